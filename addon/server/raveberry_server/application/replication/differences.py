"""Differences between two states of the party, for replicas.

States share all unchanged objects, so identical objects are skipped. A difference costs what has
changed: one vote is one vote, whatever the number of votes on its song.
"""

import copy
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.immutable_mappings import mutable_copy
from raveberry_server.domain.model.state import PartyState
from raveberry_server.domain.model.waiting_entries import WaitingEntries
from raveberry_server.domain.notices import Notice

from .values import Json, UnreadableValueError, bare, decoded_as, encoded, field_types

WRITER_ONLY: Final = frozenset({"mod_code", "last_played"})
"""Fields that no page shows: a secret, and the largest part of an old party."""

_FIELDS: Final = tuple(one.name for one in fields(PartyState) if one.name not in WRITER_ONLY)
_WHOLE: Final = "="
_MEMBERS: Final = "."
_ITEMS: Final = "+"
_GONE: Final = "-"
_ORDER: Final = "#"
_NO_ITEMS: Final[Json] = {_ITEMS: [], _GONE: []}


def whole_state(state: PartyState) -> Json:
    """Return everything that replicas know of a state."""
    return {name: encoded(getattr(state, name)) for name in _FIELDS}


def state_of(raw: Json) -> PartyState:
    """Return the state of `whole_state`.

    Raises:
        UnreadableValueError: it is no state.
    """
    return cast("PartyState", decoded_as(PartyState, raw))


def state_difference(before: PartyState, after: PartyState) -> Json:
    """Return what replicas need to follow from one state to another."""
    return _members(before, after, _FIELDS)


def with_difference(state: PartyState, raw: Json) -> PartyState:
    """Return the state after a difference.

    Raises:
        UnreadableValueError: it does not belong to this state.
    """
    try:
        return cast("PartyState", _with_members(state, raw))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as err:
        raise UnreadableValueError(f"no difference of this state: {err!r}") from err


def _members(before: object, after: object, names: tuple[str, ...]) -> Json:
    found = {}
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new and (isinstance(new, WaitingEntries) or old != new):
            difference = _difference(old, new)
            # A queue in another order has the same entries.
            if difference != _NO_ITEMS:
                found[name] = difference
    return found


def _difference(old: object, new: object) -> Json:
    if isinstance(new, WaitingEntries) and isinstance(old, WaitingEntries):
        return _of_items(new.differences(old))
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        changed = {key: (old.get(key), new[key]) for key in new if old.get(key) is not new[key]}
        gone = {key: (old[key], None) for key in old if key not in new}
        return _of_items(changed | gone)
    if isinstance(new, tuple) and isinstance(old, tuple) and new and old:
        # Most lists lose items at one end and get some at the other.
        places = {id(item): at for at, item in enumerate(old)}
        return {_ORDER: [places.get(id(item), [encoded(item)]) for item in new]}
    if is_dataclass(new) and type(old) is type(new) and not isinstance(new, Notice):
        return {_MEMBERS: _members(old, new, tuple(one.name for one in fields(new)))}
    return {_WHOLE: encoded(new)}


def _of_items(items: Mapping[Any, tuple[object, object]]) -> Json:
    return {
        _ITEMS: [
            [encoded(key), _difference(old, new)]
            for key, (old, new) in items.items()
            if new is not None
        ],
        _GONE: [encoded(key) for key, (_, new) in items.items() if new is None],
    }


def _with_members(before: Any, raw: Json) -> Any:  # noqa: ANN401 - any member
    kind: Any = type(before)
    hints = field_types(kind)
    known = {name: node for name, node in raw.items() if name in hints}
    changes = {
        name: _changed(hints[name], getattr(before, name), node) for name, node in known.items()
    }
    return copy.replace(before, **changes)


def _changed(kind: object, before: Any, raw: Json) -> Any:  # noqa: ANN401 - any member
    if _MEMBERS in raw:
        return _with_members(before, raw[_MEMBERS])
    if _ORDER in raw:
        item = get_args(bare(kind))[0]
        return tuple(
            before[one] if isinstance(one, int) else decoded_as(item, one[0]) for one in raw[_ORDER]
        )
    if _ITEMS in raw:
        if isinstance(before, WaitingEntries):
            return _with_entries(before, raw)
        return _with_items(kind, before, raw)
    return decoded_as(kind, raw[_WHOLE])


def _with_entries(before: WaitingEntries, raw: Json) -> WaitingEntries:
    entries = (_changed(Entry, before.get(EntryId(name)), node) for name, node in raw[_ITEMS])
    return before.without(map(EntryId, raw[_GONE])).with_entries(tuple(entries))


def _with_items(kind: object, before: Mapping[Any, Any], raw: Json) -> Mapping[Any, Any]:
    key_type, item_type = get_args(bare(kind))
    items = mutable_copy(before)
    for name, node in raw[_ITEMS]:
        key = decoded_as(key_type, name)
        items[key] = _changed(item_type, before.get(key), node)
    for name in raw[_GONE]:
        items.pop(decoded_as(key_type, name), None)
    return MappingProxyType(items)
