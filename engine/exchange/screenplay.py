"""From a screenplay to empty boards: scenes become sequences, every paragraph and every speech a shot to be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from engine.document.model import (
    Document,
    Light,
    Panel,
    Relation,
    Sequence,
    Shot,
    Transition,
    Weather,
    Words,
)  # fmt: skip
from engine.document.speech import spoken_seconds
from engine.document.staging_edits import with_place
from engine.exchange.brought import Brought, Setting, name_of, somebody
from engine.values.ids import new_id
from engine.values.time import Rate, Span, frames_in

LETTERS_A_LINE = 60  # of a printed page, one page of 55 lines being a minute
SECONDS_A_LINE = 1.1
SHORTEST = 1.5  # seconds of a shot
LONGEST = 20.0


@dataclass(frozen=True)
class Heading:
    """Where and when a scene plays: *INT. KITCHEN - NIGHT*."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Action:
    text: str


@dataclass(frozen=True)
class Speech:
    who: str
    lines: str


@dataclass(frozen=True)
class Remark:
    """A note of the writer's, for the shot before it."""

    text: str


@dataclass(frozen=True)
class Change:
    """How the next scene comes in: *DISSOLVE TO:*."""

    text: str


Element = Heading | Action | Speech | Remark | Change

_INSIDE = ("INT", "I/E", "INT/EXT", "INT./EXT", "ИНТ", "ИНТ/НАТ", "INNEN", "INTÉRIEUR", "INTERIOR")
_OUTSIDE = ("EXT", "EST", "EXT/INT", "EXT./INT", "НАТ", "ЭКСТ", "НАТ/ИНТ", "AUSSEN", "AUẞEN", "EXTÉRIEUR", "EXTERIOR")
PREFIXES = tuple(sorted((*_INSIDE, *_OUTSIDE), key=len, reverse=True))
"""How scene headings begin in the languages that we know."""

