"""What the artist can do with takes and with parts of a painted shot, in one step each."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QCoreApplication

from app.studio import Studio
from engine.document.assets import Assets
from engine.document.bridging import bridge_shots
from engine.document.film import placed_shots
from engine.document.model import AssetName, Document, Shot
from engine.document.painting_edits import (
    extend_end,
    extend_start,
    forget_tries,
    lock_frames,
    redo_rest,
    try_again,
    unlock_frames,
)
from engine.document.take_edits import (
    forget_takes,
    name_take,
    needed_takes,
    note_of,
    restore_take,
    star_take,
    trash_takes,
    use_take,
)
from engine.media.pictures import png_bytes
from engine.render.gaps import around_frame
from engine.render.materials import material_of
from engine.render.shots import Project
from engine.store.take_files import remove_take
from engine.store.takes import Take
from engine.values.errors import InbetweenerError
from engine.values.ids import new_id
from engine.values.time import Span

SEEDS = 2**31


# -- takes ------------------------------------------------------------------------------------------------------------


def show_take(studio: Studio, shot: Shot, take: Take | None) -> None:
    label = _tr("Show take") if take else _tr("Show drawings")
    studio.edit(label, use_take, shot.id, take.id if take else None)


def rename_take(studio: Studio, shot: Shot, take: Take, name: str) -> None:
    studio.edit(_tr("Name take"), name_take, shot.id, take.id, name)


def toggle_star(studio: Studio, shot: Shot, take: Take) -> None:
    starred = not note_of(shot, take.id).starred
    studio.edit(_tr("Star take") if starred else _tr("Take the star away"), star_take, shot.id, take.id, starred)


def throw_away(studio: Studio, shot: Shot, takes: tuple[Take, ...]) -> None:
    """Into the trash, from which they come back with one step; the newest that is left is shown instead."""
    gone = tuple(take.id for take in takes)
    left = [take for take in studio.takes.listed(shot) if take.id not in gone]
    label = _tr("Delete take") if len(gone) == 1 else _tr("Delete {n} takes").format(n=len(gone))
    studio.edit(label, trash_takes, shot.id, gone, left[-1].id if left else None)


def bring_back(studio: Studio, shot: Shot, take: Take) -> None:
    studio.edit(_tr("Bring take back"), restore_take, shot.id, take.id)


def empty_trash(studio: Studio, shot: Shot) -> int:
    """Removes thrown away takes from the disk for good, but for those that locked frames or finals still need."""
    others = (other for other in studio.document.shots() if other.id != shot.id)
    needed = {lock.take for lock in shot.locks} | {shot.take, shot.approved}
    needed = needed.union(*map(needed_takes, others))
    gone = tuple(take for take in studio.takes.trashed(shot) if take.id not in needed)
    for take in gone:
        remove_take(studio.takes.folder, take)
    names = tuple(take.id for take in gone)
    for take in gone:
        studio.takes.drop(take.shot, (take.id,))
    studio.editor.amend(forget_takes, shot.id, names)
    return len(gone)


def compare_with_shown(studio: Studio, shot: Shot, take: Take) -> None:
    """A is the take that is shown, B this one; the same pair again ends it."""
    shown = studio.takes.active(shot)
    if studio.compared and take in studio.compared:
        studio.compare(None)
    elif shown and shown.id != take.id:
        studio.compare(shown, take)


def compare_last_two(studio: Studio) -> None:
    """The shown take beside the one that was made before it."""
    if studio.compared:
        studio.compare(None)
        return
    for shot in studio.selected_shots()[:1]:
        shown, takes = studio.takes.active(shot), studio.takes.listed(shot)
        others = [take for take in takes if shown and take.id != shown.id]
        earlier = [take for take in others if shown and take.made <= shown.made]
        if shown and others:
            studio.compare(shown, (earlier or others)[-1])
        else:
            studio.told.emit(_tr("There is only one take of this shot."), _tr("Paint another one, or try variations."))


# -- parts of a shot --------------------------------------------------------------------------------------------------


def chosen_frames(studio: Studio) -> tuple[Shot, Span] | None:
    """The frames that a gesture is about: those between In and Out, else those of the chosen panel."""
    chosen = studio.selected_panel()
    if chosen is None:
        return None
    shot, panel = chosen
    placed = next(placed for placed in studio.placed() if placed.shot.id == shot.id)
    if studio.stretch and studio.stretch.meets(placed.span):
        start = max(studio.stretch.start, placed.span.start) - placed.span.start
        return shot, Span(start, min(studio.stretch.stop, placed.span.stop) - placed.span.start)
    start = shot.panel_starts()[shot.panels.index(panel)]
    return shot, Span(start, start + panel.frames)


def lock_here(studio: Studio) -> None:
    """The chosen frames stay as they are now."""
    chosen = chosen_frames(studio)
    take = studio.takes.active(chosen[0]) if chosen else None
    if chosen is None or take is None:
        hint = studio.with_keys(_tr("Paint a draft of the shot first: press {draft}."))
        studio.told.emit(_tr("There is nothing painted to lock yet."), hint)
        return
    shot, span = chosen
    studio.edit(_tr("Lock frames"), lock_frames, shot.id, span, take.id, over=False)


def unlock_here(studio: Studio) -> None:
    """Lets go of the locked frames among the chosen ones; of all of the shot's where none of them is locked."""
    chosen = chosen_frames(studio)
    if chosen:
        shot, span = chosen
        here = any(lock.span.meets(span) for lock in shot.locks)
        studio.edit(_tr("Unlock frames"), unlock_frames, shot.id, span if here else None)


