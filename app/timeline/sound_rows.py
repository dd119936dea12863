"""How sounds are drawn: their hills as loud as they are heard, their fades, and their names."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.timeline.batch import columns, draw_rects
from app.timeline.layout import Row
from app.timeline.scene import Scene, ink
from app.timeline.text import label
from app.timeline.waves import hills
from engine.document.model import Sound
from engine.document.sound_edits import track_of

BODY, SILENT = QColor(60, 60, 60), QColor(46, 46, 46)
HILLS, DIMMED = QColor(148, 148, 148), QColor(84, 84, 84)
LABEL = 15  # pixels for a sound's name, above its hills


def paint_sounds(painter: QPainter, scene: Scene, row: Row, top: int) -> None:
    found = scene.content.sounds.get(row.key)
    if found is None:
        return
    view = scene.view
    for index in np.flatnonzero((found.stops > view.left) & (found.starts < view.right)).tolist():
        left, right = view.x(float(found.starts[index])), view.x(float(found.stops[index]))
        place = QRectF(np.floor(left) + 1, top + 1, max(1.0, np.floor(right) - np.floor(left) - 1), row.height - 2)
        paint_sound(painter, scene, found.sounds[index], place)


def paint_sound(painter: QPainter, scene: Scene, sound: Sound, place: QRectF) -> None:
    """One sound in its place in pixels."""
    document = scene.content.document
    track = track_of(document, sound)
    heard = not track.muted and not (scene.soloed and track.id not in scene.soloed)
    chosen = sound.id in scene.chosen.sounds
    painter.fillRect(place, (theme.HOVER if chosen else BODY) if heard else SILENT)
    if place.width() >= 3:
        _paint_hills(painter, scene, sound, place, HILLS if heard and sound.gain else DIMMED)
        _paint_fades(painter, scene, sound, place)
    inside = place.adjusted(6 - min(0.0, place.left()), 0, -6, 0)
    painter.setPen((theme.TEXT if chosen else theme.QUIET) if heard else theme.FAINT)
    label(painter, QRectF(inside.left(), place.top() + 2, inside.width(), LABEL), sound.name)
    if chosen:
        painter.setPen(QPen(theme.ACCENT, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(1, 1, -1, -1))


def _paint_hills(painter: QPainter, scene: Scene, sound: Sound, place: QRectF, colour: QColor) -> None:
    wave, view = scene.wave(sound), scene.view
    if wave is None:
        return
    first, last = int(max(0.0, place.left())), int(min(view.width, place.right()))
    if last <= first:
        return
    found = hills(wave, sound, scene.content.document.rate, view.at(first), view.at(last), last - first)
    tall = (place.height() - LABEL) / 2 - 1
    middle = place.top() + LABEL + tall
    tops = middle - found[:, 1] * tall
    lows = middle - found[:, 0] * tall
    bars = columns(np.arange(first, last, dtype=np.float64), 0.0, np.ones(last - first), 0.0)
    bars[:, 1], bars[:, 3] = tops - 0.5, np.maximum(1.0, lows - tops)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    draw_rects(painter, bars)


def _paint_fades(painter: QPainter, scene: Scene, sound: Sound, place: QRectF) -> None:
    """What a fade takes away is darkened."""
    scale = scene.view.scale
    rising, falling = min(place.width(), sound.fade_in * scale), min(place.width(), sound.fade_out * scale)
    if rising < 2 and falling < 2:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(theme.LINE, 170))
    low, high = place.bottom(), place.top()
    for edge, reach in ((place.left(), rising), (place.right(), -falling)):
        if abs(reach) >= 2:
            painter.drawPolygon(QPolygonF([QPointF(edge, low), QPointF(edge, high), QPointF(edge + reach, high)]))
            painter.setPen(QPen(theme.QUIET, 1))
            painter.drawLine(QPointF(edge, low), QPointF(edge + reach, high))
            painter.setPen(Qt.PenStyle.NoPen)
    painter.restore()
