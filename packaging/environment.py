"""A virtual environment with exactly what the lock says, made once and found again in no time.

Standard library only, and nothing newer than Python 3.8: this is read before anything is installed, possibly by a
Python that is too old, which then has to be able to say so.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIT = ((3, 11), (3, 12), (3, 13))  # the Pythons that every locked package has wheels for
WINDOWS = os.name == "nt"
STAMP = "inbetweener-stamp"  # written last: what this environment was made from
HALF_MADE = "inbetweener-half-made"  # there while something is being installed

# Libraries that Qt opens and a bare Debian, Ubuntu or container does not have, with the packages they come in
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def environment(folder: Path, groups: tuple[str, ...] = ()) -> Path:
    """The Python of an environment with this program, its locked packages and those of the groups; made if need be."""
    python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
    made_from = _made_from(groups)
    half_made, stamp = folder / HALF_MADE, folder / STAMP
    if python.exists() and not half_made.exists() and stamp.exists() and stamp.read_text() == made_from:
        return python
    if half_made.exists() or not _works(python):
        _make(folder)
    half_made.touch()
    stamp.unlink(missing_ok=True)
    say(f"Installing what constraints.txt names into {folder.name}. This takes some minutes, once.")
    # what is never imported is never compiled: that saves half the time of an installation
    install = [str(python), "-m", "pip", "install", "--no-compile", "--editable", ".", *_requirements(python, groups)]
    # relative paths, because pip splits these at spaces; older pips build with the first, newer ones with the second
    locked = {"PIP_CONSTRAINT": "constraints.txt", "PIP_BUILD_CONSTRAINT": "constraints.txt"}
    settings = {**os.environ, **locked, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.run(install, cwd=ROOT, env=settings, stdout=sys.stderr, check=False).returncode:
        sys.exit("The packages could not be installed: see above. Run this again when that is put right.")
    stamp.write_text(made_from)
    half_made.unlink()
    return python


def with_system_libraries(python: Path, screen: str) -> list[str]:
    """What Qt lacks to draw on a screen ("xcb", "offscreen"), by its Debian names; installed where that needs no password.

    What is still missing is said in words before it is returned. Always empty where Qt brings everything itself.
    """
    missing = _missing_libraries(python, screen)
    if missing and _may_apt():
        say(f"Installing the system libraries that the window needs: {' '.join(missing)}")
        _apt(missing)
        missing = _missing_libraries(python, screen)
    if missing:
        say(f"The window needs system libraries that are not here. On Debian or Ubuntu: {_by_hand(missing)}")
    return missing


def has_display() -> bool:
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _make(folder: Path) -> None:
    python = _fit_python()
    if subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode:
        package = _told_by(python, "import sys; print('python%d.%d-venv' % sys.version_info[:2])")
        if not _may_apt():
            sys.exit(f"This Python cannot make virtual environments. On Debian or Ubuntu: {_by_hand([package])}")
        say(f"Installing {package}, which makes virtual environments")
        _apt([package])
    say(f"Making the virtual environment {folder.name}")
    if subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=False).returncode:
        sys.exit(f"The virtual environment {folder} could not be made: see above.")


def _fit_python() -> str:
    """This Python, or another one on this machine, that Inbetweener runs on. Exits with a sentence when there is none."""
    if sys.version_info[:2] in FIT and sys.maxsize > 2**32:
        return sys.executable
    for major, minor in reversed(FIT):
        for program, *arguments in ([f"python{major}.{minor}"], ["py", f"-{major}.{minor}"]):
            path = shutil.which(program)
            told = _told_by(path, *arguments, "import sys; print(sys.executable)") if path else ""
            if told:
                return told
    return sys.exit(
        f"Inbetweener needs a 64-bit Python 3.11, 3.12 or 3.13; this is {platform.python_version()}. "
        "Get one from your system's packages or python.org, and run this with it."
    )


def _works(python: Path) -> bool:
    """Whether the environment's own Python still runs: a system update, or moving the folder, breaks it."""
    return python.exists() and _told_by(str(python), "import pip, sys; print(*sys.version_info[:2])") in {
        f"{major} {minor}" for major, minor in FIT
    }


def _requirements(python: Path, groups: tuple[str, ...]) -> list[str]:
    """What the groups name, read by the environment's Python: the pip in there may be too old for --group."""
    read = (
        "import json, sys, tomllib; print(json.dumps(tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']))"
    )
    named = json.loads(_told_by(str(python), read)) if groups else {}
    return [requirement for group in groups for requirement in named[group]]


def _told_by(python: str, *command: str) -> str:
    """What a line of Python prints in another Python, run from the project's folder; "" when that Python fails."""
    *arguments, line = command
    told = subprocess.run([python, *arguments, "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    return told.stdout.strip() if told.returncode == 0 else ""


def _made_from(groups: tuple[str, ...]) -> str:
    hasher = hashlib.sha256(repr((str(ROOT), groups)).encode())
    for name in ("constraints.txt", "pyproject.toml"):
        hasher.update((ROOT / name).read_bytes())
    return hasher.hexdigest()


def _missing_libraries(python: Path, screen: str) -> list[str]:
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return []
    plugins = python.parents[1].glob(f"lib/python*/site-packages/PySide6/Qt/plugins/platforms/libq{screen}.so")
    widgets = python.parents[1].glob("lib/python*/site-packages/PySide6/Qt/lib/libQt6Widgets.so.6")
    told = subprocess.run(["ldd", *plugins, *widgets], capture_output=True, text=True, check=False).stdout
    names = {line.split("=>")[0].strip() for line in told.splitlines() if "=> not found" in line}
    has_fonts = any(Path(folder).is_dir() for folder in ("/usr/share/fonts", "/usr/local/share/fonts"))
    fonts = [] if has_fonts else ["fonts-dejavu-core"]
    return sorted({SYSTEM_LIBRARIES.get(name, name) for name in names}) + fonts


def _may_apt() -> bool:
    return sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(packages: list[str]) -> None:
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=unasked, stdout=sys.stderr, check=False)


def _by_hand(packages: list[str]) -> str:
    return "sudo apt-get install " + " ".join(packages)
