"""Edit decision lists of CMX 3600, the oldest that every editing room reads: pictures only, times without frames dropped."""

from __future__ import annotations

import re

from engine.values.time import Rate, Span, timecode

from .edit_list import EditList

REEL = 8  # letters for the name of a reel


def edl(edits: EditList) -> str:
    """The text of an .edl file. A strip ends where the next begins to come in; the next says for how long both are seen."""
    lines = [f"TITLE: {_plain(edits.title)}", "FCM: NON-DROP FRAME", ""]
    for at, strip in enumerate(edits.strips):
        stop = edits.strips[at + 1].span.start if at + 1 < len(edits.strips) else edits.frames
        film = Span(strip.span.start, stop)
        reel = _reel(strip.name)
        event = f"{at + 1:03}"
        if strip.coming:
            before = edits.strips[at - 1]
            left = film.start - before.span.start  # where the shot before it had come to
            lines.append(
                _event(event, _reel(before.name), "C", Span(left, left), Span(film.start, film.start), edits.rate)
            )
            kind = f"{'W001' if strip.wipes else 'D   '} {strip.coming:03}"
            lines.append(_event(event, reel, kind, Span(0, len(film)), film, edits.rate))
            lines.append(_note("FROM CLIP NAME", before.file.name))
            lines.append(_note("TO CLIP NAME", strip.file.name))
        else:
            lines.append(_event(event, reel, "C", Span(0, len(film)), film, edits.rate))
            lines.append(_note("FROM CLIP NAME", strip.file.name))
    return "\r\n".join([*lines, ""])


def _event(event: str, reel: str, kind: str, source: Span, film: Span, rate: Rate) -> str:
    times = " ".join(timecode(frame, rate) for frame in (source.start, source.stop, film.start, film.stop))
    return f"{event}  {reel:<{REEL}} V     {kind:<8} {times}"


def _note(what: str, text: str) -> str:
    return "* " + what + ": " + _plain(text)


def _reel(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_]", "", name)[:REEL] or "AX"


def _plain(text: str) -> str:
    return " ".join(text.split())
