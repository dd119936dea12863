"""Storyboard sheets for print without a window: every page painted by Pillow, in one PDF or as pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from engine.models.base import Size
from engine.store.takes import Take
from engine.values.files import atomic_file

from .composite import Material, Picture
from .film import active_takes
from .materials import PAPER, crossed, material_of
from .sheet_layout import FORMS, USUAL, Board, Line, Page, Paper, Prose, Rule, Still, boards_of, pages
from .shots import Project
from .watch import Nobody, Watcher

DPI = 212
SCALE = DPI / 72  # pixels to a point
INK, SOFT, FAINT = (28, 28, 30), (110, 110, 116), (206, 206, 210)
LEADING = 1.28  # from line to line
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

# Pillow's own letters are Latin; for others the first of these that the system has
_FONTS = ("NotoSansCJK-Regular.ttc", "NotoSans-Regular.ttf", "DejaVuSans.ttf", "msgothic.ttc", "arialuni.ttf",
          "Hiragino Sans GB.ttc", "Arial Unicode.ttf", "segoeui.ttf")  # fmt: skip
_LATIN = 0x250  # letters from here on are looked for in the system's fonts


def write_sheets(
    project: Project, path: Path, form: str = USUAL, paper: Paper = "a4", panels: frozenset[str] | None = None,
    watcher: Watcher | None = None,
) -> list[Path]:  # fmt: skip
    """Writes ``path`` as one PDF, or as one PNG a page, numbered where there are several."""
    watcher = watcher or Nobody()
    laid = list(pages(project.document, boards_of(project.document, panels), FORMS[form], paper))
    see = Pictures(project)
    if path.suffix.lower() == ".pdf":
        painted = _painted(laid, see, watcher)
        with atomic_file(path) as part:
            first = next(painted)
            first.save(part, "PDF", resolution=DPI, save_all=True, append_images=painted, title=project.document.title)
        return [path]
    paths = [path if len(laid) == 1 else path.with_stem(f"{path.stem}-{number}") for number in range(1, len(laid) + 1)]
    for page, each in zip(_painted(laid, see, watcher), paths, strict=True):
        with atomic_file(each) as part:
            page.save(part, "PNG")
    return paths


class Pictures:
    """What the film shows at a panel's first frame; an omitted panel is paper with a cross."""

    def __init__(self, project: Project):
        self.project = project
        self._takes: dict[str, Take] | None = None
        self._last: tuple[str, Material] | None = None

    def __call__(self, board: Board, size: Size) -> Picture:
        if board.shot.omitted:
            return crossed(np.full((size[1], size[0], 3), PAPER, np.uint8))
        if self._takes is None:
            self._takes = active_takes(self.project)
        if self._last is None or self._last[0] != board.shot.id:
            project = self.project
            take = self._takes.get(board.shot.id)
            self._last = board.shot.id, material_of(project.document, board.shot, take, project.takes, project.read)
        return self._last[1].picture(board.shot_frame, size)


def _painted(laid: list[Page], see: Pictures, watcher: Watcher) -> Iterator[Image.Image]:
    for at, page in enumerate(laid, 1):
        watcher.tick()
        yield paint(page, see)
        watcher.progress("compositing", "", at, len(laid))


def paint(page: Page, see: Callable[[Board, Size], Picture]) -> Image.Image:
    """One page as pixels."""
    image = Image.new("RGB", (round(page.width * SCALE), round(page.height * SCALE)), "white")
    draw = ImageDraw.Draw(image)
    for item in page.items:
        match item:
            case Line():
                _line(draw, item)
            case Prose():
                _prose(draw, item)
            case Still():
                _still(image, draw, item, see)
            case Rule():
                at = round(item.y * SCALE)
                draw.line((round(item.x * SCALE), at, round((item.x + item.width) * SCALE), at), FAINT, 2)
    return image


def _still(image: Image.Image, draw: ImageDraw.ImageDraw, item: Still, see: Callable[[Board, Size], Picture]) -> None:
    left, top = round(item.x * SCALE), round(item.y * SCALE)
    size = round(item.width * SCALE), round(item.height * SCALE)
    picture = see(item.board, size)
    if picture.shape[:2] != (size[1], size[0]):
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    image.paste(Image.fromarray(np.ascontiguousarray(picture)), (left, top))
    draw.rectangle((left, top, left + size[0] - 1, top + size[1] - 1), outline=FAINT, width=2)


def _line(draw: ImageDraw.ImageDraw, item: Line) -> None:
    font = _font(item.text, round(item.size * SCALE))
    text = _shortened(draw, item.text, font, item.width * SCALE)
    x = item.x + (item.width if item.align == "right" else 0)
    colour = INK if item.tone == "ink" else SOFT
    draw.text(
        (round(x * SCALE), round(item.y * SCALE)), text, colour, font, anchor="ra" if item.align == "right" else "la",
        stroke_width=1 if item.strong and item.size > 8 else 0, stroke_fill=colour,
    )  # fmt: skip


def _prose(draw: ImageDraw.ImageDraw, item: Prose) -> None:
    y, stop = item.y * SCALE, (item.y + item.height) * SCALE
    step = item.size * SCALE * LEADING
    for heading, text in item.captions:
        font = _font(text + heading, round(item.size * SCALE))
        lead = f"{heading}  " if heading else ""
        for number, line in enumerate(_wrapped(draw, lead + text, font, item.width * SCALE)):
            if y + step > stop + 1:
                return  # a page is only so long; the shot list has all the words
            x = item.x * SCALE
            if number == 0 and lead and line.startswith(lead):
                draw.text((x, y), lead, SOFT, font)
                draw.text((x + draw.textlength(lead, font), y), line[len(lead) :], INK, font)
            else:
                draw.text((x, y), line, INK if heading else SOFT, font)
            y += step
        y += step * 0.3


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: Font, width: float) -> Iterator[str]:
    """Lines no wider than this; words break where there are none, as in Japanese."""
    for paragraph in text.splitlines():
        line = ""
        for word in _words(paragraph):
            if line.strip() and draw.textlength((line + word).rstrip(), font) > width:
                yield line.rstrip()
                line = ""
            line += word
            while draw.textlength(line.rstrip(), font) > width and len(line) > 1:
                cut = next(at for at in range(len(line), 0, -1) if draw.textlength(line[:at], font) <= width or at == 1)
                yield line[:cut]
                line = line[cut:]
        if line.strip():
            yield line.rstrip()


def _words(paragraph: str) -> Iterator[str]:
    word = ""
    for letter in paragraph:
        word += letter
        if letter == " ":
            yield word
            word = ""
    if word:
        yield word


def _shortened(draw: ImageDraw.ImageDraw, text: str, font: Font, width: float) -> str:
    if draw.textlength(text, font) <= width:
        return text
    while text and draw.textlength(f"{text}…", font) > width:
        text = text[:-1]
    return f"{text}…"


def _font(text: str, size: int) -> Font:
    return _plain(size) if all(ord(letter) < _LATIN or letter in "–—‘’“”…·" for letter in text) else _wide(size)


@cache
def _plain(size: int) -> Font:
    return ImageFont.load_default(size)


@cache
def _wide(size: int) -> Font:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return _plain(size)
