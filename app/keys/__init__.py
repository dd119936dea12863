"""Which key does what: presets of other programs, the artist's own map, and who may have a key first."""

from app.keys.guard import KeyGuard, needs_key, writes
from app.keys.keymap import Keymap, kept_keymap, native

__all__ = ["KeyGuard", "Keymap", "kept_keymap", "native", "needs_key", "writes"]
