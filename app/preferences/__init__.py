"""What the artist may choose about the program itself."""

from app.preferences.dialog import Preferences

__all__ = ["Preferences"]
