"""Every effect and parameter has words in every language, and no words are left over."""

import json
from pathlib import Path
from typing import Any

import pytest
from raveberry_visualizer.effects import EFFECTS

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = [
    path
    for path in sorted((ROOT / "texts").glob("*.json"))
    if json.loads(path.read_text())["language"].get("complete")
]

every_language = pytest.mark.parametrize(
    "language", [pytest.param(path, id=path.stem) for path in LANGUAGES]
)


def words_of(language: Path) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(language.read_text())["effects"]
    return words


def test_there_are_english_and_german_words() -> None:
    assert {"de", "en"} <= {path.stem for path in LANGUAGES}


@every_language
def test_every_effect_and_every_parameter_has_words(language: Path) -> None:
    for id_, kind in EFFECTS.items():
        words = words_of(language).get(id_, {})
        assert words.get("name"), f"{language.name} has no effects.{id_}.name"
        for parameter in kind.parameters:
            assert words["parameters"].get(parameter.id), (
                f"{language.name} has no effects.{id_}.parameters.{parameter.id}"
            )


@every_language
def test_no_words_are_left_over(language: Path) -> None:
    for id_, words in words_of(language).items():
        assert id_ in EFFECTS
        assert words["parameters"].keys() == {one.id for one in EFFECTS[id_].parameters}


@every_language
def test_no_two_effects_have_the_same_name(language: Path) -> None:
    names = [words["name"] for words in words_of(language).values()]
    assert len(set(names)) == len(names)


@every_language
def test_home_assistant_has_the_same_names(language: Path) -> None:
    path = ROOT / "custom_components/raveberry/translations" / language.name
    texts = json.loads(path.read_text())["entity"]["light"]["led"]
    named = texts["state_attributes"]["effect"]["state"]
    # The integration shows `fixed` as the effect `off`, and `disabled` as a light that is off.
    expected = {
        id_: words["name"]
        for id_, words in words_of(language).items()
        if id_ not in {"disabled", "fixed"}
    }
    assert {id_: name for id_, name in named.items() if id_ != "off"} == expected
