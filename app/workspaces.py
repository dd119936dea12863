"""Workspaces: arrangements of the same panels, ours and the artist's own; how each was left is remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget
from shiboken6 import isValid

from app.docks import ARRANGEMENTS, arrange, place, refresh_titles

if TYPE_CHECKING:
    from app.window import Window

VERSION = 2  # of the saved layout: raise it when docks come, go or change their names
MOST = 6  # of the artist's own: more names than that do not fit beside each other


class Workspaces(QObject):
    """``shown`` is called with a workspace's name when it has been laid out."""

    def __init__(self, window: Window, shown: Callable[[str], None]):
        super().__init__(window)
        self.window, self._shown = window, shown
        self.name = "boards"
        self.own_actions: dict[str, QAction] = {}
        self._hand: QWidget | None = None  # what the keys went to before the docks moved
        self._settle = QTimer(self, singleShot=True, interval=0)  # once more when Qt has shown the docks
        self._settle.timeout.connect(self._again)
        for name in self.own():
            self._make_action(name)

    def own(self) -> list[str]:
        """The names of the artist's own workspaces."""
        names = QSettings().value("workspaces") or []
        names = [names] if isinstance(names, str) else [str(name) for name in names]
        return [name for name in names if name not in ARRANGEMENTS]

    def base(self, name: str) -> str:
        """Which of ours a workspace is, or grew from."""
        if name in ARRANGEMENTS:
            return name
        kept = str(QSettings().value(f"workspace-base/{name}") or "boards")
        return kept if kept in ARRANGEMENTS else "boards"

    def show(self, name: str) -> None:
        self._settle.stop()
        self._hand = QApplication.focusWidget()
        self.remember()
        self.name = name if name in ARRANGEMENTS or name in self.own() else "boards"
        kept = QSettings().value(f"workspace/{self.name}")
        if kept is None or not self.window.restoreState(kept, VERSION):
            self._lay_out()
        self._shown(self.name)
        self._keep_hand()
        refresh_titles(self.window, self.window.docks)
        QTimer.singleShot(100, self, self._titles)  # when Qt has laid them out

    def reset(self) -> None:
        """Ours as we made it; the artist's own as she saved it."""
        saved = QSettings().value(f"workspace-saved/{self.name}")
        if saved is None or not self.window.restoreState(saved, VERSION):
            QSettings().remove(f"workspace/{self.name}")
            place(self.window, self.window.docks)
            self._lay_out()
        self._titles()

    def save_as(self, name: str) -> bool:
        """Keeps what is seen now under a name of its own; whether the name will do."""
        name = " ".join(name.split())[:24].strip("/\\")
        if (
            not name
            or name.casefold() in {each.casefold() for each in self._builtin_words()}
            or len(self.own()) >= MOST
        ):
            return False
        self._settle.stop()
        base = self.base(self.name)
        state = self.window.saveState(VERSION)
        QSettings().setValue("workspaces", [*(each for each in self.own() if each != name), name])
        QSettings().setValue(f"workspace-base/{name}", base)
        QSettings().setValue(f"workspace-saved/{name}", state)
        QSettings().setValue(f"workspace/{name}", state)
        if name not in self.own_actions:
            self._make_action(name)
        self.window.top.show_own(list(self.own_actions.values()))
        self.show(name)
        return True

    def delete(self) -> None:
        """Takes the artist's own workspace that is open off the list."""
        name = self.name
        if name not in self.own_actions:
            return
        self.window.removeAction(self.own_actions.pop(name))
        base = self.base(name)
        QSettings().setValue("workspaces", [each for each in self.own() if each != name])
        for kept in ("workspace", "workspace-base", "workspace-saved"):
            QSettings().remove(f"{kept}/{name}")
        self.window.top.show_own(list(self.own_actions.values()))
        self.name = base
        self.show(base)
        QSettings().remove(f"workspace/{name}")

    def ask_name(self) -> None:
        title, words = self.tr("Save workspace"), self.tr("Name of the workspace")
        name, said = QInputDialog.getText(self.window, title, words, QLineEdit.EchoMode.Normal, "")
        if said and not self.save_as(name):
            self.window.studio.told.emit(
                self.tr("A workspace “{name}” cannot be kept.").format(name=name),
                self.tr("Choose a name that is not taken, and not more than {n} workspaces.").format(n=MOST),
            )

    def remember(self) -> None:
        if self.window.isVisible():
            QSettings().setValue(f"workspace/{self.name}", self.window.saveState(VERSION))

    def _lay_out(self) -> None:
        arrangement = ARRANGEMENTS[self.base(self.name)]
        arrange(self.window, self.window.docks, arrangement)
        self._settle.start()

    def _again(self) -> None:
        arrange(self.window, self.window.docks, ARRANGEMENTS[self.base(self.name)])
        self._keep_hand()

    def _keep_hand(self) -> None:
        """Keys go on where they went. Docks that come and go would send them to the first thing in the window."""
        if self._hand is not None and isValid(self._hand) and self._hand.isVisibleTo(self.window):
            self._hand.setFocus()
        else:
            self.give_keys()

    def give_keys(self) -> None:
        """Keys go to what is worked on: the paper, the boards, else the picture."""
        window = self.window
        for widget in (window.canvas.view, window.boards.strip, window.player.viewer):
            if widget.isVisibleTo(window):
                widget.setFocus()
                return

    def _titles(self) -> None:
        refresh_titles(self.window, self.window.docks)

    def _make_action(self, name: str) -> None:
        action = QAction(name.replace("&", "&&"), self.window)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False, name=name: self.window.show_workspace(name))
        self.window.addAction(action)
        self.own_actions[name] = action

    def _builtin_words(self) -> list[str]:
        return [self.window.actions_[name].text().replace("&", "") for name in ARRANGEMENTS] + list(ARRANGEMENTS)
