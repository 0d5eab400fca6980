"""Segments of a device, and several devices as one canvas."""

import re

import pytest
from raveberry_visualizer.engine import Matrix
from raveberry_visualizer.sinks import SINKS, LightPlan, read_lights_option
from raveberry_visualizer.sinks.preview import PreviewSink

STRIP = {"id": "strip", "kind": "ddp", "host": "192.0.2.7", "pixels": 100}
RING = {"id": "ring", "kind": "wled", "host": "192.0.2.8", "pixels": 24}
WALL = {"id": "wall", "kind": "canvas", "of": ["strip", "ring"]}


def plans(*entries: object) -> dict[str, LightPlan]:
    found, refused = read_lights_option(entries, SINKS)
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


def a_segment(light_id: str, pixels: int, **more: object) -> dict[str, object]:
    return {"id": light_id, "kind": "segment", "of": ["strip"], "pixels": pixels, **more}


def test_segments_are_consecutive_unless_placed() -> None:
    found = plans(
        a_segment("left", 40, reverse=True),
        a_segment("gap", 10, first=60, mirror=True),
        a_segment("right", 30, name="Right side"),
        STRIP,
    )
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
    assert not any(plan.is_plain for plan in found.values())


def test_segments_and_canvases_make_pictures_of_their_own() -> None:
    panel = {**STRIP, "columns": 10}
    assert plans(panel)["strip"].device.matrix == Matrix(columns=10, rows=10)
    found = plans(panel, a_segment("plain", 40), a_segment("square", 25, columns=5))
    assert found["plain"].device.matrix is None
    assert found["square"].device.matrix == Matrix(columns=5, rows=5)
    wide = plans(STRIP, {**RING, "pixels": 100}, {**WALL, "columns": 100, "rotate": 180})
    assert wide["wall"].device.matrix == Matrix(columns=100, rows=2, quarter_turns=2)


def test_a_canvas_replaces_its_parts() -> None:
    canvas = {"id": "all", "kind": "canvas", "of": ["right", "ring"], "mirror": True}
    segments = (a_segment("left", 40), a_segment("right", 60, reverse=True))
    found = plans(canvas, *segments, STRIP, RING)
    assert list(found) == ["all", "left"]
    assert parts(found["all"]) == [("strip", 40, 60, True), ("ring", 0, 24, False)]
    assert found["all"].is_mirrored
    assert (found["all"].device.kind, found["all"].device.pixels) == ("canvas", 84)


def test_a_preview_needs_neither_host_nor_device() -> None:
    found = plans({"id": "screen", "kind": "preview", "pixels": 60})
    assert isinstance(found["screen"].parts[0].spec.make(), PreviewSink)


HALF = a_segment("half", 50)
BAD = [
    ({**HALF, "of": "strip"}, r"\[2\] \(half\): of must be a list of texts that is not empty"),
    ({**HALF, "of": []}, "of must be a list of texts that is not empty"),
    ({**HALF, "of": ["lamp"]}, "of must be one device of these: ring, strip"),
    ({**HALF, "of": ["strip", "ring"]}, "of must be one device of these: ring, strip"),
    ({**HALF, "of": ["ring"]}, "pixels must be a whole number from 1 to 24, not 50"),
    ({"kind": "segment", "of": ["strip"], "pixels": 5}, r"\[2\]: id is missing"),
    (a_segment("a b", 5), "id must be 1 to 64 of"),
    (a_segment("ring", 5), r"\(ring\): id is taken already"),
    (a_segment("strip", 5), r"\(strip\): id is taken already"),
    ({"id": "half", "kind": "segment", "of": ["strip"]}, "pixels is missing"),
    (a_segment("half", 0), "pixels must be a whole number from 1 to 100, not 0"),
    (a_segment("half", 101), "pixels must be a whole number from 1 to 100, not 101"),
    ({**HALF, "first": 51}, "first must be a whole number from 0 to 50, not 51"),
    ({**HALF, "first": -1}, "first must be a whole number from 0 to 50, not -1"),
    ({**HALF, "reverse": 1}, "reverse must be true or false, not 1"),
    ({**HALF, "name": ""}, "name must be a text"),
    ({**STRIP, "id": "new", "mirror": "yes"}, "mirror must be true or false, not 'yes'"),
    ({**STRIP, "id": "ring"}, r"\(ring\): id is taken already"),
    ({"kind": "canvas", "of": ["ring"]}, r"\[2\]: id is missing"),
    ({"id": "wall", "kind": "canvas"}, r"\[2\] \(wall\): of is missing"),
    ({**WALL, "of": "ring"}, "of must be a list of texts that is not empty, not 'ring'"),
    ({**WALL, "of": [1]}, "of must be a list of texts; 1 is none"),
    ({**WALL, "of": ["ring", "lamp"]}, "of names 'lamp'; what can be part of it: strip"),
    ({**WALL, "of": ["ring", "ring"]}, "of names 'ring'; what can be part of it: strip"),
    ({**WALL, "of": ["wall"]}, "of names 'wall'; what can be part of it: ring, strip"),
    ({**WALL, "id": "ring"}, r"\(ring\): id is taken already"),
    ({**WALL, "mirror": 0}, "mirror must be true or false"),
    ({**WALL, "name": 5}, "name must be a text"),
]


@pytest.mark.parametrize(("raw", "told"), BAD)
def test_an_invalid_segment_or_canvas_is_reported_and_affects_no_other_light(
    raw: object, told: str
) -> None:
    found, refused = read_lights_option([RING, STRIP, raw], SINKS)
    assert [plan.device.id for plan in found] == ["ring", "strip"]
    (refusal,) = refused
    assert re.search(told, str(refusal))
    assert len(str(refusal)) < 300


@pytest.mark.parametrize("turn", ["reverse", "mirror"])
def test_a_reversed_device_has_no_segments(turn: str) -> None:
    _, (refusal,) = read_lights_option([{**STRIP, turn: True}, HALF], SINKS)
    assert "which is reversed or mirrored as a whole" in str(refusal)


def test_segments_do_not_overlap() -> None:
    found, refused = read_lights_option([STRIP, HALF, a_segment("b", 9, first=49)], SINKS)
    assert [plan.device.id for plan in found] == ["half"]
    assert "first 49 lies in another segment" in str(refused[0])


def test_no_canvas_is_made_of_what_cannot_be_part_of_it() -> None:
    entries = [
        {"id": "one", "kind": "canvas", "of": ["strip"]},
        {"id": "two", "kind": "canvas", "of": ["one"]},
        {"id": "three", "kind": "canvas", "of": ["ring"]},
        STRIP,
        {**RING, "mirror": True},
    ]
    found, refused = read_lights_option(entries, SINKS)
    assert [plan.device.id for plan in found] == ["one", "ring"]
    told = [str(refusal) for refusal in refused]
    assert "RAVEBERRY_LIGHTS[1] (two): of names 'one'; what can be part of it: ring" in told[0]
    assert "RAVEBERRY_LIGHTS[2] (three): of names 'ring', which is mirrored itself" in told[1]


def test_a_canvas_holds_as_many_pixels_as_a_device() -> None:
    big = [{**STRIP, "id": name, "pixels": 10_001} for name in ("a", "b")]
    found, refused = read_lights_option([*big, {**WALL, "of": ["a", "b"]}], SINKS)
    assert len(found) == 2
    assert "of makes 20002 pixels; 20000 is the most" in str(refused[0])
