"""What the window knows of the engine's work: one view for every job, folded from the engine's events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from engine.jobs.events import Counts, Event, Failed, Finished, Looks, Progress, Queued, Stopped, TakeMade

State = Literal["waiting", "running", "done", "stopped", "failed"]
DRAFT = "draft-"  # jobs that the resting hand asked for: they come and go, and only their failures stay in the list
KEPT = 40  # finished jobs that stay in the list


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as the queue shows it."""

    job: str
    title: str
    state: State = "waiting"
    shot: str = ""  # the shot that is worked on now
    stage: str = ""  # the engine's word: "keys", "inbetweens", ...
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    sentence: str = ""  # of a failure
    hint: str = ""
    report: str = ""
    film: str = ""  # the file that was written
    counts: Counts | None = None

    @property
    def live(self) -> bool:
        return self.state in ("waiting", "running")

    @property
    def share(self) -> float:
        """How much of the present stage is done, 0..1."""
        return self.done / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class ShotState:
    """What a shot's badge says. ``stale`` gives the reasons in words; empty: nothing changed since the take."""

    kind: Literal["drawing", "blocking", "draft", "approved", "final"]
    stale: tuple[str, ...] = ()
    rendering: float | None = None  # share of the present stage, None: nobody is painting it
    failed: str = ""
    gate: bool = False  # a draft is approved, whichever take is shown


def jobs_after(jobs: tuple[JobView, ...], event: Event) -> tuple[JobView, ...]:
    """The queue after an event. Jobs keep the order in which they came."""
    match event:
        case Queued(job, title):
            return (*_trimmed(jobs), JobView(job, title))
        case Progress(job, shot, stage, done, total, left):
            return _changed(
                jobs, job, state="running", shot=shot, stage=stage, done=done, total=total, seconds_left=left
            )
        case Looks():
            return _changed(jobs, event.job, state="running", shot=event.shot)
        case Finished(job) | Stopped(job) if job.startswith(DRAFT):
            return tuple(view for view in jobs if view.job != job)
        case Finished(job, counts, film):
            return _changed(jobs, job, state="done", counts=counts, film=film, seconds_left=None)
        case Failed(job, sentence, hint, report):
            return _changed(jobs, job, state="failed", sentence=sentence, hint=hint, report=report, seconds_left=None)
        case Stopped(job):
            return _changed(jobs, job, state="stopped", seconds_left=None)
        case TakeMade():
            return jobs
        case _:
            return jobs


def shot_work(jobs: tuple[JobView, ...], shot_id: str) -> tuple[float | None, str]:
    """The share that is painted of a shot that is worked on now, and why the last job about it failed."""
    failed = ""
    for view in jobs:
        if view.shot == shot_id:
            if view.state == "running":
                return view.share, ""
            failed = view.sentence if view.state == "failed" else ""
    return None, failed


def _changed(jobs: tuple[JobView, ...], job: str, **what: object) -> tuple[JobView, ...]:
    return tuple(replace(view, **what) if view.job == job else view for view in jobs)


def _trimmed(jobs: tuple[JobView, ...]) -> tuple[JobView, ...]:
    ended = [view for view in jobs if not view.live]
    dropped = {view.job for view in ended[: max(0, len(ended) - KEPT)]}
    return tuple(view for view in jobs if view.job not in dropped)
