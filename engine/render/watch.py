"""Who looks over the painter's shoulder: what is told while work goes on, and the places where it can be stopped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.store.takes import Take

Stage = Literal[
    "reading",
    "copying",
    "loading",
    "keys",
    "inbetweens",
    "decoding",
    "refining",
    "upscaling",
    "compositing",
    "encoding",
]
Finish = Literal["step", "warm", "draft", "final"]


class Watcher(Protocol):
    """Told of everything; raises Cancelled from tick() when the work is no longer wanted."""

    def tick(self) -> None:
        """Called between two steps and between two frames."""
        ...

    def rest(self) -> None:
        """Called between two windows, where something more urgent may be done first."""
        ...

    def worked(self, stage: Stage, shot: str, work: int) -> None:
        """Some painting was done, in the unit of ``Planned.work``."""
        ...

    def progress(self, stage: Stage, shot: str, done: int, total: int) -> None:
        """Of what is not painting: so many pictures, or files, of so many."""
        ...

    def looks(
        self,
        shot: str,
        shot_frames: Sequence[int],
        pictures: NDArray[np.uint8],
        step: int,
        steps: int,
        finish: Finish,
        head: int = 0,
    ) -> None:
        """Pictures of a shot as they are known now, [N, H, W, 3]. ``head``: of the shot whose frames these are."""
        ...

    def take(self, take: Take) -> None:
        """A take was finished and written."""
        ...

    def hit(self) -> None:
        """A window was found in the store."""
        ...

    def painted(self, model_calls: int) -> None:
        """A window was painted."""
        ...


class Nobody:
    """A watcher who looks away, and the base of those who care for only some of it."""

    def tick(self) -> None: ...

    def rest(self) -> None: ...

    def worked(self, stage: Stage, shot: str, work: int) -> None: ...

    def progress(self, stage: Stage, shot: str, done: int, total: int) -> None: ...

    def looks(
        self,
        shot: str,
        shot_frames: Sequence[int],
        pictures: NDArray[np.uint8],
        step: int,
        steps: int,
        finish: Finish,
        head: int = 0,
    ) -> None: ...

    def take(self, take: Take) -> None: ...

    def hit(self) -> None: ...

    def painted(self, model_calls: int) -> None: ...
