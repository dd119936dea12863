"""What was measured of takes that are there already, whoever made them and when."""

from __future__ import annotations

from engine.document.model import Shot
from engine.measure.marks import Marks, read_marks, write_marks
from engine.measure.shots import measure_take
from engine.models import FAMILIES
from engine.store.takes import Take, take_frames

from .asked import read_asked
from .judging import stretches
from .request import request_of_shot
from .shots import Project


def marks_of(project: Project, shot: Shot, take: Take) -> Marks:
    """What was measured of a take; measured now where it was made before that was kept, or by other rules."""
    marks = read_marks(project.takes, take)
    if marks is None:
        # as the take was asked for: that is what it has to be like, and where its stretches lie
        asked = read_asked(project.takes, take)
        document, shot = (asked, asked.shot(take.shot)) if asked else (project.document, shot)
        gaps: tuple[tuple[int, int], ...] = ()
        if take.quality != "blocking" and take.family in FAMILIES:
            gaps = stretches(request_of_shot(document, shot, take.quality))
        path = take_frames(project.takes, take)
        marks = measure_take(document, shot, take, path, Project(document, project.folder).read, gaps)
        write_marks(project.takes, take, marks)
    return marks
