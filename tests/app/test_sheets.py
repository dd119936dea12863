"""Printing from the window: a page is seen before it is written, and the PDF has a page for every six panels."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.sheets import SheetsDialog
from engine.document.panel_edits import set_caption


def pages_of(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def test_sheets_are_seen_chosen_and_written_while_the_artist_goes_on(qtbot, studio, tmp_path):
    studio.edit("Write", set_caption, "panel-1", "dialogue", "帰ってきたのね。 Ана вернулась.")
    dialog = SheetsDialog(studio, tmp_path / "film.pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.count.text() == "1 page"
    one = next(button for button in dialog.forms.buttons() if button.property("form") == "1")
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(8, one.height() // 2))
    assert dialog.count.text() == "4 pages"
    dialog.save(tmp_path / "film.pdf")
    qtbot.waitUntil(lambda: bool(studio.jobs) and not any(job.live for job in studio.jobs), timeout=20_000)
    assert studio.jobs[-1].state == "done"
    assert pages_of(tmp_path / "film.pdf") == 4
    again = SheetsDialog(studio, tmp_path / "film.pdf")
    qtbot.addWidget(again)
    assert again.form == "1"  # what was chosen last


def test_only_the_chosen_panels_are_printed_where_that_is_wanted(qtbot, studio, tmp_path):
    studio.select(panels=("panel-2", "panel-3"))
    dialog = SheetsDialog(studio, tmp_path / "some.pdf")
    qtbot.addWidget(dialog)
    next(button for button in dialog.forms.buttons() if button.property("form") == "1").click()
    dialog.only.setChecked(True)
    assert dialog.panels == {"panel-2", "panel-3"}
    assert dialog.count.text() == "2 pages"
