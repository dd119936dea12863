"""What the artist can do with the chosen boards: carry, copy, paste, cut shots and sequences, number and omit them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app.importer import Beside, are_pictures
from app.studio import Studio
from app.verbs import delete_panels, go_to_panel
from engine.document.assets import Assets
from engine.document.clip import Clip, clip_of, fresh, paste
from engine.document.model import Document, Shot
from engine.document.numbering_edits import lock_numbers, omit_shots, renumber
from engine.document.panel_edits import carry_panels, new_panel, put_beside
from engine.document.sequence_edits import begin_act, begin_sequence, join_sequence, sequence_of
from engine.document.shot_edits import add_shot, merge_shots, new_shot, split_shot
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write
from engine.values.ids import new_id

MIME = "application/x-inbetweener-panels"


class Copied(msgspec.Struct, frozen=True):
    """What lies on the clipboard: panels, and the project in which their pictures are."""

    project: str
    clip: Clip


# -- order ----------------------------------------------------------------------------------------------------------


def carry(studio: Studio, panels: Sequence[str], beside: str, after: bool) -> None:
    """Moves panels to stand right before or after another one. Dropped where they were taken up, they stay."""
    every = _every(studio.document)
    rest = [panel for panel in every if panel not in panels]
    if not rest:
        return
    if beside in panels:  # beside one of themselves: what comes before them tells where that is
        at = every.index(beside) + after
        left = [panel for panel in every[:at] if panel not in panels]
        beside, after = (left[-1], True) if left else (rest[0], False)
    at = rest.index(beside) + after
    if [*rest[:at], *panels, *rest[at:]] == every and _at_home(studio.document, panels, beside):
        return
    label = _tr("Move {n} panels").format(n=len(panels)) if len(panels) > 1 else _tr("Move panel")
    studio.edit(label, carry_panels, tuple(panels), beside, after)
    go_to_panel(studio, panels[0], select=tuple(panels))


def move_along(studio: Studio, way: int) -> None:
    """The chosen panels one place earlier or later. Whole shots step over whole shots."""
    chosen = chosen_panels(studio)
    every = _every(studio.document)
    if not chosen:
        return
    edge = every.index(chosen[0]) - 1 if way < 0 else every.index(chosen[-1]) + 1
    if not 0 <= edge < len(every):
        return
    if _whole(studio.document, chosen):
        other = next(shot for shot in studio.document.shots() if any(panel.id == every[edge] for panel in shot.panels))
        carry(studio, chosen, other.panels[0 if way < 0 else -1].id, way > 0)
    else:
        carry(studio, chosen, every[edge], way > 0)


def chosen_panels(studio: Studio) -> tuple[str, ...]:
    """The chosen panels in the order of the film, else the one under the playhead."""
    if studio.selection.panels:
        chosen = set(studio.selection.panels)
        return tuple(panel for panel in _every(studio.document) if panel in chosen)
    here = studio.selected_panel()
    return (here[1].id,) if here else ()


# -- the clipboard --------------------------------------------------------------------------------------------------


def clipboard(studio: Studio, what: Literal["cut", "copy", "paste"]) -> None:
    """Cut, copy or paste where the hand is: a panel that has a ``clipboard`` of its own is asked first."""
    widget = QApplication.focusWidget()
    while widget is not None:
        own = getattr(widget, "clipboard", None)
        if callable(own) and own(what):
            return
        widget = widget.parentWidget()
    {"cut": cut, "copy": copy, "paste": paste_panels}[what](studio)


def copy(studio: Studio) -> bool:
    """Puts the chosen panels on the clipboard, and the first one's picture for other programs."""
    try:
        clip = clip_of(studio.document, chosen_panels(studio))
    except InbetweenerError as error:
        studio.told.emit(error.sentence, error.hint)
        return False
    data = QMimeData()
    data.setData(MIME, QByteArray(msgspec.json.encode(Copied(str(studio.project), clip))))
    first = clip.shots[0]
    data.setImageData(studio.pictures.best_of(first, 0).image)
    QGuiApplication.clipboard().setMimeData(data)
    panels = len(clip.panels())
    studio.told.emit(
        _tr("{n} panels were copied.").format(n=panels) if panels > 1 else _tr("The panel was copied."), ""
    )
    return True


def cut(studio: Studio) -> None:
    if copy(studio):
        delete_panels(studio)


