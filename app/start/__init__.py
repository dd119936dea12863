"""Where a day begins: the films of the last days, a new one, or the sample."""

from app.start.new_film import NewFilm
from app.start.page import StartPage

__all__ = ["NewFilm", "StartPage"]
