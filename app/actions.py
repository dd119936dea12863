"""Every action of the window in one table: menus, toolbar, shortcuts and the command palette are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from app import boardwork, take_verbs, theme, verbs
from app.marking import N
from app.pitch import pitch
from app.sheets import print_sheets

if TYPE_CHECKING:
    from app.window import Window

Verb = Callable[["Window"], object]
Test = Callable[["Window"], bool]


def _always(window: Window) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    label: str
    keys: str = ""  # portable shortcuts, separated by "; "
    icon: str = ""
    verb: Verb = lambda window: None
    ready: Test = _always  # whether it can be done now
    checked: Test | None = None  # a switch: whether it is on


def _has_panels(window: Window) -> bool:
    return bool(window.studio.placed())


def _has_boards(window: Window) -> bool:
    return any(sequence.shots for sequence in window.studio.document.sequences)


def _generates(window: Window) -> bool:
    return window.studio.generation and _has_panels(window)


def _want(kind: str) -> Verb:
    return lambda window: window.studio.want(kind)


def _wants(kind: str) -> Test:
    return lambda window: window.studio.wanted == kind


def _workspace(name: str) -> Verb:
    return lambda window: window.show_workspace(name)


def _in_workspace(name: str) -> Test:
    return lambda window: window.workspace == name


ACTIONS: tuple[Row, ...] = (
    Row("new", N("Actions", "&New film"), "Ctrl+N", "new", lambda w: w.doors.new_film()),
    Row("open", N("Actions", "&Open…"), "Ctrl+O", "open", lambda w: w.files.choose_open()),
    Row("import", N("Actions", "&Import…"), "Ctrl+I", "import", lambda w: w.files.choose_import()),
    Row("save", N("Actions", "&Save"), "Ctrl+S", "save", lambda w: w.keeper.save_now()),
    Row("save-as", N("Actions", "Save &as…"), "Ctrl+Shift+S", "", lambda w: w.files.choose_save_as()),
    Row("open-packed", N("Actions", "Open pac&ked film…"), "", "", lambda w: w.files.choose_packed()),
    Row("start", N("Actions", "S&tart page"), "", "", lambda w: w.doors.show_start()),
    Row("sample", N("Actions", "Sa&mple film"), "", "film", lambda w: w.doors.open_sample()),
    Row("versions", N("Actions", "&Versions…"), "", "clock", lambda w: w.doors.show_versions()),
    Row("pack", N("Actions", "&Pack film…"), "", "", lambda w: w.files.choose_pack()),
    Row("show-folder", N("Actions", "Show the film's fol&der"), "", "folder", lambda w: w.files.show_folder()),
    Row("export-film", N("Actions", "Export &film…"), "Ctrl+E", "export", lambda w: w.files.choose_export("film"), _has_panels),
    Row("export-sheets", N("Actions", "Print storyboard s&heets…"), "Ctrl+P", "panel",
        lambda w: print_sheets(w), _has_boards),
    Row("export-cut", N("Actions", "Export for an e&diting room…"), "", "timeline", lambda w: w.files.choose_export("cut"), _has_panels),
    Row("export-list", N("Actions", "Export shot &list…"), "", "words", lambda w: w.files.choose_export("list"), _has_panels),
    Row("export-frames", N("Actions", "Export f&rames…"), "", "film", lambda w: w.files.choose_export("frames"), _has_panels),
    Row("quit", N("Actions", "&Quit"), "Ctrl+Q", "", lambda w: w.close()),
    Row("undo", N("Actions", "&Undo"), "Ctrl+Z", "undo", lambda w: w.studio.undo(),
        lambda w: bool(w.studio.editor.past) or w.canvas.desk.busy),
    Row("redo", N("Actions", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo", lambda w: w.studio.redo(),
        lambda w: bool(w.studio.editor.future)),
    Row("cut", N("Actions", "Cu&t"), "Ctrl+X", "", lambda w: boardwork.clipboard(w.studio, "cut"), _has_boards),
    Row("copy", N("Actions", "&Copy"), "Ctrl+C", "copy", lambda w: boardwork.clipboard(w.studio, "copy"), _has_boards),
    Row("paste", N("Actions", "&Paste"), "Ctrl+V", "", lambda w: boardwork.clipboard(w.studio, "paste")),
    Row("duplicate", N("Actions", "&Duplicate panels"), "Ctrl+D", "duplicate",
        lambda w: verbs.duplicate_panels(w.studio), _has_panels),
    Row("delete", N("Actions", "De&lete panels"), "", "delete",
        lambda w: verbs.delete_panels(w.studio), _has_panels),
    Row("select-all", N("Actions", "Select &all panels"), "Ctrl+A", "", lambda w: w.select_all(), _has_panels),
    Row("find", N("Actions", "&Find in captions…"), "Ctrl+F", "search", lambda w: w.boards.finding.begin(), _has_boards),
    Row("find-next", N("Actions", "Find &next"), "F3", "", lambda w: w.boards.finding.to_next(), _has_boards),
    Row("find-previous", N("Actions", "Find pre&vious"), "Shift+F3", "", lambda w: w.boards.finding.to_previous(), _has_boards),
    Row("commands", N("Actions", "&Commands…"), "Ctrl+K", "search", lambda w: w.show_commands()),
    Row("new-panel", N("Actions", "New &panel"), "N", "panel-add", lambda w: verbs.add_panel_here(w.studio)),
    Row("new-shot", N("Actions", "New &shot"), "Shift+N", "shot-add", lambda w: verbs.add_shot_here(w.studio)),
    Row("cut-before", N("Actions", "&Start or join a shot here"), "/", "cut",
        lambda w: boardwork.start_shot(w.studio), _has_boards),
    Row("join-shots", N("Actions", "&Join shots"), "Ctrl+J", "link", lambda w: boardwork.join_shots(w.studio), _has_boards),
    Row("move-earlier", N("Actions", "Move &earlier"), "Alt+Left", "left",
        lambda w: boardwork.move_along(w.studio, -1), _has_boards),
    Row("move-later", N("Actions", "Move &later"), "Alt+Right", "right",
        lambda w: boardwork.move_along(w.studio, 1), _has_boards),
    Row("start-sequence", N("Actions", "Start a se&quence here"), "Ctrl+/", "",
        lambda w: boardwork.start_sequence(w.studio), _has_boards),
    Row("join-sequence", N("Actions", "Join with the sequence be&fore"), "Ctrl+Shift+J", "",
        lambda w: boardwork.join_with_sequence_before(w.studio), _has_boards),
    Row("start-act", N("Actions", "Start an &act here"), "Ctrl+Alt+/", "", lambda w: boardwork.start_act(w.studio), _has_boards),
    Row("fold-all", N("Actions", "F&old all sequences"), "Ctrl+Up", "", lambda w: w.boards.strip.fold_all(True), _has_boards),
    Row("unfold-all", N("Actions", "&Unfold all sequences"), "Ctrl+Down", "",
        lambda w: w.boards.strip.fold_all(False), _has_boards),
    Row("lock-numbers", N("Actions", "Loc&k numbers"), "Ctrl+L", "lock", lambda w: boardwork.toggle_lock(w.studio),
        _has_boards, lambda w: boardwork.locked(w.studio)),
    Row("renumber", N("Actions", "&Renumber shots"), "Ctrl+Alt+N", "", lambda w: boardwork.renumber_shots(w.studio), _has_boards),
    Row("omit", N("Actions", "O&mit from the film"), "Ctrl+Shift+X", "eye-off", lambda w: boardwork.toggle_omit(w.studio),
        _has_boards, lambda w: boardwork.omitted(w.studio)),
    Row("draft", N("Actions", "&Draft"), "D", "draft", lambda w: verbs.draft_shots(w.studio), _generates),
    Row("approve", N("Actions", "&Approve"), "A", "approve", lambda w: verbs.approve_shots(w.studio), _generates),
    Row("final", N("Actions", "Render &final"), "Ctrl+R", "final", lambda w: verbs.final_shots(w.studio), _generates),
    Row("final-approved", N("Actions", "Render all appr&oved"), "Ctrl+Shift+R", "",
        lambda w: verbs.final_approved(w.studio), _generates),
    Row("variations", N("Actions", "&Variations…"), "Shift+D", "variations", lambda w: w.show_variations(), _generates),
    Row("again", N("Actions", "Try this &gap again"), "Shift+G", "again", lambda w: take_verbs.again_here(w.studio), _generates),
    Row("first-tries", N("Actions", "Back to the first &try"), "", "reset",
        lambda w: take_verbs.forget_tries_here(w.studio), _generates),
    Row("lock-frames", N("Actions", "&Lock frames"), "Ctrl+Alt+L", "lock", lambda w: take_verbs.lock_here(w.studio), _generates),
    Row("unlock-frames", N("Actions", "&Unlock frames"), "", "unlock", lambda w: take_verbs.unlock_here(w.studio), _generates),
    Row("redo-rest", N("Actions", "&Redo what is not locked"), "", "seed",
        lambda w: take_verbs.redo_rest_here(w.studio), _generates),
    Row("extend-end", N("Actions", "E&xtend the shot at its end"), "", "extend-end",
        lambda w: take_verbs.extend_here(w.studio, end=True), _generates),
    Row("extend-start", N("Actions", "Extend the shot at its &start"), "", "extend-start",
        lambda w: take_verbs.extend_here(w.studio, end=False), _generates),
    Row("bridge", N("Actions", "&Fill the gap to the next shot"), "", "bridge",
        lambda w: take_verbs.bridge_here(w.studio), _generates),
    Row("compare-takes", N("Actions", "&Compare two takes"), "Ctrl+Alt+W", "wipe-over",
        lambda w: take_verbs.compare_last_two(w.studio), _generates, lambda w: w.studio.compared is not None),
    Row("pause", N("Actions", "&Pause painting"), "", "pause", lambda w: w.studio.pause(not w.studio.paused),
        _generates, lambda w: w.studio.paused),
    Row("live", N("Actions", "Draft &while I work"), "", "", lambda w: w.toggle_live(), _generates,
        lambda w: w.studio.live_drafts),
    Row("pitch", N("Actions", "P&itch the boards"), "F5", "full", lambda w: pitch(w.studio, w), _has_panels),
    Row("play", N("Actions", "&Play"), "Space", "play", lambda w: w.studio.toggle_play(), _has_panels,
        lambda w: w.studio.playing),
    Row("forward", N("Actions", "Play &forward, again for faster"), "L", "", lambda w: w.player.shuttle(1), _has_panels),
    Row("backward", N("Actions", "Play &backward, again for faster"), "J", "", lambda w: w.player.shuttle(-1), _has_panels),
    Row("stop", N("Actions", "&Stop"), "K", "stop", lambda w: w.player.shuttle(0), _has_panels),
    Row("step-forward", N("Actions", "One frame f&orward"), "Right", "step-forward", lambda w: w.player.step(1), _has_panels),
    Row("step-back", N("Actions", "One frame b&ack"), "Left", "step-back", lambda w: w.player.step(-1), _has_panels),
    Row("second-forward", N("Actions", "One second forward"), "Shift+Right", "", lambda w: w.player.step_second(1), _has_panels),
    Row("second-back", N("Actions", "One second back"), "Shift+Left", "", lambda w: w.player.step_second(-1), _has_panels),
    Row("first-frame", N("Actions", "First frame"), "Home", "first", lambda w: w.player.first(), _has_panels),
    Row("last-frame", N("Actions", "Last frame"), "End", "last", lambda w: w.player.last(), _has_panels),
    Row("loop", N("Actions", "&Loop"), "", "loop", lambda w: w.player.transport.loop.toggle(), _has_panels,
        lambda w: w.player.transport.loop.isChecked()),
    Row("every-frame", N("Actions", "Show e&very frame"), "", "film", lambda w: w.player.playback.toggle_pace(), _has_panels,
        lambda w: w.player.playback.every_frame),
    Row("mute", N("Actions", "&Mute"), "Alt+M", "mute", lambda w: w.player.sound.set_muted(not w.player.sound.muted), _always,
        lambda w: w.player.sound.muted),
    Row("scrub-sound", N("Actions", "Hear the frame while s&crubbing"), "", "sound",
        lambda w: w.player.sound.set_scrubs(not w.player.sound.scrubs), _always, lambda w: w.player.sound.scrubs),
    Row("cinema", N("Actions", "Film on a &whole screen"), "Ctrl+F11", "full", lambda w: w.player.toggle_cinema(), _has_panels,
        lambda w: w.player.cinema is not None),
    Row("skeletons", N("Actions", "S&keletons"), "Shift+S", "pose", lambda w: w.player.transport.skeletons.toggle(), _always,
        lambda w: w.player.transport.skeletons.isChecked()),
    Row("boxes", N("Actions", "Bo&xes"), "Shift+B", "box", lambda w: w.player.transport.boxes.toggle(), _always,
        lambda w: w.player.transport.boxes.isChecked()),
    Row("camera-hand", N("Actions", "Ca&mera in the hand"), "Shift+C", "camera", lambda w: w.player.transport.camera.toggle(), _always,
        lambda w: w.player.transport.camera.isChecked()),
    Row("compare", N("Actions", "&Compare"), "W", "wipe-over", lambda w: w.player.transport.compare.toggle(),
        _always, lambda w: w.player.transport.compare.isChecked()),
    Row("fit-picture", N("Actions", "Fit the &picture"), "Shift+F", "fit", lambda w: w.player.fit()),
    Row("pose-key", N("Actions", "&Key pose"), "Shift+K", "key-add", lambda w: w.poses.toggle_key(), _has_panels),
    Row("mirror", N("Actions", "&Mirror pose"), "Shift+M", "mirror", lambda w: w.poses.mirror(), _has_panels),
    Row("split-here", N("Actions", "&Split panel at playhead"), "Ctrl+B", "split", lambda w: w.timeline.table.split(), _has_panels),
    Row("cut-here", N("Actions", "&Cut shot at playhead"), "Ctrl+Shift+B", "cut", lambda w: w.timeline.table.cut(), _has_panels),
    Row("trim-start", N("Actions", "Trim s&tart to playhead"), "[", "trim-start", lambda w: w.timeline.table.trim_start(),
        _has_panels),
    Row("trim-end", N("Actions", "Trim &end to playhead"), "]", "trim-end", lambda w: w.timeline.table.trim_end(), _has_panels),
    Row("longer", N("Actions", "A frame &longer"), "Alt+Up", "", lambda w: w.timeline.table.lengthen(1), _has_panels),
    Row("shorter", N("Actions", "A frame s&horter"), "Alt+Down", "", lambda w: w.timeline.table.lengthen(-1), _has_panels),
    Row("nudge-later", N("Actions", "&Nudge later"), "Ctrl+Alt+Right", "", lambda w: w.timeline.table.nudge(1), _has_panels),
    Row("nudge-earlier", N("Actions", "Nu&dge earlier"), "Ctrl+Alt+Left", "", lambda w: w.timeline.table.nudge(-1), _has_panels),
    Row("marker", N("Actions", "&Marker"), "M", "marker", lambda w: w.timeline.table.add_marker(), _has_panels),
    Row("next-marker", N("Actions", "Next mar&ker"), "Shift+Down", "", lambda w: w.timeline.table.go_to_marker(1), _has_panels),
    Row("previous-marker", N("Actions", "Previous marke&r"), "Shift+Up", "", lambda w: w.timeline.table.go_to_marker(-1),
        _has_panels),
    Row("next-key", N("Actions", "Next ke&y"), "Ctrl+Right", "", lambda w: w.timeline.table.go_to_key(1), _has_panels),
    Row("previous-key", N("Actions", "Pre&vious key"), "Ctrl+Left", "", lambda w: w.timeline.table.go_to_key(-1), _has_panels),
    Row("mark-in", N("Actions", "&In"), "I", "mark-in", lambda w: w.timeline.table.mark_in(), _has_panels),
    Row("mark-out", N("Actions", "&Out"), "O", "mark-out", lambda w: w.timeline.table.mark_out(), _has_panels),
    Row("clear-marks", N("Actions", "&Forget In and Out"), "Alt+X", "", lambda w: w.timeline.table.clear_marks(),
        lambda w: w.studio.stretch is not None),
    Row("tool-ripple", N("Actions", "&Ripple"), "", "ripple", lambda w: w.timeline.use_tool("ripple"), _always,
        lambda w: w.timeline.tool == "ripple"),
    Row("tool-roll", N("Actions", "R&oll"), "", "roll", lambda w: w.timeline.use_tool("roll"), _always,
        lambda w: w.timeline.tool == "roll"),
    Row("tool-slip", N("Actions", "Slip"), "", "slip", lambda w: w.timeline.use_tool("slip"), _always,
        lambda w: w.timeline.tool == "slip"),
    Row("tool-slide", N("Actions", "Slide"), "", "slide", lambda w: w.timeline.use_tool("slide"), _always,
        lambda w: w.timeline.tool == "slide"),
    Row("snapping", N("Actions", "Sna&pping"), "S", "snap", lambda w: w.timeline.set_snapping(not w.timeline.snapping), _always,
        lambda w: w.timeline.snapping),
    Row("following", N("Actions", "Sounds &go along with panels"), "", "link",
        lambda w: w.timeline.set_following(not w.studio.following), _always, lambda w: w.studio.following),
    Row("timeline-fit", N("Actions", "Sho&w the whole film"), "", "fit", lambda w: w.timeline.fit()),
    Row("next-panel", N("Actions", "&Next panel"), "Down", "next",
        lambda w: verbs.go_to_edge(w.studio, 1), _has_panels),
    Row("previous-panel", N("Actions", "Pre&vious panel"), "Up", "previous",
        lambda w: verbs.go_to_edge(w.studio, -1), _has_panels),
    Row("want-auto", N("Actions", "&Best picture"), "1", "", _want("auto"), _always, _wants("auto")),
    Row("want-drawing", N("Actions", "&Drawing"), "2", "drawing", _want("drawing"), _always, _wants("drawing")),
    Row("want-blocking", N("Actions", "B&locking"), "3", "blocking", _want("blocking"), _always, _wants("blocking")),
    Row("want-draft", N("Actions", "D&raft"), "4", "", _want("draft"), _generates, _wants("draft")),
    Row("want-final", N("Actions", "&Final"), "5", "film", _want("final"), _generates, _wants("final")),
    Row("generation", N("Actions", "&Generation"), "", "", lambda w: w.toggle_generation(), _always,
        lambda w: w.studio.generation),
    Row("boards", N("Actions", "&Boards"), "Shift+1", "panel", _workspace("boards"), _always, _in_workspace("boards")),
    Row("draw", N("Actions", "Dra&w"), "B; Shift+5", "drawing", _workspace("draw"), _always, _in_workspace("draw")),
    Row("animatic", N("Actions", "&Animatic"), "Shift+2", "timeline", _workspace("animatic"), _always,
        _in_workspace("animatic")),
    Row("staging", N("Actions", "&Staging"), "Shift+3", "staging", _workspace("staging"), _always,
        _in_workspace("staging")),
    Row("render", N("Actions", "&Render"), "Shift+4", "film", _workspace("render"), _always, _in_workspace("render")),
    Row("reset-workspace", N("Actions", "Reset &workspace"), "", "", lambda w: w.workspaces.reset()),
    Row("save-workspace", N("Actions", "Save workspa&ce as…"), "", "", lambda w: w.workspaces.ask_name()),
    Row("delete-workspace", N("Actions", "Delete this wor&kspace"), "", "", lambda w: w.workspaces.delete(),
        lambda w: w.workspace in w.workspaces.own_actions),
    Row("full-screen", N("Actions", "&Full screen"), "F11", "full", lambda w: w.toggle_full_screen(), _always,
        lambda w: w.isFullScreen()),
    Row("preferences", N("Actions", "Pre&ferences…"), "Ctrl+,", "settings", lambda w: w.doors.show_preferences()),
    Row("keys", N("Actions", "&Keys…"), "", "key", lambda w: w.doors.show_preferences(2)),
    Row("tour", N("Actions", "&Tour"), "", "info", lambda w: w.doors.show_tour()),
    Row("about", N("Actions", "&About Inbetweener"), "", "", lambda w: w.about()),
)  # fmt: skip

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N("Actions", "&File"),
     ("start", "new", "open", "open-packed", "recent", "-", "import", "-", "save", "save-as", "versions", "-", "export-film", "export-sheets", "export-cut", "export-list",
      "export-frames", "pack", "-", "show-folder", "-", "quit")),
    (N("Actions", "&Edit"), ("undo", "redo", "-", "cut", "copy", "paste", "duplicate", "delete", "select-all", "-", "find", "find-next",
      "find-previous", "-", "commands", "preferences")),
    (N("Actions", "&Boards"),
     ("new-panel", "new-shot", "-", "cut-before", "join-shots", "move-earlier", "move-later", "-", "start-sequence",
      "join-sequence", "start-act", "fold-all", "unfold-all", "-", "lock-numbers", "renumber", "omit", "-", "next-panel",
      "previous-panel", "-", "pose-key", "mirror")),
    (N("Actions", "&Timeline"),
     ("split-here", "cut-here", "trim-start", "trim-end", "longer", "shorter", "nudge-earlier", "nudge-later", "-", "marker",
      "next-marker", "previous-marker", "next-key", "previous-key", "-", "mark-in", "mark-out", "clear-marks", "-", "tool-ripple", "tool-roll", "tool-slip", "tool-slide", "-", "following", "snapping",
      "timeline-fit")),
    (N("Actions", "&Paint"), ("draft", "variations", "approve", "final", "final-approved", "compare-takes", "-", "again", "first-tries", "lock-frames",
      "unlock-frames", "redo-rest", "-", "extend-end", "extend-start", "bridge", "-", "live", "pause")),
    (N("Actions", "&Play"),
     ("pitch", "-", "play", "forward", "backward", "stop", "loop", "every-frame", "mute", "scrub-sound", "-", "step-forward", "step-back", "second-forward", "second-back", "-",
      "first-frame", "last-frame")),
    (N("Actions", "&View"),
     ("want-auto", "want-drawing", "want-blocking", "want-draft", "want-final", "compare", "-", "skeletons", "boxes", "camera-hand",
      "fit-picture", "-", "generation", "-", "panels", "workspaces", "reset-workspace", "save-workspace",
      "delete-workspace", "-", "cinema", "full-screen")),
    (N("Actions", "&Help"), ("tour", "sample", "commands", "keys", "-", "about")),
)  # fmt: skip

WORKSPACES = ("boards", "draw", "animatic", "staging", "render")


def make_actions(window: Window) -> dict[str, QAction]:
    """The table as actions of this window, with their keys."""
    made: dict[str, QAction] = {}
    for row in ACTIONS:
        action = QAction(QCoreApplication.translate("Actions", row.label), window)
        if row.icon:
            action.setIcon(theme.icon(row.icon))
        action.setShortcuts([QKeySequence(keys) for keys in row.keys.split("; ") if keys])
        action.setCheckable(row.checked is not None)
        action.triggered.connect(lambda checked=False, verb=row.verb: verb(window))
        action.setToolTip(tip(action))
        window.addAction(action)
        made[row.id] = action
    return made


def refresh_actions(window: Window, actions: dict[str, QAction]) -> None:
    """What can be done now, and which switches are on."""
    for row in ACTIONS:
        action = actions[row.id]
        action.setEnabled(row.ready(window))
        if row.checked is not None:
            action.setChecked(row.checked(window))


def plain_label(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix("…").rstrip()


def tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{plain_label(action)}  {keys}" if keys else plain_label(action)
