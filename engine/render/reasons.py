"""Why a take is no longer what its shot asks for: what changed, of whom, and where.

The words are English patterns with holes; who speaks another language puts its own in their places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.document.model import Document, Shot
from engine.store.takes import Take

MOST_NAMED = 4  # frames; of more it is said how many they are

PATTERNS = (
    "model", "model weights", "how it is painted", "picture size", "enlarger", "frame rate", "frames held",
    "length of the shot", "seed", "style", "light", "weather", "how closely to follow", "staging", "camera", "shot size", "words",
    "locked frames", "another try", "words of span {0}", "pose of {0}", "layout of {0}",
    "pose of somebody no longer in the cast", "layout of somebody no longer in the cast", "{0} in the cast",
    "drawing of panel {0}", "drawing of a panel that is gone", "picture pinned at frame {0}",
    "{0} more frames at its beginning", "{0} more frames at its end", "timing of panel {0}", "how the model is shown the shot",
    "{0} at frame {1}", "{0} at frames {1} and {2}", "{0} at {1} frames",
)  # fmt: skip
"""Everything that a reason can say; the window translates these."""


@dataclass(frozen=True, slots=True)
class Reason:
    what: str  # one of PATTERNS
    about: tuple[str, ...] = ()  # what fills its holes: a name, a number
    frames: tuple[int, ...] = ()  # of the shot, where keys differ

    def __str__(self) -> str:
        return self.said(lambda pattern: pattern)

    def said(self, words: Callable[[str], str]) -> str:
        """The reason in some language: ``words`` gives its pattern for an English one."""
        what = words(self.what).format(*self.about)
        if not self.frames:
            return what
        if len(self.frames) > MOST_NAMED:
            return words("{0} at {1} frames").format(what, len(self.frames))
        *rest, last = map(str, self.frames)
        if rest:
            return words("{0} at frames {1} and {2}").format(what, ", ".join(rest), last)
        return words("{0} at frame {1}").format(what, last)


def changed(document: Document, shot: Shot, then: Mapping[str, str], now: Mapping[str, str]) -> tuple[Reason, ...]:
    """What differs between the parts of two requests of a shot."""
    reasons = [
        reason
        for part in dict.fromkeys((*now, *then))
        if then.get(part) != now.get(part)
        for reason in _of(document, shot, part, then.get(part, ""), now.get(part, ""))
    ]
    return tuple(dict.fromkeys(reasons)) or (Reason("how the model is shown the shot"),)


def since_timed(shot: Shot, take: Take, panels: tuple[int, ...]) -> tuple[Reason, ...]:
    """What a take of a shot lacks of which only panels were made longer or shorter: nothing that only its end lost."""
    inside = tuple(Reason("timing of panel {0}", (str(at + 1),)) for at in panels if at + 1 < len(shot.panels))
    before, behind = take.head - shot.head, shot.head + shot.frames - take.head - take.length
    more = (("{0} more frames at its beginning", before), ("{0} more frames at its end", behind))
    return inside or tuple(Reason(what, (str(frames),)) for what, frames in more if frames > 0)


def _of(document: Document, shot: Shot, part: str, before: str, after: str) -> list[Reason]:
    kind, _, which = part.partition("/")
    name = next((each.name for each in document.cast if each.id == which), "")
    if kind in ("pose", "layout"):
        frames = _frames(shot, before, after)
        if not name:
            return [Reason(f"{kind} of somebody no longer in the cast", (), frames)]
        return [Reason(f"{kind} of {{0}}", (name,), frames)]
    if kind in ("camera", "another try"):
        return [Reason(kind, (), _frames(shot, before, after))]
    if kind == "words" and which:
        return [Reason("words of span {0}", (which,))]
    if kind == "cast":
        # somebody who only just came into the shot is named by what brought them there
        return [Reason("{0} in the cast", (name,))] if before and after else []
    if kind == "drawing":
        numbers = {panel.id: number for number, panel in enumerate(shot.panels, 1)}
        if which not in numbers:
            return [Reason("drawing of a panel that is gone")]
        return [Reason("drawing of panel {0}", (str(numbers[which]),))]
    if kind == "picture":
        return [Reason("picture pinned at frame {0}", (str(int(which) - shot.head),))]
    return [Reason(part)]


def _frames(shot: Shot, before: str, after: str) -> tuple[int, ...]:
    """The frames of the keys that differ between two packed tracks, as far as the shot shows them."""
    old, new = (dict(key.split(":") for key in packed.split()) for packed in (before, after))
    differ = (int(frame) - shot.head for frame in {*old, *new} if old.get(frame) != new.get(frame))
    return tuple(sorted(frame for frame in differ if 0 <= frame < shot.frames))
