"""Everything that the integration shows is translated: it is run in a pseudo-locale."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from homeassistant.components.select import SelectEntity
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_platform, intent, translation
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.entity import Entity
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.raveberry.contract import topics
from custom_components.raveberry.coordinator import PLAYER_ISSUE_DELAY_S, SOURCE_ISSUE_DELAY_S
from tests.fakes.pseudo_locale import pseudo_texts
from tests.homeassistant.conftest import set_up
from tests.homeassistant.fake_server import SAMPLES, TOPICS, FakeServer
from tests.homeassistant.files.test_texts import ENGLISH
from tests.homeassistant.setup.test_issues import pass_time

PLAYER = "media_player.raveberry"
LANGUAGE = "de"
"""Language whose translations are replaced by the pseudo-locale."""

UNTRANSLATED = "Untranslated server English"
WORD = re.compile(r"[A-Za-z]{3,}")
UNITS = {"min"}


def marked(value: Any) -> Any:
    """Return a message with each English text of the server replaced by a mark."""
    if isinstance(value, dict):
        coded = {"code", "params", "message"} <= value.keys()
        inner = {key: marked(one) for key, one in value.items()}
        return inner | ({"message": UNTRANSLATED} if coded else {})
    return [marked(one) for one in value] if isinstance(value, list) else value


def sample(file: str, /, **changes: Any) -> str:
    raw = json.loads((SAMPLES / f"{file}.json").read_text())
    return json.dumps(marked(raw | changes))


def leaves(value: Any) -> Iterator[str]:
    """Yield every text in a value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield str(value)


DATA = {
    word
    for path in SAMPLES.glob("*.json")
    for text in leaves(marked(json.loads(path.read_text())))
    if text != UNTRANSLATED
    for word in WORD.findall(text)
}
"""Words of the messages that are data: names, titles, ids and codes."""


def untranslated(value: Any) -> list[str]:
    """Return the texts with words that are neither data nor in the pseudo-locale."""
    return [text for text in leaves(value) if {*WORD.findall(text)} - DATA - UNITS]


def entities(hass: HomeAssistant) -> Iterator[Entity]:
    for platform in entity_platform.async_get_platforms(hass, "raveberry"):
        yield from platform.entities.values()


