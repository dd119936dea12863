"""Pencil: the bundled small model that makes a finished picture of a blocking, without a GPU or a download.

It is shown the blocking itself, so people stand where they stand and wear what they wear; the bones, the words, the
manner (style, light, weather) and the pinned pictures say the rest. ``engine/training`` teaches it.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from engine.blocking import draw
from engine.conditioning.motion import implied
from engine.conditioning.vectors import Conditioning
from engine.models.base import Abilities, Family, Grid, Latents, OnStep, Pictures, Pin, Size, Step, Window
from engine.models.pencil_signals import WORDS, limbs, loosened, manner, numbering, presence, word_numbers
from engine.values.digest import digest
from engine.values.errors import InbetweenerError
from engine.values.settings import model_folders

if TYPE_CHECKING:
    import torch

    from engine.models.pencil_denoiser import Shown
    from engine.models.pencil_judges import Judges

GRID = Grid(channels=12, shrink=8, multiple=16, stride=1, longest=25)
FILES = (
    "autoencoder/config.json",
    "denoiser/config.json",
    "finisher/config.json",
    "upscaler/config.json",
    "words.json",
)
TEMPERATURE = 0.2  # of the noise it starts from: less is calmer from frame to frame, and the blocking has said the rest
REMEMBERED = 400  # blockings, as latents: some 5 MB at the draft's size
DRAWINGS = 32 << 20  # bytes of blockings, as pictures: what is painted is finished beside them a moment later
AT_ONCE = 8  # pictures through the autoencoder
MOTION = 4  # pixels a latent at which the motion of what is carried is worked out
ROOMS_APART = 24  # levels by which a picture shows another room than the empty one


def find() -> Path | None:
    """The first folder that holds Pencil's weights."""
    for folder in model_folders():
        if all((folder / "pencil" / file).is_file() for file in FILES):
            return folder / "pencil"
    return None


def found_weights() -> Path:
    """The folder with the weights in use; InbetweenerError when there is none."""
    folder = find()
    if folder is None:
        raise InbetweenerError("There is no Pencil here.", FAMILY.missing)
    return folder


def known_words(folder: Path) -> tuple[str, ...]:
    """The words that these weights have a meaning for, in the order of their numbers."""
    return tuple(json.loads((folder / "words.json").read_text(encoding="utf-8")))


def load(folder: Path, device: str = "cpu") -> Pencil:
    """Weights from a folder into memory."""
    return Pencil(folder, device)


