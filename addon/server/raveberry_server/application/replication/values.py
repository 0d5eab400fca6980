"""Conversion of domain values to JSON and back, by their types.

The bytes come from a peer with our key, so shapes are not validated beyond what is needed to fail.
Unknown fields are ignored and missing ones have their defaults, so that minor versions mix.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import (
    Any,
    Final,
    NewType,
    TypeAliasType,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.model.waiting_entries import WaitingEntries
from raveberry_server.domain.notices import Notice

type Json = Any
"""A value as `json.loads` returns it; fields of this type are passed on as they are."""

type _Decoder = Callable[[Json], Any]

_PLAIN: Final = frozenset({str, bool, int, float, type(None)})


class UnreadableValueError(RaveberryError):
    """JSON that is not a value of the expected type."""


def encoded(value: Any) -> Json:  # noqa: ANN401, PLR0911 - any value, one line for each kind
    """Return a value as JSON."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case Notice():
            return [value.code, dict(value.params)]
        case WaitingEntries():
            return [encoded(entry) for entry in value.by_id.values()]
        case Mapping():
            return [[encoded(key), encoded(item)] for key, item in value.items()]
        case Sequence():
            return [encoded(item) for item in value]
        case _:
            return {
                name: item if is_json else encoded(item)
                for name, is_json in _plan(kind)
                if (item := getattr(value, name)) is not None
            }


def decoded[T](kind: type[T], raw: Json) -> T:
    """Return the value of a type.

    Raises:
        UnreadableValueError: the JSON is not of that type.
    """
    return cast("T", decoded_as(kind, raw))


def decoded_as(kind: object, raw: Json) -> object:
    """Return the value of any annotation, as `decoded`.

    Raises:
        UnreadableValueError: the JSON is not of that type.
    """
    try:
        return _decoder(kind)(raw)
    except (AttributeError, KeyError, TypeError, ValueError) as err:
        raise UnreadableValueError(f"no {kind}: {err}") from err


@cache
def field_types(kind: Any) -> Mapping[str, object]:  # noqa: ANN401 - as `bare`
    """Return the types of the fields of a dataclass."""
    return get_type_hints(kind)


@cache
def _plan(kind: Any) -> tuple[tuple[str, bool], ...]:  # noqa: ANN401 - as `bare`
    """Return the fields of a dataclass, and whether each is JSON already."""
    hints = field_types(kind)
    return tuple((one.name, hints[one.name] is Json) for one in fields(kind))


def bare(kind: object) -> Any:  # noqa: ANN401 - types have no common type
    """Return a type without its name and None."""
    if isinstance(kind, TypeAliasType):
        return bare(kind.__value__)
    if isinstance(kind, NewType):
        return bare(kind.__supertype__)
    origin, args = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        members = [one for one in args if one is not type(None)]
        return bare(members[0]) if len(members) == 1 else kind
    return kind


@cache
def _decoder(annotation: object) -> _Decoder:
    kind = bare(annotation)
    inner = _decoder_of(kind)
    if kind in _PLAIN or kind is object or get_origin(kind) in {Union, types.UnionType}:
        return _as_it_is
    is_optional = type(None) in get_args(_unnamed(annotation))
    if not is_optional:
        return inner
    return lambda raw: None if raw is None else inner(raw)


def _unnamed(kind: object) -> object:
    return _unnamed(kind.__value__) if isinstance(kind, TypeAliasType) else kind


def _decoder_of(kind: Any) -> _Decoder:  # noqa: ANN401 - as `bare`
    origin, args = get_origin(kind), get_args(kind)
    if origin is Mapping:
        return _mapping(_decoder(args[0]), _decoder(args[1]))
    if origin is tuple and args[1:] != (...,):
        return _fixed(tuple(map(_decoder, args)))
    if origin in {tuple, Sequence}:
        return _sequence(_decoder(args[0]))
    return _decoder_of_class(kind)


def _decoder_of_class(kind: Any) -> _Decoder:  # noqa: ANN401 - as `bare`
    if kind is datetime:
        return datetime.fromisoformat
    if kind is Notice:
        return lambda raw: Notice(raw[0], **raw[1])
    if kind is WaitingEntries:
        entry = _decoder(Entry)
        return lambda raw: WaitingEntries.of(map(entry, raw))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _record(kind) if is_dataclass(kind) else _as_it_is


def _as_it_is(raw: Json) -> Json:
    return raw


def _mapping(key: _Decoder, item: _Decoder) -> _Decoder:
    return lambda raw: MappingProxyType({key(name): item(value) for name, value in raw})


def _sequence(item: _Decoder) -> _Decoder:
    return lambda raw: tuple(map(item, raw))


def _fixed(items: tuple[_Decoder, ...]) -> _Decoder:
    return lambda raw: tuple(one(value) for one, value in zip(items, raw, strict=True))


def _record(kind: Any) -> _Decoder:  # noqa: ANN401 - as `bare`
    plan = {name: _decoder(hint) for name, hint in field_types(kind).items()}

    def decode(raw: Json) -> Any:  # noqa: ANN401 - as `bare`
        if not isinstance(raw, dict):
            raise TypeError("an object is expected")
        return kind(**_with_none(kind, {k: plan[k](v) for k, v in raw.items() if k in plan}))

    return decode


def _with_none(kind: Any, given: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - as `bare`
    """Return the members with None for those that were left out, as `encoded` leaves out None."""
    return dict.fromkeys(_optional(kind)) | given


@cache
def _optional(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - as `bare`
    """Return the fields that may be None."""
    hints = field_types(kind)
    return tuple(name for name, hint in hints.items() if type(None) in get_args(_unnamed(hint)))
