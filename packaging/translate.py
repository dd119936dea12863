"""Keeps the window's other languages in step with the sources, and compiles them.

    python packaging/translate.py            gathers every string into resources/translations/*.ts, and compiles them
    python packaging/translate.py --check    exits with 1 and says what is missing, stale or not compiled

The .ts files are Qt Linguist's own and can be edited with it. Strings are gathered here rather than by lupdate because
Python's ways of naming a context, such as a module's own ``_tr``, have to be followed exactly.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
ENGINE = "Engine"  # the context of what the engine says, which knows no Qt
SENTENCES = FOLDER / "engine.json"  # those sentences, with {0} for what is filled in
SAYS = (
    "InbetweenerError",
    "DiskFull",
    "NewerSchemaError",
    "StagingError",
    "Trouble",
    "Failed",
    "Word",
    "wrong",
    "append",
)  # what a person can act on, and what is noted
PARTS = (
    "sentence",
    "hint",
    "why",
    "last",
    "meant",
    "missing",
    "notes",
    "damage",
    "instead",
    "stopped",
    "there",
    "EMPTIED",
    "AGAIN",
    "GET_AGAIN",
)  # names of what is said, and of what is filled into it
SPEAK = (
    "economise",
    "in_words",
    "last_words",
    "named_assets",
    "problems",
    "_broken",
    "_conflicts",
)  # functions that say something wherever they do
QUIET = ("bench", "cli", "training")  # rooms that speak on a terminal only
_HOLE = re.compile(r"\{\d+\}")
HOLES = re.compile(r"\{([\w-]*)(?:[!:][^{}]*)?\}")


@dataclass(frozen=True, order=True)
class Word:
    """A string that a person reads, under the name of the class or the room that it stands in."""

    context: str
    text: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, say what is wrong")
    parser.add_argument("--missing", action="store_true", help="print what has no translation yet")
    options = parser.parse_args()
    words = gathered()
    wrong: list[str] = []
    for language in LANGUAGES:
        path = FOLDER / f"inbetweener_{language}.ts"
        known = translations(path)
        missing = [word for word in words if not known.get(word)]
        if options.missing:
            for word in missing:
                print(f"{word.context}\t{word.text!r}")
        elif options.check:
            wrong += problems(path, words, known)
        else:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(written(language, words, known), encoding="utf-8")
            SENTENCES.write_text(sentences(words), encoding="utf-8")
            compiled(path, path.with_suffix(".qm"))
            print(f"{path.name}: {len(words) - len(missing)} of {len(words)} strings")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


def gathered() -> list[Word]:
    """Every string of the window's sources, and every sentence that the engine says to it."""
    found = {word for path in sorted((ROOT / "app").rglob("*.py")) for word in of_source(path.read_text("utf-8"))}
    rooms = (path for path in sorted((ROOT / "engine").rglob("*.py")) if path.relative_to(ROOT).parts[1] not in QUIET)
    found |= {Word(ENGINE, text) for path in rooms for text in said(path.read_text("utf-8"))}
    return sorted(found)


def sentences(words: list[Word]) -> str:
    """The engine's sentences as a file, by which the window finds out what a finished one was made of."""
    return json.dumps([word.text for word in words if word.context == ENGINE], ensure_ascii=False, indent=0) + "\n"


