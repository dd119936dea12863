"""Files as bad disks, cut wires and people who mean harm leave them; the same damage for the same randomness."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 1e308, -(10**30), 2**63, "", "x" * 5000, "../../etc/passwd", "\x00", "a/b", "NaN", "1e999",
    [], {}, [[]], [None], {"a": 1}, "é🎬", "-0.0", 1e-320, "24/0",
)  # fmt: skip
PIECES = (
    b"nan",
    b"-1",
    b"9" * 40,
    b"1e999",
    b"\n\n",
    b"{",
    b"[[",
    b"(",
    b"<",
    b">",
    b"&#0;",
    b"\0",
    b"\xff\xfe",
    b"  ",
)


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Bits turned over, stretches lost, doubled, or overwritten, and the end cut off."""
    found = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 4, 10])):
        at = rng.randrange(len(found) + 1)
        match rng.randrange(6):
            case 0 if at < len(found):
                found[at] ^= 1 << rng.randrange(8)
            case 1:
                found[at : at + 4] = bytes(rng.choice([0, 127, 128, 255]) for _ in range(rng.randrange(8)))
            case 2:
                del found[at:]
            case 3:
                del found[at : at + rng.randrange(1, 200)]
            case 4:
                found[at:at] = found[rng.randrange(len(found) + 1) :][: rng.randrange(1, 500)]
            case _:
                found[at:at] = rng.choice(PIECES) * rng.choice([1, 1, 50])
    return bytes(found)


def mangled(data: bytes, rng: random.Random) -> bytes:
    """JSON that is whole, with something odd in a place or two of it."""
    whole = json.loads(data)
    for _ in range(rng.choice([1, 1, 2, 5])):
        inner, way = whole, []
        while isinstance(inner, (dict, list)) and inner and (not way or rng.random() < 0.85):
            key = rng.choice(list(inner)) if isinstance(inner, dict) else rng.randrange(len(inner))
            way.append((inner, key))
            inner = inner[key]
        if not way:
            break
        holder, key = way[-1]
        if rng.random() < 0.75:
            holder[key] = copy.deepcopy(rng.choice(ODD))
        elif isinstance(holder, list) and rng.random() < 0.5:
            holder.append(holder[key])
        else:
            del holder[key]
    return json.dumps(whole).encode()
