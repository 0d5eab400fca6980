"""The event entity."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import SAMPLES, TOPICS, FakeServer, sample

EVENT = "event.raveberry_party_event"
TYPES = sorted({path.name.split(".")[1] for path in SAMPLES.glob("Event.*.json")})


def shown(hass: HomeAssistant) -> dict[str, Any]:
    state = hass.states.get(EVENT)
    assert state is not None
    return dict(state.attributes)


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


async def test_unloading_removes_the_event_listener(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    listeners = entry.runtime_data._event_listeners
    assert len(listeners) == 1
    await hass.config_entries.async_unload(entry.entry_id)
    assert listeners == []
