"""The flow "Set up your party": each item is applied at once and can be taken back."""

from pathlib import Path
from typing import Any

import pytest
from homeassistant import config_entries
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.raveberry.blueprint_files import installed_blueprints
from custom_components.raveberry.config_flow import RaveberryConfigFlow
from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample


@pytest.fixture(autouse=True)
def _in_own_folder(hass: HomeAssistant, tmp_path: Path) -> None:
    hass.config.config_dir = str(tmp_path)


async def submit(
    hass: HomeAssistant, entry: MockConfigEntry, step: str, answers: dict[str, Any]
) -> dict[str, Any]:
    """Fill in one form; return what it suggested."""
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    assert menu["type"] is FlowResultType.MENU
    form = await hass.config_entries.options.async_configure(
        menu["flow_id"], {"next_step_id": step}
    )
    assert form["data_schema"] is not None
    suggested = {
        str(key): (key.description or {}).get("suggested_value", key.default())
        if callable(key.default)
        else (key.description or {}).get("suggested_value")
        for key in form["data_schema"].schema
    }
    again = await hass.config_entries.options.async_configure(form["flow_id"], answers)
    assert again["type"] is FlowResultType.MENU
    done = await hass.config_entries.options.async_configure(
        again["flow_id"], {"next_step_id": "finish"}
    )
    assert done["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    return suggested


async def test_administrators_are_suggested_as_hosts(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry, hass_admin_user: MockUser
) -> None:
    ann, bo = (MockUser(name=name).add_to_hass(hass) for name in ("Ann", "Bo"))
    answers = {"host_users": [ann.id], "mod_users": [bo.id], "voice_controls": False}
    suggested = await submit(hass, entry, "people", answers)
    assert suggested == {
        "host_users": [hass_admin_user.id],
        "mod_users": [],
        "voice_controls": True,
    }
    assert entry.options == {"voice_controls": False}
    assert server.commands == [
        ("set_setting", {"name": "host_users", "value": [ann.id]}),
        ("set_setting", {"name": "mod_users", "value": [bo.id]}),
    ]
    stored = sample("Settings", host_users=[ann.id], mod_users=[bo.id, "gone"])
    await server.publish(TOPICS.name(topics.SETTINGS), stored)
    assert await submit(hass, entry, "people", answers) == answers


async def test_who_is_host_is_not_asked_while_the_server_is_away(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    await server.publish(TOPICS.name(topics.STATUS), "offline")
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    result = await hass.config_entries.options.async_configure(
        menu["flow_id"], {"next_step_id": "people"}
    )
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "server_unavailable")


async def test_a_refusal_of_the_server_is_shown_in_the_form(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    server.refuse("set_setting", "not_allowed", "host_only")
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    form = await hass.config_entries.options.async_configure(
        menu["flow_id"], {"next_step_id": "people"}
    )
    answers = {"host_users": [], "mod_users": [], "voice_controls": True}
    again = await hass.config_entries.options.async_configure(form["flow_id"], answers)
    assert (again["type"], again["errors"]) == (FlowResultType.FORM, {"base": "not_stored"})


async def test_the_sentences_are_switched_off_and_on(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reloaded: list[str] = []
    monkeypatch.setattr(hass.config_entries, "async_schedule_reload", reloaded.append)
    await submit(hass, entry, "voice", {"sentences": True})
    assert reloaded == []
    await submit(hass, entry, "voice", {"sentences": False})
    assert (reloaded, entry.options) == ([entry.entry_id], {"sentences": False})
    assert await submit(hass, entry, "voice", {"sentences": True}) == {"sentences": False}


async def test_the_dashboard_is_not_offered_without_dashboards(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    menu = await hass.config_entries.options.async_init(entry.entry_id)
    assert "dashboard" not in menu["menu_options"]


async def test_blueprints_are_installed_and_removed(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    await submit(hass, entry, "blueprints", {"blueprints": ["winner", "buttons"]})
    suggested = await submit(hass, entry, "blueprints", {"blueprints": ["winner"]})
    assert suggested == {"blueprints": ["buttons", "winner"]}
    assert await installed_blueprints(hass) == ["winner"]
    assert entry.options == {}


async def test_removing_the_last_party_removes_the_blueprints(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    await submit(hass, entry, "blueprints", {"blueprints": ["winner"]})
    await hass.config_entries.async_remove(entry.entry_id)
    assert await installed_blueprints(hass) == []


async def test_a_new_party_is_set_up_next_where_home_assistant_can(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    flow = RaveberryConfigFlow()
    flow.hass = hass
    result = await flow.async_on_create_entry(
        config_entries.ConfigFlowResult(flow_id="1", handler="raveberry", result=entry)
    )
    follows = "OPTIONS_FLOW" in config_entries.FlowType.__members__
    assert ("next_flow" in result) is follows


async def test_players_are_chosen_by_their_registry_id_and_without_our_own(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reloaded: list[str] = []
    monkeypatch.setattr(hass.config_entries, "async_schedule_reload", reloaded.append)
    registry = er.async_get(hass)
    kitchen = registry.async_get_or_create("media_player", "cast", "1", suggested_object_id="one")
    answers = {"followers": ["media_player.one", "media_player.two"], "follow_volume": "grouped"}
    suggested = await submit(hass, entry, "followers", answers)
    assert suggested == {"followers": [], "follow_volume": "free"}
    assert entry.options["followers"] == [kitchen.id, "media_player.two"]
    assert await submit(hass, entry, "followers", answers) == answers
    assert reloaded == [entry.entry_id]
    with pytest.raises(InvalidData):
        await submit(hass, entry, "followers", answers | {"followers": ["media_player.raveberry"]})
