"""The shipped blueprints, each installed and run as an automation; installing and removing them."""

import json
from pathlib import Path
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import mqtt
from homeassistant.core import HomeAssistant, callback
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.raveberry.blueprint_files import (
    SHIPPED,
    blueprint_names,
    install_blueprints,
    installed_blueprints,
)
from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.messages import ActingGuest
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

PLAYER = "media_player.raveberry"
EVENT = "event.raveberry_party_event"
BLUEPRINTS = sorted(file.stem for file in SHIPPED.glob("*.yaml"))


@pytest.fixture(autouse=True)
def _in_own_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


async def automate(hass: HomeAssistant, blueprint: str, **inputs: Any) -> None:
    """Set up an automation from a blueprint."""
    await install_blueprints(hass, [blueprint])
    for component in ("homeassistant", "tag"):
        assert await async_setup_component(hass, component, {})
    config = {"use_blueprint": {"path": f"raveberry/{blueprint}.yaml", "input": inputs}}
    assert await async_setup_component(hass, "automation", {"automation": config})
    await hass.async_block_till_done()
    (automation,) = hass.states.async_all("automation")
    assert automation.state == "on"


async def change(hass: HomeAssistant, entity_id: str, *states: str) -> None:
    for state in states:
        hass.states.async_set(entity_id, state)
        await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("starter", "before", "after"),
    [
        ("calendar.party", "off", "on"),
        ("person.ann", "not_home", "home"),
        ("scene.party", "2026-12-31T20:00:00+00:00", "2026-12-31T21:00:00+00:00"),
    ],
)
async def test_the_party_starts_with_calendar_presence_or_scene(
    hass: HomeAssistant, server: FakeServer, starter: str, before: str, after: str
) -> None:
    await change(hass, starter, before)
    await automate(hass, "party_starts", player=PLAYER, starters=[starter], hours=4)
    await change(hass, starter, "unavailable", before)
    assert [name for name, _ in server.commands] == (["open_party"] if "scene" in starter else [])
    server.commands.clear()
    await change(hass, starter, after)
    assert server.commands == [("open_party", {"duration_s": 14400})]


