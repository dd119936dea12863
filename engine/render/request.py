"""What a shot asks of a model: one value whose digest names the finished take, and the words for what changed since.

In the digest is what decides the pixels; in the parts is what the artist would call it. Names, the shot's place in the
film, its transition and the other shots are in neither, so moving, renaming and re-cutting make nothing stale, and a
step back makes fresh again what a step forward made stale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal

import msgspec

from engine.conditioning.compile import compile_own, from_head, size_words
from engine.conditioning.vectors import Conditioning
from engine.document.keyed import later
from engine.document.model import Document, Shot
from engine.document.tracks import pins
from engine.models import FAMILIES, family_named
from engine.models.base import Family, Size
from engine.store.takes import Take
from engine.values.digest import digest

from .asked import as_long_as, shows_more, timed_as
from .easel import weights_of
from .kept import kept_pictures
from .noise import VERSION as NOISE_VERSION
from .plan import Manner, Plan, around
from .planner import plan_shot
from .reasons import Reason, changed, since_timed

Painted = Literal["draft", "final"]

FINISH_VERSION = "3"  # of what happens to a final's pictures after they are painted


@dataclass(frozen=True, eq=False)
class ShotRequest:
    """A shot made ready for a model."""

    quality: Painted
    family: Family
    weights: str
    size: Size
    seed: int
    seen: Conditioning  # a row for every frame of the shot's own time
    plan: Plan
    draft: ShotRequest | None  # what a final starts from
    made_of: Callable[[], dict[str, str]]
    notes: tuple[str, ...]  # what the family cannot follow
    finish: str = ""  # what becomes of a final's pictures after they are painted
    head: int = 0  # the frame of its own time that the shot begins with

    @property
    def lead(self) -> int:
        """Rows that lie before the shot's beginning."""
        return max(0, self.head)

    @property
    def frames(self) -> int:
        return len(self.seen) - self.lead

    def shot_frame(self, painted_frame: int) -> int:
        """From which shot frame on a painted frame is seen; on twos the first may have begun before the shot does."""
        return self.plan.rows[painted_frame] - self.lead

    def painted_frame(self, shot_frame: int) -> int:
        """The painted frame that is seen at a shot frame."""
        return around(self.plan, self.lead + shot_frame)[0]

    @cached_property
    def visible(self) -> Conditioning:
        """A row for every frame of the shot."""
        return from_head(self.seen, self.head)

    @cached_property
    def parts(self) -> dict[str, str]:
        """What it is made of, in the artist's words: for a take, and to tell what changed since."""
        return self.made_of()

    @property
    def digest(self) -> str:
        """The name of the finished take."""
        windows = tuple(planned.key for planned in self.plan.windows())
        begun = (self.head,) if self.head else ()
        return digest((self.quality, self.finish, self.plan.rows, self.plan.held, self.frames, windows, *begun))


