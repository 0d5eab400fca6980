"""Voice intents, whose sentences Assist understands without being told."""

import asyncio
import json
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import intent
from homeassistant.helpers.chat_session import async_get_chat_session
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.raveberry.contract import topics
from custom_components.raveberry.contract.messages import ActingGuest, Color, LightOrder, Power
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample

pytest.importorskip("hassil", reason="the voice assistant's own requirement is not installed")


@pytest.fixture(autouse=True)
async def _with_assist(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    """Set up the voice assistant, right after the state was published."""
    freezer.move_to("2026-12-31T21:15:01.5+00:00")
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()


async def say(hass: HomeAssistant, sentence: str, language: str = "en", **who: Any) -> str:
    who.setdefault("context", Context())
    result = await conversation.async_converse(
        hass, sentence, None, language=language, agent_id=conversation.HOME_ASSISTANT_AGENT, **who
    )
    speech: str = result.response.speech["plain"]["speech"]
    return speech


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "what's playing at the party", "Night Ferry, Neon Tide."),
        ("en", "What song is playing at the party?", "Night Ferry, Neon Tide."),
        ("de", "Was läuft gerade auf der Party?", "Night Ferry, Neon Tide."),
        ("de-DE", "Was ist das für ein Lied auf der Party", "Night Ferry, Neon Tide."),
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


@pytest.mark.parametrize(
    "sentence", ["what's playing at the party", "whose song is this", "skip this song at the party"]
)
async def test_questions_are_answered_when_nothing_plays(
    hass: HomeAssistant, server: FakeServer, sentence: str
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    assert await say(hass, sentence) == "Nothing is playing."
    assert server.commands == []


async def test_an_unavailable_party_is_answered(hass: HomeAssistant, server: FakeServer) -> None:
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    assert await say(hass, "what's playing at the party") == "The party is not available right now."
    (entry,) = hass.config_entries.async_entries("raveberry")
    assert await hass.config_entries.async_unload(entry.entry_id)
    answer = await say(hass, "Was läuft auf der Party", "de")
    assert answer not in ("Night Ferry, Neon Tide.", "Die Party ist gerade nicht erreichbar.")


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
        ("en", "ask for lantern waltz", {"position": 2},
         "{} is number 2 in the queue and plays in about 3 minutes."),
        ("en", "I wish for the song lantern waltz", {"position": 0}, "Now playing {}."),
        ("de", "Ich wünsche mir Lantern Waltz", {"position": 3},
         "{} ist auf Platz 3 der Warteschlange und läuft in etwa 3 Minuten."),
        ("de", "Spiel Lantern Waltz auf der Party", {"position": None},
         "{} wartet auf Freigabe."),
        ("en", "ask for lantern waltz", {"duplicate": True},
         "{} is number 1 in the queue and plays in about 3 minutes."),
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
    (searched, (name, args)) = server.commands
    assert searched[0] == "search"
    assert (name, args["query"].casefold()) == ("enqueue", "lantern waltz")
    kitchen_guest = ActingGuest(guest=f"satellite-{satellite.id}", name="Kitchen")
    assert server.guests == [kitchen_guest, kitchen_guest]


async def test_a_request_of_a_user_is_made_as_a_guest(
    hass: HomeAssistant, server: FakeServer, hass_admin_user: MockUser
) -> None:
    server.replies["enqueue"] = enqueue_reply()
    await say(hass, "ask for waltz", context=Context(user_id=hass_admin_user.id))
    user = ActingGuest(guest=f"user-{hass_admin_user.id}", name=hass_admin_user.name)
    assert server.guests == [user, user]


async def test_a_request_of_an_automation_is_made_as_the_host(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["enqueue"] = enqueue_reply()
    await say(hass, "ask for waltz")
    assert server.guests == [None, None]


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
    assert speech.endswith("ist auf Platz 2 der Warteschlange.")


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


async def test_the_place_of_a_named_song_is_answered(
    hass: HomeAssistant, server: FakeServer
) -> None:
    waiting = json.loads(sample("Queue"))["entries"][0]["song"]["title"]
    speech = await say(hass, f"how long until {waiting} plays at the party")
    assert speech.startswith(waiting)
    speech = await say(hass, "Wann kommt Wonderwall auf der Party", "de")
    assert speech == "Wonderwall ist nicht in der Warteschlange."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "how long does {} have to wait"),
        ("en", "how long until {}'s song"),
        ("de", "Wie lange muss {} noch auf der Party warten?"),
        ("de", "Wie lange noch bis zum Song von {}?"),
    ],
)
async def test_who_or_what_has_to_wait_is_a_song_or_a_guest(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str
) -> None:
    entry = json.loads(sample("Queue"))["entries"][0]
    for name in (entry["song"]["title"], entry["requested_by"]["name"]):
        speech = await say(hass, sentence.format(name), language)
        assert speech.startswith(entry["song"]["title"]), name


