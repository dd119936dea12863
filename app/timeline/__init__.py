"""The timeline: the film from left to right, and everything that is timed in it from top to bottom."""

from app.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
