"""Constants of the integration."""

from __future__ import annotations

import logging
from typing import Final

DOMAIN: Final = "raveberry"
LOGGER: Final = logging.getLogger(__package__)

CONF_NODE: Final = "node"
DEFAULT_NODE: Final = "raveberry"

CONF_POWER: Final = "power"
"""Option: turning the media player on and off opens and closes the party."""

EVENT_PARTY: Final = "raveberry_party"
"""Event on the bus of Home Assistant that the logbook describes."""

STORY_EVENTS: Final = frozenset(
    {
        "song_requested",
        "song_started",
        "song_skipped",
        "song_removed",
        "song_kicked",
        "song_brought_back",
        "song_approved",
        "song_rejected",
        "song_failed",
        "guest_joined",
        "player_failed",
        "player_recovered",
        "party_opened",
        "party_closed",
        "last_orders",
        "alarm_started",
        "buzzer",
        "announcement_started",
        "announcement_failed",
    }
)
"""Types of the events that the logbook tells."""

CONF_BLUEPRINTS: Final = "blueprints"
CONF_DASHBOARD: Final = "dashboard"
CONF_SENTENCES: Final = "sentences"
CONF_VOICE_CONTROLS: Final = "voice_controls"

CONF_FOLLOWERS: Final = "followers"
"""Option: media players that play the party's stream, by registry id, else by entity id."""

CONF_FOLLOW_VOLUME: Final = "follow_volume"
"""Option: whether their volume follows that of the party."""

CHOOSE: Final = "RaveberryChoose"
"""Intent whose sentences are understood after a question back only."""

WAITS: Final = "RaveberryWaits"
"""Sentences about a waiting song that may as well be about something else in the house."""
