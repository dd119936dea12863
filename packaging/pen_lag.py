"""How long a pen waits for its line: from the tablet's event to the painted screen, in the real window.

    python packaging/pen_lag.py [--json]

Sixty places a second are drawn on a panel of 1920 x 1080 with five layers, as a tablet sends them; what is measured is
the processor time of the window's own thread for each, event and painting together, so that other programs do not
count. Beside it stands the plain way with Qt: the segment drawn by QPainter, smooth and round, into the image of its
layer, and the five images painted over each other again. It knows no grain and no swelling line.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Qt reads the environment when it is imported, and that is made first
    from PySide6.QtWidgets import QApplication

    from app.canvas.panel import CanvasPanel

ROOT = Path(__file__).resolve().parents[1]
LAYERS = 5
PLACES = 240  # of one stroke
AROUND = 36  # places to one turn of the spiral


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one figure a line")
    options = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="inbetweener-pen-") as home:
        os.environ["INBETWEENER_HOME"] = home
        for tool, ours, plain in measured(Path(home)):
            middle, worst = statistics.median(ours), sorted(ours)[int(len(ours) * 0.99)]
            other = statistics.median(plain)
            if options.json:
                print(json.dumps({"tool": tool, "ms": middle, "ms_99": worst, "plain_ms": other}))
            else:
                words = f"{tool:8} {middle:6.2f} ms a place, 99 of 100 below {worst:6.2f} ms"
                print(f"{words}; plain QPainter {other:6.2f} ms, {other / middle:.1f} times as long")
    return 0


def measured(home: Path) -> Iterator[tuple[str, list[float], list[float]]]:
    """For every tool: milliseconds of each place in our canvas, and the plain way."""
    from msgspec.structs import replace
    from PySide6.QtCore import QEventLoop, QTimer

    from app.canvas.panel import CanvasPanel
    from app.main import make_application
    from app.studio import Studio
    from engine.document.film_edits import new_document
    from engine.document.folder import new_project
    from engine.document.model import Panel, Sequence, Shot

    application = make_application(())
    film = replace(
        new_document("Pen", width=1920, height=1080), sequences=(Sequence("s", "", (Shot("a", (Panel("p", 24),)),)),)
    )
    opened = new_project(home / "pen.inbetween", film)
    studio = Studio(opened.document, opened.folder)
    canvas = CanvasPanel(studio)
    canvas.resize(1400, 900)
    canvas.show()
    loop = QEventLoop()  # QTest.qWait would keep every other thread of Python from going on
    QTimer.singleShot(200, loop.quit)
    loop.exec()
    for tool in ("pencil", "ink", "tone", "eraser"):
        canvas.choose_tool(tool)
        ours = drawn(application, canvas)
        canvas.settle()
        yield tool, ours, plainly(application, canvas.desk.tools.brush.size)
    canvas.close_desk()
    studio.close()


def drawn(application: QApplication, canvas: CanvasPanel) -> list[float]:
    """One stroke in a spiral, by the tablet's own events."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
    from PySide6.QtWidgets import QApplication

    can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    pen = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, can, 1, 2
    )  # fmt: skip
    view = canvas.view
    onto = view.onto

    def send(kind: QEvent.Type, at: QPointF, pressure: float) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.TabletMove else left
        held = none if kind == QEvent.Type.TabletRelease else left
        event = QTabletEvent(
            kind, pen, at, view.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, button, held
        )
        QApplication.sendEvent(view, event)

    places = [(onto.map(QPointF(x, y)), pressure) for x, y, pressure in spiral()]
    send(QEvent.Type.TabletPress, *places[0])
    application.processEvents()

    def one(at: int) -> None:
        send(QEvent.Type.TabletMove, *places[at])
        paint(application)

    taken = each(one, range(1, len(places)))
    send(QEvent.Type.TabletRelease, places[-1][0], 0.0)
    application.processEvents()
    return taken


def plainly(application: QApplication, size: float) -> list[float]:
    """The same stroke as it is drawn without a canvas of one's own: a round pen into a layer, all layers on the widget."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
    from PySide6.QtWidgets import QWidget

    class Plain(QWidget):
        def __init__(self) -> None:
            super().__init__()
            kind = QImage.Format.Format_ARGB32_Premultiplied
            self.layers = [QImage(1920, 1080, kind) for _ in range(LAYERS)]
            for layer in self.layers:
                layer.fill(Qt.GlobalColor.transparent)
            self.image = self.layers[LAYERS // 2]

        def segment(self, start: QPointF, end: QPointF, width: float) -> None:
            painter = QPainter(self.image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(20, 20, 20), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(start, end)
            painter.end()
            self.update()

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            for layer in self.layers:
                painter.drawImage(self.rect(), layer)

    widget = Plain()
    widget.resize(1360, 765)
    widget.show()
    application.processEvents()
    places = list(spiral())

    def one(at: int) -> None:
        (x0, y0, _), (x1, y1, pressure) = places[at - 1], places[at]
        widget.segment(QPointF(x0, y0), QPointF(x1, y1), size * pressure)
        paint(application)

    return each(one, range(1, len(places)))


def paint(application: QApplication) -> None:
    """What has to be painted is painted now, and not when the screen asks for its next frame."""
    from PySide6.QtCore import QEvent

    application.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    application.processEvents()


def each(work: Callable[[int], None], over: range) -> list[float]:
    """Milliseconds of this thread's processor time, for each, less what asking for the time takes."""
    asking: list[float] = []
    for _ in over:
        began = time.thread_time()
        asking.append((time.thread_time() - began) * 1000)
    clock = statistics.median(asking)
    taken: list[float] = []
    for at in over:
        began = time.thread_time()
        work(at)
        taken.append((time.thread_time() - began) * 1000 - clock)
    return taken


def spiral() -> Iterator[tuple[float, float, float]]:
    """Places 15 to 90 pixels from each other, as a quick hand leaves them at sixty a second."""
    for at in range(PLACES):
        angle, away = at / AROUND * 2 * math.pi, 90 + at * 1.6
        yield 960 + away * math.cos(angle), 540 + away * math.sin(angle), 0.25 + 0.7 * abs(math.sin(at / 19))


if __name__ == "__main__":
    sys.exit(main())