def said(source: str) -> Iterator[str]:
    """The sentences, hints and notes of an engine's module, with {0}, {1} for what is filled in."""
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in SAYS:
            found += node.args[:3]
        elif (isinstance(node, ast.Assign) and any(_name(target) in PARTS for target in node.targets)) or (
            isinstance(node, ast.keyword) and node.arg in PARTS
        ):
            found += _strings(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name in SPEAK:
            found += [string for each in _told(node) for string in _strings(each)]
        elif isinstance(node, ast.FunctionDef) and _notes(node):
            returned = (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)
            found += [string for value in returned for string in _strings(value)]
    for each in found:
        yield from (text for text in _patterns(each) if " " in _HOLE.sub("", text).strip())


def _notes(function: ast.FunctionDef) -> bool:
    """Whether what a function gives back is noted somewhere: on a take, on what was opened or brought in."""
    given = ast.unparse(function.returns) if function.returns else ""
    return given == "tuple[str, ...]"


def _told(function: ast.FunctionDef) -> list[ast.stmt]:
    """What a function does, without what is said about it."""
    return function.body[1:] if ast.get_docstring(function) else function.body


def _strings(node: ast.AST) -> Iterator[ast.expr]:
    """The strings in an expression, whole ones only."""
    if isinstance(node, ast.JoinedStr | ast.Constant):
        yield node
    else:
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _patterns(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _patterns(node.body) + _patterns(node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts, hole = [], 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(str(part.value).replace("{", "{{").replace("}", "}}"))
            else:
                parts.append(f"{{{hole}}}")
                hole += 1
        return ["".join(parts)]
    return []


def of_source(source: str) -> Iterator[Word]:
    tree = ast.parse(source)
    yield from _of(tree, "", _rooms(tree))


def unknown(source: str) -> Iterator[int]:
    """Lines where something is translated that cannot be gathered because it is no plain string."""
    tree = ast.parse(source)
    rooms = _rooms(tree)
    inside = {
        id(node)
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef) and each.name in rooms
        for node in ast.walk(each)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in inside:
            at = _place(node, rooms)
            if at is not None and at < len(node.args) and not _texts(node.args[at]):
                yield node.lineno


def problems(path: Path, words: list[Word], known: dict[Word, str]) -> list[str]:
    """What is not as it should be with one language."""
    found = [f"{path.name}: no translation of {word.context}: {word.text!r}" for word in words if not known.get(word)]
    found += [
        f"{path.name}: is not in the sources any more: {word.context}: {word.text!r}"
        for word in sorted(known.keys() - set(words))
    ]
    for word, said in sorted(known.items()):
        if said and sorted(HOLES.findall(word.text)) != sorted(HOLES.findall(said)):
            found.append(f"{path.name}: the holes differ in {word.context}: {word.text!r} and {said!r}")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.qm"
        if not found and (not SENTENCES.exists() or SENTENCES.read_text("utf-8") != sentences(words)):
            found.append(f"{SENTENCES.name}: is not as the sources are; run packaging/translate.py")
        if not found:
            compiled(path, fresh)
            kept = path.with_suffix(".qm")
            if not kept.exists() or kept.read_bytes() != fresh.read_bytes():
                found.append(f"{kept.name}: is not compiled from {path.name}; run packaging/translate.py")
    return found


def translations(path: Path) -> dict[Word, str]:
    """What is translated already."""
    if not path.exists():
        return {}
    known: dict[Word, str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            said = message.find("translation")
            text = "" if said is None or said.get("type") in ("unfinished", "vanished", "obsolete") else said.text or ""
            known[Word(name, message.findtext("source") or "")] = text
    return known


def written(language: str, words: list[Word], known: dict[Word, str]) -> str:
    """A .ts file: every string in its context, in order, so that it diffs."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for name in sorted({word.context for word in words}):
        lines += ["<context>", f"    <name>{escape(name)}</name>"]
        for word in words:
            if word.context == name:
                said = known.get(word, "")
                state = "" if said else ' type="unfinished"'
                lines += [
                    "    <message>",
                    f"        <source>{escape(word.text)}</source>",
                    f"        <translation{state}>{escape(said)}</translation>",
                    "    </message>",
                ]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def compiled(source: Path, target: Path) -> None:
    command = [str(Path(sys.executable).with_name("pyside6-lrelease")), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


# -- reading the sources --------------------------------------------------------------------------------------------------


def _rooms(tree: ast.Module) -> dict[str, str]:
    """A module's own functions that translate: their name and the context that they do it in."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and len(node.args.args) == 1 and len(node.body) <= 2:
            last = node.body[-1]
            call = last.value if isinstance(last, ast.Return) else None
            if (
                isinstance(call, ast.Call)
                and _name(call.func) == "translate"
                and isinstance(call.args[0], ast.Constant)
            ):
                found[node.name] = str(call.args[0].value)
    return found


def _of(node: ast.AST, owner: str, rooms: dict[str, str]) -> Iterator[Word]:
    if isinstance(node, ast.ClassDef):
        owner = node.name
    if isinstance(node, ast.Call):
        name = _name(node.func)
        context = owner
        if name in ("translate", "N") and node.args and isinstance(node.args[0], ast.Constant):
            context = str(node.args[0].value)
        elif isinstance(node.func, ast.Name) and name in rooms:
            context = rooms[name]
        at = _place(node, rooms)
        if at is not None and at < len(node.args):
            for text in _texts(node.args[at]):
                yield Word(context, text)
    for child in ast.iter_child_nodes(node):
        yield from _of(child, owner, rooms)


def _place(node: ast.Call, rooms: dict[str, str]) -> int | None:
    """Which argument of a call is a string that is translated."""
    name = _name(node.func)
    if name in ("translate", "N") and len(node.args) >= 2:
        return 1
    if (name == "tr" and isinstance(node.func, ast.Attribute)) or (isinstance(node.func, ast.Name) and name in rooms):
        return 0
    return None


def _texts(node: ast.expr) -> list[str]:
    """The string, or both of "one thing if there is one else the other"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return []


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


if __name__ == "__main__":
    sys.exit(main())
