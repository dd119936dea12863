"""Skeletons over a picture: tapered bones in the colour of the cast, joints as handles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, hypot, pi

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from app import theme
from app.overlays.body import BONES, FACE, L_HIP, NECK, NOSE, PARENT, R_HIP, RIGHT
from app.overlays.inks import HALO, LIGHT, clear, shade

HANDLE = 4.0  # px, radius of a joint
SMALL = 2.75  # of a joint of the face
_TRUNK = tuple(bone for bone in BONES if bone[1] in (R_HIP, L_HIP, NOSE) or bone == (R_HIP, L_HIP))
_FACE_BONES = tuple(bone for bone in BONES if bone[0] in FACE)
_RIGHT_BONES = tuple(bone for bone in BONES if bone not in (*_TRUNK, *_FACE_BONES) and bone[1] in RIGHT)
_LEFT_BONES = tuple(bone for bone in BONES if bone not in (*_TRUNK, *_FACE_BONES) and bone[1] not in RIGHT)
_BODY_BONES = (*_TRUNK, *_RIGHT_BONES, *_LEFT_BONES)
_TAPER = {R_HIP: (1.0, 0.9), L_HIP: (1.0, 0.9), NOSE: (0.8, 0.5), **dict.fromkeys(FACE - {NOSE}, (1.0, 1.0))}
GRAB = 11.0  # px around a joint within which the hand takes it


@dataclass(frozen=True, slots=True)
class Figure:
    """One skeleton as it stands on the screen."""

    entity: str
    name: str
    colour: QColor
    points: tuple[QPointF, ...]  # 18, in the widget's pixels
    seen: tuple[bool, ...]  # 18
    selected: bool = False
    keyed: bool = True  # False: nobody posed it, it simply stands there

    @property
    def size(self) -> float:
        """Length of the back in pixels: the measure of everything that is drawn."""
        hips = (self.points[R_HIP] + self.points[L_HIP]) / 2
        back = self.points[NECK] - hips
        return max(12.0, hypot(back.x(), back.y()))

    def tinted(self, colour: QColor) -> Figure:
        return replace(self, colour=colour)

    @property
    def middle(self) -> QPointF:
        """The handle of the whole figure, between the hips."""
        return (self.points[R_HIP] + self.points[L_HIP]) / 2


@dataclass
class Skeletons:
    """The overlay: whoever shows it sets ``figures`` before it is painted."""

    figures: Sequence[Figure] = ()
    ghosts: Sequence[tuple[Figure, float]] = ()  # neighbouring keys, with how much of them is seen
    handles: bool = False
    hovered: tuple[str, int] | None = None  # entity and joint, MIDDLE for the whole figure
    joint: int = -1  # the selected joint of the selected figure
    names: bool = True
    opacity: float = 1.0
    visible: bool = True

    def paint(self, painter: QPainter, view: object) -> None:
        if not self.visible:
            return
        painter.setOpacity(self.opacity)
        for ghost, seen in self.ghosts:
            draw_ghost(painter, ghost, seen)
        for figure in sorted(self.figures, key=lambda figure: figure.selected):
            draw_figure(painter, figure)
            if self.handles and figure.selected:
                draw_handles(painter, figure, self.hovered, self.joint)
            elif self.hovered and self.hovered[0] == figure.entity:
                draw_handles(painter, figure, None, -1)
            if self.names:
                draw_name(painter, figure)


MIDDLE = -2  # "joint" of the handle between the hips
BODY = -3  # "joint" of a bone: the figure is taken anywhere


def draw_figure(painter: QPainter, figure: Figure) -> None:
    """A mannequin of tapered bones with an egg for a head; whoever was never posed is paler."""
    width = max(1.75, min(9.0, figure.size * 0.07))
    strength = (1.0 if figure.selected else 0.84) * (1.0 if figure.keyed else 0.5)
    head = head_of(figure)
    outline = body_path(figure, _BODY_BONES, width, 1.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(clear(HALO, 0.34 * strength))
    painter.drawPath(outline)
    if head is not None:
        painter.setBrush(clear(shade(figure.colour, 1.08), 0.30 * strength))
        painter.setPen(QPen(clear(shade(figure.colour, 1.08), strength), max(1.25, width * 0.34)))
        painter.drawPath(head)
    # one path for each tone: where bones of one tone overlap, nothing is painted twice.
    # A figure's own right side lies in shadow, so that limbs that cross are told apart
    for bones, tone in ((_RIGHT_BONES, 0.7), (_TRUNK, 0.92), (_LEFT_BONES, 1.12)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(clear(shade(figure.colour, tone), strength))
        painter.drawPath(body_path(figure, bones, width))
    painter.setBrush(clear(shade(figure.colour, 0.45), strength))
    painter.drawPath(body_path(figure, _FACE_BONES, max(1.0, width * 0.17)))


def body_path(figure: Figure, bones: Sequence[tuple[int, int]], width: float, grow: float = 0.0) -> QPainterPath:
    """Bones whose two ends are seen, as one shape."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    middle = face_of(figure)
    for start, end in bones:
        near, far = _TAPER.get(end, (1.0, 0.55))
        to = figure.points[end]
        if end == NOSE:
            # a neck holds the head, not the nose: seen from the side it would lean forward like a bird's
            if middle is None or not figure.seen[NECK]:
                continue
            to = figure.points[NECK] + (middle - figure.points[NECK]) * 0.6
        elif not (figure.seen[start] and figure.seen[end]):
            continue
        add_bone(path, figure.points[start], to, width * near + grow, width * far + grow)
    return path


