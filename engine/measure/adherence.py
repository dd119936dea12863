"""Who stands where, found in the pictures: does a take show the poses and the places that its board asks for.

Two judges. A model may bring a detector of its own, which sees joints in its pictures (``ReadsJoints``). For Pencil
there is one that needs no network and can so not be fooled by one: what it was taught to paint is known, the same scene
drawn by our own hand with and without its people, and a pixel that tells the two apart says which of them was painted.
Of other models nobody can say without a detector, and then nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from engine.blocking import film
from engine.conditioning.vectors import Conditioning
from engine.media.flow import Picture

from .marks import Adherence

TELLING = 40.0  # levels by which a figure has to differ from what is behind it for a pixel to count
NEAR = 0.1  # of a figure's longest side, within which a joint counts as found: PCK@0.1
LOOKS = 10  # frames of a take that are looked at, at most
BY_HAND = "the same scene drawn with and without its figures"


@runtime_checkable
class ReadsJoints(Protocol):
    """A model that brings a detector for the joints of the figures it was asked for."""

    detector: str  # what it is, in words

    def read_joints(
        self, picture: Picture, poses: NDArray[np.float32], confidence: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Where the joints of figures [P, 18, 2] are to be seen, in the same shape: shares of the frame."""
        ...


class Drawn:
    """Judges Pencil's pictures by what it was taught to paint."""

    def __init__(self, seen: Conditioning, rows: Sequence[int]):
        self.seen, self.rows = seen, list(rows)
        people = np.array([entity.kind != "place" for entity in seen.entities], bool)
        self._empty = replace(
            seen, pose_confidence=np.zeros_like(seen.pose_confidence), box_valid=seen.box_valid & ~people
        )
        self._scenes: Iterator[tuple[Picture, Picture]] | None = None
        self._looked = 0
        self._joints, self._pixels = np.zeros(2), np.zeros(2)  # found, told

    def look(self, row: int, picture: Picture) -> None:
        """The next painted frame, small."""
        self._looked += 1
        if (self._looked - 1) % _every(self.rows):
            return
        if self._scenes is None:
            self._scenes = self._drawn((picture.shape[1], picture.shape[0]))
        truth, behind = (each.astype(np.float32) for each in next(self._scenes))
        apart = np.abs(truth - behind).mean(axis=2)
        off, through = (np.abs(picture.astype(np.float32) - each).mean(axis=2) for each in (truth, behind))
        telling = apart >= TELLING
        self._pixels += int((telling & (off < through)).sum()), int(telling.sum())
        self._joints += self._bones(row, truth, behind, picture)

    def _drawn(self, size: tuple[int, int]) -> Iterator[tuple[Picture, Picture]]:
        """The scene with and without its figures, for every frame that is looked at; the place is drawn once."""
        looks = np.array(self.rows[:: _every(self.rows)], np.int32)
        scenes = (film(each.rows(looks), size, each.style) for each in (self.seen, self._empty))
        return zip(*scenes, strict=True)

    def adherence(self) -> Adherence | None:
        """What was found; None where nothing could be told."""
        pose, layout = (round(float(found / told), 3) if told else None for found, told in (self._joints, self._pixels))
        return None if pose is None and layout is None else Adherence(BY_HAND, pose, layout)

    def _bones(
        self, row: int, truth: NDArray[np.float32], behind: NDArray[np.float32], picture: Picture
    ) -> NDArray[np.float64]:
        height, width = picture.shape[:2]
        found = told = 0
        joints = zip(self.seen.poses[row].reshape(-1, 2), self.seen.pose_confidence[row].reshape(-1), strict=True)
        for (x, y), sure in joints:
            column, line = int(x * width), int(y * height)
            if sure < 0.5 or not (1 <= column < width - 1 and 1 <= line < height - 1):
                continue
            at = np.s_[line - 1 : line + 2, column - 1 : column + 2]
            far = float(np.abs(truth[at] - behind[at]).mean())
            if far >= TELLING:
                told += 1
                found += float(np.abs(picture[at] - truth[at]).mean()) < 0.5 * far
        return np.array([found, told], np.float64)


class Detected:
    """Judges by a detector: the share of the board's joints that it sees within a tenth of a figure's longest side."""

    def __init__(self, model: ReadsJoints, seen: Conditioning, rows: Sequence[int], hand: Drawn | None = None):
        self.model, self.seen, self.every, self.hand = model, seen, _every(rows), hand
        self._looked = 0
        self._joints = np.zeros(2)
        self._blind = not seen.poses.shape[1]

    def look(self, row: int, picture: Picture) -> None:
        if self.hand:
            self.hand.look(row, picture)
        self._looked += 1
        if self._blind or (self._looked - 1) % self.every:
            return
        poses, confidence = self.seen.poses[row], self.seen.pose_confidence[row]
        try:
            found = self.model.read_joints(picture, poses, confidence)
        except OSError:  # its weights are not here: a take is not lost for want of a judge
            self._blind = True
            return
        shape = np.array([self.seen.aspect, 1.0])
        visible = (confidence > 0.5) & ((poses >= 0) & (poses <= 1)).all(axis=-1)
        for wanted, seen, sure in zip(poses * shape, found * shape, visible, strict=True):
            if sure.sum() >= 4:
                reach = NEAR * float(np.ptp(wanted[sure], axis=0).max())
                self._joints += int((np.hypot(*(seen - wanted)[sure].T) <= reach).sum()), int(sure.sum())

    def adherence(self) -> Adherence | None:
        by_hand = self.hand.adherence() if self.hand else None
        found, told = self._joints
        if not told:
            return by_hand
        layout = by_hand.layout if by_hand else None
        judge = self.model.detector if layout is None else f"{self.model.detector}; places by {BY_HAND}"
        return Adherence(judge, pose=round(float(found / told), 3), layout=layout)


Adhering = Drawn | Detected


def _every(rows: Sequence[int]) -> int:
    """Of so many frames one is looked at."""
    return max(1, -(-len(rows) // LOOKS))


def adhering(family: str, model: object, seen: Conditioning, rows: Sequence[int]) -> Adhering | None:
    """Who can judge the pictures of a family, painted at these rows: its own detector, or what Pencil was taught.

    None: nobody.
    """
    hand = Drawn(seen, rows) if family == "pencil" else None
    return Detected(model, seen, rows, hand) if isinstance(model, ReadsJoints) else hand
