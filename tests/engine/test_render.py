"""Painting: nothing twice, an edit repaints what it touches, a stopped render goes on, the film has its exact length."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from engine.document.assets import Assets
from engine.document.film import film_frames
from engine.document.model import CameraKey, Document, Framing, Keyframe, Panel, Shot, Transition
from engine.jobs.events import Counts, DraftAsk, Event, Looks, RenderAsk, TakeMade
from engine.jobs.perform import perform
from engine.jobs.reporter import Reporter
from engine.measure.marks import read_marks
from engine.media.pictures import png_bytes
from engine.media.video import probe, read_frames
from engine.render.composite import mixed
from engine.render.easel import Easel
from engine.render.measured import marks_of
from engine.render.reasons import Reason
from engine.render.refine import even_gain
from engine.render.request import stale_reasons
from engine.render.shots import Project
from engine.store.takes import read_takes, take_frames
from engine.values.errors import Cancelled, InbetweenerError
from engine.values.time import Rate
from tests.engine.boards import film, standing, walk
from tests.engine.tiny_family import FAMILIES, TINY, strided


def render(easel: Easel, project: Path, document: Document, quality="draft", **ask) -> tuple[Counts, list[Event]]:
    events: list[Event] = []
    reporter = Reporter("job", events.append)
    perform(easel, RenderAsk(document, project, ask.pop("shots", ()), quality, **ask), reporter)
    return reporter.counts, events


def draft_of(easel: Easel, project: Path, document: Document, shot="shot-1") -> Counts:
    """A draft that looks at windows even where a finished take exists."""
    reporter = Reporter("job", lambda event: None)
    perform(easel, DraftAsk(document, project, shot, 0), reporter)
    return reporter.counts


def moved(document: Document, frame: int, by: float = 0.1) -> Document:
    """Ana's pose key at a frame, somewhere else."""
    shot = document.shot("shot-1")
    keys = tuple(
        msgspec.structs.replace(key, joints=standing(0.5 + by)) if key.frame == frame else key
        for key in shot.poses[0].keys
    )
    track = msgspec.structs.replace(shot.poses[0], keys=keys)
    return document.with_shot(msgspec.structs.replace(shot, poses=(track,)))


def test_a_second_render_paints_nothing(easel, project):
    document = film(walk("shot-1", 40), walk("shot-2", 30))
    first, _ = render(easel, project, document)
    again, events = render(easel, project, document)
    assert first.model_calls == first.windows * TINY.draft_steps > 0
    assert (again.model_calls, again.windows, again.store_hits) == (0, 0, first.windows + first.store_hits)
    assert len([event for event in events if isinstance(event, TakeMade)]) == 2
    assert draft_of(easel, project, document).store_hits > 0


def test_one_pose_key_repaints_the_gaps_it_touches_and_undo_costs_nothing(easel, project):
    document = film(walk("shot-1", 96))
    whole = draft_of(easel, project, document)
    edited = moved(document, 60)
    change = draft_of(easel, project, edited)
    assert 0 < change.windows < whole.windows / 2
    assert change.windows + change.store_hits == pytest.approx(whole.windows, abs=1)  # the look is one more
    assert draft_of(easel, project, document).model_calls == 0
    assert draft_of(easel, project, edited).model_calls == 0


def test_stale_says_what_changed_and_undo_is_fresh(easel, project):
    document = film(walk("shot-1", 96), walk("shot-2", 30))
    render(easel, project, document)
    (take,) = read_takes(project / "takes", "shot-1")

    def why(changed: Document) -> tuple[str, ...]:
        return tuple(map(str, stale_reasons(changed, changed.shot("shot-1"), take, families=FAMILIES)))

    shot = document.shot("shot-1")
    assert why(document) == ()
    assert why(moved(document, 60)) == ("pose of Ana at frame 60",)
    ana, lamp = document.cast
    renamed = msgspec.structs.replace(document, title="Other", cast=(msgspec.structs.replace(ana, name="Zoe"), lamp))
    assert why(renamed) == ()
    green = msgspec.structs.replace(document, cast=(msgspec.structs.replace(ana, colour=(0, 99, 0)), lamp))
    assert why(green) == ("Ana in the cast",)
    cut = msgspec.structs.replace(shot, transition=Transition("dissolve", 8), number="12A")
    assert why(document.with_shot(cut)) == ()
    swapped = msgspec.structs.replace(document.sequences[0], shots=document.sequences[0].shots[::-1])
    assert why(msgspec.structs.replace(document, sequences=(swapped,))) == ()
    assert why(document.with_shot(msgspec.structs.replace(shot, light="night"))) == ("light",)
    assert why(document.with_shot(msgspec.structs.replace(shot, seed=9))) == ("seed",)
    assert why(document.with_shot(msgspec.structs.replace(shot, framing=Framing(size="CU")))) == ("shot size",)
    assert why(document.with_shot(msgspec.structs.replace(shot, framing=Framing(lens=50.0)))) == ()
    longer = msgspec.structs.replace(shot, panels=(*shot.panels, Panel("new", 6)))
    assert why(document.with_shot(longer)) == ("length of the shot",)
    families = {"tiny": replace(TINY, version="2")}
    assert stale_reasons(document, shot, take, families=families) == (Reason("model"),)


