"""Options, requests for guests, announcements, orders for lights, and sensors of the evening."""

import json
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry.const import CONF_POWER
from custom_components.raveberry.contract import encoded, topics
from custom_components.raveberry.contract.messages import ActingGuest
from custom_components.raveberry.sensor import SongsTonightSensor
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import SAMPLES, TOPICS, FakeServer, sample

PLAYER = "media_player.raveberry"
RING = "light.raveberry_led_ring"
SONGS_TONIGHT = "sensor.raveberry_songs_tonight"
ENQUEUED = json.loads(sample("Enqueued"))
RECAP = json.loads((SAMPLES / "Event.party_closed.json").read_text())["recap"]


def state_of(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    assert state is not None
    return state.state


async def act(hass: HomeAssistant, action: str, *, answers: bool = False, **data: Any) -> Any:
    domain, _, name = action.partition(".")
    target = {"entity_id": data.pop("entity_id", PLAYER)}
    answer = await hass.services.async_call(
        domain, name, target | data, blocking=True, return_response=answers
    )
    return answer[PLAYER] if answers and answer else None


# --- turning on and off --------------------------------------------------------------------------


async def test_an_option_lets_the_player_open_and_close_the_party(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> None:
    hass.config_entries.async_update_entry(entry, options={CONF_POWER: True})
    await set_up(hass, silent_server, entry, mqtt_mock)
    await act(hass, "media_player.turn_off")
    await act(hass, "media_player.turn_on")
    assert silent_server.commands == [("close_party", {}), ("open_party", {})]
    await silent_server.publish(TOPICS.name(topics.PARTY), sample("Party.closed"))
    assert state_of(hass, PLAYER) == "playing"
    await silent_server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    assert state_of(hass, PLAYER) == "off"


async def test_without_the_option_a_closed_party_is_not_off(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.PARTY), sample("Party.closed"))
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    assert state_of(hass, PLAYER) == "idle"
    await server.publish(TOPICS.name(topics.PLAYER), "")
    assert state_of(hass, PLAYER) == "unavailable"


async def test_the_option_of_the_player_is_changed_in_the_set_up(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    options = hass.config_entries.options
    for is_on in (True, True):
        form = await options.async_configure(menu["flow_id"], {"next_step_id": "player"})
        assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "player")
        entry.mock_state(hass, ConfigEntryState.NOT_LOADED)
        done = await options.async_configure(menu["flow_id"], {CONF_POWER: is_on})
        assert done["type"] is FlowResultType.MENU
        assert entry.options[CONF_POWER] is is_on


async def test_stopping_pauses(hass: HomeAssistant, server: FakeServer) -> None:
    await act(hass, "media_player.media_stop")
    assert server.commands == [("pause", {})]


async def test_a_scene_has_no_song_to_request_again(
    hass: HomeAssistant, server: FakeServer
) -> None:
    state = hass.states.get(PLAYER)
    assert state is not None
    assert "media_content_id" not in state.attributes
    assert state.attributes["uri"] == "local:1"


# --- requests and announcements ------------------------------------------------------------------


async def test_a_request_for_a_guest_answers_with_place_and_minutes(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["enqueue"] = ENQUEUED
    answer = await act(
        hass, "raveberry.request", answers=True, query="Lantern Waltz", guest="Ann Onymous"
    )
    assert server.commands == [("enqueue", {"query": "Lantern Waltz"})]
    assert server.guests == [ActingGuest(guest="named-ann_onymous", name="Ann Onymous")]
    assert (answer["place"], answer["minutes"], answer["entry"]["id"]) == (1, 3, "e_2")


async def test_a_request_without_a_guest_is_the_hosts(
    hass: HomeAssistant, server: FakeServer
) -> None:
    unknown = ENQUEUED["entry"] | {"eta_s": None, "position": None}
    server.replies["enqueue"] = ENQUEUED | {"entry": unknown}
    answer = await act(hass, "raveberry.request", answers=True, uri="local:7")
    assert server.guests == [None]
    assert (answer["place"], answer["minutes"]) == (None, None)


async def test_an_announcement_is_played_or_refused_in_words(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await act(hass, "raveberry.announce", media_uri="https://a.example/gong.mp3", volume=0.4)
    command = {"media_uri": "https://a.example/gong.mp3", "volume": 0.4, "duck": False}
    assert server.commands == [("announce", command)]
    server.refuse("announce", "not_allowed", "address_private")
    with pytest.raises(ServiceValidationError) as caught:
        await act(hass, "raveberry.announce", media_uri="http://10.0.0.1/gong.mp3")
    assert caught.value.translation_key == "refused_address_private"


# --- lights --------------------------------------------------------------------------------------


async def test_an_order_for_a_light_is_refused_in_words(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.refuse("set_lights", "bad_request", "effect_unknown")
    with pytest.raises(ServiceValidationError) as caught:
        await act(hass, "light.turn_on", entity_id=RING, effect="rave")
    assert caught.value.translation_key == "refused_effect_unknown"


async def test_without_the_server_lights_obey_the_visualizer(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.directed"))
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    await act(hass, "light.turn_off", entity_id=RING)
    await act(hass, "number.set_value", entity_id="number.raveberry_light_speed", value=2.0)
    assert server.commands == []
    assert [(device, encoded(order)) for device, order in server.orders] == [
        ("ring", {"state": "OFF"})
    ]
    assert [encoded(order) for order in server.show_orders] == [{"speed": 2.0}]


async def test_the_speed_of_the_lights_is_a_number(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.directed"))
    await act(hass, "number.set_value", entity_id="number.raveberry_light_speed", value=0.5)
    assert server.commands == [("set_light_show", {"speed": 0.5})]


# --- the evening ---------------------------------------------------------------------------------


async def test_songs_tonight_are_asked_for_when_another_song_plays(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SongsTonightSensor, "_attr_entity_registry_enabled_default", True)
    silent_server.replies["recap"] = RECAP
    await set_up(hass, silent_server, entry, mqtt_mock)
    assert state_of(hass, SONGS_TONIGHT) == str(RECAP["songs"])
    silent_server.replies["recap"] = RECAP | {"songs": 99}
    await silent_server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing", epoch=18))
    assert state_of(hass, SONGS_TONIGHT) == str(RECAP["songs"])
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=61))
    await hass.async_block_till_done()
    assert state_of(hass, SONGS_TONIGHT) == "99"
    silent_server.refuse("recap", "unavailable", "nothing_plays")
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=150))
    await silent_server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing", epoch=19))
    assert state_of(hass, SONGS_TONIGHT) == "99"
