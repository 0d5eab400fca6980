"""Messages of the party's state, for topics and pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final, Literal, cast

from raveberry_contract import messages

from raveberry_server.application.problems.problems import Problem
from raveberry_server.domain.guests import identity_limits
from raveberry_server.domain.guests.limits import Limit, Limits, remaining_limits
from raveberry_server.domain.lifecycle import is_setup_pending
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.guest_texts import WaitingText
from raveberry_server.domain.model.ids import HOST, EntryId, GuestId
from raveberry_server.domain.model.playback import Fault, Interruption, Playback
from raveberry_server.domain.model.settings import Join, Visibility, visible_settings
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.playback.interruptions import CLICKS
from raveberry_server.domain.queue.last_orders import last_orders_at
from raveberry_server.domain.queue.undo import shown_failures
from raveberry_server.translations import english
from raveberry_server.translations.message_rendering import rendered

from .entries import (
    HOST_GUEST,
    guest_message,
    hidden_entry,
    playing_entry,
    requester,
    sign_message,
)
from .public_links import PublicLinks

NO_LIGHTS: Final = messages.Lights(
    online=False, fps=None, source=None, speed=None, latency_ms=None, devices=()
)
"""The lights before the first message of the visualizer."""


ROLES: Final = {
    Role.GUEST: messages.Role.GUEST,
    Role.MOD: messages.Role.MOD,
    Role.HOST: messages.Role.HOST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """The guest and role that a message is made for; `id` is None without an identity.

    `is_screen`: a page that the host has opened on a screen in the room. `is_former_screen`: it was
    opened by a link for screens that is not valid any more.
    """

    id: GuestId | None
    role: Role
    is_screen: bool = False
    is_former_screen: bool = False

    @property
    def may_invite(self) -> bool:
        """Return whether the viewer may read the join code."""
        return self.role is Role.HOST or self.is_screen


def player_message(state: PartyState, now: Now) -> messages.Player:
    """Return the message of the player."""
    playback, settings = state.playback, state.settings
    entry = playback.entry
    duration_s = entry.song.duration_s if entry else None
    return messages.Player(
        state=player_state(playback),
        error=fault_message(playback),
        entry=playing_entry(entry, state) if entry else None,
        epoch=playback.epoch,
        position_s=round(playback.position_at_s(now.mono_s), 3),
        position_at=now.at,
        now=now.at,
        duration_s=duration_s,
        volume=settings.volume,
        muted=playback.is_muted,
        shuffle=settings.shuffle,
        repeat=messages.Repeat(settings.repeat),
        autoplay=settings.autoplay,
        output=next((output.id for output in playback.outputs if output.is_on), None),
        outputs=tuple(
            messages.Output(
                id=output.id, name=output.name, on=output.is_on, available=output.is_available
            )
            for output in playback.outputs
        ),
        rooms=tuple(
            messages.Room(
                id=room.id,
                name=room.name,
                volume=room.volume,
                muted=room.is_muted,
                latency_ms=room.latency_ms,
                connected=room.is_connected,
            )
            for room in playback.rooms
        )
        or None,
        stops_after_song=playback.stops_after_song or None,
        stops_at=playback.stops_at,
        paused_by=_paused_by(state),
        sound=_sound(playback.interruption),
        stream_title=playback.stream_title,
    )


def _paused_by(state: PartyState) -> messages.PausedBy | None:
    """Return who paused the music, with a guest's name if everyone may see it."""
    by = state.playback.held_by
    if by is None:
        return None
    if by == HOST:
        return messages.PausedBy(role=messages.Role.HOST)
    guest = state.guests.get(by)
    if guest is None:
        return None
    is_open = state.settings.colors_visible_to is Visibility.EVERYBODY
    return messages.PausedBy(role=ROLES[guest.role], name=guest.name if is_open else None)


def _sound(interruption: Interruption | None) -> messages.Sound | None:
    """Return what is heard in place of the music or over it, None while it is the music alone."""
    if interruption is None or not interruption.is_sounding:
        return None
    is_calibration = interruption.sound == CLICKS
    return messages.Sound.CALIBRATION if is_calibration else messages.Sound(interruption.kind)


def player_state(playback: Playback) -> messages.PlayerState:
    """Return the state of the player; held music is paused even between two songs."""
    if playback.fault is not None:
        return messages.PlayerState.ERROR
    if playback.is_held:
        return messages.PlayerState.PAUSED
    return messages.PlayerState.PLAYING if playback.entry else messages.PlayerState.IDLE


