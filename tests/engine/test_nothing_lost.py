"""Nothing that an artist made is ever lost: any edits in any order, with steps back, saving, copying and pasting.

Whatever is made here can be told from everything else, and only an edit whose name says so may take it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from engine.document import (
    caption_edits,
    cast_edits,
    layer_edits,
    marker_edits,
    panel_edits,
    sequence_edits,
    shot_edits,
)
from engine.document.bridging import bridge_shots
from engine.document.camera_edits import move_camera_key, remove_camera_key, set_camera, set_camera_ease
from engine.document.check import check
from engine.document.clip import Clip, clip_of, fresh, paste
from engine.document.editor import Editor
from engine.document.film_edits import add_sequence, set_held, set_rate
from engine.document.following import followed
from engine.document.keyframe_edits import pin_picture
from engine.document.layout_edits import move_box, set_depth
from engine.document.model import Document, Entity, Keyed, Panel, Relation, Shot, Transition, Words, waiting
from engine.document.numbering_edits import lock_numbers, omit_shots, renumber
from engine.document.painting_edits import extend_end, extend_start, lock_frames, try_again
from engine.document.pose_edits import ensure_pose_key, set_pose
from engine.document.retime_edits import cut_shot, slide_panel, split_panel, trim_end, trim_start
from engine.document.schema import decode, encode
from engine.document.sound_edits import add_sound, add_sound_track, move_sound, split_sound
from engine.document.staging_edits import leave_shot, relate
from engine.document.words_edits import add_words
from engine.values.errors import InbetweenerError
from engine.values.time import Rate, Span
from tests.engine.boards import film, standing, walk

P = ParamSpec("P")
ANY = st.integers(0, 10_000)
FRAMES = st.integers(1, 40)


def made(document: Document) -> Iterator[object]:
    """Everything in a film that somebody drew, wrote, keyed or laid there."""
    for shot in document.shots():
        yield from filter(None, (shot.number, shot.framing.lens))
        for keyed in (shot, *waiting(shot)):
            yield from _keyed(keyed)
        for panel in shot.panels:
            yield from (panel.drawing, panel.action, panel.dialogue, panel.notes, panel.slugging)
            yield from (own.text for own in panel.own)
            yield from (layer.picture for layer in panel.layers)
    yield from (sound.asset for sound in document.sounds)
    yield from (marker.name for marker in document.markers)
    yield from (picture for entity in document.cast for picture in entity.references)


def _keyed(keyed: Keyed) -> Iterator[object]:
    yield from (key.joints for track in keyed.poses for key in track.keys)
    yield from (key.box for track in keyed.layouts for key in track.keys)
    yield from (key.centre for key in keyed.camera)
    yield from (keyframe.picture for keyframe in keyed.keyframes)
    yield from (words.text for words in keyed.words)
    yield from ((relation.subject, relation.verb, relation.object) for relation in keyed.staging)
    yield from (retry.seed for retry in keyed.retries)
    yield from (lock.take for lock in keyed.locks)


def ids(document: Document) -> Iterator[tuple[str, Iterable[str]]]:
    """The names of everything that is told by its name."""
    yield "shots", (shot.id for shot in document.shots())
    yield "panels", (panel.id for shot in document.shots() for panel in shot.panels)
    for kind in ("sequences", "cast", "sounds", "sound_tracks", "markers", "acts", "fields"):
        yield kind, (each.id for each in getattr(document, kind))
    for shot in document.shots():
        for panel in shot.panels:
            yield f"layers of {panel.id}", (layer.id for layer in panel.layers)


class Artist(RuleBasedStateMachine):
    """Somebody who does everything that there is to do, and remembers what was made."""

    def __init__(self) -> None:
        super().__init__()
        staging, words = (Relation("lamp", "behind", "ana"),), (Words(Span(0, 30), "a street"),)
        alone = walk("three", 30, panels=(Panel("alone", 30),), staging=staging, words=words)
        things = film(walk("one", 40), walk("two", 26), alone)
        self.editor = Editor(caption_edits.add_field(things, "Effects", "fx"))
        self.mine = set(made(self.film)) - {None, ""}
        self.clip: Clip | None = None
        self.count = 0

    @property
    def film(self) -> Document:
        return self.editor.document

    # -- hands ---------------------------------------------------------------------------------------------------------

    def new(self) -> int:
        self.count += 1
        return self.count

    def shot(self, at: int) -> Shot:
        shots = list(self.film.shots())
        return shots[at % len(shots)]

    def panel(self, at: int) -> Panel:
        panels = [panel for shot in self.film.shots() for panel in shot.panels]
        return panels[at % len(panels)]

    def do(self, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs) -> None:
        """An edit whose name does not say that it takes anything away."""
        had = self.mine & set(made(self.film))
        self.take(edit, *args, **kwargs)
        assert had - set(made(self.film)) == set()

    def take(self, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs) -> None:
        """An edit that puts something in the place of something else; it can be undone, and what is refused is not done."""
        before, steps = self.film, len(self.editor.past)
        try:
            self.editor.apply(edit.__name__, edit, *args, **kwargs)
        except InbetweenerError:
            assert self.film is before
            return
        if len(self.editor.past) > steps:
            after = self.film
            self.editor.undo()
            assert self.film is before
            self.editor.redo()
            assert self.film is after

    def make(
        self, thing: object, edit: Callable[Concatenate[Document, P], Document], *args: P.args, **kw: P.kwargs
    ) -> None:
        """An edit that makes something new."""
        self.take(edit, *args, **kw)
        assert thing in set(made(self.film))
        self.mine.add(thing)

    # -- drawing and keying ----------------------------------------------------------------------------------------------

    @rule(shot=ANY, frame=ANY, who=st.sampled_from(["ana", "lamp"]))
    def pose(self, shot: int, frame: int, who: str) -> None:
        its, joints = self.shot(shot), standing(self.new() / 1000)
        self.make(joints, set_pose, its.id, who, frame % its.frames, joints)

    @rule(shot=ANY, frame=ANY)
    def key_what_is_between(self, shot: int, frame: int) -> None:
        self.do(ensure_pose_key, self.shot(shot).id, "ana", frame % self.shot(shot).frames)

    @rule(shot=ANY, frame=ANY, who=st.sampled_from(["ana", "lamp"]))
    def box(self, shot: int, frame: int, who: str) -> None:
        its, box = self.shot(shot), (0.0, 0.1, self.new() / 1000, 0.9)
        self.make(box, move_box, its.id, who, frame % its.frames, box)

    @rule(shot=ANY, frame=ANY, depth=st.sampled_from([None, 1.0]))
    def send_back(self, shot: int, frame: int, depth: float | None) -> None:
        self.do(set_depth, self.shot(shot).id, "lamp", frame % self.shot(shot).frames, depth)

    @rule(shot=ANY, frame=ANY)
    def frame_it(self, shot: int, frame: int) -> None:
        its, centre = self.shot(shot), (self.new() / 1000, 0.5)
        self.make(centre, set_camera, its.id, frame % its.frames, centre)

    @rule(shot=ANY, key=ANY, to=ANY)
    def move_the_camera_key(self, shot: int, key: int, to: int) -> None:
        its = self.shot(shot)
        keys = [one for one in its.camera if 0 <= one.frame < its.frames]
        if keys:
            self.do(set_camera_ease, its.id, keys[key % len(keys)].frame, "hold")
            self.take(move_camera_key, its.id, keys[key % len(keys)].frame, to % its.frames)

    @rule(shot=ANY, key=ANY)
    def let_a_framing_go(self, shot: int, key: int) -> None:
        its = self.shot(shot)
        if its.camera:
            self.take(remove_camera_key, its.id, its.camera[key % len(its.camera)].frame)

    @rule(shot=ANY, frame=ANY)
    def pin(self, shot: int, frame: int) -> None:
        its, picture = self.shot(shot), f"{self.new():064x}.png"
        self.make(picture, pin_picture, its.id, frame % its.frames, picture)

    @rule(panel=ANY, layered=st.booleans(), pinned=st.booleans())
    def draw(self, panel: int, layered: bool, pinned: bool) -> None:
        its, picture = self.panel(panel), f"{self.new():064x}.png"
        if layered:
            layers = layer_edits.add_layer(its.layers, "", picture=picture)
            self.make(picture, layer_edits.set_layers, its.id, layers, its.drawing)
        else:
            self.make(picture, panel_edits.set_drawing, its.id, picture)
        self.do(panel_edits.pin_drawing, its.id, pinned)

    @rule(panel=ANY, field=st.sampled_from([*caption_edits.CAPTIONS, "own"]))
    def write(self, panel: int, field: Any) -> None:
        its, text = self.panel(panel), f"caption {self.new()}"
        if field == "own":
            self.make(text, caption_edits.write_own, its.id, "fx", text)
        else:
            self.make(text, panel_edits.set_caption, its.id, field, text)

    @rule(shot=ANY, start=ANY, frames=FRAMES)
    def say(self, shot: int, start: int, frames: int) -> None:
        its, text = self.shot(shot), f"words {self.new()}"
        start %= its.frames
        self.make(text, add_words, its.id, text, Span(start, start + frames))

    @rule(shot=ANY, verb=st.sampled_from(["near", "left of"]), start=ANY, frames=FRAMES, whole=st.booleans())
    def stage(self, shot: int, verb: Any, start: int, frames: int, whole: bool) -> None:
        its, thing = self.shot(shot), f"thing {self.new()}"
        start %= its.frames
        span = None if whole else Span(start, min(its.frames, start + frames))
        self.do(cast_edits.add_entity, Entity(thing, thing, "prop", "box"))
        self.make(("ana", verb, thing), relate, its.id, "ana", verb, thing, span)

    @rule(shot=ANY, start=ANY, frames=FRAMES)
    def keep_and_try_again(self, shot: int, start: int, frames: int) -> None:
        its, number = self.shot(shot), self.new()
        span = Span(start % its.frames, min(its.frames, start % its.frames + frames))
        self.make(f"take {number}", lock_frames, its.id, span, f"take {number}")
        self.make(number, try_again, its.id, Span(start % its.frames, start % its.frames + 1), number)

    @rule(frame=ANY)
    def score(self, frame: int) -> None:
        number = self.new()
        self.make(f"{number:064x}.wav", add_sound, f"{number:064x}.wav", frame % 200)
        self.make(f"{number:064x}.wav", split_sound, self.film.sounds[-1].id, frame % 200 + 5)
        self.do(add_sound_track)
        self.do(move_sound, self.film.sounds[0].id, frame % 50)
        if marker_edits.marker_at(self.film, frame % 200) is None:
            self.make(f"beat {number}", marker_edits.add_marker, frame % 200, f"beat {number}")

    @rule(shot=ANY)
    def call(self, shot: int) -> None:
        number = str(1000 + self.new())
        self.make(number, shot_edits.set_number, self.shot(shot).id, number)
        self.make(float(number), caption_edits.set_framing, self.shot(shot).id, lens=float(number))

    # -- cutting ---------------------------------------------------------------------------------------------------------

    @rule(panel=ANY, frames=FRAMES, ripple=st.booleans(), sounds=st.booleans())
    def retime(self, panel: int, frames: int, ripple: bool, sounds: bool) -> None:
        def retimed(film: Document) -> Document:
            after = panel_edits.set_frames(film, self.panel(panel).id, frames, ripple)
            return followed(film, film, after) if sounds else after

        self.do(retimed)

    @rule(panel=ANY, frame=FRAMES, edit=st.sampled_from([trim_start, trim_end, split_panel]))
    def trim(self, panel: int, frame: int, edit: Callable[[Document, str, int], Document]) -> None:
        self.do(edit, self.panel(panel).id, frame)

    @rule(shot=ANY, frame=ANY)
    def blade(self, shot: int, frame: int) -> None:
        self.do(cut_shot, self.shot(shot).id, frame % (self.shot(shot).frames + 1))

    @rule(panel=ANY)
    def split(self, panel: int) -> None:
        self.do(shot_edits.split_shot, self.panel(panel).id)

    @rule(panel=ANY, by=st.integers(-12, 12))
    def slide(self, panel: int, by: int) -> None:
        self.do(slide_panel, self.panel(panel).id, by)

    @rule(shot=ANY)
    def merge(self, shot: int) -> None:
        gone = self.shot(shot + 1)
        self.mine -= {gone.number, gone.framing.lens}  # one shot has one name
        self.do(shot_edits.merge_shots, self.shot(shot).id)

    @rule(shot=ANY, frames=FRAMES, start=st.booleans(), take=st.sampled_from([None, "take-1"]))
    def extend(self, shot: int, frames: int, start: bool, take: str | None) -> None:
        if take is None:
            self.do(extend_start if start else extend_end, self.shot(shot).id, frames, take)

    @rule(shot=ANY, frames=FRAMES)
    def bridge(self, shot: int, frames: int) -> None:
        self.do(bridge_shots, self.shot(shot).id, frames)

    @rule(shot=ANY, kind=st.sampled_from(["dissolve", "fade", "wipe"]), frames=FRAMES)
    def dissolve(self, shot: int, kind: Any, frames: int) -> None:
        most = min(frames, self.shot(shot).frames - 1)
        self.do(shot_edits.set_transition, self.shot(shot).id, Transition(kind, most) if most else None)

    # -- ordering --------------------------------------------------------------------------------------------------------

    @rule(shot=ANY, at=ANY, frames=FRAMES)
    def add(self, shot: int, at: int, frames: int) -> None:
        its = self.shot(shot)
        self.do(panel_edits.add_panel, its.id, panel_edits.new_panel(frames), at % (len(its.panels) + 1))

    @rule(panel=ANY, shot=ANY)
    def duplicate(self, panel: int, shot: int) -> None:
        self.do(panel_edits.duplicate_panel, self.panel(panel).id)
        self.do(shot_edits.duplicate_shot, self.shot(shot).id)

    @rule(panels=st.lists(ANY, min_size=1, max_size=3), beside=ANY, after=st.booleans())
    def carry(self, panels: list[int], beside: int, after: bool) -> None:
        moved = tuple(dict.fromkeys(self.panel(panel).id for panel in panels))
        emptied = [shot for shot in self.film.shots() if {panel.id for panel in shot.panels} <= set(moved)]
        self.mine -= {
            name for shot in emptied for name in (shot.number, shot.framing.lens)
        }  # a shot that is none any more
        self.do(panel_edits.carry_panels, moved, self.panel(beside).id, after)

    @rule(shots=st.lists(ANY, min_size=1, max_size=2), before=ANY)
    def move(self, shots: list[int], before: int) -> None:
        self.do(shot_edits.move_shots, tuple(self.shot(shot).id for shot in shots), self.shot(before).id)

    @rule(shot=ANY)
    def begin_a_sequence(self, shot: int) -> None:
        self.do(sequence_edits.begin_sequence, self.shot(shot).id, "Another")
        self.do(sequence_edits.begin_act, self.film.sequences[-1].id, "Two", "One")
        self.do(add_sequence, "Empty")

    @rule(sequence=ANY, before=ANY)
    def order_sequences(self, sequence: int, before: int) -> None:
        names = [each.id for each in self.film.sequences]
        self.do(sequence_edits.move_sequence, names[sequence % len(names)], names[before % len(names)])
        self.do(sequence_edits.join_sequence, names[before % len(names)])
        if self.film.acts:
            self.do(sequence_edits.join_act, self.film.acts[-1].id)

    @rule(shot=ANY, locked=st.booleans(), omitted=st.booleans())
    def number(self, shot: int, locked: bool, omitted: bool) -> None:
        self.do(lock_numbers, tuple(each.id for each in self.film.sequences), locked)
        self.do(omit_shots, (self.shot(shot).id,), omitted)
        self.mine.discard(self.shot(shot).number)
        self.do(renumber, (self.shot(shot).id,))

    @rule(panels=st.lists(ANY, min_size=1, max_size=3))
    def copy(self, panels: list[int]) -> None:
        self.clip = clip_of(self.film, [self.panel(panel).id for panel in panels])

    @rule(after=ANY)
    def paste(self, after: int) -> None:
        if self.clip:
            self.do(paste, fresh(self.clip), self.panel(after).id)

    @rule(held=st.integers(1, 3), rate=st.sampled_from([24, 25]))
    def change_the_film(self, held: int, rate: int) -> None:
        self.do(set_held, held)
        self.do(set_rate, Rate(rate))

    # -- taking away -----------------------------------------------------------------------------------------------------

    @rule(panel=ANY)
    def remove(self, panel: int) -> None:
        if len(list(self.film.shots())) > 1:
            self.take(panel_edits.remove_panels, (self.panel(panel).id,))

    @rule(shot=ANY, who=st.sampled_from(["ana", "lamp"]))
    def leave(self, shot: int, who: str) -> None:
        self.take(leave_shot, self.shot(shot).id, who)

    @rule(who=st.sampled_from(["ana", "lamp"]))
    def change_the_cast(self, who: str) -> None:
        picture = f"{self.new():064x}.png"
        references = (*self.film.entity(who).references, picture)
        self.make(picture, cast_edits.change_entity, who, references=references)
        self.do(cast_edits.move_entity, who, 0)

    # -- time ------------------------------------------------------------------------------------------------------------

    @rule(steps=st.integers(1, 4))
    def there_and_back(self, steps: int) -> None:
        film = self.film
        past = [document for _, document in self.editor.past][-steps:]
        for document in reversed(past):
            self.editor.undo()
            assert self.film is document
        for _ in past:
            self.editor.redo()
        assert self.film is film

    @rule(steps=st.integers(1, 3))
    def step_back(self, steps: int) -> None:
        for _ in range(steps):
            self.editor.undo()

    @rule()
    def save_and_open(self) -> None:
        opened = decode(encode(self.film)).document
        assert opened == self.film
        self.editor = Editor(opened)

    # -- what always holds -----------------------------------------------------------------------------------------------

    @invariant()
    def everything_has_a_name_of_its_own(self) -> None:
        for kind, names in ids(self.film):
            found = list(names)
            assert len(found) == len(set(found)), kind

    @invariant()
    def everything_is_in_order(self) -> None:
        nobody = Path("nobody")
        wrong = [str(problem) for problem in check(self.film, nobody) if "is missing" not in str(problem)]
        assert [one for one in wrong if "shots have this number" not in one and "allows" not in one] == []
        for shot in self.film.shots():
            for keyed in (shot, *waiting(shot)):
                for keys in (*(track.keys for track in (*keyed.poses, *keyed.layouts)), keyed.camera, keyed.keyframes):
                    assert all(one.frame < other.frame for one, other in pairwise(keys))
                assert all(one.span.stop <= other.span.start for one, other in pairwise(keyed.locks))
                assert all(one.frame < other.frame for one, other in pairwise(keyed.retries))
                assert all(len(each.span) for each in (*keyed.words, *keyed.staging) if each.span)

    @invariant()
    def it_can_be_saved(self) -> None:
        assert decode(encode(self.film)).document == self.film


Artist.TestCase.settings = settings(deadline=None, max_examples=15, stateful_step_count=25)
TestArtist = Artist.TestCase
