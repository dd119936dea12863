"""Pictures of shots as the engine shows them while it paints: rough at first, then finished from frame to frame.

Frames are those of the shot's own time: a shot that is trimmed meanwhile keeps its pictures in their places.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtGui import QImage

from app.reels import image_of, whole_frame
from engine.jobs.events import Looks

Kind = Literal["drawing", "blocking", "draft", "final", "step"]
ROOM = 160 << 20  # bytes of one shot's pictures while it is painted; of ten minutes the latest stay


@dataclass(frozen=True, eq=False, slots=True)
class Picture:
    image: QImage  # Format_RGB32
    kind: Kind


@dataclass(eq=False, slots=True)
class _Shot:
    frames: list[int] = field(default_factory=list)
    images: dict[int, Picture] = field(default_factory=dict)
    # frames seen finished, and by which job; "": while a hand dragged
    whole: dict[int, str] = field(default_factory=dict)

    def better(self, frame: int, looks: Looks) -> bool:
        """Whether a look is more than what is seen: a rough step never comes over what is finished and still true."""
        return looks.quality != "step" or self.whole.get(frame, looks.job + "?") not in ("", looks.job)


class Live:
    """By shot; what is here is newer than every take."""

    def __init__(self) -> None:
        self._shots: dict[str, _Shot] = {}

    def look_at(self, looks: Looks, aspect: float) -> None:
        """Pictures of a shot between two steps, or finished. ``aspect`` is the film's."""
        shot = self._shots.setdefault(looks.shot, _Shot())
        kind: Kind = "step"
        if looks.quality != "step" and looks.step >= looks.steps:
            kind = "final" if looks.quality == "final" else "draft"
        for shot_frame, pixels in zip(looks.shot_frames, looks.pictures, strict=True):
            frame = looks.head + shot_frame
            if not shot.better(frame, looks):
                continue
            if looks.quality != "step":
                shot.whole[frame] = "" if looks.quality == "warm" else looks.job
            shot.images.pop(frame, None)  # the newest last
            shot.images[frame] = Picture(whole_frame(image_of(pixels), aspect), kind)
        size = next(reversed(shot.images.values())).image.sizeInBytes() if shot.images else 1
        while len(shot.images) * size > ROOM:
            del shot.images[next(iter(shot.images))]
        shot.frames = sorted(shot.images)

    def shows(self, shot_id: str) -> bool:
        return bool(self._shots.get(shot_id, _NONE).images)

    def kind(self, shot_id: str, frame: int) -> Kind | None:
        """Of this very frame."""
        picture = self._shots.get(shot_id, _NONE).images.get(frame)
        return picture.kind if picture else None

    def at(self, shot_id: str, frame: int, held: int) -> Picture | None:
        """What a frame shows when every picture stands for ``held`` frames."""
        shot = self._shots.get(shot_id, _NONE)
        at = bisect_right(shot.frames, frame) - 1
        if at < 0 or frame - shot.frames[at] >= held:
            return None
        return shot.images[shot.frames[at]]

    def taken(self, shot_id: str) -> dict[int, Picture]:
        """The shot has a take now: its finished pictures, by their frames, which are no longer here."""
        images = self._shots.pop(shot_id, _NONE).images
        return {frame: picture for frame, picture in images.items() if picture.kind != "step"}

    def forget_steps(self, shot_id: str) -> bool:
        """The job went away without a take, and what was not finished goes with it. Whether there was anything."""
        shot = self._shots.get(shot_id)
        if shot is None:
            return False
        shot.images = {frame: picture for frame, picture in shot.images.items() if picture.kind != "step"}
        shot.frames = sorted(shot.images)
        return True

    def clear(self) -> None:
        self._shots.clear()


_NONE = _Shot()  # of a shot that nobody paints
