"""Other programs' files: a reader or a writer each, and one way for all of them to become a film."""

from engine.exchange.bring import FORMATS, import_files, import_into

__all__ = ["FORMATS", "import_files", "import_into"]
