"""The words for the picture, over some frames of a shot."""

from __future__ import annotations

from engine.document.changing import change_shot
from engine.document.keyed import everywhere
from engine.document.model import Document, Shot, Words
from engine.values.errors import InbetweenerError
from engine.values.time import Span


def add_words(document: Document, shot_id: str, text: str, span: Span | None = None) -> Document:
    """Adds words over a span of shot frames; None is the whole shot."""
    shot = document.shot(shot_id)
    words = Words(_held(shot, span or Span(0, shot.frames)), text)
    return _with_words(document, shot, (*shot.words, words))


def change_words(
    document: Document, shot_id: str, at: int, text: str | None = None, span: Span | None = None
) -> Document:
    """Changes the words at a place of ``shot.words``; words without text are taken away."""
    shot = document.shot(shot_id)
    old = shot.words[at]
    new = Words(_changed(shot, old.span, span) if span else old.span, old.text if text is None else text)
    kept = (new,) if new.text.strip() else ()
    return _with_words(document, shot, (*shot.words[:at], *kept, *shot.words[at + 1 :]))


def remove_words(document: Document, shot_id: str, at: int) -> Document:
    return change_words(document, shot_id, at, text="")


def set_shot_words(document: Document, shot_id: str, text: str) -> Document:
    """One text for the whole shot, in the place of all others; empty text leaves the shot without words."""
    shot = everywhere(document.shot(shot_id), lambda _: {"words": ()})
    return _with_words(document, shot, (Words(Span(0, shot.frames), text),) if text.strip() else ())


def _held(shot: Shot, span: Span) -> Span:
    held = Span(max(0, span.start), max(0, min(span.stop, shot.frames)))
    if not len(held):
        raise InbetweenerError("Words need at least one frame of the shot.")
    return held


def _changed(shot: Shot, old: Span, span: Span) -> Span:
    """The span; an end that is left where it is may lie out of sight."""
    held = _held(shot, span)
    start = old.start if held.start == 0 and old.start < 0 else held.start
    return Span(start, old.stop if held.stop == shot.frames and old.stop > shot.frames else held.stop)


def _with_words(document: Document, shot: Shot, words: tuple[Words, ...]) -> Document:
    return change_shot(document, shot.id, panels=shot.panels, words=tuple(sorted(words, key=lambda each: each.span)))
