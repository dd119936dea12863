"""*Not a Cloud*, our sample film: Ben carries an umbrella through a sunny park, Ana laughs at him, and then it rains.

Nine shots without a word that has to be understood. Places on the stage are shares of its width and height.
"""

from __future__ import annotations

from dataclasses import replace

from sample_figures import Pose, placed, walking

from engine.document.model import (
    Box,
    CameraKey,
    Document,
    Entity,
    LayoutKey,
    LayoutTrack,
    Light,
    Look,
    Panel,
    PoseKey,
    PoseTrack,
    Relation,
    Sequence,
    Shot,
    Transition,
    Weather,
    Words,
)  # fmt: skip
from engine.values.time import Rate, Span

ASPECT = 16 / 9
ANA, BEN, UMBRELLA, CASE, BENCH, STOP = "ana", "ben", "umbrella", "suitcase", "bench", "stop"
TABLE, HIS_CUP, HER_CUP, LAMP, PARK, STREET, KITCHEN = (
    "table",
    "cup-ben",
    "cup-ana",
    "lamp",
    "park",
    "street",
    "kitchen",
)

CAST = (
    Entity(
        ANA, "Ana", "character", "woman", "a woman wearing red, with long brown hair", (206, 78, 58),
        Look(bottom=(58, 54, 72), hair=(52, 36, 30), skin=(226, 184, 154), hair_style="long", skirt=True, build=0.94),
    ),
    Entity(
        BEN, "Ben", "character", "man", "a man wearing blue, with short brown hair", (66, 112, 172),
        Look(bottom=(70, 66, 60), hair=(124, 78, 44), skin=(232, 194, 164), hair_style="short", build=1.04),
    ),
    Entity(UMBRELLA, "Umbrella", "prop", "umbrella", "a yellow umbrella", (240, 190, 56)),
    Entity(CASE, "Suitcase", "prop", "suitcase", "a brown suitcase", (140, 94, 62)),
    Entity(BENCH, "Bench", "prop", "bench", "a brown bench", (146, 108, 74)),
    Entity(STOP, "Bus stop", "prop", "bus stop", "a bus stop", (84, 124, 134)),
    Entity(TABLE, "Table", "prop", "table", "a brown table", (158, 112, 76)),
    Entity(LAMP, "Lamp", "prop", "lamp", "a lamp", (222, 170, 96)),
    Entity(HIS_CUP, "Ben's cup", "prop", "cup", "a blue cup", (92, 136, 176)),
    Entity(HER_CUP, "Ana's cup", "prop", "cup", "a red cup", (214, 98, 78)),
    Entity(PARK, "Park", "place", "park", "a sunny park"),
    Entity(STREET, "Street", "place", "street", "a street", (140, 112, 100)),
    Entity(KITCHEN, "Kitchen", "place", "kitchen", "a warm kitchen", (150, 126, 96)),
)  # fmt: skip

WHOLE = Span(0, 9999)
Moment = tuple[int, Pose, float, float]  # frame, pose, x of the hips, floor
Joints = tuple[tuple[float, float, float], ...]


# -- The means --------------------------------------------------------------------------------------------------------


def acted(entity: str, height: float, *moments: Moment, linear: bool = False) -> PoseTrack:
    ease = "linear" if linear else "smooth"
    return PoseTrack(
        entity, tuple(PoseKey(frame, placed(pose, x, floor, height), ease) for frame, pose, x, floor in moments)
    )


def strolled(
    entity: str, height: float, floor: float, start: tuple[int, float], steps: int, frames: int, towards: float,
    pose: Pose, right_arm: tuple[float, float] | None = None, first: int = 0,
) -> PoseTrack:  # fmt: skip
    """So many drawings of a walk, ``frames`` apart. An arm that carries something does not swing."""
    frame, x = start
    d = 1.0 if towards > 0 else -1.0
    stride = (
        0.168 * height / ASPECT * d
    )  # from a contact to a passing position, so that the standing foot does not slip
    keys: list[PoseKey] = []
    for step in range(steps):
        drawn = walking(first + step, d, pose)
        if right_arm:
            drawn = replace(drawn, right_arm=right_arm)
        keys.append(PoseKey(frame + step * frames, placed(drawn, x + step * stride, floor, height), "linear"))
    return PoseTrack(entity, tuple(keys))