@pytest.mark.parametrize("said", ["{}", "{} von {}", "{} {}"])
async def test_a_waiting_song_needs_no_party_in_german(
    hass: HomeAssistant, server: FakeServer, said: str
) -> None:
    song = json.loads(sample("Queue"))["entries"][0]["song"]
    name = said.format(song["title"], song["artist"])
    speech = await say(hass, f"Wie lange muss {name} noch warten?", "de")
    assert speech.startswith(song["title"])


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        (
            "de",
            "Wie lange muss der Kuchen noch warten",
            "der Kuchen ist nicht in der Warteschlange.",
        ),
        ("de", "Wie lange muss ich noch warten", "Du hast keinen Song in der Warteschlange."),
        ("de", "Wie lange müssen wir warten", "Du hast keinen Song in der Warteschlange."),
        ("en", "how long do I have to wait", "You have no song in the queue."),
        ("en", "how much longer will we have to wait", "You have no song in the queue."),
        ("en", "how long does dinner have to wait", "dinner is not in the queue."),
    ],
)
async def test_what_waits_elsewhere_is_left_to_home_assistant(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, answer: str
) -> None:
    await queue_of(server, "Kuchen", "Dinner for Two", "Ich war noch niemals in New York")
    assert await say(hass, sentence, language) == answer
    heard: list[conversation.ConversationInput] = []

    async def understand(
        _hass: HomeAssistant, said: conversation.ConversationInput, _log: object
    ) -> intent.IntentResponse:
        heard.append(said)
        response = intent.IntentResponse(language=language)
        response.async_set_speech("Ten minutes.")
        return response

    satellite = "kitchen"
    with patch.object(conversation, "async_handle_intents", understand):
        assert await say(hass, sentence, language, device_id=satellite) == "Ten minutes."
    (said,) = heard
    assert (said.text, said.language, said.device_id) == (sentence, language, satellite)
    assert server.commands == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Wie lange muss ich noch warten?"),
        ("de", "Wie lang müssen wir denn noch warten"),
        ("en", "How long do I have to wait?"),
        ("en", "how much longer must I wait"),
    ],
)
async def test_whoever_has_a_song_in_the_queue_waits_for_it(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str
) -> None:
    queue = json.loads(sample("Queue"))
    mine = {"id": "mqtt:satellite-kitchen", "name": "Kitchen", "color": "#ffffff"}
    queue["entries"][0]["requested_by"] = mine
    await server.publish(TOPICS.name(topics.QUEUE), json.dumps(queue))
    speech = await say(hass, sentence, language, device_id="kitchen")
    assert speech.startswith(queue["entries"][0]["song"]["title"])


async def test_what_waits_elsewhere_is_left_to_the_language_model_of_the_speaker(
    hass: HomeAssistant, server: FakeServer
) -> None:
    entry = MockConfigEntry()
    entry.add_to_hass(hass)
    model = Model()
    conversation.async_set_agent(hass, entry, model)
    sentence = "how long does the roast have to wait"
    heard = conversation.ConversationInput(
        text=sentence,
        context=Context(),
        conversation_id=None,
        device_id=None,
        satellite_id=None,
        language="en",
        agent_id=entry.entry_id,
    )
    with (
        async_get_chat_session(hass) as session,
        conversation.async_get_chat_log(hass, session, heard) as log,
    ):
        # This is what Assist does before it asks the language model.
        answer = await conversation.async_handle_sentence_triggers(hass, heard, log)
    assert (answer, model.heard) == ("An hour.", [sentence])


