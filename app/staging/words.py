"""How the verbs of the staging are said in the language of the window; the document keeps them in English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.marking import N
from engine.document.model import Verb

VERBS: dict[Verb, str] = {
    "left of": N("Staging", "left of"), "right of": N("Staging", "right of"), "above": N("Staging", "above"),
    "below": N("Staging", "below"), "in front of": N("Staging", "in front of"), "behind": N("Staging", "behind"),
    "on": N("Staging", "on"), "in": N("Staging", "in"), "holding": N("Staging", "holding"), "near": N("Staging", "near"),
    "facing": N("Staging", "facing"),
}  # fmt: skip


def said(verb: Verb) -> str:
    return QCoreApplication.translate("Staging", VERBS[verb])
