"""What was measured of the takes that are shown: at hand for the timeline's line, the list of weak spots and a tooltip.

The worker measures every take while it writes it; here its figures are only read, behind the window's back. Takes that
were painted before that was done are measured when the artist asks for it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.fetcher import Fetcher
from app.marking import N
from app.studio import Studio
from engine.document.film import Placed
from engine.document.model import Shot
from engine.document.painting_edits import try_again
from engine.measure.marks import Fault, Marks, read_marks
from engine.render.measured import marks_of
from engine.render.shots import Project
from engine.store.takes import Take
from engine.values.time import Span

Levels = NDArray[np.float32]  # [T] of every frame of a shot, 0 as it should be .. 1 as bad as can be, NaN unknown
WORDS = {
    "motion": N("Measures", "Leaves its board"),
    "brightness": N("Measures", "Colour jumps"),
    "frozen": N("Measures", "Stands still"),
    "skipped": N("Measures", "Skips ahead"),
    "cut": N("Measures", "Breaks off"),
}
MEANING = {
    "motion": N("Measures", "What is seen does not go where camera, boxes and poses take it."),
    "brightness": N("Measures", "The colour jumps from one frame to the next."),
    "frozen": N("Measures", "Nothing moves here although the board does."),
    "skipped": N("Measures", "Everything moves much farther than it should, as if frames were missing."),
    "cut": N("Measures", "Something else altogether is seen from here."),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A weak spot of the film."""

    placed: Placed
    fault: Fault
    shot_frame: int  # the first frame that does not follow on

    @property
    def film_frame(self) -> int:
        return self.placed.span.start + min(self.shot_frame, self.placed.shot.frames - 1)


class Measures(QObject):
    """Answers at once with what it knows; ``found`` tells of which shot more is known."""

    found = Signal(str)  # shot id; "": any
    _arrived = Signal(object, object)

    def __init__(self, studio: Studio):
        super().__init__(studio)
        self.studio = studio
        self._marks: dict[str, Marks | None] = {}  # by take; None: never measured
        self._levels: dict[str, tuple[int, Levels]] = {}  # with the frame of its own time that the shot begins with
        self._fetcher = Fetcher(self._arrived.emit, threads=1)
        self._arrived.connect(self._take_in)
        self._soon = QTimer(self, singleShot=True, interval=100)  # a thousand takes without marks are one piece of news
        self._soon.timeout.connect(self._anything_changed)
        studio.opened.connect(self.forget)
        studio.generation_changed.connect(self._anything_changed)
        studio.closed.connect(self.close)

    # -- what is known ------------------------------------------------------------------------------------------------

    def marks(self, shot: Shot) -> Marks | None:
        """The figures of the take that a shot shows, by shot frames; None: not measured, or not read yet."""
        take = self._take(shot)
        if take is None:
            return None
        if take.id not in self._marks:
            folder = self.studio.takes.folder
            self._fetcher.ask((shot.id, take.id), lambda: read_marks(folder, take))
            return None
        return later(self._marks[take.id], take.head - shot.head)

    def spots(self, most: int = 200) -> list[Spot]:
        """The weak spots of all shots, the worst first."""
        found: list[Spot] = []
        for placed in self.studio.placed():
            marks = self.marks(placed.shot)
            if marks:
                after = dict(zip(marks.rows, marks.rows[1:], strict=False))
                found += [
                    Spot(placed, fault, after.get(fault.frame, fault.frame + 1))
                    for fault in marks.faults
                    if 0 <= fault.frame < placed.shot.frames - 1
                ]
        return sorted(found, key=lambda spot: (-spot.fault.heat, -spot.fault.far, spot.film_frame))[:most]

    def unmeasured(self) -> list[tuple[Shot, Take]]:
        """Shots whose take was never measured, or by other rules than today's."""
        shown = ((placed.shot, self._take(placed.shot)) for placed in self.studio.placed())
        return [(shot, take) for shot, take in shown if take and take.id in self._marks and not self._marks[take.id]]

    # -- the line under the shots -------------------------------------------------------------------------------------

    def anything(self) -> bool:
        if not self.studio.generation:
            return False
        # asked at every change of the film: the first take that was measured is answer enough
        return any(self._marks.values()) or any(self.marks(placed.shot) for placed in self.studio.placed())

    def of(self, shot: Shot) -> Levels | None:
        marks = self.marks(shot)
        if marks is None or shot.take is None:
            return None
        known = self._levels.get(shot.take)
        if known is None or known[0] != shot.head or len(known[1]) != shot.frames:
            known = self._levels[shot.take] = shot.head, levels(marks, shot.frames)
        return known[1]

    def words(self, shot: Shot, shot_frame: int) -> str:
        marks = self.marks(shot)
        fault = fault_at(marks, shot_frame) if marks else None
        if marks is None:
            return ""
        if fault is not None:
            return meaning(fault)
        heat = self.of(shot)
        level = float(heat[min(max(shot_frame, 0), len(heat) - 1)]) if heat is not None and len(heat) else 0.0
        return _tr("Follows on as it should") if not level >= 0.34 else _tr("Not quite steady")

    def offers(self, shot: Shot, shot_frame: int) -> Sequence[tuple[str, Callable[[], object]]]:
        if self.marks(shot) is None:
            return ()
        return ((_tr("Paint This Stretch Again"), lambda: self.redo(shot, shot_frame)),)

    # -- what can be done ---------------------------------------------------------------------------------------------

    def show(self, spot: Spot) -> None:
        """The playhead on the frame that does not follow on."""
        self.studio.stop()
        self.studio.move_playhead(spot.film_frame)

    def redo(self, shot: Shot, shot_frame: int) -> None:
        """Another try at the stretch that a frame lies in, from another seed: one step back takes it away again."""
        marks, take = self.marks(shot), self._take(shot)
        span = Span(shot_frame, shot_frame + 1)
        if marks and take and take.quality == "draft":
            inside = (each for each in marks.stretches if each.start < shot_frame <= each.stop)
            span = next((Span(each.start, each.stop + 1) for each in inside), span)
        seed = random.randrange(1, 2**31)
        self.studio.edit(_tr("Paint a stretch again"), try_again, shot.id, span, seed)
        self.studio.render("draft", (shot.id,))

    def measure(self) -> None:
        """Looks over the takes that were painted before that was done."""
        project = Project(self.studio.document, self.studio.project)
        for shot, take in self.unmeasured():
            self._fetcher.ask((shot.id, take.id), _measuring(project, shot, take))

    # -- inside -------------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        self._fetcher.drop_all()
        self._marks.clear()
        self._levels.clear()
        self.found.emit("")

    def close(self) -> None:
        self._fetcher.close()

    def _take(self, shot: Shot) -> Take | None:
        return self.studio.active_take(shot) if shot.paint and shot.take else None

    def _anything_changed(self) -> None:
        self.found.emit("")

    def _take_in(self, key: tuple[str, str], marks: Marks | None) -> None:
        shot, take = key
        self._fetcher.taken(key)
        self._marks[take] = marks
        self._levels.pop(take, None)
        if marks:
            self.found.emit(shot)
        else:
            self._soon.start()


