"""Storyboard sheets for print: panels in rows with their numbers, what is done and what is said."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from engine.document.film import panel_label, placed_shots
from engine.document.model import Document, Panel
from engine.models.base import Size
from engine.values.files import atomic_file
from engine.values.time import timecode

from .composite import Picture
from .film import active_takes, materials_of
from .shots import Project

PAGE = 2480, 1754  # A4 across at 212 pixels to the inch
COLUMNS, ROWS = 3, 2
MARGIN, GAP, HEAD = 100, 50, 120
INK, SOFT, LINE = (28, 28, 30), (110, 110, 116), (206, 206, 210)


@dataclass(frozen=True, eq=False)
class Board:
    """One panel as it is printed."""

    label: str
    when: str
    picture: Picture
    panel: Panel


def write_sheets(project: Project, path: Path) -> list[Path]:
    """Writes ``path`` as one PDF, or as one PNG a page, numbered where there are several."""
    pages = list(sheets(project))
    if path.suffix.lower() == ".pdf":
        with atomic_file(path) as part:
            first, *rest = pages
            first.save(part, "PDF", resolution=212, save_all=True, append_images=rest, title=project.document.title)
        return [path]
    paths = [
        path if len(pages) == 1 else path.with_stem(f"{path.stem}-{number}") for number in range(1, len(pages) + 1)
    ]
    for page, each in zip(pages, paths, strict=True):
        with atomic_file(each) as part:
            page.save(part, "PNG")
    return paths


def sheets(project: Project) -> Iterator[Image.Image]:
    """The pages, one after the other; a film without panels has one that is empty."""
    width = (PAGE[0] - 2 * MARGIN - (COLUMNS - 1) * GAP) // COLUMNS
    size = width, round(width * project.document.height / project.document.width)
    boards = list(boards_of(project, size))
    each = COLUMNS * ROWS
    pages = max(1, -(-len(boards) // each))
    for page in range(pages):
        yield _page(project.document, boards[page * each : (page + 1) * each], size, f"{page + 1} / {pages}")


def boards_of(project: Project, size: Size) -> Iterator[Board]:
    """Every panel with the picture that the film shows at its first frame."""
    document = project.document
    materials = materials_of(project, active_takes(project))
    for placed in placed_shots(document):
        for panel, start in zip(placed.shot.panels, placed.shot.panel_starts(), strict=True):
            when = f"{timecode(placed.span.start + start, document.rate)}   {panel.frames} frames"
            label = panel_label(placed.number, placed.shot, panel)
            yield Board(label, when, materials[placed.shot.id].picture(start, size), panel)


def _page(document: Document, boards: list[Board], size: Size, number: str) -> Image.Image:
    page = Image.new("RGB", PAGE, "white")
    draw = ImageDraw.Draw(page)
    draw.text((MARGIN, MARGIN), document.title, INK, _font(44))
    draw.text((PAGE[0] - MARGIN, MARGIN + 12), number, SOFT, _font(28), anchor="ra")
    tall = (PAGE[1] - 2 * MARGIN - HEAD - (ROWS - 1) * GAP) // ROWS
    for at, board in enumerate(boards):
        x = MARGIN + at % COLUMNS * (size[0] + GAP)
        y = MARGIN + HEAD + at // COLUMNS * (tall + GAP)
        _board(page, draw, board, x, y, size, tall)
    return page


def _board(page: Image.Image, draw: ImageDraw.ImageDraw, board: Board, x: int, y: int, size: Size, tall: int) -> None:
    draw.text((x, y), board.label, INK, _font(30))
    draw.text((x + size[0], y + 6), board.when, SOFT, _font(22), anchor="ra")
    top = y + 46
    page.paste(Image.fromarray(board.picture), (x, top))
    draw.rectangle((x, top, x + size[0] - 1, top + size[1] - 1), outline=LINE, width=2)
    at, letters = top + size[1] + 16, size[0] // 12
    for text, colour in ((board.panel.action, INK), (board.panel.dialogue, INK), (board.panel.notes, SOFT)):
        for line in textwrap.wrap(text, letters):
            if at + 30 > y + tall:
                return  # a page is only so long; the shot list has all the words
            draw.text((x, at), line, colour, _font(24))
            at += 31
        at += 10 if text else 0


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
