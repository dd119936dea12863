"""A short name for a value: equal values have equal digests, on every machine and in every run."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from dataclasses import fields, is_dataclass
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
    return digest_of(written(value))


def digest_of(said: bytes) -> str:
    """The digest of a value that is written down already."""
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def written(value: Any) -> bytes:
    """What the digest of a value is of. Records are their name and then their fields."""
    parts: Parts = []
    _WRITERS[type(value)](parts, value)
    return b"".join(parts)


def written_name(kind: type) -> bytes:
    return b"D" + kind.__qualname__.encode() + b"\0"


def written_items(items: list[bytes]) -> bytes:
    """A tuple, of whose items each is written down already."""
    return b"".join((b"T", _LENGTH(len(items)), *items))


def written_rows(array: NDArray[Any]) -> bytes:
    """What is written before the ``quantised`` bytes of some rows of an array: ``% how many``."""
    rest = "".join(f", {length}" for length in array.shape[1:]) or ","
    return f"A{array.dtype.str}(%d{rest})".encode()


def quantised(array: NDArray[Any]) -> NDArray[Any]:
    """Numbers as they are written: floats in whole quanta, everything else as it is."""
    if array.dtype.kind == "f":
        return np.rint(array.astype(np.float64) / QUANTUM).astype(np.int64)
    return array


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# -- Every kind of value writes its own tag and length, so that no two shapes of value can run into each other. -------


class _Writers(dict[type, Write]):
    """How values of each type are written: found out once, for a film has hundreds of thousands of them."""

    def __missing__(self, kind: type) -> Write:
        self[kind] = write = self._found_out(kind)
        return write

    def _found_out(self, kind: type) -> Write:
        if issubclass(kind, msgspec.Struct):
            return _record(kind, kind.__struct_fields__)
        if is_dataclass(kind):
            return _record(kind, tuple(field.name for field in fields(kind)))
        base = next((base for base in kind.__mro__ if base in self), None)
        if base is None:
            raise TypeError(f"a {kind.__name__} has no digest; give it one as plain values")
        return self[base]


def _record(kind: type, names: tuple[str, ...]) -> Write:
    tag = written_name(kind)

    def write(parts: Parts, value: Any) -> None:
        parts.append(tag)
        for name in names:
            field = getattr(value, name)
            _WRITERS[type(field)](parts, field)

    return write


def _items(parts: Parts, value: tuple[Any, ...]) -> None:
    parts.append(b"T" + _LENGTH(len(value)))
    for item in value:
        # a pose is fifty numbers in tuples: those are written here, without a call for each
        if type(item) is float:
            parts.append(b"f%d;" % round(item / QUANTUM))
        else:
            _WRITERS[type(item)](parts, item)


def _mapping(parts: Parts, value: dict[str, Any]) -> None:
    parts.append(b"M")
    _items(parts, tuple(sorted(value.items())))


def _array(parts: Parts, value: NDArray[Any]) -> None:
    parts.append(f"A{value.dtype.str}{value.shape}".encode())
    parts.append(quantised(value).tobytes())


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


_WRITERS = _Writers(
    {
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
)