def then(track: PoseTrack, height: float, *moments: Moment) -> PoseTrack:
    """The walk comes to rest, and goes on acting."""
    return PoseTrack(track.entity, (*track.keys, *acted(track.entity, height, *moments).keys))


def held_umbrella(bearer: PoseTrack, size: float, wrist: int = 4, depth: float | None = None) -> LayoutTrack:
    """The umbrella where a hand is at every key of whoever carries it; the hook of its handle hangs below the hand."""
    return LayoutTrack(UMBRELLA, carried(bearer, wrist, (size * 1.28, size), 0.86, depth))


def carried(
    bearer: PoseTrack, wrist: int, size: tuple[float, float], grip: float, depth: float | None = None,
    within: Span = WHOLE,
) -> tuple[LayoutKey, ...]:  # fmt: skip
    """Boxes of a width and height, in shares of the stage's height, held at ``grip`` of their height; wrists are 4 and 7."""
    keys: list[LayoutKey] = []
    for key in bearer.keys:
        if key.frame in within:
            x, y, _ = key.joints[wrist]
            wide, high = size[0] / ASPECT, size[1]
            top = y - high * grip
            box: Box = (round(x - wide / 2, 5), round(top, 5), round(x + wide / 2, 5), round(top + high, 5))
            keys.append(LayoutKey(key.frame, box, depth, key.ease))
    return tuple(keys)


def standing_at(
    entity: str, left: float, top: float, right: float, bottom: float, depth: float | None = None
) -> LayoutTrack:
    return LayoutTrack(entity, (LayoutKey(0, (left, top, right, bottom), depth),))


def panel(shot: int, number: int, frames: int, action: str = "", dialogue: str = "", pinned: bool = False) -> Panel:
    return Panel(f"panel-{shot}{number}", frames, None, pinned, action, dialogue)


def shot(
    number: int, panels: tuple[Panel, ...], *, words: tuple[tuple[int, str], ...], light: Light, weather: Weather = "clear",
    poses: tuple[PoseTrack, ...] = (), layouts: tuple[LayoutTrack, ...] = (), camera: tuple[CameraKey, ...] = (),
    staging: tuple[Relation, ...] = (), transition: Transition | None = None,
) -> Shot:  # fmt: skip
    frames = sum(each.frames for each in panels)
    edges = [start for start, _ in words] + [frames]
    spans = tuple(Words(Span(start, stop), text) for (start, text), stop in zip(words, edges[1:], strict=True))
    return Shot(
        f"shot-{number}", panels, words=spans, poses=poses, layouts=layouts, camera=camera, staging=staging, light=light,
        weather=weather, seed=10 + number, transition=transition,
    )  # fmt: skip


# -- Poses that come back ----------------------------------------------------------------------------------------------

HOLDS_UP = (44.0, 134.0)  # the arm that carries an umbrella, for somebody who looks to the picture's right
SITS = Pose(
    turn=-0.55, right_leg=(-78, -4), left_leg=(-66, 8), thighs=0.8, seat=0.33, right_arm=(-18, -52), left_arm=(-2, -44)
)
HUNCHED = Pose(
    turn=-0.35, head=-0.3, lean=-14, nod=-16, right_leg=(-70, 4), left_leg=(-52, 6), thighs=0.75, seat=0.33,
    right_arm=(8, -62), left_arm=(-4, -78), shrug=0.6,
)  # fmt: skip
STOP_SET = (
    standing_at(BENCH, 0.60, 0.59, 0.90, 0.89, 1.5), standing_at(STOP, 0.20, 0.22, 0.325, 0.91, 1.0),
    standing_at(CASE, 0.365, 0.79, 0.445, 0.93, 0.3),
)  # fmt: skip
AT_THE_STOP = (Relation(ANA, "in", STREET), Relation(STOP, "left of", CASE), Relation(CASE, "left of", BENCH))


# -- The shots ---------------------------------------------------------------------------------------------------------


