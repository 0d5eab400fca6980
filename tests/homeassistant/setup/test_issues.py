"""Repair issues for persistent problems."""

from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.translation import async_load_integrations
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.raveberry.compiled_texts import COUNTED, TITLED_PROBLEMS
from custom_components.raveberry.contract import topics
from custom_components.raveberry.coordinator import PLAYER_ISSUE_DELAY_S, SOURCE_ISSUE_DELAY_S
from custom_components.raveberry.issues import FIXES
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
    assert not issue.is_fixable


def test_every_player_fault_has_a_translation() -> None:
    translated = {key for key in ENGLISH["issues"] if key.startswith("player_")}
    faults = {key.removeprefix("fault_") for key in COUNTED if key.startswith("fault_")}
    assert translated == faults | {"player_other"}
    assert len(faults) == 9


def test_each_kind_of_problem_has_a_title_of_its_own() -> None:
    issues = ENGLISH["issues"]
    kinds = [key for key in issues if key.startswith(("player_", "problem_"))]
    assert {key.removeprefix("problem_") for key in kinds if key.startswith("problem_")} == (
        TITLED_PROBLEMS
    )
    titles = [issues[key]["title"] for key in (*kinds, "server_problem")]
    assert len(set(titles)) == len(titles)


def test_an_issue_is_described_or_has_a_fix_flow() -> None:
    fixable = {key for key, issue in ENGLISH["issues"].items() if "fix_flow" in issue}
    described = {key for key, issue in ENGLISH["issues"].items() if "description" in issue}
    assert fixable == FIXES.keys() | {"address_not_allowed", "follower_fault"}
    assert described == ENGLISH["issues"].keys() - fixable


