"""Where this person keeps things: settings, journals, painted work, model weights."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP = "inbetweener"
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def data_folder() -> Path:
    """Journals, queues and logs. ``INBETWEENER_HOME`` moves everything of this person's into one folder."""
    home = os.environ.get("INBETWEENER_HOME")
    return Path(home) / "data" if home else platformdirs.user_data_path(APP)


def cache_folder() -> Path:
    """What can be made again: painted windows, previews, thumbnails."""
    home = os.environ.get("INBETWEENER_HOME")
    return Path(home) / "cache" if home else platformdirs.user_cache_path(APP)


def model_folders() -> tuple[Path, ...]:
    """Where weights are looked for, first come first served: ``INBETWEENER_MODELS``, the person's, the bundled ones."""
    named = os.environ.get("INBETWEENER_MODELS", "")
    return (*(Path(part) for part in named.split(os.pathsep) if part), data_folder() / "models", RESOURCES / "models")
