"""What the hour does to a colour, where the light falls from, and what hangs in the air."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.document.model import Colour, Light, Weather

Image = NDArray[np.uint8]  # [H, W, 3] RGB


@dataclass(frozen=True)
class Hour:
    """One kind of light: how it multiplies and lifts colours, what the sky does, where it comes from."""

    near: tuple[float, float, float]  # on figures and props, which have to stay readable at night
    far: tuple[float, float, float]  # on the place
    lift: tuple[float, float, float]
    sky: tuple[Colour, Colour]  # at the zenith, at the horizon
    orb: Colour  # sun or moon
    orb_at: tuple[float, float]  # share of the stage
    towards: tuple[float, float]  # unit vector on the screen, from the subject to the light
    lamps: bool  # whether lamps and windows are lit


HOURS: dict[Light, Hour] = {
    "day": Hour(
        (1.0, 1.0, 0.98), (1.0, 1.0, 0.98), (4, 4, 4), ((126, 178, 214), (206, 226, 230)), (255, 244, 204),
        (0.16, 0.14), (-0.6, -0.8), False,
    ),
    "dusk": Hour(
        (0.92, 0.74, 0.68), (0.86, 0.66, 0.64), (14, 4, 16), ((104, 92, 142), (244, 168, 118)), (255, 214, 150),
        (0.82, 0.44), (0.86, -0.5), True,
    ),
    "night": Hour(
        (0.56, 0.62, 0.80), (0.32, 0.39, 0.58), (6, 9, 24), ((20, 26, 58), (48, 62, 102)), (232, 236, 222),
        (0.78, 0.15), (0.6, -0.8), True,
    ),
    "indoor": Hour(
        (1.0, 0.94, 0.84), (0.95, 0.86, 0.74), (6, 2, 0), ((150, 160, 176), (198, 202, 204)), (236, 232, 220),
        (0.2, 0.12), (0.1, -1.0), True,
    ),
}  # fmt: skip

LAMP_LIGHT: Colour = (255, 222, 142)


@lru_cache(maxsize=16384)
def lit(colour: Colour, light: Light, near: bool) -> Colour:
    """A colour at an hour; what is near keeps more of itself than the place."""
    hour = HOURS[light]
    red, green, blue = (
        min(255, max(0, round(value * factor + lift)))
        for value, factor, lift in zip(colour, hour.near if near else hour.far, hour.lift, strict=True)
    )
    return red, green, blue


def veil(image: Image, colour: Colour, amount: float) -> None:
    """Fog between what is drawn and what comes next."""
    steps = np.arange(256)[:, None] * (1 - amount) + np.array(colour) * amount
    cv2.LUT(image, np.rint(steps).astype(np.uint8)[None], dst=image)


def fall(image: Image, weather: Weather, colour: Colour, frame: int, strength: float) -> None:
    """Rain or snow in front of everything: few, large, and moving evenly from frame to frame."""
    if weather not in ("rain", "snow"):
        return
    height, width = image.shape[:2]
    count, speed, drift = (30, 0.085, -0.018) if weather == "rain" else (38, 0.011, 0.0025)
    order = np.arange(count)
    own = 0.75 + 0.5 * ((order * 0.6180340) % 1)  # every drop has its own pace
    reach = 1.3  # the air goes on a little beyond the frame
    x = ((order * 0.7548777 * reach + drift * frame * own) % reach) - 0.15
    y = ((order * 0.5698403 * reach + speed * frame * own) % reach) - 0.15
    over = image.copy()
    if weather == "rain":
        length = 0.075 * own
        start = np.stack([x * width, y * height], 1)
        end = np.stack([x * width + drift / speed * length * height, (y + length) * height], 1)
        lines = np.round(np.stack([start, end], 1) * 16).astype(np.int32)
        cv2.polylines(over, list(lines), False, colour, max(1, round(height / 200)), cv2.LINE_AA, 4)
    else:
        x = x + 0.008 * np.sin(frame * 0.09 + order)
        for at in range(count):
            centre = (round(x[at] * width * 16), round(y[at] * height * 16))
            cv2.circle(over, centre, round(height * 0.0095 * own[at] * 16), colour, -1, cv2.LINE_AA, 4)
    cv2.addWeighted(image, 1 - strength, over, strength, 0, dst=image)