def test_another_seed_is_another_take_and_both_are_fresh(easel, project):
    document = film(walk("shot-1", 24))
    for seed in (None, 5):
        render(easel, project, document, seed=seed)
    takes = read_takes(project / "takes", "shot-1")
    assert [take.seed for take in takes] == [0, 5]
    assert takes[0].request != takes[1].request
    assert all(stale_reasons(document, document.shot("shot-1"), take, families=FAMILIES) == () for take in takes)


def test_stopping_between_steps_loses_at_most_one_window_and_the_rest_is_the_same(easel, project, tmp_path):
    document = film(walk("shot-1", 60))
    steps = 0

    def stop_soon() -> bool:
        nonlocal steps
        steps += 1
        return steps > 30

    with pytest.raises(Cancelled):
        perform(easel, DraftAsk(document, project, "shot-1", 0), Reporter("job", lambda event: None, stop_soon))
    assert read_takes(project / "takes", "shot-1") == ()
    assert not list(project.rglob("*.part"))
    rest = draft_of(easel, project, document)
    assert rest.store_hits > 0
    other = tmp_path / "other"
    (other / "Test.inbetween").mkdir(parents=True)
    draft_of(Easel(FAMILIES, other / "cache", "cpu"), other / "Test.inbetween", document)
    one, two = (
        hashlib.sha256(b"".join(picture.tobytes() for picture in read_frames(next(folder.rglob("frames.mkv")))))
        for folder in (project, other)
    )
    assert one.digest() == two.digest()


def test_a_pinned_picture_is_in_the_take(easel, project):
    red = np.zeros((64, 128, 3), np.uint8)
    red[..., 0] = 200
    asset = Assets(project).put(png_bytes(red), ".png")
    shot = walk("shot-1", 40, keyframes=(Keyframe(21, asset), Keyframe(30, asset)))
    render(easel, project, film(shot))
    pictures = list(read_frames(next(project.rglob("frames.mkv"))))
    assert len(pictures) == 20
    for painted in (11, 15):  # frame 21 on twos is painted frame 11
        assert np.abs(pictures[painted].astype(int) - [200, 0, 0]).max() <= 1


def test_the_artist_sees_the_frame_looked_at_first_and_every_frame_at_last(easel, project):
    document = film(walk("shot-1", 60))
    events: list[Event] = []
    perform(easel, DraftAsk(document, project, "shot-1", 33), Reporter("job", events.append))
    looks = [event for event in events if isinstance(event, Looks)]
    first = looks[: TINY.draft_steps]
    assert [(look.shot_frames, look.step) for look in first] == [((32,), step) for step in range(1, 5)]
    assert [look.quality for look in first] == ["step"] * 3 + ["warm"]
    done = {frame for look in looks if look.quality == "draft" for frame in look.shot_frames}
    assert done == set(range(0, 60, 2))
    assert any(look.quality == "step" and look.step < look.steps for look in looks)


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("frame", [0, 10, 16, 38])
def test_the_first_look_is_drawn_beside_the_pictures_of_a_shot_without_a_place(tmp_path, project, warm, frame):
    """A key's and a gap's alike; one picture is shown, and it is that of the frame which is looked at."""
    asset = Assets(project).put(png_bytes(np.full((64, 128, 3), 250, np.uint8)), ".png")
    seen: list[float] = []
    for keyframes in ((), (Keyframe(20, asset),)):
        events: list[Event] = []
        easel = Easel(FAMILIES, tmp_path / f"cache-{len(keyframes)}", "cpu")
        ask = DraftAsk(film(walk("shot-1", 40, keyframes=keyframes)), project, "shot-1", frame, warm=warm)
        perform(easel, ask, Reporter("job", events.append))
        looks = (event for event in events if isinstance(event, Looks) and event.step == event.steps)
        (picture,) = next(look.pictures for look in looks if look.shot_frames == (frame,))
        seen.append(float(picture.mean()))
    assert seen[1] > seen[0] + 5


