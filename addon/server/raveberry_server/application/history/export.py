"""Export of the history as a playlist file and as text, and its statistics as text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Final

from raveberry_server.application.ports.history import Play, Statistics
from raveberry_server.domain.model.guest_texts import one_line, pluralize
from raveberry_server.domain.model.song import Song

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


def summary(statistics: Statistics) -> str:
    """Return the statistics of a period as readable lines."""
    hours = timedelta(seconds=round(statistics.played_s))
    asked = pluralize(statistics.requests, "request")
    guests, votes = pluralize(statistics.guests, "guest"), pluralize(statistics.votes, "vote")
    lines = [
        f"{pluralize(statistics.plays, 'song')} played ({statistics.songs} different, {hours})",
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
