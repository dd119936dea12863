"""The weak spots of the film: where frames do not follow on, the worst first."""

from app.spots.panel import SpotsPanel

__all__ = ["SpotsPanel"]
