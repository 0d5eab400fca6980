"""Export of the history as a playlist file and as text, and its statistics as text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Final

from raveberry_server.application.ports.history import Play, Statistics
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.domain.model.song import Song
from raveberry_server.translations.catalogue import Catalogue

if TYPE_CHECKING:
    from raveberry_server.translations.message_rendering import Param

LONGEST_LINE: Final = 300
MOST_EXPORTED: Final = 10_000
"""Limit of songs in an export or a saved playlist: some weeks of music."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryExport:
    """History of a period as a playlist file and as readable text."""

    m3u: str
    text: str


def exported(plays: Iterable[Play], locations: Mapping[str, str], zone: tzinfo) -> HistoryExport:
    """Return plays as a playlist file and as text.

    Args:
        plays: plays in the order of the export.
        locations: locations of songs by URI; other songs are listed by their URI.
        zone: local time zone.
    """
    entries = tuple(plays)
    lines = ["#EXTM3U"]
    for play in entries:
        seconds = -1 if play.song.duration_s is None else round(play.song.duration_s)
        lines += [
            f"#EXTINF:{seconds},{_title(play.song)}",
            # One line each, as M3U has no other delimiter.
            locations.get(play.song.uri, play.song.uri).replace("\n", "%0A").replace("\r", "%0D"),
        ]
    return HistoryExport(
        m3u="".join(f"{line}\n" for line in lines),
        text="".join(f"{_line(play, zone)}\n" for play in entries),
    )


def _title(song: Song) -> str:
    text = f"{song.artist} - {song.title}" if song.artist else song.title
    return one_line(text, LONGEST_LINE)


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
