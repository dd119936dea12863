"""The house keeps itself: the map is true, and neither the engine nor the window drags in what it should not."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import engine

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "diffusers", "transformers", "accelerate")
QT = ("PySide6", "pyqtgraph", "shiboken6")
EDGES = {"app/background.py", "engine/jobs/engine.py", "engine/jobs/loop.py"}
"""Where whatever else went wrong is told in words: the window's work beside it, the engine's thread, the worker's loop."""


def loaded_by(statement: str) -> set[str]:
    """The libraries that a fresh process has loaded after a statement."""
    program = f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return set(told.stdout.split())


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_the_map_names_every_floor_and_nothing_else():
    assert engine.__doc__
    named = re.findall(r"^([a-z]+)  +\S", engine.__doc__, flags=re.MULTILINE)
    there = {path.parent.name for path in (ROOT / "engine").glob("*/__init__.py")}
    assert len(named) == len(set(named))
    assert set(named) == there


@pytest.mark.parametrize(
    "statement",
    ["import engine", "import engine.models, engine.jobs.engine, engine.render.request", "import engine.cli"],
)
def test_the_engine_is_imported_without_models_and_without_a_window(statement: str):
    assert not loaded_by(statement) & {*HEAVY, *QT}


def test_a_window_opens_without_models():
    assert not loaded_by("import app.window") & {*HEAVY}


def test_nothing_in_the_engine_names_qt():
    for path in files("engine"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & {*QT}, path


def test_only_the_edges_catch_what_they_cannot_name():
    catches_all = {
        path.relative_to(ROOT).as_posix()
        for path in files("app", "engine")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "Exception")
    }
    assert catches_all == EDGES


def test_every_module_begins_by_saying_what_it_is_for():
    for path in files("app", "engine", "packaging"):
        source = path.read_text(encoding="utf-8")
        assert not source.strip() or ast.get_docstring(ast.parse(source)), path


def test_the_project_names_no_machine_and_no_index():
    texts = [
        *files("app", "engine", "packaging", "tests"),
        *ROOT.glob("*.toml"),
        *ROOT.glob("*.txt"),
        *ROOT.glob("*.md"),
    ]
    for path in texts:
        named = re.search(r"--(extra-)?index-url|/root/|/home/[a-z]+/", path.read_text(encoding="utf-8"))
        assert path == Path(__file__) or not named, path
