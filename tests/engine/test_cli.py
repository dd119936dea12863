"""The commands, as other programs and people on a terminal meet them."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from engine.cli import COMMANDS, main
from engine.cli.terminal import duration, say, table
from engine.document.folder import new_project, open_project
from engine.jobs.handle import ROOT
from engine.media import pictures
from engine.media.video import probe
from engine.values.errors import DiskFull
from engine.values.settings import RESOURCES
from tests.engine.boards import film, walk


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.engine import tiny_family

    monkeypatch.setitem(__import__("engine.models").models.FAMILIES, "tiny", tiny_family.TINY)
    monkeypatch.setattr("engine.jobs.modest.be_modest", lambda: None)
    # the same small model on every machine
    monkeypatch.setattr("engine.render.easel.best_device", lambda: "cpu")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "Test.inbetween"
    new_project(folder, film(walk("shot-1", 36), walk("shot-2", 24), walk("shot-3", 12, number="2A")))
    return folder


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_render_tells_events_and_a_summary_last_and_paints_nothing_twice(project, tmp_path, capsys):
    command = ["render", str(project), "-o", str(tmp_path / "film.mp4"), "--json"]
    assert main(command) == 0
    first = lines(capsys)
    assert {event["event"] for event in first} >= {"progress", "looks", "takemade", "summary"}
    assert first[-1]["event"] == "summary"
    assert first[-1]["model_calls"] > 0
    assert first[-1]["frames"] == probe(tmp_path / "film.mp4").frames == 72
    assert main(command) == 0
    again = lines(capsys)[-1]
    assert again["model_calls"] == again["windows"] == 0
    assert again["store_hits"] > 0


def test_a_render_shows_its_takes_in_the_project_unless_told_not_to(project):
    assert main(["render", str(project), "--no-save"]) == 0
    assert all(shot.take is None for shot in open_project(project).document.shots())
    assert main(["render", str(project), "--shots", "2,2A"]) == 0
    assert [bool(shot.take) for shot in open_project(project).document.shots()] == [False, True, True]


def test_shots_are_named_by_their_numbers_and_by_ranges(project, tmp_path, capsys):
    film_path = str(tmp_path / "film.mp4")
    for shots, frames in (("1", 36), ("2A", 12), ("1-2", 60), ("1,2A", 48), ("shot-2", 24)):
        assert main(["render", str(project), "--quality", "blocking", "-o", film_path, "--shots", shots]) == 0
        assert probe(Path(film_path)).frames == frames
    capsys.readouterr()
    assert main(["render", str(project), "--shots", "99"]) == 1
    assert "no shot “99”" in capsys.readouterr().err


def test_the_gate_stands_open_without_a_window(project, capsys):
    render = ["render", str(project), "--shots", "1", "--json"]
    takes = ["takes", str(project), "--json"]
    assert main([*render, "--variations", "2"]) == 0
    capsys.readouterr()
    assert main(takes) == 0
    *tries, summary = lines(capsys)
    assert [(each["shot"], each["seed"], each["shown"], each["stale"]) for each in tries] == [
        ("1", 1, False, ["seed"]),
        ("1", 2, False, ["seed"]),
    ]
    assert summary["takes"] == 2
    assert main(["takes", str(project), "--choose", tries[1]["take"]]) == 0
    assert main(["takes", str(project), "--approve", tries[1]["take"]]) == 0
    shot = open_project(project).document.shot("shot-1")
    assert (shot.take, shot.approved, shot.seed) == (tries[1]["take"], tries[1]["take"], 2)
    assert main([*render, "--quality", "final"]) == 0
    capsys.readouterr()
    main(["takes", str(project), "--delete", tries[0]["take"]])
    main(takes)
    first, second, final, _ = lines(capsys)
    assert (first["trashed"], second["stale"], final["quality"], final["stale"]) == (True, [], "final", [])
    assert main(["takes", str(project), "--delete", tries[1]["take"]]) == 1
    assert "approved" in capsys.readouterr().err
    assert main(["takes", str(project), "--choose", "nothing"]) == 1


def test_a_bundled_sample_is_rendered_and_left_as_it_is(tmp_path):
    (sample, *_) = sorted(RESOURCES.glob("samples/*.inbetween"))
    before = {path: path.stat().st_mtime_ns for path in sample.rglob("*")}
    shot = open_project(sample).document.sequences[0].shots[0]
    out = tmp_path / "film.mp4"
    assert (
        main(["render", str(sample), "-o", str(out), "--quality", "blocking", "--shots", shot.id, "--size", "320x180"])
        == 0
    )
    assert probe(out).frames == shot.frames
    assert before == {path: path.stat().st_mtime_ns for path in sample.rglob("*")}


def test_wrong_use_is_2_and_a_failure_is_1_with_one_sentence(project, tmp_path, capsys):
    for wrong in (["render"], ["render", str(project), "--quality", "best"], ["render", str(project), "--size", "7x7"]):
        with pytest.raises(SystemExit) as left:
            main(wrong)
        assert left.value.code == 2
    assert main(["rendr"]) == 2
    capsys.readouterr()
    assert main(["render", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err
    assert main(["render", str(project), "-o", "film.avi"]) == 1
    assert ".mp4" in capsys.readouterr().err
    assert main(["render", str(project), "--model", "nobody", "--quality", "draft", "--json"]) == 1
    assert lines(capsys)[-1]["event"] == "failed"


def test_an_interrupted_render_leaves_130_and_goes_on_from_there(project, tmp_path):
    script = (
        # a shell that starts its work in the background has it ignore interrupts, and so would everything below it
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "import sys, engine.models, engine.cli, engine.render.easel; from tests.engine.tiny_family import SLOW;"
        "engine.render.easel.best_device = lambda: 'cpu';"  # nobody has to load torch to find that out
        "engine.models.FAMILIES.update(SLOW); sys.exit(engine.cli.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, "render", str(project), "-o", str(tmp_path / "film.mp4"), "--json"]
    environment = {**os.environ, "INBETWEENER_HOME": str(tmp_path / "home")}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    while b'"draft"' not in process.stdout.readline():  # the first finished pictures
        time.sleep(0)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"goes on from there" in words
    assert not (tmp_path / "film.mp4").exists()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    summary = json.loads(done.stdout.splitlines()[-1])
    assert summary["store_hits"] > 0
    assert probe(tmp_path / "film.mp4").frames == 72


def test_exports(project, tmp_path, capsys):
    main(["render", str(project)])
    assert main(["export", str(project), "--to", "mp4", "-o", str(tmp_path / "film.mp4")]) == 0
    assert probe(tmp_path / "film.mp4").frames == 72
    assert main(["export", str(project), "--to", "frames", "-o", str(tmp_path / "frames")]) == 0
    frames = sorted((tmp_path / "frames").iterdir())
    assert len(frames) == 72
    assert pictures.read(frames[0]).shape == (64, 128, 3)
    assert main(["export", str(project), "--to", "csv", "-o", str(tmp_path / "shots.csv")]) == 0
    rows = list(csv.DictReader((tmp_path / "shots.csv").open(encoding="utf-8-sig")))
    assert [(row["shot"], row["panel"], row["from"], row["frames"]) for row in rows][:3] == [
        ("1", "1", "00:00:00:00", "18"),
        ("1", "2", "00:00:00:18", "18"),
        ("2", "1", "00:00:01:12", "12"),
    ]
    assert rows[0]["who"] == "Ana, Lamp"
    for name in ("boards.png", "boards.pdf"):
        assert main(["export", str(project), "--to", "storyboard", "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 10_000
    packed = tmp_path / "film.inbetweenz"
    assert main(["export", str(project), "--to", "inbetweenz", "-o", str(packed)]) == 0
    assert main(["import", str(packed), "-o", str(tmp_path / "again.inbetween")]) == 0
    handed_on = open_project(tmp_path / "again.inbetween").document
    assert len(list(handed_on.shots())) == len(list(open_project(project).document.shots()))


def test_check_finds_what_is_missing(project, capsys):
    assert main(["check", str(project)]) == 0
    assert "All is well" in capsys.readouterr().out
    document = film(walk("shot-1", 24, keyframes=()))
    from engine.document.folder import save_project

    panel = replace(document.shot("shot-1").panels[0], drawing="0" * 64 + ".png")
    save_project(document.with_shot(replace(document.shot("shot-1"), panels=(panel,))), project)
    assert main(["check", str(project), "--json"]) == 1
    assert any("missing" in line.get("sentence", "") for line in lines(capsys))


def test_conditioning_is_written_whole(project, tmp_path, capsys):
    assert main(["conditioning", str(project), "--shot", "2A", "-o", str(tmp_path / "seen"), "--size", "64x32"]) == 0
    assert (tmp_path / "seen" / "conditioning.npz").is_file()
    assert len(list((tmp_path / "seen" / "pose").iterdir())) == 12


def test_models_says_what_is_missing_in_words(capsys):
    assert main(["models"]) == 0
    said = capsys.readouterr().out
    assert "Pencil" in said
    assert "LTX-Video" in said
    assert main(["models", "--json"]) == 0
    *models, summary = lines(capsys)
    assert {line["name"] for line in models} >= {"pencil", "ltx", "tiny"}
    assert summary["models"] >= 3


def test_every_command_explains_itself(capsys):
    for command in COMMANDS:
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0
    assert "usage: inbetweener" in capsys.readouterr().out


def test_help_opens_nothing_heavy():
    script = (
        "import sys; from engine.cli import main\n"
        "try: main(['render', '--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'cv2', 'numpy', 'av', 'PySide6', 'diffusers'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def test_times_and_tables_are_easy_to_read():
    assert [duration(seconds) for seconds in (7, 200, 3900)] == ["0:07", "3:20", "1:05:00"]
    assert table([("a", "bb"), ("ccc", "d")]) == "a    bb\n───  ──\nccc  d"


def test_nothing_is_written_over_the_project_itself(project, tmp_path, capsys):
    before = (project / "project.json").read_bytes()
    inside = [project / "project.json", project / "assets" / "film.mp4", project]
    for output in inside:
        assert main(["export", str(project), "--to", "frames", "-o", str(output)]) == 1
        assert main(["conditioning", str(project), "--shot", "1", "-o", str(output)]) == 1
    (tmp_path / "film.mp4").symlink_to(project / "project.json")
    assert main(["export", str(project), "--to", "mp4", "-o", str(tmp_path / "film.mp4")]) == 1
    assert main(["render", str(project), "-o", str(project / "takes" / "film.mp4")]) == 1
    assert capsys.readouterr().err.count("part of the project") == 8
    for wrong in ("film.csv", "project.json"):
        assert main(["export", str(project), "--to", "mp4", "-o", str(tmp_path / wrong)]) == 1
    assert "Name it .mp4" in capsys.readouterr().err
    assert (project / "project.json").read_bytes() == before


def test_exactly_one_shot_is_conditioned(project, tmp_path, capsys):
    for shot in ("", "1,2", "1-2"):
        assert main(["conditioning", str(project), "--shot", shot, "-o", str(tmp_path / "seen")]) == 1
    assert capsys.readouterr().err.count("Name one of them.") == 3


def test_a_film_without_shots_is_told_in_words(tmp_path, capsys):
    folder = tmp_path / "Empty.inbetween"
    new_project(folder, film())
    for kind, name in (("mp4", "a.mp4"), ("frames", "a"), ("storyboard", "a.pdf"), ("cut", "a.edl"), ("openpose", "b")):
        assert main(["export", str(folder), "--to", kind, "-o", str(tmp_path / name)]) == 1
    assert main(["render", str(folder), "--shots", "1"]) == 1
    assert capsys.readouterr().err.count("no shots") == 5


def test_what_was_saved_while_a_render_ran_is_kept(project, monkeypatch):
    """Somebody changes one shot, throws one away and chooses a take of a third while all three are painted."""
    import engine.jobs.perform as performing
    from engine.document.folder import save_project
    from engine.document.shot_edits import set_seed
    from engine.document.take_edits import use_take

    perform = performing.perform

    def meanwhile(*asked):
        perform(*asked)
        now = open_project(project)
        document = use_take(set_seed(now.document, "shot-1", 77), "shot-2", "take-of-theirs")
        sequence = document.sequences[0]
        kept = tuple(shot for shot in sequence.shots if shot.id != "shot-3")
        save_project(replace(document, sequences=(replace(sequence, shots=kept),)), project, now.stamp)

    monkeypatch.setattr(performing, "perform", meanwhile)
    assert main(["render", str(project)]) == 0
    after = {shot.id: shot for shot in open_project(project).document.shots()}
    assert after["shot-1"].seed == 77
    assert after["shot-1"].take
    assert after["shot-2"].take == "take-of-theirs"
    assert set(after) == {"shot-1", "shot-2"}
    assert not list(project.glob("project.other-*"))


def test_every_line_of_json_can_be_read_by_every_program(project, tmp_path, capsys):
    say({"event": "marks", "drift": float("nan"), "all": (1.0, float("inf")), "of": {"name": "Ä\udcff"}})
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail)["all"] == [1.0, None]
    damaged = replace(film(walk("shot-1", 24)).shot("shot-1").panels[0], drawing="0" * 64 + ".png")
    document = film(walk("shot-1", 24, panels=(damaged,)))
    folder = tmp_path / os.fsdecode(b"\xff.inbetween")
    new_project(folder, document)
    for command in (["check", str(folder)], ["takes", str(folder)], ["models"], ["check", str(tmp_path / "no\udcff")]):
        main([*command, "--json"])
        said = capsys.readouterr()
        *_, last = map(json.loads, said.out.splitlines())
        assert last["event"] in ("summary", "failed")
        assert "note" not in said.err
    main(["check", str(folder)])
    assert "an empty page is shown" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_and_a_closed_output_stop_nothing(project, tmp_path):
    command = f'"{sys.executable}" -m engine.cli check "{tmp_path / "nowhere"}" --json'
    for how in (f"{command} | true", f"{command} >&- 2>&-", f"{command} > /dev/full"):
        done = subprocess.run(how, shell=True, cwd=ROOT, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert b"Exception" not in done.stderr


def test_wrong_sizes_are_told_in_words(project, capsys):
    for size in ("0x0", "63x36", "64", "1e3x10", "99999x99999", "-64x36"):
        with pytest.raises(SystemExit) as left:
            main(["render", str(project), f"--size={size}"])
        assert left.value.code == 2
    assert capsys.readouterr().err.count("two even numbers") == 6


def test_an_import_costs_only_the_process_that_reads(tmp_path, capsys):
    """The name of a file may be no text at all; the film's words always are."""
    script = tmp_path / os.fsdecode(b"K\xfcche.fountain")
    script.write_text("INT. KITCHEN - DAY\n\nAna waits.\n", encoding="utf-8")
    out = tmp_path / os.fsdecode(b"K\xfcche.inbetween")
    assert main(["import", str(script), "-o", str(out), "--json"]) == 0
    assert lines(capsys)[-1]["shots"] == 1
    assert open_project(out).document.title == "K?che"
    damaged = tmp_path / "b.bvh"
    damaged.write_text("HIERARCHY\nROOT {", encoding="utf-8")
    assert main(["import", str(damaged), "-o", str(tmp_path / "b.inbetween"), "--json"]) == 1
    assert "line 2" in lines(capsys)[-1]["sentence"]
    assert main(["import", str(script), "-o", str(tmp_path / ("n" * 300))]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([script.name, out.name, "b.bvh"])


def test_the_bench_names_all_of_its_sections():
    from engine.bench.sections import SECTIONS
    from engine.cli import bench_command

    assert tuple(section.name for section in SECTIONS) == bench_command.SECTIONS


def test_a_folder_that_may_only_be_read_is_no_fault_of_its_film(project, monkeypatch, capsys):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert main(["check", str(project)]) == 0
    said = capsys.readouterr()
    assert "All is well." in said.out
    assert "may not be written" in said.err
    (project / "project.conflicted copy.json").write_text("{}", encoding="utf-8")
    assert main(["check", str(project)]) == 1
    assert "All is well." not in capsys.readouterr().out


def test_a_full_disk_has_the_command_given_again(project, tmp_path, monkeypatch, capsys):
    def full(*asked):
        raise DiskFull("There is no room.", "It goes on by itself.", str(tmp_path))

    monkeypatch.setattr("engine.jobs.perform.perform", full)
    assert main(["render", str(project), "--json"]) == 1
    assert lines(capsys)[-1]["hint"] == "Make room, and give the same command again."
