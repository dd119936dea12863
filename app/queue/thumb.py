"""A small picture of what a job paints: live while it is painted, the shot as it stands before and after."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.jobs import JobView
from app.studio import Studio


class Thumb(QWidget):
    """Shows the shot that is painted now, else the first one of the job. Jobs of other films have a plain field."""

    def __init__(self, studio: Studio, width: int = 0):
        super().__init__()
        self.studio = studio
        self.job: JobView | None = None
        self.fixed = width
        if width:
            self.setFixedSize(width, self.heightForWidth(width))
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def heightForWidth(self, width: int) -> int:
        """The height of the whole picture, upright films excepted: they would fill the panel."""
        document = self.studio.document
        return max(24, min(width, round(width * document.height / document.width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self.fixed:
            self.setFixedHeight(self.heightForWidth(self.width()))

    def show_job(self, job: JobView) -> None:
        if job is not self.job:
            self.job = job
            self.update()

    def about(self) -> str:
        """The shot that is shown; empty where it is not of this film."""
        if self.job is None:
            return ""
        there = {placed.shot.id for placed in self.studio.placed()}
        return next((shot for shot in (self.job.shot, *self.job.shots[:1]) if shot in there), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.FIELD)
        shot = self.about()
        if not shot or self.job is None:
            side = 16
            at = self.rect().center()
            icon = theme.icon("film")
            icon.paint(painter, QRect(at.x() - side // 2, at.y() - side // 2, side, side), mode=icon.Mode.Disabled)
            return
        image = self.studio.pictures.best(shot, self.job.frame if shot == self.job.shot else 0).image
        size = QSize(image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)
