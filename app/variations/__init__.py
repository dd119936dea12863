"""Four tries of one shot to choose from."""

from app.variations.dialog import VariationsDialog

__all__ = ["VariationsDialog"]
