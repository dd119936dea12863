"""``inbetweener models``: who can paint here, what they follow, and what is missing for it."""

from __future__ import annotations

import argparse
import textwrap

from .terminal import say, table


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one model a line")


def run(options: argparse.Namespace) -> int:
    from engine.models import FAMILIES
    from engine.models.upscalers import upscaler_files
    from engine.values.settings import model_folders

    families = list(FAMILIES.values())
    if options.json:
        for family in families:
            folder = family.find()
            say({
                "event": "model",
                "name": family.name,
                "title": family.title,
                "version": family.version,
                "follows": follows(family.abilities),
                "longest": family.grid.longest,
                "folder": str(folder or ""),
                "missing": "" if folder else family.missing,
            })  # fmt: skip
        for name, path in upscaler_files().items():
            say({"event": "upscaler", "name": name, "file": str(path)})
        here = sum(family.find() is not None for family in families)
        say({"event": "summary", "models": len(families), "here": here})
        return 0
    head = "model", "title", "here", "follows", "at once", "memory"
    rows = [
        (
            family.name,
            family.title,
            "yes" if family.find() else "no",
            ", ".join(follows(family.abilities)),
            f"{family.grid.longest} frames",
            f"{family.memory / 1e9:.1f} GB",
        )
        for family in families
    ]
    print(table([head, *rows]))
    for family in families:
        folder = family.find()
        print(f"\n{family.title}")
        print(f"  in {folder}" if folder else textwrap.indent(textwrap.fill(family.missing, 96), "  "))
    for name, path in upscaler_files().items():
        print(f"\n{name} enlarges finals\n  in {path}")
    print("\nWeights are looked for in")
    for folder in model_folders():
        print(f"  {folder}")
    return 0


def follows(able: object) -> list[str]:
    """What a family can follow, in the artist's words."""
    from engine.models.base import Abilities

    assert isinstance(able, Abilities)
    pinned = {"any": "pictures at any frame", "ends": "first and last pictures", "first": "a first picture", "none": ""}
    said = [
        "words" if able.words != "none" else "",
        "poses" if able.pose else "",
        "places" if able.layout else "",
        pinned[able.keyframe],
        "references" if able.reference else "",
        "camera" if able.camera else "",
    ]
    return [each for each in said if each]
