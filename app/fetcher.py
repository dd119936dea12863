"""Fetches pictures behind the window's back: the last asked for comes first, because that is what is looked at now."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from app.background import QUIET, Failure, attempted, thread
from engine.values.errors import InbetweenerError

WAITING = 240  # asks that are kept; older ones were scrolled past, and will be asked again if they are seen again


class Fetcher:
    """Two quiet threads. ``arrived(key, result)`` is called from them; a result of None means that there is none."""

    def __init__(self, arrived: Callable[[Any, Any], None], threads: int = 2, nice: int = QUIET):
        self.arrived = arrived
        self._asks: OrderedDict[Hashable, Callable[[], Any]] = OrderedDict()
        self._working: set[Hashable] = set()
        self._there_is_work = threading.Condition()
        self._closed = False
        self._threads = [thread(self._run, f"pictures {at}", nice) for at in range(threads)]

    def ask(self, key: Hashable, fetch: Callable[[], Any]) -> None:
        with self._there_is_work:
            if key in self._working:
                return
            self._asks[key] = fetch
            self._asks.move_to_end(key)
            while len(self._asks) > WAITING:
                self._asks.popitem(last=False)
            self._there_is_work.notify()

    def taken(self, key: Hashable) -> None:
        """The result of this ask has been put away; until then it is not fetched a second time."""
        with self._there_is_work:
            self._working.discard(key)

    def drop_all(self) -> None:
        with self._there_is_work:
            self._asks.clear()

    def close(self) -> None:
        with self._there_is_work:
            self._closed = True
            self._asks.clear()
            self._there_is_work.notify_all()
        for each in self._threads:
            each.join(timeout=5)

    def _run(self) -> None:
        while True:
            with self._there_is_work:
                while not self._asks and not self._closed:
                    self._there_is_work.wait()
                if self._closed:
                    return
                key, fetch = self._asks.popitem(last=True)
                self._working.add(key)
            found = attempted(partial(_fetched, fetch))
            if self._closed:
                return
            self.arrived(key, None if isinstance(found, Failure) else found)


def _fetched(fetch: Callable[[], Any]) -> Any:
    try:
        return fetch()
    except (InbetweenerError, OSError, ValueError):
        return None  # a missing or damaged file is shown as what there is without it