_DUSK = {
    "DUSK", "EVENING", "SUNSET", "DAWN", "SUNRISE", "TWILIGHT", "MAGIC", "GOLDEN",
    "ВЕЧЕР", "РАССВЕТ", "ЗАКАТ", "СУМЕРКИ", "ABEND", "DÄMMERUNG", "SOIR", "AUBE", "CRÉPUSCULE", "ATARDECER", "AMANECER",
}  # fmt: skip
_NIGHT = {"NIGHT", "MIDNIGHT", "НОЧЬ", "NACHT", "NUIT", "NOCHE", "NOTTE", "NOITE"}
_DAY = {
    "DAY", "MORNING", "AFTERNOON", "NOON", "LATER", "CONTINUOUS", "SAME", "MOMENTS", "ДЕНЬ", "УТРО", "ПОЗЖЕ", "TAG",
    "MORGEN", "JOUR", "MATIN", "DÍA", "DIA", "MAÑANA", "TARDE", "GIORNO", "MATTINA",
}  # fmt: skip
_WEATHERS: tuple[tuple[Weather, str], ...] = (
    ("rain", r"\b(RAIN|STORM|ДОЖДЬ|REGEN|PLUIE|LLUVIA)"),
    ("snow", r"\b(SNOW|BLIZZARD|СНЕГ|SCHNEE|NEIGE|NIEVE)"),
    ("fog", r"\b(FOG|MIST|ТУМАН|NEBEL|BROUILLARD|NIEBLA)"),
)
_CHANGES: tuple[tuple[Literal["dissolve", "fade", "wipe"], str], ...] = (
    ("dissolve", r"DISSOLVE|РАСТВОР"), ("wipe", r"\bWIPE"), ("fade", r"\bFADE|ЗТМ|ИЗ ЗТМ"),
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """What a heading says."""

    place: str
    light: Light
    weather: Weather
    number: str = ""


@dataclass
class _Reading:
    setting: Setting
    film: Document
    sequences: list[Sequence] = field(default_factory=list[Sequence])
    shots: list[Shot] = field(default_factory=list[Shot])
    scene: Scene = Scene("", "day", "clear")
    place: str = ""  # id in the cast
    name: str = ""
    change: Transition | None = None


def boards_of(elements: Iterable[Element], setting: Setting) -> Brought:
    """Sequences of shots without drawings, long enough for what is said and done in them."""
    told = tuple(elements)
    reading = _Reading(setting, setting.film)
    speakers: dict[str, str] = {}
    for who in dict.fromkeys(element.who for element in told if isinstance(element, Speech)):
        reading.film, speakers[who] = somebody(reading.film, "character", _as_name(who))
    for element in told:
        if isinstance(element, Heading):
            _begin_scene(element, reading)
        elif isinstance(element, Change):
            reading.change = _transition(element.text, setting.film.rate)
        elif isinstance(element, Remark):
            if reading.shots:
                reading.shots[-1] = _with_remark(reading.shots[-1], element.text)
        else:
            _add_shot(element, speakers, reading)
    _end_scene(reading)
    return Brought(tuple(reading.sequences), reading.film.cast)


def scene_of(heading: Heading) -> Scene:
    """Place, light and weather of a heading in any language that we know; inside is lamp light until it is night."""
    text = heading.text.strip()
    upper = text.upper()
    prefix = next((prefix for prefix in PREFIXES if re.match(rf"{re.escape(prefix)}[. ]", upper)), "")
    inside = prefix in _INSIDE
    rest = text[len(prefix) :].lstrip(". /") if prefix else text
    parts = [part.strip() for part in re.split(r"\s+[-–—]+\s+|\s*[-–—]\s*$|\.\s+(?=\S+$)", rest) if part.strip()]
    hours = [part for part in parts[1:] if _hour(part)]
    place = " – ".join(part for part in parts if part not in hours) or rest
    hour = next((found for part in hours if (found := _hour(part))), "day")
    light: Light = "night" if hour == "night" else "dusk" if hour == "dusk" else "indoor" if inside else "day"
    outside: list[Weather] = [name for name, words in _WEATHERS if re.search(words, upper) and not inside]
    return Scene(_as_name(place), light, outside[0] if outside else "clear", heading.number)


def seconds_spoken(lines: str) -> float:
    """How long a speech takes, with a breath before it."""
    return min(LONGEST, max(SHORTEST, spoken_seconds(lines)))


def seconds_played(action: str) -> float:
    """How long a paragraph takes, by the lines that it fills on a page."""
    lines = sum(-(-len(line) // LETTERS_A_LINE) for line in action.splitlines() if line.strip())
    return min(LONGEST, max(SHORTEST, lines * SECONDS_A_LINE))


def _begin_scene(heading: Heading, reading: _Reading) -> None:
    _end_scene(reading)
    reading.scene = scene_of(heading)
    reading.name = heading.text.strip()
    reading.place = ""
    if reading.scene.place:
        noun = re.sub(r"^.*\s[–—-]\s", "", reading.scene.place).lower()
        reading.film, reading.place = somebody(reading.film, "place", reading.scene.place, noun)


def _end_scene(reading: _Reading) -> None:
    if reading.shots:
        reading.sequences.append(Sequence(new_id("sequence"), reading.name, tuple(reading.shots)))
    reading.shots = []


def _add_shot(element: Action | Speech, speakers: dict[str, str], reading: _Reading) -> None:
    rate = reading.setting.film.rate
    if isinstance(element, Speech):
        frames = frames_in(seconds_spoken(element.lines), rate)
        who = [speakers[element.who]]
        words = ""
        panel = Panel(new_id("panel"), frames, dialogue=f"{name_of(reading.film, who[0])}: {element.lines}".strip())
    else:
        frames = frames_in(seconds_played(element.text), rate)
        who = _mentioned(element.text, speakers)
        words = re.sub(r"\s+", " ", element.text)[:400]
        panel = Panel(new_id("panel"), frames, action=element.text)
    scene = reading.scene
    shot = Shot(
        new_id("shot"), (panel,),
        words=(Words(Span(0, frames), words),) if words else (),
        staging=tuple(Relation(name, "in", reading.place) for name in who) if reading.place else (),
        light=scene.light, weather=scene.weather, transition=reading.change,
    )  # fmt: skip
    if reading.place and not who:
        shot = with_place(shot, reading.place)
    reading.change = None
    reading.shots.append(shot)


def _mentioned(action: str, speakers: dict[str, str]) -> list[str]:
    """Who of those that speak somewhere is named in a paragraph, in the order in which they are."""
    found: dict[str, int] = {}
    for who, entity in speakers.items():
        at = re.search(rf"(?<!\w){re.escape(who)}(?!\w)", action, re.IGNORECASE)
        if at:
            found[entity] = min(at.start(), found.get(entity, at.start()))
    return sorted(found, key=lambda entity: found[entity])


def _hour(part: str) -> str:
    words = set(re.findall(r"[^\W\d_]+", part.upper()))
    return "night" if words & _NIGHT else "dusk" if words & _DUSK else "day" if words & _DAY else ""


def _transition(text: str, rate: Rate) -> Transition | None:
    for kind, words in _CHANGES:
        if re.search(words, text.upper()):
            return Transition(kind, frames_in(0.5 if kind == "wipe" else 1, rate))
    return None  # a cut is no transition


def _with_remark(shot: Shot, remark: str) -> Shot:
    panel = shot.panels[-1]
    panel = msgspec.structs.replace(panel, notes="\n".join(filter(None, (panel.notes, remark))))
    return msgspec.structs.replace(shot, panels=(*shot.panels[:-1], panel))


def _as_name(text: str) -> str:
    """*MATTHEW'S BEDROOM* as Matthew's Bedroom; what is not all in capitals stays."""
    if text != text.upper():
        return text.strip()
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def without_asides(cue: str) -> str:
    """Who speaks, without *(V.O.)* and *(CONT'D)*."""
    return re.sub(r"\([^()]{0,80}\)", "", cue)


def words_of(runs: Several[str]) -> str:
    """Runs of text in several styles as one line."""
    return re.sub(r"[ \t]+", " ", "".join(runs)).strip()
