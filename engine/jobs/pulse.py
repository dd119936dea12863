"""How long a worker has been silent, against how long it usually is."""

from __future__ import annotations

import statistics
import time

HANGS_AFTER = 60.0  # seconds without a word, and
HANGS_FACTOR = 8  # times the usual pause between two of them
LOADING = 900.0  # seconds that loading a model, and its first step, may take
KNOWN = 4  # pauses that have to be measured before they say what is usual


class Pulse:
    def __init__(self) -> None:
        self._last = time.monotonic()
        self._pauses: list[float] = []

    def beat(self, *, step: bool = False) -> None:
        now = time.monotonic()
        if step:
            self._pauses = [*self._pauses[-50:], now - self._last]
        self._last = now

    def silence(self) -> float:
        return time.monotonic() - self._last

    def stopped(self) -> bool:
        if len(self._pauses) < KNOWN:
            return self.silence() > LOADING
        usual = statistics.quantiles(self._pauses, n=10)[-1]
        return self.silence() > max(HANGS_AFTER, HANGS_FACTOR * usual)
