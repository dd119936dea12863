"""What the picture is compared with: the drawing, the blocking, or another take of the same shot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QActionGroup, QImage
from PySide6.QtWidgets import QMenu, QWidget

from app.overlays.plane import LEVEL, Plane
from app.player.mix import Layer
from app.studio import Studio
from engine.store.takes import Take

Against = Literal["drawing", "blocking"]
MOST = 10  # takes in the menu; the inspector has them all


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """One of the two pictures."""

    image: QImage
    plane: Plane
    kind: str
    more: str = ""  # what tells it from the other, where both are takes


def seen(studio: Studio, layer: Layer, wanted: str) -> Side:
    """What the film shows of a shot."""
    shot = layer.placed.shot
    picture = studio.pictures.best(shot.id, layer.shot_frame, wanted)
    plane = LEVEL
    if picture.kind == "drawing":
        plane = Plane.over_drawing(studio.document, shot, layer.shot_frame)
    return Side(picture.image, plane, picture.kind)


def sides(studio: Studio, layer: Layer, against: Against) -> tuple[Side, Side | None]:
    """The left picture, and the right one where that is another than the film shows."""
    pair = studio.compared
    if pair is None or pair[0].shot not in layer.placed.shot.owners:
        return seen(studio, layer, against), None
    left, right = (_of_take(studio, layer, take) for take in pair)
    return left, right


def _of_take(studio: Studio, layer: Layer, take: Take) -> Side:
    """A take's picture; until it has been read the film's own, which says so."""
    picture = studio.pictures.of_take(take, layer.placed.shot.head + layer.shot_frame)
    if picture:
        return Side(picture.image, LEVEL, picture.kind, made_at(take))
    words = QCoreApplication.translate("CompareMenu", "{take} is being read").format(take=made_at(take))
    return replace(seen(studio, layer, "auto"), more=words)


def made_at(take: Take) -> str:
    """The hour of today's takes, the day of older ones; the seed where nobody wrote down when."""
    if not take.made:
        return f"#{take.seed}"
    made = datetime.fromisoformat(take.made).astimezone()
    return f"{made:%H:%M}" if made.date() == datetime.now().astimezone().date() else f"{made:%d %b}"


class CompareMenu(QMenu):
    """Opened beside the button; filled anew each time, since takes come and go."""

    against = Signal(str)  # "drawing" or "blocking"
    beside = Signal(bool)  # side by side, or one over the other with a line to be dragged

    def __init__(self, studio: Studio, parent: QWidget):
        super().__init__(parent)
        self.studio = studio
        self.now: Against = "drawing"
        self.side_by_side = False
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        studio, pair = self.studio, self.studio.compared
        group = QActionGroup(self)
        kinds: tuple[tuple[Against, str], ...] = (
            ("drawing", self.tr("With the drawing")),
            ("blocking", self.tr("With the blocking")),
        )
        for kind, words in kinds:
            action = self.addAction(words)
            action.setCheckable(True)
            action.setChecked(pair is None and self.now == kind)
            action.triggered.connect(self._with_drawing if kind == "drawing" else self._with_blocking)
            group.addAction(action)
        here = studio.here()
        shown = studio.active_take(here.shot) if here else None
        if here and shown:
            takes = [take for take in studio.takes.all_of(here.shot) if take.id != shown.id][-MOST:][::-1]
            for take in takes:
                words = (
                    self.tr("With the final of {time}")
                    if take.quality == "final"
                    else self.tr("With the draft of {time}")
                )
                action = self.addAction(words.format(time=made_at(take)))
                action.setCheckable(True)
                action.setChecked(pair is not None and pair[0].id == take.id)
                action.triggered.connect(lambda _=False, take=take, shown=shown: studio.compare(take, shown))
                group.addAction(action)
        self.addSeparator()
        ways = QActionGroup(self)
        for beside, words in ((False, self.tr("Wipe")), (True, self.tr("Side by side"))):
            action = self.addAction(words)
            action.setCheckable(True)
            action.setChecked(self.side_by_side == beside)
            action.triggered.connect(lambda _=False, beside=beside: self.beside.emit(beside))
            ways.addAction(action)

    def _with_drawing(self) -> None:
        self.studio.compare(None)
        self.against.emit("drawing")

    def _with_blocking(self) -> None:
        self.studio.compare(None)
        self.against.emit("blocking")
