"""The sensor with the line of the lyrics, and the button for the previous song."""

import json
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity import Entity
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry import sensor
from custom_components.raveberry.contract import topics
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

LINE = "sensor.raveberry_lyrics_line"
SUNG = "Out where the orchard sleeps"


@pytest.fixture
async def singing(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    freezer: FrozenDateTimeFactory,
) -> FakeServer:
    """A server whose songs have lyrics."""
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    monkeypatch.setattr(sensor, "LINE_INTERVAL_S", 0.0)
    silent_server.replies["lyrics"] = json.loads(sample("Lyrics"))
    await set_up(hass, silent_server, entry, mqtt_mock)
    await hass.async_block_till_done(wait_background_tasks=True)
    return silent_server


async def play_at(hass: HomeAssistant, server: FakeServer, position_s: float, **more: Any) -> None:
    """Publish a player that is at a position now."""
    now = dt_util.utcnow().isoformat()
    changes = {"now": now, "position_at": now, "position_s": position_s, **more}
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing", **changes))
    await hass.async_block_till_done(wait_background_tasks=True)


def shown(hass: HomeAssistant) -> str:
    state = hass.states.get(LINE)
    assert state is not None
    return state.state


async def test_the_line_that_is_sung_is_shown(
    hass: HomeAssistant, singing: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    await play_at(hass, singing, 5.0)
    assert shown(hass) == "unknown"
    freezer.tick(timedelta(seconds=8))
    async_fire_time_changed(hass, dt_util.utcnow())
    assert shown(hass) == SUNG
    await play_at(hass, singing, 18.0)
    assert shown(hass) == "unknown", "between two verses"
    assert [name for name, _ in singing.commands].count("lyrics") == 1


async def test_lines_are_shown_at_intervals(
    hass: HomeAssistant, singing: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await play_at(hass, singing, 13.0)
    assert shown(hass) == SUNG
    monkeypatch.setattr(sensor, "LINE_INTERVAL_S", 3600.0)
    await play_at(hass, singing, 22.0)
    assert shown(hass) == SUNG


async def test_another_song_has_other_lyrics(hass: HomeAssistant, singing: FakeServer) -> None:
    await play_at(hass, singing, 13.0)
    singing.replies["lyrics"] = json.loads(sample("Lyrics.plain"))
    entry = json.loads(sample("Player.playing"))["entry"] | {"id": "e_another"}
    await play_at(hass, singing, 13.0, entry=entry)
    assert shown(hass) == "unknown"
    assert singing.commands[-1] == ("lyrics", {"entry": "e_another"})


async def test_lyrics_that_cannot_be_read_show_nothing(
    hass: HomeAssistant, singing: FakeServer
) -> None:
    singing.refuse("lyrics", "unavailable", "disk_full")
    entry = json.loads(sample("Player.playing"))["entry"] | {"id": "e_another"}
    await play_at(hass, singing, 13.0, entry=entry)
    assert shown(hass) == "unknown"


async def test_paused_music_keeps_its_line(
    hass: HomeAssistant, singing: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    await play_at(hass, singing, 13.0, state="paused")
    freezer.tick(timedelta(seconds=30))
    async_fire_time_changed(hass, dt_util.utcnow())
    assert shown(hass) == SUNG
    await singing.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    assert shown(hass) == "unknown"
    await singing.publish(TOPICS.name(topics.STATUS), "offline")
    assert shown(hass) == "unavailable"


# --- the previous song ---------------------------------------------------------------------------


async def press(hass: HomeAssistant) -> None:
    data = {"entity_id": "button.raveberry_previous_song"}
    await hass.services.async_call("button", "press", data, blocking=True)


async def test_the_song_before_plays_again_at_once(hass: HomeAssistant, server: FakeServer) -> None:
    history = json.loads(sample("History"))
    history["plays"][1]["song"]["uri"] = "local:41"
    server.replies["history"] = history
    await press(hass)
    assert server.commands == [
        ("history", {"limit": 2}),
        ("enqueue", {"uri": "local:41", "play": True}),
    ]


async def test_before_the_first_song_there_is_none(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["history"] = {"plays": [], "more": False}
    with pytest.raises(ServiceValidationError, match="No song has been played yet"):
        await press(hass)
