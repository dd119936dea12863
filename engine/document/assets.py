"""Pictures, sounds and strokes of a project: files named by what is in them, written once and never changed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from engine.document.model import AssetName, Document, waiting
from engine.values.digest import file_digest
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write

_NAME = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]{1,12}){0,2}")


class Assets:
    """The assets of one project folder, as ``assets/ab/ab12….png``."""

    def __init__(self, project: Path):
        self.folder = project / "assets"

    def put(self, data: bytes, suffix: str) -> AssetName:
        """Keeps bytes and gives them their name; the same bytes are kept once. ``suffix`` as in ".png"."""
        name = asset_name(data, suffix)
        path = self.path(name)
        # a file of the right length is taken as it is; `check` looks inside
        if not (path.is_file() and path.stat().st_size == len(data)):
            atomic_write(path, data)
        return name

    def put_file(self, path: Path) -> AssetName:
        return self.put(path.read_bytes(), path.suffix)

    def path(self, name: AssetName) -> Path:
        """Where the asset of this name lies, if it is there. A name that is none is refused, so none leads outside."""
        if not _NAME.fullmatch(name):
            raise InbetweenerError(f"“{name[:80]}” is not the name of an asset.")
        return self.folder / name[:2] / name

    def has(self, name: AssetName) -> bool:
        return self.path(name).is_file()

    def read(self, name: AssetName) -> bytes:
        try:
            return self.path(name).read_bytes()
        except OSError as error:
            raise InbetweenerError(f"The asset {name[:12]}… is missing from the project.") from error

    def intact(self, name: AssetName) -> bool:
        """Whether the file holds what its name says."""
        return self.has(name) and file_digest(self.path(name)) == name[:64]


def asset_name(data: bytes, suffix: str) -> AssetName:
    suffix = suffix.lower()
    if suffix and not re.fullmatch(r"(\.[a-z0-9]{1,12}){1,2}", suffix):
        suffix = ""
    return hashlib.sha256(data).hexdigest() + suffix


def named_assets(document: Document) -> dict[AssetName, str]:
    """Every asset that a document names, with a place in words of one that names it."""
    found: dict[AssetName, str] = {}
    for entity in document.cast:
        for name in entity.references:
            found.setdefault(name, f"a reference picture of {entity.name}")
    for number, shot in enumerate(document.shots(), 1):
        for at, panel in enumerate(shot.panels, 1):
            if panel.drawing:
                found.setdefault(panel.drawing, f"the drawing of panel {at} of shot {shot.number or number}")
            for layer in panel.layers:
                if layer.picture:
                    place = f"the {layer.name or layer.kind} layer of panel {at} of shot {shot.number or number}"
                    found.setdefault(layer.picture, place)
        for keyframe in shot.keyframes:
            found.setdefault(keyframe.picture, f"the picture at frame {keyframe.frame} of shot {shot.number or number}")
        for keyframe in (keyframe for waits in waiting(shot) for keyframe in waits.keyframes):
            found.setdefault(keyframe.picture, f"a picture that waits out of sight in shot {shot.number or number}")
    for sound in document.sounds:
        found.setdefault(sound.asset, f"the sound “{sound.name or sound.id}”")
    return found