async def test_a_party_without_a_duration_stays_open(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await change(hass, "schedule.party", "off")
    await automate(hass, "party_starts", player=PLAYER, starters=["schedule.party"])
    await change(hass, "schedule.party", "on", "off")
    assert [args.get("duration_s") for _, args in server.commands] == [None]


async def test_the_volume_is_limited_in_quiet_hours(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await change(hass, "schedule.night", "off")
    limit = "number.raveberry_maximum_volume"
    await automate(hass, "quiet_hours", limit=limit, quiet=["schedule.night"])
    await change(hass, "schedule.night", "on", "off")
    assert [args["value"] for _, args in server.commands] == [0.3, 1.0]


async def test_the_doorbell_is_announced(hass: HomeAssistant, server: FakeServer) -> None:
    spoken = async_mock_service(hass, "tts", "speak")
    await change(hass, "binary_sensor.bell", "off")
    await automate(
        hass, "doorbell_and_phone", player=PLAYER, bells=["binary_sensor.bell"], voice="tts.piper"
    )
    await change(hass, "binary_sensor.bell", "on", "off")
    ((call),) = spoken
    assert call.data["message"] == "Someone is at the door."
    assert call.data["media_player_entity_id"] == PLAYER


async def test_the_music_pauses_during_a_call(hass: HomeAssistant, server: FakeServer) -> None:
    await change(hass, "sensor.phone", "idle")
    await automate(hass, "doorbell_and_phone", player=PLAYER, phones=["sensor.phone"])
    await change(hass, "sensor.phone", "ringing", "talking")
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.paused"))
    await change(hass, "sensor.phone", "idle")
    names = [name for name, _ in server.commands]
    assert names[0] == "pause"
    assert names[-1] == "play"


async def test_the_winner_is_announced(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    """Closing may follow the removal of a song in the same millisecond, the state of both."""
    spoken = async_mock_service(hass, "tts", "speak")
    recap = json.loads(sample("Event.party_closed"))["recap"]
    ann = {"guest": {"id": "g_1", "name": "Ann", "color": "#ff8c73"}, "songs": 3, "score": 12}
    server.replies["recap"] = recap | {"winners": [ann]}
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.song_started"))
    await automate(hass, "winner", player=PLAYER, event=EVENT, voice="tts.piper")
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.party_closed"))
    ((call),) = spoken
    assert call.data["message"] == (
        "The winner is Ann with 12 points. Your favourite song was Night Ferry."
    )
    shown = hass.states.get(EVENT)
    assert shown is not None
    hass.states.async_set(EVENT, shown.state, {**shown.attributes, "friendly_name": "Renamed"})
    await hass.async_block_till_done()
    assert len(spoken) == 1


@pytest.mark.parametrize(
    ("button", "command"),
    [
        ("event.up", ("vote", {"entry": "e_1", "value": 1})),
        ("input_button.down", ("vote", {"entry": "e_1", "value": -1})),
        ("binary_sensor.skip", ("skip", {"epoch": 17})),
    ],
)
async def test_a_button_votes_or_skips(
    hass: HomeAssistant, server: FakeServer, button: str, command: Any
) -> None:
    await change(hass, button, "unknown" if button != "binary_sensor.skip" else "off")
    buttons = {"up": ["event.up"], "down": ["input_button.down"], "skip": ["binary_sensor.skip"]}
    await automate(hass, "buttons", player=PLAYER, **buttons)
    pressed = "on" if button == "binary_sensor.skip" else "2026-12-31T21:00:00+00:00"
    await change(hass, button, pressed)
    assert server.commands == [command]


@pytest.mark.parametrize(
    ("song", "command"),
    [("Night Ferry", ("enqueue", {"query": "Night Ferry"})), ("", ("enqueue_random", {}))],
)
async def test_a_tag_requests_as_a_guest(
    hass: HomeAssistant, server: FakeServer, song: str, command: Any
) -> None:
    received: list[Any] = []

    @callback
    def receive(message: mqtt.ReceiveMessage) -> None:
        received.append((message.topic, json.loads(message.payload)))

    await automate(hass, "nfc_guest", tag="abc", guest="Ann", song=song)
    published = async_mock_service(hass, "mqtt", "publish")
    hass.bus.async_fire("tag_scanned", {"tag_id": "abc"})
    await hass.async_block_till_done()
    ((call),) = published
    name, args = command
    assert call.data["topic"] == TOPICS.name(topics.COMMAND, name)
    envelope = topics.COMMAND.decode(json.dumps(call.data["payload"]).encode())
    assert (envelope.acting_as, envelope.args) == (ActingGuest(guest="tag-abc", name="Ann"), args)


@pytest.mark.parametrize(
    ("score", "color"), [(5, (0, 255, 0)), (-5, (255, 0, 0)), (0, (255, 255, 255))]
)
async def test_lights_follow_the_vote(
    hass: HomeAssistant, server: FakeServer, score: int, color: tuple[int, int, int]
) -> None:
    turned_on = async_mock_service(hass, "light", "turn_on")
    votes = "event.votes"
    await automate(hass, "lights_follow_votes", player=PLAYER, votes=votes, lights=["light.room"])
    entry = json.loads(sample("Player.playing"))["entry"] | {"score": score}
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing", entry=entry))
    assert turned_on == []
    await change(hass, votes, "2026-12-31T21:00:00+00:00")
    assert tuple(turned_on[0].data["rgb_color"]) == color


async def test_the_party_closes_when_everybody_is_gone(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    people = ["person.ann", "binary_sensor.room"]
    await change(hass, "person.ann", "home")
    await change(hass, "binary_sensor.room", "on")
    await automate(hass, "everybody_gone", player=PLAYER, people=people, minutes=10)
    await change(hass, "person.ann", "not_home")
    freezer.tick(601)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert server.commands == []
    await change(hass, "binary_sensor.room", "off")
    freezer.tick(601)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert [name for name, _ in server.commands] == ["close_party", "pause"]


# --- installing ----------------------------------------------------------------------------------


async def test_every_blueprint_has_a_name_of_its_own(hass: HomeAssistant) -> None:
    names = await blueprint_names(hass)
    assert sorted(names) == BLUEPRINTS
    assert len({*names.values()}) == len(names) == 8
    assert all(name.startswith("Raveberry - ") for name in names.values())


async def test_installed_blueprints_are_removed_again(hass: HomeAssistant, tmp_path: Path) -> None:
    await install_blueprints(hass, ["winner", "buttons"])
    assert await installed_blueprints(hass) == ["buttons", "winner"]
    await install_blueprints(hass, ["winner"])
    assert await installed_blueprints(hass) == ["winner"]
    await install_blueprints(hass, [])
    assert not (tmp_path / "blueprints/automation/raveberry").exists()


async def test_an_edited_blueprint_is_neither_overwritten_nor_removed(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    await install_blueprints(hass, ["winner"])
    file = tmp_path / "blueprints/automation/raveberry/winner.yaml"
    file.write_text(file.read_text() + "# mine\n")
    for wanted in (["winner"], []):
        await install_blueprints(hass, wanted)
        assert file.read_text().endswith("# mine\n")


async def test_a_blueprint_of_an_earlier_version_is_updated(
    hass: HomeAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = tmp_path / "shipped"
    earlier.mkdir()
    (earlier / "winner.yaml").write_text("earlier")
    with monkeypatch.context() as patch:
        patch.setattr("custom_components.raveberry.blueprint_files.SHIPPED", earlier)
        await install_blueprints(hass, ["winner"])
    await install_blueprints(hass, ["winner"])
    file = tmp_path / "blueprints/automation/raveberry/winner.yaml"
    assert file.read_text() == (SHIPPED / "winner.yaml").read_text()


async def test_a_blueprint_in_use_is_not_removed(hass: HomeAssistant, server: FakeServer) -> None:
    await automate(hass, "winner", player=PLAYER, event=EVENT, voice="tts.piper")
    await install_blueprints(hass, [])
    assert await installed_blueprints(hass) == ["winner"]
