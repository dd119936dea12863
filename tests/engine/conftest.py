"""A person without a home, a project with nothing in it, and somebody who listens."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.render.easel import Easel
from tests.engine.ears import Ears
from tests.engine.tiny_family import FAMILIES


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of this person's is read or written."""
    monkeypatch.setenv("INBETWEENER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder to paint into; the film itself goes along with what is asked."""
    (tmp_path / "Test.inbetween").mkdir()
    return tmp_path / "Test.inbetween"


@pytest.fixture
def easel(tmp_path: Path) -> Easel:
    return Easel(FAMILIES, tmp_path / "cache", "cpu")


@pytest.fixture
def ears() -> Ears:
    return Ears()
