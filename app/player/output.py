"""Where sound goes: the system's own output, or nowhere at the same pace.

Whoever plays gives a function that is asked for samples, from a thread of the output's own, shortly before they are
heard. How many have been asked for is the clock of everything that plays.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from engine.media.sound import Samples
from engine.media.video import SOUND_RATE

try:
    import miniaudio
except ImportError:  # there is no wheel of it for this system: films play without sound here
    miniaudio = None

log = logging.getLogger("inbetweener")

Fill = Callable[[int], Samples]  # a count to float32 [count, 2] at 48 kHz
PORTION = 20  # ms that the system's output asks for at once
PORTIONS = 4  # that it holds: the window may be busy for three of them and nothing is heard of it


class Output(Protocol):
    """Starting and stopping may take their time elsewhere; both come back at once."""

    @property
    def room(self) -> int:
        """Samples that it holds: what is heard now is at least so many before the last one given."""
        ...

    def start(self, fill: Fill) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


class Silence:
    """Asks for samples as an output does and lets them go: the clock where nothing can be heard."""

    room = SOUND_RATE // 25
    pace = 0.01  # seconds between two portions

    def __init__(self) -> None:
        self._stopped: threading.Event | None = None

    def start(self, fill: Fill) -> None:
        self.stop()
        self._stopped = threading.Event()
        threading.Thread(target=self._run, args=(fill, self._stopped), name="silence", daemon=True).start()

    def stop(self) -> None:
        if self._stopped:
            self._stopped.set()
        self._stopped = None

    def close(self) -> None:
        self.stop()

    def _run(self, fill: Fill, stopped: threading.Event) -> None:
        began, given = time.perf_counter_ns(), 0
        while not stopped.is_set():
            due = (time.perf_counter_ns() - began) * SOUND_RATE // 1_000_000_000 + self.room
            while given < due and not stopped.is_set():
                count = min(due - given, SOUND_RATE)
                fill(count)
                given += count
            stopped.wait(self.pace)


class Speakers:
    """The system's output, through miniaudio. A thread of its own works it, because drivers take their time.

    ``failed`` hears from that thread why nothing can be heard, once.
    """

    def __init__(self, failed: Callable[[str], None], backends: list[Any] | None = None):
        self.room = SOUND_RATE * PORTION * PORTIONS // 1000  # as was asked for; what drivers add to it they do not say
        self.name = ""  # what the system's side is called
        self._failed = failed
        self._backends = backends
        self._orders: SimpleQueue[Fill | str] = SimpleQueue()
        # nobody waits for it at the end: a driver may never come back
        threading.Thread(target=self._run, name="sound", daemon=True).start()

    def start(self, fill: Fill) -> None:
        self._orders.put(fill)

    def stop(self) -> None:
        self._orders.put("stop")

    def close(self) -> None:
        self._orders.put("close")

    def _run(self) -> None:
        try:
            device = _device(self._backends)
        except OSError as error:
            self._failed(str(error))
            return
        self.name = str(device.backend)
        log.info("Sound goes to %s", self.name)
        while (order := self._orders.get()) != "close":
            try:
                device.stop()
                if callable(order):
                    device.start(_asked(order))
            except miniaudio.MiniaudioError as error:  # pyright: ignore[reportOptionalMemberAccess]
                self._failed(str(error))
                break
        device.close()


def why_silent() -> str:
    """Why no output can be opened at all on this system; empty where one may be."""
    if miniaudio is None:
        return QCoreApplication.translate("Output", "there is no sound output for this kind of computer")
    return ""


def _device(backends: list[Any] | None) -> Any:
    if miniaudio is None:
        raise OSError(why_silent())
    try:
        device = miniaudio.PlaybackDevice(
            miniaudio.SampleFormat.FLOAT32, 2, SOUND_RATE, PORTION, callback_periods=PORTIONS,
            backends=backends or _backends(), app_name="Inbetweener",
        )  # fmt: skip
    except miniaudio.MiniaudioError as error:
        raise OSError(_none_found()) from error
    if not backends and device.backend == "Null":  # miniaudio's own last resort
        device.close()
        raise OSError(_none_found())
    return device


def _none_found() -> str:
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL("libpulse.so.0")
        except OSError:  # desktops have it; a bare system may not
            return QCoreApplication.translate("Output", "no sound output was found, and libpulse0 is not installed")
    return QCoreApplication.translate("Output", "no sound output was found")


def _backends() -> list[Any] | None:
    """Whom to ask on this system, None: whoever there is.

    PipeWire answers as PulseAudio does. ALSA is asked only where there is a card: without one its library talks to the
    terminal about it, at length.
    """
    if miniaudio is None or not sys.platform.startswith("linux"):
        return None
    asked = [miniaudio.Backend.PULSEAUDIO]
    cards = Path("/proc/asound/cards")
    if cards.is_file() and any(line.strip()[:1].isdigit() for line in cards.read_text(errors="replace").splitlines()):
        asked.append(miniaudio.Backend.ALSA)
    return asked


def _asked(fill: Fill) -> Generator[bytes, int, None]:
    """What miniaudio wants: a generator that is sent counts, already at its first yield."""

    def run() -> Generator[bytes, int, None]:
        count = yield b""
        while True:
            count = yield fill(count).tobytes()

    made = run()
    next(made)
    return made