def redo_rest_here(studio: Studio) -> None:
    """Another seed for everything that is not locked, painted at once."""
    for shot in studio.selected_shots():
        studio.edit(_tr("Redo the rest"), redo_rest, shot.id, secrets.randbelow(SEEDS))
    _paint(studio)


def again_here(studio: Studio) -> None:
    """Another try at the gap, or the key, under the playhead."""
    here = studio.here()
    if here is None:
        return
    frame = here.shot_frame(studio.playhead)
    try:
        part = around_frame(studio.document, here.shot, frame)
    except InbetweenerError as error:
        studio.told.emit(error.sentence, error.hint)
        return
    if part.kind == "kept":
        studio.told.emit(_tr("This frame is locked."), _tr("Unlock it first, or go to another one."))
    elif part.kind == "picture":
        studio.told.emit(_tr("This frame is a pinned picture."), _tr("Go to a frame between two keys."))
    else:
        label = _tr("Try this gap again") if part.kind == "gap" else _tr("Try this key again")
        studio.edit(label, try_again, here.shot.id, part.span, secrets.randbelow(SEEDS))
        _paint(studio)


def forget_tries_here(studio: Studio) -> None:
    for shot in studio.selected_shots():
        studio.edit(_tr("Back to the first try"), forget_tries, shot.id)


def extend_here(studio: Studio, *, end: bool) -> None:
    """A second more at the end or the start; what is painted stays as it is."""
    for shot in studio.selected_shots()[:1]:
        take = studio.takes.active(shot)
        # what is out of date is painted again in any case, so there is nothing to keep
        kept = take.id if take and take.quality == "draft" and not studio.states.why(shot, take) else None
        frames = studio.document.rate.nominal
        if end:
            studio.edit(_tr("Extend shot"), extend_end, shot.id, frames, kept)
        else:
            studio.edit(_tr("Extend shot at its start"), extend_start, shot.id, frames, kept)


def bridge_here(studio: Studio) -> None:
    """A second between this shot and the next that leads from the one to the other."""
    for shot in studio.selected_shots()[-1:]:
        shots = list(studio.document.shots())
        at = shots.index(shot)
        following = shots[at + 1] if at + 1 < len(shots) else None
        pictures = (edge(studio, shot, last=True), edge(studio, following, last=False)) if following else (None, None)
        new = new_id("shot")
        frames = studio.document.rate.nominal
        studio.edit(_tr("Fill the gap between two shots"), bridge_shots, shot.id, frames, *pictures, new)
        placed = next((placed for placed in placed_shots(studio.document) if placed.shot.id == new), None)
        if placed:
            studio.select(panels=(placed.shot.panels[0].id,))
            studio.move_playhead(placed.span.start)


def edge(studio: Studio, shot: Shot, *, last: bool) -> AssetName | None:
    """What is seen where a shot ends or begins, as an asset; None where it is only blocking, which needs no pin."""
    document: Document = studio.document
    project = Project(document, studio.project)
    take = studio.active_take(shot)
    frame = shot.frames - 1 if last else 0
    if take is None and shot.panel_at(frame).drawing is None:
        return None
    size = document.width, document.height
    try:
        picture = material_of(document, shot, take, studio.takes.folder, project.read).picture(frame, size)
    except InbetweenerError as error:
        studio.told.emit(error.sentence, error.hint)
        return None
    return Assets(studio.project).put(png_bytes(picture), ".png")


def _paint(studio: Studio) -> None:
    """A draft right away, where drafts do not come by themselves."""
    shots = tuple(shot.id for shot in studio.selected_shots() if shot.paint)
    if shots and not studio.live_drafts:
        studio.render("draft", shots)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakeVerbs", text)
