"""Conversion of typed values to JSON and back.

Supports str, int, float, bool, None, datetime, StrEnum, Literal, dataclasses, tuples, mappings with
string keys, new types and unions of these, and `object` for any JSON value. Unions of dataclasses
are distinguished by their `type` fields. `Annotated` metadata with the attributes ``ge`` and ``le``
(a range of numbers) or ``max_length`` (of a string) is validated when decoding.
"""

import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum, StrEnum
from functools import cache
from operator import attrgetter
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
    overload,
)

from .errors import ContractError

type Decoder = Callable[[Any, str], Any]
type Encoder = Callable[[Any], Any]

MAX_DEPTH: Final = 32
"""Maximum nesting of arbitrary JSON, far below the recursion limit."""


@overload
def loads[T](kind: type[T], payload: str | bytes | bytearray) -> T: ...
@overload
def loads(kind: TypeAliasType, payload: str | bytes | bytearray) -> Any: ...
def loads(kind: Any, payload: str | bytes | bytearray) -> Any:
    """Decode a JSON text.

    Raises:
        ContractError: the payload is not UTF-8, not JSON, or not of that type.
    """
    try:
        text = payload if isinstance(payload, str) else payload.decode()
    except UnicodeDecodeError as err:
        raise ContractError("$", f"not UTF-8: {err}") from err
    try:
        raw = _PARSER.decode(text)
    except (ValueError, RecursionError) as err:
        raise ContractError("$", f"not JSON: {err}") from err
    return decoded(kind, raw)


@overload
def decoded[T](kind: type[T], raw: object) -> T: ...
@overload
def decoded(kind: TypeAliasType, raw: object) -> Any: ...
def decoded(kind: Any, raw: object) -> Any:
    """Decode parsed JSON; unknown keys are ignored.

    Raises:
        ContractError: the value is not of that type.
    """
    return _decoder(kind)(raw, "$")


def dumps(value: object) -> str:
    """Return the compact JSON text of a value."""
    return _WRITER.encode(encoded(value))


def encoded(value: object) -> Any:
    """Return a value as types that `json.dumps` supports."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _encoder(kind)(value)


def timestamp(value: datetime) -> str:
    """Return a time as RFC 3339 in UTC with milliseconds."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def wire_name(item: Field[Any]) -> str:
    """Return the name of a field in JSON."""
    return str(item.metadata.get("name", item.name))


def is_tag(item: Field[Any], kind: object) -> bool:
    """Return True if the field is the constant tag of its message."""
    return get_origin(kind) is Literal and get_args(kind) == (item.default,)


def is_required(item: Field[Any], kind: object) -> bool:
    """Return True if the field has no default or is the tag."""
    has_default = item.default is not MISSING or item.default_factory is not MISSING
    return not has_default or is_tag(item, kind)


@cache
def _encoder(kind: Any) -> Encoder:
    """Return the encoder of a type that JSON does not have; cached."""
    if issubclass(kind, str | int | float):
        return attrgetter("value") if issubclass(kind, Enum) else lambda value: value
    if issubclass(kind, datetime):
        return timestamp
    # Before the abstract class, whose subclasses remember each type that they are compared with.
    if is_dataclass(kind):
        return _record_encoder(kind)
    if issubclass(kind, tuple | list):
        return lambda value: [encoded(item) for item in value]
    if issubclass(kind, Mapping):
        return lambda value: {key: encoded(item) for key, item in value.items()}
    raise TypeError(f"{kind!r} is not part of the contract")


def _record_encoder(kind: Any) -> Encoder:
    plan = [(item.name, wire_name(item), item.default is None) for item in fields(kind)]

    def encode(value: Any) -> Any:
        raw = {}
        for name, wire, omits_none in plan:
            item = getattr(value, name)
            # Most members are plain, and a call for each would take half of the time.
            if type(item) not in _PLAIN:
                raw[wire] = encoded(item)
            elif item is not None or not omits_none:
                raw[wire] = item
        return raw

    return encode


