"""What the party writes into the recorder and the logbook of Home Assistant."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import logbook
from homeassistant.components.recorder import Recorder, get_instance
from homeassistant.components.recorder.db_schema import Events, States
from homeassistant.components.recorder.util import session_scope
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import translation
from homeassistant.helpers.json import json_dumps
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.raveberry.const import DOMAIN, EVENT_PARTY
from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import SAMPLES, TOPICS, FakeServer, sample

MOST_ROWS_PER_HOUR = 500
SONGS_PER_HOUR = 20
VOTES_PER_S = 100


@pytest.fixture(autouse=True)
def _with_custom_integrations(recorder_mock: Recorder, enable_custom_integrations: None) -> None:
    """Start the recorder before Home Assistant, as it demands."""


def rows(hass: HomeAssistant) -> int:
    """Return the number of states and events in the recorder."""
    with session_scope(hass=hass, read_only=True) as session:
        return session.query(States).count() + session.query(Events).count()


def long_queue(second: int) -> str:
    """Return a queue of a hundred entries whose order and scores changed with the last votes."""
    queue: dict[str, Any] = json.loads(sample("Queue"))
    entry = queue["entries"][0]
    queue["entries"] = [
        {
            **entry,
            "id": f"e_{place}",
            "song": {**entry["song"], "title": f"Song {(place + second) % 100}"},
            "score": second + place,
            "up": second,
        }
        for place in range(100)
    ]
    return json.dumps(queue | {"length": 500, "revision": second, "duration_s": 90_000.0})


def votes(second: int) -> Iterator[str]:
    """Return the events of a second with a hundred votes on twenty entries."""
    for number in range(VOTES_PER_S):
        yield sample("Event.vote_cast", entry=f"e_{number % 20}", score=second, count=1)


def player(second: int, *, epoch: int = 41) -> str:
    """Return a player whose song gets votes, too."""
    now = dt_util.utcnow().isoformat()
    playing: dict[str, Any] = json.loads(sample("Player.playing", epoch=epoch, now=now))
    playing["entry"] |= {"id": f"e_now_{epoch}", "score": second, "up": second}
    playing["entry"]["song"] |= {"title": f"Song {epoch}"}
    return json.dumps(playing)


async def test_a_hundred_votes_a_second_write_few_rows(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    """Two minutes of votes; and a change of songs apart, as it happens every three minutes."""

    async def pass_second(number: int) -> None:
        for payload in votes(number):
            server.fire(TOPICS.name(topics.EVENT), payload)
        server.fire(TOPICS.name(topics.QUEUE), long_queue(number))
        server.fire(TOPICS.name(topics.PLAYER), player(number))
        server.fire(TOPICS.name(topics.PARTY), sample("Party", guests_active=50 + number % 3))
        freezer.tick(timedelta(seconds=1))
        async_fire_time_changed(hass, dt_util.utcnow())
        await hass.async_block_till_done()

    for number in range(35):
        await pass_second(number)
    await async_wait_recording_done(hass)
    before = await get_instance(hass).async_add_executor_job(rows, hass)
    for number in range(35, 155):
        await pass_second(number)
    await async_wait_recording_done(hass)
    of_votes = await get_instance(hass).async_add_executor_job(rows, hass) - before

    for event, epoch in (("song_finished", 41), ("song_started", 42)):
        await server.publish(TOPICS.name(topics.PLAYER), player(200, epoch=epoch))
        await server.publish(TOPICS.name(topics.EVENT), sample(f"Event.{event}"))
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.song_requested"))
    await async_wait_recording_done(hass)
    total = await get_instance(hass).async_add_executor_job(rows, hass)
    of_a_song = total - before - of_votes
    assert of_votes * 30 + of_a_song * SONGS_PER_HOUR <= MOST_ROWS_PER_HOUR, (of_votes, of_a_song)


async def test_neither_queue_nor_votes_are_recorded(
    hass: HomeAssistant, server: FakeServer
) -> None:
    states = json_dumps([state.as_dict() for state in hass.states.async_all()])
    assert "Lantern Waltz" in states
    for state in hass.states.async_all():
        assert state.state_info is not None
        attributes = set(state.attributes) - set(state.state_info["unrecorded_attributes"])
        assert attributes.isdisjoint({"queue", "entries", "score", "votes", "up", "down"})


# --- logbook -------------------------------------------------------------------------------------


async def story(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> list[str]:
    """Return the sentences of the party, as the page of the logbook reads them."""
    await async_wait_recording_done(hass)
    client = await hass_ws_client()
    since = dt_util.utcnow() - timedelta(hours=1)
    await client.send_json_auto_id({"type": "logbook/get_events", "start_time": since.isoformat()})
    answer = await client.receive_json()
    told = [entry for entry in answer["result"] if entry.get("domain") == "raveberry"]
    assert {entry["entity_id"] for entry in told} <= {"media_player.raveberry"}
    assert all(entry["icon"].startswith("mdi:") for entry in told)
    return [f"{entry['name']} {entry['message']}" for entry in told]


EVENTS = sorted(SAMPLES.glob("Event.*.json"))


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_logbook_reads_like_a_story(
    hass: HomeAssistant,
    server: FakeServer,
    hass_ws_client: WebSocketGenerator,
    language: str,
    snapshot: Any,
) -> None:
    hass.config.language = language
    await translation.async_load_integrations(hass, {DOMAIN})
    assert await async_setup_component(hass, logbook.DOMAIN, {})
    await hass.async_block_till_done()
    for path in EVENTS:
        await server.publish(TOPICS.name(topics.EVENT), path.read_text())
    for changes in (
        {"requested_by": None, "origin": "host", "dedication": None},
        {"requested_by": None, "origin": "autoplay", "dedication": None},
        {"dedication": None},
    ):
        for kind in ("song_requested", "song_started"):
            event = json.loads(sample(f"Event.{kind}"))
            event["entry"] |= changes
            await server.publish(TOPICS.name(topics.EVENT), json.dumps(event))
    kicked = json.loads(sample("Event.song_kicked"))
    kicked["entry"] |= {"down": 1, "song": kicked["entry"]["song"] | {"artist": ""}}
    await server.publish(TOPICS.name(topics.EVENT), json.dumps(kicked))
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.song_skipped", by="host"))
    assert await story(hass, hass_ws_client) == snapshot


async def test_a_dedication_is_told_with_the_request(
    hass: HomeAssistant, server: FakeServer, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(hass, logbook.DOMAIN, {})
    event = json.loads(sample("Event.song_requested"))
    event["entry"] |= {"dedication": "For the bar"}
    await server.publish(TOPICS.name(topics.EVENT), json.dumps(event))
    (sentence,) = await story(hass, hass_ws_client)
    assert sentence.endswith(": “For the bar”")
    state = hass.states.get("event.raveberry_party_event")
    assert state is not None
    assert state.attributes["dedication"] == "For the bar"


async def test_the_event_entity_names_the_sentence_as_its_cause(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    fired: list[Event] = []
    hass.bus.async_listen(EVENT_PARTY, fired.append)
    await server.publish(TOPICS.name(topics.EVENT), sample("Event.party_opened"))
    state = hass.states.get("event.raveberry_party_event")
    assert state is not None
    assert [event.context.id for event in fired] == [state.context.id]
