"""Measures whether films play: 1080p in the real window, with sound, while drafts are painted beside it.

    python packaging/playing.py [--seconds 60] [--size 1920x1080] [--ones] [--json]

Makes a film of finals in a home of its own, opens it, and says of three minutes of an artist's day (resting, playing,
playing while the engine paints) how many frames the screen was too late for, how many were shown as a stand-in, how
late a timer of 16 ms came, and what a frame costs the window's own thread. The machine's load is said with it: on one
that is busy with other things the figures are theirs as well.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # Qt reads the environment when it is imported, and that is made first
    from app.main import House

ROOT = Path(__file__).resolve().parents[1]
SHOT = 72  # frames
PAUSE = 30.0  # seconds for the engine to get its model, and for reels to be made


@dataclass
class Figures:
    what: str
    seconds: float
    due: int  # frames that should have been seen
    dropped: int
    stand_ins: int  # frames that were seen as something else, because their picture was not read yet
    late_p50: float  # ms
    late_p95: float
    late_p99: float
    cost: float  # ms of the window's own processor time for each frame shown: what it takes whatever else is running
    load: float  # processes that wanted a processor at the same time, of the whole machine, per processor


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--ones", action="store_true", help="a picture for every frame, and not for every second one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="inbetweener-playing-"))
    os.environ["INBETWEENER_HOME"] = str(home)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    width, height = (int(side) for side in options.size.split("x"))
    try:
        for figures in measure(home, options.seconds, (width, height), 1 if options.ones else 2):
            print(json.dumps(asdict(figures)) if options.json else in_words(figures), flush=True)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


def in_words(it: Figures) -> str:
    return (
        f"{it.what}: {it.dropped} of {it.due} frames dropped, {it.stand_ins} stand-ins in {it.seconds:.0f} s; "
        f"a 16 ms timer late by {it.late_p50:.1f} / {it.late_p95:.1f} / {it.late_p99:.1f} ms (50 / 95 / 99 %); "
        f"{it.cost:.1f} ms a frame; load {it.load:.1f} per processor"
    )


def measure(home: Path, seconds: int, size: tuple[int, int], held: int) -> Iterator[Figures]:
    from app.main import House, make_application
    from engine.document.folder import open_project

    make_application(())
    project = film_of_finals(home / "Playing.inbetween", seconds, size, held)
    house = House(open_project(project))
    house.window.resize(1600, 1000)
    house.window.show()
    house.window.actions_["animatic"].trigger()
    watch = Watch(house)
    try:
        watch.rest(3.0)
        yield watch.watch("resting", min(10, seconds), play=False)
        yield watch.watch("every frame, as fast as it goes", min(20, seconds), play=True, every_frame=True)
        yield watch.watch("playing", seconds, play=True)
        if watch.paint():
            yield watch.watch("playing while drafts are painted", seconds, play=True)
            yield watch.watch("resting while drafts are painted", min(20, seconds), play=False)
    finally:
        house.window.close()
        house.close()


class Watch:
    """Looks at the window while it does something."""

    def __init__(self, house: House):
        from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, QTimer

        self.house, self.studio, self.player = house, house.studio, house.window.player
        self.application: Any = QCoreApplication.instance()
        self.lates: list[float] = []
        self._since = QElapsedTimer()
        self._planned = 16.0  # ms
        self._timer = QTimer(house.window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._ticked)
        self.stand_ins = self.shown = 0
        self.studio.playhead_moved.connect(self._moved)

    def watch(self, what: str, seconds: float, *, play: bool, every_frame: bool = False) -> Figures:
        studio = self.studio
        self.player.playback.set_every_frame(every_frame)
        studio.stop()
        studio.move_playhead(0)
        self.rest(2.0)
        self.lates, self.stand_ins, self.shown = [], 0, 0
        rate = float(studio.document.rate.fraction)
        if play:
            studio.play()
        self._since.start()
        self._planned = 16.0
        self._timer.start()
        spent, began = time.thread_time(), time.monotonic()
        drops = 0
        while time.monotonic() - began < seconds and (studio.playing or not play):
            self.application.processEvents(self.waiting, 50)
            drops = max(drops, self.player.playback.drops) if play else 0
        spent = time.thread_time() - spent
        passed = time.monotonic() - began
        self._timer.stop()
        studio.stop()
        due = round(passed * rate) if play else 0
        late = sorted(self.lates) or [0.0]
        p50, p95, p99 = (round(late[min(len(late) - 1, int(share * len(late)))], 2) for share in (0.5, 0.95, 0.99))
        cost = round(1000 * spent / max(1, self.shown if play else passed * rate), 2)
        load = round(os.getloadavg()[0] / (os.cpu_count() or 1), 1)
        return Figures(what, round(passed, 1), due, drops, self.stand_ins, p50, p95, p99, cost, load)

    def paint(self) -> bool:
        """Drafts of shots that are never looked at, one after the other; False where nobody is there to paint."""
        from engine.models import FAMILIES

        if FAMILIES[self.studio.document.model].find() is None:
            return False
        extra = tuple(shot.id for shot in self.studio.document.shots() if shot.id.startswith("unpainted"))
        self.studio.render("draft", extra)
        stop = time.monotonic() + 10 * PAUSE
        while time.monotonic() < stop and not any(job.state == "running" for job in self.studio.jobs):
            self.rest(0.2)
        self.rest(PAUSE)
        return True

    def rest(self, seconds: float) -> None:
        stop = time.monotonic() + seconds
        while time.monotonic() < stop:
            self.application.processEvents(self.waiting, 50)

    @property
    def waiting(self) -> Any:
        from PySide6.QtCore import QEventLoop

        return QEventLoop.ProcessEventsFlag.WaitForMoreEvents

    def _ticked(self) -> None:
        # how late it is against its own plan: one that came late is not due later for that
        passed = self._since.nsecsElapsed() / 1e6
        self.lates.append(max(0.0, passed - self._planned))
        self._planned = max(self._planned + 16, passed)

    def _moved(self, film_frame: int) -> None:
        self.shown += 1
        if self.studio.playing and not self.player._ready(film_frame):
            self.stand_ins += 1


def film_of_finals(project: Path, seconds: int, size: tuple[int, int], held: int) -> Path:
    """A film whose shots all have finals, with music, and some shots behind its end that are only to be painted."""
    import msgspec

    from app.reels import reel_file
    from engine.document.assets import Assets
    from engine.document.film_edits import new_document
    from engine.document.folder import new_project, save_project
    from engine.document.model import Panel, Sequence, Shot
    from engine.document.sound_edits import add_sound
    from engine.media.reel import write_reel
    from engine.media.video import read_frames
    from engine.store.take_files import write_take
    from engine.store.takes import Take, take_frames, takes_folder

    document = msgspec.structs.replace(new_document("Playing", None, *size), held=held)
    new_project(project, document)
    count = -(-seconds * 24 // SHOT)
    shots = [Shot(f"shot-{at}", (Panel(f"panel-{at}", SHOT),), take=f"take-{at}") for at in range(count)]
    extra = [Shot(f"unpainted-{at}", (Panel(f"more-{at}", 4 * SHOT),)) for at in range(12)]
    takes = takes_folder(project)
    finals = [
        Take(
            shot.take or "", shot.id, "final", f"{shot.id:0>16}", {}, document.model, "1", "", 0, *size,
            document.rate, SHOT // held, held, (),
        )
        for shot in shots
    ]  # fmt: skip
    write_take(takes, finals[0], pictures(size, SHOT // held))
    first, reel = take_frames(takes, finals[0]), reel_file(finals[0])
    write_reel(reel, read_frames(first))
    for take in finals[1:]:  # the same pictures once more cost no hour of coding
        folder = take_frames(takes, take).parent
        folder.mkdir(parents=True)
        os.link(first, folder / "frames.mkv")
        os.link(reel, reel_file(take))
        (folder / "take.json").write_bytes(msgspec.json.encode(take))
    sequence = Sequence("sequence", "", (*shots, *extra))
    music = music_file(project / "music.wav", seconds)
    document = msgspec.structs.replace(document, sequences=(sequence,))
    document = add_sound(document, Assets(project).put_file(music), 0, "music")
    save_project(document, project)
    return project


def pictures(size: tuple[int, int], count: int):
    """Something like painted frames: soft colours, edges, and a little grain, that move."""
    import cv2
    import numpy as np

    rng = np.random.default_rng(1)
    soft = cv2.resize(rng.integers(40, 220, (18, 32, 3), np.uint8), size, interpolation=cv2.INTER_CUBIC)
    for corner in rng.integers(0, min(size), (40, 2)):
        cv2.circle(soft, (int(corner[0] * 1.7), int(corner[1])), 24, (30, 30, 40), 3, cv2.LINE_AA)
    grain = rng.integers(-3, 4, (size[1], size[0], 1))
    picture = np.clip(soft + grain, 0, 255).astype(np.uint8)
    for at in range(count):
        yield np.ascontiguousarray(np.roll(picture, 12 * at, 1))


def music_file(path: Path, seconds: int) -> Path:
    import numpy as np

    at = np.arange(48_000 * seconds) / 48_000
    tone = 0.2 * np.sin(2 * np.pi * 220 * at) * (0.5 + 0.5 * np.sin(2 * np.pi * at))
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(np.rint(np.stack([tone, tone], 1) * 32767).astype("<i2").tobytes())
    return path


if __name__ == "__main__":
    sys.exit(main())
