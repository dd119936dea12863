"""The curves of a shot: how the camera and a joint get from key to key, seen as lines and bent by hand."""

from app.curves.panel import CurvesPanel

__all__ = ["CurvesPanel"]
