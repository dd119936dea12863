"""Pitching: one board at a time on the whole screen, turned with the arrow keys, with notes taken on the spot."""

from __future__ import annotations

from cachetools import LRUCache
from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from app import theme
from app.boards.model import Row, rows_of
from app.studio import Studio
from app.verbs import go_to_panel
from engine.document.panel_edits import set_caption
from engine.values.time import seconds_at

HIDE = 1800  # ms until a hand that rests is no longer seen
BLACK = QColor(0, 0, 0)
SCALED = 12  # boards in the screen's size that turning back finds again
WORDS_SHARE = 0.15  # of the screen's height, for what is said


class Pitch(QWidget):
    """Begins at the board that is chosen, and leaves the playhead where it ended."""

    def __init__(self, studio: Studio, parent: QWidget | None = None):
        super().__init__(parent, Qt.WindowType.Window)
        self.studio = studio
        self.rows = tuple(row for row in rows_of(studio) if not row.shot.omitted)
        chosen = studio.selected_panel()
        self.at = next((at for at, row in enumerate(self.rows) if chosen and row.panel.id == chosen[1].id), 0)
        self.captions = True
        self.wanted = "auto"  # or "drawing"
        self.dark = False
        self.running = False  # each board as long as it lasts
        self.typed = ""  # a number that is being typed: Enter goes there
        self._scaled: LRUCache[tuple[int, int, int], QPixmap] = LRUCache(SCALED)
        self._clock = QElapsedTimer()
        self._clock.start()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(self.tr("Pitch"))
        self.setAccessibleName(self.tr("Pitch"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.note = _Note(self)
        self.note.setPlaceholderText(self.tr("A note on this board. Enter keeps it, Esc does not."))
        self.note.setAccessibleName(self.tr("A note on this board"))
        self.note.setFont(theme.text_font(14))
        self.note.hide()
        self.note.returnPressed.connect(self.keep_note)
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._turned)
        self._rest = QTimer(self, singleShot=True, interval=HIDE)
        self._rest.timeout.connect(self._hide_hand)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._rest.start()
        self._hand_seen = True
        studio.pictures_changed.connect(self._new_pictures)
        studio.changed.connect(self._document_changed)

    @property
    def row(self) -> Row | None:
        return self.rows[self.at] if self.rows else None

    # -- turning ------------------------------------------------------------------------------------------------------

    def turn(self, way: int) -> None:
        """So many boards on or back."""
        self.show_board(self.at + way)

    def show_board(self, at: int) -> None:
        self.at = max(0, min(len(self.rows) - 1, at))
        self.dark = False
        if self.running:
            self._start_turn()
        self.update()

    def to_shot(self, way: int) -> None:
        """To the first board of the next shot, or of this one, or of the one before."""
        at = self.at + way
        while 0 < at < len(self.rows) and not self.rows[at].first:
            at += way
        self.show_board(at)

    def run(self) -> None:
        """Space: the boards turn by themselves, each after its own time; Space again stops them."""
        self.running = not self.running
        if self.running:
            if self.at == len(self.rows) - 1:
                self.at = 0
            self._start_turn()
        else:
            self._turn.stop()
        self.update()

    def _start_turn(self) -> None:
        row = self.row
        if row is not None:
            self._turn.start(max(1, round(1000 * float(seconds_at(row.panel.frames, self.studio.document.rate)))))

    def _turned(self) -> None:
        if self.at < len(self.rows) - 1:
            self.turn(1)
        else:
            self.running = False
            self.update()

    # -- notes --------------------------------------------------------------------------------------------------------

    def begin_note(self) -> None:
        if self.running:
            self.run()
        self.note.clear()
        self.note.show()
        self.note.setFocus()
        self._place_note()

    def keep_note(self) -> None:
        """What was written is one more line of the board's notes."""
        text, row = self.note.text().strip(), self.row
        self.end_note()
        if text and row is not None:
            old = next((panel.notes for shot in self.studio.document.shots() for panel in shot.panels
                        if panel.id == row.panel.id), "")  # fmt: skip
            notes = "\n".join(filter(None, (old, text)))
            self.studio.edit(self.tr("Note in the pitch"), set_caption, row.panel.id, "notes", notes)

    def end_note(self) -> None:
        self.note.hide()
        self.setFocus()

    # -- hands --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if not self.note.isHidden():
                self.end_note()
            elif self.typed:
                self.typed = ""
                self.update()
            else:
                self.close()
        elif not self.note.isHidden():
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.typed:
            self._go_to_typed()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            far = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.to_shot(1) if far else self.turn(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            far = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.to_shot(-1) if far else self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.show_board(0)
        elif key == Qt.Key.Key_End:
            self.show_board(len(self.rows) - 1)
        elif key == Qt.Key.Key_Space:
            self.run()
        elif key == Qt.Key.Key_N:
            self.begin_note()
        elif key == Qt.Key.Key_C:
            self.captions = not self.captions
            self.update()
        elif key == Qt.Key.Key_D:
            self.wanted = "drawing" if self.wanted == "auto" else "auto"
            self.update()
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period):
            self.dark = not self.dark
            self.update()
        elif event.text() and event.text() in "0123456789":
            self.typed += event.text()
            self.update()
        else:
            super().keyPressEvent(event)

    def _go_to_typed(self) -> None:
        wanted, self.typed = self.typed, ""
        for at, row in enumerate(self.rows):
            shown = "".join(letter if letter.isdigit() else " " for letter in row.number).split()
            if row.first and shown and shown[0].lstrip("0") == wanted.lstrip("0"):
                self.show_board(at)
                return
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.turn(1)
        elif event.button() == Qt.MouseButton.RightButton:
            self.turn(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._hand_seen:
            self._hand_seen = True
            self.update()
        self.unsetCursor()
        self._rest.start()

    def wheelEvent(self, event) -> None:
        self.turn(-1 if (event.angleDelta().y() or event.angleDelta().x()) > 0 else 1)

    def closeEvent(self, event) -> None:
        self._turn.stop()
        self._second.stop()
        if self.row is not None:
            go_to_panel(self.studio, self.row.panel.id)
        super().closeEvent(event)

    def _hide_hand(self) -> None:
        self._hand_seen = False
        self.update()
        self.setCursor(QCursor(Qt.CursorShape.BlankCursor))

    def _tick(self) -> None:
        self.update(0, self.height() - 60, self.width(), 60)

    def _new_pictures(self, _: str) -> None:
        self.update()

    def _document_changed(self, _: object) -> None:
        here = self.row
        self.rows = tuple(row for row in rows_of(self.studio) if not row.shot.omitted)
        self.at = next((at for at, row in enumerate(self.rows) if here and row.panel.id == here.panel.id), 0)
        self.update()

    # -- the screen ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        width = min(900, round(self.width() * 0.6))
        self.note.setGeometry((self.width() - width) // 2, self.height() - 56, width, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), BLACK)
        row = self.row
        if self.dark or row is None:
            return
        words = round(self.height() * WORDS_SHARE) if self.captions else 36
        place = self._picture_place(QRect(0, 0, self.width(), self.height() - words))
        for ahead in reversed(self.rows[self.at + 1 : self.at + 4]):  # the last asked for comes first: this board
            self.studio.pictures.best_of(ahead.shot, ahead.shot_frame, self.wanted)
        image = self.studio.pictures.best_of(row.shot, row.shot_frame, self.wanted).image
        painter.drawPixmap(place.topLeft(), self._fitted(image, place))
        self._paint_words(painter, row, QRect(0, place.bottom() + 1, self.width(), self.height() - place.bottom() - 1))

    def _picture_place(self, room: QRect) -> QRect:
        document = self.studio.document
        width = min(room.width(), round(room.height() * document.width / document.height))
        height = round(width * document.height / document.width)
        return QRect(
            room.left() + (room.width() - width) // 2, room.top() + (room.height() - height) // 2, width, height
        )

    def _fitted(self, image: QImage, place: QRect) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = image.cacheKey(), place.width(), place.height()
        known = self._scaled.get(key)
        if known is None:
            known = QPixmap.fromImage(
                image.scaled(
                    round(place.width() * ratio), round(place.height() * ratio),
                    Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
                )
            )  # fmt: skip
            known.setDevicePixelRatio(ratio)
            self._scaled[key] = known
        return known

    def _paint_words(self, painter: QPainter, row: Row, room: QRect) -> None:
        edge = room.adjusted(24, 8, -24, -12)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.setFont(theme.digits_font(11))
        painter.setPen(QColor(130, 130, 130))
        painter.drawText(edge, bottom | Qt.AlignmentFlag.AlignLeft, self.tr("{number}   {at} of {n}").format(
            number=row.number, at=self.at + 1, n=len(self.rows)))  # fmt: skip
        minutes, seconds = divmod(self._clock.elapsed() // 1000, 60)
        right = f"{minutes}:{seconds:02}"
        right = self.tr("to {number}").format(number=self.typed) if self.typed else right
        painter.drawText(edge, bottom | Qt.AlignmentFlag.AlignRight, ("▶   " if self.running else "") + right)
        if self._hand_seen and self.note.isHidden():
            self._paint_keys(painter)
        if not self.captions:
            return
        middle = edge.adjusted(round(edge.width() * 0.12), 0, -round(edge.width() * 0.12), -4)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        top = QPoint(middle.left(), middle.top())
        for text, size, colour in (
            (row.panel.dialogue, 17, QColor(240, 240, 240)),
            (row.panel.action, 13, QColor(165, 165, 165)),
            (row.panel.notes, 12, theme.AMBER),
        ):
            if text and top.y() < middle.bottom():
                painter.setFont(theme.text_font(size))
                painter.setPen(colour)
                box = QRect(top, middle.bottomRight())
                used = painter.boundingRect(box, int(wrap), text)
                painter.drawText(box, int(wrap), text)
                top.setY(used.bottom() + 6)

    def _paint_keys(self, painter: QPainter) -> None:
        """What the keys do, for as long as the hand is seen."""
        words = self.tr(
            "← →  turn     Space  by itself     N  note     C  captions     D  drawing     B  black     12 Enter  to shot 12     Esc  end"
        )
        painter.setFont(theme.text_font(9.5))
        box = painter.fontMetrics().boundingRect(words).adjusted(-12, -5, 12, 5)
        box.moveCenter(QPoint(self.width() // 2, 28))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(28, 28, 28, 220))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(200, 200, 200))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class _Note(QLineEdit):
    """The line for a note; its Enter does not turn the page as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def pitch(studio: Studio, over: QWidget) -> Pitch:
    """Opens the pitch on the whole of the screen where the window is."""
    studio.stop()
    made = Pitch(studio, over)
    screen = over.screen()
    if screen is not None:
        made.setGeometry(screen.geometry())
    made.showFullScreen()
    made.activateWindow()
    made.setFocus()
    return made
