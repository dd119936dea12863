"""Where the nodes of a graph stand before anybody moved them: a floor plan seen from above, with us at the bottom.

People stand in the order in which the picture shows them, who is behind stands higher; things stand by those they
belong to, and places above everybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.document.model import Entity, Point, Relation

COLUMN, ROW = 236.0, 104.0  # px of the scene between two people, and between two rows: an arrow with its word fits
THING = 168.0  # px between two things in a row


def floor_plan(
    entities: Sequence[Entity],
    where: Mapping[str, tuple[float, float]],
    relations: Sequence[Relation],
    kept: Mapping[str, Point],
) -> dict[str, Point]:
    """Middles of the nodes. ``where``: the middle of a box across the stage, and its depth; ``kept``: moved by hand."""
    people = [entity.id for entity in entities if entity.kind == "character"]
    others = [entity for entity in entities if entity.kind != "character"]
    people.sort(key=lambda name: where.get(name, (0.5, 0.0))[0])
    at: dict[str, Point] = {}
    for place, name in enumerate(people):
        at[name] = ((place - (len(people) - 1) / 2) * COLUMN, -round(where.get(name, (0.5, 0.0))[1]) * ROW * 0.6)
    rows: dict[float, list[tuple[float, str]]] = {}
    lowest = max((y for _, y in at.values()), default=0.0)
    highest = min((y for _, y in at.values()), default=0.0)
    for entity in others:
        beside = [at[name][0] for name in _neighbours(entity.id, relations) if name in at]
        across = sum(beside) / len(beside) if beside else (where.get(entity.id, (0.5, 0.0))[0] - 0.5) * COLUMN * 2
        behind = any(one.verb == "behind" and one.subject == entity.id for one in relations)
        behind |= any(one.verb == "in front of" and one.object == entity.id for one in relations)
        row = highest - 2 * ROW if entity.kind == "place" else highest - ROW if behind else lowest + ROW
        rows.setdefault(row, []).append((across, entity.id))
    for row, things in rows.items():
        things.sort()
        middle = sum(x for x, _ in things) / len(things)
        crowded = len(things) > 3  # every other one steps out of the row, so that the plan stays narrow
        apart = THING * 0.56 if crowded else THING
        away = ROW * 0.6 if row >= lowest else -ROW * 0.6
        spread: list[float] = []
        for x, _ in things:
            spread.append(max(x, spread[-1] + apart) if spread else x)
        drift = sum(spread) / len(spread) - middle
        for place, (x, (_, name)) in enumerate(zip(spread, things, strict=True)):
            at[name] = (x - drift, row + away * (place % 2 if crowded else 0))
    if not any(row == highest - ROW for row in rows):  # nothing between the people and their place
        for entity in others:
            if entity.kind == "place":
                at[entity.id] = at[entity.id][0], highest - ROW
    return {**at, **{name: point for name, point in kept.items() if name in at}}


def _neighbours(name: str, relations: Sequence[Relation]) -> list[str]:
    return [
        relation.object if relation.subject == name else relation.subject
        for relation in relations
        if name in (relation.subject, relation.object)
    ]
