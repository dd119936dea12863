"""What the artist made. Frozen values all the way down: whoever holds a document may keep it.

Positions are shares of the *stage*, the picture as it stands before the camera moves: x right, y down, 0..1 from the
left and top edges, and beyond them for what waits outside. Frames inside a shot count from the shot's first frame.

What is keyed before that frame or after the last one was trimmed off with the frames that it lies on: nobody sees it,
what moves still goes from it and to it, and it is there again when the shot is made longer. A shot's *own time* is the
one that it is painted in: to trim its beginning changes where in it the shot begins, and nothing else.

Where two panels of a shot meet its time runs on, so that there is no room there for frames that nobody sees. What is
trimmed off a panel on that side waits with the panel itself, goes where it goes, and counts for nothing until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, Protocol, TypeVar

import msgspec

from engine.values.time import Rate, Span

Colour = tuple[int, int, int]  # sRGB, 0..255
Point = tuple[float, float]
Joint = tuple[float, float, float]  # x, y, confidence 0..1; confidence 0 is a joint that nobody sees
Box = tuple[float, float, float, float]  # left, top, right, bottom
AssetName = str  # "<sha256>.png": a file under assets/, never changed once written

JOINTS = (
    "nose", "neck", "right shoulder", "right elbow", "right wrist", "left shoulder", "left elbow", "left wrist",
    "right hip", "right knee", "right ankle", "left hip", "left knee", "left ankle",
    "right eye", "left eye", "right ear", "left ear",
)  # fmt: skip
"""The 18 joints of a pose, in the order of COCO-OpenPose."""

Ease = Literal["linear", "smooth", "hold"]
EntityKind = Literal["character", "prop", "place"]
Verb = Literal[
    "left of", "right of", "above", "below", "in front of", "behind", "on", "in", "holding", "near", "facing"
]  # fmt: skip
Light = Literal["day", "dusk", "night", "indoor"]
Weather = Literal["clear", "rain", "snow", "fog"]
Style = Literal["pencil", "ink", "tone", "colour"]
TransitionKind = Literal["dissolve", "fade", "wipe"]
LayerKind = Literal["reference", "tone", "pencil", "ink", "notes", "free"]
MarkerColour = Literal["grey", "red", "yellow", "green", "violet"]


class Look(msgspec.Struct, frozen=True):
    """How a character is dressed and built, beside the colour that names it in the cast."""

    bottom: Colour = (60, 66, 84)
    hair: Colour = (58, 42, 32)
    skin: Colour = (224, 182, 150)
    hair_style: Literal["short", "long", "bun", "bald"] = "short"
    skirt: bool = False
    build: float = 1.0  # height against the cast's average, 0.5 is a small child


class Entity(msgspec.Struct, frozen=True):
    """Somebody or something of the film: a character, a prop or a place."""

    id: str
    name: str
    kind: EntityKind
    noun: str = ""  # what the blocking draws: "person", "lamp", "kitchen"
    description: str = ""  # words for the model
    colour: Colour = (128, 128, 128)  # its colour in the cast: a character's top, a prop's body
    look: Look = Look()
    references: tuple[AssetName, ...] = ()


class PoseKey(msgspec.Struct, frozen=True):
    frame: int
    joints: tuple[Joint, ...]  # 18, in the order of JOINTS
    ease: Ease = "smooth"  # the way on to the next key


class PoseTrack(msgspec.Struct, frozen=True):
    entity: str
    keys: tuple[PoseKey, ...] = ()  # sorted by frame, one a frame


class LayoutKey(msgspec.Struct, frozen=True):
    frame: int
    box: Box
    depth: float | None = None  # larger is farther; None: the staging decides
    ease: Ease = "smooth"


class LayoutTrack(msgspec.Struct, frozen=True):
    entity: str
    keys: tuple[LayoutKey, ...] = ()


class CameraKey(msgspec.Struct, frozen=True):
    """A framing: the part of the stage that fills the frame."""

    frame: int
    centre: Point = (0.5, 0.5)
    zoom: float = 1.0  # 2.0 shows half the stage's width
    roll: float = 0.0  # degrees, clockwise as seen
    ease: Ease = "smooth"


class Keyframe(msgspec.Struct, frozen=True):
    """A picture pinned at a frame."""

    frame: int
    picture: AssetName
    strength: float = 1.0  # how closely it is to be followed, 0..1


class Words(msgspec.Struct, frozen=True):
    """Words for the picture over some frames of the shot; neighbouring spans blend into each other."""

    span: Span
    text: str


class Relation(msgspec.Struct, frozen=True):
    """*Ana left of Ben*, for the whole shot or for some of its frames."""

    subject: str
    verb: Verb
    object: str
    span: Span | None = None  # None: as long as the shot lasts


class Follow(msgspec.Struct, frozen=True):
    """How closely the model is to follow each signal, 0..1; 0 leaves the signal out."""

    pose: float = 1.0
    layout: float = 1.0
    keyframe: float = 1.0
    camera: float = 1.0
    words: float = 1.0


class Transition(msgspec.Struct, frozen=True):
    """How a shot comes in over the one before it; the two share ``frames`` frames of the film.

    A fade goes through black and shares nothing: half of its frames belong to each side.
    """

    kind: TransitionKind
    frames: int


class Sound(msgspec.Struct, frozen=True):
    """A sound laid on the film. Its times are film frames, whatever the rate of its file."""

    id: str
    asset: AssetName
    film_frame: int  # where its first heard frame lies
    name: str = ""
    gain: float = 1.0  # 1 is as recorded
    track: str = ""  # the id of a SoundTrack; the first one's is empty
    skip: int = 0  # frames of the file that are left out at its beginning
    frames: int | None = None  # frames that are heard; None: to the end of the file
    fade_in: int = 0  # frames in which it swells from nothing
    fade_out: int = 0  # frames in which it dies away before its end


class SoundTrack(msgspec.Struct, frozen=True):
    """Sounds that are mixed together: dialogue, music, footsteps."""

    id: str
    name: str = ""
    gain: float = 1.0
    muted: bool = False  # not heard, and not in the film's file


class Marker(msgspec.Struct, frozen=True):
    """A flag at a frame of the film: a beat of the music, a thing to come back to. Nothing is painted by it."""

    id: str
    film_frame: int
    name: str = ""
    colour: MarkerColour = "grey"


class Written(msgspec.Struct, frozen=True):
    """What stands in one of the artist's own fields."""

    field: str  # the id of a CaptionField
    text: str


