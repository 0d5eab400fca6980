"""What the party needs from outside; adapters implement it, app.py connects it."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable

from raveberry_server.domain.events import Event
from raveberry_server.domain.playback import Output
from raveberry_server.domain.playlists import Missing
from raveberry_server.domain.settings import ReplayGain
from raveberry_server.domain.song import Song
from raveberry_server.domain.state import PartyState


class Clock(Protocol):
    """The time, read only here."""

    def at(self) -> datetime:
        """Wall-clock time in UTC."""
        ...

    def mono_s(self) -> float:
        """Monotonic seconds, alike for all processes of one boot."""
        ...

    def zone(self) -> tzinfo:
        """What the clocks of the house go by."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A state as the database holds it, with its durable revision."""

    state: PartyState
    revision: int


class Store(Protocol):
    """Keeps the party; what `commit` has returned from survives a pulled plug."""

    async def load(self) -> Saved:
        """What was last committed, or a fresh installation.

        Raises:
            StoreError: the database cannot be read; the message says what to do.
        """
        ...

    async def commit(
        self, *, before: PartyState, after: Saved, events: Sequence[Event], at: datetime
    ) -> None:
        """Write what differs between two states, and the events into the history.

        Raises:
            StoreError: nothing was written.
        """
        ...

    async def checkpoint(self, *, epoch: int, position_s: float, at: datetime) -> None:
        """Remember where the playing song stands and that it was heard, for after a power cut.

        Raises:
            StoreError: nothing was written.
        """
        ...


class PlayCounts(Protocol):
    """Knows how often songs have been played here, for ranking."""

    @property
    def times_played(self) -> Mapping[str, int]:
        """How often each song that ever started did, by uri; never changed, only replaced."""
        ...


class PastQueries(Protocol):
    """Knows what people typed before they asked for a song."""

    def songs_of(self, query: str) -> Sequence[str]:
        """The uris of the songs that such a query led to, the most wanted first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found, best first; `has_more` when there was more than the limit.

    `note` says why these are from elsewhere than they should be.
    """

    songs: tuple[Song, ...]
    has_more: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfItem:
    """One line of a library page: a song, or a shelf to open by its `path`.

    `kind` is `folder`, `artist`, `album`, `playlist` or `song`. `uri`: that of the playlist of all
    songs behind the line, None if there is none. `objection`: why the song cannot be
    asked for any more, though it could once. `link`: an address that stands in place of
    a song, which the catalog looks up.
    """

    kind: str
    title: str
    subtitle: str | None = None
    path: str | None = None
    artwork: str | None = None
    song: Song | None = None
    uri: str | None = None
    objection: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One page of the library."""

    path: str
    title: str
    items: tuple[ShelfItem, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A line of a playlist that names a song of another source by its address.

    `place`: how many songs of the playlist stand before it.
    """

    title: str
    uri: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """What a playlist holds.

    Attributes:
        uri: its name for ever.
        songs: those that can be asked for, in its order.
        missing: those that cannot, each with the reason in words for a guest.
        left_out: how many more it has than were wanted.
        linked: what it names that is another source's, in its order.
    """

    uri: str
    title: str
    songs: tuple[Song, ...]
    missing: tuple[Missing, ...] = ()
    left_out: int = 0
    linked: tuple[Linked, ...] = ()


