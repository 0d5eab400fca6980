"""Today's code understands the messages of earlier minor versions of the contract.

The frozen samples of released versions are read and written by today's classes. Before the first
release, the present samples are what it will freeze.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
from raveberry_contract import ContractError, decoded, encoded
from raveberry_contract.commands import Range

from tests.contract.samples import FOLDER, PATHS, kind_of

FROZEN = {
    FOLDER / name
    for hashes in json.loads((FOLDER / "released.json").read_text()).values()
    for name in hashes
}
SAMPLES = [pytest.param(path, id=path.stem) for path in PATHS if not FROZEN or path in FROZEN]


def losses(kind: Any, sent: object) -> list[str]:
    """What a class does not read of a message, or reads as something else."""
    try:
        return list(differences(sent, encoded(decoded(kind, sent)), "$"))
    except ContractError as err:
        return [str(err)]


def differences(sent: object, understood: object, path: str) -> Iterator[str]:
    """Where a value was not understood; additional fields do not matter."""
    if isinstance(sent, dict) and isinstance(understood, dict):
        for name, value in sent.items():
            if name in understood:
                yield from differences(value, understood[name], f"{path}.{name}")
            elif value is not None:
                yield f"{path}.{name}: is not read"
    elif isinstance(sent, list) and isinstance(understood, list) and len(sent) == len(understood):
        for at, (one, other) in enumerate(zip(sent, understood, strict=True)):
            yield from differences(one, other, f"{path}[{at}]")
    elif sent != understood:
        yield f"{path}: {sent!r} is read as {understood!r}"


@pytest.mark.parametrize("path", SAMPLES)
def test_a_message_of_an_earlier_version_is_understood(path: Path) -> None:
    assert losses(kind_of(path), json.loads(path.read_text())) == []


class Mood(StrEnum):
    CALM = "calm"
    WILD = "wild"


class CalmMood(StrEnum):
    CALM = "calm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    mood: Mood
    level: int
    note: str | None = None


SENT = {"mood": "wild", "level": 3, "note": "loud"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WithOptionalField(Released):
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithRequiredField(Released):
    extra: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutField:
    mood: Mood
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WithRenamedField:
    mood: Mood
    loudness: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithRemovedChoice:
    mood: CalmMood
    level: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithNarrowedRange:
    mood: Mood
    level: Annotated[int, Range(0, 2)]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithAnotherType:
    mood: Mood
    level: str
    note: str | None = None


@pytest.mark.parametrize("kind", [Released, WithOptionalField])
def test_a_minor_version_adds_optional_fields(kind: type) -> None:
    assert losses(kind, SENT) == []


@pytest.mark.parametrize(
    ("kind", "loss"),
    [
        (WithRequiredField, "$.extra: is missing"),
        (WithoutField, "$.note: is not read"),
        (WithRenamedField, "$.loudness: is missing"),
        (WithRemovedChoice, "$.mood: expected one of calm"),
        (WithNarrowedRange, "$.level: must be from 0 to 2"),
        (WithAnotherType, "$.level: expected a string"),
    ],
)
def test_a_minor_version_changes_and_removes_nothing(kind: type, loss: str) -> None:
    [found] = losses(kind, SENT)
    assert found.startswith(loss)
