"""Whoever paints for an engine, one after the other: begun when there is work, ended where it hangs, followed by a new one.

Called in the engine's thread, and calls back in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .events import Ask, Event, Progress, WorkerState
from .handle import Hands, Worker
from .pulse import Pulse

MakeHands = Callable[[Callable[[Event], None], Callable[[str, str], None]], Hands]

NEVER_CAME = 2  # workers in a row that ended before they were ready: another one is not tried


@dataclass(frozen=True)
class Gone:
    """Why a worker is no longer there."""

    why: str
    report: str
    came: bool  # it had said that it was ready
    for_good: bool  # no other one would fare better


class Painters:
    """``hear`` is told what the present worker says, ``lost`` that it is gone; ``later`` calls in the engine's thread."""

    def __init__(
        self,
        make: MakeHands,
        later: Callable[[Callable[[], None]], None],
        hear: Callable[[Event], None],
        lost: Callable[[Gone], None],
    ):
        self._make, self._later, self._hear, self._lost = make, later, hear, lost
        self._hands: Hands | None = None
        self._generation = 0  # words of a worker that is gone are not heard
        self._came = False  # the worker has said that it is ready
        self._never_came = 0  # workers in a row that did not
        self._pulse = Pulse()
        self._gives_way = False

    @property
    def here(self) -> bool:
        return self._hands is not None

    @property
    def pid(self) -> int | None:
        return self._hands.pid if isinstance(self._hands, Worker) else None

    def start(self, job: str, ask: Ask, *, idle: bool) -> None:
        """``idle`` says that the worker had nothing to do until now, so that its silence meant nothing.

        Raises OSError where none can be begun.
        """
        self._present().start(job, ask)
        if idle:
            self._pulse.beat()

    def prepare(self, model: str) -> None:
        self._present().prepare(model)

    def stop(self, job: str) -> None:
        if self._hands:
            self._hands.stop(job)

    def free(self) -> None:
        if self._hands:
            self._hands.free()

    def give_way(self, gives_way: bool) -> None:
        """Holds for those who come after the present one as well."""
        self._gives_way = gives_way
        if self._hands:
            self._hands.give_way(gives_way)

    def close(self) -> None:
        if self._hands:
            self._hands.close()

    def end_if_hung(self) -> None:
        """To be asked while there is work: a worker that has been silent for much too long is ended."""
        if self._hands and self._pulse.stopped():
            self._hands.kill()
            self._came = True  # what it was at made it hang
            self._ended(
                self._generation, f"The painting process did not answer for {self._pulse.silence():.0f} seconds."
            )

    def _present(self) -> Hands:
        if self._hands is None:
            self._generation += 1
            mine = self._generation
            self._pulse, self._came = Pulse(), False
            self._hear(WorkerState("starting"))
            self._hands = self._make(
                lambda event: self._later(lambda: self._said(mine, event)),
                lambda why, report: self._later(lambda: self._ended(mine, why, report)),
            )
            if self._gives_way:
                self._hands.give_way(True)
        return self._hands

    def _said(self, generation: int, event: Event) -> None:
        if generation != self._generation:
            return
        self._pulse.beat(step=isinstance(event, Progress) and event.stage != "loading")
        if isinstance(event, WorkerState) and event.state == "ready":
            self._came, self._never_came = True, 0
        self._hear(event)

    def _ended(self, generation: int, why: str, report: str = "") -> None:
        if generation != self._generation:
            return
        self._hands = None
        self._generation += 1
        self._never_came += not self._came
        for_good = self._never_came >= NEVER_CAME
        if for_good:
            self._never_came = 0  # when somebody asks again it is tried as often again
        self._lost(Gone(why, report, self._came, for_good))
