"""Which party is meant, and sentences that arrive while Assist or the party is missing."""

import json
from importlib import import_module
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock, patch

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.raveberry.assist import answers, open_questions, sentence_trigger
from custom_components.raveberry.assist.answers import party_for
from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract.messages import PlayerState
from tests.homeassistant.fake_server import FakeServer, sample
from tests.homeassistant.voice.conftest import prepare

pytest.importorskip("hassil", reason="the voice assistant's own requirement is not installed")


class Parties:
    """Several parties, each with a device in an area."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.hass = hass
        self.entry = MockConfigEntry(domain=DOMAIN)
        self.entry.add_to_hass(hass)
        self.made: list[Any] = []

    def add(
        self,
        name: str,
        *,
        area: str | None = None,
        state: PlayerState | None = None,
        is_open: bool = False,
        is_available: bool = True,
    ) -> Any:
        number = len(self.made)
        device = self.device(f"{DOMAIN}-{number}", {(DOMAIN, f"{number}")}, area)
        data = SimpleNamespace(
            player=SimpleNamespace(state=state) if state else None,
            party=SimpleNamespace(open=is_open),
            is_server_available=is_available,
        )
        entry = SimpleNamespace(title=name)
        party = SimpleNamespace(device_id=device, data=data, config_entry=entry)
        self.made.append(party)
        return party

    def device(self, name: str, identifiers: set[tuple[str, str]], area: str | None) -> str:
        registry = dr.async_get(self.hass)
        device = registry.async_get_or_create(
            config_entry_id=self.entry.entry_id, identifiers=identifiers, name=name
        )
        area_id = ar.async_get(self.hass).async_get_or_create(area).id if area else None
        registry.async_update_device(device.id, area_id=area_id)
        return device.id

    def meant(self, device_id: str | None = None, name: str | None = None) -> Any:
        entries = [SimpleNamespace(runtime_data=party) for party in self.made]
        with patch.object(self.hass.config_entries, "async_loaded_entries", return_value=entries):
            return party_for(self.hass, device_id, name)


async def test_the_party_in_the_speakers_area_is_meant(hass: HomeAssistant) -> None:
    parties = Parties(hass)
    parties.add("kitchen", area="Kitchen", state=PlayerState.PLAYING)
    garden = parties.add("garden", area="Garden")
    speaker = parties.device("speaker", {("test", "speaker")}, "Garden")
    assert parties.meant(speaker) is garden


async def test_else_the_party_that_plays_is_meant(hass: HomeAssistant) -> None:
    parties = Parties(hass)
    first = parties.add("kitchen", area="Kitchen", state=PlayerState.PAUSED)
    speaker = parties.device("speaker", {("test", "speaker")}, "Hall")
    parties.add("attic")
    assert parties.meant(speaker) is first
    playing = parties.add("garden", state=PlayerState.PLAYING)
    assert parties.meant(speaker) is parties.meant(None) is playing


async def test_without_a_party_none_is_meant(hass: HomeAssistant) -> None:
    assert party_for(hass, None) == ("voice_no_party", {})


async def test_a_party_that_is_not_available_is_not_meant_while_there_are_others(
    hass: HomeAssistant,
) -> None:
    parties = Parties(hass)
    parties.add("kitchen", state=PlayerState.PLAYING, is_available=False)
    garden = parties.add("garden")
    assert parties.meant() is garden
    assert parties.meant(name="kitchen") == ("voice_no_party", {})


async def test_without_a_likely_party_it_is_asked_which_one(hass: HomeAssistant) -> None:
    parties = Parties(hass)
    parties.add("Garden")
    attic = parties.add("Attic")
    question = ("voice_which_party", {"parties": "Attic, Garden"})
    assert parties.meant() == question
    attic.data.party.open = True
    assert parties.meant() is attic
    parties.made[0].data.party.open = True
    assert parties.meant() == question


@pytest.mark.parametrize("name", ["Garden", "garden party", "Garden-Party"])
async def test_a_named_party_is_meant_wherever_it_is_said(hass: HomeAssistant, name: str) -> None:
    parties = Parties(hass)
    parties.add("Kitchen", area="Kitchen", state=PlayerState.PLAYING)
    garden = parties.add("Garden Party")
    speaker = parties.device("speaker", {("test", "speaker")}, "Kitchen")
    assert parties.meant(speaker, name) is garden
    assert parties.meant(speaker, "Attic") == ("voice_no_party_named", {"party": "Attic"})


async def test_parties_of_the_same_name_are_told_apart_by_area_or_not_at_all(
    hass: HomeAssistant,
) -> None:
    parties = Parties(hass)
    parties.add("Garden", area="Terrace")
    lawn = parties.add("garden party", area="Lawn")
    same = ("voice_same_name", {"party": "Garden"})
    assert parties.meant() == parties.meant(name="Garden") == same
    speaker = parties.device("speaker", {("test", "speaker")}, "Lawn")
    assert parties.meant(speaker, "Garden") is lawn


@pytest.mark.usefixtures("server")
async def test_an_intent_that_fails_is_no_answer(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    failing = AsyncMock(side_effect=HomeAssistantError("the house is upside down"))
    with patch.object(intent, "async_handle", failing):
        await conversation.async_converse(
            hass,
            "what's playing at the party",
            None,
            Context(),
            "en",
            agent_id=conversation.HOME_ASSISTANT_AGENT,
        )
    assert "the house is upside down" in caplog.text


async def test_answers_wait_for_assist(hass: HomeAssistant) -> None:
    await sentence_trigger.register_choices(hass, ("garden",))
    sentence_trigger.unregister_choices(hass)


async def test_a_party_that_leaves_while_assist_starts_leaves_no_sentences(
    hass: HomeAssistant, server: FakeServer
) -> None:
    entry = hass.config_entries.async_entries(DOMAIN)[0]
    await hass.config_entries.async_unload(entry.entry_id)
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    result = await conversation.async_converse(
        hass,
        "what's playing at the party",
        None,
        Context(),
        "en",
        agent_id=conversation.HOME_ASSISTANT_AGENT,
    )
    assert result.response.error_code is not None
    assert server.commands == []


# --- which party ---------------------------------------------------------------------------------


@pytest.fixture
async def two_parties(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> dict[str, FakeServer]:
    """Assist, and two parties that play: that of the server, and another one of the same state."""
    garden, attic = server, FakeServer(hass=hass)
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    hass.config_entries.async_update_entry(entry, title="Garden Party")
    other = MockConfigEntry(domain=DOMAIN, title="Attic")
    other.add_to_hass(hass)
    party = entry.runtime_data
    client = SimpleNamespace(
        **{name: getattr(party.client, name) for name in ("guest_command", "typed_command")}
    )

    async def command(name: str, **args: Any) -> None:
        attic.commands.append((name, args))

    client.command = command
    twin = SimpleNamespace(
        client=client, data=party.data, device_id=party.device_id, config_entry=other
    )
    monkeypatch.setattr(answers, "loaded_parties", lambda _hass: [party, twin])
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    return {"Garden Party": garden, "Attic": attic}


async def say(hass: HomeAssistant, sentence: str, language: str = "en", **who: Any) -> str:
    who.setdefault("context", Context())
    result = await conversation.async_converse(
        hass, sentence, None, language=language, agent_id=conversation.HOME_ASSISTANT_AGENT, **who
    )
    speech: str = result.response.speech.get("plain", {}).get("speech", "")
    return speech


@pytest.mark.parametrize(
    ("language", "order", "question", "answer", "party"),
    [
        ("en", "skip this song at the party", "Which party", "Attic", "Attic"),
        ("en", "skip this song at the party", "Which party", "the attic party", "Attic"),
        ("en", "skip this song at the party", "Which party", "at the garden party", "Garden Party"),
        ("en", "skip this song at the party", "Which party", "garden please", "Garden Party"),
        ("en", "skip this song at the party", "Which party", "the first one", "Attic"),
        ("de", "Überspring das Lied auf der Party", "Welche Party", "Attic", "Attic"),
        ("de", "Überspring das Lied auf der Party", "Welche Party", "die Gardenparty",
         "Garden Party"),
        ("de", "Überspring das Lied auf der Party", "Welche Party", "auf der Garden-Party",
         "Garden Party"),
        ("de", "Überspring das Lied auf der Party", "Welche Party", "Nummer zwei", "Garden Party"),
    ],
)  # fmt: skip
async def test_which_party_is_answered_by_its_name(
    hass: HomeAssistant,
    two_parties: dict[str, FakeServer],
    language: str,
    order: str,
    question: str,
    answer: str,
    party: str,
) -> None:
    assert (await say(hass, order, language)).startswith(question)
    assert [one.commands for one in two_parties.values()] == [[], []]
    assert "Night Ferry" in await say(hass, answer, language)
    done = {name: [order for order, _ in one.commands] for name, one in two_parties.items()}
    assert done == {name: ["skip"] if name == party else [] for name in two_parties}
    await say(hass, answer, language)  # the question is answered
    assert sum(len(one.commands) for one in two_parties.values()) == 1


async def test_a_party_and_then_a_version_are_asked_for(
    hass: HomeAssistant, two_parties: dict[str, FakeServer]
) -> None:
    garden = two_parties["Garden Party"]
    answer = json.loads(sample("SearchAnswer"))
    hit = answer["hits"][0]
    answer["hits"] = [
        hit | {"song": hit["song"] | {"uri": f"local:{name}", "title": "Hurt", "artist": name}}
        for name in ("Nine Tides", "Old Man")
    ]
    garden.replies["search"] = answer
    garden.replies["enqueue"] = json.loads(sample("Enqueued"))
    assert (await say(hass, "request hurt")).startswith("Which party")
    assert (await say(hass, "garden")).startswith("Which one: Hurt, Nine Tides, or Hurt, Old Man")
    await say(hass, "old man")
    assert garden.commands[1:] == [("enqueue", {"uri": "local:Old Man"})]


async def test_each_speaker_answers_their_own_question(
    hass: HomeAssistant, two_parties: dict[str, FakeServer]
) -> None:
    kitchen, hall = {"device_id": "kitchen"}, {"device_id": "hall"}
    await say(hass, "what's playing at the party", **kitchen)
    await say(hass, "skip this song at the party", **hall)
    assert await say(hass, "garden", **kitchen) == "Night Ferry, Neon Tide."
    assert (await say(hass, "attic", **hall)).startswith("Skipped")
    assert [name for name, _ in two_parties["Attic"].commands] == ["skip"]


async def test_which_party_is_open_for_a_minute(
    hass: HomeAssistant, two_parties: dict[str, FakeServer], freezer: FrozenDateTimeFactory
) -> None:
    await say(hass, "skip this song at the party")
    freezer.tick(61)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    await say(hass, "garden")
    assert [one.commands for one in two_parties.values()] == [[], []]


async def test_few_questions_are_kept(
    hass: HomeAssistant, two_parties: dict[str, FakeServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_questions, "MAX_OPEN", 1)
    for speaker in ("kitchen", "hall"):
        await say(hass, "skip this song at the party", device_id=speaker)
    assert await say(hass, "garden", device_id="kitchen") == "There is nothing to choose."
    assert (await say(hass, "garden", device_id="hall")).startswith("Skipped")


# --- the first sentence --------------------------------------------------------------------------

LONG = 10_000
"""Length of a regular expression, in characters, whose compilation delays everything else."""


async def test_nothing_long_is_compiled_while_a_sentence_is_answered(
    hass: HomeAssistant, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for component in ("homeassistant", "conversation", "intent"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    # The recognizer that tests share was prepared before others compiled expressions of their own.
    prepare(sentence_trigger._make_recognizer(None, (), ()))
    compiled: list[str] = []
    compiler = import_module("re._compiler")
    compile_one = compiler.compile

    def note(pattern: Any, flags: int = 0) -> Any:
        compiled.append(str(pattern))
        return compile_one(pattern, flags)

    monkeypatch.setattr(compiler, "compile", note)
    assert (await say(hass, "what's playing at the party")).startswith("Night Ferry")
    assert [len(pattern) for pattern in compiled if len(pattern) >= LONG] == []
