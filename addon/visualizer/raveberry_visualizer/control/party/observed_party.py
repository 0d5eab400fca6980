"""The party as observed by its topics, as far as it concerns the lights."""

import math
from dataclasses import dataclass, replace
from typing import Any, Final

from raveberry_contract import decoded
from raveberry_contract.messages import (
    CheerEvent,
    PlainEvent,
    PlainEventType,
    PlayerState,
    VoteEvent,
)
from raveberry_contract.topics import ARTWORK, EVENT, PARTY, PLAYER, SETTINGS, Topic

from raveberry_visualizer.effects import Rgb

from .screen_colors import light_from_hex

_ALARMS: Final = {PlainEventType.ALARM_STARTED: True, PlainEventType.ALARM_STOPPED: False}


@dataclass(frozen=True, slots=True, kw_only=True)
class _KickRule:
    """The settings about kicking."""

    downvotes_to_kick: int
    kick_quorum: float


INPUT: Final = "input"
"""Value of the setting `lights_sound` with which lights follow the line-in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _LightsRule:
    """The setting of the sound that lights follow; servers before it have none."""

    lights_sound: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedParty:
    """The last known state of the party.

    Attributes:
        song: id of the current entry; empty if there is none.
        requester: colour of the guest who requested it, as light.
        is_alarm_active: an alarm is in progress.
        cover: image of its cover; empty if there is none.
        downvotes: of the current entry.
        active_guests: number of guests who take part.
        min_downvotes: fewest downvotes that kick an entry; 0 disables kicking.
        kick_quorum: share of the active guests whose downvotes kick it.
        wants_line_in: the lights should follow the line-in instead of the player.
    """

    is_playing: bool = True
    is_partying: bool = False
    song: str = ""
    requester: Rgb | None = None
    is_alarm_active: bool = False
    cover: bytes = b""
    downvotes: int = 0
    active_guests: int = 0
    min_downvotes: int = 0
    kick_quorum: float = 0.0
    wants_line_in: bool = False

    @property
    def kick_share(self) -> float:
        """Share of the downvotes that kick the entry, 0 to 1; 0 if kicking is disabled."""
        if not self.min_downvotes:
            return 0.0
        # Rounded first, as the server does: 0.07 of 100 guests are 7.
        quorum = math.ceil(round(self.kick_quorum * self.active_guests, 9))
        return min(1.0, self.downvotes / max(self.min_downvotes, quorum))


def updated(party: ObservedParty, topic: Topic[Any], payload: bytes) -> ObservedParty:
    """Return the state after a message; irrelevant messages change nothing.

    Raises:
        ContractError: the message cannot be parsed.
    """
    if topic is ARTWORK:
        return replace(party, cover=payload)
    step = _STEPS.get(topic.path)
    return step(party, payload) if step is not None and payload else party


def crowd_event(payload: bytes) -> VoteEvent | CheerEvent | None:
    """Return an event of votes or cheers; None if it is another event.

    Raises:
        ContractError: the event cannot be parsed.
    """
    # Events arrive by the thousand, so others are not even parsed.
    if b'"vote_cast"' not in payload and b'"cheer"' not in payload:
        return None
    event = EVENT.decode(payload)
    return event if isinstance(event, VoteEvent | CheerEvent) else None


def _after_event(party: ObservedParty, payload: bytes) -> ObservedParty:
    # Votes arrive by the thousand, so other events are not even parsed.
    if b'"alarm_' not in payload:
        return party
    event = EVENT.decode(payload)
    if not isinstance(event, PlainEvent) or event.type not in _ALARMS:
        return party
    return replace(party, is_alarm_active=_ALARMS[event.type])


def _after_party(party: ObservedParty, payload: bytes) -> ObservedParty:
    message = PARTY.decode(payload)
    return replace(party, is_partying=message.partying, active_guests=message.guests_active)


def _after_settings(party: ObservedParty, payload: bytes) -> ObservedParty:
    settings = SETTINGS.decode(payload)
    rule, lights = decoded(_KickRule, settings), decoded(_LightsRule, settings)
    return replace(
        party,
        min_downvotes=rule.downvotes_to_kick,
        kick_quorum=rule.kick_quorum,
        wants_line_in=lights.lights_sound == INPUT,
    )


def _after_player(party: ObservedParty, payload: bytes) -> ObservedParty:
    player = PLAYER.decode(payload)
    entry = player.entry
    guest = entry.requested_by if entry is not None else None
    return replace(
        party,
        is_playing=player.state is PlayerState.PLAYING,
        song=entry.id if entry is not None else "",
        requester=light_from_hex(guest.color) if guest is not None else None,
        downvotes=entry.down if entry is not None else 0,
    )


_STEPS: Final = {
    EVENT.path: _after_event,
    PLAYER.path: _after_player,
    PARTY.path: _after_party,
    SETTINGS.path: _after_settings,
}