def request_of_shot(
    document: Document,
    shot: Shot,
    quality: Painted = "draft",
    *,
    families: Mapping[str, Family] = FAMILIES,
    seed: int | None = None,
    out_of: Take | None = None,
) -> ShotRequest:
    """What painting this shot at this quality takes. ``seed`` replaces the shot's own.

    A final can be asked for ``out_of`` a draft that is there: then that is what it starts from, whoever painted it.
    """
    family = family_named(shot.model or document.model, families)
    weights = weights_of(family)
    seed = shot.seed if seed is None else seed
    seen, lead = compile_own(document, shot), max(0, shot.head)
    small = family.grid.size_near(document.width, document.height, family.draft_pixels)
    times = max(1, round((family.final_pixels / family.draft_pixels) ** 0.5))
    held = held_by(document, family)
    between = filled_in(document, family) if quality == "final" else ()
    made_of = partial(shot_parts, document, shot, family, weights)
    retries = tuple((shot.head + retry.frame, retry.seed) for retry in shot.retries)
    drafter, its_weights = (replace(family, version=out_of.version), out_of.weights) if out_of else (family, weights)
    manner = Manner(small, family.draft_steps, seed, its_weights, pooled=times, retries=retries)
    plan = plan_shot(drafter, seen, manner, held=held, lead=lead, kept=kept_pictures(shot))
    notes = (*unfollowed(document, shot, family), *plan.notes)
    draft = ShotRequest("draft", drafter, its_weights, small, seed, seen, plan, None, made_of, notes, head=shot.head)
    if quality == "draft":
        return draft
    large = small[0] * times, small[1] * times
    other = out_of.request if out_of and out_of.request != draft.digest else ""
    manner = Manner(
        large, family.final_steps, seed, weights,
        strength=family.final_strength, draft=plan, draft_name=other, retries=retries,
    )  # fmt: skip
    # a family that paints frame by frame gives the final every frame of the film
    plan = plan_shot(family, seen, manner, held=held if family.grid.stride > 1 else 1, lead=lead)
    finish = f"{FINISH_VERSION} {document.width} x {document.height} {document.upscaler}"
    notes = (*notes, *between)
    return ShotRequest("final", family, weights, large, seed, seen, plan, draft, made_of, notes, finish, shot.head)


def held_by(document: Document, family: Family) -> int:
    """Film frames for which a draft's painted frame is held: a family that paints whole seconds at once moves on ones,
    or as fast as it was taught."""
    if family.grid.stride == 1:
        return max(1, document.held)
    return max(1, round(document.rate.fraction / family.rate)) if family.rate else 1


def filled_in(document: Document, family: Family) -> tuple[str, ...]:
    """What a take says of frames that a family did not paint, because the film is faster than it was taught."""
    held = held_by(document, family)
    if family.grid.stride == 1 or held == 1:
        return ()
    painted = float(document.rate.fraction / held)
    return (f"{family.title} paints {painted:g} of {document.rate} frames a second; those between are filled in.",)


# -- what changed ---------------------------------------------------------------------------------------------------


def stale_reasons(
    document: Document,
    shot: Shot,
    take: Take,
    *,
    families: Mapping[str, Family] = FAMILIES,
    asked: Callable[[], Document | None] = lambda: None,
) -> tuple[Reason, ...]:
    """Why a take is no longer what its shot asks for, in the artist's words; empty while it is fresh.

    A shot that was trimmed, or cut in two, shows less of a take that is as fresh as it was. ``asked`` gives the film as
    it was when the take was asked for. With it a cut that was moved is told from a change: a take that is shorter than
    its shot lacks some frames, and where a panel before the last is seen for another time it is that panel's timing.
    """
    quality = take.quality
    if quality == "blocking":
        return ()
    variation = take.seed - int(take.parts.get("seed", take.seed))

    def request_now(film: Document, its_shot: Shot) -> ShotRequest:
        seed = its_shot.seed + variation
        return request_of_shot(film, its_shot, quality, families=families, seed=seed)

    shot = without_own_locks(shot, take)
    request = request_now(document, shot)
    if request.digest == take.request:
        return ()
    if shows_more(take, shot) and request_now(document, as_long_as(take, shot)).digest == take.request:
        return ()
    before = asked() if take.length else None
    timed = timed_as(before.shot(take.shot), shot) if before else None
    if before and timed:
        as_it_was = request_now(before, before.shot(take.shot)).digest == take.request
        if as_it_was and any(request_now(before, way).digest == request.digest for way in timed.ways):
            return since_timed(shot, take, timed.changed)
    then, now = take.parts, request.parts
    if "words" in then:  # from a version that did not tell one span from another
        now = {part: value for part, value in now.items() if not part.startswith("words/")}
        now["words"] = _short(later(shot, shot.head).words)
    return changed(document, shot, then, now)


