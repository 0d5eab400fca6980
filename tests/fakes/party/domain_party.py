"""A party of the domain layer alone, with one method per action."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from raveberry_server.domain import setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.entry import Entry, EntryState, Origin
from raveberry_server.domain.model.events import Event
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId, entry_id
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.queue import order
from raveberry_server.domain.requests import queue_management, removal, song_requests, voting
from raveberry_server.domain.requests.song_requests import Request, Requested
from raveberry_server.domain.requests.voting import Voted

START = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)


def a_song(name: str, *, duration_s: float | None = 180.0) -> Song:
    """Return the song of that name; songs of the same name are equal."""
    return Song(
        uri=f"local:{name}", source="local", title=name, artist="The Band", duration_s=duration_s
    )


def a_guest(name: str, role: Role = Role.GUEST) -> Caller:
    """Return a caller of that name."""
    return Caller(id=GuestId(name), role=role)


BROKEN: Final = Notice(NoticeCode.FILE_UNPLAYABLE)


class DomainParty:
    """The state, its events and a clock, changed by actions of guests and the player."""

    def __init__(self, **settings: object) -> None:
        self.state = PartyState()
        self.events = list[Event]()
        self.guests_active = 0
        self._passed_s = 0.0
        for name, value in settings.items():
            self.set(name, value)

    @property
    def now(self) -> Now:
        return Now(
            at=START + timedelta(seconds=self._passed_s),
            mono_s=1_000.0 + self._passed_s,
            guests_active=self.guests_active,
        )

    def wait(self, seconds: float) -> None:
        """Advance the clock."""
        self._passed_s += seconds

    def do[R](self, step: Step[R]) -> R:
        """Apply a step and return its result."""
        self.state = step.state
        self.events += step.events
        return step.result

    def join(self, guest: str, address: str | None = None) -> Caller:
        """Admit a new guest."""
        newcomer = Newcomer(id=GuestId(guest), token_hash=f"hash of {guest}")
        self.do(joining.admit(self.state, newcomer, self.now))
        return Caller(id=newcomer.id, role=Role.GUEST, address=address)

    def set(self, name: str, value: object) -> None:
        """Change a setting."""
        self.do(setting_changes.set_setting(self.state, name, value))

    # --- what guests do ------------------------------------------------------------------------

    def request(self, caller: Caller, song: Song, /, **asked: object) -> Requested:
        """Request a song."""
        wish = replace(Request(song=song), **asked)
        return self.do(song_requests.request(self.state, caller, wish, self.now))

    def ask(self, guest: str, name: str, /, **asked: object) -> EntryId:
        """Request the song of that name and return its entry."""
        return self.request(a_guest(guest), a_song(name), **asked).entry

    def vote(self, guest: str, entry: EntryId, value: int, role: Role = Role.GUEST) -> Voted:
        """Set a guest's vote."""
        return self.do(voting.vote(self.state, a_guest(guest, role), entry, value, self.now))

    def withdraw(self, guest: str, entry: EntryId) -> None:
        """Withdraw a guest's own request."""
        self.do(removal.withdraw(self.state, a_guest(guest), entry))

    def remove(self, entry: EntryId) -> None:
        """Remove an entry as the host."""
        self.do(removal.remove(self.state, HOST_CALLER, entry))

    def prioritize(self, entry: EntryId) -> None:
        """Move an entry to the front as the host."""
        self.do(queue_management.prioritize(self.state, entry))

    # --- what the player does ------------------------------------------------------------------

    def start(self, entry: EntryId | None = None) -> EntryId | None:
        """Start an entry, or the next one of the queue."""
        chosen = order.next_ready(self.state) if entry is None else self.state.waiting[entry]
        if chosen is None:
            return None
        self.do(current_song.start_song(self.state, chosen.id, 0.0, self.now))
        return chosen.id

    def finish(self) -> None:
        """Finish the current song."""
        self.do(current_song.finish_song(self.state, self.state.playback.epoch, self.now))

    def fail(self, entry: EntryId, detail: Notice = BROKEN) -> None:
        """Report that a song cannot be played."""
        self.do(current_song.fail_playback(self.state, entry, detail, self.now))

    def put(self, name: str, origin: Origin, **fields: object) -> EntryId:
        """Add an entry that no guest requested."""
        number = self.state.entries_made
        entry = Entry(
            id=entry_id(number),
            song=a_song(name),
            state=EntryState.READY,
            origin=origin,
            requested_by=None,
            requested_at=self.now.at,
            sequence=number,
            turn=None,
        )
        entry = replace(entry, **fields)
        waiting = self.state.waiting.with_entries((entry,))
        self.state = replace(self.state, waiting=waiting, entries_made=number + 1)
        return entry.id

    def change(self, entry: EntryId, **fields: object) -> None:
        """Change fields of a waiting entry."""
        changed = replace(self.state.waiting[entry], **fields)
        self.state = replace(self.state, waiting=self.state.waiting.with_entries((changed,)))

    # --- what one sees -------------------------------------------------------------------------

    @property
    def line(self) -> list[str]:
        """The names of the waiting songs, in queue order."""
        return [entry.song.title for entry in order.queue_order(self.state)]

    @property
    def current(self) -> Entry | None:
        return self.state.playback.entry

    def entry(self, entry: EntryId) -> Entry:
        """Return the entry of that id, which must exist."""
        found = self.state.entry(entry)
        assert found is not None
        return found

    def turn(self, entry: EntryId) -> int | None:
        return self.entry(entry).turn

    def turns(self, entries: Sequence[EntryId]) -> list[int | None]:
        return [self.turn(entry) for entry in entries]

    def happened[E](self, kind: type[E]) -> list[E]:
        """Return all events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]


def a_playing_party(**settings: object) -> tuple[DomainParty, EntryId, EntryId, EntryId]:
    """Return a scene with one playing and two waiting songs."""
    party = DomainParty(**settings)
    first, second, third = (party.ask(f"guest{at}", f"song{at}") for at in range(3))
    party.start(first)
    return party, first, second, third
