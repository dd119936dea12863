"""Folders of weights that a person brings: found where they said, and looked at before anything in them is opened."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from engine.values.errors import InbetweenerError
from engine.values.settings import data_folder, model_folders

# what is code, and what can run code when it is opened
UNSAFE = (".bin", ".ckpt", ".dll", ".dylib", ".joblib", ".pickle", ".pkl", ".pt", ".pth", ".py", ".pyc", ".pyd", ".so")


def find_folder(name: str) -> Path | None:
    """A family's weights: the folder that ``models.json`` names for it, or one of its name among the model folders."""
    named = _named_folders().get(name)
    places = [*([Path(named)] if named else []), *(folder / name for folder in model_folders())]
    return next((place for place in places if (place / "model_index.json").is_file()), None)


def check_folder(folder: Path, parts: Mapping[str, tuple[str, ...]]) -> None:
    """Refuses a folder that holds code or pickles, or whose parts are of other classes than those named for each."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in UNSAFE:
            raise InbetweenerError(
                f"The model folder {folder.name} holds {path.relative_to(folder).as_posix()}, which can run code.",
                "Only weights in .safetensors are loaded: get the model in that form, or take that file out.",
            )
    index = _read_json(folder / "model_index.json")
    for part, classes in parts.items():
        library, name = (*_strings(index.get(part)), "", "")[:2]
        if library not in ("diffusers", "transformers") or name not in classes:
            raise InbetweenerError(
                f"The {part} in the model folder {folder.name} is “{name or 'missing'}”, not {' or '.join(classes)}.",
                "Put another folder there: this one holds a model of another kind.",
            )
        config = folder / part / "config.json"
        if config.is_file() and "auto_map" in _read_json(config):
            raise InbetweenerError(
                f"The {part} in the model folder {folder.name} wants to bring code of its own.",
                "Only models that diffusers and transformers know themselves are loaded.",
            )


def stay_offline() -> None:
    """Weights come from the folder or not at all. To be called before anything of Hugging Face's is imported."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["DIFFUSERS_DISABLE_REMOTE_CODE"] = "1"


def _named_folders() -> dict[str, str]:
    path = data_folder() / "models.json"
    named = _read_json(path) if path.is_file() else {}
    return {name: folder for name, folder in named.items() if isinstance(folder, str)}


def _read_json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InbetweenerError(
            f"{path.name} in {path.parent} cannot be read: {error}.", "Mend it or remove it."
        ) from error
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _strings(value: object) -> tuple[str, ...]:
    return (
        tuple(item for item in cast("list[object]", value) if isinstance(item, str)) if isinstance(value, list) else ()
    )