def without_own_locks(shot: Shot, take: Take) -> Shot:
    """The shot without the locks that this take keeps by being what it is: to lock what is there changes nothing."""
    others = tuple(
        lock for lock in shot.locks if (lock.take, lock.take_frame) != (take.id, shot.head + lock.span.start)
    )
    return msgspec.structs.replace(shot, locks=others) if len(others) < len(shot.locks) else shot


def shot_parts(document: Document, shot: Shot, family: Family, weights: str) -> dict[str, str]:
    """What a request is made of, one part for each thing an artist changes; tracks are ``frame:digest`` for each key.

    Frames are those of the shot's own time, which trimming does not change.
    """
    own = later(shot, shot.head)
    parts = {
        "model": f"{family.name} {family.version}",
        "model weights": weights,
        "how it is painted": _short((family.draft_steps, family.final_steps, family.final_strength, NOISE_VERSION)),
        "picture size": _short((document.width, document.height, family.draft_pixels, family.final_pixels)),
        "enlarger": document.upscaler,
        "frame rate": str(document.rate),
        "frames held": str(held_by(document, family)),
        "length of the shot": str(shot.frames),
        "seed": str(shot.seed),
        "style": document.style,
        "light": shot.light,
        "weather": shot.weather,
        "how closely to follow": _short(shot.follow),
        "staging": _short(own.staging),
        "camera": " ".join(f"{key.frame}:{_short(key)}" for key in own.camera),
    }
    if size := size_words(shot.framing.size):
        parts["shot size"] = size
    for number, words in enumerate(own.words, 1):
        parts[f"words/{number}"] = _short(words)
    if own.locks:
        parts["locked frames"] = _short(own.locks)
    if own.retries:
        parts["another try"] = " ".join(f"{retry.frame}:{retry.seed}" for retry in own.retries)
    for track in own.poses:
        parts[f"pose/{track.entity}"] = " ".join(f"{key.frame}:{_short(key)}" for key in track.keys)
    for track in own.layouts:
        parts[f"layout/{track.entity}"] = " ".join(f"{key.frame}:{_short(key)}" for key in track.keys)
    for entity in document.cast:
        if entity.id in _players(shot):
            painted = entity.kind, entity.noun, entity.description, entity.colour, entity.look, entity.references
            parts[f"cast/{entity.id}"] = _short(painted)
    for frame, panel in pins(shot):
        parts[f"drawing/{panel.id}"] = f"{panel.drawing}@{shot.head + frame}"
    for keyframe in own.keyframes:
        parts[f"picture/{keyframe.frame}"] = _short(keyframe)
    return parts


def _players(shot: Shot) -> set[str]:
    tracks = {track.entity for track in (*shot.poses, *shot.layouts)}
    return tracks | {name for relation in shot.staging for name in (relation.subject, relation.object)}


def _short(value: object) -> str:
    return digest(value)[:8]


def paintable(shot: Shot) -> bool:
    """Whether a model is given anything to go by; drawings that are not pinned play as they are."""
    told = shot.poses or shot.layouts or shot.staging or shot.words or shot.keyframes
    return bool(shot.paint and not shot.omitted and (told or pins(shot)))


# -- what a family cannot follow ------------------------------------------------------------------------------------


def unfollowed(document: Document, shot: Shot, family: Family) -> tuple[str, ...]:
    """What this shot asks and this family cannot follow, one sentence each."""
    able, notes = family.abilities, list[str]()
    if shot.poses and shot.follow.pose > 0 and not able.pose:
        notes.append("poses")
    if shot.layouts and shot.follow.layout > 0 and not able.layout:
        notes.append("places in the frame")
    if len(shot.camera) > 1 and shot.follow.camera > 0 and not able.camera:
        notes.append("camera moves")
    if shot.words and shot.follow.words > 0 and able.words == "none":
        notes.append("words")
    players = _players(shot)
    if any(entity.references for entity in document.cast if entity.id in players) and not able.reference:
        notes.append("reference pictures")
    return tuple(f"{family.title} does not follow {what}." for what in notes)
