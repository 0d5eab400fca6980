"""Segments of a device, and several devices as one canvas."""

import re
from typing import Any

import pytest
from raveberry_visualizer.sinks import SINKS, LightPlan, light_plans
from raveberry_visualizer.sinks.preview import PreviewSink

STRIP = {"id": "strip", "kind": "ddp", "host": "192.0.2.7", "pixels": 100}
RING = {"id": "ring", "kind": "wled", "host": "192.0.2.8", "pixels": 24}
WALL = {"id": "wall", "kind": "canvas", "of": ["strip", "ring"]}


def plans(*entries: object) -> dict[str, LightPlan]:
    found, refused = light_plans(entries, SINKS)
    assert refused == ()
    return {plan.device.id: plan for plan in found}


def parts(plan: LightPlan) -> list[tuple[str, int, int, bool]]:
    return [(one.spec.device.id, one.first, one.pixels, one.is_reversed) for one in plan.parts]


def test_a_device_is_a_light_of_its_own() -> None:
    found = plans(STRIP, {**RING, "reverse": True, "mirror": True})
    assert found["strip"].is_plain
    assert parts(found["strip"]) == [("strip", 0, 100, False)]
    ring = found["ring"]
    assert (ring.is_plain, ring.is_reversed, ring.is_mirrored) == (False, True, True)


def test_segments_follow_each_other_or_lie_where_they_are_told() -> None:
    segments: list[Any] = [
        {"id": "left", "pixels": 40, "reverse": True},
        {"id": "gap", "pixels": 10, "first": 60, "mirror": True},
        {"id": "right", "name": "Right side", "pixels": 30},
    ]
    found = plans({**STRIP, "segments": segments})
    assert list(found) == ["left", "gap", "right"]
    assert [parts(plan)[0][:3] for plan in found.values()] == [
        ("strip", 0, 40),
        ("strip", 60, 10),
        ("strip", 70, 30),
    ]
    assert found["left"].is_reversed
    assert found["gap"].is_mirrored
    right = found["right"].device
    assert (right.name, right.kind, right.pixels) == ("Right side", "ddp", 30)
    assert len({id(plan.parts[0].spec) for plan in found.values()}) == 1


def test_a_canvas_takes_the_place_of_its_parts() -> None:
    segments = [{"id": "left", "pixels": 40}, {"id": "right", "pixels": 60, "reverse": True}]
    canvas = {"id": "all", "kind": "canvas", "of": ["right", "ring"], "mirror": True}
    found = plans(canvas, {**STRIP, "segments": segments}, RING)
    assert list(found) == ["left", "all"]
    assert parts(found["all"]) == [("strip", 40, 60, True), ("ring", 0, 24, False)]
    assert found["all"].is_mirrored
    assert (found["all"].device.kind, found["all"].device.pixels) == ("canvas", 84)


def test_a_canvas_may_have_the_name_of_its_first_part() -> None:
    found = plans(STRIP, RING, {**WALL, "id": "strip"})
    assert list(found) == ["strip"]
    assert found["strip"].device.pixels == 124


def test_a_preview_needs_neither_host_nor_device() -> None:
    found = plans({"id": "screen", "kind": "preview", "pixels": 60})
    assert isinstance(found["screen"].parts[0].spec.make(), PreviewSink)


def strip_of(*segments: object, **fields: object) -> dict[str, object]:
    return {**STRIP, "segments": list(segments), **fields}