def paste_panels(studio: Studio) -> None:
    """Panels of this film or another one after the chosen ones; else pictures from any program as new panels."""
    data = QGuiApplication.clipboard().mimeData()
    files, image = pictures_of(data) if data is not None else ([], None)
    chosen = chosen_panels(studio)
    beside = (chosen[-1], True) if chosen else None
    try:
        if data is not None and data.hasFormat(MIME):
            _paste(studio, msgspec.json.decode(data.data(MIME).data(), type=Copied))
        elif files:
            bring_pictures(studio, files, beside)
        elif image:
            put_picture(studio, image, beside, _tr("Paste picture"))
        else:
            studio.told.emit(_tr("There is nothing to paste."), _tr("Copy panels, or a picture in another program."))
    except InbetweenerError as error:
        studio.told.emit(error.sentence, error.hint)
    except (msgspec.DecodeError, msgspec.ValidationError):
        studio.told.emit(
            _tr("The clipboard holds panels of another version of the program."), _tr("Copy them again here.")
        )


def _paste(studio: Studio, copied: Copied) -> None:
    clip = fresh(copied.clip)
    if Path(copied.project) != studio.project:
        _bring_files(Path(copied.project), studio.project, clip)
    panels = tuple(panel.id for panel in clip.panels())
    chosen = chosen_panels(studio)
    label = _tr("Paste {n} panels").format(n=len(panels)) if len(panels) > 1 else _tr("Paste panel")
    studio.edit(label, paste, clip, chosen[-1] if chosen else None)
    go_to_panel(studio, next(iter(panels)), select=panels)


# -- pictures from other programs ------------------------------------------------------------------------------------


def pictures_of(data: QMimeData) -> tuple[list[Path], QImage | None]:
    """The picture files that something brings, where all of them are pictures; else the one picture that it is."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return (paths if are_pictures(paths) else []), None
    image = data.imageData() if data.hasImage() else None
    return [], image if isinstance(image, QImage) and not image.isNull() else None


def bring_pictures(studio: Studio, paths: list[Path], beside: Beside | None) -> None:
    """Reads picture files in the background; they come to stand beside a panel, or at the end of the film."""
    if studio.may_change():
        studio.importer.bring(paths, studio.document, studio.project, new=False, beside=beside)


def put_picture(studio: Studio, image: QImage, beside: Beside | None, label: str) -> None:
    """A picture that is no file as a panel of its own."""
    if not studio.may_change():
        return
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]  # the stubs want bytes
    name = Assets(studio.project).put(bytes(buffer.data().data()), ".png")
    panel = new_panel(studio.document.rate.nominal, name)
    shot = new_shot(panel.frames, panel)
    if beside:
        studio.edit(label, put_beside, (shot,), *beside)
    else:
        studio.edit(label, add_shot, shot)
    go_to_panel(studio, panel.id)


def _bring_files(source: Path, target: Path, clip: Clip) -> None:
    """The pictures of panels that come from another film; one that is missing there is missing here, and said so."""
    theirs, ours = Assets(source), Assets(target)
    for name in clip.assets():
        if theirs.has(name) and not ours.has(name):
            path = ours.path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(theirs.path(name), path)
            except OSError:  # another disk
                atomic_write(path, theirs.read(name))


# -- shots, sequences, acts -----------------------------------------------------------------------------------------


def start_shot(studio: Studio) -> None:
    """/: the chosen panel becomes the first of a new shot; where it is that already, its shot joins the one before."""
    chosen = studio.selected_panel()
    if chosen is None:
        return
    shot, panel = chosen
    if shot.panels[0].id == panel.id:
        join_shots(studio)
    else:
        studio.edit(_tr("Start a new shot"), split_shot, panel.id)


def join_shots(studio: Studio) -> None:
    """The chosen shots become one; a single one joins the shot before it."""
    shots = list(studio.selected_shots())
    every = list(studio.document.shots())
    if len(shots) == 1:
        at = every.index(shots[0])
        if at == 0:
            studio.told.emit(_tr("There is no shot before this one."), _tr("Choose a later shot."))
            return
        shots.insert(0, every[at - 1])
    if not shots:
        return
    places = [every.index(shot) for shot in shots]
    if places != list(range(places[0], places[-1] + 1)):
        studio.told.emit(_tr("These shots do not follow each other."), _tr("Choose shots that stand side by side."))
        return
    studio.edit(_tr("Join shots"), _joined, shots[0].id, len(shots) - 1)


def _joined(document: Document, shot: str, times: int) -> Document:
    for _ in range(times):
        document = merge_shots(document, shot)
    return document


def start_sequence(studio: Studio) -> None:
    """From the chosen shot on it is another sequence."""
    shots = studio.selected_shots()
    if shots:
        studio.edit(_tr("Start a sequence"), begin_sequence, shots[0].id)


def join_with_sequence_before(studio: Studio) -> None:
    shots = studio.selected_shots()
    if shots:
        studio.edit(_tr("Join sequences"), join_sequence, sequence_of(studio.document, shots[0].id).id)


def start_act(studio: Studio) -> None:
    """From the chosen shot on it is another act; in the middle of a sequence that begins anew, too."""
    shots = studio.selected_shots()
    if shots:
        number = len(studio.document.acts)
        names = (_tr("Act {n}").format(n=max(2, number + 1)), _tr("Act {n}").format(n=1))
        studio.edit(_tr("Start an act"), _act_begun, shots[0].id, names, new_id("sequence"))


def _act_begun(document: Document, shot: str, names: tuple[str, str], new: str) -> Document:
    sequence = sequence_of(document, shot)
    if sequence.shots[0].id != shot:
        document = begin_sequence(document, shot, sequence.name, new)
        sequence = sequence_of(document, shot)
    first = document.sequences[0].id == sequence.id
    return begin_act(document, sequence.id, names[1] if first else names[0], names[1])


# -- numbers --------------------------------------------------------------------------------------------------------


def toggle_lock(studio: Studio) -> None:
    """Locks the numbers of the chosen shots' sequences, or lets them be counted again."""
    chosen = {sequence_of(studio.document, shot.id).id for shot in studio.selected_shots()}
    sequences = [sequence for sequence in studio.document.sequences if sequence.id in chosen]
    locked = not all(sequence.locked for sequence in sequences)
    label = _tr("Lock numbers") if locked else _tr("Unlock numbers")
    studio.edit(label, lock_numbers, tuple(sequence.id for sequence in sequences), locked)


