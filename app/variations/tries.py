"""What is known of four tries while the engine paints them: their pictures as they come, and their takes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.reels import image_of, whole_frame
from app.studio import Studio
from engine.document.model import Document
from engine.document.take_edits import choose_variation, trash_takes
from engine.jobs.events import Event, Failed, Finished, Looks, RenderAsk, Stopped, TakeMade
from engine.store.takes import Take
from engine.values.errors import InbetweenerError

TRIES = 4
SEEDS = 2**31


@dataclass(eq=False, slots=True)
class Try:
    """One seed of the shot."""

    seed: int
    frames: dict[int, QImage] = field(default_factory=dict)  # by shot frame, as far as they are seen
    whole: set[int] = field(default_factory=set)  # the frames that are finished
    take: Take | None = None


class Tries(QObject):
    """Asks for tries of a shot and hears of them. They are takes of it, but none is shown before it is chosen."""

    changed = Signal(int)  # which one has another picture
    ended = Signal()  # all are painted, or painting stopped

    def __init__(self, studio: Studio, shot_id: str, shot_frame: int, parent: QObject | None = None):
        super().__init__(parent)
        self.studio, self.shot_id, self.shot_frame = studio, shot_id, shot_frame
        self.tries: list[Try] = []
        self.job = ""
        self.failed = ""
        studio.aside.append(self.hear)

    @property
    def painting(self) -> bool:
        return bool(self.job)

    def ask(self) -> None:
        """Four seeds that were not tried before; what was there is put in the trash."""
        self.leave()
        known = {take.seed for take in self.studio.takes.of(self.shot_id)}
        seeds: list[int] = []
        while len(seeds) < TRIES:
            seed = secrets.randbelow(SEEDS)
            if seed not in known and seed not in seeds:
                seeds.append(seed)
        self.tries, self.failed = [Try(seed) for seed in seeds], ""
        engine, studio = self.studio.engine, self.studio
        if engine is None:
            return
        ask = RenderAsk(
            studio.document, studio.project, (self.shot_id,), "draft", variations=tuple(seeds), near=self.shot_frame
        )
        try:
            self.job = engine.submit(ask, "now")
        except InbetweenerError as error:
            self.failed = error.sentence
            self.ended.emit()

    def choose(self, number: int) -> bool:
        """Makes one of them the shot's own, in one step; the others go to the trash with it."""
        chosen = self.tries[number].take
        if chosen is None:
            return False
        others = tuple(each.take.id for each in self.tries if each.take and each.take is not chosen)
        self.tries = []
        self.stop()
        self.studio.edit(self.tr("Choose variation"), _chosen, self.shot_id, chosen, others)
        return True

    def leave(self) -> None:
        """Nobody chose one: they are no takes that the artist asked to keep."""
        self.stop()
        takes = tuple(each.take.id for each in self.tries if each.take)
        self.tries = []
        if takes and any(shot.id == self.shot_id for shot in self.studio.document.shots()):
            self.studio.editor.amend(trash_takes, self.shot_id, takes)

    def stop(self) -> None:
        if self.job:
            self.studio.cancel(self.job)
            self.job = ""

    def close(self) -> None:
        self.leave()
        if self.hear in self.studio.aside:
            self.studio.aside.remove(self.hear)

    def hear(self, event: Event) -> bool:
        """Whether an event was about these tries and nothing else."""
        if not self.job or getattr(event, "job", "") != self.job:
            return False
        match event:
            case Looks():
                self._seen(event)
                return True
            case TakeMade():
                self._made(event.take)
                return True
            case Failed():
                self.failed = event.sentence
                self._over()
            case Finished() | Stopped():
                self._over()
            case _:
                pass
        return False

    def _seen(self, looks: Looks) -> None:
        number = next((at for at, each in enumerate(self.tries) if each.seed == looks.seed), None)
        if number is None:
            return
        aspect = self.studio.document.width / self.studio.document.height
        tried = self.tries[number]
        for frame, pixels in zip(looks.shot_frames, looks.pictures, strict=True):
            if looks.quality == "step" and frame in tried.whole:
                continue  # a rough step never comes over what is finished
            if looks.quality != "step":
                tried.whole.add(frame)
            tried.frames[frame] = whole_frame(image_of(pixels), aspect)
        self.changed.emit(number)

    def _made(self, take: Take) -> None:
        self.studio.takes.add(take)
        for number, each in enumerate(self.tries):
            if each.seed == take.seed:
                each.take = take
                self.changed.emit(number)

    def _over(self) -> None:
        self.job = ""
        self.ended.emit()


def _chosen(document: Document, shot_id: str, take: Take, others: tuple[str, ...]) -> Document:
    document = choose_variation(document, shot_id, take.id, take.seed)
    return trash_takes(document, shot_id, [other for other in others if other != document.shot(shot_id).approved])
