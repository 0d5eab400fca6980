"""The golden samples show every message, and stay as they were released."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAliasType

import pytest
from jsonschema import Draft202012Validator
from raveberry_contract import CONTRACT_VERSION, dumps, loads
from raveberry_contract.errors import ErrorCode
from raveberry_contract.json_schema import contract_schema, message_kinds
from raveberry_contract.messages import Presence

from tests.contract.samples import FOLDER, PATHS, kind_of

SAMPLES = [pytest.param(path, id=path.stem) for path in PATHS]


@pytest.mark.parametrize("path", SAMPLES)
def test_a_sample_is_read_and_written_back_identically(path: Path) -> None:
    text = path.read_text()
    compact = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    assert dumps(loads(kind_of(path), text)) == compact


@pytest.mark.parametrize("path", SAMPLES)
def test_a_sample_is_valid_by_the_schema(path: Path) -> None:
    schema = contract_schema() | {"$ref": f"#/$defs/{kind_of(path).__name__}"}
    Draft202012Validator(schema).validate(json.loads(path.read_text()))


@pytest.mark.parametrize("path", SAMPLES)
def test_a_sample_is_laid_out_for_reading(path: Path) -> None:
    text = path.read_text()
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def shown(value: Any) -> Iterator[Any]:
    """Every record and choice inside a message: classes, and members of enumerations."""
    if isinstance(value, StrEnum):
        yield value
    elif is_dataclass(value):
        yield type(value)
        for item in fields(value):
            yield from shown(getattr(value, item.name))
    elif isinstance(value, Mapping | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from shown(inner)


def test_every_message_and_every_choice_has_a_sample() -> None:
    # Presence is plain text on its topics, and an error code a plain string in its message.
    kinds = {
        kind
        for kind in message_kinds()
        if not isinstance(kind, TypeAliasType) and kind not in (Presence, ErrorCode)
    }
    wanted = {kind for kind in kinds if not issubclass(kind, StrEnum)}
    wanted |= {member for kind in kinds if issubclass(kind, StrEnum) for member in kind}
    seen = {item for path in PATHS for item in shown(loads(kind_of(path), path.read_text()))}
    assert wanted - seen == set()


def test_samples_lie_in_the_folder_of_their_major_version() -> None:
    assert {path.parent.name for path in FOLDER.glob("v*/*")} == {f"v{CONTRACT_VERSION[0]}"}