def fault_message(playback: Playback) -> messages.PlayerFault | None:
    """Return the fault of the player, if any."""
    fault = playback.fault
    if fault is None:
        return None
    return player_fault(fault)


def player_fault(fault: Fault) -> messages.PlayerFault:
    """Return the message of a fault; unknown ones have no text."""
    code = f"player_{fault.kind}"
    message = rendered(english.FAULTS.get(code, ()), {})
    return messages.PlayerFault(code=code, params={}, message=message, since=fault.since)


def queue_totals(state: PartyState) -> tuple[int, float]:
    """Return number and total duration of the publicly waiting songs."""
    waiting = state.waiting
    return len(waiting.public), round(waiting.public_duration_s, 3)


def party_message(state: PartyState, guests_active: int) -> messages.Party:
    """Return the message of the party."""
    settings = state.settings
    return messages.Party(
        open=state.is_open,
        mode=messages.Mode(settings.mode),
        order=messages.Order(settings.order),
        join=messages.Join(settings.join),
        guests_active=guests_active,
        guests_total=identity_limits.count_participants(state),
        people_to_party=settings.people_to_party,
        partying=guests_active >= settings.people_to_party,
        join_code_expires_at=_join_code_expires_at(state),
        closes_at=state.ending.closes_at if state.ending else None,
        hashtags=tuple(hashtag.text for hashtag in state.hashtags) or None,
        last_orders_at=last_orders_at(state),
    )


def _join_code_expires_at(state: PartyState) -> datetime | None:
    is_needed = state.settings.join is Join.CODE
    return state.join_code.expires_at if is_needed and state.join_code else None


def settings_message(state: PartyState, role: Role) -> messages.Settings:
    """Return the settings that a role may read, with secrets masked."""
    return visible_settings(state.settings, role)


def lights_message(lights: messages.Lights, role: Role) -> messages.Lights:
    """Return the lights; devices found in the network are visible to the host only."""
    return lights if role is Role.HOST or lights.found is None else replace(lights, found=None)


def me_message(  # noqa: PLR0913 - everything that the message shows
    state: PartyState,
    viewer: Viewer,
    now: Now,
    found: PublicLinks,
    problems: Sequence[Problem] = (),
    *,
    has_votes: bool = True,
) -> messages.Me:
    """Return the personal message of a viewer; their votes require a walk over the queue."""
    guest = state.guests.get(viewer.id) if viewer.id is not None else None
    name, color = (guest.name, guest.color) if guest else ("", "")
    if viewer.id == HOST:
        name, color = HOST_GUEST.name, HOST_GUEST.color
    is_known = guest is not None or viewer.id == HOST
    applied = state.applied_preset
    is_inviting = viewer.may_invite and state.settings.join is Join.CODE
    return messages.Me(
        id=viewer.id if is_known else None,
        role=ROLES[viewer.role],
        name=name,
        color=color,
        votes=_votes(state, viewer.id) if has_votes and viewer.id is not None else {},
        limits=_limits_message(remaining_limits(state, viewer.id, viewer.role, now)),
        failed=tuple(
            hidden_entry(entry, state)
            for entry in shown_failures(state, now)
            if viewer.role >= Role.MOD or (viewer.id and entry.requested_by == viewer.id)
        ),
        waiting_approval=tuple(
            hidden_entry(entry, state)
            for entry in state.waiting.hidden.values()
            if (viewer.role >= Role.MOD or (viewer.id and entry.requested_by == viewer.id))
        ),
        texts=_texts(state, viewer) or None,
        requesters=_requesters(state, viewer) or None,
        join_url=found.join_url if viewer.may_invite else None,
        join_code=state.join_code.text if is_inviting and state.join_code else None,
        source=guest.source or None if guest else None,
        sign=sign_message(guest.sign) if guest else None,
        stream_url=found.stream_url if viewer.role is Role.HOST else None,
        problems=problem_messages(problems) or None if viewer.role is Role.HOST else None,
        screen_url=found.screen_url if viewer.role is Role.HOST else None,
        kiosk_url=found.kiosk_url if viewer.role is Role.HOST else None,
        screen_revoked=viewer.is_former_screen or None,
        setup_pending=(viewer.role is Role.HOST and is_setup_pending(state)) or None,
        applied_preset=applied.name if applied and viewer.role is Role.HOST else None,
    )