async def fix(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, issue_id: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Submit the fix flow of an issue; return the form and the end of the flow."""
    assert await async_setup_component(hass, "repairs", {})
    http = await hass_client()
    request = {"handler": "raveberry", "issue_id": issue_id}
    form = await (await http.post("/api/repairs/issues/fix", json=request)).json()
    ended = await http.post(f"/api/repairs/issues/fix/{form['flow_id']}", json={})
    return form, await ended.json()


@pytest.mark.parametrize(
    ("code", "command"),
    [
        ("player_silent", ("restart_player", {})),
        ("player_output", ("restart_player", {})),
        ("player_stream", ("skip", {})),
        ("player_long_silence", ("play", {})),
    ],
)
async def test_a_player_fault_is_remedied_from_home_assistant(
    hass: HomeAssistant,
    server: FakeServer,
    issue_registry: ir.IssueRegistry,
    hass_client: ClientSessionGenerator,
    code: str,
    command: tuple[str, dict[str, Any]],
) -> None:
    await server.publish(TOPICS.name(topics.PLAYER), player_fault(code))
    await pass_time(hass, PLAYER_ISSUE_DELAY_S)
    issue = issue_registry.async_get_issue(*FAULT)
    assert issue is not None
    form, ended = await fix(hass, hass_client, FAULT[1])
    assert form["description_placeholders"] == issue.translation_placeholders
    assert ended["type"] == "create_entry"
    assert server.commands == [command]


async def test_joining_by_code_is_offered_when_too_many_join(
    hass: HomeAssistant, server: FakeServer, hass_client: ClientSessionGenerator
) -> None:
    payload = upkeep_with(("many_newcomers", "warning"), address="192.0.2.7")
    await server.publish(TOPICS.name(topics.UPKEEP), payload)
    issue_id = "server_problem_many_newcomers_192_0_2_7_01KRAVEBERRY"
    _, ended = await fix(hass, hass_client, issue_id)
    assert ended["type"] == "create_entry"
    assert server.commands == [("set_setting", {"name": "join", "value": "code"})]


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
    form, ended = await fix(hass, hass_client, SOURCE[1])
    assert form["description_placeholders"] == issue.translation_placeholders
    assert form["description_placeholders"]["source"] == "online"
    assert ended["type"] == "create_entry"
    assert server.commands == [("renew_source", {})]


async def test_a_broken_source_names_its_option_and_leads_to_its_setting(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    reason = {"code": "downloads_failed", "params": {"count": 3}, "message": "Downloads fail"}
    online: dict[str, Any] = {"name": "online", "works": False, "reason": reason, "version": None}
    more = {"renewable": True, "option": "cookies", "setting": "online_search"}
    sources = [{**online, **more}]
    await server.publish(TOPICS.name(topics.UPKEEP), sample("Upkeep", sources=sources))
    await pass_time(hass, SOURCE_ISSUE_DELAY_S)
    issue = issue_registry.async_get_issue(*SOURCE)
    assert issue is not None
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["reason"].endswith(
        " Update the source. Check “Cookie file”"
        " (in Home Assistant: Settings → Apps → Raveberry → Configuration), too."
    )
    assert issue.learn_more_url == "http://192.0.2.10:8099/host"


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


PROBLEMS = sorted(key.removeprefix("problem_") for key in COUNTED if key.startswith("problem_"))


def upkeep_with(*problems: tuple[str, str], **params: str | int) -> str:
    """Return an upkeep message with problems by code and severity."""
    return sample(
        "Upkeep",
        problems=[
            {
                "code": code,
                "severity": severity,
                "params": params,
                "message": "[untranslated]",
                "since": "2026-12-31T21:14:58.000Z",
            }
            for code, severity in problems
        ],
    )


def server_issues(registry: ir.IssueRegistry) -> dict[str, ir.IssueEntry]:
    return {key: issue for (_, key), issue in registry.issues.items() if "server_problem" in key}


@pytest.mark.parametrize("language", ["en", "de"])
async def test_every_lasting_problem_of_the_server_is_an_issue_until_it_is_solved(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry, language: str
) -> None:
    await hass.config.async_update(language=language)
    await async_load_integrations(hass, {"raveberry"})
    assert len(PROBLEMS) > 20
    payload = upkeep_with(*((code, "error") for code in PROBLEMS))
    await server.publish(TOPICS.name(topics.UPKEEP), payload)
    shown = server_issues(issue_registry)
    assert set(shown) == {f"server_problem_{code}_01KRAVEBERRY" for code in PROBLEMS}
    for issue in shown.values():
        assert issue.severity is ir.IssueSeverity.ERROR
        assert issue.learn_more_url == "http://192.0.2.10:8099/host"
        assert issue.is_fixable == (issue.translation_key in FIXES)
        assert issue.translation_placeholders is not None
        assert issue.translation_placeholders["text"] not in ("", "[untranslated]")
    await server.publish(TOPICS.name(topics.UPKEEP), upkeep_with((PROBLEMS[0], "warning")))
    (issue,) = server_issues(issue_registry).values()
    assert issue.severity is ir.IssueSeverity.WARNING
    await server.publish(TOPICS.name(topics.UPKEEP), sample("Upkeep"))
    assert server_issues(issue_registry) == {}


async def test_a_notice_of_the_server_is_no_issue(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await server.publish(TOPICS.name(topics.UPKEEP), upkeep_with(("music_empty", "info")))
    assert server_issues(issue_registry) == {}


async def test_problems_of_a_kind_are_told_apart_by_what_they_are_about(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    payload = upkeep_with(("music_folder_missing", "warning"), path="/media/usb", option="music")
    await server.publish(TOPICS.name(topics.UPKEEP), payload)
    ((key, issue),) = server_issues(issue_registry).items()
    assert key == "server_problem_music_folder_missing_media_usb_01KRAVEBERRY"
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["text"].startswith(
        "The music folder /media/usb is missing. Connect its disk, or correct “Music folders”"
        " (in Home Assistant: Settings → Apps → Raveberry → Configuration)."
    )


async def test_a_problem_of_a_later_server_is_told_by_its_code(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await server.publish(TOPICS.name(topics.UPKEEP), upkeep_with(("of_a_later_version", "error")))
    (issue,) = server_issues(issue_registry).values()
    assert issue.translation_key == "server_problem"
    assert issue.translation_placeholders is not None
    assert issue.translation_placeholders["text"].startswith(
        "Raveberry reports “of_a_later_version”"
    )


async def test_problems_end_with_the_entry(
    hass: HomeAssistant,
    server: FakeServer,
    entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    await server.publish(TOPICS.name(topics.UPKEEP), upkeep_with(("disk_low", "warning")))
    assert server_issues(issue_registry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert server_issues(issue_registry) == {}
