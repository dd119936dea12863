"""The cast: who and what the film is about, each in the colour that names it everywhere."""

from app.cast.panel import CastPanel

__all__ = ["CastPanel"]
