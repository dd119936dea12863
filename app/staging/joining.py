"""Coming into a shot, standing before or behind the others, and which relations cannot hold together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.overlays.figures import Standing
from app.overlays.scene import Scene
from app.studio import Studio
from app.widgets.typed import shown_length
from engine.conditioning.relations import sentence
from engine.conditioning.sizes import size_of
from engine.document.layout_edits import move_box
from engine.document.model import Box, Entity, Relation
from engine.document.staging_edits import relate
from engine.values.time import Rate, Span


def join(studio: Studio, scene: Scene, entity: Entity, label: str) -> bool:
    """Puts somebody into the shot: things where there is room, a place around everybody. False for a place with nobody."""
    shot = scene.shot
    if shot is None:
        return False
    if entity.kind != "place":
        studio.edit(label, move_box, shot.id, entity.id, 0, free_box(entity, scene.standing, scene.aspect))
        return True
    if not scene.standing:
        return False
    inside = [one.entity for one in scene.standing if one.entity.kind == "character"] or [scene.standing[-1].entity]
    studio.begin_drag(label)
    for one in inside:
        studio.drag(relate, shot.id, one.id, "in", entity.id)
    studio.end_drag()
    return True


def free_box(entity: Entity, standing: Sequence[Standing], aspect: float) -> Box:
    """A box of the entity's natural size in the widest gap between those who are there."""
    size = size_of(entity)
    half = size.height * size.wide / aspect / 2
    reached, gaps = 0.02, []
    for left, right in sorted((one.box[0], one.box[2]) for one in standing):
        gaps.append((left - reached, reached))
        reached = max(reached, right)
    wide, start = max([*gaps, (0.98 - reached, reached)])
    middle = min(max(start + wide / 2, half), 1 - half)
    return middle - half, size.bottom - size.height, middle + half, size.bottom


def nearer(standing: Standing, others: Iterable[Standing], forward: bool) -> float:
    """The depth that brings somebody just past the next one before them, or behind them."""
    depths = sorted({other.depth for other in others if other.entity.id != standing.entity.id})
    if forward:
        passed = [depth for depth in depths if depth <= standing.depth]
        return (passed[-1] if passed else standing.depth) - 0.5
    passed = [depth for depth in depths if depth >= standing.depth]
    return (passed[0] if passed else standing.depth) + 0.5


def contradicting(
    relations: Iterable[Relation], troubles: Sequence[str], cast: Sequence[Entity]
) -> tuple[Relation, ...]:
    """The relations that a trouble names; of two places at once, all that say where somebody is."""
    known = {entity.id: entity for entity in cast}
    found: list[Relation] = []
    for relation in relations:
        quoted = f"“{sentence(relation, known)}”"
        places = relation.verb == "in" and relation.object in known and known[relation.object].kind == "place"
        if any(quoted in trouble or (places and "at the same time" in trouble) for trouble in troubles):
            found.append(relation)
    return tuple(found)


def frames_words(span: Span | None, rate: Rate) -> str:
    """The frames for which a relation holds, as boards say them: 0:00–1:12."""
    return "" if span is None else f"{shown_length(max(0, span.start), rate)}–{shown_length(span.stop, rate)}"