def face_of(figure: Figure) -> QPointF | None:
    """The middle of what is seen of the face; None where nothing is."""
    face = [figure.points[joint] for joint in FACE if figure.seen[joint]]
    if not face:
        return None
    return QPointF(sum(point.x() for point in face) / len(face), sum(point.y() for point in face) / len(face))


def head_of(figure: Figure) -> QPainterPath | None:
    """The head as an egg around what is seen of the face; None where nothing is."""
    middle = face_of(figure)
    if middle is None or not figure.seen[NECK]:
        return None
    neck = figure.points[NECK]
    up = hypot(middle.x() - neck.x(), middle.y() - neck.y())
    tall = max(min(up * 0.66, figure.size * 0.34), figure.size * 0.2)
    turn = QTransform().translate(middle.x(), middle.y())
    turn.rotateRadians(atan2(middle.y() - neck.y(), middle.x() - neck.x()) + pi / 2)
    egg = QPainterPath()
    egg.addEllipse(QPointF(0, -tall * 0.08), tall * 0.76, tall)
    return turn.map(egg)


def draw_ghost(painter: QPainter, figure: Figure, seen: float) -> None:
    """A neighbouring key, as onion skin: bones as lines."""
    pen = QPen(clear(figure.colour, seen), max(1.25, figure.size * 0.022))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end in _BODY_BONES:
        if figure.seen[start] and figure.seen[end]:
            painter.drawLine(figure.points[start], figure.points[end])
    head = head_of(figure)
    if head is not None:
        painter.drawPath(head)


def draw_handles(painter: QPainter, figure: Figure, hovered: tuple[str, int] | None, selected: int) -> None:
    over = hovered[1] if hovered and hovered[0] == figure.entity else None
    small = min(1.0, figure.size / 90)  # far away, the handles step back so that the figure can be read
    for joint in range(18):
        radius = (SMALL if joint in FACE else HANDLE) * max(0.6, small)
        if joint in (over, selected):
            radius += 1.5
        at = figure.points[joint]
        if not figure.seen[joint]:
            _hollow(painter, figure, joint, at, radius, joint in (over, selected))
            continue
        painter.setPen(QPen(HALO, 1.25))
        painter.setBrush(LIGHT if joint in (over, selected) else shade(figure.colour, 1.45))
        painter.drawEllipse(at, radius, radius)
        if joint == selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(HALO, 3.5))
            painter.drawEllipse(at, radius + 3.5, radius + 3.5)
            painter.setPen(QPen(LIGHT, 1.5))
            painter.drawEllipse(at, radius + 3.5, radius + 3.5)
    radius = 5.0 * max(0.7, small) + (1.5 if over in (MIDDLE, BODY) else 0)
    middle = figure.middle
    diamond = QPolygonF(
        [
            middle + QPointF(0, -radius),
            middle + QPointF(radius, 0),
            middle + QPointF(0, radius),
            middle + QPointF(-radius, 0),
        ]
    )
    painter.setPen(QPen(HALO, 1.25))
    painter.setBrush(LIGHT if over in (MIDDLE, BODY) else figure.colour)
    painter.drawPolygon(diamond)


