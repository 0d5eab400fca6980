"""Message of the settings table, for forms."""

from functools import cache
from typing import Any, Final

from raveberry_contract import messages
from raveberry_contract.messages import SettingKind, SettingUnit

from raveberry_server.domain.model.settings import QuietHours, SettingRow, setting_rows, to_json
from raveberry_server.domain.presets import PRESETS

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
    """Return all settings with their kinds, bounds and defaults, and the presets."""
    return messages.SettingsTable(
        settings=tuple(map(_row, setting_rows().values())),
        presets=tuple(
            messages.SettingPreset(name=name, values=values) for name, values in PRESETS.items()
        ),
    )


def _row(row: SettingRow) -> messages.SettingRow:
    return messages.SettingRow(
        name=row.name,
        group=row.group,
        kind=SettingKind.CHOICE if row.choices else _KINDS[row.kind],
        default=to_json(row.default),
        low=row.range.ge if row.range else None,
        high=row.range.le if row.range else None,
        unit=SettingUnit(row.unit) if row.unit else None,
        choices=row.choices or None,
        secret=row.is_secret,
    )
