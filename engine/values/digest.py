"""A short name for a value: equal values have equal digests, on every machine and in every run."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np

QUANTUM = 1e-6  # floats that differ by less name the same picture


def digest(value: Any) -> str:
    """32 hexadecimal letters for a plain value: structs, dataclasses, tuples, mappings, text, numbers, arrays.

    Floats are quantised to 1e-6 and -0.0 is folded into 0.0, so that 0.1 + 0.2 and 0.3 are one value.
    Raises TypeError for what has no canonical form.
    """
    hasher = hashlib.blake2b(digest_size=16)
    _feed(hasher, value)
    return hasher.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _feed(hasher: Any, value: Any) -> None:
    # Every branch writes its own tag and length, so that no two shapes of value can run into each other.
    if isinstance(value, msgspec.Struct):
        hasher.update(b"D" + type(value).__qualname__.encode() + b"\0")
        for name in value.__struct_fields__:
            _feed(hasher, getattr(value, name))
    elif is_dataclass(value) and not isinstance(value, type):
        hasher.update(b"D" + type(value).__qualname__.encode() + b"\0")
        for field in fields(value):
            _feed(hasher, getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        items = cast("tuple[Any, ...]", value)
        hasher.update(b"T" + struct.pack("<q", len(items)))
        for item in items:
            _feed(hasher, item)
    elif isinstance(value, dict):
        pairs = sorted(cast("dict[str, Any]", value).items())
        hasher.update(b"M")
        _feed(hasher, tuple(pairs))
    elif isinstance(value, np.ndarray):
        array = np.ascontiguousarray(value)
        if array.dtype.kind == "f":
            array = np.rint(array.astype(np.float64) / QUANTUM).astype(np.int64)
        hasher.update(f"A{value.dtype.str}{value.shape}".encode())
        hasher.update(array.data)
    elif isinstance(value, (str, bytes)):
        data = value.encode() if isinstance(value, str) else value
        hasher.update(b"S" + struct.pack("<q", len(data)) + data)
    elif isinstance(value, bool) or value is None:
        hasher.update(f"{value!r};".encode())
    elif isinstance(value, int):
        hasher.update(f"i{value};".encode())
    elif isinstance(value, float):
        hasher.update(f"f{round(value / QUANTUM)};".encode())
    else:
        raise TypeError(f"a {type(value).__name__} has no digest; give it one as plain values")
