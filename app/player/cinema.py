"""The film alone on a whole screen, on the second one where there is one: for everybody in the room to look at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.overlays.frame_view import Overlay
from app.player.viewer import Shown, Viewer

REST = 1500  # ms until the pointer is put away
COMING = 2000  # ms in which a window manager may still give the keys to what has just come up


class Cinema(QWidget):
    """A window without anything but the picture. Escape and a double click close it; other keys are the player's."""

    left = Signal()
    pressed = Signal(QKeyEvent)

    def __init__(self, aspect: float, overlays: list[Overlay]):
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Film"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.viewer = Viewer()
        self.viewer.margin = 0
        self.viewer.tools = []
        self.viewer.overlays = overlays
        self.viewer.set_surround("black")
        self.viewer.set_aspect(aspect)
        self.viewer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewer.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.viewer)
        self._screen: QScreen | None = None  # the one that it was given, wherever Qt puts it after that
        self._hand: QWidget | None = None  # the window that was worked in when the film came up elsewhere
        self._coming = QTimer(self, singleShot=True, interval=COMING)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._hide_pointer)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._screen_gone)

    def show_on(self, screen: QScreen, *, activate: bool) -> None:
        """Fills a screen. On a second one the hand stays where it works."""
        self._screen = screen
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not activate)
        self.setGeometry(QRect(screen.geometry()))  # some window managers keep a full screen where its window was
        self.winId()
        handle = self.windowHandle()
        if handle is not None:
            handle.setScreen(screen)
        self.showFullScreen()
        if activate:
            self.activateWindow()
        else:
            self._hand = QApplication.activeWindow()
            self._coming.start()
        self._rest.start()

    def show_layers(self, layers: tuple[Shown, ...], aspect: float) -> None:
        self.viewer.set_aspect(aspect)
        self.viewer.show_layers(layers, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            self.pressed.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        """Some window managers let every new window have the keys, whatever they are told."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._coming.isActive():
            if self._hand is not None:
                self._hand.activateWindow()
            self._hand = None
        super().changeEvent(event)

    def eventFilter(self, watched, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self.viewer.unsetCursor()
            self._rest.start()
        elif event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            self.close()
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._rest.stop()
        self.left.emit()
        super().closeEvent(event)

    def _screen_gone(self, screen: QScreen) -> None:
        """A projector that is unplugged takes the film along: Qt would lay it over the window that is worked in."""
        if screen is self._screen:
            self.close()

    def _hide_pointer(self) -> None:
        self.viewer.setCursor(Qt.CursorShape.BlankCursor)


def screen_for(widget: QWidget) -> tuple[QScreen, bool]:
    """Where the film is shown large, and whether that is another screen than the window's."""
    own = widget.screen()
    other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
    return (other, True) if other is not None else (own, False)