class Source(Protocol):
    """Where songs come from; one file each in adapters/providers."""

    @property
    def name(self) -> str:
        """How a song's `source` field spells it."""
        ...

    async def search(self, query: str, limit: int) -> Found:
        """The songs that fit a query, best first.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def song(self, uri: str) -> Song | None:
        """The song of that uri, None if this source has none such.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def browse(self, path: str, offset: int, limit: int) -> Shelf | None:
        """A page of what is there, None if there is no such page.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """The first songs of the playlist of that uri, None if this source has none such.

        Read anew at each call, so that it is never older than its source. `songs` and `missing`
        together are `limit` at most. What takes long runs in a child process that ends with a
        cancelled call.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playlist_like(self, query: str) -> str | None:
        """The uri of the playlist whose name fits a query best, None if none does.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Different songs, each as likely as any other; none where the source has no end.

        Raises:
            SourceError: the source cannot answer now.
        """
        ...

    async def playable(self, uri: str) -> str | None:
        """What the player opens for that uri (an absolute path or address), None if gone."""
        ...

    async def artwork(self, key: str) -> bytes | None:
        """The image behind a song's `artwork` key, None if there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """Whether a source works.

    Attributes:
        reason: what is wrong and what helps, None while it works.
        version: of what it needs from elsewhere, None if that is nothing.
        is_renewable: whether the host may renew that.
        is_set_up: whether it has all that only the host can tell it; without that it finds nothing.
    """

    name: str
    reason: str | None = None
    version: str | None = None
    is_renewable: bool = False
    is_set_up: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOrder:
    """A song to be fetched, and what may be done for it.

    Attributes:
        song: what is known of it so far.
        longest_s: how long it may be, 0 without limit.
        largest_mb: how large the download may be, 0 without limit.
        extractors: the sites that it may come from; empty is any.
        private_hosts: the exact host:port of this house that it may come from.
    """

    song: Song
    longest_s: int = 0
    largest_mb: int = 0
    extractors: tuple[str, ...] = ()
    private_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchReport:
    """How much of a song has come, 0 to 1; and what it is, once that is known."""

    progress: float
    song: Song | None = None


type HearFetch = Callable[[FetchReport], Awaitable[None]]


@runtime_checkable
class FetchingSource(Source, Protocol):
    """A source whose songs have to be fetched before the player can open them."""

    async def fetch(self, order: FetchOrder, hear: HearFetch) -> Song:
        """Fetch a song so that it is `playable`; cancelled, its process is gone on return.

        Raises:
            FetchError: it cannot be had.
        """
        ...

    async def keep_only(self, wanted: Collection[str]) -> None:
        """Drop the songs of longest ago that are too many, but none of those uris."""
        ...

    def placeholder(self, words: str) -> Song | None:
        """The song that fits those words best, whatever that is; None if it finds nothing now."""
        ...

    @property
    def health(self) -> SourceHealth:
        """Whether it works."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedMedia:
    """A piece of somebody else's media, and where it can be had for a while.

    Attributes:
        media: its name there.
        address: holds a signature, so it is shown nowhere.
        artwork: the address of its cover, of the same kind.
    """

    media: str
    address: str = field(repr=False)
    title: str = ""
    artist: str = ""
    album: str = ""
    artwork: str | None = field(default=None, repr=False)


@runtime_checkable
class ReceivingSource(FetchingSource, Protocol):
    """A source whose songs are handed to it; it finds none by itself."""

    async def receive(self, handed: HandedMedia) -> Song:
        """Note where a song can be had, until it is fetched.

        Raises:
            SourceError: it cannot be noted.
        """
        ...


@runtime_checkable
class PlaylistSource(Protocol):
    """Who has playlists of their own that people look for by name."""

    async def playlists_named(self, query: str, limit: int) -> Sequence[ShelfItem]:
        """The playlists whose names start with the words, the likeliest first.

        Raises:
            SourceError: they cannot be read now.
        """
        ...


STREAM_OUTPUT: Final = "stream"
"""The name of the player's output that sends to those who listen along."""

VOICE_OUTPUT: Final = "announcements"
"""The name of the player's output for a sound over the music, if it can mix two."""


