"""Voice intents, with the sentences of docs/custom_sentences."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.messages import ActingGuest
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

pytest.importorskip("hassil", reason="the voice assistant's own requirement is not installed")

SENTENCES = Path(__file__).parents[2] / "docs/custom_sentences"
LANGUAGES = [path.name for path in SENTENCES.iterdir()]


@pytest.fixture(autouse=True)
async def _with_sentences(
    hass: HomeAssistant, server: FakeServer, tmp_path: Path, freezer: FrozenDateTimeFactory
) -> None:
    """Set up the voice assistant with the sentences, right after the state was published."""
    freezer.move_to("2026-12-31T21:15:01.5+00:00")
    shutil.copytree(SENTENCES, tmp_path / "custom_sentences")
    hass.config.config_dir = str(tmp_path)
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})


async def say(hass: HomeAssistant, sentence: str, language: str = "en", **who: Any) -> str:
    who.setdefault("context", Context())
    result = await conversation.async_converse(
        hass, sentence, None, language=language, agent_id=conversation.HOME_ASSISTANT_AGENT, **who
    )
    speech: str = result.response.speech["plain"]["speech"]
    return speech


def test_sentences_exist_in_both_languages() -> None:
    assert sorted(LANGUAGES) == ["de", "en"]


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "what's playing", "Night Ferry, Neon Tide."),
        ("en", "What song is this?", "Night Ferry, Neon Tide."),
        ("de", "Was läuft gerade?", "Night Ferry, Neon Tide."),
        ("de-DE", "Was ist das für ein Lied", "Night Ferry, Neon Tide."),
        ("en", "Who asked for this song?", "Ann requested Night Ferry, Neon Tide."),
        ("de", "Wer hat sich das gewünscht?", "Ann hat sich Night Ferry, Neon Tide gewünscht."),
        ("de", "Von wem ist das Lied", "Ann hat sich Night Ferry, Neon Tide gewünscht."),
    ],
)
async def test_the_current_song_and_its_requester_are_answered(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, answer: str
) -> None:
    assert await say(hass, sentence, language) == answer
    assert server.commands == []


@pytest.mark.parametrize(
    ("requested_by", "answer"),
    [
        (None, "Nobody requested Night Ferry, Neon Tide; it was picked by autoplay."),
        (
            {"id": "host", "name": "Host", "color": "#ffffff"},
            "The host requested Night Ferry, Neon Tide.",
        ),
    ],
)
async def test_songs_of_host_and_autoplay_are_answered(
    hass: HomeAssistant, server: FakeServer, requested_by: Any, answer: str
) -> None:
    entry = json.loads(sample("Player.playing"))["entry"] | {"requested_by": requested_by}
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing", entry=entry))
    assert await say(hass, "whose song is this") == answer


@pytest.mark.parametrize("sentence", ["what's playing", "whose song is this", "skip this song"])
async def test_questions_are_answered_when_nothing_plays(
    hass: HomeAssistant, server: FakeServer, sentence: str
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    assert await say(hass, sentence) == "Nothing is playing."
    assert server.commands == []


async def test_an_unavailable_party_is_answered(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    assert await say(hass, "what's playing") == "The party is not available right now."
    (entry,) = hass.config_entries.async_entries("raveberry")
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert await say(hass, "Was läuft", "de") == "Die Party ist gerade nicht erreichbar."


# --- requests ------------------------------------------------------------------------------------


def enqueue_reply(**changes: Any) -> Any:
    answer = json.loads(sample("Enqueued"))
    entry = answer["entry"] | {name: changes.pop(name) for name in ("position",) if name in changes}
    return answer | {"entry": entry} | changes


def song_name(answer: Any) -> str:
    song = answer["entry"]["song"]
    return f"{song['title']}, {song['artist']}" if song["artist"] else str(song["title"])


@pytest.mark.parametrize(
    ("language", "sentence", "changes", "answer"),
    [
        ("en", "ask for lantern waltz", {"position": 2}, "{} is in the queue at position 2."),
        ("en", "I wish for the song lantern waltz", {"position": 0}, "Now playing {}."),
        ("de", "Ich wünsche mir Lantern Waltz", {"position": 3},
         "{} ist in der Warteschlange auf Platz 3."),
        ("de", "Spiel Lantern Waltz auf der Party", {"position": None},
         "{} wartet auf Freigabe."),
        ("en", "ask for lantern waltz", {"duplicate": True}, "{} is in the queue."),
    ],
)  # fmt: skip
async def test_a_request_is_made_as_the_satellites_guest_and_answered_with_its_position(
    hass: HomeAssistant,
    server: FakeServer,
    device_registry: dr.DeviceRegistry,
    language: str,
    sentence: str,
    changes: dict[str, Any],
    answer: str,
) -> None:
    kitchen = MockConfigEntry()
    kitchen.add_to_hass(hass)
    satellite = device_registry.async_get_or_create(
        config_entry_id=kitchen.entry_id, identifiers={("voice", "1")}, name="Kitchen"
    )
    server.replies["enqueue"] = enqueue_reply(**changes)
    speech = await say(hass, sentence, language, device_id=satellite.id)
    assert speech == answer.format(song_name(server.replies["enqueue"]))
    ((name, args),) = server.commands
    assert (name, args["query"].casefold()) == ("enqueue", "lantern waltz")
    assert server.guests == [ActingGuest(guest=f"satellite-{satellite.id}", name="Kitchen")]


async def test_a_request_of_a_user_is_made_as_a_guest(
    hass: HomeAssistant, server: FakeServer, hass_admin_user: MockUser
) -> None:
    server.replies["enqueue"] = enqueue_reply()
    await say(hass, "ask for waltz", context=Context(user_id=hass_admin_user.id))
    assert server.guests == [
        ActingGuest(guest=f"user-{hass_admin_user.id}", name=hass_admin_user.name)
    ]


async def test_a_request_of_an_automation_is_made_as_the_host(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["enqueue"] = enqueue_reply()
    await say(hass, "ask for waltz")
    assert server.guests == [None]


@pytest.mark.parametrize(
    ("language", "request_text", "answer"),
    [
        ("en", "ask for waltz", "That did not work: The queue is full (5 songs)."),
        ("de", "wünsch dir waltz", "Das hat nicht geklappt: Die Warteschlange ist voll (5 Songs)."),
    ],
)
async def test_a_refused_request_is_answered_with_the_reason(
    hass: HomeAssistant, server: FakeServer, language: str, request_text: str, answer: str
) -> None:
    server.refuse("enqueue", "queue_full", "queue_full", limit=5)
    assert (await say(hass, request_text, language)).startswith(answer)


# --- waiting time --------------------------------------------------------------------------------


async def test_the_waiting_time_is_the_rest_of_the_song_and_the_songs_ahead(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    player, queue = json.loads(sample("Player.playing")), json.loads(sample("Queue"))
    guest = queue["entries"][1]["requested_by"]["name"]
    wait_s = player["duration_s"] - player["position_s"] - 1.5
    wait_s += queue["entries"][0]["song"]["duration_s"]
    title = queue["entries"][1]["song"]["title"]
    speech = await say(hass, f"how long until the next song of {guest}")
    assert speech.startswith(title)
    assert speech.endswith(f"in about {round(wait_s / 60)} minutes.")
    freezer.tick(60)
    speech = await say(hass, f"how long until the song of {guest}")
    assert speech.endswith(f"in about {round(wait_s / 60 - 1)} minutes.")
    freezer.tick(player["duration_s"])  # the next song is late and counted with its whole duration
    speech = await say(hass, f"how long until the song of {guest}")
    assert speech.endswith("minutes.")
    first = queue["entries"][0]["requested_by"]["name"]
    assert (await say(hass, f"how long until the song of {first}")).endswith("about a minute.")
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.paused"))
    speech = await say(hass, f"Wann kommt das Lied von {guest}", "de")
    assert speech.endswith("ist in der Warteschlange.")


async def test_without_a_duration_the_servers_estimate_is_answered(
    hass: HomeAssistant, server: FakeServer
) -> None:
    queue = json.loads(sample("Queue"))
    queue["entries"][0]["song"]["duration_s"] = None
    queue["entries"][1]["eta_s"] = 600.0
    await server.publish(TOPICS.name(topics.QUEUE), json.dumps(queue))
    guest = queue["entries"][1]["requested_by"]["name"]
    speech = await say(hass, f"how long until the song of {guest} plays")
    assert speech.endswith("in about 10 minutes.")


async def test_the_speakers_own_song_is_answered(
    hass: HomeAssistant, server: FakeServer, hass_admin_user: MockUser
) -> None:
    queue = json.loads(sample("Queue"))
    mine = {"id": f"mqtt:user-{hass_admin_user.id}", "name": "Me", "color": "#ffffff"}
    queue["entries"][0]["requested_by"] = mine
    await server.publish(TOPICS.name(topics.QUEUE), json.dumps(queue))
    context = Context(user_id=hass_admin_user.id)
    speech = await say(hass, "how long until my song", context=context)
    assert speech.startswith(queue["entries"][0]["song"]["title"])
    assert (
        await say(hass, "Wann läuft mein Lied", "de") == "Du hast keinen Song in der Warteschlange."
    )
    assert await say(hass, "how long until the song of Zoe") == "Zoe has no song in the queue."


# --- skip and volume -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sentence", "command", "answer"),
    [
        ("en", "skip this song", ("skip", {"epoch": 42}), "Skipped {}."),
        ("de", "Überspring das Lied", ("skip", {"epoch": 42}), "{} übersprungen."),
        ("en", "make the party louder", ("set_volume", {"volume": 0.8}), "Louder."),
        ("en", "turn down the music", ("set_volume", {"volume": 0.6}), "Quieter."),
        ("de", "Mach die Musik lauter", ("set_volume", {"volume": 0.8}), "Lauter."),
        ("de", "Party leiser", ("set_volume", {"volume": 0.6}), "Leiser."),
    ],
)
async def test_skip_and_volume_send_one_command(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, command: Any, answer: str
) -> None:
    playing = sample("Player.playing", volume=0.7, epoch=42)
    await server.publish(TOPICS.name(topics.PLAYER), playing)
    assert await say(hass, sentence, language) == answer.format("Night Ferry, Neon Tide")
    assert server.commands == [command]


async def test_the_volume_stays_between_zero_and_one(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing", volume=0.95))
    await say(hass, "turn up the music")
    await server.publish(TOPICS.name(topics.PLAYER), "")
    await say(hass, "turn down the music")
    assert [args["volume"] for _, args in server.commands] == [1.0, 0.0]
