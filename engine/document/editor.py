"""The one place where the current document changes, and where changes are undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from .model import Document

P = ParamSpec("P")
REMEMBERED = 1000  # steps back; old values share what did not change, so a thousand cost a few megabytes


@dataclass(frozen=True, slots=True)
class Change:
    before: Document
    after: Document
    label: str
    settled: bool = True  # False while the hand is still dragging


class Editor:
    """Holds the current document and its past. Undo is going back to a value that was never changed."""

    def __init__(self, document: Document):
        self.document = document
        self.past: deque[tuple[str, Document]] = deque(maxlen=REMEMBERED)
        self.future: list[tuple[str, Document]] = []
        self.listeners: list[Callable[[Change], None]] = []
        self._begun: tuple[str, Document] | None = None

    @property
    def dragging(self) -> bool:
        return self._begun is not None

    def apply(
        self,
        label: str,
        edit: Callable[Concatenate[Document, P], Document],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Makes an edit the current document. An edit that changes nothing leaves no step behind."""
        before, after = self.document, edit(self.document, *args, **kwargs)
        if after is before or after == before:
            return
        if not self._begun:
            self._remember(label, before)
        self._show(before, after, label, settled=not self._begun)

    def amend(self, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs) -> None:
        """A change that is not the artist's, such as a take that arrived: it leaves no step, and undo keeps its way."""
        before, after = self.document, edit(self.document, *args, **kwargs)
        if after is not before and after != before:
            self._show(before, after, "", settled=not self._begun)

    def begin(self, label: str) -> None:
        """From here to end() is one step back, however many edits there are. abandon() leaves no trace."""
        if self._begun:
            self.end()  # a gesture that lost its release, to a closing window or a pulled tablet
        self._begun = label, self.document

    def end(self) -> None:
        label, start = self._take_begun()
        if start is not self.document:
            self._remember(label, start)
            self._show(start, self.document, label)

    def abandon(self) -> None:
        label, start = self._take_begun()
        if start is not self.document:
            self._show(self.document, start, label)

    def undo(self) -> None:
        self._step(self.past, self.future)

    def redo(self) -> None:
        self._step(self.future, self.past)

    def _take_begun(self) -> tuple[str, Document]:
        assert self._begun, "end() or abandon() without begin()"
        begun, self._begun = self._begun, None
        return begun

    def _remember(self, label: str, before: Document) -> None:
        self.past.append((label, before))
        self.future.clear()

    def _step(
        self,
        source: deque[tuple[str, Document]] | list[tuple[str, Document]],
        target: deque[tuple[str, Document]] | list[tuple[str, Document]],
    ) -> None:
        if self._begun:
            self.end()
        if source:
            label, document = source.pop()
            target.append((label, self.document))
            self._show(self.document, document, label)

    def _show(self, before: Document, after: Document, label: str, *, settled: bool = True) -> None:
        self.document = after
        change = Change(before, after, label, settled)
        for listener in tuple(self.listeners):
            listener(change)
