"""Why a take is out of date, in the language of the window."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from app.marking import N
from engine.render.reasons import Reason

PATTERNS = (
    N("Reason", "model"), N("Reason", "model weights"), N("Reason", "how it is painted"), N("Reason", "picture size"),
    N("Reason", "enlarger"), N("Reason", "frame rate"), N("Reason", "frames held"), N("Reason", "length of the shot"),
    N("Reason", "seed"), N("Reason", "style"), N("Reason", "light"), N("Reason", "weather"),
    N("Reason", "how closely to follow"), N("Reason", "staging"), N("Reason", "camera"), N("Reason", "shot size"),
    N("Reason", "words"),
    N("Reason", "locked frames"), N("Reason", "another try"), N("Reason", "words of span {0}"),
    N("Reason", "pose of {0}"), N("Reason", "layout of {0}"),
    N("Reason", "pose of somebody no longer in the cast"), N("Reason", "layout of somebody no longer in the cast"),
    N("Reason", "{0} in the cast"), N("Reason", "drawing of panel {0}"),
    N("Reason", "drawing of a panel that is gone"), N("Reason", "picture pinned at frame {0}"),
    N("Reason", "{0} more frames at its beginning"), N("Reason", "{0} more frames at its end"), N("Reason", "timing of panel {0}"),
    N("Reason", "how the model is shown the shot"),
    N("Reason", "{0} at frame {1}"), N("Reason", "{0} at frames {1} and {2}"), N("Reason", "{0} at {1} frames"),
)  # fmt: skip  # those of the engine


def reason_heard(words: str) -> str:
    """A reason that was written down in English, in the language of the window; whatever else it is, as it is."""
    for pattern, text in _reasons():
        found = pattern.fullmatch(words)
        if found:
            return QCoreApplication.translate("Reason", text).format(*map(reason_heard, found.groups()))
    return words


@cache
def _reasons() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How each reason is written, the most particular first; "at frame 12" is what stands around another one."""
    around = [text for text in PATTERNS if text.startswith("{0} at ")]
    inside = sorted((text for text in PATTERNS if text not in around), key=len, reverse=True)
    return tuple((re.compile(re.sub(r"\\{\d\\}", "(.*?)", re.escape(text))), text) for text in (*around, *inside))


def in_words(reason: Reason) -> str:
    return reason.said(lambda pattern: QCoreApplication.translate("Reason", pattern))
