"""The shelf of pictures: for every frame of every shot the best that can be shown now, and never a wait for it.

A picture that is not on the shelf is fetched by a thread of low priority; what there is in the meantime is shown, and
``Studio.pictures_changed`` tells when better has come.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import psutil
from cachetools import LRUCache
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from app.fetcher import Fetcher
from app.live import Kind, Live, Picture
from app.reels import (
    image_of,
    make_reel,
    read_from_reel,
    read_stretch,
    stretch_of,
)
from app.takes import Takes
from engine import blocking
from engine.conditioning.compile import compile_shot
from engine.conditioning.vectors import Conditioning
from engine.document.model import AssetName, Document, Shot
from engine.jobs.events import Looks
from engine.media.pictures import read
from engine.media.reel import ReelWriter
from engine.store.reels import is_large, reel_file
from engine.store.takes import Take, first_frame, picture_at, take_frames
from engine.values.errors import InbetweenerError

SMALLEST_SHELF, LARGEST_SHELF = 256 << 20, 1 << 30  # bytes; a sixteenth of the machine's memory between them
BLOCKING_WIDTH = 880  # over 480 lines the drawing needs no smoothing twice as large: as quick as half of it
REELING = 8  # the priority of whoever makes reels: below all that somebody waits for, yet above the painter, see QUIET
AHEAD = 12  # frames drawn before they are asked for, while the film plays
TELL = 33  # ms between two words about new pictures


class Owner(Protocol):
    """What the shelf needs to know of the studio."""

    project: Path
    playing: bool
    takes: Takes

    @property
    def document(self) -> Document: ...

    def active_take(self, shot: Shot, quality: str = "") -> Take | None: ...


@dataclass(eq=False, slots=True)
class _Drawn:
    """What the blocking of a shot depends on, so that other words or another place in the film redraw nothing."""

    inputs: tuple[object, ...]
    version: int
    seen: Conditioning | None = None
    refused: bool = False  # the staging contradicts itself: there is nothing to draw


class Shelf(QObject):
    changed = Signal(str)  # shot id; "": any
    fetched = Signal()  # something that the film plays has been read, drawn or painted: for whoever plays it
    _arrived = Signal(object, object)  # key, {key: QImage}

    def __init__(self, owner: Owner, parent: QObject | None = None):
        super().__init__(parent)
        self.owner = owner
        room = min(LARGEST_SHELF, max(SMALLEST_SHELF, psutil.virtual_memory().total // 16))
        # the last stays, however large it is
        self._held: LRUCache[tuple, QImage] = LRUCache(room, lambda image: min(image.sizeInBytes(), room))
        self._missing: set[tuple] = set()  # asked, and there is none
        self._drawn: dict[str, _Drawn] = {}
        self._live = Live()
        self._paper: QImage | None = None
        self._news: set[str] = set()
        self._told = 0.0  # when panels last heard, while the film played
        self._tell = QTimer(self, singleShot=True, interval=TELL)
        self._tell.timeout.connect(self._tell_news)
        self._late = QTimer(self, singleShot=True, interval=1000)
        self._late.timeout.connect(self._tell_news)
        self._arrived.connect(self._take_in)
        self._fetcher = Fetcher(self._arrived.emit)
        self._reeler: Fetcher | None = None
        self._reeled: dict[str, bool] = {}  # whether a large take has its reel
        self._growing: dict[str, ReelWriter] = {}  # reels that are being made: what there is of them can be played
        self._shots: dict[str, str] = {}  # of the takes that were asked for

    # -- what panels ask ----------------------------------------------------------------------------------------------

    def best(self, shot_id: str, shot_frame: int, wanted: str = "auto") -> Picture:
        """The best picture that is there now; fetches a better one in the background where there could be one."""
        return self.best_of(self.owner.document.shot(shot_id), shot_frame, wanted)

    def best_of(self, shot: Shot, shot_frame: int, wanted: str = "auto") -> Picture:
        """The same for whoever has the shot at hand: among thousands, looking one up is felt."""
        shot_frame = max(0, min(shot_frame, shot.frames - 1))
        drawing = shot.panel_at(shot_frame).drawing
        if wanted in ("auto", "draft", "final") and shot.paint:
            found = self._painted(shot, shot_frame, wanted)
            if found:
                return found
        if drawing and wanted != "blocking":
            image = self.drawing(drawing)
            if image:
                return Picture(image, "drawing")
            if ("asset", drawing) not in self._missing:
                return Picture(self.paper(), "drawing")  # it is being read: no flash of the blocking before it
        if wanted == "drawing" and not drawing:
            return Picture(self.paper(), "drawing")
        image = self._blocking(shot, shot_frame)
        return Picture(image, "blocking") if image else Picture(self.paper(), "drawing")

    def of_take(self, take: Take, frame: int) -> Picture | None:
        """One take's picture at a frame of its shot's own time, whichever take is shown; None until it has been read."""
        return self.nth_of_take(take, picture_at(take, frame))

    def nth_of_take(self, take: Take, index: int) -> Picture | None:
        """One of a take's pictures, in their order."""
        image = self._frame_of(take, index) or self._held.get(("preview", take.id, index)) or self._near(take, index)
        return Picture(image, "final" if take.quality == "final" else "draft") if image is not None else None

    def drawing(self, name: AssetName) -> QImage | None:
        """A picture of the project's assets; None while it is being read, or when it is missing."""
        key = ("asset", name)
        image = self._held.get(key)
        if image is None and key not in self._missing:
            path = self.owner.project / "assets" / name[:2] / name
            self._fetcher.ask(key, lambda: _read(key, path))
        return image

    def paints(self, shot: Shot) -> bool:
        """Whether there is a painted picture of the shot: one of a take, or one that is being painted."""
        return shot.paint and (self._live.shows(shot.id) or self.owner.active_take(shot) is not None)

    def put_drawing(self, name: AssetName, image: QImage) -> None:
        """A drawing that was just made: nobody has to wait until it is read back from the disk."""
        self._missing.discard(("asset", name))
        self._held["asset", name] = image

    def paper(self) -> QImage:
        """An empty panel in the film's shape."""
        document = self.owner.document
        height = max(1, round(480 * document.height / document.width))
        if self._paper is None or self._paper.height() != height:
            self._paper = QImage(480, height, QImage.Format.Format_RGB32)
            self._paper.fill(QColor(58, 58, 58))
        return self._paper

    def known(self, shot_id: str, shot_frame: int) -> Kind | None:
        """What could be shown at once at a frame, for the bar over the ruler; fetches nothing."""
        shot = self.owner.document.shot(shot_id)
        live = self._live.kind(shot_id, shot.head + shot_frame)
        if live:
            return live
        take = self.owner.active_take(shot)
        if take and shot.paint:
            return "final" if take.quality == "final" else "draft"
        return "drawing" if shot.panel_at(shot_frame).drawing else "blocking"

    @property
    def _aspect(self) -> float:
        return self.owner.document.width / self.owner.document.height

    # -- what the engine brings ---------------------------------------------------------------------------------------

    def look_at(self, looks: Looks) -> None:
        """Pictures of a shot between two steps, or finished."""
        self._live.look_at(looks, self._aspect)
        self._new(looks.shot)

    def take_made(self, take: Take) -> None:
        """A take is on disk: pictures that were finished while it was painted are its frames already."""
        for frame, picture in self._live.taken(take.shot).items():
            if frame % take.held == 0 or frame == first_frame(take):
                # a preview of another size stands in until the take's own frame has been read
                kind = "take" if picture.image.height() == take.height else "preview"
                self._held[kind, take.id, picture_at(take, frame)] = picture.image
        if is_large(take):
            self._want_reel(take)  # a take that came from another machine has none yet
        self._new(take.shot)

    def forget_live(self, shot_id: str) -> None:
        """The job that showed these pictures went away without a take."""
        if self._live.forget_steps(shot_id):
            self._new(shot_id)

    def close(self) -> None:
        self._fetcher.close()
        if self._reeler:
            self._reeler.close()

    def clear(self) -> None:
        """Another project is open."""
        self._fetcher.drop_all()
        if self._reeler:
            self._reeler.drop_all()
        self._reeled.clear()
        self._growing.clear()
        self._shots.clear()
        self._held.clear()
        self._missing.clear()
        self._drawn.clear()
        self._live.clear()

    # -- painted pictures ---------------------------------------------------------------------------------------------

    def _painted(self, shot: Shot, shot_frame: int, wanted: str) -> Picture | None:
        frame = shot.head + shot_frame
        live = self._live.at(shot.id, frame, self.owner.document.held) if wanted != "final" else None
        if live:
            return live
        take = self.owner.active_take(shot, "" if wanted == "auto" else wanted)
        if take is None:
            return None
        index = picture_at(take, frame)
        kind: Kind = "final" if take.quality == "final" else "draft"
        image = self._frame_of(take, index)
        if image is None:
            image = self._held.get(("preview", take.id, index)) or self._near(take, index)
        if image is not None:
            return Picture(image, kind)
        for other in reversed(self.owner.takes.all_of(shot)):  # an older take rather than a flash of the drawing
            image = self._held.get(("take", other.id, picture_at(other, frame)))
            if image is not None:
                return Picture(image, "final" if other.quality == "final" else "draft")
        return None

    def _near(self, take: Take, index: int) -> QImage | None:
        """A neighbour that has been read, while the frame itself has not."""
        for near in range(1, 13):
            for kind in ("take", "reel"):
                image = self._held.get((kind, take.id, index - near)) or self._held.get((kind, take.id, index + near))
                if image is not None:
                    return image
        return None

    def _frame_of(self, take: Take, index: int) -> QImage | None:
        image = self._held.get(("take", take.id, index))
        if image is not None:
            return image
        self._shots[take.id] = take.shot
        folder = self.owner.takes.folder
        large = is_large(take)
        reel = self._reel_of(take, index) if large else None
        if not (large and self.owner.playing and self._on_reel(take, index)):  # in play, a reel is good enough
            start, stop = (index, index + 1) if large and not self.owner.playing else stretch_of(take, index)
            key = ("take", take.id, "read", start)
            if key not in self._missing:
                aspect, tell = self._aspect, self._arrived.emit
                self._fetcher.ask(
                    key, lambda: read_stretch(take_frames(folder, take), take.id, start, stop, aspect, tell)
                )
        return reel

    def _reel_of(self, take: Take, index: int) -> QImage | None:
        """A frame of a large take from its reel, which is made behind everything else when it is first wanted."""
        image = self._held.get(("reel", take.id, index))
        if image is not None:
            return image
        self._want_reel(take)
        key = ("reel", take.id, index)
        if self._on_reel(take, index) and key not in self._missing:
            aspect, growing = self._aspect, None if self._reeled[take.id] else self._growing[take.id]
            self._fetcher.ask(key, lambda: read_from_reel(take, index, aspect, growing))
        return None

    def _want_reel(self, take: Take) -> None:
        """A reel of the take is begun, behind everything that somebody waits for, unless there is one."""
        if take.id in self._reeled:
            return
        self._reeled[take.id] = reel_file(take).is_file()
        if not self._reeled[take.id]:
            self._reeler = self._reeler or Fetcher(self._arrived.emit, threads=1, nice=REELING)
            path, growing = take_frames(self.owner.takes.folder, take), self._growing

            def begun(reel: ReelWriter) -> None:
                growing[take.id] = reel

            self._reeler.ask(("reel", take.id), lambda: make_reel(path, take, begun))

    def _on_reel(self, take: Take, index: int) -> bool:
        """Whether a frame can be read from the take's reel, finished or not."""
        growing = self._growing.get(take.id)
        return bool(self._reeled.get(take.id)) or (growing is not None and index < len(growing))

    def there(self, shot: Shot, shot_frame: int, wanted: str = "auto") -> bool:
        """Whether a frame's own picture can be shown at once, and no stand-in; what is missing for good does not count."""
        shot_frame = max(0, min(shot_frame, shot.frames - 1))
        take = self.owner.active_take(shot, "" if wanted == "auto" else wanted)
        if take and shot.paint and wanted in ("auto", "draft", "final"):
            index = picture_at(take, shot.head + shot_frame)
            return self._frame_of(take, index) is not None
        drawing = shot.panel_at(shot_frame).drawing
        if wanted != "blocking" and drawing and ("asset", drawing) not in self._missing:
            return self.drawing(drawing) is not None
        drawn = self._drawn_of(shot)
        return wanted == "drawing" or drawn.refused or self._blocking_at(shot, drawn, shot_frame) is not None

    # -- the blocking -------------------------------------------------------------------------------------------------

    def _blocking(self, shot: Shot, shot_frame: int) -> QImage | None:
        drawn = self._drawn_of(shot)
        if drawn.refused:
            return None
        image = self._blocking_at(shot, drawn, shot_frame)
        if self.owner.playing:
            for ahead in range(min(shot_frame + AHEAD, shot.frames - 1), shot_frame, -1):
                self._blocking_at(shot, drawn, ahead)
        if image is not None:
            return image
        for version in (drawn.version, drawn.version - 1):  # until it is drawn: the nearest that is
            for near in (0, -1, 1, -2, 2, -4, 4, -8, 8):
                image = self._held.get(("blocking", shot.id, version, shot_frame + near))
                if image:
                    return image
        return None

    def _blocking_at(self, shot: Shot, drawn: _Drawn, shot_frame: int) -> QImage | None:
        key = ("blocking", shot.id, drawn.version, shot_frame)
        image = self._held.get(key)
        if image is None:
            document = self.owner.document
            self._fetcher.ask(key, lambda: _drawn_frame(document, shot, drawn, key))
        return image

    def _drawn_of(self, shot: Shot) -> _Drawn:
        document = self.owner.document
        inputs = (
            shot.poses, shot.layouts, shot.camera, shot.staging, shot.light, shot.weather, shot.frames,
            shot.head, document.cast, document.width, document.height,
        )  # fmt: skip
        drawn = self._drawn.get(shot.id)
        if drawn is None or any(
            one is not other and one != other for one, other in zip(drawn.inputs, inputs, strict=True)
        ):
            drawn = self._drawn[shot.id] = _Drawn(inputs, drawn.version + 1 if drawn else 0)
        return drawn

    # -- the shelf ----------------------------------------------------------------------------------------------------

    def _take_in(self, asked: tuple, images: dict[tuple, QImage] | None) -> None:
        if asked[0] == "reel" and len(asked) == 2:
            assert self._reeler
            self._reeler.taken(asked)
            self._reeled[asked[1]] = images is not None
            self._growing.pop(asked[1], None)
            # who came too late to the growing one finds the whole one now
            self._missing -= {key for key in self._missing if key[:2] == asked}
            return
        self._fetcher.taken(asked)
        if images is None:
            self._missing.add(asked)
            return
        for key, image in images.items():
            self._held[key] = image
        self._new(asked[1] if asked[0] == "blocking" else self._shots.get(asked[1], ""))

    def _new(self, shot_id: str) -> None:
        self._news.add(shot_id)
        if not self._tell.isActive():
            self._tell.start()

    def _tell_news(self) -> None:
        """To the player at once. In play everybody else hears once a second: what they show is not what moves."""
        self.fetched.emit()
        now = time.monotonic()
        if self.owner.playing and now - self._told < 1 and "" not in self._news:
            self._late.start()
            return
        self._told = now
        news, self._news = self._news, set()
        news |= {shot.id for shot in self.owner.document.shots() if not news.isdisjoint(shot.cut_from)}
        for shot_id in {""} if "" in news else news:
            self.changed.emit(shot_id)


def _drawn_frame(document: Document, shot: Shot, drawn: _Drawn, key: tuple) -> dict[tuple, QImage] | None:
    if drawn.seen is None and not drawn.refused:
        try:
            drawn.seen = compile_shot(document, shot)
        except InbetweenerError:
            drawn.refused = True  # whoever edits the staging is told there; here there is only nothing to draw
    if drawn.seen is None:
        return None
    size = BLOCKING_WIDTH, round(BLOCKING_WIDTH * document.height / document.width)
    return {key: image_of(blocking.draw(drawn.seen, int(key[3]), size))}


def _read(key: tuple, path: Path) -> dict[tuple, QImage]:
    return {key: image_of(read(path))}
