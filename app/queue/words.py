"""What the queue says of a job, in a line or two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.jobs import JobView
from app.language import noted
from app.statusbar import stage_line
from engine.jobs.night import Night


@dataclass(frozen=True, eq=False, slots=True)
class Film:
    """What the words need to know of the film that is open."""

    title: str
    numbers: dict[str, str]  # of its shots
    seconds: dict[str, float]  # that its shots last
    paused: bool = False


def state_line(job: JobView, film: Film) -> str:
    """What a job is doing, why it does nothing, or what came of it."""
    match job.state:
        case "running":
            return f"{_at(job, film)}{stage_line(job)}"
        case "held" | "failed" | "parked":
            return job.sentence
        case "stopped":
            return _tr("stopped; what was painted is kept")
        case "done":
            return _done(job)
        case "waiting":
            return _waiting(job, film)


def tonight(night: Night) -> str:
    return _tr("Tonight, {begins}:00 to {ends}:00").format(begins=night.begins, ends=night.ends)


def _at(job: JobView, film: Film) -> str:
    """ "12A: " where the job is about more shots than the one that is painted now."""
    number = film.numbers.get(job.shot, "")
    return f"{number}: " if number and len(job.shots) > 1 else ""


def _waiting(job: JobView, film: Film) -> str:
    """How much it is, and whatever is not plain from its place in the list."""
    parts: list[str] = []
    seconds = sum(film.seconds.get(shot, 0.0) for shot in job.shots)
    if seconds:
        parts.append(_tr("{seconds} s of film").format(seconds=f"{seconds:.1f}"))
    if film.paused:
        parts.append(_tr("paused"))
    elif job.when == "now":
        parts.append(_tr("before everything else"))
    if job.done and job.total:
        parts.append(_tr("{percent} % done").format(percent=round(100 * job.share)))
    if job.of and job.of != film.title:
        parts.append(_tr("of “{film}”").format(film=job.of))
    if job.file:
        parts.append(_tr("to {name}").format(name=Path(job.file).name))
    return " · ".join(parts) or _tr("waiting")


def _done(job: JobView) -> str:
    seconds = round(job.counts.seconds) if job.counts else 0
    said = [_tr("done in {m}:{s:02}").format(m=seconds // 60, s=seconds % 60)]
    if job.film:
        said.append(Path(job.film).name)
    return " · ".join([*said, *map(noted, job.notes)])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Queue", text)