def locked(studio: Studio) -> bool:
    """Whether the numbers of what is chosen are locked."""
    shots = studio.selected_shots()
    return bool(shots) and all(sequence_of(studio.document, shot.id).locked for shot in shots[:1])


def toggle_omit(studio: Studio) -> None:
    """Cuts the chosen shots from the film with their numbers kept, or brings them back."""
    shots = studio.selected_shots()
    if shots:
        omitted = not all(shot.omitted for shot in shots)
        label = _tr("Omit shots") if omitted else _tr("Bring shots back")
        studio.edit(label, omit_shots, tuple(shot.id for shot in shots), omitted)


def omitted(studio: Studio) -> bool:
    shots = studio.selected_shots()
    return bool(shots) and all(shot.omitted for shot in shots)


def renumber_shots(studio: Studio) -> None:
    """Counts the chosen shots again that were given numbers of their own."""
    given = tuple(shot.id for shot in studio.selected_shots() if shot.number)
    if given:
        studio.edit(_tr("Renumber shots"), renumber, given)
    else:
        studio.told.emit(
            _tr("The chosen shots are counted by their places already."),
            _tr("Numbers that a sequence keeps are counted again when you unlock them.") if locked(studio) else "",
        )


def _at_home(document: Document, panels: Sequence[str], beside: str) -> bool:
    """Whether panels that keep their places also stay in their shots and sequences beside this one."""
    whole = _whole(document, panels)
    homes: dict[str, str] = {
        panel.id: sequence.id if whole else shot.id
        for sequence in document.sequences for shot in sequence.shots for panel in shot.panels
    }  # fmt: skip
    return {homes[panel] for panel in panels} == {homes[beside]}


def _whole(document: Document, panels: Sequence[str]) -> bool:
    """Whether these are all panels of some shots."""
    chosen = set(panels)
    return all(_all_or_none(shot, chosen) for shot in document.shots())


def _all_or_none(shot: Shot, chosen: set[str]) -> bool:
    return len({panel.id in chosen for panel in shot.panels}) == 1


def _every(document: Document) -> list[str]:
    return [panel.id for shot in document.shots() for panel in shot.panels]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Boardwork", text)
