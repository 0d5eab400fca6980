"""The record of the night: what played, who asked, what was liked; and playlists made of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Final

from raveberry_server.application.ports.history import Play, Statistics
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.texts import one_line, pluralize

LONGEST_LINE: Final = 300
MOST_EXPORTED: Final = 10_000
"""Songs of a period that are exported or saved at most: some weeks of music."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryExport:
    """A period as a playlist file, and as lines for people."""

    m3u: str
    text: str


def exported(plays: Iterable[Play], locations: Mapping[str, str], zone: tzinfo) -> HistoryExport:
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
    return HistoryExport(
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
