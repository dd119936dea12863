"""Projects on the disk: what was saved is there, whatever happens to the machine, the disk or the file."""

from __future__ import annotations

import codecs
import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from engine.document import journal
from engine.document.assets import Assets
from engine.document.check import check
from engine.document.film_edits import new_document, set_title
from engine.document.folder import new_project, open_project, save_project
from engine.document.history import history, thinned
from engine.document.model import Document, Panel, Shot
from engine.document.pack import pack, unpack
from engine.document.panel_edits import set_caption
from engine.document.pose_edits import move_joint
from engine.document.schema import SCHEMA, UPGRADES, decode, encode
from engine.document.shot_edits import add_shot, set_light
from engine.values.errors import InbetweenerError
from engine.values.files import atomic_write
from engine.values.time import Rate
from tests.engine.boards import film, walk


@pytest.fixture
def document() -> Document:
    film = new_document("Regen – дождь ☂", Rate(24000, 1001))
    for at in range(3):
        film = add_shot(film, Shot(f"shot-{at}", (Panel(f"panel-{at}", 24 + at),)))
    return film


@pytest.fixture
def folder(tmp_path, document) -> Path:
    return new_project(tmp_path / "Film.inbetween", document).folder


def test_a_project_opens_as_it_was_saved(folder, document):
    opened = open_project(folder)
    assert opened.document == document
    assert opened.notes == ()
    assert not opened.read_only
    assert open_project(folder / "project.json").document == document


def test_the_text_of_equal_documents_is_equal_and_a_change_of_one_shot_changes_few_lines(document):
    assert encode(document, 3) == encode(decode(encode(document, 3)).document, 3)
    before, after = encode(document).splitlines(), encode(set_light(document, "shot-1", "night")).splitlines()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
    assert max(map(len, before)) < 200


def test_a_project_of_the_oldest_schema_opens():
    old = {
        "format": "inbetweener",
        "schema": 0,
        "document": {
            "id": "film-1", "title": "Old", "fps": 23.976, "width": 640, "height": 360,
            "sequences": [{"id": "q", "shots": [{"id": "s", "panels": [
                {"id": "p", "frames": 12, "caption": "She waits"}]}]}],
        },
    }  # fmt: skip
    document = decode(json.dumps(old).encode()).document
    assert document.rate == Rate(24000, 1001)
    assert next(document.shots()).panels[0].action == "She waits"
    assert sorted(UPGRADES) == list(range(SCHEMA))


