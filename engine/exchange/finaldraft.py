"""Final Draft screenplays (.fdx): paragraphs with a type, whose words may come in several runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from engine.exchange.brought import LARGEST_SCRIPT, Brought, Setting, Suits, read_text
from engine.exchange.screenplay import Action, Change, Element, Heading, Speech, boards_of, without_asides, words_of
from engine.values.errors import InbetweenerError


def takes(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() == ".fdx"


def suits(paths: tuple[Path, ...]) -> Suits:
    return Suits()


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    return boards_of(parse(read_text(paths[0], LARGEST_SCRIPT), paths[0].name), setting)


def parse(text: str, name: str = "The screenplay") -> tuple[Element, ...]:
    """What a screenplay tells, in its order."""
    if "<!ENTITY" in text or "<!DOCTYPE" in text:
        raise InbetweenerError(f"{name} declares entities, which no screenplay needs; it was not read.")
    try:
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except ElementTree.ParseError as error:
        raise InbetweenerError(f"{name} is damaged: {error}.") from error
    if root.tag != "FinalDraft":
        raise InbetweenerError(f"{name} is not a Final Draft screenplay.")
    return tuple(_elements(root))


def _elements(root: ElementTree.Element) -> Iterator[Element]:
    who, said = "", list[str]()
    for paragraph in root.iterfind("./Content/Paragraph"):
        kind = paragraph.get("Type", "")
        line = words_of([run.text or "" for run in paragraph.iter("Text")])
        if kind in ("Dialogue", "Parenthetical", "Lyrics") and who:
            said.append(line)
            continue
        if who and said:
            yield Speech(who, "\n".join(filter(None, said)))
        who, said = "", []
        if not line:
            continue
        if kind == "Scene Heading":
            yield Heading(line, paragraph.get("Number", ""))
        elif kind == "Character":
            who = without_asides(line).strip()
        elif kind == "Transition":
            yield Change(line)
        elif kind in ("Action", "General", "Shot", "Cold Opening", "Lyrics", "Dialogue"):
            yield Action(line)
    if who and said:
        yield Speech(who, "\n".join(filter(None, said)))
