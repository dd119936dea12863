"""The column with the tracks' names: what each is called, and its small switches for lock, solo and hide."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app import theme
from app.timeline.layout import Row
from app.timeline.scene import HEADER, TOP, Scene
from app.timeline.text import label
from engine.document.sound_edits import sound_tracks
from engine.values.time import timecode

Switch = Literal["eye", "lock", "solo", "mute"]
SIDE = 16  # pixels of a switch
PLACES: dict[Switch, int] = {"eye": HEADER - 22, "lock": HEADER - 40, "solo": HEADER - 58}
HEARD: dict[Switch, int] = {"mute": 10, "solo": 29}  # of a sound track: in its second line
SECOND = 20  # pixels below a sound track's top


def switches(row: Row) -> dict[Switch, QRectF]:
    """The switches of a row and where they stand in it, from the row's top left corner."""
    if row.height < 12:
        return {}
    first = (min(row.height, 22) - SIDE) / 2
    places: dict[Switch, QRectF] = {name: QRectF(left, first, SIDE, SIDE) for name, left in PLACES.items()}
    if row.key.startswith("sound:"):
        places |= {name: QRectF(left, SECOND, SIDE, SIDE) for name, left in HEARD.items()}
    elif row.key == "shots":
        del places["eye"], places["solo"]
    elif row.key in ("panels", "markers"):
        del places["solo"]
    return places


def switch_at(row: Row, x: float, y: float) -> Switch | None:
    """The switch at a place in a row, or none; a little beside it still counts."""
    return next((name for name, place in switches(row).items() if place.adjusted(-1, -2, 1, 2).contains(x, y)), None)


def paint_header(painter: QPainter, scene: Scene) -> None:
    painter.fillRect(0, 0, HEADER, scene.height, theme.PANEL)
    painter.save()
    painter.setClipRect(0, TOP, HEADER, scene.height - TOP)
    for row in scene.rows:
        top = scene.top(row)
        if top < scene.height and top + row.height >= TOP:
            _paint_row(painter, scene, row, top)
    painter.restore()
    painter.setFont(scene.font)
    painter.fillRect(0, TOP - 1, HEADER, 1, theme.LINE)
    painter.fillRect(HEADER - 1, 0, 1, scene.height, theme.LINE)


def _paint_row(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    person = row.key.startswith("pose:")
    chosen = person and row.key == f"pose:{scene.chosen.entity}"
    if chosen:
        painter.fillRect(0, top, HEADER - 1, row.height, theme.RAISED)
    left = 12
    if person:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(*scene.content.document.entity(row.key.removeprefix("pose:")).colour))
        painter.setPen(QPen(theme.LINE, 1))
        painter.drawEllipse(QPointF(16.5, top + row.height / 2), 4.5, 4.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        left = 27
    on = switched_on(scene, row)
    beside = on - set(HEARD if row.key.startswith("sound:") else ())
    room = min([PLACES[name] for name in beside] or [HEADER - 4])
    painter.setPen(theme.TEXT if person else theme.QUIET)
    painter.setFont(scene.bold if chosen else scene.font)
    if row.height >= 12:
        tall = 22 if row.key.startswith("sound:") else row.height
        label(painter, QRectF(left, top, room - left - 4, tall), row.name, strong=chosen)
    if row.key.startswith("sound:"):
        for name in HEARD:
            paint_switch(painter, scene, row, name, name in on, near=False)
    for name in beside:
        paint_switch(painter, scene, row, name, True, near=False)
    painter.fillRect(0, top + row.height, HEADER, 1, theme.LINE)


def switched_on(scene: Scene, row: Row) -> set[Switch]:
    """The switches of a row that are seen without the mouse, because they are on."""
    on = set[Switch]()
    if row.key in scene.tracks.locked:
        on.add("lock")
    if row.key.startswith("sound:"):
        track = next((each for each in sound_tracks(scene.content.document) if f"sound:{each.id}" == row.key), None)
        if track is not None and track.muted:
            on.add("mute")
        if track is not None and track.id in scene.soloed:
            on.add("solo")
    elif row.key in scene.tracks.alone:
        on.add("solo")
    return on


def paint_switches(painter: QPainter, scene: Scene, row: Row, near: Switch | None) -> None:
    """All switches of the row under the mouse, the one that a press would turn in full light."""
    top = scene.top(row)
    painter.save()
    painter.setClipRect(0, TOP, HEADER - 1, scene.height - TOP)
    on = switched_on(scene, row)
    ground = theme.RAISED if row.key == f"pose:{scene.chosen.entity}" else theme.PANEL
    beside = [place.left() for name, place in switches(row).items() if place.top() < SECOND or name not in HEARD]
    if beside:
        painter.fillRect(QRectF(min(beside) - 4, top, HEADER - min(beside) + 3, min(row.height, 20)), ground)
    for name in switches(row):
        paint_switch(painter, scene, row, name, name in on, near=name == near)
    painter.restore()


def paint_switch(painter: QPainter, scene: Scene, row: Row, name: Switch, on: bool, near: bool) -> None:
    place = switches(row).get(name)
    if place is None:
        return
    place = place.translated(0, scene.top(row))
    colour = QColor(240, 240, 240) if near else theme.TEXT if on else QColor(116, 116, 116)
    if name == "solo":
        if on:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.TEXT)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 2, 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(scene.bold)
        painter.setPen(theme.LINE if on else colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "S")
        return
    icon = {"eye": "eye", "lock": "lock" if on else "unlock", "mute": "mute" if on else "sound"}[name]
    painter.drawPixmap(place.topLeft(), theme.tinted(icon, SIDE, colour, scene.ratio))


def paint_corner(painter: QPainter, scene: Scene, film_frame: int, near: bool, more: bool) -> None:
    """Above the names: where the playhead is, to be typed, and the way to the tracks that were put away."""
    painter.fillRect(0, 0, HEADER - 1, TOP - 1, theme.PANEL)
    if near:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.LINE, 1))
        painter.setBrush(theme.FIELD)
        painter.drawRoundedRect(time_place().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(scene.font)
    painter.setPen(theme.TEXT)
    label(painter, time_place().adjusted(6, 0, 0, 0), timecode(film_frame, scene.content.document.rate))
    colour = theme.TEXT if more else theme.QUIET
    painter.drawPixmap(QPointF(HEADER - 24, (TOP - 17) / 2), theme.tinted("more", 16, colour, scene.ratio))


def time_place() -> QRectF:
    """Where the time stands above the names."""
    return QRectF(6, (TOP - 26) / 2, HEADER - 34, 24)
