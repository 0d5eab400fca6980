"""Every option of config.yaml has its effect."""

import json
import secrets
from collections.abc import Mapping
from typing import Final

import pytest

from tests.supervisor import network as addresses
from tests.supervisor.app_config import AppConfig
from tests.supervisor.rig import Rig, tone
from tests.system.support.party_system import until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

NODE: Final = "cellar"
LIGHTS: Final = (
    {"id": "wled", "kind": "wled", "name": "Wall", "host": addresses.PHONE, "pixels": 10,
     "port": 21324, "reverse": True, "spread_ms": 0, "fps": 30},
    {"id": "ddp", "kind": "ddp", "host": addresses.PHONE, "pixels": 16, "columns": 4,
     "serpentine": True, "rotate": 90},
    {"id": "dmx", "kind": "e131", "host": addresses.PHONE, "pixels": 12, "universe": 3,
     "priority": 120, "sync_universe": 7, "white": True},
    {"id": "group", "kind": "e131", "multicast": True, "interface": addresses.APP, "ttl": 2,
     "pixels": 8},
    {"id": "artnet", "kind": "artnet", "host": addresses.PHONE, "pixels": 10, "universe": 1,
     "mirror": True, "sync": True},
    {"id": "sync", "kind": "wled_sync", "host": addresses.PHONE},
    {"id": "spi", "kind": "ws281x_spi", "pixels": 8, "bus": 0, "select": 0, "order": "GRB"},
    {"id": "ring", "kind": "ws281x", "pixels": 8, "pin": 18},
    {"id": "strip", "kind": "pca9685", "bus": 1, "address": 64, "channel": 0},
    {"id": "seen", "kind": "preview", "pixels": 20},
    {"id": "half", "kind": "segment", "of": ["ddp"], "first": 0, "pixels": 8},
    {"id": "all", "kind": "canvas", "of": ["wled", "seen"]},
)  # fmt: skip
"""A light of each kind, with each field at least once."""


def saved(house: Rig) -> dict[str, object]:
    """Return all options at once, as a user might save them."""
    return {
        "music": ["/media", "/share/more music"],
        "sources": ["local", "radio"],
        "cache_mb": 200,
        "cookies": "/share/cookies.txt",
        "guest_url": "http://party.example:8080",
        "node": NODE,
        "output": "auto",
        "audio_source": "auto",
        "audio_url": "tcp://192.0.2.9:4953",
        "snapcast": "192.0.2.9:4953",
        "line_in": "default",
        "weighting": "a",
        "light_show": True,
        "mqtt_host": "core-mosquitto",
        "mqtt_port": 1883,
        "mqtt_username": house.mosquitto.username,
        "mqtt_password": house.mosquitto.password,
        "mqtt_tls": False,
        "mqtt_ca": "",
        "trusted_proxies": [addresses.HOST],
        "log_level": "debug",
        "lights": list(LIGHTS),
    }


@pytest.fixture(scope="module")
def house(machine: Rig) -> Rig:
    more = machine.folder / "share" / "more music"
    more.mkdir()
    tone(more / "second.flac", title="Second Tone", hz=660)
    (machine.folder / "share" / "cookies.txt").write_text("# Netscape HTTP Cookie File\n")
    machine.mosquitto.start()
    machine.app.write_options(**saved(machine))
    machine.app.start()
    machine.app.until_served()
    return machine


def problems(house: Rig) -> list[str]:
    """Return the problems on the host's page."""
    me = state(house)["me"]
    assert isinstance(me, dict)
    return [problem["message"] for problem in me["problems"] or ()]


def state(house: Rig) -> Mapping[str, object]:
    return house.app.user().state()


def test_each_option_is_tried(house: Rig) -> None:
    config = AppConfig.load()
    assert saved(house).keys() == config.schema.keys()
    (fields,) = config.schema["lights"]  # type: ignore[misc]
    assert {name for light in LIGHTS for name in light} == set(fields)


def test_music_of_every_folder_is_found(house: Rig) -> None:
    house.app.play("Second Tone")
    house.sound.until_heard()


def test_the_broker_that_is_named_is_used(house: Rig) -> None:
    until(
        lambda: house.mosquitto.retained(f"raveberry/{NODE}/status", within_s=1) == b"online",
        within_s=30,
        what="the party is at the named broker",
    )
    asked = [request["path"] for request in house.supervisor.requests()]
    assert "/services/mqtt" not in asked


def test_the_code_leads_to_the_address_that_is_named(house: Rig) -> None:
    me = state(house)["me"]
    assert isinstance(me, dict)
    assert str(me["join_url"]).startswith("http://party.example:8080")


def test_only_the_sources_that_are_named_are_there(house: Rig) -> None:
    kept = house.app.inside("raveberry", "command", "sources")
    assert {"local", "radio"} <= set(json.dumps(json.loads(kept)).replace('"', " ").split())
    assert "jamendo" not in kept


def test_lights_that_can_be_driven_are_there_and_the_others_are_told(house: Rig) -> None:
    def known() -> set[str]:
        text = house.mosquitto.retained(f"raveberry/{NODE}/lights/info", within_s=1)
        return {device["id"] for device in json.loads(text)["devices"]} if text else set()

    until(known, within_s=20, what="lights are known")
    # Members of a segment or canvas are not listed as lights.
    assert known() >= {"all", "half", "dmx", "artnet", "sync", "spi", "ring", "strip"}
    (refused,) = [told for told in problems(house) if "lights[" in told]
    assert "lights[3].multicast cannot be used: must be false" in refused


def test_the_log_is_as_talkative_as_was_chosen(house: Rig) -> None:
    until(lambda: "DEBUG" in house.app.log, within_s=10, what="something is told in detail")


def test_no_password_is_in_the_log(house: Rig) -> None:
    assert house.mosquitto.password not in house.app.log


def test_nothing_ends_by_itself(house: Rig) -> None:
    assert " has ended: " not in house.app.log


def test_the_lights_may_listen_to_a_computed_tone(house: Rig) -> None:
    house.mosquitto.password = secrets.token_urlsafe(12)
    house.app.write_options(audio_source="synthetic", lights=[LIGHTS[0]], music=["/share/none"])
    house.app.restart()
    house.app.until_served()
    assert house.app.environment_of("visualizer")["RAVEBERRY_AUDIO_SOURCE"] == "synthetic"
    assert any("/share/none" in told and "“Music folders”" in told for told in problems(house))
