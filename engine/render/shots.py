"""A shot painted from beginning to end, and written down as a take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.document.assets import Assets
from engine.document.model import AssetName, Document, Shot
from engine.document.take_edits import needed_takes
from engine.measure.marks import FILE as MARKS
from engine.measure.marks import encoded
from engine.media import pictures
from engine.models.base import Family, Size
from engine.store.take_files import remove_take, write_take
from engine.store.take_latents import keep_latents
from engine.store.takes import Take, read_takes, takes_folder, takes_of
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id

from .asked import read_asked, shows_more, timed_as, write_asked
from .draft import look, warm_look
from .easel import Easel
from .enlarge import NEARLY, Upscales, enlarged, enlarged_size, enlarger_of, resized
from .judging import judge_of
from .kept import KeptPictures, is_kept
from .paint import Painter, Work, counted, window_keys
from .refine import filled, steadied
from .request import ShotRequest, request_of_shot, stale_reasons
from .watch import Watcher

LIVE_TAKES = 12  # drafts of a shot that came by themselves, kept at most


@dataclass(frozen=True, eq=False)
class Project:
    """A film with the folder that it lives in."""

    document: Document
    folder: Path

    @property
    def takes(self) -> Path:
        return takes_folder(self.folder)

    @cached_property
    def kept(self) -> KeptPictures:
        """Where locked frames are read."""
        return KeptPictures(self.takes)

    def read(self, asset: AssetName, size: Size) -> NDArray[np.uint8]:
        """An asset as a picture of just this size; one of other proportions keeps them, with paper at two sides."""
        if is_kept(asset):
            return resized(self.kept.read(asset), size)
        picture = pictures.read(Assets(self.folder).path(asset))
        proportions = picture.shape[1] * size[1] / (picture.shape[0] * size[0])
        # a model's grid is never quite 16:9: a stripe of paper along the edge would be worse than that
        return resized(picture, size) if abs(proportions - 1) < NEARLY else pictures.fit(picture, size)

    def take(self, shot: Shot, name: str | None) -> Take | None:
        """One of the shot's takes by its id."""
        return next((take for take in takes_of(self.takes, shot.owners) if take.id == name), None) if name else None


def look_at(easel: Easel, project: Project, shot: Shot, shot_frame: int, watcher: Watcher) -> None:
    """A warm look at one frame while a hand drags."""
    request = request_of_shot(project.document, shot, families=easel.families)
    warm_look(Painter(easel, Work(shot.id, request, project.read), watcher), shot_frame)


def first_look(easel: Easel, project: Project, shot: Shot, shot_frame: int, watcher: Watcher) -> None:
    """One frame of a shot before its draft: what there is of it, or the frame by itself."""
    request = request_of_shot(project.document, shot, families=easel.families)
    painter = Painter(easel, Work(shot.id, request, project.read), watcher)
    if not look(painter, shot_frame):
        planned, _ = request.plan.source(request.painted_frame(shot_frame))
        painter.show(planned, None if planned.request.role == "kept" else painter.latents(planned))


def paint_draft(
    easel: Easel,
    project: Project,
    shot: Shot,
    watcher: Watcher,
    *,
    shot_frame: int | None = None,
    seed: int | None = None,
    live: bool | None = None,
) -> Take:
    """The draft of a shot. ``shot_frame`` is what the artist looks at: it is shown and painted first.

    ``live`` drafts came by themselves and are let go in time; those that somebody asked for stay.
    """
    request = request_of_shot(project.document, shot, families=easel.families, seed=seed)
    fresh = fresh_take(project, shot, request, easel.families)
    if fresh:
        return found(fresh, watcher)
    painter = Painter(easel, Work(shot.id, request, project.read), watcher)
    if shot_frame is not None:
        look(painter, shot_frame)
    painter.paint(shot_frame or 0)
    live = shot_frame is not None if live is None else live
    take = keep_take(painter, project, shot, painter.pictures(), live=live)
    if live:
        _thin(easel, project, shot)
    return take


def fresh_take(project: Project, shot: Shot, request: ShotRequest, families: Mapping[str, Family]) -> Take | None:
    """The newest take that is just what is asked, or that was before something was trimmed off the shot."""
    takes = sorted(read_takes(project.takes, shot.id), key=lambda take: take.made, reverse=True)
    same = next((take for take in takes if take.request == request.digest), None)
    return same or next((take for take in takes if _longer(project, shot, request, take, families)), None)


