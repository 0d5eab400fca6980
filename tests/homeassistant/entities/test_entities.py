"""Entities: state, availability and commands."""

import json
import logging
import re
from base64 import b64encode
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import mqtt
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_platform
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.entity import Entity
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    MqttMockHAClient,
)

from custom_components.raveberry import settings
from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract import topics
from custom_components.raveberry.coordinator import RaveberryState
from custom_components.raveberry.diagnostics import async_get_config_entry_diagnostics
from custom_components.raveberry.entity import AVAILABILITY, RaveberryEntity
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import PNG, TOPICS, FakeServer, sample

VISUALIZER_ENTITIES = {
    "light.raveberry_led_ring",
    "light.raveberry_bar_strip",
    "binary_sensor.raveberry_light_show",
    "sensor.raveberry_light_frame_rate",
}
SECRET = re.compile(r"token=\w+")


def state_of(hass: HomeAssistant, entity_id: str) -> str:
    state = hass.states.get(entity_id)
    assert state is not None
    return state.state


def unavailable(hass: HomeAssistant) -> set[str]:
    return {state.entity_id for state in hass.states.async_all() if state.state == "unavailable"}


def scrubbed(state: State) -> dict[str, Any]:
    """Return a state without its random tokens."""
    attributes = {
        key: SECRET.sub("token=…", value) if isinstance(value, str) else value
        for key, value in state.attributes.items()
        if key != "access_token"
    }
    return {"state": state.state, "attributes": attributes}


async def pass_time(hass: HomeAssistant, seconds: float) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


async def test_every_entity_matches_its_snapshot(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    entity_registry: er.EntityRegistry,
    snapshot: Any,
) -> None:
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    freezer.move_to("2026-12-31T21:15:01.5+00:00")
    await set_up(hass, silent_server, entry, mqtt_mock)
    await silent_server.publish(TOPICS.name(topics.EVENT), sample("Event.song_started"))
    entities = er.async_entries_for_config_entry(entity_registry, entry.entry_id)
    for entity in sorted(entities, key=lambda entity: entity.entity_id):
        state = hass.states.get(entity.entity_id)
        assert state is not None
        assert scrubbed(state) == snapshot(name=entity.entity_id)
        assert entity.unique_id.startswith("7f3c1c0e8b7d4c7e9a51d1f0a2b6c3d4_")
        assert entity.has_entity_name


async def test_the_party_is_a_device(
    hass: HomeAssistant, server: FakeServer, device_registry: dr.DeviceRegistry, snapshot: Any
) -> None:
    (entry,) = hass.config_entries.async_entries("raveberry")
    device, *_ = dr.async_entries_for_config_entry(device_registry, entry.entry_id)
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    assert device.configuration_url == "http://192.0.2.10:8099/host"
    assert (device.name, device.sw_version) == ("Raveberry", "0.1.0")


async def test_rarely_used_entities_are_disabled_by_default(
    hass: HomeAssistant, server: FakeServer, entity_registry: er.EntityRegistry
) -> None:
    disabled = {
        entity.unique_id.partition("_")[2]: entity.entity_id
        for entity in entity_registry.entities.values()
        if entity.disabled_by
    }
    rows = (*settings.NUMBERS, *settings.SELECTS, *settings.SWITCHES, *settings.TEXTS)
    assert {row.name for row in rows} & disabled.keys() == {
        row.name for row in rows if not row.is_enabled
    }
    assert {disabled[name] for name in disabled.keys() - {row.name for row in rows}} == {
        "binary_sensor.raveberry_library_scan",
        "button.raveberry_find_lights",
        "event.raveberry_votes",
        "image.raveberry_wi_fi_qr_code",
        "sensor.raveberry_discovered_lights",
        "sensor.raveberry_score",
        "sensor.raveberry_lyrics_line",
        "sensor.raveberry_songs_tonight",
        "sensor.raveberry_total_guests",
        "sensor.raveberry_light_frame_rate",
        "sensor.raveberry_light_latency",
        "sensor.raveberry_texts_waiting_for_approval",
        "sensor.raveberry_songs_in_library",
        "sensor.raveberry_stream_url",
    }


