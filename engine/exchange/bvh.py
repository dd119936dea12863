"""BVH as motion capture writes it: a skeleton, the angles of its joints in every frame, and where they put its joints."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.exchange.brought import read_text
from engine.values.errors import InbetweenerError

LARGEST = 256 * 2**20  # bytes
MOST_BONES, MOST_FRAMES, DEEPEST = 1024, 100_000, 128
FARTHEST = 1e6  # no offset and no angle is beyond it
_CHANNELS = tuple(f"{axis}{what}" for what in ("position", "rotation") for axis in "XYZ")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Bone:
    name: str  # empty: the end of the one before it
    parent: int  # index of another bone, always a smaller one; -1: a root
    offset: tuple[float, float, float]  # from the parent
    channels: tuple[str, ...]  # "Zrotation": in the order in which they are applied


@dataclass(frozen=True, eq=False)
class Motion:
    bones: tuple[Bone, ...]
    values: Floats  # [T, every channel of every bone]
    frame_time: float  # seconds


@dataclass(frozen=True, eq=False)
class Moved:
    """Where a motion puts its bones: T frames, B bones."""

    places: Floats  # [T, B, 3] where each bone begins
    turns: Floats  # [T, B, 3, 3] from its own axes to the world's


def read_motion(path: Path) -> Motion:
    """The motion in a file. A damaged one is refused with the line that says what cannot be."""
    return _Reader(path).motion()


def moved(motion: Motion) -> Moved:
    """Forward kinematics of all frames at once. Where a bone has a position of its own, that is in place of its offset."""
    count = len(motion.values)
    places = np.zeros((count, len(motion.bones), 3))
    turns = np.zeros((count, len(motion.bones), 3, 3))
    column = 0
    for at, bone in enumerate(motion.bones):
        own, turn = np.tile(np.array(bone.offset), (count, 1)), np.tile(np.eye(3), (count, 1, 1))
        for channel in bone.channels:
            axis, value = "XYZ".index(channel[0]), motion.values[:, column]
            column += 1
            if channel.endswith("position"):
                own[:, axis] = value
            else:
                turn = turn @ _turned(axis, np.radians(value))
        if bone.parent < 0:
            places[:, at], turns[:, at] = own, turn
        else:
            above = turns[:, bone.parent]
            places[:, at] = places[:, bone.parent] + np.einsum("tij,tj->ti", above, own)
            turns[:, at] = above @ turn
    return Moved(places, turns)


def rest(motion: Motion) -> Floats:
    """Where the bones begin when nothing is turned, [B, 3]."""
    places = np.zeros((len(motion.bones), 3))
    for at, bone in enumerate(motion.bones):
        places[at] = np.array(bone.offset) + (places[bone.parent] if bone.parent >= 0 else 0.0)
    return places


def _turned(axis: int, angles: Floats) -> Floats:
    """Rotations [T, 3, 3] about x, y or z."""
    one, other = ((1, 2), (2, 0), (0, 1))[axis]
    turn = np.tile(np.eye(3), (len(angles), 1, 1))
    turn[:, one, one] = turn[:, other, other] = np.cos(angles)
    turn[:, other, one] = np.sin(angles)
    turn[:, one, other] = -turn[:, other, one]
    return turn


@dataclass
class _Reader:
    """Goes through a file line by line, and knows where it is when something is wrong."""

    path: Path
    bones: list[Bone] = field(default_factory=list[Bone])
    line: int = 0
    letters: int = 0  # in the whole file

    def motion(self) -> Motion:
        self.lines = self.told_lines()
        words = (word for line in self.lines for word in line.replace("{", " { ").replace("}", " } ").split())
        if next(words, "").upper() != "HIERARCHY":
            raise self.wrong("it does not begin with HIERARCHY")
        while (word := next(words, "").upper()) == "ROOT":
            self.skeleton(words)
        if word != "MOTION" or not self.bones:
            raise self.wrong(f"there is {word or 'nothing'!r} where a ROOT or MOTION should be")
        return self.frames()

    def told_lines(self) -> Iterator[str]:
        text = read_text(self.path, LARGEST)
        self.letters = len(text) + 1
        for at, line in enumerate(text.splitlines(), 1):
            self.line = at
            yield line

    def skeleton(self, words: Iterator[str]) -> None:
        """One root with everything that hangs on it, from its name to its last bracket."""
        parents = [self.begun(words, -1)]
        while parents:
            word = next(words, "").upper()
            bone = self.bones[parents[-1]]
            if word == "OFFSET":
                x, y, z = (self.number(next(words, "")) for _ in range(3))
                self.bones[parents[-1]] = Bone(bone.name, bone.parent, (x, y, z), bone.channels)
            elif word == "CHANNELS":
                channels = tuple(self.channel(next(words, "")) for _ in range(int(self.number(next(words, ""), 0, 6))))
                self.bones[parents[-1]] = Bone(bone.name, bone.parent, bone.offset, channels)
            elif word in ("JOINT", "END"):
                parents.append(self.begun(words, parents[-1], end=word == "END"))
            elif word == "}":
                parents.pop()
            else:
                raise self.wrong(f"there is {word or 'nothing'!r} where a joint should go on")

    def begun(self, words: Iterator[str], parent: int, *, end: bool = False) -> int:
        """A new bone, read up to its opening bracket."""
        name: list[str] = []
        while (word := next(words, "{")) != "{":
            name.append(word)
            if len(name) > 16 or word == "}":
                raise self.wrong("a joint has no bracket after its name")
        depth, above = 0, parent
        while above >= 0:
            depth, above = depth + 1, self.bones[above].parent
        if len(self.bones) >= MOST_BONES or depth > DEEPEST:
            raise self.wrong(f"a skeleton has at most {MOST_BONES} joints, {DEEPEST} in a row")
        self.bones.append(Bone("" if end else " ".join(name), parent, (0.0, 0.0, 0.0), ()))
        return len(self.bones) - 1

    def frames(self) -> Motion:
        count = int(self.number(self.told("Frames:"), 1, MOST_FRAMES))
        seconds = self.number(self.told("Frame Time:"), 1e-4, 1.0)
        width = sum(len(bone.channels) for bone in self.bones)
        if 2 * count * width > self.letters:  # before the room for them is taken
            raise self.wrong(f"{count} frames of {width} numbers are more than the file holds")
        values = np.empty((count, width))
        done = 0
        for line in self.lines:
            words = line.split()
            if not words or done == count:
                continue
            if len(words) != width:
                raise self.wrong(f"it has {len(words)} numbers instead of {width}")
            values[done] = [self.number(word) for word in words]
            done += 1
        if done < count:
            raise self.wrong(f"the file ends after {done} of {count} frames")
        return Motion(tuple(self.bones), values, seconds)

    def told(self, what: str) -> str:
        for line in self.lines:
            if line.strip():
                head, _, value = line.partition(":")
                if " ".join(head.split()).lower() != what[:-1].lower():
                    break
                return value.strip()
        raise self.wrong(f"there is no “{what}” where it should be")

    def channel(self, word: str) -> str:
        known = {name.lower(): name for name in _CHANNELS}.get(word.lower())
        if known is None:
            raise self.wrong(f"{word[:40]!r} is no channel")
        return known

    def number(self, word: str, least: float = -FARTHEST, most: float = FARTHEST) -> float:
        try:
            found = float(word)
        except ValueError:
            found = math.nan
        if not least <= found <= most:
            raise self.wrong(f"{word[:40]!r} is not a number from {least:g} to {most:g}")
        return found

    def wrong(self, what: str) -> InbetweenerError:
        return InbetweenerError(f"{self.path.name} is damaged: in line {self.line}, {what}.")