@pytest.fixture(autouse=True)
def _with_pseudo_locale(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Home Assistant use the pseudo-locale, and the server send no usable English."""
    load = translation._load_translations_files_by_language

    def load_pseudo(files: dict[str, dict[str, Path]]) -> dict[str, dict[str, Any]]:
        loaded = load(files)
        if "raveberry" in loaded.get(LANGUAGE, {}):
            loaded[LANGUAGE]["raveberry"] = pseudo_texts(ENGLISH)
        return loaded

    monkeypatch.setattr(translation, "_load_translations_files_by_language", load_pseudo)
    monkeypatch.setattr("tests.homeassistant.fake_server.sample", sample)
    hass.config.language = LANGUAGE


@pytest.fixture
async def server(
    hass: HomeAssistant,
    silent_server: FakeServer,
    entry: MockConfigEntry,
    mqtt_mock: MqttMockHAClient,
    _with_pseudo_locale: None,
) -> FakeServer:
    """A server with a party under way, as seen in the pseudo-locale."""
    await set_up(hass, silent_server, entry, mqtt_mock)
    lights = json.loads(sample("LightsInfo.directed"))
    lights["devices"][0]["effects"] = ["disabled", "fixed", "rave", "comet"]
    await silent_server.publish(TOPICS.name(topics.LIGHTS_INFO), json.dumps(lights))
    await silent_server.publish(TOPICS.name(topics.PLAYER), sample("Player.error"))
    return silent_server


def test_untranslated_words_are_found() -> None:
    assert untranslated({"text": UNTRANSLATED, "code": "pinned", "wait": "⟦ïñ⟧ 5 min"}) == [
        UNTRANSLATED
    ]


async def test_no_entity_shows_an_untranslated_text(
    hass: HomeAssistant, server: FakeServer
) -> None:
    shown = {
        entity.entity_id: (entity.name, entity.extra_state_attributes) for entity in entities(hass)
    }
    assert len(shown) > 40
    assert {key: found for key, value in shown.items() if (found := untranslated(value))} == {}
    attributes = shown[PLAYER][1]
    assert attributes is not None
    assert attributes["error"].startswith("⟦")


async def test_no_option_lacks_a_translation(hass: HomeAssistant, server: FakeServer) -> None:
    texts = translation.async_get_cached_translations(hass, LANGUAGE, "entity", "raveberry")
    for entity in entities(hass):
        if isinstance(entity, SelectEntity) and entity.translation_key != "light_scene":
            key = f"component.raveberry.entity.select.{entity.translation_key}.state"
            assert {f"{key}.{option}" for option in entity.options or ()} <= texts.keys()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("Event.*.json")), ids=lambda path: path.stem)
async def test_no_event_shows_an_untranslated_text(
    hass: HomeAssistant, server: FakeServer, path: Path
) -> None:
    await server.publish(TOPICS.name(topics.EVENT), sample(path.stem))
    event = next(one for one in entities(hass) if one.platform.domain == "event")
    assert untranslated(event.state_attributes) == []
    assert untranslated(event.extra_state_attributes) == []


async def test_no_answer_of_an_action_has_an_untranslated_text(
    hass: HomeAssistant, server: FakeServer
) -> None:
    for action in ("get_queue", "get_undecided"):
        answer = await hass.services.async_call(
            "raveberry", action, {"entity_id": PLAYER}, blocking=True, return_response=True
        )
        assert untranslated(answer) == []
    entry = json.loads(sample("Queue"))["entries"][0]
    reason = {"code": "account_needed", "params": {}, "message": UNTRANSLATED}
    server.replies["enqueue"] = {"entry": entry | {"reason": reason}, "duplicate": False}
    request = {"entity_id": PLAYER, "query": "waltz"}
    answer = await hass.services.async_call(
        "raveberry", "enqueue", request, blocking=True, return_response=True
    )
    assert untranslated(answer) == []
    assert "⟦" in str(answer)


async def test_no_title_in_the_media_browser_is_untranslated(
    hass: HomeAssistant, server: FakeServer
) -> None:
    server.replies["browse"] = json.loads(sample("BrowseAnswer"))
    front: Any = await hass.services.async_call(
        "media_player", "browse_media", {"entity_id": PLAYER}, blocking=True, return_response=True
    )
    shown = front[PLAYER]
    titles = [shown.title, *(item.title for item in shown.children)]
    assert [title.startswith("⟦") for title in titles[:3]] == [True, True, False]
    assert untranslated(titles[:7]) == []


async def test_what_a_newer_server_reports_has_a_translated_text(
    hass: HomeAssistant, server: FakeServer
) -> None:
    player = json.loads(sample("Player.error"))
    player["error"] |= {"code": "of_a_newer_server"}
    await server.publish(TOPICS.name(topics.PLAYER), json.dumps(player))
    shown = next(one for one in entities(hass) if one.entity_id == PLAYER)
    attributes = shown.extra_state_attributes
    assert attributes is not None
    assert attributes["error"].startswith("⟦")
    assert "of_a_newer_server" in attributes["error"]


async def test_no_error_has_an_untranslated_text(hass: HomeAssistant, server: FakeServer) -> None:
    undo = next(one for one in entities(hass) if one.translation_key == "undo")
    for refusal in ("queue_full", "of_a_newer_server"):
        server.refuse("undo", "conflict", refusal, limit=5)
        with pytest.raises(HomeAssistantError) as caught:
            await hass.services.async_call(
                "button", "press", {"entity_id": undo.entity_id}, blocking=True
            )
        texts = translation.async_get_cached_translations(hass, LANGUAGE, "exceptions", "raveberry")
        text = texts[f"component.raveberry.exceptions.{caught.value.translation_key}.message"]
        shown = text.format(**(caught.value.translation_placeholders or {}))
        assert shown.startswith("⟦")
        assert untranslated(shown) == []


async def test_no_issue_has_an_untranslated_text(
    hass: HomeAssistant, server: FakeServer, issue_registry: ir.IssueRegistry
) -> None:
    await pass_time(hass, PLAYER_ISSUE_DELAY_S + SOURCE_ISSUE_DELAY_S)
    texts = translation.async_get_cached_translations(hass, LANGUAGE, "issues", "raveberry")
    issues = [
        issue for (domain, _), issue in issue_registry.issues.items() if domain == "raveberry"
    ]
    assert len(issues) == 2
    for issue in issues:
        prefix = f"component.raveberry.issues.{issue.translation_key}."
        own = {key: text for key, text in texts.items() if key.startswith(prefix)}
        assert own
        for text in own.values():
            assert untranslated(text.format(**(issue.translation_placeholders or {}))) == []


@pytest.mark.parametrize(
    "intent_type",
    ["RaveberryNowPlaying", "RaveberryWhoAsked", "RaveberryHowLong", "RaveberrySkip"],
)
async def test_no_voice_answer_has_an_untranslated_text(
    hass: HomeAssistant, server: FakeServer, intent_type: str
) -> None:
    assert await async_setup_component(hass, "intent", {})
    await hass.async_block_till_done()
    server.refuse("skip", "conflict", "queue_full", limit=5)
    response = await intent.async_handle(hass, "test", intent_type, language=LANGUAGE)
    speech = response.speech["plain"]["speech"]
    assert speech.startswith("⟦")
    assert untranslated(speech) == []
