"""A final: the approved draft refined, just as it was approved, whatever was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import msgspec

from engine.document.model import Document, Shot
from engine.store.take_latents import restore_latents
from engine.store.takes import Take

from .asked import read_asked
from .easel import Easel
from .paint import Painter, Work
from .refine import start_from
from .request import ShotRequest, request_of_shot, stale_reasons
from .shots import Project, finished, found, fresh_take, keep_take
from .stretches import Stretches
from .watch import Watcher


@dataclass(frozen=True, eq=False)
class Final:
    """What a final is made of."""

    request: ShotRequest
    document: Document  # the film as it was when the draft was asked for
    shot: Shot
    approved: Take | None  # None: nobody approved a draft, so one is painted


def final_of(easel: Easel, project: Project, shot: Shot, seed: int | None = None) -> Final:
    """The final that a shot's gate stands open for: of the approved take, as that was asked for."""
    approved = project.take(shot, shot.approved)
    if approved is None or approved.quality != "draft" or (seed is not None and seed != approved.seed):
        request = request_of_shot(project.document, shot, "final", families=easel.families, seed=seed)
        return Final(request, project.document, shot, None)
    asked = read_asked(project.takes, approved)
    document = at_size_of(called(asked, shot), project.document) if asked else project.document
    shot = document.shot(shot.id)
    request = request_of_shot(document, shot, "final", families=easel.families, seed=approved.seed, out_of=approved)
    return Final(request, document, shot, approved)


def called(asked: Document, shot: Shot) -> Document:
    """The film of one shot as it was asked for, under the name that the shot has: it may have been cut in two since."""
    (sequence,) = asked.sequences
    replace = msgspec.structs.replace
    return replace(asked, sequences=(replace(sequence, shots=(replace(sequence.shots[0], id=shot.id),)),))


def at_size_of(asked: Document, document: Document) -> Document:
    """The film as it was asked for, its finals as large and enlarged by whom the film now says.

    A larger picture of the same proportions shows what was approved; of others it would show something else.
    """
    same = asked.width * document.height == asked.height * document.width
    size = (document.width, document.height) if same else (asked.width, asked.height)
    return msgspec.structs.replace(asked, width=size[0], height=size[1], upscaler=document.upscaler)


def paint_final(easel: Easel, project: Project, shot: Shot, watcher: Watcher, *, seed: int | None = None) -> Take:
    """The final of a shot, out of its approved draft. Where nobody approved one, a draft is painted for it."""
    final = final_of(easel, project, shot, seed)
    request, approved = final.request, final.approved
    assert request.draft
    fresh = fresh_take(project, shot, request, easel.families)
    if fresh:
        return found(fresh, watcher)
    its_project = Project(final.document, project.folder)
    draft = Painter(easel, Work(shot.id, request.draft, its_project.read), watcher)
    if approved:
        restore_latents(project.takes, approved, easel.store)
        picture = partial(Stretches(project.takes).picture, approved)
        start = start_from(draft, request, picture, same=approved.request == request.draft.digest)
    else:
        draft.paint()
        start = start_from(draft, request)
    painter = Painter(easel, Work(shot.id, request, its_project.read, start), watcher)
    painter.paint()
    draft.forget()  # its pictures were what the final began with, and what is written needs their room
    notes = _since(project, shot, approved, easel) if approved else ()
    return keep_take(painter, its_project, final.shot, finished(painter, final.document), approved, notes, before=draft)


def _since(project: Project, shot: Shot, approved: Take, easel: Easel) -> tuple[str, ...]:
    stale = stale_reasons(
        project.document, shot, approved, families=easel.families, asked=lambda: read_asked(project.takes, approved)
    )
    return (f"Refined as it was approved; changed since: {'; '.join(map(str, stale))}.",) if stale else ()
