"""What the engine is asked and what it tells. Frozen values both ways, so nothing is shared between window and work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.document.model import Document
from engine.render.watch import Stage
from engine.store.takes import Quality, Take


@dataclass(frozen=True, eq=False, slots=True)
class DraftAsk:
    """Show me this shot, soon, around this frame. A newer ask for any shot replaces it."""

    document: Document  # a snapshot: the artist may go on editing
    project: Path  # the project's folder, for its assets and takes
    shot: str
    shot_frame: int  # what the artist looks at: painted first
    warm: bool = False  # while the hand still drags: start from the last latents, keep nothing


@dataclass(frozen=True, eq=False, slots=True)
class RenderAsk:
    """Make takes of these shots, and the film where a path is given."""

    document: Document
    project: Path
    shots: tuple[str, ...]  # ids; empty: all
    quality: Quality
    film: Path | None = None
    size: tuple[int, int] | None = None  # of the film; None: the document's
    seed: int | None = None  # added to every shot's own
    variations: tuple[int, ...] = ()  # seeds: a draft of each of them, of one shot, to choose from
    near: int = 0  # the shot frame of it that is looked at: it is painted first, of every variation


Ask = DraftAsk | RenderAsk
When = Literal[
    "now", "in turn", "overnight"
]  # before everything else, after what was asked earlier, while nobody works


@dataclass(frozen=True, slots=True)
class Counts:
    """What a job cost; these figures do not depend on the machine, except the last."""

    model_calls: int = 0  # network evaluations
    store_hits: int = 0  # windows that were painted before
    windows: int = 0  # windows painted now
    frames: int = 0  # frames of the film or of the takes
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Queued:
    """A job waits, again perhaps, or what is known of it has changed."""

    job: str
    title: str  # "Draft of 12A", "Final of 3 shots"
    film: str = ""  # the title of the film that it belongs to
    project: str = ""  # its folder
    shots: tuple[str, ...] = ()  # ids of all that are painted
    quality: str = ""
    file: str = ""  # the film that will be written
    when: When = "in turn"
    log: str = ""  # the file that tells what has happened to it


@dataclass(frozen=True, slots=True)
class Begun:
    """The worker has it now; a model may have to be loaded before there is progress."""

    job: str


@dataclass(frozen=True, slots=True)
class Order:
    """The jobs of the queue, in the order in which they will be painted."""

    jobs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """The queue was paused, or goes on."""

    paused: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One more painted window is on the disk, and nothing will lose it."""

    job: str
    windows: int  # painted by this job until now


@dataclass(frozen=True, slots=True)
class Progress:
    job: str
    shot: str  # "" while the whole film is worked on
    stage: Stage
    done: int
    total: int
    seconds_left: float | None  # None: nothing measured yet


@dataclass(frozen=True, eq=False, slots=True)
class Looks:
    """Pictures of a shot as they are known now: between two steps, or finished."""

    job: str
    shot: str
    shot_frames: tuple[int, ...]  # the first shot frame that each picture stands for
    pictures: NDArray[np.uint8]  # [N, H, W, 3]
    step: int  # of steps; step == steps: finished
    steps: int
    quality: Literal["step", "warm", "draft", "final"]
    seed: int | None = None  # which of several variations this is
    head: int = 0  # the frame of its own time that the shot began with when this was asked


@dataclass(frozen=True, slots=True)
class TakeMade:
    job: str
    take: Take


@dataclass(frozen=True, slots=True)
class Finished:
    job: str
    counts: Counts
    film: str = ""  # the file that was written


@dataclass(frozen=True, slots=True)
class Failed:
    job: str
    sentence: str
    hint: str = ""
    report: str = ""  # the traceback, for "Copy report"
    again: bool = False  # it is still in the queue, and can be tried again
    parked: bool = False  # it ended the painting process too often to be tried again by itself


@dataclass(frozen=True, slots=True)
class Held:
    """A job waits for room on a disk, and goes on by itself when there is some."""

    job: str
    sentence: str
    hint: str
    folder: str
    need: int = 0  # bytes that have to be free there, 0: not known


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person cancelled it, or a newer ask took its place. What was painted is in the store."""

    job: str


@dataclass(frozen=True, slots=True)
class WorkerState:
    """The worker process came, is ready, or went; the job it had goes on in a new one."""

    state: Literal["starting", "ready", "lost"]
    words: str = ""
    memory: int = 0  # bytes it holds, on the card where one is used


Event = (
    Queued
    | Begun
    | Order
    | Resting
    | Progress
    | Kept
    | Looks
    | TakeMade
    | Finished
    | Failed
    | Held
    | Stopped
    | WorkerState
)
