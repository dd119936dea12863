"""The list of the cast: chosen with a click, renamed with a double click, recoloured by its chip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QColorDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from app import theme
from app.studio import Studio
from app.widgets.parts import flat, label
from engine.document.cast_edits import add_entity, change_entity, new_entity, remove_entity
from engine.document.model import Entity, EntityKind

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = 26
ICONS: dict[EntityKind, str] = {"character": "person", "prop": "prop", "place": "place"}
NOUNS: dict[EntityKind, str] = {"character": "person", "prop": "box", "place": "street"}


class CastModel(QAbstractListModel):
    def __init__(self, studio: Studio, parent=None):
        super().__init__(parent)
        self.studio = studio
        self.members: tuple[Entity, ...] = studio.document.cast

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        member = self.members[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return member.name
        if role == Qt.ItemDataRole.UserRole:
            return member
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if name:
            self.studio.edit(self.tr("Rename"), change_entity, self.members[index.row()].id, name=name)
        return bool(name)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def refresh(self) -> None:
        cast = self.studio.document.cast
        if cast is self.members:
            return
        if [one.id for one in cast] != [one.id for one in self.members]:
            self.beginResetModel()
            self.members = cast
            self.endResetModel()
        else:
            self.members = cast
            self.dataChanged.emit(self.index(0), self.index(max(0, len(cast) - 1)))


class CastList(QListView):
    """Rows of chip, kind and name."""

    def __init__(self, studio: Studio):
        super().__init__()
        self.studio = studio
        self.cast = CastModel(studio, self)
        self.setModel(self.cast)
        self.setItemDelegate(_Row(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.setAccessibleName(self.tr("Cast"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._syncing = False

    def chosen(self) -> Entity | None:
        index = self.currentIndex()
        return self.cast.members[index.row()] if index.isValid() else None

    def show_selected(self) -> None:
        wanted = self.studio.selection.entity
        row = next((at for at, member in enumerate(self.cast.members) if member.id == wanted), -1)
        self._syncing = True
        self.setCurrentIndex(self.cast.index(row) if row >= 0 else QModelIndex())
        if row < 0:
            self.clearSelection()
        self._syncing = False

    def recolour(self, member: Entity) -> None:
        """Opens the colours; each that is tried is seen at once, and all of it is one step back."""
        dialog = QColorDialog(QColor(*member.colour), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.tr("Colour of {name}").format(name=member.name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.studio.begin_drag(self.tr("Recolour {name}").format(name=member.name))
        dialog.currentColorChanged.connect(
            lambda colour: self.studio.drag(
                change_entity, member.id, colour=(colour.red(), colour.green(), colour.blue())
            )
        )
        dialog.accepted.connect(self.studio.end_drag)
        dialog.rejected.connect(self.studio.abandon_drag)
        dialog.open()

    def remove(self, member: Entity) -> None:
        self.studio.edit(self.tr("Remove {name}").format(name=member.name), remove_entity, member.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            if chip_of(self.visualRect(index)).contains(event.position().toPoint()):
                self.recolour(self.cast.members[index.row()])
                return
        elif not index.isValid():
            self.studio.select(entity="", joint=-1)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        member = self.chosen()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and member:
            self.remove(member)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if event.key() in arrows:
                event.accept()
                return True
        return super().event(event)

    def _current_changed(self, index: Index, _: QModelIndex) -> None:
        if not self._syncing and index.isValid():
            self.studio.select(entity=self.cast.members[index.row()].id, joint=-1)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        member = self.cast.members[index.row()]
        menu = QMenu(self)
        menu.addAction(self.tr("Rename"), lambda: self.edit(index))
        menu.addAction(self.tr("Colour…"), lambda: self.recolour(member))
        menu.addSeparator()
        menu.addAction(theme.icon("delete"), self.tr("Remove from the film"), lambda: self.remove(member))
        menu.exec(self.viewport().mapToGlobal(at))


class CastPanel(QWidget):
    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent)
        self.studio = studio
        self.setMinimumWidth(152)
        self.list = CastList(studio)
        self.empty = label(
            self.tr("Nobody yet. Add a character, a prop or a place with +."), colour=theme.QUIET, wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(16)
        self.pages = QStackedLayout(self)
        self.pages.setContentsMargins(0, 0, 0, 0)
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.empty)
        self.tools = QWidget()
        line = QHBoxLayout(self.tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        tips: dict[EntityKind, str] = {
            "character": self.tr("Add a character"),
            "prop": self.tr("Add a prop"),
            "place": self.tr("Add a place"),
        }
        for kind, tip in tips.items():
            button = flat(f"{ICONS[kind]}-add", tip)
            button.clicked.connect(self._adder(kind))
            line.addWidget(button)
        studio.changed.connect(self.refresh)
        studio.opened.connect(self.refresh)
        studio.selection_changed.connect(self.list.show_selected)
        self.refresh()

    def _adder(self, kind: EntityKind) -> Callable[[], None]:
        return lambda: self.add(kind)

    def add(self, kind: EntityKind) -> None:
        """Somebody new, in a colour nobody wears yet, with the name open for writing."""
        names = {"character": self.tr("Somebody"), "prop": self.tr("Something"), "place": self.tr("Somewhere")}
        taken = {member.name for member in self.studio.document.cast}
        name, number = names[kind], 2
        while name in taken:
            name, number = f"{names[kind]} {number}", number + 1
        new = new_entity(self.studio.document, kind, name, NOUNS[kind])
        self.studio.edit(self.tr("Add to the cast"), add_entity, new)
        self.studio.select(entity=new.id, joint=-1)
        if self.list.isVisible():
            self.list.edit(self.list.currentIndex())

    def refresh(self) -> None:
        self.list.cast.refresh()
        self.list.show_selected()
        self.pages.setCurrentIndex(0 if self.list.cast.members else 1)


class _Row(QStyledItemDelegate):
    def sizeHint(self, option, index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option, index) -> None:
        member: Entity = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.fillRect(option.rect, theme.HOVER if chosen else theme.RAISED)
        if chosen:
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), theme.ACCENT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*member.colour))
        painter.drawRoundedRect(QRectF(chip_of(option.rect)), 3, 3)
        painter.restore()
        ratio = option.widget.devicePixelRatioF()
        side = option.rect.right() - 24
        painter.drawPixmap(side, option.rect.top() + 5, theme.tinted(ICONS[member.kind], 16, theme.FAINT, ratio))
        text = option.rect.adjusted(32, 0, -30, 0)
        painter.setPen(theme.TEXT)
        name = painter.fontMetrics().elidedText(member.name, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def createEditor(self, parent, option, index) -> QWidget:
        return QLineEdit(parent)

    def updateEditorGeometry(self, editor: QWidget, option, index) -> None:
        editor.setGeometry(option.rect.adjusted(26, 1, -4, -1))


def chip_of(row: QRect) -> QRect:
    return QRect(row.left() + 10, row.top() + 6, 14, 14)
