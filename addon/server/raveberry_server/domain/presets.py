"""Presets: values of settings that fit an occasion, and their undo."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import visible_settings
from raveberry_server.domain.model.state import AppliedPreset, PartyState, Step

from .setting_changes import set_settings

_MINUTE_S: Final = 60
_HOUR_S: Final = 3_600

PRESETS: Final[Mapping[str, Mapping[str, object]]] = MappingProxyType(
    {
        "house_party": {
            "mode": "full_voting",
            "order": "fair",
            "join": "open",
            "approval": False,
            "downvotes_to_kick": 3,
            "max_waiting_per_guest": 5,
            "max_requests_per_hour": 30,
            "song_max_s": 15 * _MINUTE_S,
            "cooldown_s": _HOUR_S,
            "explicit_allowed": True,
            "moderate_texts": False,
            "crossfade_s": 3,
            "volume_max": 1.0,
        },
        "wedding": {
            "mode": "upvotes_only",
            "order": "fair",
            "join": "open",
            "approval": True,
            "downvotes_to_kick": 0,
            "max_waiting_per_guest": 3,
            "max_requests_per_hour": 10,
            "song_max_s": 7 * _MINUTE_S,
            "cooldown_s": 4 * _HOUR_S,
            "explicit_allowed": False,
            "moderate_texts": True,
            "crossfade_s": 5,
            "volume_max": 1.0,
        },
        "office": {
            "mode": "full_voting",
            "order": "fair",
            "join": "open",
            "approval": False,
            "downvotes_to_kick": 2,
            "max_waiting_per_guest": 3,
            "max_requests_per_hour": 10,
            "song_max_s": 8 * _MINUTE_S,
            "cooldown_s": 8 * _HOUR_S,
            "explicit_allowed": False,
            "moderate_texts": False,
            "crossfade_s": 0,
            "volume_max": 0.5,
        },
        "bar": {
            "mode": "upvotes_only",
            "order": "fair",
            "join": "code",
            "approval": False,
            "downvotes_to_kick": 0,
            "max_waiting_per_guest": 2,
            "max_requests_per_hour": 6,
            "song_max_s": 7 * _MINUTE_S,
            "cooldown_s": 3 * _HOUR_S,
            "explicit_allowed": True,
            "moderate_texts": True,
            "crossfade_s": 4,
            "volume_max": 0.9,
        },
        "children": {
            "mode": "upvotes_only",
            "order": "fair",
            "join": "open",
            "approval": True,
            "downvotes_to_kick": 0,
            "max_waiting_per_guest": 3,
            "max_requests_per_hour": 10,
            "song_max_s": 6 * _MINUTE_S,
            "cooldown_s": _HOUR_S // 2,
            "explicit_allowed": False,
            "moderate_texts": True,
            "crossfade_s": 2,
            "volume_max": 0.6,
        },
    }
)
"""Presets by name, in the order of the form; all of them set the same settings."""


def apply_preset(state: PartyState, name: str) -> Step[Mapping[str, object]]:
    """Set the values of a preset, and keep those before; the result has those that changed.

    Raises:
        RefusedError: `not_found` for an unknown name.
    """
    values = PRESETS.get(name)
    if values is None:
        raise RefusedError(Refusal.PRESET_UNKNOWN, name=repr(name[:60]))
    made = set_settings(state, values)
    if not made.result:
        return made
    after = visible_settings(made.state.settings, Role.HOST)
    changes = {setting: (before, after[setting]) for setting, before in made.result.items()}
    applied = AppliedPreset(name=name, changes=MappingProxyType(changes))
    return replace(made, state=replace(made.state, applied_preset=applied))


def undo_preset(state: PartyState, name: str) -> Step[Mapping[str, object]]:
    """Restore what the preset that was applied last has changed, except what changed since.

    Without effect if that was another preset, or if it has been undone. The result is as that of
    `apply_preset`.
    """
    applied = state.applied_preset
    if applied is None or applied.name != name:
        return Step(state=state, result={})
    present = visible_settings(state.settings, Role.HOST)
    values = {
        setting: before
        for setting, (before, after) in applied.changes.items()
        if present[setting] == after
    }
    made = set_settings(state, values)
    return replace(made, state=replace(made.state, applied_preset=None))
