"""Names that never change: short, random, and safe in a file name."""

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0 and 1, which are misread


def new_id(kind: str) -> str:
    """A new stable name such as ``shot-k3v8qd2m``; eight letters are 31**8, about 10**12, so a film never meets a twin."""
    return f"{kind}-" + "".join(secrets.choice(_LETTERS) for _ in range(8))
