"""The music is published while a screen watches it, and costs nothing otherwise."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from raveberry_contract import topics
from raveberry_contract.messages import Spectrum
from raveberry_visualizer.control.light_controller import IDLE_INTERVAL_S
from raveberry_visualizer.control.spectrum_selector import (
    BANDS,
    SPECTRUM_INTERVAL_S,
    SpectrumSelector,
)
from raveberry_visualizer.dsp import Features

from tests.visualizer.control.controller_fixture import (
    ARTWORK,
    TOPICS,
    WATCH,
    ControllerFixture,
)
from tests.visualizer.control.test_light_controller import an_image

RED = (255, 0, 0)


@pytest.fixture
def fixture(tmp_path: Path) -> ControllerFixture:
    """Return a controller whose lights need no sound."""
    fixture = ControllerFixture(tmp_path / "lights.json")
    for light in fixture.lights.values():
        light.setting = replace(light.setting, effect="fixed")
    return fixture


def published(fixture: ControllerFixture, now_s: float) -> list[Spectrum]:
    return [
        topics.SPECTRUM.decode(message.payload)
        for message in fixture.controller.due_messages(now_s)
        if message.address == TOPICS.address(topics.SPECTRUM)
    ]


def test_unwatched_music_is_neither_captured_nor_published(fixture: ControllerFixture) -> None:
    fixture.order({"for_s": 5}, topic=WATCH)
    fixture.loop.step(1000.0)
    assert published(fixture, 1.0) == []
    assert not fixture.loop.source.is_open
    assert fixture.controller.interval_s(100.0) == IDLE_INTERVAL_S


def test_watching_expires_with_the_watcher(fixture: ControllerFixture) -> None:
    fixture.order({"for_s": 0, "spectrum_for_s": 10}, topic=WATCH, now_s=1.0)
    fixture.loop.step(1000.0)
    assert fixture.loop.source.is_open
    assert len(published(fixture, 1.0)) == 1
    assert fixture.controller.interval_s(1.0) == SPECTRUM_INTERVAL_S
    published(fixture, 11.0)
    fixture.loop.step(1000.1)
    assert not fixture.loop.source.is_open


@pytest.mark.parametrize(("wanted", "count"), [(None, 1), ("", 1), ("kitchen", 0)])
def test_only_the_visualizer_that_is_asked_publishes_the_music(
    fixture: ControllerFixture, wanted: str | None, count: int
) -> None:
    order = {"for_s": 0, "spectrum_for_s": 10, "spectrum_of": wanted}
    fixture.order(order, topic=WATCH, now_s=1.0)
    fixture.loop.step(1000.0)
    assert len(published(fixture, 1.0)) == count


def test_the_music_is_published_at_the_rate_of_its_topic_and_when_it_changes() -> None:
    selector, loud = SpectrumSelector(), Features(level=0.5, bpm=120.0)
    selector.watch(5.0, now_s=1.0)
    assert selector.due(loud, (), now_s=1.0) is not None
    assert selector.due(replace(loud, beats=1), (), now_s=1.01) is None
    assert selector.due(loud, (), now_s=1.1) is None
    assert selector.due(replace(loud, beats=1), (), now_s=1.2) is not None
    selector.watch(5.0, now_s=1.3)
    assert selector.due(replace(loud, beats=1), (), now_s=1.3) is None
    selector.watch(5.0, now_s=9.0)
    assert selector.due(replace(loud, beats=1), (), now_s=9.0) is not None


def test_beats_bands_and_colors_are_those_of_the_moment() -> None:
    features = Features(
        level=0.25, bass_onset=1.5, bpm=123.456, beats=7, beat_phase=0.5, bars=2, bar_phase=0.125
    )
    features.bands[0], features.bands[255] = 1.0, 0.5
    selector = SpectrumSelector()
    selector.watch(5.0, now_s=1.0)
    sent = selector.due(features, [RED], now_s=1.0)
    assert sent is not None
    bands = base64.b64decode(sent.bands)
    assert (len(bands), bands[0], bands[-1], sum(bands)) == (BANDS, 255, 127, 382)
    assert (sent.bpm, sent.beat, sent.bar) == (123.5, 7.5, 2.125)
    assert (sent.level, sent.bass, sent.palette) == (0.25, 1.0, ("#ff0000",))


def test_its_colors_are_those_of_the_cover(fixture: ControllerFixture) -> None:
    fixture.order(an_image((200, 10, 10)), topic=ARTWORK)
    fixture.order({"for_s": 0, "spectrum_for_s": 10}, topic=WATCH, now_s=1.0)
    (sent,) = published(fixture, 1.0)
    assert sent.palette
    fixture.order(b"", topic=ARTWORK, now_s=1.5)
    (sent,) = published(fixture, 2.0)
    assert sent.palette == ()
