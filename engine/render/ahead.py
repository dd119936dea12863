"""Pictures made ahead of whoever takes them, by a thread of their own: while one is encoded the next is read and mixed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import TypeVar

Made = TypeVar("Made")

AHEAD = 6  # pictures that wait at most: 150 MB of them at 4K


class _End:
    """That was the last, or what went wrong in making the next."""

    def __init__(self, error: BaseException | None = None):
        self.error = error


def ahead(made: Iterator[Made], most: int = AHEAD) -> Iterator[Made]:
    """The same things in the same order, a few of them made ahead. An error comes where it would have come."""
    waiting: queue.Queue[Made | _End] = queue.Queue(most)
    enough = threading.Event()

    def put(thing: Made | _End) -> bool:
        while not enough.is_set():
            try:
                waiting.put(thing, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False

    def make() -> None:
        try:
            for thing in made:
                if not put(thing):
                    return
            put(_End())
        except BaseException as error:
            put(_End(error))

    thread = threading.Thread(target=make, name="ahead", daemon=True)
    thread.start()
    try:
        while True:
            thing = waiting.get()
            if isinstance(thing, _End):
                if thing.error is not None:
                    raise thing.error
                return
            yield thing
    finally:
        enough.set()
        thread.join()
