"""Translations, icons and the quality scale match the code."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from homeassistant.util.yaml import parse_yaml

from custom_components.raveberry import command_errors, settings
from custom_components.raveberry.compiled_texts import COUNTED
from custom_components.raveberry.contract.errors import ErrorCode
from custom_components.raveberry.event import EVENT_TYPES
from custom_components.raveberry.texts import text_from

FOLDER = Path(__file__).parents[3] / "custom_components/raveberry"
ENGLISH = json.loads((FOLDER / "translations/en.json").read_text())
OTHERS = [path for path in (FOLDER / "translations").glob("*.json") if path.stem != "en"]
PLACEHOLDER = re.compile(r"{\w+}")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, set[str]]]:
    """Yield the path of each text with its placeholders."""
    if isinstance(value, str):
        yield path, set(PLACEHOLDER.findall(value))
    else:
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}")


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in OTHERS])
def test_every_translation_has_all_keys_and_placeholders(path: Path) -> None:
    """Home Assistant shows English instead of a text with other placeholders."""
    assert dict(texts(json.loads(path.read_text()))) == dict(texts(ENGLISH))


def test_there_is_a_german_translation() -> None:
    assert [path.stem for path in OTHERS] == ["de"]


def test_every_error_has_a_translation() -> None:
    raised = {
        match
        for path in FOLDER.glob("*.py")
        for match in re.findall(
            r'translation_key="(\w+)"|NotSupportedError\("(\w+)"\)', path.read_text()
        )
    }
    keys = {key for pair in raised for key in pair if key}
    keys |= {
        kind.key for kind in command_errors.RaveberryError.__subclasses__() if hasattr(kind, "key")
    }
    refusals = {
        f"{key}{form}"
        for key, counted in COUNTED.items()
        for form in (("", "_one") if counted else ("",))
    }
    entities = {key for group in ENGLISH["entity"].values() for key in group}
    assert set(map(str, ErrorCode)) | {"refused"} <= ENGLISH["exceptions"].keys()
    assert keys - entities <= ENGLISH["exceptions"].keys() | ENGLISH["issues"].keys()
    unused = ENGLISH["exceptions"].keys() - keys - set(map(str, ErrorCode)) - {"refused"}
    assert unused == {*refusals, "unknown_text"}


def test_no_text_of_a_refusal_lacks_a_value() -> None:
    """Values without a text are details for developers."""
    for key, counted in COUNTED.items():
        text = ENGLISH["exceptions"][key]["message"]
        assert (counted is None) == (f"{key}_one" not in ENGLISH["exceptions"])
        assert "plural" not in text


def test_every_option_has_a_translation() -> None:
    entity = ENGLISH["entity"]
    event_types = entity["event"]["party"]["state_attributes"]["event_type"]["state"]
    assert sorted(event_types) == sorted(EVENT_TYPES)
    for setting in settings.SELECTS:
        assert list(entity["select"][setting.name]["state"]) == list(setting.choices)


def test_every_action_has_a_translation_and_an_icon() -> None:
    actions: Any = parse_yaml((FOLDER / "services.yaml").read_text())
    icons = json.loads((FOLDER / "icons.json").read_text())["services"]
    assert actions.keys() == ENGLISH["services"].keys() == icons.keys()
    for name, action in actions.items():
        assert action.get("fields", {}).keys() == ENGLISH["services"][name].get("fields", {}).keys()


def test_there_is_no_strings_json() -> None:
    assert not (FOLDER / "strings.json").exists()


def test_a_text_that_names_itself_has_an_end() -> None:
    texts = {"component.raveberry.exceptions.notice_source_silent.message": "{source} is silent"}
    shown = text_from(texts, "notice_source_silent", {"source": "source_silent"})
    assert shown == "? is silent is silent"