# --- settings and the party switch ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("service", "data", "command"),
    [
        (
            "select.select_option",
            {"entity_id": "select.raveberry_mode", "option": "full_control"},
            ("set_setting", {"name": "mode", "value": "full_control"}),
        ),
        (
            "select.select_option",
            {"entity_id": "select.raveberry_order", "option": "fifo"},
            ("set_setting", {"name": "order", "value": "fifo"}),
        ),
        (
            "select.select_option",
            {"entity_id": "select.raveberry_access", "option": "code"},
            ("set_setting", {"name": "join", "value": "code"}),
        ),
        (
            "switch.turn_on",
            {"entity_id": "switch.raveberry_require_approval_for_requests"},
            ("set_setting", {"name": "approval", "value": True}),
        ),
        (
            "switch.turn_off",
            {"entity_id": "switch.raveberry_autoplay"},
            ("set_setting", {"name": "autoplay", "value": False}),
        ),
        (
            "number.set_value",
            {"entity_id": "number.raveberry_maximum_queued_songs_per_guest", "value": 7},
            ("set_setting", {"name": "max_waiting_per_guest", "value": 7}),
        ),
        (
            "number.set_value",
            {"entity_id": "number.raveberry_maximum_volume", "value": 55},
            ("set_setting", {"name": "volume_max", "value": 0.55}),
        ),
        ("button.press", {"entity_id": "button.raveberry_undo"}, ("undo", {})),
        ("button.press", {"entity_id": "button.raveberry_restart_song"}, ("restart_song", {})),
        ("switch.turn_on", {"entity_id": "switch.raveberry_party_open"}, ("open_party", {})),
        ("switch.turn_off", {"entity_id": "switch.raveberry_party_open"}, ("close_party", {})),
        (
            "switch.turn_on",
            {"entity_id": "switch.raveberry_stop_after_this_song"},
            ("stop_after_song", {"on": True}),
        ),
        (
            "switch.turn_off",
            {"entity_id": "switch.raveberry_stop_after_this_song"},
            ("stop_after_song", {"on": False}),
        ),
    ],
)
async def test_changing_an_entity_sends_one_command(
    hass: HomeAssistant, server: FakeServer, service: str, data: dict[str, Any], command: Any
) -> None:
    domain, _, name = service.partition(".")
    await hass.services.async_call(domain, name, data, blocking=True)
    assert server.commands == [command]


async def test_setting_entities_show_the_settings(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(
        TOPICS.name(topics.SETTINGS),
        sample("Settings", autoplay=True, max_waiting_per_guest=5, volume_max=0.7, approval=1),
    )
    assert state_of(hass, "switch.raveberry_autoplay") == "on"
    assert state_of(hass, "number.raveberry_maximum_queued_songs_per_guest") == "5"
    assert state_of(hass, "number.raveberry_maximum_volume") == "70.0"
    # A value of the wrong type and a missing setting are unknown.
    assert state_of(hass, "switch.raveberry_require_approval_for_requests") == "unknown"
    assert state_of(hass, "number.raveberry_maximum_requests_per_guest_and_hour") == "unknown"


@pytest.mark.parametrize(
    ("command", "service", "data"),
    [
        (
            "set_setting",
            "select.select_option",
            {"entity_id": "select.raveberry_mode", "option": "full_control"},
        ),
        ("open_party", "switch.turn_on", {"entity_id": "switch.raveberry_party_open"}),
        ("close_party", "switch.turn_off", {"entity_id": "switch.raveberry_party_open"}),
    ],
)
async def test_a_refusal_is_raised_as_an_error(
    hass: HomeAssistant, server: FakeServer, command: str, service: str, data: dict[str, str]
) -> None:
    server.refuse(command, "not_allowed", "host_only")
    domain, _, name = service.partition(".")
    with pytest.raises(ServiceValidationError, match="Only the host may do that"):
        await hass.services.async_call(domain, name, data, blocking=True)


async def test_party_entities_follow_the_server(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.PARTY), sample("Party.closed"))
    assert state_of(hass, "select.raveberry_mode") == "no_control"
    assert state_of(hass, "select.raveberry_order") == "fifo"
    assert state_of(hass, "switch.raveberry_party_open") == "off"
    assert state_of(hass, "binary_sensor.raveberry_party_active") == "off"