def _walk_in_the_park() -> Shot:
    tall = 0.56
    ben = strolled(BEN, tall, 0.92, (0, 0.16), 8, 6, 1, Pose(turn=0.85), right_arm=HOLDS_UP)
    x = ben.keys[-1].joints[8][0] + 0.012
    stands = Pose(turn=0.75, right_arm=HOLDS_UP, left_arm=(10, 16), right_leg=(-6, -2), left_leg=(7, 2))
    ben = then(
        ben, tall, (48, stands, x, 0.92), (58, replace(stands, head=0.85, nod=-7, lean=-2), x, 0.92),
        (71, replace(stands, head=0.5, nod=-4, lean=-3), x, 0.92),
    )  # fmt: skip
    laughs = replace(SITS, lean=9, nod=12, right_arm=(-148, -160), left_arm=(-14, -70))
    ana = acted(
        ANA, 0.56,
        (0, SITS, 0.8, 0.91), (30, replace(SITS, head=-0.8, lean=-3), 0.8, 0.91),
        (44, replace(SITS, head=-0.7, lean=2, right_arm=(-128, -150), left_arm=(-8, -56)), 0.8, 0.91),
        (54, laughs, 0.8, 0.91), (62, replace(laughs, lean=5, nod=4, right_arm=(-140, -166)), 0.8, 0.91), (71, laughs, 0.8, 0.91),
    )  # fmt: skip
    return shot(
        1, (panel(1, 1, 40, "Ben strolls through the sunshine under an open umbrella."),
            panel(1, 2, 32, "Ana points at the sky and laughs.", "ANA: There isn't a cloud!")),
        words=((0, "a man walks with a yellow umbrella in a sunny park, the camera pans"), (40, "a woman sits on a bench and points at the umbrella of the man")),
        light="day", poses=(ana, ben),
        layouts=(held_umbrella(ben, 0.43), standing_at(BENCH, 0.70, 0.61, 0.98, 0.91)),
        camera=(CameraKey(0, (0.42, 0.515), 1.14), CameraKey(10, (0.42, 0.515), 1.14), CameraKey(48, (0.59, 0.515), 1.14)),
        staging=(Relation(ANA, "in", PARK), Relation(BEN, "holding", UMBRELLA), Relation(BEN, "left of", ANA),
                 Relation(ANA, "on", BENCH), Relation(ANA, "facing", BEN), Relation(BEN, "facing", ANA, Span(28, 72))),
    )  # fmt: skip


def _over_her_shoulder() -> Shot:
    base = Pose(turn=0.45, head=0.5, right_arm=(-14, -164), left_arm=(16, 30))
    shrugs = replace(base, shrug=0.9, left_arm=(34, 96), nod=9, head=0.35)
    ben = acted(
        BEN, 1.0, (0, base, 0.36, 1.36), (10, replace(base, nod=3), 0.36, 1.36), (19, shrugs, 0.365, 1.36),
        (28, replace(shrugs, shrug=0.7, nod=7), 0.365, 1.36), (35, replace(base, nod=5, shrug=0.1), 0.36, 1.36),
    )  # fmt: skip
    back = Pose(turn=-0.25, away=True, right_arm=(8, -4), left_arm=(-8, 2))
    ana = acted(
        ANA,
        1.45,
        (0, back, 0.85, 1.82),
        (14, replace(back, lean=-2, nod=-6), 0.847, 1.82),
        (35, replace(back, nod=5, lean=1), 0.852, 1.82),
    )
    return shot(
        2, (panel(2, 1, 36, "Over Ana's shoulder: Ben shrugs.", "BEN: Not yet."),),
        words=((0, "medium shot, a man holds a yellow umbrella and talks, a woman seen from behind"),),
        light="day", poses=(ana, ben), layouts=(held_umbrella(ben, 0.66),),
        staging=(Relation(BEN, "in", PARK), Relation(BEN, "holding", UMBRELLA), Relation(BEN, "facing", ANA),
                 Relation(ANA, "in front of", BEN), Relation(BEN, "left of", ANA)),
    )  # fmt: skip


def _waiting() -> Shot:
    looks_left = Pose(turn=-0.5, head=-0.9, right_arm=(-6, -10), left_arm=(10, -6))
    looks_right = Pose(turn=0.3, head=0.85, lean=4, right_arm=(-10, 2), left_arm=(4, 14))
    checks = Pose(turn=-0.15, head=-0.3, nod=-12, right_arm=(-12, -4), left_arm=(26, -118))
    ana = acted(
        ANA, 0.58, (0, looks_left, 0.5, 0.925), (14, replace(looks_left, lean=-4), 0.495, 0.925),
        (24, looks_right, 0.505, 0.925), (38, replace(looks_right, lean=7), 0.51, 0.925), (48, checks, 0.505, 0.925),
        (59, replace(checks, nod=-16), 0.505, 0.925),
    )  # fmt: skip
    return shot(
        3, (panel(3, 1, 24, "Dusk. Ana waits for the bus."), panel(3, 2, 36, "No bus. She looks at her watch.", "ANA: Ten more minutes…")),
        words=((0, "wide shot, a woman with a suitcase waits at a bus stop at dusk"),),
        light="dusk", poses=(ana,), layouts=STOP_SET, camera=(CameraKey(0, (0.5, 0.53), 1.06),),
        staging=(*AT_THE_STOP, Relation(CASE, "left of", ANA), Relation(ANA, "left of", BENCH), Relation(ANA, "near", CASE)),
        transition=Transition("dissolve", 14),
    )  # fmt: skip


