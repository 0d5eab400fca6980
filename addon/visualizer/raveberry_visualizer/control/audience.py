"""What the server says about the party, as far as lights care."""

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from raveberry_contract import Topics, loads
from raveberry_contract.messages import (
    Event,
    Party,
    PlainEvent,
    PlainEventType,
    Player,
    PlayerState,
    VoteEvent,
)

from raveberry_visualizer.effects import Rgb

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_ALARMS: Final = {PlainEventType.ALARM_STARTED: True, PlainEventType.ALARM_STOPPED: False}
_SCREEN_GAMMA: Final = 2.2
"""Colours of screens are told as they look; light is linear, and would be pale."""

_COLORS_KEPT: Final = 256
"""All palettes are told anew several times a second, in the same colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _KickRule:
    """Of all settings, those about kicking."""

    downvotes_to_kick: int
    kick_quorum: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """The party as it is known.

    Attributes:
        song: id of the entry that plays; empty when there is none.
        requester: the light of the guest who asked for it.
        is_alarmed: an alarm goes on.
        cover: the image of its cover, empty when there is none.
        downvotes: against the song that plays.
        active: guests who take part.
        least_kicking: so many downvotes kick it at least; 0 switches that off.
        kick_quorum: the share of the active guests that it takes.
    """

    is_playing: bool = True
    is_partying: bool = False
    song: str = ""
    requester: Rgb | None = None
    is_alarmed: bool = False
    cover: bytes = b""
    downvotes: int = 0
    active: int = 0
    least_kicking: int = 0
    kick_quorum: float = 0.0

    @property
    def kick_share(self) -> float:
        """How near the song is to being kicked: 0 to 1; 0 where nothing is kicked."""
        if not self.least_kicking:
            return 0.0
        # Rounded first, as the server does: 0.07 of 100 guests are 7.
        part = math.ceil(round(self.kick_quorum * self.active, 9))
        return min(1.0, self.downvotes / max(self.least_kicking, part))


def heard(audience: Audience, topics: Topics, topic: str, payload: bytes) -> Audience:
    """What is known after a message; one about other things changes nothing.

    Raises:
        ContractError: it cannot be read.
    """
    if topic == topics.artwork:
        return replace(audience, cover=payload)
    readers = {
        topics.event: _after_event,
        topics.player: _after_player,
        topics.party: _after_party,
        topics.settings: _after_settings,
    }
    if not payload or topic not in readers:
        return audience
    return readers[topic](audience, payload)


def cast_vote(payload: bytes) -> VoteEvent | None:
    """The vote that an event tells of, if it does.

    Raises:
        ContractError: it cannot be read.
    """
    # Events come in thousands; others are not even read.
    if b'"vote_cast"' not in payload:
        return None
    event = loads(Event, payload)
    return event if isinstance(event, VoteEvent) else None


def light_of_screen(color: str) -> Rgb | None:
    """The light that looks like a colour of a screen, given as ``#rrggbb``; None for nonsense."""
    if not _HEX.fullmatch(color):
        return None
    red, green, blue = bytes.fromhex(color[1:])
    return light_of_rgb((red, green, blue))


def light_of_rgb(color: Rgb) -> Rgb:
    """The light that looks like a colour of a screen."""
    red, green, blue = (round(255.0 * (value / 255.0) ** _SCREEN_GAMMA) for value in color)
    return red, green, blue


@lru_cache(maxsize=_COLORS_KEPT)
def screen_of_light(color: Rgb) -> str:
    """The colour of a screen, as ``#rrggbb``, that looks like a light."""
    values = (round(255.0 * (value / 255.0) ** (1.0 / _SCREEN_GAMMA)) for value in color)
    return "#{:02x}{:02x}{:02x}".format(*values)


def _after_event(audience: Audience, payload: bytes) -> Audience:
    # Votes come in thousands; they are not even read.
    if b'"alarm_' not in payload:
        return audience
    event = loads(Event, payload)
    if not isinstance(event, PlainEvent) or event.type not in _ALARMS:
        return audience
    return replace(audience, is_alarmed=_ALARMS[event.type])


def _after_party(audience: Audience, payload: bytes) -> Audience:
    party = loads(Party, payload)
    return replace(audience, is_partying=party.partying, active=party.guests_active)


def _after_settings(audience: Audience, payload: bytes) -> Audience:
    rule = loads(_KickRule, payload)
    return replace(audience, least_kicking=rule.downvotes_to_kick, kick_quorum=rule.kick_quorum)


def _after_player(audience: Audience, payload: bytes) -> Audience:
    player = loads(Player, payload)
    entry = player.entry
    guest = entry.requested_by if entry is not None else None
    return replace(
        audience,
        is_playing=player.state is PlayerState.PLAYING,
        song=entry.id if entry is not None else "",
        requester=light_of_screen(guest.color) if guest is not None else None,
        downvotes=entry.down if entry is not None else 0,
    )
