"""Messages of searches, and of what search workers need beyond the state of the party."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from raveberry_server.application.ports.saved_playlists import SavedPlaylist
from raveberry_server.domain.model.guest import Caller, Role

from .replica import Position
from .values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteSearch:
    """A search of a guest at a gateway, for one of the search workers.

    Attributes:
        caller: who searches.
        arguments: the query, as the guest gave it.
        at: where the gateway's replica stands, so that the guest finds what they have done.
        begin_by_s: when the gateway asks somebody else unless the search has begun, by the
            monotonic clock of the server.
        is_page: True if results are sent as they arrive, else once, when they are complete.
        claimant: whose turn it is, as address and guest.
    """

    caller: Caller
    arguments: Json = field(default_factory=dict)
    at: Position
    begin_by_s: float
    is_page: bool = False
    claimant: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedSearch:
    """The last search of a guest, which search workers have answered; the party learns from it."""

    query: str
    uris: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PopularityRequest:
    """A request for all plays and past queries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Popularity:
    """All plays and past queries, as `PastPopularity`.

    Attributes:
        at: the position of the commit that they belong to.
        played: URIs and numbers of plays, as JSON.
        queries: texts, URIs and numbers of requests, as JSON.
        queries_deleted: as in the status.
    """

    at: Position
    played: Json
    queries: Json
    queries_deleted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedSource:
    """A source of the party, as far as searches need to know it.

    Attributes:
        is_online: it is searched online, by the party.
        is_set_up: the host has configured it.
        roles: the roles that may find its songs.
        has_playlists: it has playlists that are found by name.
    """

    name: str
    is_online: bool
    is_set_up: bool
    roles: Sequence[Role] = ()
    has_playlists: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesRequest:
    """A request for the sources; workers send it every few seconds and count as present then.

    Attributes:
        searcher: a name that is drawn at the start of the worker.
    """

    searcher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSources:
    """The searchable sources of the party and its saved playlists."""

    sources: Sequence[SearchedSource] = ()
    saved: Sequence[SavedPlaylist] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQuery:
    """A search in sources that only the party reaches.

    Attributes:
        is_for_playlists: playlists are searched for by name instead of songs.
    """

    words: str
    limit: int
    names: Sequence[str]
    is_for_playlists: bool = False
    claimant: tuple[str, str] | None = None
