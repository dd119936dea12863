"""Five cards that show an artist around, each beside what it speaks of."""

from app.tour.tour import Tour

__all__ = ["Tour"]