async def test_an_empty_queue_has_no_next_song(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.QUEUE), sample("Queue.empty"))
    assert state_of(hass, "sensor.raveberry_queue_length") == "0"
    assert state_of(hass, "sensor.raveberry_next_song") == "unknown"


async def test_sensors_do_not_carry_lists_of_the_party(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> None:
    """Actions such as `get_queue`, `get_library` and `get_found_lights` return them."""
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    await set_up(hass, silent_server, entry, mqtt_mock)
    for key in (
        "next_song",
        "requests_waiting_for_approval",
        "texts_waiting_for_approval",
        "unreadable_files",
        "discovered_lights",
    ):
        state = hass.states.get(f"sensor.raveberry_{key}")
        assert state is not None
        assert {"queue", "requests", "texts", "files", "lights"}.isdisjoint(state.attributes)


async def test_a_long_title_is_truncated_to_the_length_of_a_state(
    hass: HomeAssistant, server: FakeServer
) -> None:
    payload = sample("Queue").replace('"Lantern Waltz"', f'"{"x" * 400}"')
    await server.publish(TOPICS.name(topics.QUEUE), payload)
    await pass_time(hass, 31)
    assert len(state_of(hass, "sensor.raveberry_next_song")) == 255


async def test_a_song_without_an_artist_is_shown_by_its_title(
    hass: HomeAssistant, server: FakeServer
) -> None:
    payload = sample("Queue").replace('"The Lanterns"', '""')
    await server.publish(TOPICS.name(topics.QUEUE), payload)
    await pass_time(hass, 31)
    assert state_of(hass, "sensor.raveberry_next_song") == "Lantern Waltz"


async def test_text_entities_are_settings(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> None:
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    await set_up(hass, silent_server, entry, mqtt_mock)
    words = "text.raveberry_forbidden_words"
    await silent_server.publish(
        TOPICS.name(topics.SETTINGS), sample("Settings", forbidden_words="polka, yodel")
    )
    assert state_of(hass, words) == "polka, yodel"
    await hass.services.async_call(
        "text", "set_value", {"entity_id": words, "value": "polka"}, blocking=True
    )
    assert silent_server.commands[-1] == (
        "set_setting",
        {"name": "forbidden_words", "value": "polka"},
    )
    await silent_server.publish(
        TOPICS.name(topics.SETTINGS), sample("Settings", forbidden_words="x" * 256)
    )
    assert state_of(hass, words) == "unknown"


# --- approvals, problems and diagnostics ---------------------------------------------------------


async def test_pending_approvals_are_counted(hass: HomeAssistant, server: FakeServer) -> None:
    waiting = hass.states.get("sensor.raveberry_requests_waiting_for_approval")
    assert waiting is not None
    assert waiting.state == "1"
    await server.publish(TOPICS.name(topics.UNDECIDED), sample("Undecided.nothing"))
    assert state_of(hass, "sensor.raveberry_requests_waiting_for_approval") == "0"
    await server.publish(TOPICS.name(topics.UNDECIDED), "")
    assert state_of(hass, "sensor.raveberry_requests_waiting_for_approval") == "unknown"


async def test_without_an_upkeep_message_its_entities_are_unknown(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.UPKEEP), "")
    for entity in (
        "binary_sensor.raveberry_music_source_problem",
        "binary_sensor.raveberry_library_problem",
        "sensor.raveberry_unreadable_files",
    ):
        assert state_of(hass, entity) == "unknown"


async def test_an_unreadable_library_is_a_problem(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.UPKEEP), sample("Upkeep.no_library"))
    assert state_of(hass, "binary_sensor.raveberry_library_problem") == "on"
    assert state_of(hass, "binary_sensor.raveberry_music_source_problem") == "off"
    assert state_of(hass, "sensor.raveberry_unreadable_files") == "unknown"


