"""The record of the night: what played, who asked, what was liked; and playlists made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final, Protocol

from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.texts import counted, one_line

SAVED: Final = "saved"
"""The scheme of saved playlists."""
PLAYLIST_PREFIX: Final = f"{SAVED}:"
"""The uri of a saved playlist is this and its number."""
LONGEST_LINE: Final = 300
MOST_EXPORTED: Final = 10_000
"""Songs of a period that are exported or saved at most: some weeks of music."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asked for a song, as they were called then."""

    id: GuestId
    name: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A song that played; `end` is how it ended, None while it plays."""

    epoch: int
    song: Song
    origin: Origin
    asker: Asker | None
    started_at: datetime
    ended_at: datetime | None
    end: str | None
    up: int
    down: int

    @property
    def score(self) -> int:
        """Upvotes minus downvotes."""
        return self.up - self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class Plays:
    """Some of what played, the newest first; `has_more` when there was more before them."""

    plays: tuple[Play, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From a moment, or from the beginning, up to another one."""

    since: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SongCount:
    """How often a song played, and its votes altogether."""

    song: Song
    times: int
    up: int
    down: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskerCount:
    """How many songs somebody asked for."""

    asker: Asker
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCount:
    """What happened in the hour from that moment on."""

    at: datetime
    plays: int
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """A period in numbers; `songs` are different ones, `votes` those on the songs that played."""

    period: Period
    plays: int
    songs: int
    played_s: float
    requests: int
    guests: int
    votes: int
    most_played: tuple[SongCount, ...]
    best_liked: tuple[SongCount, ...]
    most_active: tuple[AskerCount, ...]
    hours: tuple[HourCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlaylist:
    """A playlist that was made of what played."""

    number: int
    name: str
    made_at: datetime
    songs: int

    @property
    def uri(self) -> str:
        """How `enqueue_playlist` knows it."""
        return f"{PLAYLIST_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A period as a playlist file, and as lines for people."""

    m3u: str
    text: str


class Records(Protocol):
    """Keeps and reads the record; every method raises StoreError when it cannot."""

    async def plays(self, period: Period, *, before: int | None, limit: int) -> Plays:
        """What started in a period, the newest first, from epochs before that one."""
        ...

    async def statistics(self, period: Period, *, most: int) -> Statistics:
        """A period in numbers, each list with so many lines at most."""
        ...

    async def most_played(self, *, offset: int, limit: int) -> Sequence[SongCount]:
        """The songs that played most often as far as is remembered."""
        ...

    async def best_liked(
        self, since: datetime | None, *, offset: int, limit: int
    ) -> Sequence[SongCount]:
        """The songs with more upvotes than downvotes since then, the best first."""
        ...

    async def last_played(self, *, offset: int, limit: int) -> Sequence[Song]:
        """Different songs, the one that started last first."""
        ...

    async def saved_playlists(self) -> Sequence[SavedPlaylist]:
        """The playlists that were saved, the newest first."""
        ...

    async def saved_playlist(self, number: int) -> tuple[SavedPlaylist, Sequence[Song]] | None:
        """A saved playlist and its songs in order, None if there is none of that number."""
        ...

    async def save_playlist(self, name: str, songs: Sequence[Song], at: datetime) -> SavedPlaylist:
        """Keep songs under a name; a playlist of that name before it is replaced."""
        ...

    async def forget_before(self, moment: datetime) -> int:
        """Delete what is older than that, in small steps; how many rows there were."""
        ...


def exported(plays: Iterable[Play], locations: Mapping[str, str], zone: tzinfo) -> Exported:
    """What played, oldest first, as a file and as text.

    Args:
        plays: what played, in the order in which it shall be told.
        locations: where the songs of some uris are; the others are told by their uri.
        zone: what the clocks of the house go by.
    """
    entries = tuple(plays)
    lines = ["#EXTM3U"]
    for play in entries:
        seconds = -1 if play.song.duration_s is None else round(play.song.duration_s)
        lines += [
            f"#EXTINF:{seconds},{_title(play.song)}",
            # One line each: the format knows no other end of an address.
            locations.get(play.song.uri, play.song.uri).replace("\n", "%0A").replace("\r", "%0D"),
        ]
    return Exported(
        m3u="".join(f"{line}\n" for line in lines),
        text="".join(f"{_line(play, zone)}\n" for play in entries),
    )


def _title(song: Song) -> str:
    text = f"{song.artist} - {song.title}" if song.artist else song.title
    return one_line(text, LONGEST_LINE)


def _line(play: Play, zone: tzinfo) -> str:
    """As in ``21:04  The Band - Song (Anna, +3)``."""
    notes = [
        *([one_line(play.asker.name, LONGEST_LINE)] if play.asker else []),
        *([f"{play.score:+}"] if play.score else []),
    ]
    told = f" ({', '.join(notes)})" if notes else ""
    return f"{play.started_at.astimezone(zone):%H:%M}  {_title(play.song)}{told}"


def summary(statistics: Statistics) -> str:
    """A period in some lines for people."""
    hours = timedelta(seconds=round(statistics.played_s))
    asked = counted(statistics.requests, "request")
    guests, votes = counted(statistics.guests, "guest"), counted(statistics.votes, "vote")
    lines = [
        f"{counted(statistics.plays, 'song')} played ({statistics.songs} different, {hours})",
        f"{asked} by {guests}, {votes}",
    ]
    lines += _listed("Most played", [(one.times, one.song) for one in statistics.most_played])
    lines += _listed("Best liked", [(one.up - one.down, one.song) for one in statistics.best_liked])
    if statistics.most_active:
        lines += ["", "Most active:"]
        lines += [
            f"{one.requests:>5}  {one_line(one.asker.name, LONGEST_LINE)}"
            for one in statistics.most_active
        ]
    return "".join(f"{line}\n" for line in lines)


def _listed(title: str, songs: Sequence[tuple[int, Song]]) -> list[str]:
    if not songs:
        return []
    return ["", f"{title}:", *(f"{number:>5}  {_title(song)}" for number, song in songs)]
