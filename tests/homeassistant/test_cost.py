"""Work that votes and sentences cause in Home Assistant (bench/home_assistant.md).

Each is compared with a baseline in the same run. Votes are compared by processor time, which a
tracer of our modules changes. Sentences are compared by the calls of Python functions in the event
loop, which are the same on every machine.
"""

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any, Final

import pytest
from hassil import Intents
from homeassistant.components import conversation, mqtt
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.raveberry.assist.recognizer import Recognizer
from custom_components.raveberry.const import WAITS
from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

SECONDS: Final = 10
ENTRIES: Final = 100
"""Entries that the server publishes, of a queue of 500."""

MESSAGES_PER_S: Final = 5
"""Messages a second of a retained topic."""

ROUNDS: Final = 5
"""Repetitions of each measurement, of which the fastest counts."""

FIRST_SENTENCES: Final = 2.5
"""Bar for the first sentences, in times of parsing the templates that they are compared with.

It is 1.7, and 6.9 if the recognizer and the expressions are compiled in the event loop.
"""


def traffic(votes_per_s: int) -> Iterator[tuple[str, str]]:
    """Yield topics and payloads of seconds full of votes."""
    queue: dict[str, Any] = json.loads(sample("Queue"))
    entry = queue["entries"][0]
    playing: dict[str, Any] = json.loads(sample("Player.playing"))
    for step in range(SECONDS * MESSAGES_PER_S):
        entries = [
            {**entry, "id": f"e_{place}", "score": (place * 7 + step) % 40, "up": step}
            for place in range(ENTRIES)
        ]
        waiting = queue | {"entries": entries, "length": 500, "revision": step}
        yield TOPICS.name(topics.QUEUE), json.dumps(waiting)
        playing["entry"]["score"] = step
        playing["now"] = dt_util.utcnow().isoformat()
        yield TOPICS.name(topics.PLAYER), json.dumps(playing)
        for number in range(votes_per_s // MESSAGES_PER_S):
            yield (
                TOPICS.name(topics.EVENT),
                sample("Event.vote_cast", entry=f"e_{number}", score=step, count=1),
            )


async def share_of_a_core(
    hass: HomeAssistant, server: FakeServer, messages: list[tuple[str, str]]
) -> float:
    """Return the processor time of some messages per second of traffic."""
    began = time.process_time()
    for topic, payload in messages:
        server.fire(topic, payload)
    await hass.async_block_till_done()
    return (time.process_time() - began) / SECONDS


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("votes_per_s", "most"), [(20, 15), (100, 6)])
async def test_votes_cost_home_assistant_little(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    votes_per_s: int,
    most: float,
) -> None:
    """`most`: in times of what a bare subscriber costs."""
    messages = list(traffic(votes_per_s))
    with_us = min([await share_of_a_core(hass, server, messages) for _ in range(ROUNDS)])
    assert await hass.config_entries.async_unload(entry.entry_id)

    @callback
    def receive(message: mqtt.ReceiveMessage) -> None:
        """Do nothing, as a bare subscriber."""

    for topic in {topic for topic, _ in messages}:
        await mqtt.async_subscribe(hass, topic, receive, qos=1, encoding=None)
    bare = min([await share_of_a_core(hass, server, messages) for _ in range(ROUNDS)])
    cost = with_us - bare
    print(f"{votes_per_s} votes/s: {with_us:.2%} with the party, {bare:.2%} bare, {cost:.2%} ours")  # noqa: T201 - the figure
    assert cost <= most * bare


@contextmanager
def calls_counted() -> Iterator[Counter[str]]:
    """Count the calls of Python functions in this thread, which are the same on every machine."""
    thread, calls = threading.get_ident(), Counter[str]()
    events, tool = sys.monitoring.events, sys.monitoring.PROFILER_ID

    def count(_code: CodeType, _offset: int) -> None:
        if threading.get_ident() == thread:
            calls["all"] += 1

    sys.monitoring.use_tool_id(tool, "calls")
    sys.monitoring.register_callback(tool, events.PY_START, count)
    sys.monitoring.set_events(tool, events.PY_START)
    try:
        yield calls
    finally:
        sys.monitoring.set_events(tool, events.NO_EVENTS)
        sys.monitoring.free_tool_id(tool)


async def test_the_first_sentence_does_not_occupy_the_event_loop(
    hass: HomeAssistant, server: FakeServer
) -> None:
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    block = {"sentences": [*Recognizer().templates, *Recognizer(only=WAITS).templates]}
    with calls_counted() as parsing:
        intents = Intents.from_dict({"language": "en", "intents": {"Parsed": {"data": [block]}}})
        assert intents.intents["Parsed"].data[0].sentences
    with calls_counted() as answering:
        for language, sentence in (("en", "what's playing at the party"), ("de", "Party leiser")):
            answer = await conversation.async_converse(
                hass,
                sentence,
                None,
                Context(),
                language,
                agent_id=conversation.HOME_ASSISTANT_AGENT,
            )
            assert answer.response.speech
    print(f"{answering['all']} calls, {parsing['all']} for parsing")  # noqa: T201 - the figure
    assert answering["all"] <= FIRST_SENTENCES * parsing["all"]