def _rain() -> Shot:
    looks = Pose(turn=0.1, head=0.3, nod=-14, lean=-3, right_arm=(-10, -14), left_arm=(22, 96))
    up = Pose(turn=-0.1, head=-0.2, nod=-4, lean=2, right_arm=(-40, -152), left_arm=(44, 150), shrug=0.8)
    runs = Pose(turn=0.8, right_arm=(-26, -166), left_arm=(60, 172), shrug=0.7, lean=10)
    drops = Pose(
        turn=-0.25, lean=-16, right_arm=(-24, -64), left_arm=(26, 40), right_leg=(-46, 16), left_leg=(-30, 14), nod=-6
    )
    sits = replace(HUNCHED, turn=-0.2, head=-0.2)
    ana = acted(
        ANA, 0.58, (0, looks, 0.505, 0.925), (9, replace(looks, nod=8, head=0.2), 0.505, 0.925), (17, up, 0.51, 0.925),
        (24, replace(runs, right_leg=(28, 8), left_leg=(-22, -58)), 0.565, 0.925),
        (30, replace(runs, right_leg=(-24, -60), left_leg=(30, 8)), 0.655, 0.925),
        (37, drops, 0.745, 0.92), (44, sits, 0.75, 0.91), (53, replace(sits, nod=-24), 0.75, 0.91),
    )  # fmt: skip
    return shot(
        4, (panel(4, 1, 24, "Night. The first drops, and then all of them.", "ANA: Oh no."), panel(4, 2, 30, "She runs to the bench. Nobody comes.")),
        words=((0, "wide shot, a woman stands in the heavy rain at night"), (24, "a woman runs and sits down on a bench in the rain at night")),
        light="night", weather="rain", poses=(ana,), layouts=STOP_SET, camera=(CameraKey(0, (0.5, 0.53), 1.06),),
        staging=(*AT_THE_STOP, Relation(ANA, "left of", BENCH, Span(0, 34)), Relation(ANA, "on", BENCH, Span(34, 54))),
        transition=Transition("dissolve", 12),
    )  # fmt: skip


def _alone() -> Shot:
    """The push-in."""
    sits = replace(HUNCHED, turn=-0.2, head=-0.2)
    ana = acted(
        ANA, 0.58, (0, replace(sits, nod=-24), 0.75, 0.91), (18, replace(sits, nod=-18, lean=-11), 0.75, 0.91),
        (35, replace(sits, nod=-22, lean=-15), 0.75, 0.91),
    )  # fmt: skip
    return shot(
        5, (panel(5, 1, 36, "Slow push in. Alone, and wet through."),),
        words=((0, "a woman sits on a bench in the rain at night, the camera pushes in"),),
        light="night", weather="rain", poses=(ana,), layouts=STOP_SET,
        camera=(CameraKey(0, (0.55, 0.53), 1.1), CameraKey(35, (0.715, 0.64), 1.9)),
        staging=(*AT_THE_STOP, Relation(ANA, "on", BENCH)),
    )  # fmt: skip


def _it_stops() -> Shot:
    sits = replace(HUNCHED, turn=-0.2, head=-0.2, lean=-8, nod=-12)
    ana = acted(
        ANA, 0.58, (0, sits, 0.75, 0.91), (12, replace(sits, nod=-14), 0.75, 0.91),
        (22, replace(sits, nod=0, lean=-4, head=0.15, shrug=0.3), 0.75, 0.91),
        (32, replace(sits, nod=12, lean=0, head=0.55, shrug=0.1, turn=0.0), 0.75, 0.91),
    )  # fmt: skip
    box = (0.66, 0.17, 0.95, 0.59)
    umbrella = LayoutTrack(UMBRELLA, (
        LayoutKey(0, (box[0] + 0.26, box[1] - 0.05, box[2] + 0.26, box[3] - 0.05), -0.5), LayoutKey(20, box, -0.5), LayoutKey(32, box, -0.5),
    ))  # fmt: skip
    return shot(
        6, (panel(6, 1, 36, "Close. It stops raining on Ana, and only on Ana."),),
        words=((0, "close up, a woman in the rain at night, a yellow umbrella"),),
        light="night", weather="rain", poses=(ana,), layouts=(standing_at(BENCH, 0.60, 0.59, 0.90, 0.89, 1.5), umbrella),
        camera=(CameraKey(0, (0.755, 0.5), 2.5),),
        staging=(Relation(ANA, "in", STREET), Relation(ANA, "on", BENCH), Relation(UMBRELLA, "above", ANA, Span(12, 36))),
    )  # fmt: skip