def test_a_warm_look_is_one_short_window_and_leaves_nothing_behind(easel, project):
    document = film(walk("shot-1", 60))
    draft_of(easel, project, document)
    stored = easel.store.size()
    reporter = Reporter("job", lambda event: None)
    perform(easel, DraftAsk(moved(document, 24), project, "shot-1", 24, warm=True), reporter)
    assert (reporter.counts.windows, reporter.counts.model_calls) == (1, 2)
    assert easel.store.size() == stored
    assert len(read_takes(project / "takes", "shot-1")) == 1


@pytest.mark.parametrize("rate", [Rate(24), Rate(24000, 1001), Rate(25)])
def test_the_film_has_exactly_its_frames_and_its_rate(easel, project, tmp_path, rate):
    document = film(
        walk("shot-1", 30),
        walk("shot-2", 24, transition=Transition("dissolve", 7)),
        walk("shot-3", 20, transition=Transition("fade", 6), paint=False),
        walk("shot-4", 12, transition=Transition("wipe", 5)),
        rate=rate,
    )
    counts, _ = render(easel, project, document, film=tmp_path / "film.mp4")
    facts = probe(tmp_path / "film.mp4")
    assert facts.frames == counts.frames == film_frames(document) == 30 + 24 - 7 + 20 + 12 - 5
    assert facts.rate.fraction == rate.fraction
    assert (facts.width, facts.height, facts.colours) == (128, 64, "bt709")
    assert not list(tmp_path.glob(".*part"))