def draw_name(painter: QPainter, figure: Figure) -> None:
    painter.setFont(theme.text_font(8, strong=figure.selected))
    head = head_of(figure)
    seen = [point for point, sees in zip(figure.points, figure.seen, strict=True) if sees]
    if not seen:
        return
    over = head.boundingRect() if head is not None else QPolygonF(seen).boundingRect()
    wide = painter.fontMetrics().horizontalAdvance(figure.name) + 12
    tag = QRectF(round(over.center().x() - wide / 2), round(over.top() - 24), wide, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(figure.colour, 0.62) if figure.selected else QColor(0, 0, 0, 130))
    painter.drawRoundedRect(tag, 2, 2)
    painter.setPen(LIGHT if figure.selected else clear(LIGHT, 0.75))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, figure.name)


def add_bone(path: QPainterPath, start: QPointF, end: QPointF, near: float, far: float) -> None:
    """A limb that tapers from ``near`` to ``far`` (half widths, px), round at both ends, always wound the same way."""
    way = end - start
    if hypot(way.x(), way.y()) < 0.01:
        path.addEllipse(start, near, near)
        return
    turned = -degrees(atan2(way.y(), way.x()))  # Qt counts arcs against the clock
    path.arcMoveTo(_circle(start, near), turned + 90)
    path.arcTo(_circle(start, near), turned + 90, 180)
    path.arcTo(_circle(end, far), turned - 90, 180)
    path.closeSubpath()


def taken(figures: Sequence[Figure], at: QPointF, selected_first: bool = True) -> tuple[str, int] | None:
    """What the hand would take at a place: a joint of the selected figure, else of any, else a whole figure by its bones."""
    order = sorted(figures, key=lambda figure: not figure.selected) if selected_first else figures
    for figure in order:
        near = [(_far(point, at), joint) for joint, point in enumerate(figure.points)]
        if figure.selected:
            near.append((_far(figure.middle, at), MIDDLE))
        # a small figure has its handles close together: the nearest wins, and the reach is never the whole figure
        distance, joint = min(near)
        if distance <= min(GRAB, max(5.0, figure.size / 4)):
            return figure.entity, joint
    for figure in order:
        reach = max(5.0, figure.size * 0.09)
        bones = [(figure.points[a], figure.points[b]) for a, b in BONES if figure.seen[a] and figure.seen[b]]
        if any(_far_from_line(at, start, end) <= reach for start, end in bones):
            return figure.entity, BODY
    return None


def _hollow(painter: QPainter, figure: Figure, joint: int, at: QPointF, radius: float, near: bool) -> None:
    """An unseen joint: a ring on a dotted thread."""
    if joint in PARENT:
        for ink in (QPen(QColor(0, 0, 0, 110), 2), QPen(clear(LIGHT, 0.7), 1, Qt.PenStyle.DotLine)):
            painter.setPen(ink)
            painter.drawLine(figure.points[PARENT[joint]], at)
    painter.setBrush(QColor(0, 0, 0, 90))
    painter.setPen(QPen(HALO, 3))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(LIGHT if near else shade(figure.colour, 1.3), 1.25))
    painter.drawEllipse(at, radius, radius)


def _circle(middle: QPointF, radius: float) -> QRectF:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)


def _far(first: QPointF, second: QPointF) -> float:
    return hypot(first.x() - second.x(), first.y() - second.y())


def _far_from_line(at: QPointF, start: QPointF, end: QPointF) -> float:
    way = end - start
    square = way.x() ** 2 + way.y() ** 2
    if square == 0:
        return _far(at, start)
    share = ((at.x() - start.x()) * way.x() + (at.y() - start.y()) * way.y()) / square
    return _far(at, start + way * max(0.0, min(1.0, share)))
