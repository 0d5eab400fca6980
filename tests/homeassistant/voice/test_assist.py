"""Which party is meant, and sentences that arrive while Assist or the party is missing."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock, patch

import pytest
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.raveberry.assist import sentence_trigger
from custom_components.raveberry.assist.answers import party_for
from custom_components.raveberry.const import DOMAIN
from custom_components.raveberry.contract.messages import PlayerState
from tests.homeassistant.fake_server import FakeServer

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
    await sentence_trigger.register_choices(hass)
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
