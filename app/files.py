"""The menu's way to files: which film to open, what to import, where to export, and what is dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.exporter import FORMS
from app.films import films_folder, forget_film, free_folder
from app.importer import import_filter
from engine.document.pack import unpack
from engine.values.errors import InbetweenerError

if TYPE_CHECKING:
    from app.window import Window

PACKED = ".inbetweenz"


class Files(QObject):
    """Held by the window; every step of it settles first what is being typed."""

    def __init__(self, window: Window):
        super().__init__(window)
        self.window, self.keeper, self.studio = window, window.keeper, window.studio
        self._leaving = False  # the window is to close when a copy is made
        self.keeper.moved.connect(self._moved)

    def choose_open(self) -> bool:
        start = str(self.keeper.projects_folder())
        path = QFileDialog.getExistingDirectory(self.window, self.tr("Open a film"), start)
        return bool(path) and self.open(Path(path))

    def choose_packed(self) -> bool:
        name, _ = QFileDialog.getOpenFileName(
            self.window, self.tr("Open a packed film"), str(self.keeper.projects_folder()), self._packed_kind()
        )
        return bool(name) and self.open(Path(name))

    def open(self, path: Path) -> bool:
        """A project folder, or a packed film, which is unpacked among the others. Whether it was opened."""
        self.window.inspector.settle()
        if path.suffix == PACKED:
            try:
                folder = free_folder(path.stem)
                folder.parent.mkdir(parents=True, exist_ok=True)
                unpack(path, folder)
            except InbetweenerError as error:
                self.studio.told.emit(error.sentence, error.hint)
                return False
            path = folder
        if path.is_dir() and not (path / "project.json").exists():
            inside = [each for each in sorted(path.glob("*.inbetween")) if (each / "project.json").exists()]
            if len(inside) == 1:
                path = inside[0]
        opened = self.keeper.open(path)
        if not opened and not path.exists():
            forget_film(path)
        return opened

    def choose_import(self, *, new: bool = False) -> bool:
        names, _ = QFileDialog.getOpenFileNames(self.window, self.tr("Import"), self._last("imports"), import_filter())
        if names:
            QSettings().setValue("imports", str(Path(names[0]).parent))
            self.keeper.import_files([Path(name) for name in names], new=new)
        return bool(names)

    def choose_save_as(self) -> bool:
        self.window.inspector.settle()
        start = str(self.keeper.projects_folder() / f"{self.studio.document.title}.inbetween")
        kind = self.tr("Films (*.inbetween)")
        name, _ = QFileDialog.getSaveFileName(self.window, self.tr("Save the film as"), start, kind)
        if name:
            self.keeper.save_as(Path(name))
        return bool(name)

    def choose_pack(self) -> None:
        """The whole film in one file, for somebody else."""
        self.window.inspector.settle()
        refused = self.keeper.put_away()
        if refused:
            self.studio.told.emit(*refused)
        else:
            self.choose_export("pack")

    def choose_export(self, form: str) -> None:
        self.window.inspector.settle()
        suffix = FORMS[form].suffix
        start = self.keeper.exports_folder() / f"{self.studio.document.title}{suffix}"
        kinds = {
            "film": self.tr("Video (*.mp4)"),
            "frames": self.tr("A folder of pictures (*)"),
            "sheets": self.tr("Sheets (*.pdf *.png)"),
            "cut": self.tr("Edit list with its movies and sound (*.otio *.xml *.edl)"),
            "list": self.tr("Shot list (*.csv)"),
            "pack": self._packed_kind(),
        }
        kind = kinds.get(form, f"*{suffix}")
        name, _ = QFileDialog.getSaveFileName(self.window, self.tr("Export"), str(start), kind)
        if name:
            path = Path(name)
            path = path if path.suffix or not suffix else path.with_suffix(suffix)
            QSettings().setValue("exports", str(path.parent))
            self.studio.export(form, path)

    def take(self, paths: list[Path]) -> None:
        """What was dropped on the window: a film is opened, everything else comes into this one."""
        if len(paths) == 1 and (paths[0].suffix == PACKED or (paths[0] / "project.json").exists()):
            self.open(paths[0])
        elif paths:
            self.keeper.import_files(paths)

    def show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.studio.project)))

    def may_close(self) -> bool:
        """Saves before the window goes. Where the disk refuses, the artist decides; a copy that is made is waited for."""
        if self.studio.copier.busy:
            self._leaving = True
            self.studio.told.emit(self.tr("The window closes when the film is in its new place."), "")
            return False
        while refused := self.keeper.put_away():
            box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Not saved"), refused[0], parent=self.window)
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setInformativeText(
                f"{refused[1]} {self.tr('What was not saved is kept aside where it can be, and offered at the next start.')}"
            )
            again = box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
            elsewhere = box.addButton(self.tr("Save as…"), QMessageBox.ButtonRole.ActionRole)
            leave = box.addButton(self.tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
            stay = box.addButton(self.tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
            box.setDefaultButton(again)
            box.setEscapeButton(stay)
            box.exec()
            if box.clickedButton() is elsewhere:
                self._leaving = self.choose_save_as()
                return False
            if box.clickedButton() is leave:
                return True
            if box.clickedButton() is not again:
                return False
        return True

    def _moved(self, there: bool) -> None:
        leaving, self._leaving = self._leaving, False
        if leaving and there:
            self.window.close()

    def _last(self, what: str) -> str:
        kept = Path(str(QSettings().value(what) or films_folder()))
        return str(kept) if kept.is_dir() else ""

    def _packed_kind(self) -> str:
        return self.tr("Packed films (*{suffix})").format(suffix=PACKED)
