"""What the staging says about order: who stands left of whom, above whom, behind whom, and whether that can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from engine.document.model import Document, Entity, Relation, Shot
from engine.values.errors import InbetweenerError
from engine.values.time import Span

_TURNED = {"right of": "left of", "below": "above", "in front of": "behind"}
_ATTACHES = ("on", "in", "holding", "above")


class StagingError(InbetweenerError):
    """The relations of a shot contradict each other."""


@dataclass(frozen=True)
class Orders:
    """The relations that hold together over some frames, sorted by what they decide."""

    across: nx.DiGraph  # left -> right, between those who stand on their own
    depth: nx.DiGraph  # nearer -> farther, likewise
    hosts: Mapping[str, tuple[str, str]]  # what is held, on, in or above something: (verb, host)
    near: frozenset[tuple[str, str]]
    faces: Mapping[str, str]
    place: str | None

    def root(self, entity: str) -> str:
        """Who carries this in the end: the cup on the table that Ana holds is where Ana is."""
        while entity in self.hosts:
            entity = self.hosts[entity][1]
        return entity


def spans(shot: Shot) -> tuple[tuple[Span, tuple[Relation, ...]], ...]:
    """The shot cut where its relations change, and the relations that hold in every piece."""
    whole = Span(0, shot.frames)
    cuts = {0, whole.stop}
    for relation in shot.staging:
        if relation.span:
            cuts |= {min(max(edge, 0), whole.stop) for edge in (relation.span.start, relation.span.stop)}
    edges = sorted(cuts)
    return tuple(
        (Span(start, stop), tuple(r for r in shot.staging if r.span is None or start in r.span))
        for start, stop in pairwise(edges)
    )


def sentence(relation: Relation, cast: Mapping[str, Entity]) -> str:
    """*Ana left of Ben*, in the words of the cast."""
    names = [cast[part].name if part in cast else "somebody unknown" for part in (relation.subject, relation.object)]
    return f"{names[0]} {relation.verb} {names[1]}"


def usable(relation: Relation, cast: Mapping[str, Entity]) -> bool:
    """Whether both ends are in the cast; a place can only be what somebody is *in*."""
    if relation.subject not in cast or relation.object not in cast:
        return False
    if cast[relation.subject].kind == "place":
        return False
    return cast[relation.object].kind != "place" or relation.verb == "in"


def orders(relations: Sequence[Relation], cast: Mapping[str, Entity]) -> Orders:
    """Sorts relations that hold together; raises StagingError, naming them, where they contradict each other."""
    held = [relation for relation in relations if usable(relation, cast)]
    across, upwards, depth, carried = nx.DiGraph(), nx.DiGraph(), nx.DiGraph(), nx.DiGraph()
    hosts: dict[str, tuple[str, str]] = {}
    near: set[tuple[str, str]] = set()
    faces: dict[str, str] = {}
    place: str | None = None
    for relation in held:
        subject, verb, other = relation.subject, relation.verb, relation.object
        if verb in _TURNED:
            subject, verb, other = other, _TURNED[verb], subject
        if verb == "in" and cast[other].kind == "place":
            place = place or other
            continue
        if verb == "holding":
            subject, other = other, subject  # the lamp hangs on Ana's hand
        if verb in _ATTACHES:
            carried.add_edge(subject, other, relation=relation)
            if verb == "holding" or subject not in hosts:
                hosts[subject] = (verb, other)
        if verb in ("above", "on"):
            upwards.add_edge(subject, other, relation=relation)
        if verb == "left of":
            across.add_edge(subject, other, relation=relation)
        elif verb == "behind":
            depth.add_edge(other, subject, relation=relation)
        elif verb == "near":
            near |= {(subject, other), (other, subject)}
        elif verb == "facing":
            faces[subject] = other
    for graph in (across, upwards, depth, carried):
        _refuse_cycle(graph, cast)
    found = Orders(across, depth, hosts, frozenset(near), faces, place)
    lifted_across, lifted_depth = _lifted(across, found), _lifted(depth, found)
    for graph in (lifted_across, lifted_depth):
        _refuse_cycle(graph, cast)
    near_roots = frozenset((found.root(one), found.root(other)) for one, other in near)
    return Orders(lifted_across, lifted_depth, hosts, near_roots, faces, place)


def problems(document: Document, shot: Shot) -> tuple[str, ...]:
    """Sentences about what the staging of a shot cannot mean; empty when all is well."""
    cast = {entity.id: entity for entity in document.cast}
    found: dict[str, None] = {}
    for relation in shot.staging:
        if not usable(relation, cast):
            found[f"{_quoted(relation, cast)} says nothing that can be staged."] = None
    for _, held in spans(shot):
        try:
            orders(held, cast)
        except StagingError as error:
            found[error.sentence] = None
        places = dict.fromkeys(
            relation.object
            for relation in held
            if relation.verb == "in" and usable(relation, cast) and cast[relation.object].kind == "place"
        )
        if len(places) > 1:
            found[f"The shot is in {_listed(cast[place].name for place in places)} at the same time."] = None
    return tuple(found)


def _lifted(graph: nx.DiGraph, found: Orders) -> nx.DiGraph:
    """The same order between those who carry what is ordered."""
    lifted = nx.DiGraph()
    for one, other, relation in graph.edges(data="relation"):
        if found.root(one) != found.root(other):
            lifted.add_edge(found.root(one), found.root(other), relation=relation)
    return lifted


def _refuse_cycle(graph: nx.DiGraph, cast: Mapping[str, Entity]) -> None:
    if not graph or nx.is_directed_acyclic_graph(graph):  # most orders are empty, and a film asks for thousands
        return
    named = [_quoted(graph.edges[edge[0], edge[1]]["relation"], cast) for edge in nx.find_cycle(graph)]
    if len(named) == 1:
        raise StagingError(f"{named[0]} cannot be.", "Take this relation away.")
    raise StagingError(
        f"{_listed(named)} cannot hold together.",
        "Take one of these relations away, or let it hold for other frames.",
    )


def _quoted(relation: Relation, cast: Mapping[str, Entity]) -> str:
    return f"“{sentence(relation, cast)}”"


def _listed(words: Iterable[str]) -> str:
    *others, last = tuple(words)
    return f"{', '.join(others)} and {last}" if others else last
