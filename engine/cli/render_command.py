"""``inbetweener render PROJECT -o film.mp4``: paints what is not painted yet and writes the film."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.values.errors import InbetweenerError

from .projects import beside, opened, shots_named, tell
from .terminal import Bar, JsonLines, duration, say, size_of

if TYPE_CHECKING:
    from engine.document.folder import Opened
    from engine.document.model import Document
    from engine.store.takes import Quality, Take

FILMS = (".mp4", ".mov", ".mkv")
MOST_VARIATIONS = 64


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, help="the project's folder")
    parser.add_argument("-o", "--output", type=Path, metavar="FILM", help="the film to write: .mp4, .mov or .mkv")
    parser.add_argument(
        "--quality",
        choices=("blocking", "draft", "final"),
        help="blocking is drawn at once and needs no model; draft and final are painted (draft, where the model is there)",
    )
    parser.add_argument("--shots", default="", metavar="1,2A,5-8", help="only these shots, by their numbers")
    parser.add_argument("--model", metavar="NAME", help="paint with this one in place of the film's own")
    parser.add_argument("--size", type=size_of, metavar="1280x720", help="of the film, in pixels")
    parser.add_argument("--seed", type=int, metavar="N", help="another variation: added to every shot's own seed")
    parser.add_argument(
        "--variations", type=int, default=0, metavar="N", help="paint one shot from N other seeds, to choose from them"
    )
    parser.add_argument("--no-save", action="store_true", help="leave the project as it is: show no new take in it")
    parser.add_argument("--json", action="store_true", help="one event a line, and a summary last")


def run(options: argparse.Namespace) -> int:
    from engine.jobs.awake import Awake
    from engine.jobs.events import Event, RenderAsk, TakeMade
    from engine.jobs.modest import be_modest
    from engine.jobs.perform import perform
    from engine.jobs.reporter import Reporter
    from engine.render.easel import Easel

    if options.output and options.output.suffix.lower() not in FILMS:
        raise InbetweenerError(f"{options.output.name} is not a film.", f"Name it {', '.join(FILMS)}.")
    project = opened(options)
    if options.output:
        beside(project.folder, options.output)
    document = with_model(project.document, options.model)
    quality = options.quality or best_quality(document, as_json=options.json)
    ask = RenderAsk(
        document,
        project.folder,
        shots_named(document, options.shots),
        quality,
        options.output,
        options.size,
        options.seed,
        variations=other_seeds(document, options),
    )
    be_modest()
    show = JsonLines() if options.json else Bar(numbers(document))
    takes: list[Take] = []

    def hear(event: Event) -> None:
        if isinstance(event, TakeMade):
            takes.append(event.take)
        show(event)

    reporter, awake = Reporter("render", hear), Awake()
    awake.hold()
    try:
        perform(Easel(), ask, reporter)
    finally:
        awake.release()
        show.end()
    if options.model is None and options.seed is None and not (options.no_save or ask.variations):
        keep_takes(project, takes, as_json=options.json)
    counts = reporter.counts
    summary: dict[str, Any] = {
        "event": "summary",
        "model_calls": counts.model_calls,
        "store_hits": counts.store_hits,
        "windows": counts.windows,
        "frames": counts.frames,
        "seconds": counts.seconds,
        "quality": quality,
        "film": str(options.output or ""),
        "takes": [take.id for take in takes],
    }
    if options.json:
        say(summary)
    else:
        print(in_words(summary))
    return 0


def in_words(summary: dict[str, Any]) -> str:
    where = f"{summary['film']}: " if summary["film"] else ""
    painted = (
        f", {summary['windows']} windows painted and {summary['store_hits']} found painted already"
        if summary["windows"] or summary["store_hits"]
        else ""
    )
    return f"{where}{summary['frames']} frames in {duration(summary['seconds'])}{painted}"


def other_seeds(document: Document, options: argparse.Namespace) -> tuple[int, ...]:
    """Seeds that follow the shot's own, as many as are asked for."""
    if not options.variations:
        return ()
    shots = shots_named(document, options.shots)
    if len(shots) != 1 or not 0 < options.variations <= MOST_VARIATIONS:
        raise InbetweenerError(
            "Variations are of one shot.", f"Name it with --shots, and ask for 1 to {MOST_VARIATIONS} of them."
        )
    seed = document.shot(shots[0]).seed
    return tuple(range(seed + 1, seed + 1 + options.variations))


def with_model(document: Document, name: str | None) -> Document:
    """The film painted by one model throughout."""
    if name is None:
        return document
    from msgspec.structs import replace

    sequences = tuple(
        replace(sequence, shots=tuple(replace(shot, model=None) for shot in sequence.shots))
        for sequence in document.sequences
    )
    return replace(document, model=name, sequences=sequences)


def best_quality(document: Document, *, as_json: bool) -> Quality:
    """A draft where every model that the film wants is on this computer, else the blocking, and that is said."""
    from engine.models import family_named

    for name in {shot.model or document.model for shot in document.shots() if shot.paint}:
        family = family_named(name)
        if family.find() is None:
            sentence = f"{family.title} is not on this computer, so the blocking is rendered."
            tell(f"{sentence} {family.missing}", as_json=as_json)
            return "blocking"
    return "draft"


def keep_takes(project: Opened, takes: list[Take], *, as_json: bool) -> None:
    """Shows the new takes in the project, where it may be written and keeps its takes itself.

    Painting takes hours, and the film goes on meanwhile: it is the film as it is now that shows them, but for shots that
    are gone or for which somebody chose another take.
    """
    from engine.document.folder import TAKES, open_project, save_project
    from engine.document.take_edits import use_take
    from engine.store.takes import takes_folder

    if not takes or project.read_only or takes_folder(project.folder) != project.folder.resolve() / TAKES:
        return
    now = open_project(project.folder)
    shown = {shot.id: shot.take for shot in project.document.shots()}
    there = {shot.id: shot.take for shot in now.document.shots()}
    document = now.document
    for take in takes:
        if take.shot in there and there[take.shot] == shown.get(take.shot):
            document = use_take(document, take.shot, take.id)
    if document is not now.document and not now.read_only:
        for note in save_project(document, project.folder, now.stamp).notes:
            tell(note, as_json=as_json)


def numbers(document: Document) -> dict[str, str]:
    from engine.document.film import placed_shots

    return {placed.shot.id: placed.number for placed in placed_shots(document)}