def _him_again() -> Shot:
    looks_up = replace(HUNCHED, turn=0.1, head=0.7, lean=-1, nod=10, shrug=0.0)
    rises = Pose(
        turn=0.5,
        head=0.75,
        right_arm=(40, 62),
        left_arm=(30, 50),
        lean=4,
        nod=-2,
        right_leg=(14, -4),
        left_leg=(-4, -8),
    )
    ana = acted(
        ANA, 0.58, (0, looks_up, 0.75, 0.91), (14, replace(looks_up, nod=6, lean=2), 0.75, 0.91),
        (26, replace(looks_up, lean=16, right_arm=(30, 66), left_arm=(20, 40)), 0.755, 0.91), (38, rises, 0.765, 0.915), (41, rises, 0.765, 0.915),
    )  # fmt: skip
    stands = Pose(
        turn=-0.7,
        head=-0.75,
        nod=-12,
        lean=-4,
        right_arm=(-60, -132),
        left_arm=(2, -6),
        right_leg=(-7, -2),
        left_leg=(6, 2),
    )
    offers = replace(stands, left_arm=(-24, -52), lean=-4)
    ben = acted(
        BEN, 0.6, (0, stands, 0.935, 0.93), (8, replace(stands, nod=-15), 0.935, 0.93), (20, offers, 0.935, 0.93),
        (41, replace(offers, nod=-9), 0.935, 0.93),
    )  # fmt: skip
    return shot(
        7, (panel(7, 1, 42, "It is Ben. He offers his hand, and does not say it.", "BEN: Now."),),
        words=((0, "a man holds a yellow umbrella, a woman sits on a bench in the rain at night"),),
        light="night", weather="rain", poses=(ana, ben),
        layouts=(held_umbrella(ben, 0.42, depth=-0.5), standing_at(BENCH, 0.60, 0.59, 0.90, 0.89, 1.5)),
        camera=(CameraKey(0, (0.795, 0.525), 1.34),),
        staging=(Relation(ANA, "in", STREET), Relation(ANA, "on", BENCH, Span(0, 28)), Relation(BEN, "holding", UMBRELLA),
                 Relation(ANA, "left of", BEN), Relation(BEN, "facing", ANA), Relation(ANA, "facing", BEN)),
    )  # fmt: skip


def _home() -> Shot:
    turned = Pose(turn=0.85)
    ben = strolled(BEN, 0.56, 0.93, (0, 0.22), 9, 6, 1, turned, right_arm=(40, 138))
    ana = strolled(ANA, 0.53, 0.925, (0, 0.335), 9, 6, 1, replace(turned, lean=-2), first=2)
    case = LayoutTrack(CASE, carried(ben, 7, (0.15, 0.14), 0.06, 0.4))
    return shot(
        8, (panel(8, 1, 50, "They walk off under one umbrella. He is getting wet; neither of them minds."),),
        words=((0, "a man and a woman walk together with a yellow umbrella in the rain at night, tracking shot"),),
        light="night", weather="rain", poses=(ana, ben),
        layouts=(held_umbrella(ben, 0.5, depth=-0.5), case),
        camera=(CameraKey(0, (0.44, 0.52), 1.14), CameraKey(49, (0.55, 0.52), 1.14)),
        staging=(Relation(BEN, "in", STREET), Relation(BEN, "holding", UMBRELLA), Relation(BEN, "holding", CASE),
                 Relation(BEN, "left of", ANA), Relation(ANA, "near", BEN)),
    )  # fmt: skip


