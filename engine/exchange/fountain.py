"""Fountain screenplays: plain text that reads like a script. Capitals are told in every alphabet, not only in Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from engine.exchange.brought import LARGEST_SCRIPT, Brought, Setting, Suits, read_text
from engine.exchange.screenplay import (
    PREFIXES,
    Action,
    Change,
    Element,
    Heading,
    Remark,
    Speech,
    boards_of,
    without_asides,
)

SUFFIXES = (".fountain", ".spmd")

_PREFIX = "|".join(re.escape(prefix) for prefix in PREFIXES)
_HEADING = re.compile(rf"(?:{_PREFIX})(?:[. ]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"#([\w.-]{1,40})#\s*$")
# up to the next mark of its own: what is opened and never closed must not be looked for through a whole book
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=\S)((?:\\.|(?!\1).)+)(?<=\S)\1")


def takes(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.is_dir()  # a pipe is read like a file


def suits(paths: tuple[Path, ...]) -> Suits:
    return Suits()


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    return boards_of(parse(read_text(paths[0], LARGEST_SCRIPT)), setting)


def parse(text: str) -> tuple[Element, ...]:
    """What a screenplay tells, in its order."""
    text, _ = _taken_out(text.replace("\r\n", "\n").replace("\r", "\n"), "/*", "*/")
    lines = [line.rstrip() for line in text.split("\n")]
    return tuple(_elements(lines[_title_page(lines) :]))


def _title_page(lines: list[str]) -> int:
    """How many lines the title page takes; a script may begin without one."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not re.match(r"[^\W\d_][\w ]*:(\s|$)", lines[first]) or _is_change(lines[first]):
        return first
    return next((at for at in range(first, len(lines)) if not lines[at].strip()), len(lines))


def _elements(lines: list[str]) -> Iterator[Element]:
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        before = at == 0 or not lines[at - 1].strip()
        last = at + 1 >= len(lines) or not lines[at + 1].strip()
        at += 1
        if not line or line.startswith("=") or (line.startswith("#") and not line.startswith("#{")):
            continue
        if line.startswith(".") and not line.startswith(".."):
            yield _heading(line[1:])
        elif before and _HEADING.match(line):
            yield _heading(line)
        elif line.startswith(">") and line.endswith("<"):
            yield Action(_plain(line[1:-1].strip()))
        elif line.startswith(">") or (before and last and _is_change(line)):
            yield Change(line.lstrip("> ").strip())
        elif line.startswith("@") or (before and not last and _is_cue(line)):
            speech, at = _speech(line, lines, at)
            yield speech
        else:
            paragraph = [line]
            while at < len(lines) and lines[at].strip() and not _HEADING.match(lines[at].strip()):
                paragraph.append(lines[at].strip())
                at += 1
            yield from _told("\n".join(part.removeprefix("!").removeprefix("~") for part in paragraph))


def _speech(cue: str, lines: list[str], at: int) -> tuple[Speech, int]:
    who = without_asides(cue.lstrip("@")).rstrip("^ ").strip()
    said: list[str] = []
    # two spaces on a line of their own carry a speech over an empty line; rstrip took them, so a speech ends there
    while at < len(lines) and lines[at].strip():
        said.append(lines[at].strip())
        at += 1
    lines_said = _plain(_taken_out("\n".join(said), "[[", "]]")[0].strip())
    return Speech(who, lines_said), at


def _told(paragraph: str) -> Iterator[Element]:
    """A paragraph, and the notes that stand in it."""
    text, notes = _taken_out(paragraph, "[[", "]]")
    action = _plain(text.strip())
    if action:
        yield Action(action)
    for note in notes:
        yield Remark(note.strip())


def _heading(line: str) -> Heading:
    found = _NUMBER.search(line)
    return Heading(_plain(_NUMBER.sub("", line).strip()), found[1] if found else "")


def _is_change(line: str) -> bool:
    line = line.strip()
    return _is_capitals(line) and bool(re.search(r"(TO|IN|OUT|ЗТМ|КАДР)[:.]$", line)) and not line.startswith("!")


def _is_cue(line: str) -> bool:
    """Whether a line names who speaks: capitals, with or without *(V.O.)* and a caret."""
    name = without_asides(line).rstrip("^ ").strip()
    return bool(name) and _is_capitals(name) and not line.startswith(("!", "~", "[[")) and len(name) < 60


def _is_capitals(line: str) -> bool:
    """Whether all letters that have a small form are large; one slip in a long word is forgiven.

    ``МАШA`` written with a Latin A, as people do, is in capitals; so is ``O'NEIL #2``.
    """
    letters = [letter for letter in line if letter.isalpha()]
    return bool(letters) and all(letter == letter.upper() for letter in letters)


def _taken_out(text: str, opening: str, closing: str) -> tuple[str, list[str]]:
    """The text without what stands between two marks, and what stood there. What is never closed stays."""
    kept: list[str] = []
    taken: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0 and (stop := text.find(closing, start + len(opening))) >= 0:
        kept.append(text[at:start])
        taken.append(text[start + len(opening) : stop])
        at = stop + len(closing)
    return "".join([*kept, text[at:]]), taken


def _plain(text: str) -> str:
    """The words without the marks of bold, italic and underlined."""
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return re.sub(r"\\([*_\\])", r"\1", text)
