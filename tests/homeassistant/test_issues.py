"""Repair issues for persistent problems."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.raveberry.compiled_texts import COUNTED
from custom_components.raveberry.contract import topics
from custom_components.raveberry.coordinator import PLAYER_ISSUE_DELAY_S, SOURCE_ISSUE_DELAY_S
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample
from tests.homeassistant.files.test_texts import ENGLISH

FAULT = ("raveberry", "player_fault_01KRAVEBERRY")
SOURCE = ("raveberry", "source_fault_online_01KRAVEBERRY")


async def pass_time(hass: HomeAssistant, seconds: float) -> None:
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds + 1))
    await hass.async_block_till_done()


def player_fault(code: str) -> str:
    since = "2026-12-31T21:14:58.000Z"
    fault = {"code": code, "params": {}, "message": "Press play.", "since": since}
    return sample("Player.error", error=fault)


async def test_a_persistent_player_fault_creates_an_issue_until_it_recovers(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), player_fault("player_output"))
    assert issue_registry.async_get_issue(*FAULT) is None
    await server.publish(TOPICS.name(topics.PLAYER), player_fault("player_output"))
    await pass_time(hass, PLAYER_ISSUE_DELAY_S)
    issue = issue_registry.async_get_issue(*FAULT)
    assert issue is not None
    assert issue.translation_key == "player_output"
    assert issue.translation_placeholders == {
        "name": "Raveberry",
        "since": "13:14",
        "text": ENGLISH["exceptions"]["fault_player_output"]["message"],
    }
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing"))
    assert issue_registry.async_get_issue(*FAULT) is None


async def test_a_short_player_fault_creates_no_issue(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), player_fault("player_restarting"))
    await server.publish(TOPICS.name(topics.PLAYER), sample("Player.playing"))
    await pass_time(hass, PLAYER_ISSUE_DELAY_S)
    assert issue_registry.async_get_issue(*FAULT) is None


async def test_a_changed_player_fault_updates_the_issue(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), player_fault("player_silent"))
    await pass_time(hass, PLAYER_ISSUE_DELAY_S)
    await server.publish(TOPICS.name(topics.PLAYER), player_fault("of a newer server"))
    await pass_time(hass, PLAYER_ISSUE_DELAY_S)
    issue = issue_registry.async_get_issue(*FAULT)
    assert issue is not None
    assert issue.translation_key == "player_other"
    placeholders = issue.translation_placeholders or {}
    assert placeholders["text"].startswith("Raveberry reports “of a newer server”")


def test_every_player_fault_has_a_translation() -> None:
    translated = {key for key in ENGLISH["issues"] if key.startswith("player_")}
    faults = {key.removeprefix("fault_") for key in COUNTED if key.startswith("fault_")}
    assert translated == faults | {"player_other"}
    assert len(faults) == 9


async def test_a_persistently_broken_source_can_be_updated(
    hass: HomeAssistant,
    server: FakeServer,
    issue_registry: ir.IssueRegistry,
    hass_client: ClientSessionGenerator,
) -> None:
    await pass_time(hass, SOURCE_ISSUE_DELAY_S)
    issue = issue_registry.async_get_issue(*SOURCE)
    assert issue is not None
    assert issue.is_fixable
    assert await async_setup_component(hass, "repairs", {})
    http = await hass_client()
    request = {"handler": SOURCE[0], "issue_id": SOURCE[1]}
    form = await (await http.post("/api/repairs/issues/fix", json=request)).json()
    assert form["description_placeholders"] == {"source": "online"}
    ended = await http.post(f"/api/repairs/issues/fix/{form['flow_id']}", json={})
    assert (await ended.json())["type"] == "create_entry"
    assert server.commands == [("renew_source", {})]


async def test_a_recovered_source_deletes_its_issue(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await pass_time(hass, SOURCE_ISSUE_DELAY_S)
    await server.publish(TOPICS.name(topics.UPKEEP), sample("Upkeep.no_library"))
    assert issue_registry.async_get_issue(*SOURCE) is None


async def test_a_source_without_updates_has_no_fix_flow(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    reason = {"code": "service_failed", "params": {"failure": "cause_login"}, "message": "No login"}
    shop: dict[str, Any] = {"name": "shop", "works": False, "reason": reason, "version": None}
    sources = [{**shop, "renewable": False}]
    await server.publish(TOPICS.name(topics.UPKEEP), sample("Upkeep", sources=sources))
    await pass_time(hass, SOURCE_ISSUE_DELAY_S)
    issue = issue_registry.async_get_issue("raveberry", "source_fault_shop_01KRAVEBERRY")
    assert issue is not None
    assert not issue.is_fixable
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["reason"] == (
        "The service does not work: an account is needed."
    )


@pytest.mark.parametrize("is_removed", [False, True])
async def test_unloading_and_removing_delete_the_issues(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
    is_removed: bool,
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), player_fault("player_output"))
    await pass_time(hass, SOURCE_ISSUE_DELAY_S)
    assert len(issue_registry.issues) == 2
    config = hass.config_entries
    assert await (config.async_remove if is_removed else config.async_unload)(entry.entry_id)
    await pass_time(hass, SOURCE_ISSUE_DELAY_S)
    assert not issue_registry.issues