def test_a_newer_schema_opens_read_only_and_says_so(folder):
    plain = json.loads((folder / "project.json").read_text())
    plain["schema"] = SCHEMA + 1
    plain["document"]["hologram"] = True
    (folder / "project.json").write_text(json.dumps(plain))
    opened = open_project(folder)
    assert opened.read_only
    assert "newer version" in opened.notes[0]
    plain["document"]["rate"] = "fast"
    (folder / "project.json").write_text(json.dumps(plain))
    with pytest.raises(InbetweenerError, match="newer version"):
        open_project(folder)


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("document", "width"), "wide", "document.width: expected `int`, got `str`"),
        (("document", "sequences", 0, "shots", 1, "panels", 0, "frames"), 0, "lasts 0 frames"),
        (("document", "sequences", 0, "shots", 1, "id"), "shot-0", "two of one shot"),
        (("document", "rate", "num"), 0, "frame rate"),
        (("format",), "something", "not a project of this program"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(document, place, value, told):
    plain = json.loads(encode(document))
    inner = plain
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises(InbetweenerError, match=told):
        decode(json.dumps(plain).encode())


@pytest.mark.parametrize("data", [b"", b"   ", b"{", b"null", b"[" * 100_000, b"\xff\xfe{}", b'{"format": 1e999}'])
def test_what_is_no_manifest_is_refused_in_words(data):
    with pytest.raises(InbetweenerError):
        decode(data)


@pytest.mark.parametrize("damage", ["empty", "half", "gone", "zeros"])
def test_a_damaged_manifest_costs_nothing(folder, document, damage):
    later = set_title(document, "Later")
    save_project(later, folder)
    manifest = folder / "project.json"
    data = manifest.read_bytes()
    if damage == "gone":
        manifest.unlink()
    else:
        manifest.write_bytes({"empty": b"", "half": data[: len(data) // 2], "zeros": bytes(len(data))}[damage])
    opened = open_project(folder)
    assert opened.document == later
    assert "was opened instead" in opened.notes[0]
    saved = save_project(set_title(later, "Mended"), folder, opened.stamp)
    assert saved.revision == 3
    assert open_project(folder).document.title == "Mended"


def test_saving_what_is_saved_already_writes_nothing(folder, document):
    before = (folder / "project.json").stat().st_mtime_ns
    assert save_project(document, folder).revision == 1
    assert (folder / "project.json").stat().st_mtime_ns == before
    assert len(history(folder)) == 1


def test_a_change_from_outside_is_kept_beside(folder, document):
    opened = open_project(folder)
    save_project(set_title(document, "Theirs"), folder)
    saved = save_project(set_title(document, "Ours"), folder, opened.stamp)
    assert "somebody else" in saved.notes[0]
    (other,) = folder.glob("project.other-*.json")
    assert decode(other.read_bytes()).document.title == "Theirs"
    assert open_project(folder).document.title == "Ours"
    assert any("another version" in note for note in open_project(folder).notes)


def test_missing_assets_are_told_and_the_rest_opens(folder, document):
    assets = Assets(folder)
    name = assets.put(b"a drawing", ".png")
    assert assets.put(b"a drawing", ".PNG") == name
    shot = document.shot("shot-1")
    panel = msgspec.structs.replace(shot.panels[0], drawing=name)
    document = document.with_shot(msgspec.structs.replace(shot, panels=(panel,)))
    save_project(document, folder)
    assert check(document, folder) == ()
    assets.path(name).write_bytes(b"a drawinG")
    assert [str(problem) for problem in check(document, folder)] == [
        f"the drawing of panel 1 of shot 2: the file {name[:12]}… is damaged."
    ]
    assets.path(name).unlink()
    opened = open_project(folder)
    assert opened.document == document
    assert opened.notes == ("Missing: the drawing of panel 1 of shot 2; an empty page is shown in its place.",)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "", "a" * 63, "A" * 64, "a" * 64 + ".p/ng"])
def test_no_name_of_an_asset_leads_out_of_the_project(tmp_path, name):
    with pytest.raises(InbetweenerError):
        Assets(tmp_path).path(name)


def test_history_is_thinned_like_a_backup():
    now = datetime(2026, 1, 31, 12, tzinfo=UTC)
    every_minute = [now - timedelta(minutes=minute) for minute in range(6 * 24 * 60)]
    kept = sorted(thinned(every_minute, now), reverse=True)
    assert kept[:20] == every_minute[:20]
    assert 20 + 4 + 7 + 4 <= len(kept) <= 20 + 6 + 8 + 5
    assert now - kept[-1] >= timedelta(days=4)


def test_nothing_is_put_into_a_folder_that_has_something_in_it(folder, document):
    with pytest.raises(InbetweenerError, match="exists already"):
        new_project(folder, document)


SAVER = textwrap.dedent("""
    import sys, itertools
    from pathlib import Path
    from engine.document.film_edits import set_title
    from engine.document.folder import open_project, save_project
    from engine.document.assets import Assets
    folder = Path(sys.argv[1])
    document = open_project(folder).document
    start = int(document.title) if document.title.isdigit() else 0
    for at in itertools.count(start + 1):
        Assets(folder).put(str(at).encode() * 20_000, ".bin")
        save_project(set_title(document, str(at)), folder)
        print(at, flush=True)
""")


def test_a_killed_save_leaves_the_last_one_that_was_told(folder):
    chance = random.Random(7)
    for _ in range(4):
        worker = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(folder)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True
        )
        assert worker.stdout
        told = int(worker.stdout.readline())
        time.sleep(chance.random() * 0.08)
        worker.send_signal(signal.SIGKILL)
        told = int((worker.stdout.read().split() or [told])[-1])
        worker.wait()
        opened = open_project(folder)
        assert opened.notes == ()
        assert int(opened.document.title) in (told, told + 1)


def test_a_full_disk_keeps_the_old_file(folder, document):
    before = (folder / "project.json").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, hard))
        with pytest.raises(InbetweenerError, match="disk is full"):
            save_project(set_title(document, "Longer"), folder)
        with pytest.raises(InbetweenerError, match="disk is full"):
            Assets(folder).put(bytes(2000), ".png")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert (folder / "project.json").read_bytes() == before
    assert list(folder.rglob("*.part")) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InbetweenerError, match="could not be written"):
        atomic_write(tmp_path / "file" / "inside" / "a.json", b"{}")


