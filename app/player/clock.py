"""Which frame a running clock shows. The clock decides and the screen follows: a late screen skips frames, and time
never waits for it.

Time is counted in flicks, 705,600,000 to a second: every frame of every usual rate and every sample at 48 kHz lasts a
whole number of them, so that picture and sound agree to the sample after any number of hours.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.time import Rate

SECOND = 705_600_000  # flicks
SAMPLE = 14_700  # flicks of a sample at 48 kHz


@dataclass(frozen=True, slots=True)
class Run:
    """Playing from a frame of the film at a moment of the clock, over ``first <= film_frame <= last``."""

    rate: Rate
    began: int  # flicks of the clock
    film_frame: int
    first: int
    last: int
    speed: int = 1  # 2 plays twice as fast, -1 backwards
    loop: bool = False

    def passed(self, now: int) -> int:
        """Whole frames gone by since the run began, exact for every rate: in 1001 s of 24000/1001 they are 24000.

        Before it begins, while the first sound is on its way to the ear, none have.
        """
        if now < self.began:
            return 0
        return (now - self.began) * self.rate.num * abs(self.speed) // (self.rate.den * SECOND)

    def frame_at(self, now: int) -> int | None:
        """The film frame to show; None when a run that does not loop has come to its end."""
        frame = self.film_frame + (self.passed(now) if self.speed > 0 else -self.passed(now))
        if self.first <= frame <= self.last:
            return frame
        if not self.loop:
            return None
        return self.first + (frame - self.first) % (self.last - self.first + 1)

    def due(self, frames: int) -> int:
        """The moment at which so many frames have gone by, rounded up to the first at which they have."""
        return self.began - (-frames * self.rate.den * SECOND // (self.rate.num * abs(self.speed)))
