"""Messages of events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, assert_never

from raveberry_contract import messages
from raveberry_contract.messages import PlaceReason, SongEventType

from raveberry_server.domain.model.entry import EndReason, Entry
from raveberry_server.domain.model.events import (
    AnnouncementFailed,
    CheerSent,
    Event,
    GuestForgotten,
    GuestJoined,
    JobFailed,
    LastOrders,
    PartyClosed,
    PartyOpened,
    PlayerFailed,
    PlayerRecovered,
    Recap,
    SongApproved,
    SongBroughtBack,
    SongEnded,
    SongRequested,
    SongStarted,
    SoundEnded,
    SoundStarted,
    VoteCast,
)
from raveberry_server.domain.model.guest import Caller, Cheer, Role
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.playback import Fault, SoundKind
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.playback.recap import played_requests_of

from .entries import current_entry, guest_message, past_entry, playing_entry, requester
from .refusals import notice_message, optional_notice
from .state import player_fault

END_EVENTS: Final[Mapping[EndReason, tuple[SongEventType, PlaceReason]]] = {
    EndReason.FINISHED: (SongEventType.SONG_FINISHED, PlaceReason.FINISHED),
    EndReason.SKIPPED: (SongEventType.SONG_SKIPPED, PlaceReason.SKIPPED),
    EndReason.KICKED: (SongEventType.SONG_KICKED, PlaceReason.KICKED),
    EndReason.FAILED: (SongEventType.SONG_FAILED, PlaceReason.FAILED),
    EndReason.REJECTED: (SongEventType.SONG_REJECTED, PlaceReason.REJECTED),
    EndReason.REMOVED: (SongEventType.SONG_REMOVED, PlaceReason.REMOVED),
    EndReason.WITHDRAWN: (SongEventType.SONG_REMOVED, PlaceReason.WITHDRAWN),
    EndReason.BANNED: (SongEventType.SONG_REMOVED, PlaceReason.BANNED),
    EndReason.MUTED: (SongEventType.SONG_REMOVED, PlaceReason.MUTED),
    EndReason.CLEARED: (SongEventType.SONG_REMOVED, PlaceReason.CLEARED),
    EndReason.PARTY_CLOSED: (SongEventType.SONG_REMOVED, PlaceReason.PARTY_CLOSED),
}
"""Event type and explanation of each reason for the end of a song."""

_SOUND_STARTED: Final = {
    SoundKind.ALARM: messages.PlainEventType.ALARM_STARTED,
    SoundKind.ANNOUNCEMENT: messages.PlainEventType.ANNOUNCEMENT_STARTED,
    SoundKind.BUZZER: messages.PlainEventType.BUZZER,
}
_SOUND_ENDED: Final = {
    SoundKind.ALARM: messages.PlainEventType.ALARM_STOPPED,
    SoundKind.ANNOUNCEMENT: messages.PlainEventType.ANNOUNCEMENT_FINISHED,
}


def event_message(  # noqa: C901, PLR0911, PLR0912 - one case per kind of event
    event: Event, state: PartyState, now: Now
) -> messages.Event | None:
    """Return the message of an event of the commit that led to `state`, None if it is internal."""
    match event:
        case SongRequested():
            return messages.SongEvent(
                type=SongEventType.SONG_REQUESTED,
                at=now.at,
                entry=current_entry(event.entry, state, now),
                by=_visible_actor(event.by, state),
            )
        case SongStarted():
            return messages.SongEvent(
                type=SongEventType.SONG_STARTED,
                at=now.at,
                entry=playing_entry(event.entry, state),
                by=None,
            )
        case SongEnded():
            return _song_ended(event, state, now.at)
        case SongApproved():
            return messages.SongEvent(
                type=SongEventType.SONG_APPROVED,
                at=now.at,
                entry=current_entry(event.entry, state, now),
                by=_visible_actor(event.by, state),
            )
        case SongBroughtBack():
            return messages.SongEvent(
                type=SongEventType.SONG_BROUGHT_BACK,
                at=now.at,
                entry=current_entry(event.entry, state, now),
                by=_visible_actor(event.by, state),
            )
        case VoteCast():
            return vote_event(event.entry, now.at, count=1)
        case CheerSent():
            return cheer_event(event.cheer, now.at, count=1)
        case GuestJoined():
            return messages.GuestEvent(at=now.at, guest=guest_message(event.guest))
        case GuestForgotten():
            return None
        case PartyOpened():
            return messages.PlainEvent(type=messages.PlainEventType.PARTY_OPENED, at=now.at)
        case LastOrders():
            return messages.PlainEvent(type=messages.PlainEventType.LAST_ORDERS, at=now.at)
        case PartyClosed():
            return messages.PartyClosedEvent(at=now.at, recap=recap_message(event.recap, state))
        case PlayerFailed():
            return _player_event(messages.PlayerEventType.PLAYER_FAILED, event.fault, now.at)
        case PlayerRecovered():
            return _player_event(messages.PlayerEventType.PLAYER_RECOVERED, event.fault, now.at)
        case SoundStarted():
            return messages.PlainEvent(type=_SOUND_STARTED[event.kind], at=now.at)
        case SoundEnded():
            return messages.PlainEvent(type=_SOUND_ENDED[event.kind], at=now.at)
        case AnnouncementFailed():
            return messages.AnnouncementEvent(at=now.at, reason=notice_message(event.reason))
        case JobFailed():
            return messages.JobEvent(
                at=now.at,
                job=event.job,
                kind=event.kind,
                reason=notice_message(event.reason),
                entry=event.entry,
            )
        case _:
            assert_never(event)


def vote_event(entry: Entry, at: datetime, *, count: int) -> messages.VoteEvent:
    """Return the message of votes on an entry, without voters."""
    return messages.VoteEvent(
        at=at,
        entry=entry.id,
        title=entry.song.title,
        score=entry.score,
        up=entry.ballot.up,
        down=entry.ballot.down,
        count=count,
    )


def cheer_event(cheer: Cheer, at: datetime, *, count: int) -> messages.CheerEvent:
    """Return the message of cheers of one kind."""
    return messages.CheerEvent(at=at, cheer=messages.Cheer(cheer), count=count)


def recap_message(recap: Recap, state: PartyState, caller: Caller | None = None) -> messages.Recap:
    """Return the message of a recap; winners are omitted if not visible to everyone or the caller.

    The caller's own songs are included, and left out without a caller.
    """
    role = caller.role if caller else Role.GUEST
    is_open = state.settings.colors_visible_to.includes(role)
    guests = ((winner, requester(winner.guest, state.guests)) for winner in recap.winners)
    return messages.Recap(
        since=recap.since,
        songs=recap.songs,
        guests=recap.guests,
        votes=recap.votes,
        top=tuple(past_entry(entry, state, PlaceReason.FAVORITE) for entry in recap.top),
        winners=tuple(
            messages.GuestHits(guest=guest, songs=winner.songs, score=winner.score)
            for winner, guest in guests
            if guest is not None and is_open
        ),
        timeline=tuple(
            messages.RecapSlot(at=slot.at, songs=slot.songs, votes=slot.votes)
            for slot in recap.timeline
        ),
        own=tuple(
            past_entry(entry, state, PlaceReason.FINISHED)
            for entry in played_requests_of(state, caller.id)
        )
        if caller
        else None,
    )


def _visible_actor(by: GuestId | None, state: PartyState) -> GuestId | None:
    """Return the id of the actor, None if requesters are not visible to everyone."""
    is_open = state.settings.colors_visible_to is Visibility.EVERYBODY
    return by if is_open or by == HOST else None


def _song_ended(event: SongEnded, state: PartyState, at: datetime) -> messages.SongEvent:
    kind, because = END_EVENTS[event.reason]
    is_vote = event.reason is EndReason.KICKED
    return messages.SongEvent(
        type=kind,
        at=at,
        entry=past_entry(event.entry, state, because),
        by=None if is_vote else _visible_actor(event.by, state),  # votes are secret
        reason=optional_notice(event.detail),
    )


def _player_event(
    kind: messages.PlayerEventType, fault: Fault, at: datetime
) -> messages.PlayerEvent:
    return messages.PlayerEvent(type=kind, at=at, error=player_fault(fault))
