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
        "skeletons": "Ctrl+Shift+K",
    },
    "Premiere": {
        "split-here": "Ctrl+K",  # add edit
        "cut-here": "Ctrl+Shift+K",
        "trim-start": "Q; [",
        "trim-end": "W; ]",
        "delete": "Shift+Del",  # with what follows closing up, as it always does here
        "tool-ripple": "V",
        "tool-slip": "Y",
        "tool-slide": "U",
        "nudge-earlier": "Alt+Left",
        "nudge-later": "Alt+Right",
        "move-earlier": "Ctrl+Alt+Left",
        "move-later": "Ctrl+Alt+Right",
        "next-marker": "Shift+M",
        "previous-marker": "Ctrl+Shift+M",
        "clear-marks": "Ctrl+Shift+X",
        "timeline-fit": "\\",
        "mirror": "Alt+Shift+M",
        "compare": "Alt+W",
        "omit": "Ctrl+Alt+X",
        "commands": "Ctrl+Shift+P",
        "export-film": "Ctrl+M",
        "import": "Ctrl+I",
        "cinema": "Ctrl+`; Ctrl+F11",
        "redo": "Ctrl+Shift+Z",
        "final": "Ctrl+Return",
        "new-panel": "N",
        "duplicate": "Ctrl+Shift+/; Ctrl+D",
    },
    "Resolve": {
        "split-here": "Ctrl+B; Ctrl+\\",
        "cut-here": "Ctrl+Shift+B",
        "trim-start": "Ctrl+Shift+[; [",
        "trim-end": "Ctrl+Shift+]; ]",
        "delete": "Shift+Backspace",
        "nudge-earlier": ",",
        "nudge-later": ".",
        "move-earlier": "Ctrl+Shift+,; Alt+Left",
        "move-later": "Ctrl+Shift+.; Alt+Right",
        "clear-marks": "Alt+X",
        "snapping": "N",
        "timeline-fit": "Shift+Z",
        "fit-picture": "Z",
        "cinema": "P; Ctrl+F; Ctrl+F11",
        "find": "Ctrl+Shift+F",
        "redo": "Ctrl+Shift+Z",
        "final": "Ctrl+Shift+Return",
        "final-approved": "Ctrl+Shift+R",
        "new-panel": "Ctrl+Shift+N",
        "stop": "K",
    },
}
