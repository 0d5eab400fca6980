"""Validation and change of settings."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, get_args

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import (
    MASK,
    MAX_TEXT_LENGTH,
    Order,
    QuietHours,
    Range,
    SettingRow,
    Settings,
    setting_rows,
    visible_settings,
)
from raveberry_server.domain.model.state import PartyState, Step

from .playback import volume

_CLOCK_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_WEB_ADDRESS: Final = re.compile(
    r"https?://([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[1-9]\d{0,4})?(/[a-z0-9._~/-]*)?", re.IGNORECASE
)
_MAX_LIST_LENGTH: Final = 500


def with_setting(settings: Settings, name: str, value: object) -> Settings:
    """Return the settings with one value changed.

    Raises:
        RefusedError: `not_found` for an unknown name, `bad_request` for an invalid value; the
            refusal describes valid ones.
    """
    row = setting_rows().get(name)
    if row is None:
        raise RefusedError(Refusal.SETTING_UNKNOWN, name=repr(name[:60]))
    if row.is_secret and value == MASK:
        return settings
    parsed: Any = _parsed(row, value)
    if name == "volume":
        parsed = min(parsed, settings.volume_max)
    after: Settings = replace(settings, **{name: parsed})
    return replace(after, volume=min(after.volume, after.volume_max))


def _parsed(row: SettingRow, value: object) -> object:
    if row.kind is bool:
        if not isinstance(value, bool):
            raise RefusedError(Refusal.SETTING_NOT_A_SWITCH, name=row.name)
        return value
    if row.range is not None:
        return _number(row.kind, row.range, value, row.name)
    if row.is_address:
        if value != "" and not _is_address(value):
            raise RefusedError(Refusal.SETTING_NOT_AN_ADDRESS, name=row.name)
        return value
    if row.kind is str:
        return _text(value, row.name, row.max_length)
    if row.choices:
        if not isinstance(value, str) or value not in row.choices:
            known = ", ".join(row.choices)
            raise RefusedError(Refusal.SETTING_NOT_A_CHOICE, name=row.name, choices=known)
        return row.kind(value)
    return _list(get_args(row.kind)[0], value, row.name)


def _text(value: object, name: str, longest: int) -> object:
    if isinstance(value, str) and len(value) <= longest and value.isprintable():
        return value
    raise RefusedError(Refusal.SETTING_NOT_A_LINE, name=name, longest=longest)


def _is_address(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= MAX_TEXT_LENGTH
        and _WEB_ADDRESS.fullmatch(value) is not None
    )


def _number(kind: Any, between: Range, value: object, name: str) -> object:  # noqa: ANN401 - int or float
    is_whole = kind is int
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and between.ge <= value <= between.le
        and (not is_whole or value == int(value))
    ):
        return int(value) if is_whole else float(value)
    refusal = Refusal.SETTING_NOT_WHOLE if is_whole else Refusal.SETTING_NOT_A_NUMBER
    raise RefusedError(refusal, name=name, low=between.ge, high=between.le)


def _list(kind: type, value: object, name: str) -> object:
    if not isinstance(value, list | tuple) or len(value) > _MAX_LIST_LENGTH:
        raise RefusedError(Refusal.SETTING_NOT_A_LIST, name=name, longest=_MAX_LIST_LENGTH)
    if kind is QuietHours:
        return tuple(_quiet_hours(item, name) for item in value)
    return tuple(_text(item, name, MAX_TEXT_LENGTH) for item in value)


def _quiet_hours(value: object, name: str) -> QuietHours:
    match value:
        case {"from": str(start), "to": str(end), "volume_max": int() | float() as volume_max} if (
            _CLOCK_TIME.fullmatch(start)
            and _CLOCK_TIME.fullmatch(end)
            and not isinstance(volume_max, bool)
            and 0 <= volume_max <= 1
        ):
            return QuietHours(start=start, end=end, volume_max=float(volume_max))
        case _:
            raise RefusedError(Refusal.SETTING_NOT_QUIET_HOURS, name=name)


def set_setting(state: PartyState, name: str, value: object) -> Step[None]:
    """Set one setting.

    Raises:
        RefusedError: as `set_settings`.
    """
    return Step(state=set_settings(state, {name: value}).state, result=None)


def set_settings(state: PartyState, values: Mapping[str, object]) -> Step[Mapping[str, object]]:
    """Set several settings together, or none; the result has the values before of changed ones.

    Secrets in the result are masked.

    Raises:
        RefusedError: `not_found` for an unknown name, `bad_request` for an invalid value,
            `conflict` for `shuffle` in an order other than `fifo`.
    """
    before = settings = state.settings
    # The volume after its maximum, which it may need.
    for name, value in sorted(values.items(), key=lambda item: item[0] == "volume"):
        settings = with_setting(settings, name, value)
    is_shuffle = settings.shuffle and not before.shuffle
    if is_shuffle and settings.order is not Order.FIFO:
        raise RefusedError(Refusal.SHUFFLE_NEEDS_FIFO)
    after = replace(state, settings=settings, shuffles_made=state.shuffles_made + is_shuffle)
    if "volume" in values:
        after = volume.with_volume(after, settings.volume)
    readable = visible_settings(before, Role.HOST)
    changed = {
        name: readable[name]
        for name in setting_rows()
        if getattr(settings, name) != getattr(before, name)
    }
    return Step(state=after, result=changed)
