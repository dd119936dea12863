"""A shot said in a sentence, for models that read: who is where, in what light, and what the artist wrote."""

from __future__ import annotations

from engine.document.model import Light, Style, Weather

from .compile import around
from .vectors import Conditioning, Shown

STYLES: dict[Style, str] = {
    "pencil": "a pencil drawing",
    "ink": "an ink drawing",
    "tone": "a drawing in grey tones",
    "colour": "a colour illustration",
}
LIGHTS: dict[Light, str] = {"day": "by day", "dusk": "at dusk", "night": "at night", "indoor": "indoors"}
WEATHERS: dict[Weather, str] = {"clear": "", "rain": "in the rain", "snow": "in falling snow", "fog": "in fog"}


def sentence_at(seen: Conditioning, row: int) -> str:
    """What is seen at a row: ``an ink drawing at dusk, in the rain, in a kitchen: a man, a lamp. He opens the door``."""
    place = seen.entities[seen.place[row]] if seen.place[row] >= 0 else None
    scenery = [LIGHTS[seen.light], WEATHERS[seen.weather], f"in {named(place)}" if place else ""]
    scene = f"{STYLES[seen.style]} {', '.join(part for part in scenery if part)}"
    who = ", ".join(named(seen.entities[index]) for index in in_frame(seen, row))
    words = _artists_words(seen, row) if seen.follow.words > 0 else ""
    return ". ".join(part for part in (f"{scene}: {who}" if who else scene, words) if part)


def _artists_words(seen: Conditioning, row: int) -> str:
    """What the artist wrote for the shot, without what the cast, the place and the hour say for themselves."""
    said = {words for entity in seen.entities for words in (entity.description.strip(), entity.noun.strip())}
    said.add(around(seen.light, seen.weather))
    frame = int(seen.frames[row])
    return ", ".join(text.text for text in seen.texts if frame in text.span and text.text not in said)


def in_frame(seen: Conditioning, row: int) -> list[int]:
    """The entities that can be seen at a row, from left to right."""
    left, top, right, bottom = seen.boxes[row].T
    inside = seen.box_valid[row] & (right > 0) & (left < 1) & (bottom > 0) & (top < 1)
    found = [index for index in range(len(seen.entities)) if inside[index] and seen.entities[index].kind != "place"]
    return sorted(found, key=lambda index: float(left[index] + right[index]))


def named(entity: Shown) -> str:
    """Their description, or the noun with its article."""
    if entity.description:
        return entity.description
    noun = entity.noun or {"character": "person", "prop": "thing", "place": "place"}[entity.kind]
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"
