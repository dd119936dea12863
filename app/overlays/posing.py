"""What can be done to the figure of whoever is posed at the playhead: every verb is one step back."""

from __future__ import annotations

from app.overlays import bend
from app.overlays.poses import POSES, on_stage
from app.overlays.scene import Scene
from engine.document.changing import in_sight
from engine.document.model import Ease, Entity, Joint, Point, PoseKey, Shot
from engine.document.pose_edits import (
    ensure_pose_key,
    mirror_pose,
    remove_pose_key,
    set_pose,
    set_pose_ease,
    show_joint,
)
from engine.document.tracks import pose_at, pose_track

Joints = tuple[Joint, ...]


class Posing:
    """Over a scene that was looked at. ``joints`` of somebody who was never posed are those that the staging gives."""

    def __init__(self, scene: Scene):
        self.scene, self.studio = scene, scene.studio
        self.copied: Joints | None = None

    # -- what is there ------------------------------------------------------------------------------------------------

    def who(self) -> tuple[Shot, Entity] | None:
        """The shot and the character that verbs are about; None where there is neither."""
        entity = self.scene.character()
        return (self.scene.placed.shot, entity) if self.scene.placed and entity else None

    def joints(self, entity_id: str) -> Joints | None:
        """Somebody's pose on the stage at the playhead; None for who is not in the shot."""
        standing, shot = self.scene.who(entity_id), self.scene.shot
        if shot is None or standing is None or standing.joints is None:
            return None
        return pose_at(shot, entity_id, self.scene.shot_frame) or standing.joints

    def keys(self) -> tuple[PoseKey, ...]:
        who = self.who()
        track = pose_track(who[0], who[1].id) if who else None
        return in_sight(who[0], track.keys) if who and track else ()

    def key_here(self) -> PoseKey | None:
        return next((key for key in self.keys() if key.frame == self.scene.shot_frame), None)

    # -- verbs --------------------------------------------------------------------------------------------------------

    def set(self, label: str, joints: Joints) -> None:
        if who := self.who():
            self.studio.edit(label, set_pose, who[0].id, who[1].id, self.scene.shot_frame, joints)

    def take(self, name: str, label: str, feet: Point | None = None) -> bool:
        """A pose of the library: where the figure stands and as large, or at ``feet``. False when there is nobody."""
        who = self.who()
        if who is None:
            return False
        pose, entity, aspect = next(pose for pose in POSES if pose.name == name), who[1], self.scene.aspect
        height = 0.66 * entity.look.build
        stood = self.joints(entity.id)
        if stood is None:
            joints = on_stage(pose, feet or self._free_place(), height, aspect)
        else:
            joints = bend.put_where(on_stage(pose, (0.5, 0.9), height, aspect), stood, aspect)
            if feet is not None:
                left, _, right, bottom = bend.bounds(joints)
                joints = bend.translated(joints, feet[0] - (left + right) / 2, feet[1] - bottom)
        self.set(label, joints)
        self.studio.select(entity=entity.id)
        return True

    def toggle_key(self, add: str, remove: str, shot_frame: int | None = None) -> None:
        """Keys the pose at a frame, or takes its key away; None is the playhead's frame."""
        who = self.who()
        if who is None:
            return
        shot, entity = who
        frame = self.scene.shot_frame if shot_frame is None else shot_frame
        if any(key.frame == frame for key in self.keys()):
            self.studio.edit(remove, remove_pose_key, shot.id, entity.id, frame)
        else:
            self.studio.edit(add, ensure_pose_key, shot.id, entity.id, frame, self.joints(entity.id))

    def next_key(self, direction: int) -> None:
        """Goes to the next key, or to the one before."""
        here = self.scene.shot_frame
        frames = [key.frame for key in self.keys() if (key.frame - here) * direction > 0]
        if frames:
            self.seek(min(frames) if direction > 0 else max(frames))

    def seek(self, shot_frame: int) -> None:
        if self.scene.placed is not None:
            self.studio.move_playhead(self.scene.placed.span.start + shot_frame)

    def mirror(self, label: str) -> None:
        self._bend(label, mirror_pose)

    def hide_joint(self, hide: str, show: str) -> None:
        """The selected joint is seen no more, or is seen again."""
        who, joint = self.who(), self.studio.selection.joint
        joints = self.joints(who[1].id) if who else None
        if joints is not None and joint >= 0:
            hidden = joints[joint][2] == 0
            self._bend(show if hidden else hide, show_joint, joint, hidden)

    def copy(self) -> None:
        who = self.who()
        self.copied = (self.joints(who[1].id) if who else None) or self.copied

    def paste(self, label: str) -> None:
        """The copied pose for whoever is posed now, exactly where it was copied."""
        if self.copied is not None:
            self.set(label, self.copied)

    def set_ease(self, label: str, ease: Ease) -> None:
        who, key = self.who(), self.key_here()
        if who and key:
            self.studio.edit(label, set_pose_ease, who[0].id, who[1].id, key.frame, ease)

    def _bend(self, label: str, edit, *args: object) -> None:
        who = self.who()
        joints = self.joints(who[1].id) if who else None
        if who is None or joints is None:
            return
        shot, entity = who
        # the first key of somebody who simply stands there is the pose that is seen
        self.studio.begin_drag(label)
        self.studio.drag(ensure_pose_key, shot.id, entity.id, self.scene.shot_frame, joints)
        self.studio.drag(edit, shot.id, entity.id, self.scene.shot_frame, *args)
        self.studio.end_drag()

    def _free_place(self) -> Point:
        """On the ground, in the widest gap between those who stand there."""
        reached, gaps = 0.0, []
        for left, right in sorted((one.box[0], one.box[2]) for one in self.scene.standing):
            gaps.append((left - reached, reached))
            reached = max(reached, right)
        wide, start = max([*gaps, (1.0 - reached, reached)])
        return start + wide / 2, 0.9
