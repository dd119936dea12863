"""What a model is shown: a shot of the document turned into arrays, and the arrays drawn as maps."""

from engine.conditioning.compile import compile_shot
from engine.conditioning.relations import StagingError, problems
from engine.conditioning.vectors import Conditioning

__all__ = ["Conditioning", "StagingError", "compile_shot", "problems"]
