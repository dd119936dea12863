"""The boards: every panel of the film in order, to look at, to choose, to move."""

from app.boards.panel import BoardsPanel

__all__ = ["BoardsPanel"]