class CaptionField(msgspec.Struct, frozen=True):
    """A field of the artist's own under every panel: *Effects*, *Sound*, *Who draws it*."""

    id: str
    name: str


class Numbering(msgspec.Struct, frozen=True):
    """How shots and panels are called on the boards. Ids are what they are known by, and never change."""

    prefix: str = ""  # before every number that is counted: "SH" gives SH12
    digits: int = 1  # at least so many: 3 gives 012
    first: int = 1
    step: int = 1  # 10 gives 10, 20, 30
    insert: str = ""  # before the letter of a shot that comes between two kept numbers: "" gives 12A, "_" 12_A
    panel: str = "·1"  # a mark and "1" or "A" for the panels of a shot: "·1" gives 12·1, "-1" 12-1, "A" 12A
    single: bool = False  # whether the only panel of a shot is numbered as well
    by_sequence: str = ""  # "-": counted anew in each sequence, after the sequence's number: 2-1


class Framing(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a board says of the camera in words; the camera's keys are what it does."""

    size: str = ""  # "CU", "MS", "WS", or the artist's own
    angle: str = ""  # "low", "over the shoulder"
    lens: float | None = None  # millimetres
    move: str = ""  # empty: what the camera's keys do


class DrawingLayer(msgspec.Struct, frozen=True):
    """One sheet of a panel's drawing, with what is drawn on it as a picture with transparency."""

    id: str  # within its panel
    kind: LayerKind
    name: str = ""  # empty: named by its kind
    picture: AssetName | None = None  # None: nothing is drawn on it yet
    opacity: float = 1.0
    visible: bool = True
    locked: bool = False


class Lock(msgspec.Struct, frozen=True):
    """Frames of a shot that stay as a take has them, whatever is painted around them."""

    span: Span
    shot: str  # whose take it is: a shot that was cut in two keeps its locks
    take: str
    take_frame: int  # what is seen at the span's first frame, in the own time of the shot whose take it is


class Retry(msgspec.Struct, frozen=True):
    """Another try at what a frame lies in: a key, or the gap between two keys."""

    frame: int
    seed: int  # in place of the shot's own


class Keyed(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that lies on frames."""

    words: tuple[Words, ...] = ()
    poses: tuple[PoseTrack, ...] = ()
    layouts: tuple[LayoutTrack, ...] = ()
    camera: tuple[CameraKey, ...] = ()
    keyframes: tuple[Keyframe, ...] = ()
    staging: tuple[Relation, ...] = ()
    locks: tuple[Lock, ...] = ()  # sorted, apart from each other
    retries: tuple[Retry, ...] = ()  # sorted by frame, one a frame


class Waiting(Keyed, frozen=True, omit_defaults=True):
    """Frames that were trimmed off a panel inside its shot, with all that lies on them, counted from the first of them.

    A span that reaches beyond them goes on in sight, and a key beyond them was made in sight because of them.
    """

    frames: int
    places: tuple[int, ...] = ()  # where each relation stood among the shot's


class Panel(msgspec.Struct, frozen=True):
    """One drawing inside a shot, and what is said and done while it is seen."""

    id: str
    frames: int
    drawing: AssetName | None = None  # what the camera sees as the panel begins; a move carries on from there
    pinned: bool = False  # the drawing is a keyframe at the panel's first frame
    action: str = ""
    dialogue: str = ""
    notes: str = ""
    slugging: str = ""  # the timing of what is said and done
    own: tuple[Written, ...] = ()  # the artist's own fields, those that are written in
    layers: tuple[DrawingLayer, ...] = ()  # bottom first; the drawing is what they look like together
    head: int = 0  # frames that were trimmed off its beginning; less: it was begun earlier
    before: Waiting | None = None  # what was trimmed off its beginning behind another panel of its shot
    behind: Waiting | None = None  # what was trimmed off its end before another one


class TakeNote(msgspec.Struct, frozen=True):
    """What the artist says of one take."""

    take: str
    name: str = ""
    starred: bool = False
    trashed: bool = False  # not listed any more; its files stay until the trash is emptied


class Shot(Keyed, frozen=True):
    """One continuous camera."""

    id: str
    panels: tuple[Panel, ...]
    number: str = ""  # empty: numbered by its place
    light: Light = "day"
    weather: Weather = "clear"
    follow: Follow = Follow()
    seed: int = 0
    model: str | None = None  # None: the film's
    paint: bool = True  # False: the drawing plays, and nothing is generated
    transition: Transition | None = None
    take: str | None = None  # the active take
    approved: str | None = None  # the take whose draft the final refines
    take_notes: tuple[TakeNote, ...] = ()
    framing: Framing = Framing()
    omitted: bool = False  # cut from the film; its number and its boards stay
    kept: str = ""  # the number that it has while its sequence's numbers are locked
    head: int = 0  # the frame of its own time that it begins with: so many were trimmed off; less: it was begun earlier
    tail: int = 0  # frames that were trimmed off its end
    cut_from: tuple[str, ...] = ()  # shots that it was cut from; it has their own time, and their takes are its, too

    @property
    def owners(self) -> tuple[str, ...]:
        """The shots whose takes are this one's: it and those that it was cut from."""
        return (self.id, *self.cut_from)

    @property
    def frames(self) -> int:
        return sum(panel.frames for panel in self.panels)

    def panel_starts(self) -> tuple[int, ...]:
        """The shot_frame at which each panel begins."""
        return tuple(accumulate((panel.frames for panel in self.panels[:-1]), initial=0))

    def panel_at(self, shot_frame: int) -> Panel:
        """The panel seen at a frame; the first before the shot begins and the last after it ends."""
        at = 0
        for panel in self.panels:
            at += panel.frames
            if shot_frame < at:
                return panel
        return self.panels[-1]


class Sequence(msgspec.Struct, frozen=True):
    """Shots in one place."""

    id: str
    name: str = ""
    shots: tuple[Shot, ...] = ()
    act: str = ""  # the id of the act that it belongs to; neighbours of one act stand together
    number: str = ""  # empty: numbered by its place
    locked: bool = False  # its shots keep their numbers, and a shot that comes between two gets a letter


class Act(msgspec.Struct, frozen=True):
    """Sequences that belong together."""

    id: str
    name: str = ""


class Document(msgspec.Struct, frozen=True):
    """One film."""

    id: str
    title: str
    rate: Rate = Rate(24)
    width: int = 1280  # pixels of the final picture
    height: int = 720
    held: int = 2  # film frames for which each painted draft frame is held: 2 is "on twos"
    style: Style = "colour"
    model: str = "pencil"
    cast: tuple[Entity, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    sounds: tuple[Sound, ...] = ()
    markers: tuple[Marker, ...] = ()  # sorted by film_frame
    sound_tracks: tuple[SoundTrack, ...] = ()  # from the top; none: one without a name
    acts: tuple[Act, ...] = ()
    fields: tuple[CaptionField, ...] = ()  # of the artist's own, in their order
    numbering: Numbering = Numbering()
    upscaler: str = ""  # the file that enlarges finals; empty: the model's own, where it brings one

    def shots(self) -> Iterator[Shot]:
        for sequence in self.sequences:
            yield from sequence.shots

    def shot(self, shot_id: str) -> Shot:
        """The shot of this id; KeyError when the film has none."""
        for shot in self.shots():
            if shot.id == shot_id:
                return shot
        raise KeyError(shot_id)

    def entity(self, entity_id: str) -> Entity:
        return find(self.cast, entity_id)

    def with_shot(self, new: Shot) -> Document:
        """This film with the shot of the same id replaced; everything else is shared."""
        for at, sequence in enumerate(self.sequences):
            if any(shot.id == new.id for shot in sequence.shots):
                changed = msgspec.structs.replace(sequence, shots=put(sequence.shots, new))
                return msgspec.structs.replace(
                    self, sequences=(*self.sequences[:at], changed, *self.sequences[at + 1 :])
                )
        raise KeyError(new.id)


def waiting(shot: Shot) -> Iterator[Waiting]:
    """All that waits with the panels of a shot."""
    for panel in shot.panels:
        yield from filter(None, (panel.before, panel.behind))


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=HasId)


def find(items: tuple[Item, ...], item_id: str) -> Item:
    """The item of this id; KeyError when there is none."""
    for item in items:
        if item.id == item_id:
            return item
    raise KeyError(item_id)


def put(items: tuple[Item, ...], new: Item) -> tuple[Item, ...]:
    """The items, with the one of the same id replaced."""
    return tuple(new if item.id == new.id else item for item in items)
