"""The keys that other programs have taught an artist's hand. Only what differs from our own is listed.

Whoever has one of these keys by our own map gives it up.
"""

from __future__ import annotations

PRESETS: dict[str, dict[str, str]] = {
    "Inbetweener": {},
    "Storyboarder": {
        "duplicate": "D; Ctrl+D",
        "draft": "Ctrl+Shift+D",
        "cut-before": "/",
        "next-panel": "Right; Down",
        "previous-panel": "Left; Up",
        "step-forward": ".",
        "step-back": ",",
        "delete": "Ctrl+Del; Ctrl+Backspace",
        "onion": "O",
        "skeletons": "Ctrl+Shift+K",
    },
    "Premiere": {
        "cut-before": "Ctrl+K",
        "commands": "Ctrl+Shift+P",
        "export-film": "Ctrl+M",
        "import": "Ctrl+I",
        "full-screen": "Ctrl+`; F11",
        "redo": "Ctrl+Shift+Z",
        "timeline-fit": "\\",
        "final": "Ctrl+Return",
        "new-panel": "N",
        "duplicate": "Ctrl+Shift+/; Ctrl+D",
    },
    "Resolve": {
        "cut-before": "Ctrl+B; Ctrl+\\",
        "full-screen": "Ctrl+F; P; F11",
        "redo": "Ctrl+Shift+Z",
        "fit-picture": "Shift+Z",
        "final": "Ctrl+Shift+Return",
        "final-approved": "Ctrl+Shift+R",
        "timeline-fit": "Shift+\\",
        "new-panel": "Ctrl+Shift+N",
        "stop": "K",
    },
}
