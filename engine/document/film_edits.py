"""What holds for the whole film: its title, size, style and painter, and its sequences."""

from __future__ import annotations

import msgspec

from engine.document.changing import within
from engine.document.model import Document, Sequence, Style, find, put
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Rate

replace = msgspec.structs.replace


def new_document(title: str, rate: Rate | None = None, width: int = 1280, height: int = 720) -> Document:
    """An empty film."""
    return set_size(Document(new_id("film"), title, rate or Rate(24)), width, height)


def set_title(document: Document, title: str) -> Document:
    return replace(document, title=title)


def set_size(document: Document, width: int, height: int) -> Document:
    """Pixels of the final picture, even on both sides as video files want them."""
    for side in (width, height):
        within("A side of the picture in pixels", side, 16, 16384)
        if side % 2:
            raise InbetweenerError(
                f"A picture {side} pixels long cannot be put into a video.", "Choose an even number."
            )
    return replace(document, width=width, height=height)


def set_rate(document: Document, rate: Rate) -> Document:
    """Other frames a second for the same frames: the film plays faster or slower."""
    return replace(document, rate=rate)


def set_style(document: Document, style: Style) -> Document:
    return replace(document, style=style)


def set_held(document: Document, held: int) -> Document:
    """For how many frames each painted draft frame is held: 2 is "on twos"."""
    return replace(document, held=int(within("On how many frames a draft is held", held, 1, 8)))


def set_upscaler(document: Document, upscaler: str) -> Document:
    """Who enlarges the film's finals: a file's name, or nothing for the model's own enlarger."""
    return msgspec.structs.replace(document, upscaler=upscaler)


def set_film_model(document: Document, model: str) -> Document:
    """Who paints every shot that names nobody else."""
    return replace(document, model=model)


def add_sequence(document: Document, name: str = "", at: int | None = None) -> Document:
    at = len(document.sequences) if at is None else at
    new = Sequence(new_id("sequence"), name)
    return replace(document, sequences=(*document.sequences[:at], new, *document.sequences[at:]))


def rename_sequence(document: Document, sequence_id: str, name: str) -> Document:
    sequence = find(document.sequences, sequence_id)
    return replace(document, sequences=put(document.sequences, replace(sequence, name=name)))


def remove_sequence(document: Document, sequence_id: str) -> Document:
    """Takes a sequence away with all its shots."""
    find(document.sequences, sequence_id)
    return replace(document, sequences=tuple(each for each in document.sequences if each.id != sequence_id))
