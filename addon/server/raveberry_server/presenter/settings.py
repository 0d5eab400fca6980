"""Message of the settings table, for forms."""

from enum import StrEnum
from functools import cache
from typing import Any, Final

from raveberry_contract import messages
from raveberry_contract.messages import SettingKind

from raveberry_server.domain.model.settings import QuietHours, SettingRow, setting_rows, to_json

_KINDS: Final[dict[Any, SettingKind]] = {
    bool: SettingKind.SWITCH,
    int: SettingKind.WHOLE_NUMBER,
    float: SettingKind.NUMBER,
    str: SettingKind.TEXT,
    tuple[str, ...]: SettingKind.TEXTS,
    tuple[QuietHours, ...]: SettingKind.QUIET_HOURS,
}


@cache
def settings_table() -> messages.SettingsTable:
    """Return all settings with their kinds, explanations and defaults."""
    return messages.SettingsTable(settings=tuple(map(_row, setting_rows().values())))


def _row(row: SettingRow) -> messages.SettingRow:
    is_choice = isinstance(row.kind, type) and issubclass(row.kind, StrEnum)
    return messages.SettingRow(
        name=row.name,
        group=row.group,
        kind=SettingKind.CHOICE if is_choice else _KINDS[row.kind],
        default=to_json(row.default),
        low=row.range.ge if row.range else None,
        high=row.range.le if row.range else None,
        choices=tuple(map(str, row.kind)) if is_choice else None,
        explanation=row.explanation,
        secret=row.is_secret,
    )
