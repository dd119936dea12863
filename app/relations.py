"""How the relations of the staging are said in the language of the window; the document keeps them in English."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.marking import N
from engine.document.model import Verb

VERBS: dict[Verb, str] = {
    "left of": N("Staging", "left of"), "right of": N("Staging", "right of"), "above": N("Staging", "above"),
    "below": N("Staging", "below"), "in front of": N("Staging", "in front of"), "behind": N("Staging", "behind"),
    "on": N("Staging", "on"), "in": N("Staging", "in"), "holding": N("Staging", "holding"), "near": N("Staging", "near"),
    "facing": N("Staging", "facing"),
}  # fmt: skip
_ONE = re.compile(rf"“([^“”]*?) ({'|'.join(VERBS)}) ([^“”]*)”")


def said(verb: Verb) -> str:
    return QCoreApplication.translate("Staging", VERBS[verb])


def relations_heard(words: str) -> str:
    """The relations that the engine names in a sentence: *“Ana left of Ben” and “Ben left of Ana”*."""
    joined = words.replace("” and “", QCoreApplication.translate("Staging", "” and “"))
    return _ONE.sub(_heard, joined)


def _heard(relation: re.Match[str]) -> str:
    one, verb, other = relation.groups()
    quoted = QCoreApplication.translate("Staging", "“{words}”")
    return quoted.format(words=f"{one} {QCoreApplication.translate('Staging', verb)} {other}")
