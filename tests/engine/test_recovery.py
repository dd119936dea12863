"""After a crash: nothing that was done is lost, nothing that was saved is overwritten, and no start ends in a loop."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.document import recovery
from engine.document.film_edits import new_document, set_title
from engine.document.folder import Opened, new_project, open_project, save_project
from engine.document.history import history, read_kept
from engine.document.holding import Hold
from engine.document.journal import Journal, journal_path
from engine.document.model import Document, Panel, Shot
from engine.document.panel_edits import set_caption
from engine.document.shot_edits import add_shot, set_light
from engine.document.versions import read_version, versions
from engine.values.errors import InbetweenerError


@pytest.fixture
def film() -> Document:
    film = new_document("Film")
    for at in range(3):
        film = add_shot(film, Shot(f"shot-{at}", (Panel(f"panel-{at}", 24),)))
    return film


@pytest.fixture
def folder(tmp_path: Path, film: Document) -> Path:
    return new_project(tmp_path / "Film.inbetween", film).folder


def test_what_was_not_saved_is_found_and_what_was_saved_stays_until_somebody_decides(folder, film):
    changed = set_caption(film, "panel-1", "action", "She turns")
    Journal(film, folder, 1).note(changed)
    lost = recovery.lost_work(Opened(film, folder, revision=1))
    assert lost is not None
    assert (lost.work.document, lost.fits, lost.tries) == (changed, True, 0)
    assert open_project(folder).document == film
    assert recovery.lost_work(Opened(changed, folder, revision=1)) is None  # the save has it all


def test_work_on_an_older_version_is_found_and_said_to_be_that(folder, film):
    Journal(film, folder, 1).note(set_caption(film, "panel-1", "action", "She turns"))
    theirs = set_title(film, "Theirs")
    save_project(theirs, folder)
    lost = recovery.lost_work(open_project(folder))
    assert lost is not None
    assert not lost.fits


def test_a_new_journal_never_writes_over_what_a_crash_left(folder, film):
    changed = set_caption(film, "panel-1", "action", "She turns")
    Journal(film, folder, 1).note(changed)
    again = Journal(film, folder, 1)  # the artist worked on without deciding
    again.note(set_light(film, "shot-0", "night"))
    (kept,) = recovery.aside(film.id, folder)
    assert recovery.read_aside(kept) == changed


def test_two_windows_do_not_write_into_one_journal(folder, film):
    first, second = Journal(film, folder, 1), Journal(film, folder, 1)
    mine = set_caption(film, "panel-1", "action", "Mine")
    first.note(mine)
    theirs = set_caption(film, "panel-2", "action", "Theirs")
    second.note(theirs)
    mine = set_light(mine, "shot-0", "night")
    first.note(mine)
    kept = {recovery.read_aside(each) for each in recovery.aside(film.id, folder)}
    assert theirs in kept
    lost = recovery.lost_work(Opened(film, folder, revision=1))
    assert lost is not None
    assert lost.work.document == mine


def test_bringing_back_that_stops_the_program_is_tried_twice_and_then_set_aside(folder, film):
    changed = set_caption(film, "panel-1", "action", "She turns")
    Journal(film, folder, 1).note(changed)
    for tries in range(recovery.TRIES):
        lost = recovery.lost_work(Opened(film, folder, revision=1))
        assert lost is not None
        assert lost.tries == tries
        recovery.begin_try(journal_path(film.id, folder))  # and here the program stops
    assert recovery.lost_work(Opened(film, folder, revision=1)) is None
    (kept,) = recovery.aside(film.id, folder)
    assert recovery.read_aside(kept) == changed
    assert recovery.lost_work(Opened(film, folder, revision=1)) is None


def test_a_try_that_ends_well_is_forgotten(folder, film):
    Journal(film, folder, 1).note(set_light(film, "shot-0", "night"))
    recovery.begin_try(journal_path(film.id, folder))
    recovery.end_try(journal_path(film.id, folder))
    lost = recovery.lost_work(Opened(film, folder, revision=1))
    assert lost is not None
    assert lost.tries == 0


def test_two_copies_of_one_film_never_get_at_each_others_work(tmp_path, folder):
    copy = tmp_path / "Copy.inbetween"
    shutil.copytree(folder, copy)  # as a file manager does it: the same id, the same save
    work: dict[Path, Document] = {}
    for each, words in ((folder, "Hers"), (copy, "Mine")):
        opened = open_project(each)
        work[each] = set_caption(opened.document, "panel-1", "action", words)
        Journal(opened.document, each, opened.revision, opened.stamp).note(work[each])
    for each in (copy, folder):
        lost = recovery.lost_work(open_project(each))
        assert lost is not None
        assert (lost.work.document, lost.fits) == (work[each], True)
    recovery.leave(journal_path(open_project(copy).document.id, copy))
    assert recovery.lost_work(open_project(copy)) is None
    assert recovery.lost_work(open_project(folder)) is not None
    assert [len(recovery.aside(work[each].id, each)) for each in (copy, folder)] == [1, 0]


def test_a_project_that_was_moved_finds_what_was_not_saved(tmp_path, folder, film):
    opened = open_project(folder)
    changed = set_caption(film, "panel-1", "action", "She turns")
    Journal(film, folder, opened.revision, opened.stamp).note(changed)
    copy = tmp_path / "Copy.inbetween"
    shutil.copytree(folder, copy)
    assert recovery.lost_work(open_project(copy)) is None  # it is not lost where it was done
    moved = tmp_path / "elsewhere" / "Film.inbetween"
    moved.parent.mkdir()
    folder.rename(moved)
    folder.mkdir()  # and something else lies there now
    lost = recovery.lost_work(open_project(moved))
    assert lost is not None
    assert lost.work.document == changed
    recovery.leave(journal_path(film.id, moved))
    again = moved.rename(tmp_path / "Renamed.inbetween")
    assert [recovery.read_aside(each) for each in recovery.aside(film.id, again)] == [changed]


def test_a_journal_that_an_older_program_named_after_the_film_is_found(folder, film):
    changed = set_caption(film, "panel-1", "action", "She turns")
    notes = Journal(film, folder, 1)
    notes.note(changed)
    notes.path.rename(notes.path.with_name(f"{film.id}.jsonl"))
    lost = recovery.lost_work(open_project(folder))
    assert lost is not None
    assert lost.work.document == changed


def test_a_save_takes_out_of_the_journal_only_what_it_saved(folder, film):
    notes = Journal(film, folder, 1)
    first = set_light(film, "shot-0", "night")
    second = set_light(first, "shot-1", "dusk")
    notes.note(first, 1)
    notes.note(second, 2)  # while the first was being saved
    notes.saved(first, 2, 1)
    lost = recovery.lost_work(Opened(first, folder, revision=2))
    assert lost is not None
    assert lost.fits
    assert lost.work.document == second
    notes.note(first, 1)  # a late word about something older
    assert recovery.lost_work(Opened(first, folder, revision=2)).work.document == second
    notes.saved(second, 3, 2)
    assert not notes.path.exists()


def test_a_note_that_comes_after_the_save_of_something_newer_brings_no_journal_back(folder, film):
    notes = Journal(film, folder, 1)
    first = set_light(film, "shot-0", "night")
    second = set_light(first, "shot-1", "dusk")
    notes.saved(second, 2, 2)  # while the first was still on its way into the journal
    notes.note(first, 1)
    assert not notes.path.exists()
    assert recovery.lost_work(Opened(second, folder, revision=2)) is None
    notes.note(set_light(second, "shot-0", "day"), 3)
    assert recovery.lost_work(Opened(second, folder, revision=2)) is not None


def test_a_full_disk_costs_no_line_that_was_there(folder, film):
    notes = Journal(film, folder, 1)
    first = set_caption(film, "panel-1", "action", "She turns")
    notes.note(first)
    size = notes.path.stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, before[1]))
        with pytest.raises(InbetweenerError):
            notes.note(set_caption(first, "panel-1", "dialogue", "No room for this"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    third = set_caption(first, "panel-2", "action", "There is room again")
    notes.note(third)
    assert recovery.lost_work(Opened(film, folder, revision=1)).work.document == third


def test_the_boards_that_come_back_are_named(film):
    after = set_caption(film, "panel-1", "action", "She turns")
    after = set_light(after, "shot-2", "night")
    after = add_shot(after, Shot("shot-9", (Panel("panel-9", 12),)))
    found = [(each.kind, each.panel.id) for each in recovery.differences(film, after)]
    assert found == [("changed", "panel-1"), ("changed", "panel-2"), ("new", "panel-9")]
    assert [each.kind for each in recovery.differences(after, film)] == ["changed", "changed", "gone"]


def test_versions_are_listed_and_read(folder, film):
    second = set_title(film, "Second")
    save_project(second, folder)
    newest, oldest = versions(folder)
    assert (newest.revision, oldest.revision) == (2, 1)
    assert read_version(oldest) == film
    assert read_version(newest) == second


def test_versions_that_an_older_program_kept_unpacked_are_read_as_well(folder, film):
    (packed,) = history(folder)
    packed.with_suffix("").write_bytes(read_kept(packed))
    packed.unlink()
    save_project(set_title(film, "Second"), folder)
    assert [version.revision for version in versions(folder)] == [2, 1]
    assert read_version(versions(folder)[1]) == film
    (folder / "project.json").write_bytes(b"{")
    newest, _ = history(folder)
    newest.write_bytes(newest.read_bytes()[:-40])  # the disk is not well at all
    assert open_project(folder).document == film
    with pytest.raises(InbetweenerError, match="damaged"):
        read_version(versions(folder)[0])


def test_a_second_window_is_noticed_and_a_program_that_is_gone_is_not(folder):
    here = Hold(folder)
    assert here.other() is None
    here.take()
    there = Hold(folder)
    found = there.other()
    assert found is not None
    assert found.process == os.getpid()
    there.take()  # works on although the first has it
    assert here.other() is not None
    here.release()
    assert Hold(folder).other() is not None
    there.release()
    assert Hold(folder).other() is None
    code = f"from engine.document.holding import Hold; from pathlib import Path; Hold(Path({str(folder)!r})).take()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
    assert Hold(folder).path.exists()
    assert Hold(folder).other() is None


def test_a_note_of_another_machine_counts_for_a_day(folder, monkeypatch):
    there = Hold(folder)
    there.take()
    text = there.path.read_text().replace(os.uname().nodename, "another-machine")
    there.path.write_text(text)
    assert Hold(folder).other() is not None
    monkeypatch.setattr("engine.document.holding.FORGOTTEN", -1.0)
    assert Hold(folder).other() is None
    there.path.write_text("{damaged")
    assert Hold(folder).other() is None
