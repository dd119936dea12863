"""How long it takes to say something."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 150  # spoken
SIGNS_A_SECOND = 6.5  # of a script that is written without spaces, as Japanese and Chinese are
BREATH = 0.5  # seconds before somebody speaks

_SIGN = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_SPEAKER = r"(?m)^\s*(?:[^\s:：]+ ){0,2}[^\s:：]+[:：]"


def spoken_seconds(lines: str) -> float:
    """Seconds for a speech, with a breath before it; 0 where nothing is said. What stands in brackets is not spoken.

    *ANA: You came. (beat)* has two words: up to three before a colon at the beginning of a line are who speaks.
    """
    said = re.sub(r"\([^)]*\)|（[^）]*）", "", re.sub(_SPEAKER, "", lines))
    signs = len(re.findall(_SIGN, said))
    words = len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", re.sub(_SIGN, " ", said)))
    if not signs and not words:
        return 0.0
    return BREATH + words * 60 / WORDS_A_MINUTE + signs / SIGNS_A_SECOND