class Pencil:
    """The weights in memory. The same window on the same machine gives the same latents, whatever was painted before."""

    def __init__(self, folder: Path, device: str = "cpu"):
        from engine.models.pencil_denoiser import Denoiser
        from engine.models.pencil_pictures import Autoencoder, Finisher, Upscaler

        missing = [file for file in FILES if not (folder / file).is_file()]
        if missing:
            raise InbetweenerError(
                f"Pencil's weights in {folder} are not complete: {missing[0]} is missing.",
                "Get the folder resources/models/pencil again, or train it with: inbetweener train pencil",
            )
        self.folder = folder
        self.device = self.eye = device  # the eye turns pictures into latents and back
        self.at_once = AT_ONCE
        self.numbers = numbering(known_words(folder))
        self.autoencoder = _weights(Autoencoder, folder / "autoencoder").to(device)
        self.denoiser = _weights(Denoiser, folder / "denoiser").to(device)
        self.finisher = _weights(Finisher, folder / "finisher").to(device)
        self.upscaler = _weights(Upscaler, folder / "upscaler").to(device)
        self.calls = 0
        self._judges: Judges | None = None
        self._blockings: LRUCache[str, Latents] = LRUCache(REMEMBERED)
        self._drawings: LRUCache[str, NDArray[np.uint8]] = LRUCache(
            DRAWINGS, lambda picture: min(picture.nbytes, DRAWINGS)
        )

    def encode(self, pictures: Pictures) -> Latents:
        """[N, H, W, 3] -> [N, C, H / 8, W / 8]."""

        height, width = pictures.shape[1:3]
        if height % GRID.multiple or width % GRID.multiple:
            raise InbetweenerError(
                f"Pencil cannot paint at {width} x {height}.", f"Both sides have to be a multiple of {GRID.multiple}."
            )
        parts: list[Latents] = []
        with self._at_work(self.eye):
            for some in self._portions(pictures):
                parts.append(self.autoencoder.encode(_tones(some, self.eye)).float().cpu().numpy())
        return np.concatenate(parts)

    def decode(self, latents: Latents, seen: Conditioning | None = None) -> Pictures:
        """[L, C, h, w] -> [L, 8 h, 8 w, 3]; what was painted from ``seen`` is finished beside its blocking."""

        with self._at_work(self.eye):
            pictures = np.concatenate(
                [_bytes(self.autoencoder.decode(self._tensor(some, self.eye))) for some in self._portions(latents)]
            )
            if seen is None:
                return pictures
            return self._finished(pictures, loosened(seen))

    def _finished(self, pictures: Pictures, seen: Conditioning) -> Pictures:
        """What was painted, one picture a row, with the lines drawn beside its blocking and its skeletons."""
        height, width = pictures.shape[1:3]
        bones = np.stack(
            [
                limbs(seen.poses[row], seen.pose_confidence[row], height // 8, width // 8, seen.follow.pose)
                for row in range(len(pictures))
            ]
        )
        sides = zip(*map(self._portions, (pictures, self._beside(seen, pictures), bones)), strict=True)
        parts = [
            _bytes(self.finisher(_tones(painted, self.eye), _tones(drawn, self.eye), self._tensor(limb_maps, self.eye)))
            for painted, drawn, limb_maps in sides
        ]
        return np.concatenate(parts)

    def _beside(self, seen: Conditioning, pictures: Pictures) -> Pictures:
        """The blocking of every row at the pictures' size; where it is not followed, the picture itself.

        The empty room around somebody in a shot without a place is followed as far as it is what was painted.
        """
        height, width = pictures.shape[1:3]

        def share(row: int, *, room: bool) -> NDArray[Any]:
            cells = presence(seen, row, height // 8, width // 8, room=room)
            return cv2.resize(cells, (width, height), interpolation=cv2.INTER_LINEAR)[..., None]

        drawn = np.empty_like(pictures)
        for row, (_, blocking) in enumerate(self._drawn(seen, (width, height))):
            picture = pictures[row].astype(np.float32)
            followed = share(row, room=False)
            if seen.place[row] < 0 and followed.any():  # somebody stands there
                apart = cv2.blur(np.abs(blocking - picture).mean(axis=2), (15, 15))[..., None]
                followed = followed + (share(row, room=True) - followed) * np.clip(1 - apart / ROOMS_APART, 0, 1)
            drawn[row] = np.rint(picture + (blocking - picture) * followed)
        return drawn

    def preview(self, latents: Latents) -> Pictures:
        """The sketch in place of the decoder: [L, C, h, w] -> [L, 4 h, 4 w, 3]."""

        with self._at_work(self.eye):
            return _bytes(self.autoencoder.glimpse(self._tensor(latents, self.eye)))

    detector = "a small network that learned from true frames of Pencil's world, apart from Pencil"

    def read_joints(
        self, picture: NDArray[np.uint8], poses: NDArray[np.float32], confidence: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Where the joints [P, 18, 2] that were asked for are to be seen in a picture [H, W, 3]; see ``Judges``."""
        if self._judges is None:
            from engine.models.pencil_judges import Judges

            self._judges = Judges.load(self.folder / "judges")
        return self._judges.read_joints(picture, poses, confidence)

    def upscale(self, pictures: Pictures) -> Pictures:
        """[N, H, W, 3] -> [N, 2 H, 2 W, 3]."""

        with self._at_work(self.eye):
            parts = [_bytes(self.upscaler(_tones(some, self.eye))) for some in self._portions(pictures)]
        return np.concatenate(parts)

    def paint(self, window: Window, on_step: OnStep) -> Latents:
        """[L, C, h, w] for the window, in ``window.steps`` evaluations."""

        from engine.models.pencil_denoiser import sample, way_down

        noise = self._tensor(window.noise)[None] * TEMPERATURE
        highest = 1.0
        x = noise
        if window.start is not None:
            highest = min(1.0, max(window.strength, 1e-3))
            x = (1 - highest) * self._tensor(window.start)[None] + highest * noise

        def seen(step: int, clean: torch.Tensor) -> None:
            self.calls += 1
            on_step(Step(step, window.steps, clean[0].float().cpu().numpy()))

        with self._at_work(self.device):
            shown = self.shown(window)
            clean = sample(self.denoiser, x, shown, way_down(window.steps, highest), seen)[0].float().cpu().numpy()
        return meeting(clean, carried(window), loosened(window.seen))

    def shown(self, window: Window) -> Shown:
        """What the denoiser is shown for a window, a batch of one."""
        import torch

        from engine.models.pencil_denoiser import Shown

        seen = loosened(window.seen)
        rows = range(len(seen))
        _, channels, height, width = window.noise.shape
        follow = seen.follow
        words = np.zeros((len(seen), WORDS), np.int64)
        for row in rows:
            heard = word_numbers(seen.text_at(row), self.numbers)
            words[row, : len(heard)] = heard
        pins = np.zeros((len(seen), channels, height, width), np.float32)
        pinned = np.zeros(len(seen), np.float32)
        met = carried(window)
        for pin in window.pins:
            if pin not in met:
                pins[pin.row], pinned[pin.row] = pin.latents[0], pin.strength
        # a picture that is given shows the room; without one, what is not staged is an empty room
        empty = not pinned.any()
        arrays = (
            self._blocking(seen, window.size),
            np.stack([presence(seen, row, height, width, room=empty)[None] for row in rows]),
            np.stack([limbs(seen.poses[row], seen.pose_confidence[row], height, width, follow.pose) for row in rows]),
            pins,
            pinned,
            words,
            np.full(len(seen), follow.words, np.float32),
            np.array(manner(seen.style, seen.light, seen.weather), np.int64),
        )
        return Shown(*(torch.from_numpy(np.ascontiguousarray(array)).to(self.device)[None] for array in arrays))

    def _blocking(self, seen: Conditioning, size: Size) -> Latents:
        """The blocking of every row as latents. A window that is asked for again with one pose changed draws one row."""
        found: list[Latents] = []
        for name, picture in self._drawn(seen, size):
            if name not in self._blockings:
                # One by one: the rounding of a batch of five must not differ from that of one.
                self._blockings[name] = self.encode(picture[None])[0]
            found.append(self._blockings[name])
        return np.stack(found)

    def _drawn(self, seen: Conditioning, size: Size) -> Iterator[tuple[str, NDArray[np.uint8]]]:
        """The blocking of every row as a picture, with its name."""
        for row in range(len(seen)):
            name = digest((seen.rows([row]), size))
            if name not in self._drawings:
                self._drawings[name] = draw(seen, row, size)
            yield name, self._drawings[name]

    def economise(self, rung: str) -> str:
        """Fewer pictures at a time, and the eye on the processor; it is too small to be parted any further."""
        if rung == "portions" and self.at_once > 1:
            self.at_once = 1
            return "pictures were decoded one by one"
        if rung == "processor" and self.eye != "cpu":
            self.eye = "cpu"
            self.autoencoder.to("cpu")
            self.finisher.to("cpu")
            self.upscaler.to("cpu")
            return "pictures were decoded by the processor"
        return ""

    def _portions(self, arrays: Any) -> Iterator[Any]:
        for start in range(0, len(arrays), self.at_once):
            yield arrays[start : start + self.at_once]

    def _tensor(self, latents: Latents, device: str = "") -> torch.Tensor:
        import torch

        return torch.from_numpy(np.ascontiguousarray(latents)).to(device or self.device)

    @contextmanager
    def _at_work(self, device: str) -> Generator[None]:
        """Networks compute, in half precision where that is faster, and remember nothing for learning."""
        import torch

        from engine.models.precision import half

        with torch.inference_mode(), half(device):
            yield


def carried(window: Window) -> tuple[Pin, ...]:
    """The pins of a window that are met by carrying, in the order of their rows; the others are shown to the denoiser.

    Somebody who is staged in a drawing, and in no place, walks in front of what is drawn: that drawing has to be shown,
    or it would leave its own figures behind.
    """
    seen = window.seen
    nowhere = not (seen.place >= 0).any() and bool(seen.box_valid.any() or seen.pose_confidence.any())
    fixed = (pin for pin in window.pins if pin.strength >= 1 and (pin.own or not nowhere))
    return tuple(sorted(fixed, key=lambda pin: pin.row))


def meeting(latents: Latents, pins: tuple[Pin, ...], seen: Conditioning) -> Latents:
    """A stretch [L, C, h, w] that meets its pins: what it misses each of them by goes along with what moves, and fades
    away towards the next.

    A key is painted alone and a gap all at once, and the two differ by some levels of tone; a drawing may differ from what
    the shot asks by its whole look. Shown as pins, both draw only their nearest neighbours to themselves, and pop. But what
    is missed hangs on things and people, so it can be carried along the motion that the board implies.
    """
    if not pins:
        return latents
    rows = [pin.row for pin in pins]
    missed = [pin.latents[0] - latents[pin.row] for pin in pins]
    met = latents.copy()
    for row in range(len(latents)):
        for pin, off, share in zip(pins, missed, _shares(row, rows), strict=True):
            if share > 0:
                met[row] += share * (off if row == pin.row else _along(off, seen, row, pin.row))
    met[rows] = np.stack([pin.latents[0] for pin in pins])  # to the last bit
    return met


def _shares(row: int, rows: list[int]) -> list[float]:
    """How much of each of these rows a row between them has: 1 in all, of its neighbours only."""
    return [float(np.interp(row, rows, one)) for one in np.eye(len(rows))]


def _along(off: Latents, seen: Conditioning, row: int, pinned: int) -> Latents:
    """What belongs to a pinned row [C, h, w], where the board takes it in another row."""
    height, width = off.shape[1:]
    motion = implied(seen, row, pinned, (width * MOTION, height * MOTION)).motion
    to = cv2.resize(motion, (width, height), interpolation=cv2.INTER_AREA) / MOTION
    line, column = np.mgrid[:height, :width].astype(np.float32)
    return np.stack(
        [
            cv2.remap(one, column + to[..., 0], line + to[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            for one in off
        ]
    )


def _weights(kind: Any, folder: Path) -> Any:
    """A network from its folder, in single precision whatever it was saved in."""
    import torch

    net = kind.from_pretrained(folder, torch_dtype=torch.float32, use_safetensors=True, low_cpu_mem_usage=False)
    return net.eval().requires_grad_(False)


def _tones(pictures: Pictures, device: str) -> torch.Tensor:
    """[N, H, W, 3] -> [N, 3, H, W] in -1..1."""
    import torch

    return torch.from_numpy(np.ascontiguousarray(pictures)).to(device).permute(0, 3, 1, 2).float() / 127.5 - 1


def _bytes(pictures: torch.Tensor) -> Pictures:
    """[N, 3, H, W] in about -1..1 -> [N, H, W, 3]."""
    return ((pictures.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1).cpu().numpy()


FAMILY = Family(
    name="pencil",
    title="Pencil",
    version="3",
    abilities=Abilities(pose=True, layout=True, keyframe="any", camera=True, words="per frame"),
    grid=GRID,
    draft_pixels=224 * 128,
    draft_steps=2,  # the blocking has said nearly everything: 4, 8 and 20 are no better, see the report
    final_pixels=448 * 256,
    final_steps=4,
    final_strength=0.6,
    memory=1_500_000_000,
    find=find,
    missing="Pencil comes with Inbetweener in resources/models/pencil; get that folder again, or train it: inbetweener train pencil",
    load=load,
)
