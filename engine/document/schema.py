"""A document as text that people can read and git can merge, and back again, whatever version wrote it.

Keys are sorted and every object that does not fit on a line is a block of its own, so that two people who changed two
shots changed different lines. What has other names in an older schema is renamed by one function per step.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from engine.document.model import JOINTS, Document, Keyed, waiting
from engine.values.errors import InbetweenerError
from engine.values.time import Rate

FORMAT = "inbetweener"
SCHEMA = 1
LARGEST = 64 * 2**20  # bytes of a manifest
MOST_FRAMES = 1_000_000  # of one film
_LINE = 110  # letters of an object that stays on one line

_FOLDER = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]{0,127}[^/\\:*?\"<>|\x00-\x1f. ]")  # takes lie in folders of these names

Plain = dict[str, Any]


class NewerSchemaError(InbetweenerError):
    """The project was saved by a later version, whose words this one does not know."""


@dataclass(frozen=True)
class Manifest:
    """What a project.json says."""

    document: Document
    revision: int  # counts the saves of a project
    schema: int  # in which it was written

    @property
    def newer(self) -> bool:
        return self.schema > SCHEMA


def encode(document: Document, revision: int = 0) -> bytes:
    """The canonical text: equal documents give equal bytes."""
    plain = {
        "format": FORMAT,
        "schema": SCHEMA,
        "revision": revision,
        "document": msgspec.to_builtins(document),
    }
    try:
        return (_block(plain, "") + "\n").encode()
    except ValueError as error:
        raise InbetweenerError("A position in the film is not a number; it was not saved.") from error


def decode(data: bytes, name: str = "project.json") -> Manifest:
    """The manifest in these bytes; raises InbetweenerError with the place where something is wrong."""
    plain = _parsed(data, name)
    schema, revision = plain.get("schema"), plain.get("revision", 0)
    if plain.get("format") != FORMAT or not isinstance(schema, int) or not isinstance(revision, int):
        raise InbetweenerError(f"{name} is not a project of this program.")
    try:
        document = msgspec.convert(_upgraded(plain, schema).get("document"), Document)
        _refuse(document)
    except (msgspec.ValidationError, ValueError, KeyError, TypeError) as error:
        if schema > SCHEMA:
            raise NewerSchemaError(
                f"{name} was saved by a newer version of the program.", "Open it with that version, or update this one."
            ) from error
        raise InbetweenerError(f"{name} cannot be read: {_where(error)}.") from error
    return Manifest(document, revision, schema)


def _block(value: Any, indent: str) -> str:
    if isinstance(value, dict):
        deeper = indent + "  "
        fields = sorted(cast("Plain", value).items())
        return _lines("{", [f'"{name}": {_block(field, deeper)}' for name, field in fields], "}", indent)
    if isinstance(value, (list, tuple)) and not _are_numbers(cast("list[Any]", value)):
        return _lines("[", [_block(item, indent + "  ") for item in cast("list[Any]", value)], "]", indent)
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(opening: str, parts: list[str], closing: str, indent: str) -> str:
    """The parts on one line if that is short, else each on its own."""
    if sum(map(len, parts)) + 2 * len(parts) <= _LINE and indent and not any("\n" in part for part in parts):
        return opening + ", ".join(parts) + closing
    inner = f",\n{indent}  ".join(parts)
    return f"{opening}\n{indent}  {inner}\n{indent}{closing}" if parts else opening + closing


def _are_numbers(values: list[Any]) -> bool:
    """Whether these are numbers all the way down, told by the first: the joints of a pose belong on one line."""
    first = values[0] if values else None
    return (
        _are_numbers(cast("list[Any]", first)) if isinstance(first, (list, tuple)) else isinstance(first, (int, float))
    )


def _parsed(data: bytes, name: str) -> Plain:
    if len(data) > LARGEST:
        raise InbetweenerError(f"{name} is {len(data) // 2**20} MB large, which no film needs.")
    data = data.removeprefix(codecs.BOM_UTF8)  # editors on Windows put one in front
    if not data.strip():
        raise InbetweenerError(f"{name} is empty.")
    try:
        plain = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InbetweenerError(f"{name} is damaged: {_where(error)}.") from error
    if not isinstance(plain, dict):
        raise InbetweenerError(f"{name} is not a project of this program.")
    return cast("Plain", plain)


def _upgraded(plain: Plain, schema: int) -> Plain:
    if schema < 0:
        raise ValueError(f"there never was a schema {schema}")
    for step in range(schema, SCHEMA):
        plain = UPGRADES[step](plain)
    return plain


def _from_0(plain: Plain) -> Plain:
    """Schema 0 wrote the rate as a number of frames a second and had one caption for each panel."""
    document = dict(plain["document"])
    rate = Rate.of(document.pop("fps", 24))
    document["rate"] = {"num": rate.num, "den": rate.den}
    for sequence in document.get("sequences", []):
        for shot in sequence.get("shots", []):
            for panel in shot.get("panels", []):
                panel.setdefault("action", panel.pop("caption", ""))
    return {**plain, "document": document}


UPGRADES: dict[int, Callable[[Plain], Plain]] = {0: _from_0}
"""From every old schema to the one after it."""


def _refuse(document: Document) -> None:
    """Raises ValueError for what has the right types and still is no film."""
    for side in (document.width, document.height):
        if not 16 <= side <= 16384:
            raise ValueError(f"a picture cannot be {document.width} x {document.height} pixels")
    frames, panels, shots = 0, set[str](), set[str]()
    for shot in document.shots():
        if not shot.panels:
            raise ValueError(f"shot {shot.id} has no panel")
        for panel in shot.panels:
            if panel.frames < 1:
                raise ValueError(f"panel {panel.id} lasts {panel.frames} frames")
            frames += panel.frames
            _once(panel.id, panels, "panel")
        _once(shot.id, shots, "shot")
        for name in (shot.id, *filter(None, (shot.take, shot.approved))):
            if not _FOLDER.fullmatch(name):
                raise ValueError(f"{name[:80]!r} is no name for a shot or a take")
        for waits in waiting(shot):
            if waits.frames < 1:
                raise ValueError(f"{waits.frames} frames wait in shot {shot.id}")
            _refuse_keys(waits, shot.id)
        _refuse_keys(shot, shot.id)
    if frames > MOST_FRAMES:
        raise ValueError(f"the film is {frames:,} frames long; {MOST_FRAMES:,} are the most")
    cast_ids = set[str]()
    for entity in document.cast:
        _once(entity.id, cast_ids, "member of the cast")


def _refuse_keys(keyed: Keyed, shot_id: str) -> None:
    for track in keyed.poses:
        for key in track.keys:
            if len(key.joints) != len(JOINTS):
                raise ValueError(f"a pose in shot {shot_id} has {len(key.joints)} joints instead of {len(JOINTS)}")
            if not all(math.isfinite(number) for joint in key.joints for number in joint):
                raise ValueError(f"a joint in shot {shot_id} is nowhere")
    numbers = [edge for track in keyed.layouts for key in track.keys for edge in key.box]
    numbers += [number for key in keyed.camera for number in (*key.centre, key.zoom, key.roll)]
    if not all(map(math.isfinite, numbers)) or any(key.zoom <= 0 for key in keyed.camera):
        raise ValueError(f"a box or a framing in shot {shot_id} is nowhere")


def _once(name: str, seen: set[str], what: str) -> None:
    if name in seen:
        raise ValueError(f"there are two of one {what}, {name}")
    seen.add(name)


def _where(error: Exception) -> str:
    """The decoder's own sentence, with the place first: *document.rate.num: expected int, got str*."""
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 at byte {error.start}"
    text = str(error).rstrip(".").removeprefix("JSON is malformed: ")
    if " - at `$" not in text:
        return text[:1].lower() + text[1:]
    what, place = text.split(" - at `$", 1)
    return f"document{place.rstrip('`')}: {what[:1].lower()}{what[1:]}"
