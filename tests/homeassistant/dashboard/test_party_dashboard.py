"""The dashboard that "Set up your party" adds to the sidebar."""

import logging
from typing import Any

import pytest
from homeassistant.components.frontend import DATA_PANELS, EVENT_PANELS_UPDATED
from homeassistant.components.lovelace.system_health import system_health_info
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.raveberry.contract import topics
from custom_components.raveberry.party_dashboard import show_dashboard
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample
from tests.homeassistant.setup.test_options_flow import submit

PATH = "party-raveberry"


@pytest.fixture(autouse=True)
async def _with_dashboards(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await async_setup_component(hass, "lovelace", {})


async def asked(connect: WebSocketGenerator, kind: str, **how: object) -> Any:
    ws = await connect()
    await ws.send_json_auto_id({"type": kind, **how})
    answer = await ws.receive_json()
    return answer.get("result", answer.get("error"))


async def chosen(hass: HomeAssistant, entry: MockConfigEntry, *, dashboard: bool) -> None:
    await submit(hass, entry, "dashboard", {"dashboard": dashboard})
    await hass.async_block_till_done()


async def test_the_dashboard_shows_the_player_of_the_party(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    assert PATH not in hass.data[DATA_PANELS]
    await chosen(hass, entry, dashboard=True)
    panel = hass.data[DATA_PANELS][PATH]
    assert (panel.sidebar_title, panel.require_admin) == (entry.title, False)
    config = await asked(hass_ws_client, "lovelace/config", url_path=PATH)
    (player,) = hass.states.async_entity_ids("media_player")
    assert config == {"strategy": {"type": "custom:raveberry", "entity": player}}


async def test_it_is_listed_among_the_dashboards_and_cannot_be_edited(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await chosen(hass, entry, dashboard=True)
    listed = await asked(hass_ws_client, "lovelace/dashboards/list")
    assert [(item["url_path"], item["mode"]) for item in listed] == [(PATH, "yaml")]
    refused = await asked(hass_ws_client, "lovelace/config/save", url_path=PATH, config={})
    assert refused["code"] == "error"


async def test_it_is_renamed_with_the_party(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await chosen(hass, entry, dashboard=True)
    updates = async_capture_events(hass, EVENT_PANELS_UPDATED)
    await server.publish(TOPICS.name(topics.INFO), sample("Info", name="Garden"))
    await hass.async_block_till_done()
    assert (entry.title, hass.data[DATA_PANELS][PATH].sidebar_title) == ("Garden", "Garden")
    (listed,) = await asked(hass_ws_client, "lovelace/dashboards/list")
    assert listed["title"] == "Garden"
    hass.config_entries.async_update_entry(entry, options={**entry.options, "voice_controls": True})
    await hass.async_block_till_done()
    assert len(updates) == 1


@pytest.mark.parametrize("way", ["option", "removal"])
async def test_it_is_taken_back(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    way: str,
) -> None:
    await chosen(hass, entry, dashboard=True)
    if way == "option":
        await chosen(hass, entry, dashboard=False)
    else:
        await hass.config_entries.async_remove(entry.entry_id)
    assert PATH not in hass.data[DATA_PANELS]
    assert await asked(hass_ws_client, "lovelace/dashboards/list") == []


async def test_it_stays_while_the_server_is_away(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
) -> None:
    await chosen(hass, entry, dashboard=True)
    await hass.config_entries.async_reload(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert hass.data[DATA_PANELS][PATH].sidebar_title == entry.title


async def test_a_disabled_party_has_none(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    await chosen(hass, entry, dashboard=True)
    await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    assert PATH not in hass.data[DATA_PANELS]


async def test_a_party_that_was_never_connected_has_one_without_its_player(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    assert await async_setup_component(hass, "raveberry", {})
    show_dashboard(hass, entry, is_shown=True)
    config = await asked(hass_ws_client, "lovelace/config", url_path=PATH)
    assert config == {"strategy": {"type": "custom:raveberry"}}


async def test_a_dashboard_of_the_user_keeps_its_path(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await asked(hass_ws_client, "lovelace/dashboards/create", url_path=PATH, title="Mine")
    await chosen(hass, entry, dashboard=True)
    panels = hass.data[DATA_PANELS]
    assert panels[PATH].sidebar_title == "Mine"
    assert panels[f"{PATH}-{entry.entry_id.lower()}"].sidebar_title == entry.title
    assert [log for log in caplog.records if log.levelno >= logging.WARNING] == []


async def test_system_health_counts_it(
    hass: HomeAssistant, server: FakeServer, entry: MockConfigEntry
) -> None:
    await chosen(hass, entry, dashboard=True)
    health = await system_health_info(hass)
    assert health["dashboards"] == 2
