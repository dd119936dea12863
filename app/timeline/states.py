"""What is painted of every shot, looked up once until something happens to it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.jobs import ShotState
from app.studio import Studio
from app.timeline.scene import coded
from engine.document.film import Placed
from engine.document.model import Shot


class States:
    def __init__(self, studio: Studio):
        self.studio = studio
        self._known: dict[str, tuple[Shot, ShotState, int]] = {}
        self._codes: tuple[tuple[Placed, ...], NDArray[np.int16]] | None = None

    def of(self, shot: Shot) -> ShotState:
        return self._look(shot)[1]

    def codes(self, placed: tuple[Placed, ...]) -> NDArray[np.int16]:
        """The states of all shots as numbers."""
        if self._codes is None or self._codes[0] is not placed:
            codes = np.fromiter((self._look(each.shot)[2] for each in placed), np.int16, len(placed))
            self._codes = placed, codes
        return self._codes[1]

    def forget(self, shot_id: str = "") -> None:
        """Something happened to a shot; without a name, to any."""
        self._codes = None
        if shot_id:
            self._known.pop(shot_id, None)
        else:
            self._known.clear()

    def _look(self, shot: Shot) -> tuple[Shot, ShotState, int]:
        known = self._known.get(shot.id)
        if known is None or known[0] is not shot:
            state = self.studio.states.of(shot)
            known = self._known[shot.id] = shot, state, coded(state)
        return known
