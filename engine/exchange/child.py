"""The process that reads other programs' files, and gives back a film or a sentence.

    python -m engine.exchange.child FOLDER

FOLDER holds job.json; every line of the output is a word about it. Started by ``engine.exchange.apart``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from engine.document.schema import decode, encode
from engine.exchange.apart import Job, Word
from engine.exchange.bring import import_files, import_into
from engine.exchange.brought import called
from engine.values.errors import InbetweenerError

MEMORY = 6 << 30  # bytes of addresses; a film of pictures needs a tenth of it
SECONDS = 1800  # of the processor
NICE = 5


def main() -> int:
    aside = Path(sys.argv[1])
    set_limits()
    job = msgspec.json.decode((aside / "job.json").read_bytes(), type=Job)
    paths = [Path(os.fsdecode(path)) for path in job.paths]
    folder = Path(os.fsdecode(job.folder))
    try:
        if job.film:
            film = import_into(decode(job.film.encode()).document, folder, paths, note, step)
        else:
            film = import_files(paths, folder, note, step)
    except InbetweenerError as error:
        say(Word(sentence=called(error.sentence), hint=called(error.hint)))
        return 1
    except OSError as error:  # a folder that may not be read, a name that is too long
        told = error.strerror or str(error)
        sentence = called(f"{paths[0].name} could not be brought into {folder.name[:80]}: {told}.")
        say(Word(sentence=sentence, hint="Look whether the disk is full and whether the folder may be written."))
        return 1
    except (MemoryError, RecursionError):
        say(
            Word(
                sentence=f"{called(paths[0].name)} needs more memory than a file may take.",
                hint="It is damaged, or far too large.",
            )
        )
        return 1
    result = aside / "film.json"
    result.write_bytes(encode(film))
    say(Word(film=str(result)))
    return 0


def note(sentence: str) -> None:
    say(Word(note=called(sentence)))


def step(what: str, done: int, total: int) -> None:
    say(Word(step=called(what), done=done, total=total))


def say(word: Word) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(word) + b"\n")
    sys.stdout.buffer.flush()


def set_limits() -> None:
    """What this process may take of the machine, where the system can hold it to that."""
    if os.name == "nt":
        return
    import resource  # noqa: PLC0415  Windows has none

    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(limit)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (least, hard))
    os.nice(NICE)


if __name__ == "__main__":
    sys.exit(main())
