"""Where a job stands in the list: what is painted now, what needs the artist, what comes next, tonight, and is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect

from app.jobs import DRAFT, JobView
from engine.jobs.events import When

Section = Literal["now", "trouble", "next", "night", "done"]
SECTIONS: tuple[Section, ...] = ("now", "trouble", "next", "night", "done")


@dataclass(frozen=True, slots=True)
class Place:
    """Right before another job, "" being the end, among those that are painted at the same time."""

    following: str
    when: When
    y: int  # where the mark is drawn


def sections_of(jobs: tuple[JobView, ...]) -> dict[Section, list[JobView]]:
    """Every job once: a render before the drafts that come in between, what is over newest first."""
    listed: dict[Section, list[JobView]] = {section: [] for section in SECTIONS}
    for job in jobs:
        listed[_section(job)].append(job)
    listed["now"].sort(key=lambda job: job.job.startswith(DRAFT))
    listed["done"].reverse()
    return listed


def place_at(y: int, rows: Sequence[tuple[Section, JobView, QRect]], night: int | None) -> Place:
    """Where a line that is let go of at this height goes. ``night`` is the height of the heading of the night."""
    for section, job, box in rows:
        if y < box.center().y():
            if section == "night" and night is not None and y < night:
                break  # above the heading: the end of the day
            return Place(job.job, job.when, box.top())
    by_night = night is not None and y >= night
    same = [box for section, _, box in rows if (section == "night") == by_night]
    return Place("", "overnight" if by_night else "in turn", same[-1].bottom() + 1 if same else y)


def _section(job: JobView) -> Section:
    match job.state:
        case "running":
            return "now"
        case "failed" | "parked" | "held":
            return "trouble"
        case "waiting":
            return "night" if job.when == "overnight" else "next"
        case _:
            return "done"