def _tea() -> Shot:
    """The joke comes back: the umbrella dries in the corner, and now they drink to it."""
    ana_sits = Pose(
        turn=0.55, right_arm=(14, 60), left_arm=(10, 66), right_leg=(70, 4), left_leg=(60, 0), thighs=0.8, seat=0.36
    )
    ben_sits = Pose(
        turn=-0.55,
        right_arm=(-10, -66),
        left_arm=(-14, -60),
        right_leg=(-60, 0),
        left_leg=(-70, -4),
        thighs=0.8,
        seat=0.36,
    )
    gives = replace(ben_sits, right_arm=(-46, -84), lean=-7)
    takes = replace(ana_sits, right_arm=(44, 88), left_arm=(24, 80), lean=6)
    sips = replace(ana_sits, right_arm=(24, 142), left_arm=(20, 120))
    toast = replace(ana_sits, head=-0.75, right_arm=(-96, -128), left_arm=(16, 74), lean=2, nod=-2)
    laughs = replace(ben_sits, lean=11, nod=12, head=-0.4, shrug=0.6, right_arm=(-30, -128))
    ana = acted(
        ANA, 0.7, (0, ana_sits, 0.33, 0.98), (14, takes, 0.338, 0.98), (26, sips, 0.33, 0.98), (37, sips, 0.33, 0.98),
        (48, toast, 0.328, 0.98), (58, replace(toast, right_arm=(-90, -132)), 0.328, 0.98), (71, toast, 0.328, 0.98),
    )  # fmt: skip
    ben = acted(
        BEN, 0.74, (0, replace(gives, lean=2, right_arm=(-30, -70)), 0.7, 0.98), (13, gives, 0.69, 0.98), (24, ben_sits, 0.7, 0.98),
        (40, replace(ben_sits, head=-0.75), 0.7, 0.98), (54, laughs, 0.705, 0.98), (62, replace(laughs, lean=7, nod=6), 0.703, 0.98),
        (71, laughs, 0.705, 0.98),
    )  # fmt: skip
    cup = (0.075, 0.09)
    hers = LayoutTrack(
        HER_CUP, (*carried(ben, 4, cup, 0.6, -1.2, Span(0, 14)), *carried(ana, 4, cup, 0.6, -1.2, Span(14, 72)))
    )
    return shot(
        9, (panel(9, 1, 36, "A warm kitchen. He hands her a cup of tea.", pinned=True),
            panel(9, 2, 36, "She drinks to the umbrella, and now both laugh.", "ANA: All right. You win.")),
        words=((0, "a man and a woman sit at a table in a warm kitchen"), (40, "a woman holds a cup and points, a man is happy, a warm kitchen")),
        light="indoor", poses=(ana, ben),
        layouts=(standing_at(TABLE, 0.36, 0.66, 0.68, 0.99, -1.0), standing_at(UMBRELLA, 0.03, 0.50, 0.25, 0.86, 2.0), hers),
        camera=(CameraKey(0, (0.5, 0.57), 1.16), CameraKey(38, (0.5, 0.57), 1.16), CameraKey(71, (0.46, 0.55), 1.08)),
        staging=(Relation(ANA, "in", KITCHEN), Relation(ANA, "left of", BEN), Relation(ANA, "facing", BEN, Span(0, 40)),
                 Relation(BEN, "facing", ANA), Relation(BEN, "holding", HER_CUP, Span(0, 14)), Relation(ANA, "holding", HER_CUP, Span(14, 72)),
                 Relation(HIS_CUP, "on", TABLE, Span(0, 48)), Relation(BEN, "holding", HIS_CUP, Span(48, 72)), Relation(LAMP, "on", TABLE),
                 Relation(UMBRELLA, "left of", ANA), Relation(ANA, "behind", TABLE), Relation(BEN, "behind", TABLE)),
        transition=Transition("fade", 20),
    )  # fmt: skip


def told() -> Document:
    """The film without its pictures."""
    shots = (
        _walk_in_the_park(), _over_her_shoulder(), _waiting(), _rain(), _alone(), _it_stops(), _him_again(), _home(), _tea(),
    )  # fmt: skip
    return Document(
        "film-not-a-cloud", "Not a Cloud", Rate(24), 1280, 720, 2, "colour", "pencil", CAST,
        (
            Sequence("sequence-park", "Park", shots[:2]),
            Sequence("sequence-stop", "Bus stop", shots[2:8]),
            Sequence("sequence-kitchen", "Kitchen", shots[8:]),
        ),
    )  # fmt: skip
