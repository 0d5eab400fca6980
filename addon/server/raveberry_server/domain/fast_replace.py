"""Fast copies of frozen dataclasses with slots.

`dataclasses.replace` calls the constructor by keyword and costs four times as much; a vote would
make several such copies.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, cast


def fast_replace[T](value: T, /, **changes: object) -> T:
    """Return a copy of a dataclass with some changes; `__post_init__` is not called.

    Raises:
        TypeError: there is no field of that name.
    """
    kind: Any = type(value)
    values_of, setters = _access_to(kind)
    made: T = object.__new__(kind)
    for set_field, unchanged in zip(setters.values(), values_of(value), strict=True):
        set_field(made, unchanged)
    for name, changed in changes.items():
        if name not in setters:
            raise TypeError(f"{kind.__name__} has no {name}")
        setters[name](made, changed)
    return made


@cache
def _access_to(
    kind: type[Any],
) -> tuple[Callable[[object], tuple[object, ...]], Mapping[str, Callable[[object, object], None]]]:
    """Return a function that reads all fields of a class, and the setter of each."""
    names = [one.name for one in fields(cast("Any", kind))]
    return attrgetter(*names), {name: getattr(kind, name).__set__ for name in names}
