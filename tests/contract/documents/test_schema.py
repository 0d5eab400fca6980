"""The JSON Schema says what the dataclasses say, for our kinds and for those of others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal, NewType

import pytest
from jsonschema import Draft202012Validator
from raveberry_contract.json_schema import Schemas, contract_schema
from raveberry_contract.messages import Color, Event, Fraction, Range


@dataclass(frozen=True, slots=True)
class MaxLength:
    max_length: int


class Sound(StrEnum):
    """What a buzzer says."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buzz:
    """Arguments of a command.

    Only the line above describes it.
    """

    sound: Sound
    text: Annotated[str, MaxLength(9)] = "hey"
    times: Annotated[int, Range(1, 3)] | None = None
    loud: Fraction = 1.0
    tags: Mapping[str, int] = field(default_factory=dict)
    pair: tuple[str, str | None] = ("a", None)
    value: Literal[-1, 0, 1] = 0
    many: int | str = 1
    follow: "Buzz | None" = None
    mode: Sound | None = None
    words: tuple[str, ...] = field(default=(), metadata={"name": "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One of several."""

    type: Literal["tagged"] = "tagged"


def namesake() -> Any:
    @dataclass(frozen=True)
    class Color:
        """Not the colour of the contract."""

        name: str

    return Color


def test_arguments_of_a_command_become_a_schema_of_their_own() -> None:
    schemas = Schemas(refs="#/components/schemas/")
    assert schemas.schema_of(Buzz) == {"$ref": "#/components/schemas/Buzz"}
    assert schemas.definitions == {
        "Buzz": {
            "type": "object",
            "description": "Arguments of a command.",
            "properties": {
                "sound": {"$ref": "#/components/schemas/Sound"},
                "text": {"type": "string", "maxLength": 9, "default": "hey"},
                "times": {"type": ["integer", "null"], "minimum": 1, "maximum": 3},
                "loud": {"$ref": "#/components/schemas/Fraction", "default": 1.0},
                "tags": {
                    "type": "object",
                    "additionalProperties": {"type": "integer"},
                    "default": {},
                },
                "pair": {
                    "type": "array",
                    "prefixItems": [{"type": "string"}, {"type": ["string", "null"]}],
                    "items": False,
                    "minItems": 2,
                    "default": ["a", None],
                },
                "value": {"enum": [-1, 0, 1], "default": 0},
                "many": {"anyOf": [{"type": "integer"}, {"type": "string"}], "default": 1},
                "follow": {"anyOf": [{"$ref": "#/components/schemas/Buzz"}, {"type": "null"}]},
                "mode": {"anyOf": [{"$ref": "#/components/schemas/Sound"}, {"type": "null"}]},
                "with": {"type": "array", "items": {"type": "string"}, "default": []},
            },
            "required": ["sound"],
        },
        "Sound": {"description": "What a buzzer says.", "type": "string", "enum": ["yes", "no"]},
        "Fraction": {"type": "number", "minimum": 0.0, "maximum": 1.0},
    }


def test_a_new_type_has_the_schema_of_what_it_is_made_of() -> None:
    kind = NewType("kind", str)
    assert Schemas().schema_of(kind) == {"type": "string"}


def test_a_tag_is_always_there() -> None:
    schemas = Schemas()
    schemas.schema_of(Tagged)
    assert schemas.definitions["Tagged"]["required"] == ["type"]
    assert schemas.definitions["Tagged"]["properties"] == {"type": {"const": "tagged"}}


def test_a_union_of_messages_is_exactly_one_of_them() -> None:
    schemas = Schemas()
    schemas.schema_of(Event)
    assert set(schemas.definitions["Event"]) == {"oneOf"}


def test_two_types_of_one_name_are_refused() -> None:
    schemas = Schemas()
    schemas.schema_of(Color)
    with pytest.raises(TypeError, match="cannot both be called Color"):
        schemas.schema_of(namesake())


@pytest.mark.parametrize("kind", [bytes, set, list[int]])
def test_what_the_codec_cannot_read_has_no_schema(kind: Any) -> None:
    with pytest.raises(TypeError, match="no place for"):
        Schemas().schema_of(kind)


def test_the_whole_contract_is_a_valid_schema_that_describes_every_record() -> None:
    document = contract_schema()
    Draft202012Validator.check_schema(document)
    undescribed = [
        name
        for name, schema in document["$defs"].items()
        if ((schema.get("type") == "object" and "properties" in schema) or "enum" in schema)
        and not schema.get("description", "").endswith((".", "``"))
    ]
    assert undescribed == []
    assert "Range" not in document["$defs"]
    assert "ErrorCode" in document["$defs"]
