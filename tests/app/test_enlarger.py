"""Who brought an enlarger can choose it for the film, and who did not never reads of it."""

from __future__ import annotations

from pathlib import Path

from app.inspector.film import FilmPart
from app.studio import Studio


def test_an_enlarger_can_be_chosen_where_there_is_one(qtbot, studio: Studio, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("INBETWEENER_MODELS", str(tmp_path))
    part = FilmPart(studio)
    qtbot.addWidget(part)
    shot = next(studio.document.shots())
    part.show_panel(shot, shot.panels[0])
    assert part.enlarger.isHidden()
    (tmp_path / "upscalers").mkdir()
    (tmp_path / "upscalers" / "sharp.safetensors").touch()
    part.show_panel(shot, shot.panels[0])
    assert not part.enlarger.isHidden()
    part.enlarger.setCurrentIndex(1)
    part.enlarger.activated.emit(1)
    assert studio.document.upscaler == "sharp"
    studio.undo()
    assert studio.document.upscaler == ""
