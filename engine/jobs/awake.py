"""The computer stays awake while it paints; its screen may go dark. Where the system has no such thing, nothing happens."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys

WHY = "Painting"


class Awake:
    """Held while there is work. Ends with this process, however that ends."""

    def __init__(self) -> None:
        self._holder: subprocess.Popen[bytes] | None = None
        self.held = False

    def hold(self) -> None:
        if self.held:
            return
        self.held = True
        if sys.platform == "win32":
            _windows(0x80000000 | 0x00000001)  # until further notice: the system is needed
            return
        command = _command()
        if command:
            with contextlib.suppress(OSError):
                quiet = subprocess.DEVNULL
                self._holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)

    def release(self) -> None:
        if not self.held:
            return
        self.held = False
        if sys.platform == "win32":
            _windows(0x80000000)
        if self._holder and self._holder.stdin:
            self._holder.stdin.close()
            try:
                self._holder.wait(2)
            except subprocess.TimeoutExpired:
                self._holder.kill()
                self._holder.wait()
            self._holder = None


def _command() -> list[str]:
    """A command that keeps the system awake until its input ends, which is when this process ends at the latest."""
    if sys.platform == "darwin":
        return ["caffeinate", "-i", "cat"]
    if shutil.which("systemd-inhibit"):
        return ["systemd-inhibit", "--what=sleep:idle", "--who=Inbetweener", f"--why={WHY}", "--mode=block", "cat"]
    return []


def _windows(state: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(state)