def test_a_final_grows_from_the_draft_and_costs_nothing_again(easel, project, tmp_path):
    document = film(walk("shot-1", 40))
    render(easel, project, document)
    first, events = render(easel, project, document, "final", film=tmp_path / "film.mp4")
    (take,) = [event.take for event in events if isinstance(event, TakeMade)]
    assert (take.quality, take.frames, take.held) == ("final", 40, 1)
    assert (take.width, take.height) == (128, 64)
    assert first.model_calls > 0
    drafted, finished = (
        list(read_frames(project / "takes" / "shot-1" / t.id / "frames.mkv"))
        for t in read_takes(project / "takes", "shot-1")
    )
    for row in range(0, 40, 2):
        small = drafted[row // 2].astype(float).reshape(4, 8, 8, 8, 3).mean(axis=(1, 3))
        large = finished[row].astype(float).reshape(4, 16, 8, 16, 3).mean(axis=(1, 3))
        assert np.median(np.abs(small - large)) < 12  # a box may end in another cell of a finer grid
    again, _ = render(easel, project, document, "final", film=tmp_path / "film.mp4")
    assert again.model_calls == 0
    assert stale_reasons(document, document.shot("shot-1"), take, families=FAMILIES) == ()
    assert stale_reasons(moved(document, 24), moved(document, 24).shot("shot-1"), take, families=FAMILIES)


def test_a_family_whose_latents_hold_eight_frames_paints_and_refines(tmp_path, project):
    family = replace(strided(), name="tiny")
    easel = Easel({"tiny": family}, tmp_path / "cache", "cpu")
    document = film(walk("shot-1", 45))
    render(easel, project, document)
    render(easel, project, document, "final")
    assert [(take.quality, take.frames, take.held) for take in read_takes(project / "takes", "shot-1")] == [
        ("draft", 45, 1),
        ("final", 45, 1),
    ]


def test_a_shot_that_cannot_be_painted_does_not_keep_the_others_from_it(easel, project):
    document = film(walk("shot-1", 24, model="nobody"), walk("shot-2", 24))
    with pytest.raises(InbetweenerError, match="nobody"):
        render(easel, project, document)
    assert len(read_takes(project / "takes", "shot-2")) == 1


def test_drafts_that_came_by_themselves_are_thinned_and_what_is_needed_stays(easel, project, monkeypatch):
    monkeypatch.setattr("engine.render.shots.LIVE_TAKES", 2)
    document = film(walk("shot-1", 12))
    render(easel, project, document)
    (asked,) = read_takes(project / "takes", "shot-1")
    for seed in range(1, 5):
        shot = msgspec.structs.replace(document.shot("shot-1"), seed=seed)
        draft_of(easel, project, document.with_shot(shot))
    takes = read_takes(project / "takes", "shot-1")
    assert [take.seed for take in takes] == [0, 3, 4]
    assert takes[0].id == asked.id
    assert len(list((easel.store.folder / "pins").iterdir())) == 3


def test_a_shot_with_nothing_to_go_by_plays_its_drawings(easel, project, tmp_path):
    drawing = np.full((72, 128, 3), 255, np.uint8)
    drawing[:, :64] = (10, 200, 30)
    asset = Assets(project).put(png_bytes(drawing), ".png")
    slow_zoom = (CameraKey(0), CameraKey(11, centre=(0.25, 0.5), zoom=2.0, ease="linear"))
    shot = Shot("shot-1", (Panel("a", 12, drawing=asset),), camera=slow_zoom)
    counts, _ = render(easel, project, film(shot, height=72), film=tmp_path / "film.mp4")
    assert counts.model_calls == 0
    first, *_, last = read_frames(tmp_path / "film.mp4")
    assert abs(int(first[36, 96, 0]) - 255) < 8  # the right half is paper,
    assert abs(int(last[36, 120, 1]) - 200) < 12  # and out of the frame when the camera is on the left half


def test_a_dissolve_mixes_every_frame_and_a_wipe_moves_its_edge():
    before, after = np.zeros((4, 10, 3), np.uint8), np.full((4, 10, 3), 200, np.uint8)
    levels = [int(mixed(before, after, Transition("dissolve", 3), frame)[0, 0, 0]) for frame in range(4)]
    assert levels == [50, 100, 150, 200]
    edges = [int((mixed(before, after, Transition("wipe", 4), frame)[0, :, 0] > 0).sum()) for frame in range(5)]
    assert edges == [2, 4, 6, 8, 10]


def test_a_film_of_other_proportions_is_refused(easel, project, tmp_path):
    with pytest.raises(InbetweenerError, match="proportions") as refused:
        render(easel, project, film(walk("shot-1", 12)), "blocking", film=tmp_path / "film.mp4", size=(128, 128))
    assert "128 x 64" in refused.value.hint


def gains(means: np.ndarray) -> np.ndarray:
    return np.array([even_gain(means, at) for at in range(len(means))])


def test_small_jumps_of_brightness_go_and_a_steady_rise_stays():
    rise = np.linspace(80, 120, 24)[:, None].repeat(3, axis=1)
    assert np.abs(gains(rise) - 1).max() < 1e-6
    jump = np.where(np.arange(24)[:, None] % 8 == 0, 103.0, 100.0).repeat(3, axis=1)
    after = jump * gains(jump)
    assert after[4:-4].std() < jump[4:-4].std() / 2
    assert (gains(rise[:1]) == 1).all()


def test_a_lost_drawing_costs_one_cross_and_not_the_film(easel, project, tmp_path):
    shot = Shot("shot-1", (Panel("a", 6, drawing="0" * 64 + ".png"), Panel("b", 6)))
    render(easel, project, film(shot), "blocking", film=tmp_path / "film.mp4")
    first, *_, last = read_frames(tmp_path / "film.mp4")
    assert first.std() > last.std() + 2
    with pytest.raises(
        InbetweenerError, match="no picture"
    ):  # but nothing is painted after a picture that is not there
        render(easel, project, film(walk("shot-2", 12, keyframes=(Keyframe(0, "0" * 64 + ".png"),))))


def test_every_take_is_judged_as_it_is_written_and_knows_its_stretches(easel, project):
    document = film(walk("shot-1", 60))
    render(easel, project, document)
    (take,) = read_takes(project / "takes", "shot-1")
    marks = read_marks(project / "takes", take)
    assert marks
    assert (marks.frames, len(marks.heat)) == (30, 29)
    assert [stretch.start for stretch in marks.stretches[1:]] == [stretch.stop for stretch in marks.stretches[:-1]]
    assert (marks.stretches[0].start, marks.stretches[-1].stop) == (0, 58)
    assert marks.adherence is None  # there is nobody who could judge the tiny family's pictures
    (take_frames(project / "takes", take).with_name("marks.json")).unlink()
    again = marks_of(Project(document, project), document.shot("shot-1"), take)
    assert again.heat == marks.heat  # and the same is measured of its file
    assert read_marks(project / "takes", take) == again
