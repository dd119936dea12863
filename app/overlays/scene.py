"""The shot at the playhead and everybody in it, looked at once for all that lies over a picture."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.overlays.figures import Company, Standing
from app.overlays.plane import LEVEL, Plane
from app.studio import Studio
from engine.conditioning.relations import StagingError
from engine.document.film import Placed
from engine.document.model import Entity, Shot


class Scene:
    """Holds what ``look`` saw; nothing here changes between two looks."""

    def __init__(self, studio: Studio):
        self.studio = studio
        self.placed: Placed | None = None
        self.shot_frame = 0
        self.standing: tuple[Standing, ...] = ()  # farthest first
        self.plane = LEVEL
        self._company = Company.of(studio)

    def look(self) -> None:
        document = self.studio.document
        self.placed = self.studio.here()
        if self.placed is None:
            self.shot_frame, self.standing, self.plane = 0, (), LEVEL
            return
        self.shot_frame = self.placed.shot_frame(self.studio.playhead)
        self.standing = self._company.at(document, self.placed.shot, self.shot_frame)
        self.plane = Plane.at(document, self.placed.shot, self.shot_frame)

    @property
    def shot(self) -> Shot | None:
        return self.placed.shot if self.placed else None

    @property
    def aspect(self) -> float:
        return self.studio.document.width / self.studio.document.height

    @property
    def contradiction(self) -> StagingError | None:
        return self._company.contradiction if self.placed else None

    def who(self, entity_id: str) -> Standing | None:
        return next((one for one in self.standing if one.entity.id == entity_id), None)

    def character(self) -> Entity | None:
        """Who is posed: the selected character, else the first one who stands in the shot, else the cast's first."""
        characters = [entity for entity in self.studio.document.cast if entity.kind == "character"]
        chosen = next((entity for entity in characters if entity.id == self.studio.selection.entity), None)
        standing = {one.entity.id for one in self.standing}
        return chosen or next((one for one in characters if one.id in standing), characters[0] if characters else None)

    def picture(self) -> tuple[QImage | None, Plane]:
        """The best picture at the playhead, and the camera's move over it since it was drawn."""
        if self.placed is None:
            return None, LEVEL
        picture = self.studio.pictures.best(self.placed.shot.id, self.shot_frame, self.studio.wanted)
        if picture.kind != "drawing":
            return picture.image, LEVEL
        return picture.image, Plane.over_drawing(self.studio.document, self.placed.shot, self.shot_frame)
