"""The list of every action with its keys: found by a word, changed by pressing a key, and never two for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app import theme
from app.keys.keymap import Keymap, native
from app.keys.presets import PRESETS
from app.widgets.parts import label, row

ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Named:
    """An action as the list shows it."""

    id: str
    menu: str
    words: str
    keys: str  # by our own map


class KeyEditor(QWidget):
    """``changed`` hears the new map at once."""

    def __init__(self, actions: Sequence[Named], keymap: Keymap, changed: Callable[[Keymap], None]):
        super().__init__()
        self.actions_ = {one.id: one for one in actions}
        self.keymap, self._changed = keymap, changed
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("Keys of"))
        for name in PRESETS:
            self.preset.addItem(name)
        self.preset.setCurrentText(keymap.preset)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Actions and their keys"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(12)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.chosen = label(strong=True)
        self.press = KeyField()
        self.press.setAccessibleName(self.tr("Press the new key"))
        self.press.setPlaceholderText(self.tr("Press a key"))
        self.add = QPushButton(self.tr("Set"))
        self.more = QPushButton(self.tr("Add as second"))
        self.clear = QPushButton(self.tr("No key"))
        self.back = QPushButton(self.tr("As in the preset"))
        self.word = label(colour=theme.AMBER, wrap=True)
        self.word.setMinimumHeight(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(label(self.tr("Keys of"), colour=theme.QUIET), self.preset, None, self.search, spacing=8))
        self.search.setMinimumWidth(220)
        column.addWidget(self.list, 1)
        column.addLayout(row(self.chosen, None, self.press, self.add, self.more, self.clear, self.back, spacing=6))
        column.addWidget(self.word)
        self.preset.textActivated.connect(self._take_preset)
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._choose)
        self.press.pressed.connect(self._warn)
        self.add.clicked.connect(self._set)
        self.more.clicked.connect(self._add)
        self.clear.clicked.connect(self._clear)
        self.back.clicked.connect(self._back)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._menus: dict[str, QTreeWidgetItem] = {}
        self._fill()
        if self._items:
            self.list.setCurrentItem(next(iter(self._items.values())))

    def choose(self, id_: str) -> None:
        self.list.setCurrentItem(self._items[id_])

    def keys(self) -> dict[str, tuple[str, ...]]:
        return self.keymap.keys(self._rows())

    def _rows(self) -> list[tuple[str, str]]:
        return [(one.id, one.keys) for one in self.actions_.values()]

    def _fill(self) -> None:
        menus = self._menus
        for one in self.actions_.values():
            top = menus.get(one.menu)
            if top is None:
                top = menus[one.menu] = QTreeWidgetItem(self.list, [one.menu])
                top.setFlags(Qt.ItemFlag.ItemIsEnabled)
                top.setFont(0, theme.text_font(9, strong=True))
                top.setForeground(0, theme.QUIET)
                top.setFirstColumnSpanned(True)
            item = self._items[one.id] = QTreeWidgetItem(top, [one.words, ""])
            item.setData(0, ID, one.id)
        self.list.expandAll()
        self._refresh()

    def _refresh(self) -> None:
        keys = self.keys()
        for id_, item in self._items.items():
            item.setText(1, native(keys[id_]))
            own = id_ in self.keymap.own
            item.setFont(1, theme.text_font(9.5, strong=own))
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, native(keys[id_]) or self.tr("no key"))
        self._choose()

    def _current(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, ID) or "") if item else ""

    def _choose(self, *_: object) -> None:
        id_ = self._current()
        self.chosen.setText(self.actions_[id_].words if id_ else "")
        self.press.show_key("")
        self.word.setText("")
        for button in (self.press, self.clear):
            button.setEnabled(bool(id_))
        self.back.setEnabled(id_ in self.keymap.own)
        self.add.setEnabled(False)
        self.more.setEnabled(False)

    def _warn(self, key: str) -> None:
        """Says at once whose key this is."""
        id_ = self._current()
        keys = self.keys()
        other = next((one for one, theirs in keys.items() if key in theirs and one != id_), "")
        self.word.setText(
            self.tr("{key} belongs to “{action}”, which would lose it.").format(
                key=native((key,)), action=self.actions_[other].words
            )
            if other
            else ""
        )
        self.add.setEnabled(bool(id_ and key))
        self.more.setEnabled(bool(id_ and key and keys[id_] and key not in keys[id_]))

    def _set(self) -> None:
        self._change(self.keymap.with_keys(self._current(), [self.press.key], self._rows()))

    def _add(self) -> None:
        keys = [*self.keys()[self._current()], self.press.key]
        self._change(self.keymap.with_keys(self._current(), keys, self._rows()))

    def _clear(self) -> None:
        self._change(self.keymap.with_keys(self._current(), [], self._rows()))

    def _back(self) -> None:
        self._change(self.keymap.reset(self._current()))

    def _take_preset(self, name: str) -> None:
        self._change(Keymap(name))

    def _change(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._refresh()
        self._changed(keymap)

    def _narrow(self, text: str) -> None:
        text = text.casefold().strip()
        for menu, top in self._menus.items():
            shown = 0
            for id_, item in self._items.items():
                if self.actions_[id_].menu == menu:
                    hit = text in f"{item.text(0)} {item.text(1)} {menu}".casefold()
                    item.setHidden(not hit)
                    shown += hit
            top.setHidden(not shown)


class KeyField(QLineEdit):
    """Shows the key that is pressed in it. Tab leaves it, so that the keyboard is never caught."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.key = ""
        self.setReadOnly(True)
        self.setFixedWidth(130)

    def show_key(self, key: str) -> None:
        self.key = key
        self.setText(native((key,)) if key else "")

    def event(self, event) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == event.Type.ShortcutOverride:
            event.accept()  # whatever it does elsewhere, here it is only a key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (
            Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
            Qt.Key.Key_unknown, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_CapsLock,
        ):  # fmt: skip
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        made = QKeySequence(QKeyCombination(held, Qt.Key(key))).toString(QKeySequence.SequenceFormat.PortableText)
        self.show_key(made)
        self.pressed.emit(made)
