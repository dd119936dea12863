"""Our own projects, as folders or packed: their sequences join another film with everything that they name."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from engine.document.assets import Assets, named_assets
from engine.document.cast_edits import add_entity
from engine.document.folder import MANIFEST, open_project
from engine.document.keyed import recast
from engine.document.model import Document, Entity, Sequence, Shot
from engine.document.pack import SUFFIX, unpack
from engine.exchange.brought import Brought, Setting, Suits
from engine.values.ids import new_id

replace = msgspec.structs.replace


def takes(path: Path) -> bool:
    return (path / MANIFEST).is_file() or path.name == MANIFEST or (path.is_file() and path.suffix == SUFFIX)


def suits(paths: tuple[Path, ...]) -> Suits:
    with tempfile.TemporaryDirectory() as temporary:
        film = _opened(paths[0], Path(temporary))[0]
    return Suits(film.rate, (film.width, film.height))


def read(paths: tuple[Path, ...], setting: Setting) -> Brought:
    """Every sequence with new ids; whoever has a name of the cast is that one. Takes stay behind, they can be painted."""
    with tempfile.TemporaryDirectory() as temporary:
        film, folder = _opened(paths[0], Path(temporary))
        here, notes = setting.film, list[str]()
        assets = Assets(folder)
        for name, place in named_assets(film).items():
            if assets.has(name):
                setting.assets.put(assets.read(name), name[64:])
            else:
                notes.append(f"{paths[0].name}: {place} is missing.")
        known: dict[str, str] = {}
        for entity in film.cast:
            here, known[entity.id] = _joined(here, entity)
    sequences = tuple(
        Sequence(new_id("sequence"), sequence.name, tuple(_renamed(shot, known) for shot in sequence.shots))
        for sequence in film.sequences
    )
    sounds = tuple(replace(sound, id=new_id("sound")) for sound in film.sounds)
    return Brought(sequences, here.cast, sounds, tuple(notes))


def _opened(path: Path, temporary: Path) -> tuple[Document, Path]:
    opened = unpack(path, temporary / "project") if path.suffix == SUFFIX and path.is_file() else open_project(path)
    return opened.document, opened.folder


def _joined(film: Document, entity: Entity) -> tuple[Document, str]:
    for known in film.cast:
        if (known.kind, known.name.casefold()) == (entity.kind, entity.name.casefold()):
            return film, known.id
    new = replace(entity, id=new_id("entity"))
    return add_entity(film, new), new.id


def _renamed(shot: Shot, known: dict[str, str]) -> Shot:
    """The shot with ids of its own, and with the ids that the cast has here."""
    panels = tuple(replace(panel, id=new_id("panel")) for panel in shot.panels)
    return recast(replace(shot, id=new_id("shot"), panels=panels, take=None, approved=None), known)
