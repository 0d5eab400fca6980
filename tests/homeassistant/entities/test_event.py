"""The event entities."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry.contract import topics
from custom_components.raveberry.event import VotesEvent
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import SAMPLES, TOPICS, FakeServer, sample

EVENT = "event.raveberry_party_event"
VOTES = "event.raveberry_votes"
TYPES = sorted({path.name.split(".")[1] for path in SAMPLES.glob("Event.*.json")} - {"vote_cast"})


def shown(hass: HomeAssistant, entity_id: str = EVENT) -> dict[str, Any]:
    state = hass.states.get(entity_id)
    assert state is not None
    return dict(state.attributes)


async def pass_time(hass: HomeAssistant, seconds: float) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


@pytest.fixture
async def voting_server(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    monkeypatch: pytest.MonkeyPatch,
) -> FakeServer:
    """A server with a party under way, whose event entity of votes is enabled."""
    monkeypatch.setattr(VotesEvent, "_attr_entity_registry_enabled_default", True)
    await set_up(hass, silent_server, entry, mqtt_mock)
    return silent_server


@pytest.mark.parametrize("event_type", TYPES)
async def test_every_event_of_the_contract_matches_its_snapshot(
    hass: HomeAssistant, server: FakeServer, event_type: str, snapshot: Any
) -> None:
    await server.publish(TOPICS.name(topics.EVENT), sample(f"Event.{event_type}"))
    attributes = shown(hass)
    assert attributes.pop("event_type") == event_type
    assert sorted(attributes.pop("event_types")) == TYPES
    assert attributes == snapshot


async def test_a_retained_event_is_ignored(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.buzzer"), retain=True)
    await server.publish(TOPICS.name(topics.EVENT), "")
    assert shown(hass)["event_type"] is None


async def test_votes_are_no_event_of_the_party(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.vote_cast"))
    assert shown(hass)["event_type"] is None
    assert hass.states.get(VOTES) is None


async def test_votes_have_an_entity_of_their_own(
    hass: HomeAssistant, voting_server: FakeServer, snapshot: Any
) -> None:
    await voting_server.publish(TOPICS.name(topics.EVENT), sample("Event.vote_cast"))
    assert shown(hass, VOTES) == snapshot


async def test_votes_are_added_up_between_two_events(
    hass: HomeAssistant, voting_server: FakeServer
) -> None:
    topic = TOPICS.name(topics.EVENT)
    await voting_server.publish(topic, sample("Event.vote_cast", count=1))
    await voting_server.publish(topic, sample("Event.vote_cast", entry="e_3", count=1))
    await voting_server.publish(topic, sample("Event.vote_cast", count=2, score=5))
    await voting_server.publish(topic, sample("Event.vote_cast", count=3, score=8))
    assert (shown(hass, VOTES)["count"], shown(hass, VOTES)["score"]) == (1, 3)
    await pass_time(hass, 16)
    assert (shown(hass, VOTES)["count"], shown(hass, VOTES)["score"]) == (5, 8)
    await pass_time(hass, 40)
    await voting_server.publish(topic, sample("Event.vote_cast", count=1, score=9))
    assert shown(hass, VOTES)["score"] == 9


async def test_reactions_are_added_up_between_two_events(
    hass: HomeAssistant, server: FakeServer
) -> None:
    for _ in range(3):
        await server.publish(TOPICS.name(topics.EVENT), sample("Event.cheer", count=2))
    assert shown(hass)["count"] == 2
    await pass_time(hass, 16)
    assert shown(hass)["count"] == 4


async def test_unloading_removes_the_event_listeners(
    hass: HomeAssistant, voting_server: FakeServer, entry: MockConfigEntry
) -> None:
    coordinator = entry.runtime_data
    assert len(coordinator._event_listeners) == len(coordinator._vote_listeners) == 1
    await hass.config_entries.async_unload(entry.entry_id)
    assert coordinator._event_listeners == coordinator._vote_listeners == []