def me_frame(me: messages.Me, *, has_votes: bool) -> messages.MeFrame:
    """Return a personal message as a frame, with or without its votes."""
    return messages.MeFrame(
        id=me.id,
        role=me.role,
        name=me.name,
        color=me.color,
        votes=me.votes if has_votes else None,
        limits=me.limits,
        failed=me.failed,
        waiting_approval=me.waiting_approval,
        texts=me.texts,
        requesters=me.requesters,
        join_url=me.join_url,
        join_code=me.join_code,
        source=me.source,
        sign=me.sign,
        stream_url=me.stream_url,
        problems=me.problems,
        screen_url=me.screen_url,
        kiosk_url=me.kiosk_url,
        screen_revoked=me.screen_revoked,
        setup_pending=me.setup_pending,
        applied_preset=me.applied_preset,
    )


def problem_messages(problems: Sequence[Problem]) -> tuple[messages.HostProblem, ...]:
    """Return lasting problems for the host."""
    return tuple(
        messages.HostProblem(
            code=problem.code,
            severity=messages.Severity(problem.severity),
            params=dict(problem.params),
            message=problem.message,
            since=problem.since,
        )
        for problem in problems
    )


def undecided_message(state: PartyState, *, limit: int) -> messages.Undecided:
    """Return the first requests and texts that wait for approval, so many of each."""
    entries = state.waiting.hidden.values()
    texts = (_text_message(text, state) for text in state.texts.values())
    return messages.Undecided(
        approval=tuple(hidden_entry(entry, state) for entry in islice(entries, limit)),
        texts=tuple(islice((text for text in texts if text is not None), limit)),
    )


def _texts(state: PartyState, viewer: Viewer) -> tuple[messages.WaitingText, ...]:
    """Return the waiting texts that the viewer may see."""
    theirs = (
        text for text in state.texts.values() if viewer.role >= Role.MOD or text.guest == viewer.id
    )
    shown_texts = (_text_message(text, state) for text in theirs)
    return tuple(text for text in shown_texts if text is not None)


def _text_message(text: WaitingText, state: PartyState) -> messages.WaitingText | None:
    """Return the message of a waiting text, None while its song or guest is gone."""
    guest, entry = state.guests.get(text.guest), state.entry(text.entry) if text.entry else None
    if guest is None or (text.entry is not None and entry is None):
        return None
    return messages.WaitingText(
        id=text.id,
        kind=messages.TextKind(text.kind),
        text=text.text,
        guest=guest_message(guest),
        entry=text.entry,
        title=entry.song.title if entry else None,
        at=text.at,
    )


def _requesters(state: PartyState, viewer: Viewer) -> dict[str, messages.Guest]:
    """Return the requesters that are visible to the viewer but not to everyone."""
    visible_to = state.settings.colors_visible_to
    if visible_to is Visibility.EVERYBODY:
        return {}
    sees_all = visible_to.includes(viewer.role)
    playing = state.playback.entry
    entries = list(
        state.waiting.values() if sees_all else state.waiting.of_guest(viewer.id or HOST)
    )
    if playing is not None and (sees_all or playing.requested_by == viewer.id):
        entries.append(playing)
    known = {entry.id: requester(entry.requested_by, state.guests) for entry in entries}
    return {name: guest for name, guest in known.items() if guest is not None}


def votes_frame(
    state: PartyState, guest: GuestId, entries: Iterable[EntryId]
) -> messages.VotesFrame:
    """Return a guest's votes on some entries; there is none on entries that have left."""
    found = {name: state.entry(name) for name in entries}
    values = {
        name: entry.ballot.vote_of(guest) if entry is not None else 0
        for name, entry in found.items()
    }
    return messages.VotesFrame(votes=cast("Mapping[str, Literal[-1, 0, 1]]", values))


def _votes(state: PartyState, guest: GuestId) -> dict[str, Literal[-1, 1]]:
    playing = state.playback.entry
    entries = (*state.waiting.values(), playing) if playing else state.waiting.values()
    # Direct access, because there may be thousands of entries.
    return {
        entry.id: cast("Literal[-1, 1]", entry.ballot.votes[guest])
        for entry in entries
        if guest in entry.ballot.votes
    }


def _limits_message(left: Limits) -> messages.Limits:
    return messages.Limits(requests=_limit_message(left.requests), votes=_limit_message(left.votes))


def _limit_message(left: Limit | None) -> messages.Limit | None:
    if left is None:
        return None
    return messages.Limit(
        limit=left.limit, remaining=left.remaining, next_in_s=round(left.next_in_s, 3)
    )
