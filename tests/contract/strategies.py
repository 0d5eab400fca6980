"""Values of any kind of the contract, made from the same annotations that the codec reads."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import (
    Annotated,
    Any,
    Literal,
    TypeAliasType,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from hypothesis import strategies as st

texts = st.text(max_size=12)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
moments = st.datetimes(
    min_value=datetime(1, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    object: json_values,
    str: texts,
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    type(None): st.none(),
    datetime: moments,
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    if isinstance(kind, TypeAliasType):
        return values(kind.__value__)
    if kind in SCALARS:
        return SCALARS[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{item.name: values(hints[item.name]) for item in fields(kind)})
    return generic(get_origin(kind), get_args(kind))


def bounded(kind: type, bound: Any) -> st.SearchStrategy[Any]:
    if kind is str:
        return texts.map(lambda text: text[: bound.max_length])
    return (st.integers if kind is int else st.floats)(bound.ge, bound.le)


def generic(origin: Any, args: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin is Annotated:
        return bounded(args[0], args[1])
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values, args))
    if origin is tuple and args[1:] == (...,):
        return st.lists(values(args[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, args))
    assert origin is Mapping
    return st.dictionaries(texts, values(args[1]), max_size=3)
