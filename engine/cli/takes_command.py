"""``inbetweener takes PROJECT``: what was painted of every shot, how it stands, and the gate without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from engine.values.errors import InbetweenerError

from .projects import opened, shots_named, tell
from .terminal import say, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.document.folder import Opened
    from engine.document.model import Document, Shot
    from engine.store.takes import Take

GATE = {
    "choose": "show this take, and go on with its seed",
    "approve": "approve this take: the final is refined from it, whatever is changed later",
    "unapprove": "take this take's approval back",
    "delete": "put this take into the trash",
    "restore": "bring this take back from the trash",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the project's folder")
    parser.add_argument("--shots", default="", metavar="1,2A,5-8", help="only these shots, by their numbers")
    parser.add_argument("--json", action="store_true", help="one take a line")
    gate = parser.add_mutually_exclusive_group()
    for name, what in GATE.items():
        gate.add_argument(f"--{name}", metavar="TAKE", help=what)


def run(options: argparse.Namespace) -> int:
    project = opened(options)
    for name in GATE:
        take = getattr(options, name)
        if take:
            return _changed(project, name, take, as_json=options.json)
    found = list(_listed(project, shots_named(project.document, options.shots)))
    if options.json:
        for line in found:
            say({"event": "take", **line})
        say({"event": "summary", "takes": len(found)})
    elif found:
        rows = [(str(each["shot"]), str(each["take"]), str(each["quality"]), *_words(each)) for each in found]
        print(table([("shot", "take", "", "", "seed", "made", "changed since"), *rows]))
    else:
        print("Nothing is painted yet.")
    return 0


def _words(line: dict[str, object]) -> tuple[str, str, str, str]:
    stale = line["stale"]
    marks = [word for word in ("shown", "approved", "starred", "trashed") if line[word]]
    marks += [f"“{line['name']}”"] if line["name"] else []
    return (
        ", ".join(marks),
        str(line["seed"]),
        str(line["made"])[:16],
        ", ".join(stale) if isinstance(stale, list) else "",
    )


def _listed(project: Opened, shots: tuple[str, ...]) -> Iterator[dict[str, object]]:
    from engine.document.film import placed_shots
    from engine.document.take_edits import note_of
    from engine.store.takes import takes_folder, takes_of

    takes = takes_folder(project.folder)
    for placed in placed_shots(project.document):
        shot = placed.shot
        if shots and shot.id not in shots:
            continue
        for take in takes_of(takes, shot.owners):
            note = note_of(shot, take.id)
            yield {
                "shot": placed.number,
                "take": take.id,
                "quality": take.quality,
                "shown": take.id == shot.take,
                "approved": take.id == shot.approved,
                "starred": note.starred,
                "trashed": note.trashed,
                "name": note.name,
                "seed": take.seed,
                "made": take.made,
                "seconds": take.seconds,
                "model_calls": take.model_calls,
                "stale": list(_stale(project.document, shot, take, takes)),
                "notes": list(take.notes),
            }


def _stale(document: Document, shot: Shot, take: Take, takes: Path) -> tuple[str, ...]:
    from engine.render.asked import read_asked
    from engine.render.request import stale_reasons

    try:
        return tuple(map(str, stale_reasons(document, shot, take, asked=lambda: read_asked(takes, take))))
    except InbetweenerError as error:  # a staging that contradicts itself, a model that nobody knows
        return (error.sentence,)


def _changed(project: Opened, what: str, name: str, *, as_json: bool) -> int:
    from engine.document.folder import save_project
    from engine.document.take_edits import approve, choose_variation, restore_take, trash_takes, unapprove
    from engine.store.takes import read_takes, takes_folder

    if project.read_only:
        raise InbetweenerError("This project cannot be written to.", "Copy it, and change the copy.")
    document, takes = project.document, takes_folder(project.folder)
    found = ((shot, take) for shot in document.shots() for take in read_takes(takes, shot.id) if take.id == name)
    shot, take = next(found, (None, None))
    if shot is None or take is None:
        raise InbetweenerError(f"There is no take “{name}” in this film.", "inbetweener takes PROJECT lists them.")
    match what:
        case "choose":
            document = choose_variation(document, shot.id, take.id, int(take.parts.get("seed", shot.seed)))
        case "approve":
            if take.quality != "draft":
                raise InbetweenerError("Only a draft is approved; this is a final.", "Approve the draft it came from.")
            document = approve(document, shot.id, take.id)
        case "unapprove":
            document = unapprove(document, shot.id) if shot.approved == take.id else document
        case "delete":
            document = trash_takes(document, shot.id, [take.id])
        case _:
            document = restore_take(document, shot.id, take.id)
    if document is not project.document:
        for note in save_project(document, project.folder, project.stamp).notes:
            tell(note, as_json=as_json)
    if as_json:
        say({"event": "summary", "take": take.id, "done": what})
    return 0