def _longer(project: Project, shot: Shot, request: ShotRequest, take: Take, families: Mapping[str, Family]) -> bool:
    """Whether a take has all that is asked, and more that lies before the shot or behind it."""
    if not shows_more(take, shot) or (request.quality == "final" and shot.approved):
        return False  # what was approved is refined as long as it was
    family = request.family
    painted = take.quality, take.seed, take.family, take.version, take.weights
    if painted != (request.quality, request.seed, family.name, family.version, request.weights):
        return False
    before = read_asked(project.takes, take)
    timed = timed_as(before.shot(take.shot), shot) if before else None
    if timed is None or not timed.led_to(shot):
        return False  # while a hand drags there is no time to compare a dozen takes to the last digit
    return not stale_reasons(project.document, shot, take, families=families, asked=lambda: before)


def _thin(easel: Easel, project: Project, shot: Shot) -> None:
    """Lets go of old drafts that came by themselves; what was asked for, is seen, approved or refined stays."""
    takes = read_takes(project.takes, shot.id)
    needed = {*(take.draft for take in takes), *(note.take for note in shot.take_notes)}
    needed = needed.union(*map(needed_takes, project.document.shots()))
    for take in [take for take in takes if take.live][:-LIVE_TAKES]:
        if take.id not in needed:
            remove_take(project.takes, take)
            easel.store.unpin(take.id)


def found(take: Take, watcher: Watcher) -> Take:
    """A take that is just what is asked: all of its windows were painted before."""
    for _ in take.windows:
        watcher.hit()
    watcher.take(take)
    return take


def finished(painter: Painter, document: Document) -> Iterator[NDArray[np.uint8]]:
    """A final's pictures evened out, at the film's rate, and at its size where somebody can enlarge them."""
    request, size = painter.work.request, finished_size(painter, document)
    enlarger = enlarger_of(document, painter.model, painter.easel.device)
    steady = steadied(painter.pictures())
    rows = [row - request.lead for row in request.plan.rows]
    for picture in filled(steady, rows, request.frames) if request.plan.held > 1 else steady:
        yield enlarged(enlarger, picture, size)


def finished_size(painter: Painter, document: Document) -> Size:
    size = painter.work.request.size
    enlarges = document.upscaler or isinstance(painter.model, Upscales)
    return enlarged_size(size, document) if painter.work.request.quality == "final" and enlarges else size


def keep_take(
    painter: Painter,
    project: Project,
    shot: Shot,
    shown: Iterator[NDArray[np.uint8]],
    approved: Take | None = None,
    notes: tuple[str, ...] = (),
    *,
    live: bool = False,
    before: Painter | None = None,
) -> Take:
    request, plan = painter.work.request, painter.work.plan
    size = finished_size(painter, project.document)
    take = Take(
        id=new_id("take"),
        shot=shot.id,
        quality=request.quality,
        request=request.digest,
        parts=request.parts,
        family=request.family.name,
        version=request.family.version,
        weights=request.weights,
        seed=request.seed,
        width=size[0],
        height=size[1],
        rate=project.document.rate,
        frames=request.frames if request.quality == "final" else len(plan.rows),
        held=1 if request.quality == "final" else plan.held,
        windows=window_keys(plan),
        draft=approved.id if approved else "",
        made=datetime.now(UTC).isoformat(timespec="milliseconds"),
        seconds=round(painter.seconds, 3),
        model_calls=painter.calls,
        notes=(*request.notes, *notes),
        live=live,
        length=shot.frames,
        timings={"painting": round(painter.seconds, 3)},
        head=shot.head,
    )

    def tell(number: int) -> None:
        stage = "upscaling" if request.quality == "final" else "decoding"
        painter.watcher.progress(stage, shot.id, number, take.frames)

    def frugal() -> tuple[str, ...]:
        return tuple(dict.fromkeys(note for each in (before, painter) if each for note in each.notes))

    if not project.folder.is_dir():
        raise InbetweenerError(
            f"The project's folder is gone: {project.folder}.",
            "Put it back, or open the film where it lies now. What was painted is kept.",
        )

    judge = judge_of(painter)

    def beside(folder: Path) -> None:
        (folder / MARKS).write_bytes(encoded(judge.marks()))
        write_asked(folder, project.document, shot)
        keep_latents(folder, painter.easel.store, take.windows)

    take = write_take(project.takes, take, judge.watch(counted(shown, tell)), frugal, beside)
    draft = window_keys(request.draft.plan) if request.draft else ()
    painter.easel.store.pin(take.id, (*take.windows, *draft), project.folder)
    painter.watcher.take(take)
    return take
