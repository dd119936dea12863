"""Where a weak spot is, as the film's clock says it."""

from __future__ import annotations

from app.measures import Spot
from engine.values.time import Rate, timecode


def shown_time(spot: Spot, rate: Rate) -> str:
    """Timecode without the hours that a short film does not have: 00:12:07."""
    text = timecode(spot.film_frame, rate)
    return text[3:] if text.startswith("00:") else text
