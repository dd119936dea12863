"""The pose map, pixel for pixel against the drawing convention of OpenPose ControlNets, written out once more."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from engine.conditioning.pose_map import box_masks, layout_map, pose_map


def convention(people, width: int, height: int) -> np.ndarray:
    """As the annotators draw it: one-based limb list, row and column swapped, means and a square root."""
    limbs = [
        [2, 3], [2, 6], [3, 4], [4, 5], [6, 7], [7, 8], [2, 9], [9, 10], [10, 11], [2, 12], [12, 13], [13, 14],
        [2, 1], [1, 15], [15, 17], [1, 16], [16, 18],
    ]  # fmt: skip
    colours = [
        [255, 0, 0], [255, 85, 0], [255, 170, 0], [255, 255, 0], [170, 255, 0], [85, 255, 0], [0, 255, 0],
        [0, 255, 85], [0, 255, 170], [0, 255, 255], [0, 170, 255], [0, 85, 255], [0, 0, 255], [85, 0, 255],
        [170, 0, 255], [255, 0, 255], [255, 0, 170], [255, 0, 85],
    ]  # fmt: skip
    canvas = np.zeros((height, width, 3), np.uint8)
    for points in people:
        for (first, second), colour in zip(limbs, colours, strict=False):
            one, other = points[first - 1], points[second - 1]
            if one is None or other is None:
                continue
            rows = np.array([one[1], other[1]]) * float(height)
            columns = np.array([one[0], other[0]]) * float(width)
            length = ((rows[0] - rows[1]) ** 2 + (columns[0] - columns[1]) ** 2) ** 0.5
            angle = math.degrees(math.atan2(rows[0] - rows[1], columns[0] - columns[1]))
            centre = (int(np.mean(columns)), int(np.mean(rows)))
            polygon = cv2.ellipse2Poly(centre, (int(length / 2), 4), int(angle), 0, 360, 1)
            cv2.fillConvexPoly(canvas, np.array(polygon), [int(float(value) * 0.6) for value in colour])
        for point, colour in zip(points, colours, strict=True):
            if point is not None:
                cv2.circle(canvas, (int(point[0] * width), int(point[1] * height)), 4, colour, thickness=-1)
    return canvas


@pytest.mark.parametrize("size", [(256, 256), (512, 288), (832, 480), (721, 405)])
@pytest.mark.parametrize("people", [1, 2, 5])
def test_the_map_is_the_convention_pixel_for_pixel(size, people):
    chance = np.random.default_rng(people)
    for _ in range(4):
        poses = chance.uniform(-0.1, 1.1, (people, 18, 2))
        seen = (chance.random((people, 18)) > 0.15).astype(np.float32)
        points = [
            [tuple(at) if sure else None for at, sure in zip(person, own, strict=True)]
            for person, own in zip(poses, seen, strict=True)
        ]
        assert np.array_equal(pose_map(poses, seen, size), convention(points, *size))


def test_nobody_gives_a_black_map():
    assert not pose_map(np.zeros((0, 18, 2), np.float32), np.zeros((0, 18), np.float32), (64, 32)).any()
    assert not pose_map(np.zeros((1, 18, 2), np.float32), np.zeros((1, 18), np.float32), (64, 32)).any()


def test_near_boxes_are_drawn_over_far_ones_and_masks_fill_them():
    boxes = np.array([[0.25, 0.25, 0.75, 0.75], [0.25, 0.25, 1.5, 1.5], [0, 0, 1, 1]], np.float32)
    there, depth = np.array([True, True, False]), np.array([0, 1, 2], np.float32)
    drawn = layout_map(boxes, there, depth, [(255, 0, 0), (0, 0, 255), (0, 255, 0)], (40, 40))
    assert drawn[10, 10].tolist() == [255, 0, 0]
    assert drawn[10, 39].tolist() == [0, 0, 255]
    assert drawn[0, 0].tolist() == [255, 255, 255]
    masks = box_masks(boxes, there, (40, 40))
    assert [int((mask > 0).sum()) for mask in masks] == [400, 900, 0]
