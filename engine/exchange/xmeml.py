"""Edit lists in Final Cut Pro 7's XML (xmeml 5), which Premiere and Resolve read too.

Format: Final Cut Pro XML Interchange Format, Apple 2009. A transition lies over the strips that it mixes, which run on under
it; a strip's own start or end is then -1.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from engine.media.video import SOUND_RATE
from engine.values.time import Rate

from .edit_list import EditList, Strip


def xmeml(edits: EditList) -> str:
    """The text of an .xml file. Files are named from the root of the disk, where Premiere looks for them."""
    root = Element("xmeml", version="5")
    sequence = SubElement(root, "sequence", id="sequence-1")
    _say(sequence, name=edits.title, duration=edits.frames)
    _rate(sequence, edits.rate)
    media = SubElement(sequence, "media")
    video = SubElement(media, "video")
    _looks(SubElement(video, "format"), edits)
    track = SubElement(video, "track")
    for at, strip in enumerate(edits.strips):
        leaving = at + 1 < len(edits.strips) and edits.strips[at + 1].coming > 0
        if strip.coming:
            track.append(_transition(strip, edits.rate))
        track.append(_strip(strip, leaving, edits))
    audio = SubElement(media, "audio")
    for number, file in enumerate(edits.sounds, 1):
        SubElement(audio, "track").append(_sound(file, number, edits))
    for marker in edits.markers:
        mark = SubElement(sequence, "marker")
        _say(mark, name=marker.name, **{"in": marker.film_frame, "out": -1})
    ElementTree.indent(root)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n{ElementTree.tostring(root, encoding="unicode")}\n'
    )


def _strip(strip: Strip, leaving: bool, edits: EditList) -> Element:
    item = Element("clipitem", id=f"shot-{strip.file.stem}")
    frames = len(strip.span)
    _say(item, name=strip.name, duration=frames)
    _rate(item, edits.rate)
    start, end = -1 if strip.coming else strip.span.start, -1 if leaving else strip.span.stop
    _say(item, **{"start": start, "end": end, "in": 0, "out": frames})
    file = _file(item, strip.file, f"movie-{strip.file.stem}", frames, edits.rate)
    _looks(SubElement(SubElement(file, "media"), "video"), edits)
    said = "\n".join(f"{name}: {text}" for name, _, *texts in strip.boards for text in texts if text)
    if said:
        _say(SubElement(item, "comments"), mastercomment1=said)
    return item


def _sound(path: Path, number: int, edits: EditList) -> Element:
    item = Element("clipitem", id=f"sound-{number}")
    _say(item, name=path.stem, duration=edits.frames)
    _rate(item, edits.rate)
    _say(item, **{"start": 0, "end": edits.frames, "in": 0, "out": edits.frames})
    file = _file(item, path, f"wav-{number}", edits.frames, edits.rate)
    audio = SubElement(SubElement(file, "media"), "audio")
    _say(SubElement(audio, "samplecharacteristics"), depth=16, samplerate=SOUND_RATE)
    _say(audio, channelcount=2)
    _say(SubElement(item, "sourcetrack"), mediatype="audio", trackindex=1)
    return item


def _transition(strip: Strip, rate: Rate) -> Element:
    item = Element("transitionitem")
    _say(item, start=strip.span.start, end=strip.span.start + strip.coming, alignment="center")
    _rate(item, rate)
    named, category = ("Edge Wipe", "Wipe") if strip.wipes else ("Cross Dissolve", "Dissolve")
    effect = SubElement(item, "effect")
    _say(effect, name=named, effectid=named, effectcategory=category, effecttype="transition", mediatype="video")
    return item


def _file(item: Element, path: Path, name: str, frames: int, rate: Rate) -> Element:
    file = SubElement(item, "file", id=name)
    _say(file, name=path.name, pathurl=path.as_uri().replace("file://", "file://localhost", 1), duration=frames)
    _rate(file, rate)
    return file


def _looks(where: Element, edits: EditList) -> None:
    looks = SubElement(where, "samplecharacteristics")
    _rate(looks, edits.rate)
    _say(looks, width=edits.size[0], height=edits.size[1], pixelaspectratio="square", fielddominance="none")


def _rate(where: Element, rate: Rate) -> None:
    _say(SubElement(where, "rate"), timebase=rate.nominal, ntsc="TRUE" if rate.den == 1001 else "FALSE")


def _say(where: Element, **words: object) -> None:
    for name, value in words.items():
        SubElement(where, name).text = str(value)
