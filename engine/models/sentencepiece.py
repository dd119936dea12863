"""Reading ``spiece.model``, the vocabulary of T5's tokenizers, without the sentencepiece library.

Folders of LTX hold no other form of it, and transformers would need two more libraries to read this one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5  # wire types of protocol buffers


def read_vocabulary(path: Path) -> tuple[list[tuple[str, float]], bytes]:
    """The pieces with their log probabilities, in the order of their ids, and the table that normalises text first."""
    pieces: list[tuple[str, float]] = []
    normaliser = b""
    for field, value in _fields(path.read_bytes()):
        if field == 1 and isinstance(value, bytes):
            piece = dict(_fields(value))
            text, score = piece.get(1, b""), piece.get(2, b"\0\0\0\0")
            if not isinstance(text, bytes) or not isinstance(score, bytes):
                raise ValueError(f"{path.name} is not a sentencepiece model")
            pieces.append((text.decode(), struct.unpack("<f", score)[0]))
        elif field == 3 and isinstance(value, bytes):
            table = dict(_fields(value)).get(2, b"")
            normaliser = table if isinstance(table, bytes) else b""
    return pieces, normaliser


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a message with their numbers; fixed-width numbers as the bytes that they are."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        wire = tag & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        if wire == _BYTES:
            length, at = _varint(data, at)
        elif wire in (_FIXED32, _FIXED64):
            length = 4 if wire == _FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire} in a sentencepiece model")
        if at + length > len(data):
            raise ValueError("a sentencepiece model that ends in the middle")
        yield tag >> 3, data[at : at + length]
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data):
            raise ValueError("a sentencepiece model that ends in the middle")
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
