"""Every check and test in an environment of its own: ``python3 packaging/test.py``, with what pytest takes after it.

Needs no graphics card, no screen, no weights and nothing of this person's. ``--clean`` looks at a fresh clone of what is
committed instead of this folder; with ``CI`` set, the environment is made anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from environment import ROOT, environment, say, with_system_libraries


def main(arguments: list[str]) -> int:
    if "--clean" in arguments:
        arguments.remove("--clean")
        return in_fresh_clone(arguments)
    folder = ROOT / ".venv-test"
    if os.environ.get("CI"):
        shutil.rmtree(folder, ignore_errors=True)
    python = environment(folder, ("dev",))
    with_system_libraries(python, "offscreen")
    with tempfile.TemporaryDirectory(prefix="inbetweener-test-", ignore_cleanup_errors=True) as home:
        return check(python, Path(home), arguments)


def check(python: Path, home: Path, arguments: list[str]) -> int:
    """Runs all checks and then the tests, so that pytest's own summary stands last; 0 when everything holds."""
    programs = python.parent
    settings = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "INBETWEENER_HOME": str(home),  # nobody's own journals, takes and weights
        "QT_QPA_PLATFORM": "offscreen",
        "HF_HUB_OFFLINE": "1",
        "OMP_WAIT_POLICY": "PASSIVE",  # threads that spin while others work make the tests many times slower
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # does not ask the network for a newer one
    }
    checks = {
        "format": ["ruff", "format", "--check"],
        "lint": ["ruff", "check"],
        "types": ["pyright", "--pythonpath", str(python)],
        "floors": ["lint-imports", "--no-logo"],
    }
    failed: list[str] = []
    for name, (program, *rest) in checks.items():
        say(f"--- {name}: {' '.join([program, *rest])}")
        began = time.monotonic()
        run = subprocess.run([str(programs / program), *rest], cwd=ROOT, env=settings, check=False)
        failed += [name] if run.returncode else []
        say(f"--- {name} {'FAILED' if run.returncode else 'holds'}, {time.monotonic() - began:.1f} s")
    say(f"--- Not in order: {', '.join(failed)}; now the tests" if failed else "--- All in order; now the tests")
    tests = subprocess.run([str(python), "-m", "pytest", *arguments], cwd=ROOT, env=settings, check=False)
    if tests.returncode < 0:
        say(f"--- The tests' process was ended by signal {-tests.returncode}, whatever its last line says")
    return abs(tests.returncode) or bool(failed)


def in_fresh_clone(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="inbetweener-clone-", ignore_cleanup_errors=True) as folder:
        subprocess.run(["git", "clone", "--quiet", str(ROOT), folder], check=True)
        command = [sys.executable, str(Path(folder, "packaging", "test.py")), *arguments]
        return subprocess.run(command, env={**os.environ, "CI": "1"}, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
