"""The film cut together: exact colours, the staging's order, a few pictures at a time, the same whoever is in a hurry."""

from __future__ import annotations

import gc
import io
import threading
import weakref
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.document.assets import Assets
from engine.document.film import film_frames
from engine.document.model import CameraKey, LayoutKey, LayoutTrack, Panel, Relation, Shot, Transition
from engine.media.pictures import png_bytes, read_bytes
from engine.media.video import VideoWriter, read_frames
from engine.render.ahead import AHEAD, ahead
from engine.render.composite import film_pictures, framed
from engine.render.film import materials_of, pictures_of, write_film
from engine.render.shots import Project
from engine.render.watch import Nobody
from engine.store.take_files import write_take
from engine.store.takes import Take
from engine.values.errors import Cancelled
from engine.values.time import Rate
from tests.engine.boards import film, walk

SIZE = 128, 64


class Grey:
    """A shot of one grey after the other."""

    def __init__(self, frames: int, first: int = 0, born: list[weakref.ref] | None = None):
        self.frames, self.first, self.born = frames, first, born

    def pictures(self, size) -> Iterator[np.ndarray]:
        for at in range(self.frames):
            picture = np.full((size[1], size[0], 3), (self.first + at) % 256, np.uint8)
            if self.born is not None:
                self.born.append(weakref.ref(picture))
            yield picture

    def picture(self, shot_frame, size):
        return np.full((size[1], size[0], 3), self.first + shot_frame, np.uint8)


def shots(*lengths: int, **transitions: Transition) -> tuple[Shot, ...]:
    return tuple(
        Shot(f"s{at}", (Panel(f"p{at}", length),), transition=transitions.get(f"s{at}"))
        for at, length in enumerate(lengths)
    )


# -- colours ----------------------------------------------------------------------------------------------------------


def test_what_was_painted_comes_out_of_the_composite_to_the_last_bit(tmp_path):
    every = np.random.default_rng(0).integers(0, 256, (64, 128, 3)).astype(np.uint8)
    project = tmp_path / "Test.inbetween"
    project.mkdir()
    document = film(walk("shot-1", 4))
    take = Take("take-1", "shot-1", "final", "", {}, "tiny", "1", "", 0, *SIZE, document.rate, 4, 1, ())
    take = write_take(project / "takes", take, [np.roll(every, at, 0) for at in range(4)]) or take
    made = list(pictures_of(Project(document, project), {"shot-1": take}, SIZE, Nobody()))
    assert all((picture == np.roll(every, at, 0)).all() for at, picture in enumerate(made))
    with VideoWriter(tmp_path / "film.mkv", Rate(24), SIZE, "ffv1") as video:
        for picture in made:
            video.write(picture)
    assert all((a == b).all() for a, b in zip(read_frames(tmp_path / "film.mkv"), made, strict=True))


def test_the_one_conversion_out_keeps_every_colour_within_three_levels(tmp_path):
    patches = [(r, g, b) for r in (16, 128, 235) for g in (30, 128, 220) for b in (20, 128, 230)]
    project = tmp_path / "Test.inbetween"
    project.mkdir()
    drawing = np.zeros((64, 27 * 16, 3), np.uint8)
    for at, colour in enumerate(patches):
        drawing[:, at * 16 : at * 16 + 16] = colour
    asset = Assets(project).put(png_bytes(drawing), ".png")
    document = film(Shot("shot-1", (Panel("a", 3, drawing=asset),)), width=27 * 16)
    write_film(Project(document, project), {}, tmp_path / "film.mp4", None, Nobody())
    first = next(read_frames(tmp_path / "film.mp4"))
    off = [
        np.abs(first[28:36, at * 16 + 6 : at * 16 + 10].astype(int) - colour).max() for at, colour in enumerate(patches)
    ]
    assert max(off) <= 3  # 8 bit, 4:2:0 and one rounding
    assert np.mean(off) < 2


def test_a_drawing_in_the_colours_of_a_tablet_is_brought_to_those_of_the_film():
    # a profile of a wider red, made of the sRGB one: its red primary moved
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    plain = Image.new("RGB", (8, 8), (200, 60, 40))
    for known, same in ((bytes(data), True), (_wider(), False), (b"no profile at all", True)):
        buffer = io.BytesIO()
        plain.save(buffer, "PNG", icc_profile=known)
        picture = read_bytes(buffer.getvalue())
        assert (tuple(picture[4, 4]) == (200, 60, 40)) == same
    wide = io.BytesIO()
    plain.save(wide, "PNG", icc_profile=_wider())
    assert read_bytes(wide.getvalue())[4, 4, 0] > 205  # the same numbers mean a redder red there


