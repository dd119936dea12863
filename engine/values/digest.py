"""A short name for a value: equal values have equal digests, on every machine and in every run."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

QUANTUM = 1e-6  # floats that differ by less name the same picture

Parts = list[bytes]  # what a digest is of, in order
Write = Callable[[Parts, Any], None]

_LENGTH = struct.Struct("<q").pack


def digest(value: Any) -> str:
    """32 hexadecimal letters for a plain value: structs, dataclasses, tuples, mappings, text, numbers, arrays.

    Floats are quantised to 1e-6 and -0.0 is folded into 0.0, so that 0.1 + 0.2 and 0.3 are one value.
    Raises TypeError for what has no canonical form.
    """
    parts: Parts = []
    _writer(type(value))(parts, value)
    return hashlib.blake2b(b"".join(parts), digest_size=16).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# -- Every kind of value writes its own tag and length, so that no two shapes of value can run into each other. -------


@cache
def _writer(kind: type) -> Write:
    """How values of a type are written: found out once, for a film has hundreds of thousands of them."""
    if issubclass(kind, msgspec.Struct):
        return _record(kind, kind.__struct_fields__)
    if is_dataclass(kind):
        return _record(kind, tuple(field.name for field in fields(kind)))
    known = (base for base in kind.__mro__ if base in _WRITERS)
    base = next(known, None)
    if base is None:
        raise TypeError(f"a {kind.__name__} has no digest; give it one as plain values")
    return _WRITERS[base]


def _record(kind: type, names: tuple[str, ...]) -> Write:
    tag = b"D" + kind.__qualname__.encode() + b"\0"

    def write(parts: Parts, value: Any) -> None:
        parts.append(tag)
        for name in names:
            field = getattr(value, name)
            _writer(type(field))(parts, field)

    return write


def _items(parts: Parts, value: tuple[Any, ...]) -> None:
    parts.append(b"T" + _LENGTH(len(value)))
    for item in value:
        # a pose is fifty numbers in tuples: those are written here, without a call for each
        if type(item) is float:
            parts.append(b"f%d;" % round(item / QUANTUM))
        else:
            _writer(type(item))(parts, item)


def _mapping(parts: Parts, value: dict[str, Any]) -> None:
    parts.append(b"M")
    _items(parts, tuple(sorted(value.items())))


def _array(parts: Parts, value: NDArray[Any]) -> None:
    array = np.ascontiguousarray(value)
    if array.dtype.kind == "f":
        array = np.rint(array.astype(np.float64) / QUANTUM).astype(np.int64)
    parts.append(f"A{value.dtype.str}{value.shape}".encode())
    parts.append(array.tobytes())


def _bytes(parts: Parts, value: bytes) -> None:
    parts.append(b"S" + _LENGTH(len(value)) + value)


def _text(parts: Parts, value: str) -> None:
    _bytes(parts, value.encode())


def _word(parts: Parts, value: bool | None) -> None:
    parts.append(f"{value!r};".encode())


def _whole(parts: Parts, value: int) -> None:
    parts.append(b"i%d;" % value)


def _number(parts: Parts, value: float) -> None:
    parts.append(b"f%d;" % round(value / QUANTUM))


_WRITERS: dict[type, Write] = {
    tuple: _items,
    list: _items,
    dict: _mapping,
    np.ndarray: _array,
    bytes: _bytes,
    str: _text,
    bool: _word,
    type(None): _word,
    int: _whole,
    float: _number,
}
