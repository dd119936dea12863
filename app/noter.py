"""Has every change in the journal within two seconds, whatever the window is busy with.

A thread of its own: neither a held stroke, nor a modal dialog, nor an import, nor a slow save makes it wait. It needs
nothing of the window but the document, which is a value.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from engine.document.journal import Journal
from engine.document.model import Document
from engine.values.errors import InbetweenerError

GATHER = 0.6  # seconds in which changes gather before they are written down together
AGAIN = 1.5  # seconds until it is tried again when the disk refuses


class Noter:
    """``told`` is called in the noter's thread: with a sentence and a hint when the disk refuses, with "" when it is well."""

    def __init__(self, told: Callable[[str, str], None]):
        self._told = told
        self._next: tuple[Journal, Document, int] | None = None
        self._there_is_one = threading.Condition()
        self._closed = False
        self._well = True
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def note(self, journal: Journal, document: Document, count: int) -> None:
        """This is how the film is now. Returns at once."""
        with self._there_is_one:
            self._next = journal, document, count
            self._there_is_one.notify()

    def drop(self) -> None:
        """What waits need not be written down any more: it is saved."""
        with self._there_is_one:
            self._next = None

    def close(self) -> None:
        with self._there_is_one:
            self._closed = True
            self._there_is_one.notify()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while True:
            with self._there_is_one:
                while self._next is None and not self._closed:
                    self._there_is_one.wait()
                if self._closed:
                    return
            time.sleep(GATHER)
            with self._there_is_one:
                newest, self._next = self._next, None
            if newest and not self._write(*newest):
                time.sleep(AGAIN)
                with self._there_is_one:
                    self._next = self._next or newest

    def _write(self, journal: Journal, document: Document, count: int) -> bool:
        try:
            journal.note(document, count)
        except InbetweenerError as error:
            self._say(False, error.sentence, error.hint)
            return False
        except OSError as error:
            self._say(False, f"{journal.path.name}: {error.strerror or error}.", "")
            return False
        self._say(True, "", "")
        return True

    def _say(self, well: bool, sentence: str, hint: str) -> None:
        if well != self._well:
            self._well = well
            self._told(sentence, hint)
