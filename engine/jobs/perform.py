"""One ask carried out from beginning to end, wherever that is: in this process, in the worker, on a cluster."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from engine.document.film import film_frames, placed_shots
from engine.document.model import Document, Shot
from engine.document.shot_edits import set_seed
from engine.render.easel import Easel
from engine.render.film import write_film
from engine.render.finals import final_of, paint_final
from engine.render.paint import unpainted
from engine.render.request import ShotRequest, paintable, request_of_shot
from engine.render.shots import Project, first_look, fresh_take, look_at, paint_draft
from engine.store.takes import Take
from engine.values.errors import DiskFull, InbetweenerError

from .events import Ask, DraftAsk, RenderAsk
from .reporter import Reporter
from .room import need_room


def perform(easel: Easel, ask: Ask, reporter: Reporter) -> Path | None:
    """Does what is asked and tells the reporter; the file that was written, if any."""
    if isinstance(ask, DraftAsk):
        _draft(easel, ask, reporter)
        return None
    return _render(easel, ask, reporter)


def _draft(easel: Easel, ask: DraftAsk, reporter: Reporter) -> None:
    project = Project(ask.document, ask.project)
    shot = ask.document.shot(ask.shot)
    if ask.warm:
        look_at(easel, project, shot, ask.shot_frame, reporter)
        return
    reporter.expect(unpainted(easel, request_of_shot(ask.document, shot, families=easel.families)))
    take = paint_draft(easel, project, shot, reporter, shot_frame=ask.shot_frame)
    reporter.frames = take.frames


def _render(easel: Easel, ask: RenderAsk, reporter: Reporter) -> Path | None:
    document = only(ask.document, ask.shots) if ask.shots else ask.document
    if not film_frames(document):
        raise InbetweenerError("There is nothing to render: the film has no shots.", "Add a panel first.")
    project = Project(document, ask.project)
    if ask.variations:
        _variations(easel, project, ask, reporter)
        return None
    takes = _takes(easel, project, ask, reporter)
    reporter.frames = sum(take.frames for take in takes.values())
    if ask.film:
        blocked = ask.quality == "blocking"
        reporter.frames = write_film(project, takes, ask.film, ask.size, reporter, blocked=blocked)
    return ask.film


def _takes(easel: Easel, project: Project, ask: RenderAsk, reporter: Reporter) -> dict[str, Take]:
    """A take of every shot that is painted. One shot that cannot be does not keep the others from it."""
    if ask.quality == "blocking":
        return {}
    shots = [shot for shot in project.document.shots() if paintable(shot)]
    failed: dict[str, InbetweenerError] = {}
    missing: list[ShotRequest] = []
    reporter.progress("loading", "", 0, 1)  # what can be painted on is found out first, which takes a moment
    for shot in shots:
        try:
            request = _request(easel, project, shot, ask)
            if not fresh_take(project, shot, request, easel.families):
                easel.refuse_early(request.family)
                missing.append(request)
        except InbetweenerError as error:
            failed[shot.id] = error
    need_room(easel, ask, project.takes, missing)
    work = sum(unpainted(easel, request) for request in missing)
    frames = sum(len(request.plan.rows) for request in missing)
    reporter.expect(work, frames, film_frames(project.document) if ask.film else 0)
    takes: dict[str, Take] = {}
    for shot in shots:
        if shot.id in failed:
            continue
        try:
            paint = paint_final if ask.quality == "final" else paint_draft
            takes[shot.id] = paint(easel, project, shot, reporter, seed=_seed(shot, ask))
        except DiskFull:
            raise  # the others would find it full as well
        except InbetweenerError as error:
            failed[shot.id] = error
        reporter.rest()
    if failed:
        raise _together(project.document, failed)
    return takes


def _variations(easel: Easel, project: Project, ask: RenderAsk, reporter: Reporter) -> None:
    """A draft of one shot from each of several seeds: first a picture of every one, then all of them moving."""
    (shot,) = project.document.shots()
    tries = [set_seed(project.document, shot.id, seed) for seed in ask.variations]
    requests = [request_of_shot(film, film.shot(shot.id), families=easel.families) for film in tries]
    reporter.expect(sum(unpainted(easel, request) for request in requests))
    for film in tries:
        reporter.variation = film.shot(shot.id).seed
        first_look(easel, Project(film, project.folder), film.shot(shot.id), ask.near, reporter)
        reporter.rest()
    for film in tries:
        reporter.variation = film.shot(shot.id).seed
        take = paint_draft(
            easel, Project(film, project.folder), film.shot(shot.id), reporter, shot_frame=ask.near, live=False
        )
        reporter.frames += take.frames
        reporter.rest()


def _seed(shot: Shot, ask: RenderAsk) -> int | None:
    return None if ask.seed is None else shot.seed + ask.seed


def _request(easel: Easel, project: Project, shot: Shot, ask: RenderAsk) -> ShotRequest:
    if ask.quality == "final":
        final = final_of(easel, project, shot, _seed(shot, ask))
        return replace(final.request, draft=None) if final.approved else final.request
    return request_of_shot(project.document, shot, families=easel.families, seed=_seed(shot, ask))


def _together(document: Document, failed: dict[str, InbetweenerError]) -> InbetweenerError:
    numbers = {placed.shot.id: placed.number for placed in placed_shots(document)}
    reasons = {error.sentence: error for error in failed.values()}
    if len(reasons) == 1:
        (error,) = reasons.values()
        return error
    said = " ".join(f"Shot {numbers[shot]}: {error.sentence}" for shot, error in failed.items())
    return InbetweenerError(f"{len(failed)} shots could not be painted. {said}", next(iter(failed.values())).hint)


def only(document: Document, shots: tuple[str, ...]) -> Document:
    """The film of just these shots, without the sounds that were laid on the whole."""
    kept = tuple(
        msgspec.structs.replace(sequence, shots=tuple(shot for shot in sequence.shots if shot.id in shots))
        for sequence in document.sequences
    )
    return msgspec.structs.replace(document, sequences=kept, sounds=())