def _wider() -> bytes:
    """sRGB with its red and blue columns exchanged in part: colours that are not the film's."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = int.from_bytes(data[128:132], "big")
    for at in range(tags):
        entry = 132 + 12 * at
        name, place = bytes(data[entry : entry + 4]), int.from_bytes(data[entry + 4 : entry + 8], "big")
        if name == b"rXYZ":
            for part, value in enumerate((0.5151, 0.2412, -0.0011)):  # Display P3's red
                data[place + 8 + 4 * part : place + 12 + 4 * part] = round(value * 65536).to_bytes(
                    4, "big", signed=True
                )
        if name == b"desc":
            size = int.from_bytes(data[entry + 8 : entry + 12], "big")
            data[place + 8 : place + size] = (
                bytes(data[place + 8 : place + size])
                .replace(b"\0s\0R\0G\0B", b"\0W\0i\0d\0e")
                .replace(b"sRGB", b"Wide")
            )
    return bytes(data)


# -- cuts and mixtures -------------------------------------------------------------------------------------------------


def test_every_mixture_is_the_sum_of_its_parts_to_half_a_level():
    document = film(*shots(6, 6, 6, s1=Transition("dissolve", 3), s2=Transition("fade", 4)))
    materials = {"s0": Grey(6, 40), "s1": Grey(6, 200), "s2": Grey(6, 120)}
    levels = [int(picture[0, 0, 0]) for picture in film_pictures(document, materials, (4, 4))]
    assert len(levels) == film_frames(document) == 15
    assert levels[:3] == [40, 41, 42]
    expected = [(43 + at) * (1 - (at + 1) / 4) + (200 + at) * (at + 1) / 4 for at in range(3)]
    assert levels[3:6] == [pytest.approx(each, abs=0.51) for each in expected]
    assert 6 + int(np.argmin(levels[6:12])) in (8, 9)
    assert min(levels[6:12]) < 80
    assert levels[-1] == 125


def test_who_is_in_front_is_the_stagings_to_say(tmp_path):
    boxes = tuple(
        LayoutTrack(who, (LayoutKey(0, (left, 0.2, left + 0.4, 0.9)),)) for who, left in (("a", 0.2), ("b", 0.4))
    )
    base = film(walk("shot-1", 4))
    cast = tuple(
        msgspec.structs.replace(base.cast[1], id=who, name=who, noun="crate", colour=colour)
        for who, colour in (("a", (220, 40, 40)), ("b", (40, 40, 220)))
    )
    middle = []
    for front, behind in (("a", "b"), ("b", "a")):
        shot = Shot("shot-1", (Panel("p", 4),), layouts=boxes, staging=(Relation(front, "in front of", behind),))
        document = msgspec.structs.replace(film(shot), cast=cast)
        (picture, *_) = pictures_of(Project(document, tmp_path), {}, SIZE, Nobody())
        middle.append(picture[40, 64].astype(int))
    assert middle[0][0] > middle[0][2] + 60
    assert middle[1][2] > middle[1][0] + 60


def test_a_camera_that_does_not_move_leaves_a_still_as_it_is_and_half_a_picture_moves_by_whole_pixels():
    still = np.random.default_rng(3).integers(0, 256, (64, 128, 3)).astype(np.uint8)
    assert framed(still, np.array([[1.0, 0, 0], [0, 1.0, 0]]), SIZE) is still
    moved = framed(still, np.array([[1.0, 0, 0.25], [0, 1.0, 0]]), SIZE)
    assert (moved[:, 32:] == still[:, :96]).all()


# -- a few pictures at a time, by threads -------------------------------------------------------------------------------


def test_a_film_is_never_in_memory_as_a_whole():
    document = film(*shots(120, 120, 120, s1=Transition("dissolve", 12)))
    born: list[weakref.ref] = []
    materials = {f"s{at}": Grey(120, born=born) for at in range(3)}
    alive = 0
    for number, _ in enumerate(ahead(film_pictures(document, materials, (64, 36)))):
        if number % 20 == 0:
            gc.collect()
            alive = max(alive, sum(each() is not None for each in born))
    assert len(born) == 360
    assert alive <= AHEAD + 6


def test_made_ahead_is_the_same_in_the_same_order_and_errors_come_where_they_are():
    assert list(ahead(iter(range(100)))) == list(range(100))

    def broken() -> Iterator[int]:
        yield from range(3)
        raise Cancelled

    taken: list[int] = []
    with pytest.raises(Cancelled):
        taken.extend(ahead(broken()))
    assert taken == [0, 1, 2]


def test_whoever_stops_taking_leaves_nobody_making():
    made = ahead(count())
    assert next(made) == 0
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "ahead"]


def test_the_film_is_the_same_every_time(tmp_path):
    move = (CameraKey(0), CameraKey(11, centre=(0.3, 0.6), zoom=1.7, roll=8))
    document = film(walk("shot-1", 12, camera=move), walk("shot-2", 12, transition=Transition("wipe", 5)))
    project = Project(document, tmp_path)
    one, other = ([picture.tobytes() for picture in pictures_of(project, {}, SIZE, Nobody())] for _ in range(2))
    plain = [picture.tobytes() for picture in film_pictures(document, materials_of(project, {}), SIZE)]
    assert one == other == plain
    for name in ("a.mp4", "b.mp4"):
        write_film(project, {}, tmp_path / name, None, Nobody())
    assert Path(tmp_path, "a.mp4").read_bytes() == Path(tmp_path, "b.mp4").read_bytes()
