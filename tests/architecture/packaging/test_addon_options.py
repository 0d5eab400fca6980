"""Every option of the add-on is named, described and documented."""

import json
import re
from typing import Any

import pytest
import yaml
from raveberry_server import options

from tests.architecture.tree import ROOT

ADDON = ROOT / "addon"
LANGUAGES = ("de", "en")
CONFIG: dict[str, Any] = yaml.safe_load((ADDON / "config.yaml").read_text())
LIGHT_FIELDS = set(CONFIG["schema"]["lights"][0])


def translation(language: str) -> dict[str, Any]:
    texts: dict[str, Any] = yaml.safe_load(
        (ADDON / "translations" / f"{language}.yaml").read_text()
    )
    return texts


def test_the_add_on_offers_the_options_of_the_table_with_their_types() -> None:
    rows = {row.addon: row for row in options.TABLE if row.addon is not None}
    assert set(CONFIG["schema"]) == set(rows)
    for name, row in rows.items():
        kind = CONFIG["schema"][name]
        if not row.type.is_json:
            assert kind == ([row.schema] if row.type.separator else row.schema), name


def test_the_bounds_in_the_schema_are_those_of_the_parsers() -> None:
    bounded = [row for row in options.TABLE if row.schema.startswith("int(")]
    assert bounded
    for row in bounded:
        least, most = map(int, re.findall(r"\d+", row.schema))
        row.type.parse(str(least))
        row.type.parse(str(most))
        for beyond in (least - 1, most + 1):
            with pytest.raises(ValueError, match="expected"):
                row.type.parse(str(beyond))


def test_a_new_installation_starts_with_values_that_can_be_used() -> None:
    for name, value in CONFIG["options"].items():
        (row,) = (row for row in options.TABLE if row.addon == name)
        text = row.type.separator.join(value) if row.type.separator else json.dumps(value)
        row.type.parse(text if row.type.separator or row.type.is_json else str(value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_has_a_name_and_a_description(language: str) -> None:
    named = translation(language)["configuration"]
    assert set(named) == set(CONFIG["schema"])
    for name, texts in named.items():
        assert texts["name"], name
        assert texts["description"], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_light_has_a_name_and_a_description(language: str) -> None:
    fields = translation(language)["configuration"]["lights"]["fields"]
    assert set(fields) == LIGHT_FIELDS
    for name, texts in fields.items():
        assert texts["name"], name
        assert texts["description"], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_port_has_a_name(language: str) -> None:
    assert set(translation(language)["network"]) == set(CONFIG["ports"])


def test_every_choice_of_an_option_is_explained() -> None:
    texts = translation("en")["configuration"]
    for name, kind in CONFIG["schema"].items():
        first = kind[0] if isinstance(kind, list) else kind
        choices = re.fullmatch(r"list\((.*)\)\??", str(first))
        for choice in choices[1].split("|") if choices else ():
            if name != "log_level":
                assert re.search(rf"\b{choice}\b", texts[name]["description"]), (name, choice)


def test_every_option_and_every_field_of_a_light_is_in_the_documentation() -> None:
    manual = (ADDON / "DOCS.md").read_text()
    headings = " ".join(re.findall(r"^### (.*)$", manual, re.MULTILINE))
    chapter, _, _ = manual.partition("## Where music comes from")
    for name in CONFIG["schema"]:
        assert f"`{name}`" in headings, name
    for name in LIGHT_FIELDS:
        assert re.search(rf"[`{{ ]{name}[`:]", chapter), name


def test_every_picture_and_every_link_inside_the_documentation_leads_somewhere() -> None:
    manual = (ADDON / "DOCS.md").read_text()
    # The app's page in Home Assistant shows images by absolute URL only.
    pictures = re.findall(r"!\[[^\]]{30,}\]\(https://\S+?/main/(docs/\S+\.png)\)", manual)
    assert len(pictures) == manual.count("![")
    for picture in pictures:
        assert (ROOT / picture).exists(), picture
    anchors = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", manual, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]*)\)", manual)) <= anchors
