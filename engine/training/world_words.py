"""The words that Pencil knows: a closed little grammar for saying what a clip shows, with more than one way to say it."""

from __future__ import annotations

import colorsys
import re

import numpy as np

from engine.document.model import Colour

LIGHTS = {
    "day": ("day", "daylight", "in the daytime", "sunny morning", "afternoon", "midday", "bright day"),
    "dusk": ("dusk", "sunset", "evening", "golden hour", "dawn", "sunrise", "twilight"),
    "night": ("night", "at night", "midnight", "moonlight", "dark night", "late at night"),
    "indoor": ("indoor light", "indoors", "inside", "lamplight", "warm room light", "interior"),
}
WEATHERS = {
    "clear": ("", "", "", "clear", "clear sky"),
    "rain": ("rain", "in the rain", "raining", "rainy", "heavy rain", "storm"),
    "snow": ("snow", "in the snow", "snowing", "snowy", "snowfall", "winter"),
    "fog": ("fog", "in the fog", "foggy", "mist", "misty", "haze"),
}
STYLES = {
    "pencil": ("pencil drawing", "pencil", "pencil sketch", "graphite storyboard", "drawn in pencil"),
    "ink": ("ink drawing", "ink", "black ink", "brush and ink", "black and white comic"),
    "tone": ("grey tones", "tone", "marker tones", "grey marker", "tonal storyboard", "gray wash"),
    "colour": ("colour", "flat colour", "color", "cel animation", "cartoon colours", "coloured drawing"),
}
ACTION_WORDS = {
    "stand": ("stands", "is standing", "waits", "stands still", "stays"),
    "look": ("looks around", "looks", "turns the head", "watches", "listens"),
    "walk": ("walks", "is walking", "strolls", "steps along", "goes by", "enters", "leaves"),
    "run": ("runs", "is running", "sprints", "hurries", "rushes", "escapes"),
    "wave": ("waves", "is waving", "greets", "says hello", "says goodbye"),
    "cheer": ("cheers", "raises both arms", "celebrates", "is happy"),
    "point": ("points", "is pointing", "points at something", "shows the way"),
    "sit": ("sits", "is sitting", "sits down", "is seated", "rests"),
    "reach": ("reaches up", "reaches", "stretches", "grabs"),
    "hold": ("holds", "is holding", "shows", "takes"),
    "carry": ("carries", "is carrying", "brings"),
    "talk": ("talks", "is talking", "speaks", "explains", "argues", "says"),
    "dance": ("dances", "is dancing", "swings", "moves to music"),
    "jump": ("jumps", "is jumping", "leaps", "hops"),
    "crouch": ("crouches", "hides", "ducks", "squats"),
    "kneel": ("kneels", "is kneeling", "goes down on one knee"),
    "bow": ("bows", "bends down", "bends over"),
    "think": ("thinks", "is thinking", "wonders", "worries"),
    "hands on hips": ("stands with hands on hips", "poses", "looks proud"),
    "throw": ("throws", "is throwing", "tosses"),
    "kick": ("kicks", "is kicking"),
    "climb": ("climbs", "is climbing"),
}
PEOPLE = ("person", "woman", "man", "girl", "boy", "figure", "character", "somebody", "child")
COLOURS = (
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "white", "grey", "black", "beige"
)  # fmt: skip
SIDES = {
    "front": ("facing us", "from the front", "towards the camera"),
    "left": ("facing left", "in profile", "from the side", "to the left"),
    "right": ("facing right", "in profile", "from the side", "to the right"),
    "back": ("from behind", "seen from behind", "facing away", "from the back"),
}
FRAMINGS = {
    "wide": ("wide shot", "long shot", "wide view", "far away"),
    "full": ("full shot", "full figure", ""),
    "medium": ("medium shot", "waist shot", ""),
    "close": ("close up", "closeup", "face", "portrait"),
}
CAMERAS = {
    "static": ("", "", "static camera", "still camera"),
    "pan": ("the camera pans", "pan", "camera moves sideways", "tracking shot"),
    "push": ("the camera pushes in", "zoom in", "push in", "dolly in"),
    "pull": ("the camera pulls back", "zoom out", "pull out", "dolly out"),
}
_JOINING = "a an the in on at with and near beside next to by of holding wearing hair long short two three people nobody no one empty there is shot scene front behind left right his her their together couple"


def colour_word(colour: Colour) -> str:
    """The everyday name of a colour."""
    hue, light, strength = colorsys.rgb_to_hls(*(value / 255 for value in colour))
    if light > 0.86:
        return "white"
    if light < 0.15:
        return "black"
    if strength < 0.13:
        return "grey"
    degrees = hue * 360
    if degrees < 16 or degrees >= 345:
        return "pink" if light > 0.68 else "red"
    if degrees < 46:
        return "brown" if light < 0.42 else "beige" if strength < 0.5 and light > 0.6 else "orange"
    for limit, name in ((70, "yellow"), (160, "green"), (195, "teal"), (255, "blue"), (300, "purple"), (345, "pink")):
        if degrees < limit:
            return name
    return "red"


def one(rng: np.random.Generator, words: tuple[str, ...]) -> str:
    return words[int(rng.integers(len(words)))]


def sentence(parts: list[str], rng: np.random.Generator) -> str:
    """Clauses joined by commas; the first keeps its place, the others come in any order."""
    first, rest = parts[0], [part for part in parts[1:] if part]
    rng.shuffle(rest)
    return ", ".join([first, *rest])


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def vocabulary(nouns: set[str]) -> tuple[str, ...]:
    """Every word of the grammar and of the given nouns, sorted."""
    tables = (LIGHTS, WEATHERS, STYLES, ACTION_WORDS, SIDES, FRAMINGS, CAMERAS)
    found: set[str] = {word for table in tables for ways in table.values() for way in ways for word in words_of(way)}
    found |= {word for table in tables for key in table for word in words_of(key)}
    for text in (*PEOPLE, *COLOURS, *nouns, _JOINING, "couple"):
        found.update(words_of(text))
    return tuple(sorted(found))