def test_a_journal_gives_back_what_was_not_saved(folder, document):
    notes = journal.Journal(document, folder, 1)
    notes.note(document)
    path = notes.path
    assert journal.replayed(path) is None
    first = set_caption(document, "panel-0", "action", "She turns")
    second = set_light(first, "shot-2", "dusk")
    notes.note(first)
    notes.note(second)
    found = journal.replayed(path)
    assert found is not None
    assert (found.document, found.project, found.revision) == (second, folder, 1)
    path.write_bytes(path.read_bytes()[:-30])
    cut = journal.replayed(path)
    assert cut is not None
    assert cut.document == first
    notes.saved(second, 2)
    assert journal.replayed(path) is None
    third = set_title(second, "Third")
    notes.note(third)
    again = journal.replayed(path)
    assert again is not None
    assert (again.document, again.revision) == (third, 2)


def test_noting_a_change_of_one_shot_is_short(folder, document):
    notes = journal.Journal(document, folder, 1)
    from engine.document.cast_edits import add_entity, new_entity

    document = add_entity(document, new_entity(document, "character", "Ana"))
    notes.note(document)
    size = notes.path.stat().st_size
    notes.note(move_joint(document, "shot-1", document.cast[0].id, 0, 4, (0.3, 0.3)))
    assert notes.path.stat().st_size - size < 3000
    found = journal.replayed(notes.path)
    assert found is not None
    assert found.document.shot("shot-1").poses[0].keys[0].joints[4][:2] == (0.3, 0.3)


def test_a_packed_project_unpacks_to_the_same(folder, document, tmp_path):
    name = Assets(folder).put(bytes(range(256)) * 9, ".png")
    shot = document.shot("shot-0")
    panel = msgspec.structs.replace(shot.panels[0], drawing=name)
    document = document.with_shot(msgspec.structs.replace(shot, panels=(panel,)))
    save_project(document, folder)
    Assets(folder).put(b"nobody names this", ".png")
    packed = pack(folder, tmp_path / "Film.inbetweenz")
    opened = unpack(packed, tmp_path / "Copy.inbetween")
    assert opened.document == document
    assert opened.notes == ()
    assert Assets(opened.folder).intact(name)
    assert len([path for path in (opened.folder / "assets").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    "evil", ["../evil.json", "/etc/evil", "assets/../../evil", "C:/evil", "assets\\evil", "assets/CON.png", "evil.py"]
)
def test_names_that_lead_elsewhere_are_refused(folder, tmp_path, evil):
    packed = pack(folder, tmp_path / "Film.inbetweenz")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(evil, "evil")
    with pytest.raises(InbetweenerError, match="does not belong"):
        unpack(packed, tmp_path / "Copy")
    assert not (tmp_path / "Copy").exists()


def test_a_file_that_unpacks_to_a_disk_full_is_refused(folder, tmp_path):
    packed = pack(folder, tmp_path / "Film.inbetweenz")
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("assets/ab/bomb.png", bytes(30 * 2**20))
    with pytest.raises(InbetweenerError, match="more than it can be"):
        unpack(packed, tmp_path / "Copy")
    assert not [path.name for path in tmp_path.iterdir() if "Copy" in path.name]


def test_a_packed_file_that_is_cut_off_is_told(folder, tmp_path):
    packed = pack(folder, tmp_path / "Film.inbetweenz")
    packed.write_bytes(packed.read_bytes()[:-40])
    with pytest.raises(InbetweenerError, match="damaged"):
        unpack(packed, tmp_path / "Copy")


def test_a_manifest_from_another_editor_is_read_and_one_that_leads_elsewhere_is_not(tmp_path):
    """Editors on Windows put a mark in front; a shot's name is the folder of its takes."""
    folder = tmp_path / "Film.inbetween"
    new_project(folder, film(walk("shot-1", 24)))
    text = (folder / "project.json").read_bytes()
    (folder / "project.json").write_bytes(codecs.BOM_UTF8 + text)
    assert open_project(folder).document.shot("shot-1")
    shutil.rmtree(folder / "history")
    for name in ("../../shot-1", "/shot-1", "", "..", "a\\\\b", "c:"):
        (folder / "project.json").write_bytes(text.replace(b'"id": "shot-1"', f'"id": "{name}"'.encode()))
        with pytest.raises(InbetweenerError, match=r"Film\.inbetween/project\.json.*no name for a shot"):
            open_project(folder)
    (folder / "project.json").write_bytes(text.replace(b"Ana", "Zoë".encode("latin-1")))
    with pytest.raises(InbetweenerError, match="not UTF-8 at byte"):
        open_project(folder)
