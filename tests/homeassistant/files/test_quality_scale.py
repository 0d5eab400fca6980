"""Each rule of the integration quality scale is shown by a test, a file or a part of the manual."""

import re
from pathlib import Path
from typing import Any

import pytest
from homeassistant.util.yaml import parse_yaml

ROOT = Path(__file__).parents[3]
_SCALE: Any = parse_yaml((ROOT / "custom_components/raveberry/quality_scale.yaml").read_text())
RULES: dict[str, Any] = _SCALE["rules"]

INTEGRATION = "custom_components/raveberry"
TESTS = "tests/homeassistant"
MANUAL = "docs/home-assistant.md"

EVIDENCE = {
    "action-setup": f"{INTEGRATION}/__init__.py::async_setup",
    "brands": f"{INTEGRATION}/brand/icon.png",
    "common-modules": f"{INTEGRATION}/coordinator.py::RaveberryCoordinator",
    "config-flow-test-coverage": (
        f"{TESTS}/setup/test_config_flow.py::test_an_error_can_be_corrected"
    ),
    "config-flow": f"{TESTS}/setup/test_config_flow.py::test_a_server_is_added_by_its_node",
    "dependency-transparency": f"{INTEGRATION}/manifest.json",
    "docs-actions": f"{TESTS}/files/test_docs.py::test_every_action_is_documented",
    "docs-high-level-description": f"{MANUAL}#Raveberry in Home Assistant",
    "docs-installation-instructions": f"{MANUAL}#Installation",
    "docs-removal-instructions": f"{MANUAL}#Removal",
    "entity-event-setup": (
        f"{TESTS}/setup/test_init.py::test_unloading_unsubscribes_from_all_topics"
    ),
    "entity-unique-id": (
        f"{TESTS}/entities/test_entities.py::test_every_entity_matches_its_snapshot"
    ),
    "has-entity-name": f"{TESTS}/entities/test_entities.py::test_every_entity_matches_its_snapshot",
    "runtime-data": f"{INTEGRATION}/coordinator.py::RaveberryConfigEntry",
    "test-before-configure": f"{TESTS}/setup/test_config_flow.py::test_an_error_can_be_corrected",
    "test-before-setup": f"{TESTS}/setup/test_init.py::test_setup_without_a_server_is_retried",
    "unique-config-entry": f"{TESTS}/setup/test_config_flow.py::test_a_server_is_added_once",
    "action-exceptions": (
        f"{TESTS}/entities/test_media_player.py::test_every_refusal_is_raised_with_its_translation"
    ),
    "config-entry-unloading": f"{TESTS}/setup/test_init.py::test_reloading_restores_the_entities",
    "docs-configuration-parameters": f"{MANUAL}#Set up your party",
    "docs-installation-parameters": f"{MANUAL}#Installation",
    "entity-unavailable": (
        f"{TESTS}/entities/test_entities.py::test_the_servers_last_will_makes_its_entities_unavailable"
    ),
    "integration-owner": f"{TESTS}/files/test_manifest.py::MANIFEST",
    "log-when-unavailable": (
        f"{TESTS}/entities/test_entities.py::test_unavailability_and_recovery_are_logged_once"
    ),
    "parallel-updates": f"{INTEGRATION}/media_player.py::PARALLEL_UPDATES",
    "test-coverage": f"{TESTS}/coverage.ini::fail_under",
    "devices": f"{TESTS}/entities/test_entities.py::test_the_party_is_a_device",
    "diagnostics": (
        f"{TESTS}/setup/test_diagnostics.py"
        "::test_diagnostics_contain_the_state_without_names_addresses_and_secrets"
    ),
    "discovery-update-info": (
        f"{TESTS}/setup/test_config_flow.py::test_an_entry_follows_its_server_to_a_new_node"
    ),
    "discovery": f"{TESTS}/setup/test_config_flow.py::test_mqtt_discovery_starts_the_flow",
    "docs-data-update": f"{MANUAL}#How data is updated",
    "docs-examples": (
        f"{TESTS}/files/test_docs.py::test_an_example_is_a_valid_automation_of_existing_entities"
    ),
    "docs-known-limitations": f"{MANUAL}#Known limitations",
    "docs-supported-devices": "addon/DOCS.md#The lights",
    "docs-supported-functions": f"{TESTS}/files/test_docs.py::test_every_entity_is_documented",
    "docs-troubleshooting": f"{MANUAL}#Troubleshooting",
    "docs-use-cases": f"{MANUAL}#Use cases",
    "dynamic-devices": f"{TESTS}/entities/test_light.py::test_a_new_device_becomes_a_light",
    "entity-category": f"{TESTS}/entities/test_entities.py::test_every_entity_matches_its_snapshot",
    "entity-device-class": (
        f"{TESTS}/entities/test_entities.py::test_every_entity_matches_its_snapshot"
    ),
    "entity-disabled-by-default": (
        f"{TESTS}/entities/test_entities.py::test_rarely_used_entities_are_disabled_by_default"
    ),
    "entity-translations": (
        f"{TESTS}/files/test_texts.py::test_every_translation_has_all_keys_and_placeholders"
    ),
    "exception-translations": f"{TESTS}/files/test_texts.py::test_every_error_has_a_translation",
    "icon-translations": (
        f"{TESTS}/files/test_texts.py::test_every_action_has_a_translation_and_an_icon"
    ),
    "reconfiguration-flow": (
        f"{TESTS}/setup/test_config_flow.py::test_a_configured_server_can_be_moved_to_another_node"
    ),
    "repair-issues": (
        f"{TESTS}/setup/test_issues.py::test_a_persistent_player_fault_creates_an_issue_until_it_recovers"
    ),
    "stale-devices": f"{TESTS}/entities/test_light.py::test_a_removed_device_deletes_its_light",
    "strict-typing": f"{TESTS}/mypy.ini::strict = true",
}


def status_of(rule: Any) -> str:
    return str(rule["status"] if isinstance(rule, dict) else rule)


def test_every_rule_that_is_done_has_evidence_and_no_other() -> None:
    done = {name for name, rule in RULES.items() if status_of(rule) == "done"}
    assert done == EVIDENCE.keys()
    assert {status_of(rule) for rule in RULES.values()} == {"done", "exempt"}


@pytest.mark.parametrize(("rule", "evidence"), EVIDENCE.items(), ids=EVIDENCE)
def test_the_evidence_of_a_rule_exists(rule: str, evidence: str) -> None:
    path, separator, part = re.split(r"(::|#|$)", evidence, maxsplit=1)
    assert (ROOT / path).is_file(), path
    text = (ROOT / path).read_text(errors="replace")
    wanted = {
        "::": rf"^(async def |def |class |type )?{re.escape(part)}\b",
        "#": rf"^#+ {re.escape(part)}$",
        "": "",
    }
    assert re.search(wanted[separator], text, re.MULTILINE), part


def test_exemptions_are_true() -> None:
    exempt = {name for name, rule in RULES.items() if status_of(rule) == "exempt"}
    assert exempt == {
        "appropriate-polling",
        "docs-conditions",
        "docs-triggers",
        "reauthentication-flow",
        "async-dependency",
        "inject-websession",
    }
    folder = ROOT / INTEGRATION
    source = "\n".join(file.read_text() for file in folder.rglob("*.py"))
    assert '"requirements": []' in (folder / "manifest.json").read_text()
    assert not re.search(r"SCAN_INTERVAL|update_interval|async_get_clientsession", source)
    assert not (folder / "condition.py").exists()
    assert not (folder / "trigger.py").exists()
