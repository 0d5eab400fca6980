"""An entry: a song in the queue or the player."""

import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Final, overload, override

from raveberry_server.domain.notices import Notice, NoticeCode

from .ballot import Ballot
from .ids import HOST, EntryId, GuestId
from .song import Song


class EntryState(StrEnum):
    """State of an entry."""

    APPROVAL = "approval"
    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"


class Origin(StrEnum):
    """Reason for which a song is in the queue."""

    GUEST = "guest"
    HOST = "host"
    PLAYLIST = "playlist"
    HOST_PLAYLIST = "host_playlist"
    AUTOPLAY = "autoplay"
    FALLBACK = "fallback"
    REPEAT = "repeat"

    @property
    def shown(self) -> str:
        """Name of the reason in messages, where nobody needs to know whose playlist it was."""
        return Origin.PLAYLIST.value if self is Origin.HOST_PLAYLIST else self.value

    @property
    def takes_turns(self) -> bool:
        """Return True if the song was requested individually and has a turn."""
        return self in (Origin.GUEST, Origin.HOST)


class EndReason(StrEnum):
    """Reason for which an entry left the queue or the player."""

    FINISHED = "finished"
    SKIPPED = "skipped"
    KICKED = "kicked"
    FAILED = "failed"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    BANNED = "banned"
    MUTED = "muted"
    CLEARED = "cleared"
    PARTY_CLOSED = "party_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedTo:
    """The position of a moved entry: directly before another one, or at the end without one.

    `number` rises with every move.
    """

    before: EntryId | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A song in the queue or in the player.

    `sequence` is the order of requests. `turn` is the round of the fair order, None for automatic
    songs. `pin` is None, or a number that rises with every pin. `progress` is None if no download
    is needed. Until `immune_until` votes cannot kick the song.
    """

    id: EntryId
    song: Song
    state: EntryState
    origin: Origin
    requested_by: GuestId | None
    requested_at: datetime
    sequence: int
    turn: int | None
    pin: int | None = None
    moved_to: MovedTo | None = None
    immune_until: datetime | None = None
    ballot: Ballot = field(default_factory=Ballot)
    progress: float | None = None
    reason: Notice | None = None
    dedication: str | None = None

    @property
    def score(self) -> int:
        """Return upvotes minus downvotes."""
        return self.ballot.score

    @property
    def is_public(self) -> bool:
        """Return True unless the entry waits for approval."""
        return self.state is not EntryState.APPROVAL

    @property
    def is_ready(self) -> bool:
        """Return True if the player can play it now."""
        return self.state is EntryState.READY

    @property
    def waits_for_source(self) -> bool:
        """Return True if it is passed over until its source answers again."""
        code = self.reason.code if self.reason else None
        return self.state is EntryState.PENDING and code == NoticeCode.SOURCE_AWAY

    @property
    def is_hosts(self) -> bool:
        """Return True if the host added it, by request or as fallback."""
        theirs = (Origin.HOST, Origin.HOST_PLAYLIST, Origin.FALLBACK)
        return self.origin in theirs or self.requested_by == HOST

    def differs_in_votes_only(self, other: "Entry") -> bool:
        """Return True if everything but the votes is the same."""
        return _all_but_votes(self) == _all_but_votes(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedEntry:
    """An entry that was played, with the sums of its votes, and when it started."""

    entry: Entry
    started_at: datetime


_all_but_votes: Final = attrgetter(*(one.name for one in fields(Entry) if one.name != "ballot"))


MANY_ENTRIES: Final = 64
"""Entries from which on packing is worth it."""


_PLAIN_FIELDS: Final = tuple(
    one.name for one in fields(Entry) if one.name not in {"song", "ballot"}
)
_SONG_FIELDS: Final = tuple(one.name for one in fields(Song))
_plain_fields: Final = attrgetter(*_PLAIN_FIELDS)
_song_fields: Final = attrgetter(*_SONG_FIELDS)


def _votes(ballot: Ballot) -> tuple[dict[GuestId, int], dict[GuestId, str], int, int]:
    return dict(ballot.votes), dict(ballot.voices), ballot.up, ballot.down


def _ballot(votes: dict[GuestId, int], voices: dict[GuestId, str], up: int, down: int) -> Ballot:
    return Ballot(votes=MappingProxyType(votes), voices=MappingProxyType(voices), up=up, down=down)


class PackedEntries(Sequence[Entry]):
    """Many entries that are rarely read, compressed: 100 instead of 1,300 bytes each.

    Reading one decompresses all: 5,000 take some 30 ms.
    """

    __slots__ = ("_ids", "_packed")

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = " ".join(entry.id for entry in entries)
        rows = [(_plain_fields(one), _song_fields(one.song), _votes(one.ballot)) for one in entries]
        self._packed = zlib.compress(pickle.dumps(rows), level=1)

    @property
    def ids(self) -> Sequence[EntryId]:
        """Return the ids of the entries, which needs no decompression."""
        return [EntryId(name) for name in self._ids.split()]

    @override
    def __len__(self) -> int:
        return self._ids.count(" ") + 1

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    @override
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        return tuple(self)[index]

    @override
    def __iter__(self) -> Iterator[Entry]:
        for plain, song, votes in pickle.loads(zlib.decompress(self._packed)):  # noqa: S301 - packed above
            yield Entry(
                **dict(zip(_PLAIN_FIELDS, plain, strict=True)),
                song=Song(**dict(zip(_SONG_FIELDS, song, strict=True))),
                ballot=_ballot(*votes),
            )

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedEntries) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # the votes of an entry are not hashable
