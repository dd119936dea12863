"""Who and what appears in Pencil's world: skins, hair, cloth, and more than one noun for a thing."""

from __future__ import annotations

from typing import Literal, cast, get_args

import numpy as np

from engine.blocking import KINDS, PLACES
from engine.conditioning.vectors import Shown
from engine.document.model import Colour, Look
from engine.training.world_words import one

HairStyle = Literal["short", "long", "bun", "bald"]
_NOUNS = {
    noun: tuple(other for other in table if table[other] is table[noun]) for table in (KINDS, PLACES) for noun in table
}

SKINS: tuple[Colour, ...] = (
    (246, 214, 190), (236, 194, 164), (224, 182, 150), (204, 154, 118), (172, 120, 86), (132, 88, 62), (96, 64, 48)
)  # fmt: skip
HAIRS: tuple[Colour, ...] = (
    (36, 30, 34), (58, 42, 32), (92, 60, 40), (142, 92, 52), (206, 164, 96), (170, 78, 48), (152, 150, 154), (216, 212, 206), (64, 60, 92)
)  # fmt: skip
CLOTHS: tuple[Colour, ...] = (
    (196, 72, 62), (222, 122, 74), (232, 186, 92), (120, 152, 88), (62, 128, 118), (72, 122, 168), (66, 82, 138), (124, 92, 150),
    (206, 122, 140), (142, 96, 70), (236, 230, 218), (148, 150, 156), (52, 56, 70), (178, 196, 204), (226, 206, 176), (92, 40, 52),
)  # fmt: skip


def _near(colour: Colour, rng: np.random.Generator, amount: float = 9) -> Colour:
    red, green, blue = (int(np.clip(value + rng.normal(0, amount), 0, 255)) for value in colour)
    return red, green, blue


def pick(colours: tuple[Colour, ...], rng: np.random.Generator) -> Colour:
    return _near(colours[int(rng.integers(len(colours)))], rng)


def any_colour(rng: np.random.Generator) -> Colour:
    if rng.random() < 0.8:
        return pick(CLOTHS, rng)
    red, green, blue = (int(value) for value in rng.integers(20, 245, 3))
    return red, green, blue


def synonym(noun: str, rng: np.random.Generator) -> str:
    """Another noun with the same drawing, now and then."""
    return noun if rng.random() < 0.6 else one(rng, _NOUNS[noun])


def shown_place(noun: str, rng: np.random.Generator) -> Shown:
    colour = (128, 128, 128) if rng.random() < 0.35 else any_colour(rng)
    return Shown(kind="place", noun=synonym(noun, rng), colour=colour, look=Look())


def any_look(rng: np.random.Generator) -> Look:
    style = cast("HairStyle", str(rng.choice(get_args(HairStyle), p=[0.42, 0.33, 0.17, 0.08])))
    return Look(
        bottom=any_colour(rng)
        if rng.random() < 0.6
        else pick(((60, 66, 84), (52, 56, 70), (110, 96, 84), (76, 88, 120)), rng),
        hair=pick(HAIRS, rng),
        skin=_near(SKINS[int(rng.integers(len(SKINS)))], rng, 4),
        hair_style=style,
        skirt=bool(rng.random() < (0.45 if style in ("long", "bun") else 0.08)),
        build=float(np.clip(rng.normal(0.98, 0.12), 0.55, 1.2)),
    )
