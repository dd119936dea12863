"""Errors that a person can act on. Whatever else escapes is caught once, at the worker's or the application's edge."""


class InbetweenerError(Exception):
    """One sentence that says what happened and to what, and a hint that says what to do about it."""

    def __init__(self, sentence: str, hint: str = ""):
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".rstrip()


class DiskFull(InbetweenerError):
    """There is no room in a folder. Whoever works through a queue waits for room instead of giving up."""

    def __init__(self, sentence: str, hint: str, folder: str, need: int = 0):
        super().__init__(sentence, hint)
        self.folder, self.need = folder, need  # bytes that have to be free there, as far as it is known


class Cancelled(Exception):
    """Raised inside a job, between two steps, when the person no longer wants it."""
