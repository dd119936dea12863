"""What the window knows of the engine's work: one view for every job, folded from the engine's events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from app.language import heard
from engine.jobs.events import (
    Begun,
    Counts,
    DraftAsk,
    Event,
    Failed,
    Finished,
    Held,
    Looks,
    Order,
    Progress,
    Queued,
    RenderAsk,
    Stopped,
    TakeMade,
    When,
)
from engine.jobs.night import Night

State = Literal["waiting", "running", "held", "done", "stopped", "failed", "parked"]
DRAFT = "draft-"  # jobs that the resting hand asked for: they come and go, and only their failures stay in the list
KEPT = 40  # finished jobs that stay in the list


class Engine(Protocol):
    """The engine as the window needs it; app/bridge.py holds the real one."""

    def ask(self, ask: DraftAsk) -> None: ...
    def submit(self, ask: RenderAsk, when: When = "in turn") -> str: ...
    def cancel(self, job: str) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def retry(self, job: str) -> None: ...
    def move(self, job: str, following: str = "", when: When | None = None) -> None: ...
    def change(self, job: str, ask: RenderAsk) -> None: ...
    def set_night(self, night: Night) -> None: ...


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as the queue shows it."""

    job: str
    title: str
    state: State = "waiting"
    shot: str = ""  # the shot that is worked on now
    frame: int = 0  # the shot frame of it that was painted last
    stage: str = ""  # the engine's word: "keys", "inbetweens", ...
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    sentence: str = ""  # of a failure, or why it is held
    hint: str = ""
    report: str = ""
    film: str = ""  # the file that was written
    counts: Counts | None = None
    again: bool = False  # it failed, and can be tried again
    stopping: bool = False  # the artist cancelled it, and the present step is not over
    of: str = ""  # the title of the film that it belongs to
    project: str = ""  # its folder
    shots: tuple[str, ...] = ()  # ids of all that it paints
    quality: str = ""
    file: str = ""  # the film that it will write
    when: When = "in turn"
    log: str = ""  # the page that tells what happened to it
    notes: tuple[str, ...] = ()  # of the takes that it made: what was done differently

    @property
    def live(self) -> bool:
        return self.state in ("waiting", "running", "held")

    @property
    def queued(self) -> bool:
        """Whether it lies in the engine's queue, where it can be moved and changed."""
        return bool(self.log)

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
    """The queue after an event. Jobs keep the order in which they came, until the engine says another one."""
    match event:
        case Queued():
            return _queued(jobs, event)
        case Order(order):
            places = {job: at for at, job in enumerate(order)}
            return tuple(sorted(jobs, key=lambda view: places.get(view.job, -1)))
        case Begun(job):
            return _changed(jobs, job, state="running", stage="loading", done=0, total=0)
        case Progress(job, shot, stage, done, total, left):
            return _changed(
                jobs, job, state="running", shot=shot, stage=stage, done=done, total=total, seconds_left=left
            )
        case Looks():
            frame = event.shot_frames[-1] if event.shot_frames else 0
            return _changed(jobs, event.job, state="running", shot=event.shot, frame=frame)
        case TakeMade(job, take):
            return tuple(
                replace(view, notes=tuple(dict.fromkeys((*view.notes, *take.notes)))) if view.job == job else view
                for view in jobs
            )
        case Finished(job) | Stopped(job) if job.startswith(DRAFT):
            return tuple(view for view in jobs if view.job != job)
        case Finished(job, counts, film):
            return _changed(jobs, job, state="done", counts=counts, film=film, again=False, **_STILL)
        case Held(job, sentence, hint):
            return _changed(jobs, job, state="held", sentence=heard(sentence), hint=heard(hint), **_STILL)
        case Failed(job, sentence, hint, report, again, parked):
            state: State = "parked" if parked else "failed"
            return _changed(
                jobs, job, state=state, sentence=heard(sentence), hint=heard(hint), report=report, again=again, **_STILL
            )
        case Stopped(job):
            if any(view.job == job and view.state in ("failed", "parked") for view in jobs):
                return tuple(view for view in jobs if view.job != job)  # taken out of the queue
            return _changed(jobs, job, state="stopped", again=False, **_STILL)
        case _:
            return jobs


_STILL: dict[str, Any] = {"seconds_left": None, "stopping": False}


def stopping(jobs: tuple[JobView, ...], job: str) -> tuple[JobView, ...]:
    """The artist cancelled a job: that is seen at once, and true after its present step."""
    return tuple(replace(view, stopping=True) if view.job == job and view.live else view for view in jobs)


def _queued(jobs: tuple[JobView, ...], event: Queued) -> tuple[JobView, ...]:
    known: dict[str, Any] = {
        "title": heard(event.title), "of": event.film, "project": event.project, "shots": event.shots,
        "quality": event.quality, "file": event.file, "when": event.when, "log": event.log,
    }  # fmt: skip
    if any(view.job == event.job for view in jobs):
        return _changed(
            jobs, event.job, state="waiting", sentence="", hint="", report="", again=False, **known, **_STILL
        )
    return (*_trimmed(jobs), JobView(event.job, **known))


def shot_work(jobs: tuple[JobView, ...], shot_id: str) -> tuple[float | None, str]:
    """The share that is painted of a shot that is worked on now, and why the last job about it failed."""
    failed = ""
    for view in jobs:
        if view.shot == shot_id:
            if view.state == "running":
                return view.share, ""
            failed = view.sentence if view.state in ("failed", "parked") else ""
    return None, failed


def worked_on(before: tuple[JobView, ...], after: tuple[JobView, ...]) -> list[str]:
    """The shots whose badge says something else in another queue, by their ids; shares count in whole percents."""
    shots = dict.fromkeys(view.shot for view in (*before, *after) if view.shot)
    return [shot for shot in shots if _badge(before, shot) != _badge(after, shot)]


def _badge(jobs: tuple[JobView, ...], shot_id: str) -> tuple[float | None, str]:
    share, failed = shot_work(jobs, shot_id)
    return None if share is None else round(share, 2), failed


def _changed(jobs: tuple[JobView, ...], job: str, **what: object) -> tuple[JobView, ...]:
    return tuple(replace(view, **what) if view.job == job else view for view in jobs)


def _trimmed(jobs: tuple[JobView, ...]) -> tuple[JobView, ...]:
    ended = [view for view in jobs if not view.live]
    dropped = {view.job for view in ended[: max(0, len(ended) - KEPT)]}
    return tuple(view for view in jobs if view.job not in dropped)
