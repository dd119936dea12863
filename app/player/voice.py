"""What is heard: a passage of the film at a speed, or a grain of it under a scrubbing hand; and the clock in it.

``Voice.fill`` runs in the output's thread. It reads what it needs at once from values that are replaced whole, takes
no lock and waits for nothing.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.player.clock import SAMPLE
from engine.media.mixing import Laid, mixed
from engine.media.sound import Samples
from engine.media.video import SOUND_RATE

EDGE = 240  # samples in which one thing gives way to the next: 5 ms, so that nothing clicks
DRY = 60_000_000  # ns beyond what an output holds, after which it has been silent
REMEMBERED = 48  # portions over which the clock looks: about a second


@dataclass(frozen=True, eq=False, slots=True)
class Passage:
    """Film samples from ``start``, heard from a moment of the output's own count on."""

    at: int  # of the output's count
    start: int  # film_sample
    first: int  # first <= film_sample < last
    last: int
    speed: int = 1
    loop: bool = False

    def sample_at(self, count: int) -> int:
        """The film sample that is heard then."""
        sample = self.start + (count - self.at) * self.speed
        return self.first + (sample - self.first) % (self.last - self.first) if self.loop else sample

    def heard(self, sounds: tuple[Laid, ...], count: int, length: int) -> Samples:
        out = np.zeros((length, 2), np.float32)
        done = max(0, self.at - count)
        while done < length and self.first < self.last:
            sample = self.sample_at(count + done)
            left = self.last - sample if self.speed > 0 else sample - self.first
            take = min(length - done, -(-left // abs(self.speed)))
            if take <= 0:
                break  # the end, where the film does not go on from its start
            out[done : done + take] = self._run(sounds, sample, take)
            done += take
        return out

    def _run(self, sounds: tuple[Laid, ...], sample: int, take: int) -> Samples:
        """Faster than life, several samples are heard as their mean; backwards, from the last to the first."""
        wide = take * abs(self.speed)
        piece = mixed(sounds, sample if self.speed > 0 else sample - wide, wide)
        piece = piece if self.speed > 0 else piece[::-1]
        return piece if abs(self.speed) == 1 else piece.reshape(take, abs(self.speed), 2).mean(1)


@dataclass(frozen=True, eq=False, slots=True)
class Grain:
    """A short piece of the film that swells and dies away: what a frame sounds like."""

    at: int
    start: int  # film_sample
    length: int

    def heard(self, sounds: tuple[Laid, ...], count: int, length: int) -> Samples:
        out = np.zeros((length, 2), np.float32)
        first, last = max(count, self.at), min(count + length, self.at + self.length)
        if first < last:
            inside = np.arange(first - self.at, last - self.at)
            edges = np.minimum(np.minimum(inside, self.length - 1 - inside) / (2 * EDGE), 1)
            piece = mixed(sounds, self.start + first - self.at, last - first)
            out[first - count : last - count] = piece * edges.astype(np.float32)[:, None]
        return out


class Voice:
    """Fills an output's portions, and knows from them what time it is for the ear."""

    def __init__(self, now: Callable[[], int] = time.perf_counter_ns):
        self.sounds: tuple[Laid, ...] = ()
        self.volume = 1.0
        self.count = 0  # samples given to any output since the beginning
        self.pulled = 0  # ns: when the last portion was asked for
        self._now = now
        self._says: Passage | Grain | None = None
        self._said: Passage | Grain | None = None
        self._loud = 1.0  # the volume at the end of the last portion
        self._peaks: deque[tuple[float, float]] = deque(maxlen=32)
        self._offsets: tuple[int, ...] = ()
        self._clock: tuple[int, int] | None = None  # flicks from the machine's time to the ear's, and how far it goes
        self._told = 0

    def say(self, what: Passage | Grain | None) -> None:
        self._says = what

    def fill(self, length: int, room: int) -> Samples:
        """The next samples for an output that holds ``room`` of them."""
        says, sounds, count = self._says, self.sounds, self.count
        out = says.heard(sounds, count, length) if says else np.zeros((length, 2), np.float32)
        if says is not self._said:
            self._change(out, count, sounds)
            self._said = says
        if self.volume != 1 or self._loud != 1:
            out *= np.linspace(self._loud, self.volume, length, dtype=np.float32)[:, None]
            self._loud = self.volume
        self._peaks.append((float(np.abs(out[:, 0]).max(initial=0)), float(np.abs(out[:, 1]).max(initial=0))))
        np.clip(out, -1, 1, out=out)
        self.count = count + length
        self._look_at_the_clock(room)
        return out

    def level(self) -> tuple[float, float]:
        """The largest excursions left and right since this was last asked; above 1 they are cut off."""
        left = right = 0.0
        while self._peaks:
            peak = self._peaks.popleft()
            left, right = max(left, peak[0]), max(right, peak[1])
        return left, right

    def clock(self) -> int:
        """Flicks: the sample that is at the ear now, and never an earlier one than was told before."""
        if self._clock:
            offset, farthest = self._clock
            self._told = max(self._told, min(_flicks(self._now()) + offset, farthest))
        return self._told

    def rest(self) -> None:
        """The output stops: time stands still until one asks again."""
        self.clock()
        self._clock = None

    def wake(self) -> None:
        """An output starts, another one or the same one again: nothing is known of how full it is."""
        self._offsets = ()
        self.pulled = self._now()

    def _look_at_the_clock(self, room: int) -> None:
        """An output that holds ``room`` samples has let the ear hear all but those, or more where it runs low.

        So every portion says the least that can have been heard, and the one that found the output fullest says it
        exactly. Looking back a second follows the output's own quartz, and forgets a gap in the sound.
        """
        before, self.pulled = self.pulled, self._now()
        if self.pulled - before > (room * 1_000_000_000) // SOUND_RATE + DRY:
            self._offsets = ()  # it asked for nothing so long that it ran dry, or had not begun: what was known is void
        offset = (self.count - room) * SAMPLE - _flicks(self.pulled)
        self._offsets = (*self._offsets[1 - REMEMBERED :], offset)
        self._clock = max(self._offsets), self.count * SAMPLE

    def _change(self, out: Samples, count: int, sounds: tuple[Laid, ...]) -> None:
        length = min(EDGE, len(out))
        swell = np.linspace(0, 1, length, dtype=np.float32)[:, None]
        out[:length] *= swell
        if self._said:
            out[:length] += self._said.heard(sounds, count, length) * (1 - swell)


def _flicks(nanoseconds: int) -> int:
    return nanoseconds * 441 // 625
