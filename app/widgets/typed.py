"""What a person may type into a field: 36, +5, -5, *1.5, /2, 1:12, 2s."""

from __future__ import annotations

import re

from engine.values.errors import InbetweenerError
from engine.values.time import Rate, parse_timecode

_STEP = re.compile(r"([+\-*/])\s*(\d+(?:[.,]\d+)?)\s*%?")
_NUMBER = re.compile(r"=?\s*(-?\d+(?:[.,]\d+)?)\s*(?:%|f)?")


def typed_number(text: str, now: float) -> float:
    """A number, or a step from the number that is there. ``=-5`` is minus five itself; ``-5`` is five less."""
    text = text.strip()
    step = _STEP.fullmatch(text)
    if step:
        amount = float(step[2].replace(",", "."))
        match step[1]:
            case "+":
                return now + amount
            case "-":
                return now - amount
            case "*":
                return now * amount
            case _:
                if amount:
                    return now / amount
    number = _NUMBER.fullmatch(text)
    if number:
        return float(number[1].replace(",", "."))
    raise InbetweenerError(f"“{text}” is not a number.", "Type a number, or a step such as +5, -5, *1.5 or /2.")


def typed_length(text: str, now: int, rate: Rate) -> int:
    """A length in frames: 36, 1:12, 2s, 1.5s, +5, -5, *1.5, /2."""
    text = text.strip()
    seconds = re.fullmatch(r"(\d+[.,]\d+|\d+)\s*s", text)
    if seconds:
        return round(float(seconds[1].replace(",", ".")) * rate.fraction)
    if text[:1] in ("*", "/"):
        return round(typed_number(text, now))
    return parse_timecode(text.removesuffix("f").strip(), rate, now)


def shown_length(frames: int, rate: Rate) -> str:
    """Seconds and frames as boards say them: 1:12 is one second and twelve frames."""
    seconds, rest = divmod(frames, rate.nominal)
    return f"{seconds}:{rest:02}"
