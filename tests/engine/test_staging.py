"""The staging: every relation holds on the stage, and what cannot hold is told in the artist's words."""

from __future__ import annotations

import msgspec
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conditioning import StagingError, compile_shot, problems
from engine.conditioning.staging import stage
from engine.document.figure import L_EYE, NOSE, R_EYE, R_WRIST, standing_pose
from engine.document.model import (
    Document,
    Entity,
    LayoutKey,
    LayoutTrack,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Sequence,
    Shot,
)  # fmt: skip
from engine.document.staging_edits import set_place
from engine.values.time import Span

NAMES = ("Ana", "Ben", "Cem", "Dee")
CAST = (
    *(Entity(name.lower(), name, "character", "person") for name in NAMES),
    Entity("lamp", "Lamp", "prop", "lamp"),
    Entity("table", "Table", "prop", "table"),
    Entity("cup", "Cup", "prop", "cup"),
    Entity("kitchen", "Kitchen", "place", "kitchen"),
    Entity("street", "Street", "place", "street"),
)


def staged(*relations: Relation, frames: int = 48, **tracks):
    shot = Shot("s", (Panel("p", frames),), staging=relations, **tracks)
    return Document("d", "", cast=CAST, sequences=(Sequence("q", "", (shot,)),)), shot


def say(subject: str, verb, other: str, span: Span | None = None) -> Relation:
    return Relation(subject, verb, other, span)


def solved(*relations: Relation, frame: int = 0, **tracks) -> tuple[dict[str, np.ndarray], dict[str, float]]:
    document, shot = staged(*relations, **tracks)
    found = stage(document, shot)
    boxes = {entity.id: found.boxes[frame, at] for at, entity in enumerate(found.entities)}
    depth = {entity.id: float(found.depth[frame, at]) for at, entity in enumerate(found.entities)}
    return boxes, depth


def middle(box: np.ndarray) -> float:
    return float(box[0] + box[2]) / 2


def test_left_and_right_and_behind():
    boxes, depth = solved(say("ana", "left of", "ben"), say("cem", "right of", "ben"), say("cem", "behind", "ana"))
    assert middle(boxes["ana"]) < middle(boxes["ben"]) < middle(boxes["cem"])
    assert depth["cem"] > depth["ana"]
    assert boxes["cem"][3] < boxes["ana"][3]  # whoever is farther away stands higher
    assert np.ptp(boxes["cem"][[1, 3]]) < np.ptp(boxes["ana"][[1, 3]])  # and looks smaller


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(range(4)), st.sampled_from(["left of", "right of", "behind", "in front of"]),
            st.sampled_from(range(4)),
        ).filter(lambda said: said[0] != said[2]),
        min_size=1,
        max_size=6,
    )
)  # fmt: skip
def test_orders_hold_or_their_contradiction_is_told(said):
    relations = [say(CAST[a].id, verb, CAST[b].id) for a, verb, b in said]
    across, away = nx.DiGraph(), nx.DiGraph()
    for a, verb, b in said:
        (across if verb in ("left of", "right of") else away).add_edge(
            *((a, b) if verb in ("left of", "in front of") else (b, a))
        )
    can_be = nx.is_directed_acyclic_graph(across) and nx.is_directed_acyclic_graph(away)
    document, shot = staged(*relations)
    if not can_be:
        with pytest.raises(StagingError):
            compile_shot(document, shot)
        assert problems(document, shot)
        return
    boxes, depth = solved(*relations)
    for left, right in across.edges:
        assert middle(boxes[CAST[left].id]) < middle(boxes[CAST[right].id])
    for near, far in away.edges:
        assert depth[CAST[near].id] < depth[CAST[far].id]


def test_a_contradiction_names_the_relations_that_make_it():
    document, shot = staged(say("ana", "left of", "ben"), say("ben", "left of", "ana"), say("cem", "near", "ana"))
    with pytest.raises(StagingError, match="“Ana left of Ben” and “Ben left of Ana” cannot hold together"):
        compile_shot(document, shot)
    assert problems(document, shot) == ("“Ana left of Ben” and “Ben left of Ana” cannot hold together.",)


def test_a_contradiction_through_what_carries_what_is_found():
    document, shot = staged(say("cup", "on", "table"), say("cup", "left of", "ana"), say("ana", "left of", "table"))
    assert "cannot hold together" in problems(document, shot)[0]


def test_opposite_relations_over_other_frames_are_no_contradiction():
    document, shot = staged(say("ana", "left of", "ben", Span(0, 24)), say("ben", "left of", "ana", Span(24, 48)))
    boxes = stage(document, shot).boxes
    assert middle(boxes[0, 0]) < middle(boxes[0, 1])
    assert middle(boxes[47, 0]) > middle(boxes[47, 1])
    steps = np.abs(np.diff(boxes[:, 0, 0]))
    assert steps.max() < 0.1  # people walk, they do not jump