@cache
def _decoder(kind: Any) -> Decoder:
    """Return the decoder of a type; cached."""
    if isinstance(kind, TypeAliasType):
        return _decoder(kind.__value__)
    if isinstance(kind, NewType):
        return _decoder(kind.__supertype__)
    if kind in _SCALARS:
        return _SCALARS[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice([item.value for item in kind], kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    return _generic(kind)


def _generic(kind: Any) -> Decoder:
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _checked(_decoder(args[0]), args[1:])
    if origin is Literal:
        return _choice(list(args), lambda value: value)
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        return _sequence(args[0]) if args[1:] == (...,) else _fixed(args)
    if origin is Mapping:
        return _mapping(args[1])
    raise TypeError(f"the contract has no place for {kind!r}")


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


_PARSER: Final = json.JSONDecoder(parse_constant=_refuse_constant)
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_PLAIN: Final = frozenset({str, bool, int, float, type(None)})


def _any(raw: Any, path: str, levels: int = MAX_DEPTH) -> Any:
    """Return JSON unchanged; refuse lone surrogates and deep nesting."""
    if isinstance(raw, str):
        return _str(raw, path)
    if isinstance(raw, dict | list) and not levels:
        raise ContractError(path, f"is nested deeper than {MAX_DEPTH} levels")
    if isinstance(raw, dict):
        return {
            _str(key, path): _any(item, f"{path}.{key}", levels - 1) for key, item in raw.items()
        }
    if isinstance(raw, list):
        return [_any(item, f"{path}[{at}]", levels - 1) for at, item in enumerate(raw)]
    return raw


def _str(raw: Any, path: str) -> str:
    if not isinstance(raw, str):
        raise ContractError(path, f"expected a string, got {_told(raw)}")
    try:
        raw.encode()
    except UnicodeEncodeError as err:
        raise ContractError(path, "holds half of a surrogate pair") from err
    return raw


def _bool(raw: Any, path: str) -> bool:
    if not isinstance(raw, bool):
        raise ContractError(path, f"expected true or false, got {_told(raw)}")
    return raw


def _int(raw: Any, path: str) -> int:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise ContractError(path, f"expected a whole number, got {_told(raw)}")


def _float(raw: Any, path: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise ContractError(path, f"expected a number, got {_told(raw)}")
    try:
        value = float(raw)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise ContractError(path, "expected a finite number")
    return value


def _none(raw: Any, path: str) -> None:
    if raw is not None:
        raise ContractError(path, f"expected null, got {_told(raw)}")


def _datetime(raw: Any, path: str) -> datetime:
    try:
        value = datetime.fromisoformat(_str(raw, path))
        if value.tzinfo is None:
            raise ContractError(path, "a time needs its offset, as in 2026-11-24T20:15:00.000Z")
        return value.astimezone(UTC)
    except (ValueError, OverflowError) as err:
        raise ContractError(path, f"expected a time as RFC 3339, got {_told(raw)}") from err


_SCALARS: dict[Any, Decoder] = {
    object: _any,
    Any: _any,
    str: _str,
    bool: _bool,
    int: _int,
    float: _float,
    type(None): _none,
    datetime: _datetime,
}


def _choice(values: list[Any], make: Callable[[Any], Any]) -> Decoder:
    allowed = ", ".join(map(str, values))

    def decode(raw: Any, path: str) -> Any:
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        if isinstance(raw, bool) or not isinstance(raw, str | int) or raw not in values:
            raise ContractError(path, f"expected one of {allowed}, got {_told(raw)}")
        return make(raw)

    return decode


def _checked(inner: Decoder, metadata: tuple[Any, ...]) -> Decoder:
    def decode(raw: Any, path: str) -> Any:
        value = inner(raw, path)
        for item in metadata:
            low, high = getattr(item, "ge", None), getattr(item, "le", None)
            if low is not None and high is not None and not low <= value <= high:
                raise ContractError(path, f"must be from {low} to {high}, got {value}")
            longest = getattr(item, "max_length", None)
            if longest is not None and len(value) > longest:
                raise ContractError(path, f"must have at most {longest} characters")
        return value

    return decode


def _record(kind: type) -> Decoder:
    hints = get_type_hints(kind, include_extras=True)
    plan = [
        (
            item.name,
            wire_name(item),
            _decoder(hints[item.name]),
            is_required(item, hints[item.name]),
        )
        for item in fields(kind)
    ]

    def decode(raw: Any, path: str) -> Any:
        if not isinstance(raw, dict):
            raise ContractError(path, f"expected an object, got {_told(raw)}")
        values = {}
        for name, wire, inner, is_required in plan:
            if wire in raw:
                values[name] = inner(raw[wire], f"{path}.{wire}")
            elif is_required:
                raise ContractError(f"{path}.{wire}", "is missing")
        return kind(**values)

    return decode


def _union(kinds: tuple[Any, ...]) -> Decoder:
    members = tuple(_unfolded(kinds))
    if len(members) > 1 and all(is_dataclass(member) for member in members):
        return _tagged(members)
    decoders = [(member, _decoder(member)) for member in members]

    def decode(raw: Any, path: str) -> Any:
        problem = None
        for member, inner in decoders:
            try:
                return inner(raw, path)
            except ContractError as err:
                if member is not type(None):
                    problem = err
        raise problem or ContractError(path, f"expected null, got {_told(raw)}")

    return decode


def _unfolded(kinds: tuple[Any, ...]) -> list[Any]:
    members: list[Any] = []
    for kind in kinds:
        inner = kind.__value__ if isinstance(kind, TypeAliasType) else kind
        if get_origin(inner) in (Union, types.UnionType):
            members += _unfolded(get_args(inner))
        else:
            members.append(inner)
    return members


def _tagged(members: tuple[Any, ...]) -> Decoder:
    by_tag = {}
    for member in members:
        tags = get_type_hints(member)["type"]
        names = get_args(tags) if get_origin(tags) is Literal else tuple(tags)
        by_tag.update({str(name): _decoder(member) for name in names})

    def decode(raw: Any, path: str) -> Any:
        tag = raw.get("type") if isinstance(raw, dict) else None
        if not isinstance(tag, str) or tag not in by_tag:
            raise ContractError(f"{path}.type", f"expected one of {', '.join(by_tag)}")
        return by_tag[tag](raw, path)

    return decode


def _sequence(kind: Any) -> Decoder:
    inner = _decoder(kind)

    def decode(raw: Any, path: str) -> Any:
        if not isinstance(raw, list):
            raise ContractError(path, f"expected a list, got {_told(raw)}")
        return tuple(inner(item, f"{path}[{at}]") for at, item in enumerate(raw))

    return decode


def _fixed(kinds: tuple[Any, ...]) -> Decoder:
    inner = [_decoder(kind) for kind in kinds]

    def decode(raw: Any, path: str) -> Any:
        if not isinstance(raw, list) or len(raw) != len(inner):
            raise ContractError(path, f"expected a list of {len(inner)}, got {_told(raw)}")
        return tuple(
            one(item, f"{path}[{at}]")
            for at, (one, item) in enumerate(zip(inner, raw, strict=True))
        )

    return decode


def _mapping(kind: Any) -> Decoder:
    inner = _decoder(kind)

    def decode(raw: Any, path: str) -> Any:
        if not isinstance(raw, dict):
            raise ContractError(path, f"expected an object, got {_told(raw)}")
        return {_str(key, path): inner(item, f"{path}.{key}") for key, item in raw.items()}

    return decode


def _told(raw: Any) -> str:
    """Return a short description of a value, so that a hostile one cannot fill the log."""
    if isinstance(raw, dict):
        return "an object"
    if isinstance(raw, list):
        return f"a list of {len(raw)}"
    text = json.dumps(raw, ensure_ascii=True)
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - fits a log line