def later(marks: Marks | None, frames: int) -> Marks | None:
    """Marks by frames that are so many later: those of a take, in a shot that was trimmed since."""
    if marks is None or not frames:
        return marks
    replace = msgspec.structs.replace
    return replace(
        marks,
        frozen=tuple(frame + frames for frame in marks.frozen),
        skipped=tuple(frame + frames for frame in marks.skipped),
        rows=tuple(frame + frames for frame in marks.rows),
        pins=tuple(replace(pin, frame=pin.frame + frames) for pin in marks.pins),
        faults=tuple(replace(fault, frame=fault.frame + frames) for fault in marks.faults),
        stretches=tuple(replace(one, start=one.start + frames, stop=one.stop + frames) for one in marks.stretches),
    )


def levels(marks: Marks, frames: int) -> Levels:
    """The heat of every frame of a shot: that of the step which leads to the picture it shows."""
    rows = np.array(marks.rows, np.int64)
    heat = np.concatenate([[0.0], np.array(marks.heat, np.float64)])[: len(rows)]
    if not len(rows):
        return np.full(frames, np.nan, np.float32)
    shown = np.searchsorted(rows, np.arange(frames), "right") - 1
    found = heat[np.clip(shown, 0, len(heat) - 1)].astype(np.float32)
    held = int(rows[1] - rows[0]) if len(rows) > 1 else 1
    found[np.arange(frames) >= rows[-1] + held] = np.nan
    return found


def fault_at(marks: Marks, shot_frame: int) -> Fault | None:
    """The fault of the step that leads to the picture seen at a frame."""
    shown = int(np.searchsorted(np.array(marks.rows), shot_frame, "right")) - 1
    before = marks.rows[shown - 1] if 0 < shown < len(marks.rows) else -1
    return next((fault for fault in marks.faults if fault.frame == before), None)


def words(fault: Fault) -> str:
    return _tr(WORDS[fault.kind])


def meaning(fault: Fault) -> str:
    return _tr(MEANING[fault.kind])


def _measuring(project: Project, shot: Shot, take: Take) -> Callable[[], Marks]:
    return lambda: marks_of(project, shot, take)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Measures", text)