async def test_a_player_problem_has_its_start_and_remedy_as_attributes(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.error"))
    problem = hass.states.get("binary_sensor.raveberry_player_problem")
    assert problem is not None
    error = json.loads(sample("Player.error"))["error"]
    assert problem.attributes["code"] == error["code"]
    assert problem.attributes["text"] == error["message"]
    assert problem.attributes["since"] == datetime.fromisoformat(error["since"])


async def test_addresses_and_discovered_lights_follow_the_server(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> None:
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    await set_up(hass, silent_server, entry, mqtt_mock)
    await silent_server.publish(
        TOPICS.name(topics.INFO), sample("Info", guest_url="http://garden/", stream_url=None)
    )
    assert state_of(hass, "sensor.raveberry_guest_page_url") == "http://garden/"
    assert state_of(hass, "sensor.raveberry_stream_url") == "unknown"
    await silent_server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.found"))
    assert state_of(hass, "sensor.raveberry_discovered_lights") == "1"


# --- the join code -------------------------------------------------------------------------------


async def test_the_join_code_is_the_image_of_the_server(
    hass: HomeAssistant, server: FakeServer, hass_client: ClientSessionGenerator
) -> None:
    browser = await hass_client()
    answer = await browser.get("/api/image_proxy/image.raveberry_join_qr_code")
    assert await answer.read() == PNG
    assert answer.content_type == "image/png"


async def test_an_unchanged_join_code_keeps_its_timestamp(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    before = state_of(hass, "image.raveberry_join_qr_code")
    freezer.tick(60)
    await server.publish(TOPICS.name(topics.JOIN_QR), PNG)
    assert state_of(hass, "image.raveberry_join_qr_code") == before
    await server.publish(TOPICS.name(topics.JOIN_QR), PNG + b"another")
    assert state_of(hass, "image.raveberry_join_qr_code") != before


async def test_without_a_join_code_there_is_no_image(
    hass: HomeAssistant, server: FakeServer, hass_client: ClientSessionGenerator
) -> None:
    await server.publish(TOPICS.name(topics.JOIN_QR), b"")
    assert state_of(hass, "image.raveberry_join_qr_code") == "unavailable"
    browser = await hass_client()
    answer = await browser.get("/api/image_proxy/image.raveberry_join_qr_code")
    assert answer.status >= 400


# --- the code of the Wi-Fi -----------------------------------------------------------------------

WIFI = "image.raveberry_wi_fi_qr_code"


@pytest.fixture
async def wifi_server(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
) -> FakeServer:
    """A server with a guest Wi-Fi, and all entities enabled."""
    silent_server.replies["wifi_qr"] = {"image": b64encode(PNG).decode()}
    monkeypatch.setattr(Entity, "entity_registry_enabled_default", True)
    await set_up(hass, silent_server, entry, mqtt_mock)
    await hass.async_block_till_done(wait_background_tasks=True)
    return silent_server


async def test_the_code_of_the_wifi_is_asked_for_whenever_it_is_shown(
    hass: HomeAssistant, wifi_server: FakeServer, hass_client: ClientSessionGenerator
) -> None:
    browser = await hass_client()
    for picture in (PNG, PNG + b"another password"):
        wifi_server.replies["wifi_qr"] = {"image": b64encode(picture).decode()}
        answer = await browser.get(f"/api/image_proxy/{WIFI}")
        assert await answer.read() == picture


async def test_without_a_wifi_its_code_is_unavailable(
    hass: HomeAssistant, wifi_server: FakeServer
) -> None:
    assert state_of(hass, WIFI) != "unavailable"
    wifi_server.refuse("wifi_qr", "not_found", "wifi_unset")
    await wifi_server.publish(TOPICS.name(topics.SETTINGS), sample("Settings", wifi_ssid=""))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, WIFI) == "unavailable"


@pytest.mark.parametrize("reply", [{}, {"image": "?"}])
async def test_an_unreadable_code_of_the_wifi_changes_nothing(
    hass: HomeAssistant, wifi_server: FakeServer, reply: dict[str, Any]
) -> None:
    before = state_of(hass, WIFI)
    wifi_server.replies["wifi_qr"] = reply
    await wifi_server.publish(TOPICS.name(topics.SETTINGS), sample("Settings", party_name="Barn"))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state_of(hass, WIFI) == before


async def test_the_code_of_the_wifi_is_in_no_state_log_or_diagnostics(
    hass: HomeAssistant,
    caplog: pytest.LogCaptureFixture,
    wifi_server: FakeServer,
    entry: MockConfigEntry,
) -> None:
    code = b64encode(PNG).decode()
    shown = [str(state.as_dict()) for state in hass.states.async_all()]
    shown.append(str(await async_get_config_entry_diagnostics(hass, entry)))
    ours = (record for record in caplog.records if "raveberry" in record.name)
    shown += [record.getMessage() for record in ours]
    assert not [text for text in shown if code in text or repr(PNG) in text]


# --- invalid and missing messages ----------------------------------------------------------------

INVALID_MESSAGES = [
    (TOPICS.name(topics.STATUS), "perhaps"),
    (TOPICS.name(topics.STATUS), b"\xff"),
    (TOPICS.name(topics.INFO), "{"),
    (TOPICS.name(topics.INFO), '{"contract": "1.0"}'),
    (TOPICS.name(topics.INFO), '{"contract": [1, 0]}'),
    (TOPICS.name(topics.PLAYER), "{}"),
    (TOPICS.name(topics.PLAYER), b"\xff\xfe"),
    (TOPICS.name(topics.PLAYER), sample("Player.playing", volume=3)),
    (TOPICS.name(topics.QUEUE), "[]"),
    (TOPICS.name(topics.QUEUE), sample("Queue", entries=[{}])),
    (TOPICS.name(topics.PARTY), sample("Party", mode="anarchy")),
    (TOPICS.name(topics.SETTINGS), "[]"),
    (TOPICS.name(topics.ARTWORK), "<html>"),
    (TOPICS.name(topics.JOIN_QR), "{}"),
    (TOPICS.name(topics.EVENT), '{"type": "song_sung"}'),
    (TOPICS.name(topics.LIGHTS_STATUS), "ONLINE"),
    (TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo", devices=[{}])),
    (TOPICS.name(topics.LIGHT_STATE, "ring"), sample("LightState", state="dim")),
    (TOPICS.name(topics.REPLY, "01KRAVEBERRY"), "null"),
]


def all_states(hass: HomeAssistant) -> dict[str, Any]:
    return {
        state.entity_id: (state.state, dict(state.attributes)) for state in hass.states.async_all()
    }


@pytest.mark.parametrize(("topic", "payload"), INVALID_MESSAGES)
async def test_an_invalid_message_changes_nothing_and_is_logged_once(
    hass: HomeAssistant,
    server: FakeServer,
    caplog: pytest.LogCaptureFixture,
    topic: str,
    payload: str | bytes,
) -> None:
    before = all_states(hass)
    caplog.clear()
    await server.publish(topic, payload)
    await server.publish(topic, payload)
    assert all_states(hass) == before
    warnings = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [topic in record.getMessage() for record in warnings] == [True]


async def test_an_invalid_message_is_logged_again_after_a_valid_one(
    hass: HomeAssistant, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    for payload in ("{}", sample("Party"), "{}"):
        await server.publish(TOPICS.name(topics.PARTY), payload)
    assert caplog.text.count("Ignored an invalid message on raveberry/raveberry/party") == 2


async def test_a_cleared_topic_makes_its_entities_unknown(
    hass: HomeAssistant, server: FakeServer
) -> None:
    for topic in (
        TOPICS.name(topics.PLAYER),
        TOPICS.name(topics.QUEUE),
        TOPICS.name(topics.PARTY),
        TOPICS.name(topics.SETTINGS),
        TOPICS.name(topics.INFO),
    ):
        await server.publish(topic, "")
    assert unavailable(hass) == {"media_player.raveberry", "light.raveberry_bar_strip"}
    assert state_of(hass, "sensor.raveberry_queue_length") == "unknown"
    assert state_of(hass, "select.raveberry_mode") == "unknown"
    assert state_of(hass, "switch.raveberry_party_open") == "unknown"
    assert state_of(hass, "binary_sensor.raveberry_player_problem") == "unknown"


# --- availability --------------------------------------------------------------------------------


def server_entities(hass: HomeAssistant) -> set[str]:
    return {state.entity_id for state in hass.states.async_all()} - VISUALIZER_ENTITIES


@pytest.mark.parametrize("payload", ["offline", ""])
async def test_the_servers_last_will_makes_its_entities_unavailable(
    hass: HomeAssistant, server: FakeServer, payload: str
) -> None:
    await server.publish(TOPICS.name(topics.STATUS), payload)
    assert unavailable(hass) == server_entities(hass) | {"light.raveberry_bar_strip"}
    assert state_of(hass, "light.raveberry_led_ring") == "on"
    await server.publish(TOPICS.name(topics.STATUS), "online")
    assert state_of(hass, "media_player.raveberry") == "playing"


@pytest.mark.parametrize("payload", ["offline", ""])
async def test_the_visualizers_last_will_makes_the_lights_unavailable(
    hass: HomeAssistant, server: FakeServer, payload: str
) -> None:
    await server.publish(TOPICS.name(topics.LIGHTS_STATUS), payload)
    assert state_of(hass, "light.raveberry_led_ring") == "unavailable"
    assert state_of(hass, "media_player.raveberry") == "playing"
    await server.publish(TOPICS.name(topics.LIGHTS_STATUS), "online")
    assert state_of(hass, "light.raveberry_led_ring") == "on"


async def set_connected(hass: HomeAssistant, *, is_connected: bool) -> None:
    async_dispatcher_send(hass, mqtt.MQTT_CONNECTION_STATE, is_connected)
    await hass.async_block_till_done()


async def test_a_lost_broker_makes_everything_unavailable_until_the_status_topics_arrive(
    hass: HomeAssistant, server: FakeServer
) -> None:
    everything = {state.entity_id for state in hass.states.async_all()}
    await set_connected(hass, is_connected=False)
    assert unavailable(hass) == everything
    await set_connected(hass, is_connected=True)
    assert unavailable(hass) == everything - {"binary_sensor.raveberry_light_show"}
    assert state_of(hass, "binary_sensor.raveberry_light_show") == "off"
    await server.publish(TOPICS.name(topics.STATUS), "online")
    await server.publish(TOPICS.name(topics.LIGHTS_STATUS), "online")
    assert unavailable(hass) == {"light.raveberry_bar_strip"}


async def test_unavailability_and_recovery_are_logged_once(
    hass: HomeAssistant, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    for payload in ("online", "offline", "offline", "online", "online"):
        await server.publish(TOPICS.name(topics.STATUS), payload)
    logged = [
        (record.levelname, record.getMessage())
        for record in caplog.records
        if record.name == "custom_components.raveberry" and record.levelno > logging.DEBUG
    ]
    assert logged == [
        ("INFO", "Raveberry is unavailable"),
        ("INFO", "Raveberry is available again"),
    ]


async def test_an_entity_is_written_when_what_it_shows_changes(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    """Each entity declares the fields of the state that it reads."""
    read: set[str] = set()
    names = {item.name for item in fields(RaveberryState)}

    class RecordingState(RaveberryState):
        """A state that records which of its fields are read."""

        def __getattribute__(self, name: str) -> Any:
            if name in names:
                read.add(name)
            return super().__getattribute__(name)

    coordinator = entry.runtime_data
    state = coordinator.data
    coordinator.data = RecordingState(**{name: getattr(state, name) for name in names})
    undeclared: dict[str, set[str]] = {}
    for platform in entity_platform.async_get_platforms(hass, DOMAIN):
        for shown in platform.entities.values():
            assert isinstance(shown, RaveberryEntity)
            read.clear()
            shown._async_calculate_state()
            declared = names if shown._reads is None else shown._reads | AVAILABILITY
            if extra := read - declared:
                undeclared[shown.entity_id] = extra
    assert undeclared == {}
