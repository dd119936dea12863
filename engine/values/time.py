"""Film time: whole frames on an exact rational rate. No float ever carries a time."""

from __future__ import annotations

import re
from fractions import Fraction

import msgspec

from .errors import InbetweenerError


class Rate(msgspec.Struct, frozen=True, order=True):
    """Frames per second as a ratio: ``Rate(24000, 1001)`` is exactly 23.976..."""

    num: int
    den: int = 1

    def __post_init__(self) -> None:
        if self.num <= 0 or self.den <= 0 or not 1 <= self.num / self.den <= 240:
            raise ValueError(f"a frame rate of {self.num}/{self.den} is not between 1 and 240 frames a second")

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.num, self.den)

    @property
    def nominal(self) -> int:
        """Frames counted in one second of timecode: 24 for 24000/1001."""
        return round(self.fraction)

    def __str__(self) -> str:
        return f"{self.num}" if self.den == 1 else f"{self.num / self.den:.3f}"

    @classmethod
    def of(cls, value: float | str) -> Rate:
        """The rate that a person or another program wrote: 24, "25", "24000/1001", 23.976, "29.97"."""
        exact = Fraction(str(value))
        near = round(exact) * Fraction(1000, 1001)
        if exact.denominator != 1 and abs(exact - near) < Fraction(1, 200):
            exact = near
        return cls(exact.numerator, exact.denominator)


class Span(msgspec.Struct, frozen=True, order=True):
    """Frames ``start <= frame < stop``, in whatever time the name of the field says."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if self.stop < self.start:
            raise ValueError(f"a span cannot end at frame {self.stop} before it begins at {self.start}")

    def __contains__(self, frame: int) -> bool:
        return self.start <= frame < self.stop

    def __len__(self) -> int:
        return self.stop - self.start

    def meets(self, other: Span) -> bool:
        return self.start < other.stop and other.start < self.stop

    def moved(self, frames: int) -> Span:
        return Span(self.start + frames, self.stop + frames)


def frames_in(seconds: Fraction | float, rate: Rate) -> int:
    """The whole frames nearest to a duration, halves away from zero: 0.5 s at 25 is 13 frames."""
    return int(Fraction(seconds).limit_denominator(1_000_000) * rate.fraction + Fraction(1, 2))


def seconds_at(frame: int, rate: Rate) -> Fraction:
    return frame / rate.fraction


def timecode(frame: int, rate: Rate) -> str:
    """Non-drop timecode HH:MM:SS:FF; negative frames carry a leading minus."""
    sign, frame = ("-", -frame) if frame < 0 else ("", frame)
    seconds, rest = divmod(frame, rate.nominal)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{sign}{hours:02}:{minute:02}:{second:02}:{rest:02}"


def parse_timecode(text: str, rate: Rate, now: int = 0) -> int:
    """What a person types into a time field: ``01:02:03:04``, ``3:04``, ``120``, ``2s``, ``+20``, ``-5`` (relative to now)."""
    text = text.strip()
    relative = re.fullmatch(r"([+-])(\d+)(s?)", text)
    if relative:
        amount = int(relative[2]) * (rate.nominal if relative[3] else 1)
        return now + (amount if relative[1] == "+" else -amount)
    if re.fullmatch(r"\d+s", text):
        return int(text[:-1]) * rate.nominal
    if re.fullmatch(r"\d+(:\d+){0,3}", text):
        *larger, frames = [int(part) for part in text.split(":")]
        seconds = 0
        for part in larger:
            seconds = seconds * 60 + part
        return seconds * rate.nominal + frames
    raise InbetweenerError(f"“{text}” is not a time.", "Type a timecode such as 01:02:03:04, a frame, 2s, +20 or -5.")
