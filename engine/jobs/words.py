"""What jobs are called, and what is said when one cannot go on."""

from __future__ import annotations

from engine.document.film import placed_shots

from .events import Failed, Queued, RenderAsk
from .queue import QueuedJob, Trouble

QUALITIES = {"blocking": "Blocking", "draft": "Draft", "final": "Final"}


def title_of(ask: RenderAsk) -> str:
    """What a job is called in the queue: “Draft of 12A”, “Final of 3 shots”."""
    quality = QUALITIES[ask.quality]
    placed = placed_shots(ask.document)
    if ask.variations:
        quality = f"{len(ask.variations)} variations"
    if not ask.shots or len(ask.shots) == len(placed):
        return f"{quality} of the film"
    numbers = [each.number for each in placed if each.shot.id in ask.shots]
    return f"{quality} of {numbers[0]}" if len(numbers) == 1 else f"{quality} of {len(numbers)} shots"


def queued(job: QueuedJob, log: str) -> Queued:
    """What the window is told of a job in the queue."""
    ask = job.ask
    shots = ask.shots or tuple(shot.id for shot in ask.document.shots())
    file = str(ask.film or "")
    return Queued(job.job, job.title, ask.document.title, str(ask.project), shots, ask.quality, file, job.when, log)


def failed(job: QueuedJob) -> Failed:
    """What is told of a job that waits for the artist."""
    trouble = job.trouble or Trouble("")
    return Failed(job.job, trouble.sentence, trouble.hint, trouble.report, again=True, parked=trouble.parked)


def parked(job: QueuedJob, why: str, report: str = "") -> Trouble:
    stopped = "stopped the painting process twice" if job.deaths else "was cut off again and again"
    return Trouble(
        f"“{job.title}” {stopped} and waits now. {why}".strip(),
        "What was painted is kept. Try it once more, or render at a smaller size or with a smaller model.",
        report,
        parked=True,
    )


def no_worker(why: str, report: str = "") -> Trouble:
    return Trouble(f"The painting process could not be started: {why}", "Try once more.", report)
