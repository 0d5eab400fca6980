"""Overlays: the brighter they are, the more they cover."""

import numpy as np
import pytest
from raveberry_visualizer.dsp import Features
from raveberry_visualizer.engine import Device, Light, LightSetting

from tests.fakes.lights.light_ports import RecordingSink

BLUE = LightSetting(is_on=True, brightness=255, color=(0, 0, 255), effect="fixed")


def over(setting: LightSetting, *overlays: LightSetting | None, pixels: int = 8) -> np.ndarray:
    """The last frame after some seconds of each overlay."""
    sink = RecordingSink(keep_alive_s=0.0)
    device = Device(id="strip", name="Strip", kind="ddp", pixels=pixels)
    light = Light(device=device, sink=sink, setting=setting)
    frames = [(number, overlay) for overlay in overlays for number in range(120)]
    for at, (_, overlay) in enumerate(frames):
        light.overlay = overlay
        light.show(Features(), speed=1.0, dt_s=1 / 60, now_s=at / 60)
    return sink.frames[-1]


def countdown(share: float) -> LightSetting:
    return LightSetting(
        is_on=True,
        brightness=255,
        color=(255, 0, 0),
        effect="countdown",
        parameters={"countdown": {"share": share}},
    )


def test_a_countdown_comes_in_from_both_ends() -> None:
    frame = over(BLUE, countdown(0.375))
    assert frame[:, 0].tolist() == pytest.approx([255, 128, 0, 0, 0, 0, 128, 255], abs=1)
    assert frame[:, 2].tolist() == pytest.approx([0, 127, 255, 255, 255, 255, 127, 0], abs=1)


@pytest.mark.parametrize("pixels", [1, 2, 3, 9])
def test_a_finished_countdown_covers_everything(pixels: int) -> None:
    frame = over(BLUE, countdown(1.0), pixels=pixels)
    assert (frame[:, 0] > 250).all()
    assert (frame[:, 2] < 5).all()


def test_after_the_overlay_the_light_is_unchanged() -> None:
    assert (over(BLUE, countdown(1.0), None) == (0, 0, 255)).all()


def test_a_light_of_one_colour_has_an_overlay_of_one() -> None:
    alike = LightSetting(
        is_on=True, brightness=255, color=(0, 0, 255), effect="fixed", is_monochrome=True
    )
    frame = over(alike, countdown(0.5))
    assert (frame == frame[0]).all()
    assert frame[0].tolist() == pytest.approx([128, 0, 127], abs=1)


def test_an_overlay_is_as_bright_as_the_light() -> None:
    dim = LightSetting(is_on=True, brightness=51, color=(0, 0, 255), effect="fixed")
    assert over(dim, countdown(1.0)).max() == 51


def test_a_light_that_is_off_stays_off() -> None:
    off = LightSetting(is_on=False, brightness=255, color=(0, 0, 255), effect="fixed")
    assert not over(off, countdown(1.0)).any()
