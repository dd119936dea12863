"""Folders of weights that a person brings: found where they said, and looked at before anything in them is opened."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import msgspec

from engine.values.errors import InbetweenerError
from engine.values.settings import data_folder, model_folders

# what is code, and what can run code when it is opened
LONGEST_HEADER = 100 * 10**6  # bytes, by the format itself
GET_AGAIN = "Get the folder again, whole: what is there already need not be loaded twice."
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


def check_whole(folder: Path, parts: Iterable[str]) -> None:
    """Refuses a folder some of whose files are not there or not there to their end, as downloads leave them.

    Only the headers of the weights are read, so 40 GB are looked at in a moment.
    """
    for part in parts:
        place = folder / part
        names = {path.name for path in place.glob("*.safetensors")}
        for index in place.glob("*.safetensors.index.json"):
            told = _read_json(index).get("weight_map")
            names |= set(map(str, cast("dict[str, Any]", told).values())) if isinstance(told, dict) else set()
        tokenizer = any((place / name).is_file() for name in ("spiece.model", "tokenizer.json"))
        if not names and not tokenizer:
            raise InbetweenerError(f"The model folder {folder.name} holds no {part}.", GET_AGAIN)
        for name in sorted(names):
            what = _broken(place / name)
            if what:
                raise InbetweenerError(f"In the model folder {folder.name}, {part}/{name} {what}.", GET_AGAIN)


def _broken(path: Path) -> str:
    """What is wrong with a file of weights, in words; empty where it is as long as it says."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
            if head == b"version ":  # https://git-lfs.github.com/spec
                return "is only the note that git keeps in its place (git lfs pull gets the file itself)"
            length = int.from_bytes(head, "little")
            if length > LONGEST_HEADER:
                return "is damaged"
            told = msgspec.json.decode(file.read(length), type=dict[str, _Tensor]) if head else {}
        end = max((tensor.data_offsets[1] for tensor in told.values()), default=0)
        return "" if end and path.stat().st_size == 8 + length + end else "is not there to its end"
    except FileNotFoundError:
        return "is missing"
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "is damaged"
    except OSError as error:
        return f"cannot be read: {error.strerror}"


class _Tensor(msgspec.Struct):
    """What the header of a .safetensors file says of one of its arrays; what it says of itself has no place."""

    data_offsets: tuple[int, int] = (0, 0)


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
