"""Chosen media players of the house play the party's stream, and are given back."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, override

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.media_player import (
    MediaPlayerEntity,
    MediaPlayerEntityFeature,
    MediaPlayerState,
)
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockEntityPlatform,
    MockUser,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, MqttMockHAClient

from custom_components.raveberry.contract import topics
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

STREAM = "http://192.0.2.10:8080/stream.mp3"
RADIO = "http://radio.example/live"
SWITCH = "switch.raveberry_kitchen_follows"
KITCHEN = "media_player.kitchen"

FEATURES = (
    MediaPlayerEntityFeature.PLAY_MEDIA
    | MediaPlayerEntityFeature.STOP
    | MediaPlayerEntityFeature.TURN_ON
    | MediaPlayerEntityFeature.TURN_OFF
    | MediaPlayerEntityFeature.VOLUME_SET
    | MediaPlayerEntityFeature.VOLUME_MUTE
    | MediaPlayerEntityFeature.GROUPING
)
SIMPLE = MediaPlayerEntityFeature.PLAY_MEDIA | MediaPlayerEntityFeature.PAUSE


class Speaker(MediaPlayerEntity):
    """A media player whose integration is a list of calls.

    Attributes:
        calls: what was asked for.
        error: raised by each start.
        is_slow: it accepts, and plays later.
    """

    _attr_should_poll = False

    def __init__(
        self, name: str = "kitchen", features: MediaPlayerEntityFeature = FEATURES
    ) -> None:
        self._attr_name = self._attr_unique_id = name
        self.entity_id = f"media_player.{name}"
        self._attr_supported_features = features
        self._attr_state = MediaPlayerState.IDLE
        self.calls: list[tuple[Any, ...]] = []
        self.error: Exception | None = None
        self.is_slow = False
        if features & MediaPlayerEntityFeature.VOLUME_SET:
            self._attr_volume_level = 0.3
            self._attr_is_volume_muted = False

    def show(self, state: MediaPlayerState | None = None, **attributes: Any) -> None:
        """Change the state."""
        if state is not None:
            self._attr_state = state
        for name, value in attributes.items():
            setattr(self, f"_attr_{name}", value)
        self.async_write_ha_state()

    @override
    async def async_play_media(self, media_type: str, media_id: str, **kwargs: Any) -> None:
        self.calls.append(("play", media_id))
        if self.error:
            raise self.error
        if not self.is_slow:
            self.show(MediaPlayerState.PLAYING, media_content_id=media_id)

    @override
    async def async_media_stop(self) -> None:
        self.calls.append(("stop",))
        self.show(MediaPlayerState.IDLE, media_content_id=None)

    @override
    async def async_media_pause(self) -> None:
        self.calls.append(("pause",))
        self.show(MediaPlayerState.PAUSED)

    @override
    async def async_turn_on(self) -> None:
        self.calls.append(("on",))
        self.show(MediaPlayerState.IDLE)

    @override
    async def async_turn_off(self) -> None:
        self.calls.append(("off",))
        self.show(MediaPlayerState.OFF, media_content_id=None)

    @override
    async def async_set_volume_level(self, volume: float) -> None:
        self.calls.append(("volume", volume))
        self.show(volume_level=volume)

    @override
    async def async_mute_volume(self, mute: bool) -> None:
        self.calls.append(("mute", mute))
        self.show(is_volume_muted=mute)


@dataclass(kw_only=True)
class House:
    """A house with speakers and a party."""

    hass: HomeAssistant
    server: FakeServer
    entry: MockConfigEntry
    clock: FrozenDateTimeFactory
    mqtt_mock: MqttMockHAClient
    speakers: dict[str, Speaker] = field(default_factory=dict)

    async def add(self, *speakers: Speaker, platform: str = "fake") -> None:
        """Add speakers, and let the party know them."""
        adding = MockEntityPlatform(self.hass, domain="media_player", platform_name=platform)
        await adding.async_add_entities(speakers)
        await self.hass.async_block_till_done()
        self.speakers |= {speaker.entity_id: speaker for speaker in speakers}

    async def choose(self, *entity_ids: str, volume: str = "free") -> None:
        """Choose players in the options, as the flow does, and set up the party."""
        assert await async_setup_component(self.hass, "media_player", {})
        registry = er.async_get(self.hass)
        chosen = [
            known.id if (known := registry.async_get(entity_id)) else entity_id
            for entity_id in entity_ids
        ]
        options = {"followers": chosen, "follow_volume": volume}
        self.hass.config_entries.async_update_entry(self.entry, options=options)
        await set_up(self.hass, self.server, self.entry, self.mqtt_mock)

    async def play(self, file: str = "Player.playing", **changes: Any) -> None:
        """Let the party play, or not."""
        await self.server.publish(TOPICS.name(topics.PLAYER), sample(file, **changes))

    async def report(
        self, speaker: Speaker, state: MediaPlayerState | None = None, **attributes: Any
    ) -> None:
        """Let a speaker report something by itself, as a device does."""
        speaker.show(state, **attributes)
        await self.hass.async_block_till_done()

    async def silence(self) -> None:
        """Let the party be paused."""
        await self.play(state="paused")

    async def wait(self, seconds: float) -> None:
        """Let time pass in steps."""
        while seconds > 0:
            self.clock.tick(timedelta(seconds=min(seconds, 30.0)))
            seconds -= 30.0
            async_fire_time_changed(self.hass)
            await self.hass.async_block_till_done(wait_background_tasks=True)

    def status(self, switch: str = SWITCH) -> Any:
        """Return whether the switch is on, and what it shows."""
        state = self.hass.states.get(switch)
        assert state is not None
        return state.state, state.attributes["status"]

    def issues(self) -> list[str]:
        """Return the repairs of players."""
        keys = [issue.translation_key for issue in ir.async_get(self.hass).issues.values()]
        return [key for key in keys if key and key.startswith("follower_")]


@pytest.fixture
def house(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    freezer: FrozenDateTimeFactory,
) -> House:
    return House(hass=hass, server=silent_server, entry=entry, clock=freezer, mqtt_mock=mqtt_mock)


@pytest.fixture
async def kitchen(house: House) -> Speaker:
    """A chosen speaker that plays the party."""
    speaker = Speaker()
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(10)
    assert speaker.calls == [("play", STREAM)]
    assert house.status() == ("on", "playing")
    speaker.calls.clear()
    return speaker


async def test_a_player_is_started_and_given_back_with_its_volume(
    house: House, kitchen: Speaker
) -> None:
    await house.report(kitchen, volume_level=0.7)
    await house.silence()
    await house.wait(590)
    assert (kitchen.calls, house.status()) == ([], ("on", "playing"))
    await house.wait(20)
    assert kitchen.calls == [("volume", 0.3), ("stop",)]
    assert house.status() == ("on", "waiting")


async def test_a_player_that_was_off_is_turned_off_again(house: House) -> None:
    speaker = Speaker()
    speaker._attr_state = MediaPlayerState.OFF
    speaker._attr_volume_level = None
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(10)
    assert speaker.calls == [("on",), ("play", STREAM)]
    await house.server.publish(TOPICS.name(topics.PARTY), sample("Party", open=False))
    await house.silence()
    await house.wait(70)
    assert speaker.calls[2:] == [("off",)]


async def test_a_player_plays_again_what_it_played(house: House) -> None:
    speaker = Speaker()
    speaker._attr_state = MediaPlayerState.PLAYING
    speaker._attr_media_content_id = RADIO
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(10)
    await house.silence()
    await house.wait(610)
    assert speaker.calls == [("play", STREAM), ("play", RADIO)]


async def test_a_player_without_volume_and_stop_is_paused_at_the_end(house: House) -> None:
    speaker = Speaker(features=SIMPLE)
    await house.add(speaker)
    await house.choose(KITCHEN, volume="grouped")
    await house.wait(10)
    await house.play(volume=0.2, muted=True)
    await house.silence()
    await house.wait(610)
    assert speaker.calls == [("play", STREAM), ("pause",)]


async def test_a_gap_and_a_restart_of_the_server_are_bridged(
    house: House, kitchen: Speaker
) -> None:
    await house.silence()
    await house.report(kitchen, MediaPlayerState.IDLE)
    await house.wait(60)
    assert kitchen.calls == []
    await house.play()
    await house.wait(10)
    assert kitchen.calls == [("play", STREAM)]
    await house.server.publish(TOPICS.name(topics.STATUS), "offline")
    await house.server.publish(TOPICS.name(topics.STATUS), "online")
    await house.wait(10)
    assert kitchen.calls == [("play", STREAM)] * 2
    assert house.status() == ("on", "playing")


async def test_a_stop_by_a_person_releases_the_player_until_it_is_chosen_again(
    house: House, kitchen: Speaker
) -> None:
    await house.report(kitchen, MediaPlayerState.IDLE)
    await house.wait(120)
    assert (kitchen.calls, house.status()) == ([], ("off", "stopped"))
    await house.hass.services.async_call("switch", "turn_on", {"entity_id": SWITCH}, blocking=True)
    await house.wait(10)
    assert (kitchen.calls, house.status()) == ([("play", STREAM)], ("on", "playing"))


async def test_a_user_of_home_assistant_who_stops_it_in_a_gap_is_heard(
    house: House, kitchen: Speaker, hass_admin_user: MockUser
) -> None:
    await house.silence()
    await house.hass.services.async_call(
        "media_player",
        "media_stop",
        {"entity_id": KITCHEN},
        blocking=True,
        context=Context(user_id=hass_admin_user.id),
    )
    await house.play()
    await house.wait(60)
    assert (kitchen.calls, house.status()) == ([("stop",)], ("off", "stopped"))


async def test_other_media_releases_the_player_until_the_next_evening(
    house: House, kitchen: Speaker
) -> None:
    await house.report(kitchen, media_content_id=RADIO)
    assert house.status() == ("off", "other_media")
    await house.silence()
    await house.wait(700)
    await house.play()
    await house.wait(60)
    assert (kitchen.calls, house.status()) == ([], ("off", "other_media"))
    await house.server.publish(TOPICS.name(topics.PARTY), sample("Party", open=False))
    await house.silence()
    await house.wait(100)
    await house.play()
    await house.wait(10)
    assert (kitchen.calls, house.status()) == ([("play", STREAM)], ("on", "playing"))


async def test_the_switch_gives_the_player_back(house: House, kitchen: Speaker) -> None:
    await house.hass.services.async_call("switch", "turn_off", {"entity_id": SWITCH}, blocking=True)
    await house.wait(30)
    assert (kitchen.calls, house.status()) == ([("stop",)], ("off", "switched_off"))
    await house.hass.services.async_call("switch", "turn_off", {"entity_id": SWITCH}, blocking=True)
    assert kitchen.calls == [("stop",)]


@pytest.mark.parametrize("error", [HomeAssistantError("no"), OSError("no route"), TimeoutError()])
async def test_a_player_that_refuses_is_reported_and_tried_again(
    house: House, error: Exception
) -> None:
    speaker = Speaker()
    speaker.error = error
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(120)
    assert house.status() == ("on", "failing")
    assert house.issues() == ["follower_fault"]
    speaker.error = None
    await house.wait(600)
    assert house.status() == ("on", "playing")
    assert house.issues() == []


async def test_a_failing_player_is_started_again_by_the_repair(
    house: House, hass_client: ClientSessionGenerator
) -> None:
    speaker = Speaker()
    speaker.error = HomeAssistantError("no")
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(120)
    assert await async_setup_component(house.hass, "repairs", {})
    http = await hass_client()
    issue = {"handler": "raveberry", "issue_id": f"follower_fault_{house.entry.entry_id}"}
    form = await (await http.post("/api/repairs/issues/fix", json=issue)).json()
    flow = f"/api/repairs/issues/fix/{form['flow_id']}"
    refused = await (await http.post(flow, json={})).json()
    assert refused["errors"] == {"base": "players_not_started"}
    speaker.error = None
    ended = await (await http.post(flow, json={})).json()
    assert ended["type"] == "create_entry"
    await house.hass.async_block_till_done()
    assert (house.status(), house.issues()) == (("on", "playing"), [])


async def test_a_slow_player_is_awaited(house: House) -> None:
    speaker = Speaker()
    speaker.is_slow = True
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(10)
    assert house.status() == ("on", "starting")
    await house.report(speaker, MediaPlayerState.BUFFERING)
    await house.report(speaker, MediaPlayerState.PLAYING, media_content_id=STREAM)
    await house.wait(60)
    assert (speaker.calls, house.status()) == ([("play", STREAM)], ("on", "playing"))


async def test_an_unavailable_player_is_started_when_it_is_back(house: House) -> None:
    speaker = Speaker()
    speaker._attr_available = False
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.wait(60)
    assert (speaker.calls, house.status()) == ([], ("on", "unavailable"))
    await house.report(speaker, available=True)
    await house.wait(30)
    assert (speaker.calls, house.status()) == ([("play", STREAM)], ("on", "playing"))


async def test_a_player_that_does_not_exist_is_shown(house: House) -> None:
    await house.choose("media_player.garage")
    assert house.status("switch.raveberry_media_player_garage_follows") == ("on", "unavailable")


async def test_members_of_a_group_are_left_to_its_leader(house: House) -> None:
    kitchen, bath = Speaker(), Speaker("bath")
    for speaker in (kitchen, bath):
        speaker._attr_group_members = [KITCHEN, "media_player.bath"]
    await house.add(kitchen, bath)
    await house.choose(KITCHEN, "media_player.bath")
    await house.wait(10)
    assert (kitchen.calls, bath.calls) == ([("play", STREAM)], [])
    assert house.status("switch.raveberry_bath_follows") == ("on", "in_group")


async def test_a_player_that_joins_a_group_gets_only_its_volume_back(
    house: House, kitchen: Speaker
) -> None:
    await house.report(kitchen, group_members=["media_player.bath", KITCHEN], volume_level=0.9)
    await house.silence()
    await house.wait(610)
    assert kitchen.calls == [("volume", 0.3)]


async def test_grouped_volumes_follow_that_of_the_party(house: House) -> None:
    speaker = Speaker()
    await house.add(speaker)
    await house.choose(KITCHEN, volume="grouped")
    await house.wait(10)
    await house.play(volume=0.9)
    await house.play(volume=0.9, muted=True)
    await house.report(speaker, volume_level=0.6)
    await house.play(volume=0.7)
    assert speaker.calls[1:] == [
        ("volume", 0.4),
        ("mute", True),
        ("volume", 0.4),
        ("mute", False),
    ]


async def test_free_volumes_are_left_alone(house: House, kitchen: Speaker) -> None:
    await house.play(volume=0.1, muted=True)
    assert kitchen.calls == []


async def test_drift_is_shown(house: House, kitchen: Speaker) -> None:
    for position in (30, 53):
        await house.wait(30)
        await house.report(
            kitchen, media_position=position, media_position_updated_at=dt_util.utcnow()
        )
    state = house.hass.states.get(SWITCH)
    assert state is not None
    assert state.attributes["drift_s"] == 7


async def test_a_party_without_a_stream_says_so(house: House) -> None:
    speaker = Speaker()
    await house.add(speaker)
    await house.choose(KITCHEN)
    await house.server.publish(TOPICS.name(topics.INFO), sample("Info", stream_url=None))
    await house.silence()
    await house.wait(610)
    await house.play()
    assert (house.status(), house.issues()) == (("on", "no_stream"), ["follower_no_stream"])


async def test_a_restart_of_home_assistant_keeps_what_is_to_be_given_back(
    house: House, kitchen: Speaker
) -> None:
    await house.report(kitchen, volume_level=0.8)
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await set_up(house.hass, house.server, house.entry, house.mqtt_mock)
    await house.wait(30)
    assert (kitchen.calls, house.status()) == ([], ("on", "playing"))
    await house.silence()
    await house.wait(610)
    assert kitchen.calls == [("volume", 0.3), ("stop",)]


async def test_a_released_player_stays_released_over_a_restart(
    house: House, kitchen: Speaker
) -> None:
    await house.report(kitchen, media_content_id=RADIO)
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await set_up(house.hass, house.server, house.entry, house.mqtt_mock)
    await house.wait(30)
    assert (kitchen.calls, house.status()) == ([], ("off", "other_media"))


async def test_a_player_that_is_no_longer_chosen_is_given_back(
    house: House, kitchen: Speaker
) -> None:
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await house.choose()
    await house.hass.async_block_till_done()
    assert kitchen.calls == [("stop",)]
    assert house.hass.states.get(SWITCH) is None


@pytest.mark.parametrize("is_removed", [False, True])
async def test_a_party_that_is_removed_or_disabled_gives_all_players_back(
    house: House, kitchen: Speaker, is_removed: bool
) -> None:
    if is_removed:
        await house.hass.config_entries.async_remove(house.entry.entry_id)
    else:
        await house.hass.config_entries.async_set_disabled_by(
            house.entry.entry_id, ConfigEntryDisabler.USER
        )
    await house.hass.async_block_till_done()
    assert kitchen.calls == [("stop",)]


async def test_a_player_that_somebody_uses_is_not_given_back(
    house: House, kitchen: Speaker
) -> None:
    await house.hass.config_entries.async_unload(house.entry.entry_id)
    await house.report(kitchen, media_content_id=RADIO)
    await house.hass.config_entries.async_remove(house.entry.entry_id)
    assert kitchen.calls == []


async def test_a_refusal_at_the_end_is_logged(
    house: House, kitchen: Speaker, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(*_: Any) -> None:
        raise HomeAssistantError("busy")

    kitchen.async_media_stop = refuse  # type: ignore[method-assign]
    await house.silence()
    await house.wait(610)
    assert "kitchen refuses: busy" in caplog.text


@pytest.mark.parametrize("does_restore", [False, True])
async def test_sonos_keeps_its_queue_by_itself(house: House, does_restore: bool) -> None:
    calls: list[str] = []

    async def note(call: ServiceCall) -> None:
        calls.append(call.service)
        if not does_restore:
            raise HomeAssistantError("no")

    for service in ("snapshot", "restore"):
        house.hass.services.async_register("sonos", service, note)
    speaker = Speaker()
    await house.add(speaker, platform="sonos")
    await house.choose(KITCHEN)
    await house.wait(10)
    assert speaker.calls == [("play", f"x-rincon-mp3radio:{STREAM[5:]}")]
    assert house.status() == ("on", "playing")
    await house.silence()
    await house.wait(610)
    assert calls == (["snapshot", "restore"] if does_restore else ["snapshot"])
    assert speaker.calls[1:] == ([] if does_restore else [("stop",)])