HALF = {"id": "half", "pixels": 50}
BAD = [
    ({**STRIP, "segments": {}}, "segments must be a list of 1 to 64 objects, not {}"),
    ({**STRIP, "segments": []}, "segments must be a list of 1 to 64 objects"),
    ({**STRIP, "segments": [HALF] * 65}, "segments must be a list of 1 to 64 objects"),
    (strip_of("left"), "segments must be a list of objects; 'left' is none"),
    (strip_of({"pixels": 5}), r"\(strip\), segment 1: id is missing"),
    (strip_of({"id": "a b", "pixels": 5}), "segment 1: id must be 1 to 64 of"),
    (strip_of({"id": "a"}), "segment 1: pixels is missing"),
    (strip_of({"id": "a", "pixels": 0}), "pixels must be a whole number from 1 to 100, not 0"),
    (strip_of({"id": "a", "pixels": 101}), "pixels must be a whole number from 1 to 100"),
    (strip_of({**HALF, "first": 51}), "first must be a whole number from 0 to 50, not 51"),
    (strip_of({**HALF, "first": -1}), "first must be a whole number from 0 to 50, not -1"),
    (strip_of(HALF, {"id": "b", "pixels": 51}), "segment 2: first must be .* 0 to 49, not 50"),
    (strip_of(HALF, {"id": "b", "pixels": 9, "first": 49}), "first 49 lies in another segment"),
    (strip_of({**HALF, "reverse": 1}), "reverse must be true or false, not 1"),
    (strip_of({**HALF, "name": ""}), "name must be a text"),
    (strip_of(HALF, HALF), "id 'half' is taken already"),
    (strip_of(HALF, reverse=True), r"\(strip\): reverse belongs to each of the segments"),
    (strip_of(HALF, mirror=True), r"\(strip\): mirror belongs to each of the segments"),
    (strip_of({"id": "ring", "pixels": 5}), "id 'ring' is taken already"),
    ({**STRIP, "mirror": "yes"}, "mirror must be true or false, not 'yes'"),
    ({"kind": "canvas", "of": ["ring"]}, "entry 2: id is missing"),
    ({"id": "wall", "kind": "canvas"}, r"entry 2 \(wall\): of is missing"),
    ({**WALL, "of": "ring"}, "of must be a list of texts that is not empty, not 'ring'"),
    ({**WALL, "of": []}, "of must be a list of texts that is not empty"),
    ({**WALL, "of": [1]}, "of must be a list of texts; 1 is none"),
    ({**WALL, "of": ["ring", "lamp"]}, "of names 'lamp'; what can be part of it: ring"),
    ({**WALL, "of": ["ring", "ring"]}, "of names 'ring' twice"),
    ({**WALL, "of": ["wall"]}, "of names 'wall'; what can be part of it: ring"),
    ({**WALL, "of": ["ring"], "mirror": 0}, "mirror must be true or false"),
    ({**WALL, "of": ["ring"], "name": 5}, "name must be a text"),
]


@pytest.mark.parametrize(("raw", "told"), BAD)
def test_a_bad_segment_or_canvas_is_told_and_darkens_nothing_else(raw: object, told: str) -> None:
    found, refused = light_plans([RING, raw], SINKS)
    assert [plan.device.id for plan in found] == ["ring"]
    (refusal,) = refused
    assert re.search(told, str(refusal))
    assert len(str(refusal)) < 300


def test_no_canvas_is_made_of_what_cannot_be_part_of_it() -> None:
    entries = [
        STRIP,
        {**RING, "mirror": True},
        {"id": "one", "kind": "canvas", "of": ["strip"]},
        {"id": "two", "kind": "canvas", "of": ["one"]},
        {"id": "three", "kind": "canvas", "of": ["ring"]},
        {"id": "ring", "kind": "canvas", "of": ["one"]},
    ]
    found, refused = light_plans(entries, SINKS)
    assert [plan.device.id for plan in found] == ["ring", "one"]
    told = [str(refusal) for refusal in refused]
    assert told[0].endswith("of names 'one', which is a canvas or mirrored itself")
    assert told[1].endswith("of names 'ring', which is a canvas or mirrored itself")
    assert told[2].endswith("id 'ring' is taken already")


def test_a_canvas_holds_as_many_pixels_as_a_device() -> None:
    big = [{**STRIP, "id": name, "pixels": 10_001} for name in ("a", "b")]
    found, refused = light_plans([*big, {**WALL, "of": ["a", "b"]}], SINKS)
    assert len(found) == 2
    assert "of makes 20002 pixels; 20000 is the most" in str(refused[0])
