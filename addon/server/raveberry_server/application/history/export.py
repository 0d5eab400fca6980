"""Export of the history as a playlist, a spreadsheet and text, and its statistics as text."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from raveberry_server.application.ports.history import Play, Statistics
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now
from raveberry_server.translations.catalogue import Catalogue

if TYPE_CHECKING:
    from raveberry_server.translations.message_rendering import Param

LONGEST_LINE: Final = 300
MOST_EXPORTED: Final = 10_000
"""Limit of songs in a text export or a saved playlist: some weeks of music."""

_BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it, Excel reads a file as that of an old code page; all other programs skip it."""

_FORMULA: Final = re.compile(r"(^|[;,|]\s*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet would see a formula or a command: at the beginning of a cell, and of what it
takes for a cell if it expects another separator, as Excel does in many languages. The last four are
full-width forms."""

_COLUMNS: Final = (
    "started_at",
    "artist",
    "title",
    "album",
    "composer",
    "label",
    "isrc",
    "seconds_played",
    "seconds",
    "source",
    "votes_up",
    "votes_down",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryExport:
    """History of a period as a playlist file and as readable text."""

    m3u: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """A file format of the history.

    Attributes:
        header: beginning of a file.
        lines: text of plays, given the paths of songs by URI, and the time.
    """

    suffix: str
    media_type: str
    header: str
    lines: Callable[[Sequence[Play], Mapping[str, str], Now], str]


def exported(plays: Sequence[Play], paths: Mapping[str, str], zone: tzinfo) -> HistoryExport:
    """Return plays as a playlist file and as text.

    Args:
        plays: plays in the order of the export.
        paths: paths of songs by URI; other songs are listed by their URI.
        zone: local time zone.
    """
    return HistoryExport(
        m3u=M3U.header + _playlist_lines(plays, paths),
        text="".join(f"{_line(play, zone)}\n" for play in plays),
    )


def playlist_text(songs: Iterable[Song], paths: Mapping[str, str]) -> str:
    """Return songs as an M3U file."""
    return M3U.header + _song_lines(songs, paths)


def _playlist_lines(plays: Iterable[Play], paths: Mapping[str, str]) -> str:
    return _song_lines((play.song for play in plays), paths)


def _song_lines(songs: Iterable[Song], paths: Mapping[str, str]) -> str:
    lines = []
    for song in songs:
        seconds = -1 if song.duration_s is None else round(song.duration_s)
        lines += [f"#EXTINF:{seconds},{_title(song)}", _location(song.uri, paths)]
    return "".join(f"{line}\n" for line in lines)


def _location(uri: str, paths: Mapping[str, str]) -> str:
    """Return a path or an address on one line, as a playlist has no other delimiter."""
    path = paths.get(uri)
    if path is None:
        text = without_credentials(uri)
    else:
        # Anything else that begins with "#" is a comment.
        text = f"./{path}" if path.startswith("#") else path
    return text.replace("\n", "%0A").replace("\r", "%0D")


def without_credentials(uri: str) -> str:
    """Return an address without user name and password."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return uri.partition("://")[0]
    host = parts.netloc.rpartition("@")[2]
    return uri if host == parts.netloc else urlunsplit(parts._replace(netloc=host))


def _title(song: Song) -> str:
    text = f"{song.artist} - {song.title}" if song.artist else song.title
    return one_line(text, LONGEST_LINE)


def _spreadsheet_lines(plays: Iterable[Play], now: Now) -> str:
    text = io.StringIO()
    rows = csv.writer(text)  # RFC 4180: commas, doubled quotes, CRLF
    for play in plays:
        song = play.song
        words = (song.artist, song.title, song.album, song.composer, song.label, song.isrc)
        rows.writerow(
            (
                f"{play.started_at.astimezone(now.zone):%Y-%m-%d %H:%M:%S}",
                *map(cell_text, words),
                round(seconds_played(play, now.at)),
                "" if song.duration_s is None else round(song.duration_s),
                cell_text(song.source),
                play.up,
                play.down,
            )
        )
    return text.getvalue()


def cell_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'", one_line(text, LONGEST_LINE))


def seconds_played(play: Play, at: datetime) -> float:
    """Return for how long a song was heard; pauses do not count, so at most its length."""
    lasted = max(0.0, ((play.ended_at or at) - play.started_at).total_seconds())
    return lasted if play.song.duration_s is None else min(lasted, play.song.duration_s)


M3U: Final = ExportFormat(
    suffix="m3u8",
    media_type="audio/x-mpegurl",
    header="#EXTM3U\n",
    lines=lambda plays, paths, _now: _playlist_lines(plays, paths),
)
CSV: Final = ExportFormat(
    suffix="csv",
    media_type="text/csv",
    header=f"{_BYTE_ORDER_MARK}{','.join(_COLUMNS)}\r\n",
    lines=lambda plays, _paths, now: _spreadsheet_lines(plays, now),
)
EXPORT_FORMATS: Final = (M3U, CSV)


def _line(play: Play, zone: tzinfo) -> str:
    """Return a line such as ``21:04  The Band - Song (Anna, +3)``."""
    notes = [
        *([one_line(play.asker.name, LONGEST_LINE)] if play.asker else []),
        *([f"{play.score:+}"] if play.score else []),
    ]
    told = f" ({', '.join(notes)})" if notes else ""
    return f"{play.started_at.astimezone(zone):%H:%M}  {_title(play.song)}{told}"


def summary(statistics: Statistics, catalogue: Catalogue) -> str:
    """Return the statistics of a period as readable lines."""
    minutes, seconds = divmod(round(statistics.played_s), 60)
    songs: dict[str, Param] = {
        "plays": statistics.plays,
        "songs": statistics.songs,
        "duration": f"{minutes // 60}:{minutes % 60:02}:{seconds:02}",
    }
    guests = {
        "requests": statistics.requests,
        "guests": statistics.guests,
        "votes": statistics.votes,
    }
    lines = [catalogue.text("stats_songs", songs), catalogue.text("stats_requests", guests)]
    most_played = [(one.times, _title(one.song)) for one in statistics.most_played]
    best_liked = [(one.up - one.down, _title(one.song)) for one in statistics.best_liked]
    most_active = [
        (one.requests, one_line(one.asker.name, LONGEST_LINE)) for one in statistics.most_active
    ]
    for code, rows in (
        ("stats_most_played", most_played),
        ("stats_best_liked", best_liked),
        ("stats_most_active", most_active),
    ):
        if rows:
            lines += ["", catalogue.text(code, {}), *(f"{n:>5}  {name}" for n, name in rows)]
    return "".join(f"{line}\n" for line in lines)
