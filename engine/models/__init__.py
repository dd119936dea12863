"""Who can paint: one file per family, one line in a table."""

from __future__ import annotations

from collections.abc import Mapping

from engine.values.errors import InbetweenerError

from . import ltx, pencil
from .base import Family

FAMILIES: dict[str, Family] = {family.name: family for family in (pencil.FAMILY, ltx.FAMILY)}


def family_named(name: str, families: Mapping[str, Family] = FAMILIES) -> Family:
    """The family of this name; an error with the names that there are."""
    if name not in families:
        raise InbetweenerError(f"There is no model called “{name}”.", f"There are: {', '.join(families)}.")
    return families[name]
