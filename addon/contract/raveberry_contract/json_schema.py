"""JSON Schema (2020-12) of the types that the codec supports."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NewType,
    TypeAliasType,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from . import messages
from .codec import encoded, is_required, is_tag, wire_name
from .commands import COMMANDS, NONE, Command
from .errors import ErrorCode
from .versions import CONTRACT_VERSION

type Schema = dict[str, Any]

_SCALARS: Final[Mapping[object, Schema]] = {
    object: {},
    Any: {},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
}


def contract_schema() -> Schema:
    """Return a document of every message under ``$defs``, and every command under ``commands``."""
    schemas = Schemas()
    for kind in message_kinds():
        schemas.schema_of(kind)
    commands = {name: _command(command, schemas) for name, command in COMMANDS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:raveberry:contract:{}.{}".format(*CONTRACT_VERSION),
        "title": "The messages of Raveberry",
        "$defs": dict(sorted(schemas.definitions.items())),
        "commands": commands,
    }


def message_kinds() -> tuple[Any, ...]:
    """Return all dataclasses, enumerations and aliases of messages.py, and the error codes."""
    return (
        *(
            value
            for value in vars(messages).values()
            if isinstance(value, type | TypeAliasType)
            and value.__module__ == messages.__name__
            and value not in (messages.Range, messages.MaxLength)
        ),
        ErrorCode,
    )


def _command(command: Command[Any, Any], schemas: "Schemas") -> Schema:
    return {
        "arguments": schemas.schema_of(command.arguments),
        "result": None if command.result is NONE else schemas.schema_of(command.result),
        "leastRole": command.least_role.value,
        "isOpenInFullControl": command.is_open_in_full_control,
        "isReading": command.is_reading,
        "isResent": command.is_resent,
    }


class Schemas:
    """Collection of schemas that refer to each other by name.

    Attributes:
        definitions: the schema of every named type so far.
    """

    def __init__(self, *, refs: str = "#/$defs/") -> None:
        """Start empty; `refs` is the JSON pointer to the definitions of the document."""
        self.definitions: dict[str, Schema] = {}
        self._kinds: dict[str, object] = {}
        self._refs = refs

    def schema_of(self, kind: object) -> Schema:
        """Return the schema of a type; dataclasses, enumerations and aliases become references.

        Raises:
            TypeError: the codec does not support the type, or two types share a name.
        """
        if isinstance(kind, TypeAliasType):
            return self._reference(kind.__name__, kind)
        if isinstance(kind, NewType):
            return self.schema_of(kind.__supertype__)
        if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, StrEnum)):
            return self._reference(kind.__name__, kind)
        if kind in _SCALARS:
            return dict(_SCALARS[kind])
        return self._generic(kind)

    def _reference(self, name: str, kind: object) -> Schema:
        known = self._kinds.setdefault(name, kind)
        if known is not kind:
            raise TypeError(f"{known!r} and {kind!r} cannot both be called {name}")
        if name not in self.definitions:
            self.definitions[name] = {}  # placeholder for recursive references
            self.definitions[name] = self._definition(kind)
        return {"$ref": f"{self._refs}{name}"}

    def _definition(self, kind: Any) -> Schema:  # noqa: ANN401 - an alias is not a type
        if isinstance(kind, TypeAliasType):
            return self.schema_of(kind.__value__)
        described = _described(kind)
        if issubclass(kind, StrEnum):
            return described | {"type": "string", "enum": [item.value for item in kind]}
        hints = get_type_hints(kind, include_extras=True)
        members: tuple[Field[Any], ...] = fields(kind)
        return (
            {"type": "object"}
            | described
            | {
                "properties": {
                    wire_name(item): self._property(item, hints[item.name]) for item in members
                },
                "required": [
                    wire_name(item) for item in members if is_required(item, hints[item.name])
                ],
            }
        )

    def _property(self, item: Field[Any], kind: object) -> Schema:
        schema = self.schema_of(kind)
        if item.default_factory is not MISSING:
            return schema | {"default": encoded(item.default_factory())}
        if item.default is MISSING or item.default is None or is_tag(item, kind):
            return schema
        return schema | {"default": encoded(item.default)}

    def _generic(self, kind: object) -> Schema:
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self.schema_of(args[0]) | _limits(args[1:])
        if origin is Literal:
            return {"const": args[0]} if len(args) == 1 else {"enum": list(args)}
        if origin in (Union, types.UnionType):
            return self._union(args)
        if origin is tuple:
            return self._list(args)
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.schema_of(args[1])}
        raise TypeError(f"the contract has no place for {kind!r}")

    def _union(self, kinds: tuple[object, ...]) -> Schema:
        schemas = [self.schema_of(kind) for kind in kinds if kind is not type(None)]
        if len(schemas) == len(kinds):
            return {"oneOf": schemas} if all(map(is_dataclass, kinds)) else {"anyOf": schemas}
        if len(schemas) == 1 and isinstance(schemas[0].get("type"), str):
            return schemas[0] | {"type": [schemas[0]["type"], "null"]}
        return {"anyOf": [*schemas, {"type": "null"}]}

    def _list(self, kinds: tuple[object, ...]) -> Schema:
        if kinds[1:] == (...,):
            return {"type": "array", "items": self.schema_of(kinds[0])}
        return {
            "type": "array",
            "prefixItems": [self.schema_of(kind) for kind in kinds],
            "items": False,
            "minItems": len(kinds),
        }


def _described(kind: type) -> Schema:
    """Return the first line of the docstring as a description."""
    return {"description": (kind.__doc__ or "").strip().partition("\n")[0]}


def _limits(metadata: tuple[object, ...]) -> Schema:
    names = {"ge": "minimum", "le": "maximum", "max_length": "maxLength"}
    return {
        keyword: value
        for item in metadata
        for name, keyword in names.items()
        if (value := getattr(item, name, None)) is not None
    }
