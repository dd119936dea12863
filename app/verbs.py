"""What the artist can do with the chosen panels and shots, in one step each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.studio import Studio
from engine.document.film import film_frames
from engine.document.model import Document, Panel, Shot
from engine.document.panel_edits import add_panel, duplicate_panel, new_panel, remove_panels
from engine.document.shot_edits import add_shot, new_shot
from engine.document.take_edits import approve, unapprove
from engine.jobs.events import When
from engine.values.ids import new_id


def add_panel_here(studio: Studio) -> None:
    """N: one more drawing in the shot that is worked on, right after the present one; in an empty film, its first."""
    chosen = studio.selected_panel()
    if chosen is None:
        add_shot_here(studio)
        return
    shot, panel = chosen
    new = new_panel(panel.frames)
    studio.edit(_tr("New panel"), add_panel, shot.id, new, shot.panels.index(panel) + 1)
    go_to_panel(studio, new.id)


def add_shot_here(studio: Studio) -> None:
    """A cut, and one empty panel of a second after it."""
    chosen = studio.selected_panel()
    new = new_shot(studio.document.rate.nominal)
    studio.edit(_tr("New shot"), add_shot, new, chosen[0].id if chosen else None)
    go_to_panel(studio, new.panels[0].id)


def duplicate_panels(studio: Studio) -> None:
    chosen = _chosen(studio)
    if not chosen:
        return
    copies = tuple(new_id("panel") for _ in chosen)
    studio.edit(_tr("Duplicate panels") if len(chosen) > 1 else _tr("Duplicate panel"), _duplicated, chosen, copies)
    go_to_panel(studio, copies[0], select=copies)


def delete_panels(studio: Studio) -> None:
    chosen = _chosen(studio)
    if not chosen:
        return
    label = _tr("Delete {n} panels").format(n=len(chosen)) if len(chosen) > 1 else _tr("Delete panel")
    every = [panel.id for shot in studio.document.shots() for panel in shot.panels]
    left = [panel for panel in every if panel not in chosen]
    following = [panel for panel in every[every.index(chosen[len(chosen) - 1]) :] if panel not in chosen]
    after = (following[:1] or left[-1:] or [""])[0]
    studio.edit(label, remove_panels, chosen)
    if after:
        go_to_panel(studio, after)


def approve_shots(studio: Studio) -> None:
    """The gate: the final will be refined from the draft that is seen now."""
    for shot in studio.selected_shots():
        take = studio.takes.active(shot)
        if take is None:
            studio.told.emit(
                _tr("There is no draft to approve yet."), _tr("Ask for a draft, or wait for the one being painted.")
            )
            return
        if shot.approved == take.id:
            studio.edit(_tr("Unapprove"), unapprove, shot.id)
        else:
            studio.edit(_tr("Approve"), approve, shot.id, take.id)


def draft_shots(studio: Studio) -> None:
    shots = tuple(shot.id for shot in studio.selected_shots() if shot.paint)
    if shots:
        studio.render("draft", shots)


def final_shots(studio: Studio) -> None:
    """Finals of the chosen shots, out of their approved drafts."""
    shots = [shot for shot in studio.selected_shots() if shot.paint]
    ready = tuple(shot.id for shot in shots if shot.approved)
    if ready:
        studio.render("final", ready)
    elif shots:
        studio.told.emit(_tr("Nothing chosen is approved yet."), _approve_first(studio))


def final_approved(studio: Studio, when: When = "in turn") -> None:
    """Finals of every approved shot that has none, or an old one; tonight, perhaps."""
    ready = tuple(
        shot.id for shot in studio.document.shots() if shot.paint and shot.approved and _unfinished(studio, shot)
    )
    if ready:
        studio.render("final", ready, when=when)
    elif any(shot.approved for shot in studio.document.shots()):
        studio.told.emit(_tr("Every approved shot has its final."), "")
    else:
        studio.told.emit(_tr("No shot is approved yet."), _approve_first(studio))


def go_to_panel(studio: Studio, panel_id: str, select: tuple[str, ...] = ()) -> None:
    """Shows a panel: the playhead on its first frame that no other shot shares, itself chosen."""
    for place, placed in enumerate(studio.placed()):
        for panel, start in zip(placed.shot.panels, placed.shot.panel_starts(), strict=True):
            if panel.id == panel_id:
                studio.select(panels=select or (panel_id,))
                past = 0 if start else transition_in(placed.shot, panel, opening=not place)
                studio.move_playhead(placed.span.start + start + past)
                return


def look_at_first(studio: Studio) -> None:
    """A film that comes out of the black is first looked at where there is something to see."""
    opening = next(iter(studio.placed()), None)
    if opening is not None and not studio.playhead:
        studio.move_playhead(transition_in(opening.shot, opening.shot.panels[0], opening=True))


def transition_in(shot: Shot, panel: Panel, *, opening: bool) -> int:
    """Frames of a shot's first panel until it is seen by itself, never beyond its last one.

    The shot that opens the film can come out of the black; there is no other that it could dissolve from.
    """
    coming = shot.transition
    if coming is None or (opening and coming.kind != "fade"):
        return 0
    frames = coming.frames - coming.frames // 2 if coming.kind == "fade" else coming.frames
    return min(frames, panel.frames - 1)


def go_to_edge(studio: Studio, way: int) -> None:
    """To the next or the previous panel's first frame."""
    edges = sorted(
        {placed.span.start + start for placed in studio.placed() for start in placed.shot.panel_starts()}
        | {film_frames(studio.document)}
    )
    if way > 0:
        at = next((edge for edge in edges if edge > studio.playhead), edges[-1])
    else:
        at = next((edge for edge in reversed(edges) if edge < studio.playhead), 0)
    studio.move_playhead(at)


def _chosen(studio: Studio) -> tuple[str, ...]:
    if studio.selection.panels:
        return studio.selection.panels
    chosen = studio.selected_panel()
    return (chosen[1].id,) if chosen else ()


def _duplicated(document: Document, panels: tuple[str, ...], copies: tuple[str, ...]) -> Document:
    for panel, copy in zip(panels, copies, strict=True):
        document = duplicate_panel(document, panel, copy)
    return document


def _approve_first(studio: Studio) -> str:
    return studio.with_keys(_tr("Approve a draft first: press {approve} on the shot."))


def _unfinished(studio: Studio, shot: Shot) -> bool:
    take = studio.takes.active(shot)
    return take is None or take.quality != "final" or bool(studio.states.stale(shot))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Verbs", text)
