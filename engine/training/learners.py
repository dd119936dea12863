"""Several learners side by side, one thread each, that agree on every step.

On a processor that is also used for other things this is quicker than one learner with as many threads: threads wait
for each other at every layer, learners once a step. (Measured on two busy cores: 40 against 25 frames a second.)
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

import torch
from torch import distributed

from engine.values.errors import InbetweenerError


@contextmanager
def together(count: int, work: Callable[[int], None]) -> Generator[None, None, None]:
    """While this lasts, we are learner 0, and the others do ``work(number)`` in processes of their own.

    ``work`` has to be picklable, and to take as many steps as learner 0 does.
    """
    if count == 1:
        yield
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    # Not daemons of ours only: a learner that waits for one that has died would wait for ever.
    others = [
        context.Process(target=_join, args=(number, count, port, work), daemon=True) for number in range(1, count)
    ]
    threads = torch.get_num_threads()
    for other in others:
        other.start()
    try:
        _meet(0, count, port)
        yield
        for other in others:
            other.join()
    except RuntimeError as error:  # what the group says when one of it is gone
        for other in others:
            other.join(1)
        if any(other.exitcode for other in others):
            raise InbetweenerError(
                "One of the learners stopped.", "Look above for the reason; the same command goes on from there."
            ) from error
        raise
    finally:
        for other in others:
            other.terminate()
            other.join()
        distributed.destroy_process_group()
        torch.set_num_threads(threads)


def _join(number: int, count: int, port: int, work: Callable[[int], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first learner's to hear: it ends the others
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    _meet(number, count, port)
    work(number)
    distributed.destroy_process_group()


def _end_with_the_first() -> None:
    """A learner that was killed ends nobody, and who waits for it to answer waits for half an hour."""
    first = multiprocessing.parent_process()
    assert first is not None
    first.join()
    os._exit(1)


def _meet(number: int, count: int, port: int) -> None:
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{port}", rank=number, world_size=count)


def how_many(device: str) -> int:
    """Learners for a device: one for every core of a small machine, for more would only share out too little work."""
    return min(4, os.cpu_count() or 1) if device == "cpu" else 1
