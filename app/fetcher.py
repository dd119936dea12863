"""Fetches pictures behind the window's back: the last asked for comes first, because that is what is looked at now."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from engine.values.errors import InbetweenerError

log = logging.getLogger("inbetweener")
WAITING = 240  # asks that are kept; older ones were scrolled past, and will be asked again if they are seen again
NICE = 5  # below the window, which then does not stutter, and above the painter, which can wait


class Fetcher:
    """Two quiet threads. ``arrived(key, result)`` is called from them; a result of None means that there is none."""

    def __init__(self, arrived: Callable[[Any, Any], None], threads: int = 2, nice: int = NICE):
        self.arrived, self.nice = arrived, nice
        self._asks: OrderedDict[Hashable, Callable[[], Any]] = OrderedDict()
        self._working: set[Hashable] = set()
        self._there_is_work = threading.Condition()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._run, name=f"pictures {at}", daemon=True) for at in range(threads)
        ]
        for thread in self._threads:
            thread.start()

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
        for thread in self._threads:
            thread.join(timeout=5)

    def _run(self) -> None:
        if sys.platform == "linux":
            # below the window's own thread, whatever the program was started with
            nice = min(19, os.getpriority(os.PRIO_PROCESS, 0) + self.nice)
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), nice)
        while True:
            with self._there_is_work:
                while not self._asks and not self._closed:
                    self._there_is_work.wait()
                if self._closed:
                    return
                key, fetch = self._asks.popitem(last=True)
                self._working.add(key)
            try:
                result = fetch()
            except (InbetweenerError, OSError, ValueError):
                result = None  # a missing or damaged file is shown as what there is without it
            except Exception:  # a worker's loop: one bad picture must not end all others
                log.exception("A picture could not be made: %s", key)
                result = None
            if self._closed:
                return
            self.arrived(key, result)
