"""The table of NATS subjects, and what their messages are.

Nothing else spells a subject. docs/scale.md lists them; a test compares the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from string import ascii_letters, digits
from typing import Final

from raveberry_server.application.ports import BrowseItem, Found
from raveberry_server.application.ports.library import LibraryBlocks
from raveberry_server.domain.guests.joining import JoinRequest
from raveberry_server.domain.model.guest import Caller

from .gateway_pages import PagesReport
from .replica import PartyDelta, PartySnapshot, Position
from .replica_party import ServerStatus
from .search_messages import (
    PopularityRequest,
    RememberedSearch,
    RemoteSearch,
    SourceQuery,
    SourcesRequest,
)
from .values import Json

REPLICATION_VERSION: Final = (1, 1)
"""Major and minor version. Peers refuse another major version; minor ones add optional fields."""

_SAFE: Final = frozenset(ascii_letters + digits + "-_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A message to all gateways: one of its members.

    Attributes:
        at: where the server stands, so that a gateway notices what it missed.
        status: sent every second.
        lights: the state of all lights, as in the contract, after each change.
    """

    at: Position
    delta: PartyDelta | None = None
    status: ServerStatus | None = None
    lights: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRequest:
    """A request for the snapshot, by a gateway of a version."""

    version: tuple[int, int] = REPLICATION_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The party, and the state of all lights."""

    party: PartySnapshot
    lights: Json = None
    status: ServerStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteCommand:
    """A command, or a wish to join, of a guest at a gateway.

    Attributes:
        name: the name of the command, empty for a wish to join.
        caller: who sends it.
        deadline_s: when the gateway no longer waits, by the monotonic clock of the server.
        arguments: the arguments as the guest gave them.
        wish: the wish to join.
        key: the idempotency key, if any.
        key_owner: whose limit the kept answer counts towards.
        claimant: whose turn it is, as address and guest.
        searched: the last search of the caller, if the party does not know it.
    """

    name: str = ""
    caller: Caller
    deadline_s: float
    arguments: Json = field(default_factory=dict)
    wish: JoinRequest | None = None
    key: str | None = None
    key_owner: str | None = None
    claimant: tuple[str, str] | None = None
    searched: RememberedSearch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverRequest:
    """A request for the cover of a song, by the key in its URL."""

    key: str
    is_small: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRequest:
    """A request for a further piece of an answer, which has the name `token`."""

    token: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A refusal, as `RefusedError`; the code is that of `Refusal`."""

    refusal: str
    params: Json = field(default_factory=dict)
    limit: float | None = None
    remaining: float | None = None
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Answer to a request: a result, or a refusal.

    Attributes:
        revision: the revision that the result is part of; a page sees it after the answer.
    """

    result: Json = None
    refused: Refused | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPart:
    """Results of a search so far, by a worker.

    Attributes:
        result: all results so far; None if there is nothing new, and the worker is still searching.
        is_done: no more results will follow.
        is_passed_on: the worker cannot answer, so the party is asked.
        refused: the refusal, if any.
    """

    result: Json = None
    is_done: bool = False
    is_passed_on: bool = False
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHits:
    """Answer to a `SourceQuery`: hits or playlists, or a refusal."""

    found: Found | None = None
    playlists: Sequence[BrowseItem] = ()
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRequest:
    """A request for the library: for its blocks, or for one block of those with a token."""

    token: str = ""
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryAnswer:
    """The blocks of the library; None if it cannot be copied, and why."""

    blocks: LibraryBlocks | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Answer to a request for many bytes, which are fetched piece by piece.

    Attributes:
        version: the version of the server.
        token: the name of the bytes.
        count: the number of pieces, 0 if there is nothing.
        refused: the refusal, if any.
    """

    version: tuple[int, int] = REPLICATION_VERSION
    token: str = ""
    count: int = 0
    refused: Refused | None = None


class Replicating(StrEnum):
    """Kind of a process that takes part, by the name of its keys."""

    PARTY = "party"
    STANDBY = "standby"
    GATEWAY = "gateway"
    SEARCHER = "searcher"


SERVERS: Final = "servers"
"""Queue group of the requests that the party answers."""

SEARCHERS: Final = "searchers"
"""Queue group of the search workers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A row of the table.

    Attributes:
        name: the last part of the subject.
        message: the type of its messages.
        is_feed: the server publishes it to all others; else it has requests, which one process of
            the queue group answers.
        senders: those who send requests.
        group: the queue group.
    """

    name: str
    message: type
    is_feed: bool = False
    senders: frozenset[Replicating] = frozenset({Replicating.GATEWAY})
    group: str = SERVERS

    def of(self, node: str) -> str:
        """Return the subject of a party, whose name may have any characters."""
        safe = "".join(
            one if one in _SAFE else "".join(f"={byte:02X}" for byte in one.encode())
            for one in node
        )
        return f"raveberry.{safe}.{self.name}"


_FOLLOWERS: Final = frozenset({Replicating.GATEWAY, Replicating.SEARCHER})
_SEARCHERS_ONLY: Final = frozenset({Replicating.SEARCHER})

FEED: Final = Subject(name="feed", message=Feed, is_feed=True)
SNAPSHOT: Final = Subject(name="snapshot", message=SnapshotRequest, senders=_FOLLOWERS)
COMMAND: Final = Subject(name="command", message=RemoteCommand)
PAGES: Final = Subject(name="pages", message=PagesReport)
COVER: Final = Subject(name="cover", message=CoverRequest)
PIECE: Final = Subject(name="piece", message=PieceRequest, senders=_FOLLOWERS)
SEARCH: Final = Subject(name="search", message=RemoteSearch, group=SEARCHERS)
POPULARITY: Final = Subject(name="popularity", message=PopularityRequest, senders=_SEARCHERS_ONLY)
SOURCES: Final = Subject(name="sources", message=SourcesRequest, senders=_SEARCHERS_ONLY)
FOUND: Final = Subject(name="found", message=SourceQuery, senders=_SEARCHERS_ONLY)
LIBRARY: Final = Subject(name="library", message=LibraryRequest, senders=_SEARCHERS_ONLY)

INBOX: Final = "_INBOX"
"""First part of the subjects of answers; each process with a key has one of its own."""

SUBJECTS: Final = (
    *(FEED, SNAPSHOT, COMMAND, PAGES, COVER, PIECE),
    *(SEARCH, POPULARITY, SOURCES, FOUND, LIBRARY),
)