class Model(conversation.AbstractConversationAgent):
    """A language model that answers everything."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    @property
    def supported_languages(self) -> list[str]:
        return ["en"]

    async def async_process(
        self, user_input: conversation.ConversationInput
    ) -> conversation.ConversationResult:
        self.heard.append(user_input.text)
        response = intent.IntentResponse(language="en")
        response.async_set_speech("An hour.")
        return conversation.ConversationResult(response=response)


async def test_the_end_of_the_queue_is_answered(hass: HomeAssistant, server: FakeServer) -> None:
    player, queue = json.loads(sample("Player.playing")), json.loads(sample("Queue"))
    wait_s = queue["duration_s"] + player["duration_s"] - player["position_s"] - 1.5
    speech = await say(hass, "how long does the party queue still last")
    assert speech == f"The queue ends in about {round(wait_s / 60)} minutes."
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    speech = await say(hass, "Wie lange geht die Partywarteschlange noch", "de")
    minutes = round(queue["duration_s"] / 60)
    assert speech == f"Die Warteschlange ist in etwa {minutes} Minuten zu Ende."
    await queue_of(server)
    assert await say(hass, "how long is the party queue") == "The queue is empty."


# --- skip and volume -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sentence", "command", "answer"),
    [
        ("en", "skip this song at the party", ("skip", {"epoch": 42}), "Skipped {}."),
        ("de", "Überspring das Lied auf der Party", ("skip", {"epoch": 42}), "{} übersprungen."),
        ("en", "make the party louder", ("set_volume", {"volume": 0.8}), "Louder."),
        ("en", "turn down the party music", ("set_volume", {"volume": 0.6}), "Quieter."),
        ("de", "Mach die Musik auf der Party lauter", ("set_volume", {"volume": 0.8}), "Lauter."),
        ("de", "Party leiser", ("set_volume", {"volume": 0.6}), "Leiser."),
        ("en", "set the party volume to 40 percent", ("set_volume", {"volume": 0.4}), "Quieter."),
        ("de", "Partylautstärke auf 90 Prozent", ("set_volume", {"volume": 0.9}), "Lauter."),
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
    await say(hass, "turn up the party")
    await server.publish(TOPICS.name(topics.PLAYER), "")
    await say(hass, "turn down the party")
    assert [args["volume"] for _, args in server.commands] == [1.0, 0.0]


# --- next song, votes, opening -------------------------------------------------------------------


async def queue_of(server: FakeServer, *titles: str) -> list[dict[str, Any]]:
    """Publish a queue of songs with a duration of three minutes."""
    queue = json.loads(sample("Queue"))
    entry = queue["entries"][0]
    queue["entries"] = [
        entry
        | {"id": f"e_{number}", "position": number, "requested_by": None}
        | {"song": entry["song"] | {"uri": f"local:{number}", "title": title, "duration_s": 180.0}}
        for number, title in enumerate(titles, 1)
    ]
    await server.publish(TOPICS.name(topics.QUEUE), json.dumps(queue))
    entries: list[dict[str, Any]] = queue["entries"]
    return entries


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "what's next at the party", "Next: Waltz, The Lanterns, in about 3 minutes."),
        ("de", "Welcher Song kommt als nächstes?",
         "Als Nächstes: Waltz, The Lanterns, in etwa 3 Minuten."),
    ],
)  # fmt: skip
async def test_the_next_song_is_answered_with_its_minutes(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, answer: str
) -> None:
    await queue_of(server, "Waltz")
    assert await say(hass, sentence, language) == answer


async def test_the_next_song_is_answered_with_its_guest(
    hass: HomeAssistant, server: FakeServer
) -> None:
    assert "requested by Bo Bjørn, in about 3 minutes" in await say(hass, "what song is next")
    await queue_of(server)
    assert await say(hass, "what song is next") == "The queue is empty."


@pytest.mark.parametrize(
    ("language", "sentence", "song", "value"),
    [
        ("en", "upvote this song", "e_1", 1),
        ("de", "Ich mag dieses Lied nicht", "e_1", -1),
        ("en", "vote for Lantern Waltz", "e_2", 1),
        ("de", "Ich stimme gegen Breakwater", "e_5", -1),
    ],
)
async def test_a_vote_is_cast_as_the_user(
    hass: HomeAssistant,
    server: FakeServer,
    hass_admin_user: MockUser,
    language: str,
    sentence: str,
    song: str,
    value: int,
) -> None:
    server.replies["vote"] = json.loads(sample("Voted", entry=song, value=value))
    speech = await say(hass, sentence, language, context=Context(user_id=hass_admin_user.id))
    assert speech.endswith("3.")
    assert server.commands == [("vote", {"entry": song, "value": value})]
    assert server.guests == [
        ActingGuest(guest=f"user-{hass_admin_user.id}", name=hass_admin_user.name)
    ]


async def test_the_next_song_can_be_voted_for(hass: HomeAssistant, server: FakeServer) -> None:
    first = json.loads(sample("Queue"))["entries"][0]["id"]
    server.replies["vote"] = json.loads(sample("Voted", entry=first, value=-1))
    await say(hass, "Stimm gegen das nächste Lied", "de")
    assert server.commands == [("vote", {"entry": first, "value": -1})]
    await queue_of(server)
    assert await say(hass, "vote for the next song") == "The queue is empty."


async def test_a_vote_for_an_unknown_song_is_answered(
    hass: HomeAssistant, server: FakeServer
) -> None:
    assert await say(hass, "vote for Wonderwall") == "Wonderwall is not in the queue."
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.idle"))
    assert await say(hass, "upvote this song") == "Nothing is playing."
    assert server.commands == []


@pytest.mark.parametrize(
    ("language", "sentence", "command", "answer"),
    [
        ("en", "let's start the party", "open_party", "The party is open."),
        ("de", "Die Party ist vorbei", "close_party", "Die Party ist geschlossen."),
    ],
)
async def test_the_party_is_opened_and_closed(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, command: str, answer: str
) -> None:
    assert await say(hass, sentence, language) == answer
    assert server.commands == [(command, {})]


@pytest.mark.parametrize(
    ("hosts", "is_allowed"), [([], False), (["somebody"], False), (["me"], True)]
)
async def test_only_hosts_may_skip(
    hass: HomeAssistant,
    server: FakeServer,
    hosts: list[str],
    is_allowed: bool,
) -> None:
    MockUser(id="me", name="Ann").add_to_hass(hass)
    await server.publish(TOPICS.name(topics.SETTINGS), sample("Settings", host_users=hosts))
    speech = await say(hass, "skip this song at the party", context=Context(user_id="me"))
    assert speech.startswith("Skipped" if is_allowed else "Only a host")
    assert bool(server.commands) is is_allowed


async def test_a_satellite_controls_the_party_unless_the_options_forbid_it(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    device_registry: dr.DeviceRegistry,
) -> None:
    satellite = await satellite_in(hass, device_registry, "Kitchen")
    assert (await say(hass, "next song at the party", device_id=satellite)).startswith("Skipped")
    hass.config_entries.async_update_entry(entry, options={"voice_controls": False})
    assert (await say(hass, "next song at the party", device_id=satellite)).startswith("Only")


async def satellite_in(
    hass: HomeAssistant, device_registry: dr.DeviceRegistry, name: str, area: str | None = None
) -> str:
    owner = MockConfigEntry()
    owner.add_to_hass(hass)
    device = device_registry.async_get_or_create(
        config_entry_id=owner.entry_id, identifiers={("voice", name)}, name=name
    )
    if area is not None:
        device_registry.async_update_device(device.id, area_id=area)
    return device.id


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "what's playing at the Raveberry party", "Night Ferry, Neon Tide."),
        ("de", "Was läuft auf der Raveberry-Party?", "Night Ferry, Neon Tide."),
        ("en", "what's playing at the garden party", "There is no party called Garden Party."),
        ("de", "Was läuft auf der Garden-Party?", "Es gibt keine Party namens Garden Party."),
    ],
)
async def test_a_party_is_named_as_soon_as_there_are_two(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, answer: str
) -> None:
    await second_party(hass)
    assert await say(hass, sentence, language) == answer


async def second_party(hass: HomeAssistant) -> None:
    """Add a party that is not set up, and rename it while its first name is learned."""
    other = MockConfigEntry(domain="raveberry", title="Attic")
    other.add_to_hass(hass)
    hass.config_entries.async_update_entry(other, title="Attics")
    await asyncio.sleep(0)
    hass.config_entries.async_update_entry(other, title="Garden Party")
    await hass.async_block_till_done()


async def test_a_vote_is_cast_at_the_named_party(hass: HomeAssistant, server: FakeServer) -> None:
    server.replies["vote"] = json.loads(sample("Voted", entry="e_2", value=1))
    await second_party(hass)
    await say(hass, "vote for Lantern Waltz at the Raveberry party")
    assert server.commands == [("vote", {"entry": "e_2", "value": 1})]
    answer = await say(hass, "vote for Lantern Waltz at the garden party")
    assert answer == "There is no party called Garden Party."
    assert len(server.commands) == 1


# --- questions back ------------------------------------------------------------------------------


def hits(*songs: tuple[str, str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(sample("SearchAnswer"))
    hit = answer["hits"][0]
    answer["hits"] = [
        hit | {"song": hit["song"] | {"uri": f"local:{number}", "title": title, "artist": artist}}
        for number, (title, artist) in enumerate(songs, 1)
    ]
    return answer


@pytest.mark.parametrize(
    ("language", "request_text", "question", "choice", "uri"),
    [
        ("en", "request hurt", "Which one: Hurt, Nine Tides, or Hurt, Old Man?",
         "the second one",
         "local:2"),
        ("en", "request hurt", "Which one: Hurt, Nine Tides, or Hurt, Old Man?",
         "the one by old man",
         "local:2"),
        ("de", "Ich wünsche mir Hurt", "Welcher Song: Hurt, Nine Tides, oder Hurt, Old Man?",
         "den ersten Song", "local:1"),
    ],
)  # fmt: skip
async def test_it_is_asked_back_when_two_versions_fit(
    hass: HomeAssistant,
    server: FakeServer,
    language: str,
    request_text: str,
    question: str,
    choice: str,
    uri: str,
) -> None:
    server.replies["search"] = hits(("Hurt", "Nine Tides"), ("Hurt", "Old Man"), ("Hurting", "X"))
    server.replies["enqueue"] = enqueue_reply()
    assert await say(hass, request_text, language) == question
    assert [name for name, _ in server.commands] == ["search"]
    assert "Lantern Waltz" in await say(hass, choice, language)
    assert server.commands[1:] == [("enqueue", {"uri": uri})]
    await say(hass, choice, language)  # the question is answered
    assert len(server.commands) == 2


async def test_a_question_is_open_for_a_minute(
    hass: HomeAssistant, server: FakeServer, freezer: FrozenDateTimeFactory
) -> None:
    server.replies["search"] = hits(("Hurt", "Nine Tides"), ("Hurt", "Old Man"))
    await say(hass, "request hurt")
    assert await say(hass, "number three") == "That is none of them."
    assert await say(hass, "the one by Zoe") == "That is none of them."
    freezer.tick(61)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    await say(hass, "number one")
    assert [name for name, _ in server.commands] == ["search"]


@pytest.mark.parametrize(
    "found",
    [
        [("Hurt", "Nine Tides")],
        [("Hurt", "Nine Tides"), ("Hurt (Live)", "Nine Tides")],
        [("Hurt", "Nine Tides"), ("hurt", "nine tides")],
        [("Hurting", "A"), ("Hurts", "B")],
    ],
)
async def test_nothing_is_asked_when_one_song_fits_best(
    hass: HomeAssistant, server: FakeServer, found: list[tuple[str, str]]
) -> None:
    server.replies["search"] = hits(*found)
    server.replies["enqueue"] = enqueue_reply()
    await say(hass, "request hurt")
    assert server.commands[1:] == [("enqueue", {"query": "hurt"})]


async def test_it_is_asked_which_version_to_vote_for(
    hass: HomeAssistant, server: FakeServer
) -> None:
    await queue_of(server, "Hurt", "Hurt (Live)", "Hurt (Remix)")
    server.replies["vote"] = json.loads(sample("Voted"))
    assert (await say(hass, "vote for hurt lanterns")).endswith("or Hurt (Remix), The Lanterns?")
    await say(hass, "the third one")
    assert server.commands == [("vote", {"entry": "e_3", "value": 1})]


@pytest.mark.parametrize(
    ("choice", "uri"),
    [
        ("old man", "local:2"),
        ("Hurt by Old Man", "local:2"),
        ("the live version", "local:3"),
        ("Hurt Live", "local:3"),
    ],
)
async def test_a_version_is_chosen_by_what_only_it_is_called(
    hass: HomeAssistant, server: FakeServer, choice: str, uri: str
) -> None:
    server.replies["search"] = hits(
        ("Hurt (Remix)", "Nine Tides"), ("Hurt (Demo)", "Old Man"), ("Hurt (Live)", "Nine Tides")
    )
    server.replies["enqueue"] = enqueue_reply()
    await say(hass, "request hurt")
    await say(hass, choice)
    assert server.commands[1:] == [("enqueue", {"uri": uri})]


# --- announcements and lights --------------------------------------------------------------------


async def test_an_announcement_is_spoken_at_the_party(
    hass: HomeAssistant, server: FakeServer
) -> None:
    sentence = "tell the party that the cake is ready"
    assert await say(hass, sentence) == "Set up text-to-speech in Home Assistant first."
    hass.states.async_set("tts.piper", "unknown")
    spoken = async_mock_service(hass, "tts", "speak")
    assert await say(hass, sentence) == "Announced."
    assert await say(hass, "Sag den Gästen, dass es Kuchen gibt", "de") == "Durchgesagt."
    assert [call.data["message"] for call in spoken] == ["the cake is ready", "es Kuchen gibt"]
    assert spoken[0].data["media_player_entity_id"] == "media_player.raveberry"


@pytest.mark.parametrize(
    ("language", "sentence", "order"),
    [
        ("en", "party lights off", LightOrder(state=Power.OFF)),
        ("de", "Partylichter an", LightOrder(state=Power.ON)),
        ("en", "make the party lights blue",
         LightOrder(state=Power.ON, color=Color(r=0, g=0, b=255))),
        ("de", "Mach das Partylicht grün",
         LightOrder(state=Power.ON, color=Color(r=0, g=128, b=0))),
        ("de", "stell die Partylichter auf Feuer", LightOrder(state=Power.ON, effect="fire")),
        ("en", "party lights to 40 percent", LightOrder(state=Power.ON, brightness=102)),
    ],
)  # fmt: skip
async def test_the_lights_are_changed(
    hass: HomeAssistant, server: FakeServer, language: str, sentence: str, order: LightOrder
) -> None:
    await say(hass, sentence, language)
    orders = dict(server.orders)
    assert orders["ring"] == order or (orders["ring"], order.color) == (
        replace(order, effect="fixed"),
        order.color,
    )


async def test_the_lights_are_dimmed(hass: HomeAssistant, server: FakeServer) -> None:
    await say(hass, "dim the party lights")
    ((_, order),) = [(device, order) for device, order in server.orders if device == "ring"]
    assert order.brightness is not None
    assert order.brightness < 200


async def test_unknown_colours_and_missing_lights_are_answered(
    hass: HomeAssistant, server: FakeServer
) -> None:
    answer = await say(hass, "make the party lights wobbly")
    assert answer == "I know no colour or effect called wobbly."
    await server.publish(TOPICS.name(topics.LIGHTS_STATUS), "offline")
    assert await say(hass, "party lights on") == "No light of the party is available."
    assert server.orders == []