def test_things_rest_on_things_and_hands_hold_things():
    boxes, depth = solved(say("cup", "on", "table"), say("ana", "holding", "lamp"), say("table", "right of", "ana"))
    assert boxes["cup"][3] == pytest.approx(boxes["table"][1])
    assert boxes["table"][0] < middle(boxes["cup"]) < boxes["table"][2]
    assert depth["cup"] < depth["table"]
    assert depth["lamp"] < depth["ana"]


def test_what_is_held_follows_the_hand_that_is_posed():
    pose = standing_pose((0.3, 0.2, 0.4, 0.9), 16 / 9)
    far = tuple((x, y, s) if at != R_WRIST else (x - 0.1, y - 0.3, s) for at, (x, y, s) in enumerate(pose))
    track = PoseTrack("ana", (PoseKey(0, pose), PoseKey(20, far)))
    for frame, key in ((0, pose), (20, far), (40, far)):
        boxes, _ = solved(say("ana", "holding", "lamp"), frame=frame, poses=(track,))
        assert middle(boxes["lamp"]) == pytest.approx(key[R_WRIST][0])


def test_whoever_was_put_somewhere_stays_and_the_others_find_their_place():
    keyed = LayoutTrack("ben", (LayoutKey(0, (0.1, 0.2, 0.25, 0.9)),))
    boxes, _ = solved(say("ana", "right of", "ben"), say("cem", "left of", "ben"), layouts=(keyed,))
    assert boxes["ben"].tolist() == [0.1, 0.2, 0.25, 0.9]
    assert boxes["ana"][0] >= 0.25
    assert boxes["cem"][2] <= 0.1


def test_a_pose_places_its_box_and_a_keyed_depth_overrides():
    pose = PoseTrack("ana", (PoseKey(0, standing_pose((0.6, 0.2, 0.7, 0.9), 16 / 9)),))
    depth = LayoutTrack("ana", (LayoutKey(0, (0, 0, 0.1, 0.1), depth=7.0),))
    boxes, depths = solved(say("ana", "near", "ben"), poses=(pose,), layouts=(depth,))
    assert middle(boxes["ana"]) == pytest.approx(0.65, abs=0.01)
    assert boxes["ana"][1] == pytest.approx(0.2, abs=0.02)
    assert depths["ana"] == 7.0


def test_everybody_who_is_staged_has_a_pose_and_faces_are_turned():
    document, shot = staged(say("ana", "left of", "ben"), say("ana", "facing", "ben"), say("ben", "facing", "ana"))
    found = stage(document, shot)
    ana, ben = found.poses[0]
    assert ana[NOSE, 0] > ana[1, 0]
    assert ben[NOSE, 0] < ben[1, 0]
    assert found.confidence[0, 0, [L_EYE, R_EYE]].tolist() == [0, 1]
    assert found.confidence[0, 1, [L_EYE, R_EYE]].tolist() == [1, 0]


def test_a_place_holds_over_its_frames():
    document, shot = staged(say("ana", "in", "kitchen", Span(0, 10)), say("ana", "in", "street", Span(10, 48)))
    shown = compile_shot(document, shot)
    kinds = [shown.entities[at].noun for at in shown.place]
    assert kinds == ["kitchen"] * 10 + ["street"] * 38
    assert not problems(document, shot)
    both = staged(say("ana", "in", "kitchen"), say("ana", "in", "street"))
    assert problems(*both) == ("The shot is in Kitchen and Street at the same time.",)


def test_a_relation_that_means_nothing_is_told_and_left_out():
    document, shot = staged(say("kitchen", "left of", "ana"), say("ana", "near", "nobody"))
    assert len(problems(document, shot)) == 2
    compile_shot(document, shot)


def test_a_place_can_be_seen_without_anybody_in_it():
    document, _ = staged()
    document = set_place(document, "s", "kitchen")
    shown = compile_shot(document, document.shot("s"))
    assert [entity.noun for entity in shown.entities] == ["kitchen"]
    assert set(shown.place.tolist()) == {0}
    assert set_place(document, "s", None).shot("s").layouts == ()


def test_whoever_is_on_a_chair_sits():
    chair = Entity("chair", "Chair", "prop", "armchair")
    document, shot = staged(say("ana", "on", "chair"))
    found = stage(msgspec.structs.replace(document, cast=(*CAST, chair)), shot)
    ana, seat = found.boxes[0]
    hip, knee = found.poses[0, 0, [8, 9]]
    assert seat[1] < hip[1] < seat[3]  # the hips are where the seat is
    assert knee[1] - hip[1] < (ana[3] - ana[1]) * 0.2
    assert ana[3] < 1
