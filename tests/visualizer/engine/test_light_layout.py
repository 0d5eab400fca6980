"""Layouts map the drawn pixels of lights to devices."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_visualizer.dsp import Features
from raveberry_visualizer.engine import (
    Device,
    DeviceOutput,
    Light,
    LightSetting,
    Segment,
    display_units,
    layout,
)

from tests.fakes.lights.light_ports import RecordingSink

RED = LightSetting(is_on=True, brightness=255, color=(255, 0, 0), effect="fixed")
BLUE = replace(RED, color=(0, 0, 255))
OFF = replace(RED, is_on=False)
DISABLED = replace(RED, effect="disabled")


def an_output(name: str, pixels: int) -> tuple[DeviceOutput, RecordingSink]:
    sink = RecordingSink()
    return DeviceOutput(device=a_device(name, pixels), sink=sink), sink


def a_device(name: str, pixels: int, *, has_white: bool = False) -> Device:
    return Device(id=name, name=name, kind="ddp", pixels=pixels, has_white=has_white)


def a_part(
    output: DeviceOutput, first: int, pixels: int, setting: LightSetting, **how: bool
) -> Light:
    laid = layout([Segment(output=output, first=first, pixels=pixels)], **how)
    return Light(device=a_device(f"part{first}", pixels), sink=laid, setting=setting)


def show(lights: list[Light], now_s: float) -> None:
    for unit in display_units(lights):
        unit.show(Features(), speed=0.5, dt_s=1 / 60, now_s=now_s)


def numbers(output: DeviceOutput, *spans: tuple[int, int, bool], **how: bool) -> list[int]:
    """The drawn pixel that each pixel of an output shows; -1 for none."""
    laid = layout(
        [
            Segment(output=output, first=first, pixels=pixels, is_reversed=is_reversed)
            for first, pixels, is_reversed in spans
        ],
        **how,
    )
    output.frame.fill(255)
    for place in laid.slices:
        drawn = np.arange(place.first, place.first + len(place.target), dtype=np.uint8)
        place.target[:] = drawn[:, np.newaxis]
    shown = output.frame[:, 0].tolist()
    assert laid.pixels == len({pixel for pixel in shown if pixel != 255})
    return [-1 if pixel == 255 else pixel for pixel in shown]


@pytest.mark.parametrize(
    ("spans", "how", "wanted"),
    [
        ([(0, 5, False)], {}, [0, 1, 2, 3, 4]),
        ([(1, 3, False)], {}, [-1, 0, 1, 2, -1]),
        ([(0, 5, True)], {}, [4, 3, 2, 1, 0]),
        ([(0, 5, False)], {"is_reversed": True}, [4, 3, 2, 1, 0]),
        ([(0, 5, True)], {"is_reversed": True}, [0, 1, 2, 3, 4]),
        ([(3, 2, False), (0, 3, True)], {}, [4, 3, 2, 0, 1]),
        ([(3, 2, False), (0, 3, True)], {"is_reversed": True}, [0, 1, 2, 4, 3]),
        ([(0, 5, False)], {"is_mirrored": True}, [0, 1, 2, 1, 0]),
        ([(0, 4, False)], {"is_mirrored": True}, [0, 1, 1, 0, -1]),
        ([(0, 5, False)], {"is_mirrored": True, "is_reversed": True}, [2, 1, 0, 1, 2]),
        ([(0, 4, False)], {"is_mirrored": True, "is_reversed": True}, [1, 0, 0, 1, -1]),
        ([(0, 1, False)], {"is_mirrored": True}, [0, -1, -1, -1, -1]),
        ([(0, 2, True), (2, 3, False)], {"is_mirrored": True}, [1, 0, 2, 1, 0]),
    ],
)
def test_a_layout_maps_pixels_to_the_output(
    spans: list[tuple[int, int, bool]], how: dict[str, bool], wanted: list[int]
) -> None:
    output, _ = an_output("strip", 5)
    assert numbers(output, *spans, **how) == wanted


@given(
    sizes=st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=6),
    is_reversed=st.booleans(),
    is_mirrored=st.booleans(),
)
def test_any_layout_covers_its_spans_and_draws_no_more_than_it_needs(
    sizes: list[tuple[int, bool]], *, is_reversed: bool, is_mirrored: bool
) -> None:
    total = sum(size for size, _ in sizes)
    output, _ = an_output("strip", total)
    spans, first = [], 0
    for size, turned in sizes:
        spans.append((first, size, turned))
        first += size
    shown = numbers(output, *spans, is_reversed=is_reversed, is_mirrored=is_mirrored)
    drawn = (total + 1) // 2 if is_mirrored else total
    assert set(shown) == set(range(drawn))


def test_several_lights_share_a_device_and_make_one_frame() -> None:
    output, sink = an_output("strip", 5)
    left, right = a_part(output, 0, 2, RED), a_part(output, 3, 2, BLUE)
    show([left, right], 0.0)
    assert len(sink.frames) == 1
    assert sink.frames[0][:, 0].tolist() == [255, 255, 0, 0, 0]
    assert sink.frames[0][:, 2].tolist() == [0, 0, 0, 255, 255]
    left.setting = OFF
    show([left, right], 0.1)
    assert sink.frames[1][:, 0].tolist() == [0] * 5
    assert left.is_available
    assert right.preview.tolist() == [[0, 0, 255]] * 2


def test_a_shared_device_is_released_when_all_its_lights_are() -> None:
    output, sink = an_output("strip", 4)
    left, right = a_part(output, 0, 2, DISABLED), a_part(output, 2, 2, RED)
    show([left, right], 0.0)
    assert sink.releases == 0
    right.setting = DISABLED
    show([left, right], 0.1)
    assert sink.releases == 1
    assert not sink.frames[-1].any()
    right.close()
    left.close()
    assert sink.is_closed
    assert sink.releases == 2


def test_a_light_over_several_devices_survives_the_loss_of_one() -> None:
    (near, near_sink), (far, far_sink) = an_output("near", 2), an_output("far", 3)
    spans = [
        Segment(output=near, first=0, pixels=2),
        Segment(output=far, first=0, pixels=3, is_reversed=True),
    ]
    wall = Light(
        device=a_device("wall", 5),
        sink=layout(spans),
        setting=replace(RED, palette="fade", effect="fixed"),
    )
    wall.palettes = {"fade": ((255, 0, 0), (0, 0, 0))}
    show([wall], 0.0)
    assert near_sink.frames[0][:, 0].tolist() == [255, 191]
    assert far_sink.frames[0][:, 0].tolist() == [0, 64, 128]
    far_sink.trouble = "no route"
    wall.setting = RED
    for frame in range(1, 60):
        show([wall], frame / 60)
    assert wall.is_available
    assert not far.is_available
    assert near_sink.frames[-1].tolist() == [[255, 0, 0]] * 2
    far_sink.trouble = ""
    for frame in range(60, 180):
        show([wall], frame / 60)
    assert far.is_available
    assert far_sink.frames[-1].tolist() == [[255, 0, 0]] * 3


def test_white_leds_take_what_all_primaries_share() -> None:
    sink = RecordingSink()
    light = Light(
        device=a_device("strip", 1, has_white=True),
        sink=sink,
        setting=replace(RED, color=(200, 150, 90)),
    )
    show([light], 0.0)
    assert sink.frames[0].tolist() == [[110, 60, 0, 90]]
    light.close()
    assert sink.frames[-1].tolist() == [[0, 0, 0, 0]]
