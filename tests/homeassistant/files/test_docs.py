"""The documentation's examples are valid, and it covers all entities, actions and events."""

import re
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.automation.config import async_validate_config_item
from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml

from custom_components.raveberry.contract import topics
from tests.homeassistant.fake_server import TOPICS, FakeServer, sample
from tests.homeassistant.files.test_texts import ENGLISH

DOCS = (Path(__file__).parents[3] / "docs/home-assistant.md").read_text()
EXAMPLES: list[Any] = [
    example
    for block in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    if "actions" in (example := parse_yaml(block))
]
"""Automations; the others are dashboards."""

ENTITY_ID = re.compile(r"\b(?:[a-z_]+)\.raveberry_[a-z_]+\b")
DOCUMENTED_BY_PATTERN = re.compile(r"light_delay|light_palette|effect_\w+")


def entities_in(value: Any) -> set[str]:
    return set(ENTITY_ID.findall(str(value)))


def test_the_documentation_has_examples() -> None:
    assert len([example for example in EXAMPLES if "triggers" in example]) >= 5


@pytest.mark.parametrize("example", EXAMPLES)
async def test_an_example_is_a_valid_automation_of_existing_entities(
    hass: HomeAssistant, server: FakeServer, example: dict[str, Any]
) -> None:
    for component in ("homeassistant", AUTOMATION):
        assert await async_setup_component(hass, component, {})
    await server.publish(TOPICS.name(topics.LIGHTS_INFO), sample("LightsInfo.directed"))
    trigger = {"triggers": [{"trigger": "time", "at": "01:00:00"}]}
    checked = await async_validate_config_item(hass, "example", trigger | example)
    assert checked is not None
    assert str(checked.validation_status) == "ok", checked.validation_error
    shown = {state.entity_id for state in hass.states.async_all()}
    assert entities_in(example) <= shown
    for action in re.findall(r"'raveberry\.(\w+)'", str(example)):
        assert hass.services.has_service("raveberry", action)


def test_every_action_is_documented() -> None:
    assert [name for name in ENGLISH["services"] if f"`raveberry.{name}`" not in DOCS] == []


def test_every_entity_is_documented() -> None:
    """Entities of settings are in docs/settings.md, which is generated."""
    settings = (Path(__file__).parents[3] / "docs/settings.md").read_text()
    names = {
        described["name"]
        for platform in ENGLISH["entity"].values()
        for key, described in platform.items()
        if "name" in described and not DOCUMENTED_BY_PATTERN.fullmatch(key)
    } - {"Party event"}
    documented = {name for name in names if f"*{name}*" in DOCS or f" | {name} | " in settings}
    assert sorted(names - documented) == []


def test_every_event_type_is_documented() -> None:
    types = ENGLISH["entity"]["event"]["party"]["state_attributes"]["event_type"]["state"]
    assert [name for name in types if f"`{name}`" not in DOCS] == []
