"""What the timeline's painting needs to know, and the places of its fixed parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QPixmap

from app.jobs import ShotState
from app.timeline.content import Content, Key
from app.timeline.layout import Row, View
from app.timeline.tracks import TrackStates
from engine.document.model import Panel, Shot, Sound
from engine.media.waveform import Waveform
from engine.values.time import Span

if TYPE_CHECKING:
    from app.timeline.heat import Heat

HEADER = 132  # pixels of the column with the tracks' names
CACHE = 11  # pixels of the bar that tells what is painted
RULER = 25
TOP = CACHE + RULER + 1  # below it the rows begin

KINDS = ("drawing", "blocking", "draft", "approved", "final")
KIND, STALE, RENDERING, FAILED = 7, 8, 16, 32  # how a shot's state is written in one number


def coded(state: ShotState) -> int:
    """A shot's state as a number: its kind in the lowest three bits, then what is wrong with it."""
    code = KINDS.index(state.kind) | (STALE if state.stale else 0)
    return code | (RENDERING if state.rendering is not None else 0) | (FAILED if state.failed else 0)


def ink(colour: QColor, alpha: int) -> QColor:
    """The colour, letting through what lies below."""
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)


@dataclass(frozen=True, eq=False, slots=True)
class Chosen:
    """What is selected, for quick looking up."""

    panels: frozenset[str] = frozenset()
    keys: frozenset[Key] = frozenset()
    sounds: frozenset[str] = frozenset()
    markers: frozenset[str] = frozenset()
    entity: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """One picture of the timeline, without the playhead."""

    content: Content
    view: View
    rows: tuple[Row, ...]
    scroll: int  # pixels that the rows are scrolled up
    width: int
    height: int
    ratio: float  # device pixels a pixel
    font: QFont
    bold: QFont
    chosen: Chosen
    tracks: TrackStates
    soloed: frozenset[str]  # sound tracks that alone are heard
    stretch: Span | None  # film frames from In up to Out
    state: Callable[[Shot], ShotState]
    states: NDArray[np.int16]  # of every shot, as ``coded``
    thumbnail: Callable[[Shot, Panel, int], QPixmap | None]  # of a height in pixels
    stamp: Callable[[QColor, bool, bool], QPixmap]  # a key: its colour, filled, selected
    wave: Callable[[Sound], Waveform | None]
    here: str = ""  # the shot under the playhead
    heat: Heat | None = None

    def top(self, row: Row) -> int:
        return TOP + row.top - self.scroll