class PlayerState(StrEnum):
    """What the player does.

    `STARTING`: told to play, but there is no sound yet. `PLAYING`: sound comes out.
    """

    STOPPED = "stopped"
    STARTING = "starting"
    PLAYING = "playing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSong:
    """One song in the player's own list: the player's number for it, and what it opened."""

    number: int
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerReport:
    """What the player says of itself at one moment.

    Attributes:
        current: the song that plays or is held, or that was when the player stopped; None once
            the player has come to the end of its list.
        songs: all songs in the player's list, in its order.
        position_s: where the current song stands.
        duration_s: how long the current song is, None if the player cannot tell.
        volume: 0 to 1, None if the output has none.
        is_in_order: it plays its list once from front to back, as we need it.
        error: the player's last complaint, which may be old; None if there is none.
    """

    state: PlayerState
    current: PlayerSong | None = None
    songs: tuple[PlayerSong, ...] = ()
    position_s: float | None = None
    duration_s: float | None = None
    volume: float | None = None
    crossfade_s: int = 0
    replay_gain: ReplayGain = ReplayGain.AUTO
    is_in_order: bool = True
    outputs: tuple[Output, ...] = ()
    error: str | None = None

    @property
    def ways_out(self) -> tuple[Output, ...]:
        """The outputs that people switch; the others are ours."""
        ours = (STREAM_OUTPUT, VOICE_OUTPUT)
        return tuple(output for output in self.outputs if output.name not in ours)

    @property
    def is_sending(self) -> bool:
        """Whether it sends to those who listen along."""
        return any(output.name == STREAM_OUTPUT and output.is_on for output in self.outputs)

    @property
    def can_mix(self) -> bool:
        """Whether a sound can be heard over the music."""
        return any(output.name == VOICE_OUTPUT for output in self.outputs)


class Player(Protocol):
    """Plays sound files from a short list of its own; one caller at a time.

    Every method but `close` raises PlayerLostError when the player cannot be reached or does not
    answer in time; the connection is closed then.
    """

    async def connect(self) -> None:
        """Reach the player, anew if need be."""
        ...

    async def close(self) -> None:
        """Let go of the player, which plays on; a waiting `changed` ends with PlayerLostError."""
        ...

    async def changed(self) -> None:
        """Wait until something changed since the last call; may wait while others call."""
        ...

    async def report(self) -> PlayerReport:
        """What the player says of itself."""
        ...

    async def add(self, location: str, *, place: int) -> int:
        """Put a song into the list at that place from 0; the player's number for it.

        Raises:
            TrackError: the player does not take it.
        """
        ...

    async def remove(self, number: int) -> None:
        """Take a song out of the list; fine if it is not there."""
        ...

    async def clear(self) -> None:
        """Stop and empty the list."""
        ...

    async def start(self, number: int, position_s: float, *, is_held: bool) -> None:
        """Go to a position of a song in the list and play from there, or stay there in silence.

        The volume may be 0 after a silent start.

        Raises:
            TrackError: the player cannot go there.
        """
        ...

    async def seek(self, position_s: float) -> None:
        """Go to a position in the current song.

        Raises:
            TrackError: the player cannot go there.
        """
        ...

    async def pause(self) -> None:
        """Hold the current song."""
        ...

    async def resume(self) -> None:
        """Let the held song go on."""
        ...

    async def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        ...

    async def set_crossfade(self, seconds: int) -> None:
        """Set how long two songs overlap."""
        ...

    async def set_replay_gain(self, mode: ReplayGain) -> None:
        """Set how loudness is evened out."""
        ...

    async def set_output(self, output: str, *, is_on: bool) -> None:
        """Switch the output of that id."""
        ...

    async def set_in_order(self) -> None:
        """Play the list once from front to back."""
        ...

    async def speak(self, location: str, volume: float) -> None:
        """Let a sound be heard over the music.

        Raises:
            TrackError: the player does not take it.
        """
        ...

    async def voice(self) -> PlayerState:
        """What has become of that sound."""
        ...

    async def hush(self) -> None:
        """End it; fine if there is none."""
        ...

    async def restart(self) -> None:
        """End the player's process, which its supervisor starts again; closes the connection."""
        ...
