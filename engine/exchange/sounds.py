"""Sound files: dialogue, music and noises, laid on the film as they are."""

from __future__ import annotations

from pathlib import Path

from engine.document.model import Sound
from engine.exchange.brought import Brought, Setting, Suits, called
from engine.media.sound import SUFFIXES, blocks
from engine.media.video import SOUND_RATE
from engine.values.ids import new_id
from engine.values.time import Rate


def takes(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    """Each file becomes an asset and a sound as long as itself. It is heard to its end first: a damaged one is told now."""
    laid: list[Sound] = []
    for done, path in enumerate(paths):
        setting.step(path.name, done, len(paths))
        samples = sum(map(len, blocks(path)))
        laid.append(
            Sound(
                new_id("sound"),
                setting.assets.put_file(path),
                0,
                called(path.stem),
                frames=_frames(samples, setting.film.rate),
            )
        )
    return Brought((), setting.film.cast, laid=tuple(laid))


def suits(paths: tuple[Path, ...]) -> Suits:
    return Suits()


def _frames(samples: int, rate: Rate) -> int:
    """Whole frames that hold so many samples: the last one may be heard for a part of it."""
    return max(1, -(-samples * rate.num // (rate.den * SOUND_RATE)))
