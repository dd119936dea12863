"""Writing files that are there whole or not at all, whenever the machine stops or the disk is full."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import DiskFull, InbetweenerError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between tries while another program holds the file


def atomic_write(path: Path, data: bytes) -> None:
    """Puts bytes into a file. Afterwards they are on the disk, or the old file is as it was and an error says why."""
    with atomic_file(path) as part:
        part.write_bytes(data)


@contextmanager
def atomic_file(path: Path) -> Generator[Path]:
    """A file beside ``path`` to write to, which takes its place when the block ends well and goes when it does not."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        flush_file(part)
        _replace(part, path)
        flush_folder(path.parent)
    except OSError as error:
        raise in_words(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def atomic_folder(path: Path) -> Generator[Path]:
    """A folder beside ``path`` to fill, which takes its name when the block ends well and goes when it does not.

    The files in it are flushed by those who write them. What a crash left is cleared away by the next try.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        for folder, _, _ in os.walk(part):
            flush_folder(Path(folder))
        if path.exists():
            path.rmdir()  # refuses unless it is empty
        _replace(part, path)
        flush_folder(path.parent)
    except DiskFull as error:
        raise in_words(path, OSError(errno.ENOSPC, "")) from error  # one of its files, of which nobody knows the name
    except OSError as error:
        raise in_words(path, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def flush_file(path: Path) -> None:
    """Waits until what was written to a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Waits until a folder's list of names is on the disk; some systems keep no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # network folders cannot do this
            raise
    finally:
        os.close(handle)


def _replace(part: Path, path: Path) -> None:
    # virus scanners and synchronising folders hold a new file for a moment on Windows
    for seconds in _PATIENCE:
        try:
            part.replace(path)
            return
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(seconds)
    part.replace(path)


def in_words(path: Path, error: OSError) -> InbetweenerError:
    """What a person can do about a file that could not be written."""
    if error.errno in NO_ROOM:
        sentence = f"The disk is full: {path.name} could not be written."
        return DiskFull(sentence, "Make room and save again.", str(path.parent))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return InbetweenerError(f"{path} may not be written here.", "Choose a folder of your own.")
    return InbetweenerError(f"{path} could not be written: {error.strerror or error}.")
