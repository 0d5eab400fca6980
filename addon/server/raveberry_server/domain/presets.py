"""Presets: values of settings that fit an occasion, set together by `set_settings`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

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
