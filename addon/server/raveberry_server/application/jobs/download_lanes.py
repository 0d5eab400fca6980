"""Lanes of downloads: one for each server, so that a slow or silent one delays no other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.song import Song

MOST_AT_ONCE: Final = 4
MOST_PER_SOURCE: Final = 3
MOST_PER_LANE: Final = 2
RETRY_S: Final = (5.0, 10.0, 20.0, 30.0)
"""Pauses between the attempts to reach a silent server; the last one is repeated."""
GIVE_UP_AFTER_S: Final = 3_600.0
"""A server that is silent for so long is not waited for any more."""


class Lane(NamedTuple):
    """A source, and the server on which it depends; empty if the source has only one."""

    source: str
    host: str


def lane_of(song: Song) -> Lane:
    """Return the lane of a song's download."""
    return _lane_of(song.source, song.uri)


@lru_cache(maxsize=2_048)
def _lane_of(source: str, uri: str) -> Lane:
    address = uri.removeprefix(f"{source}:")
    if not address.startswith(("http:", "https:")):
        return Lane(source, "")
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return Lane(source, host or "")


@dataclass(frozen=True, slots=True)
class _Outage:
    since_s: float
    retry_from_s: float
    attempts: int


class DownloadLanes:
    """Running downloads and silent servers."""

    def __init__(self) -> None:
        self._running: dict[EntryId, Lane] = {}
        self._outages: dict[Lane, _Outage] = {}
        self._reached_s: dict[Lane, float] = {}

    # --- running downloads -----------------------------------------------------------------------

    def start(self, entry: EntryId, lane: Lane) -> None:
        """Record that a download begins."""
        self._running[entry] = lane

    def end(self, entry: EntryId) -> None:
        """Record that a download has ended."""
        self._running.pop(entry, None)

    @property
    def is_full(self) -> bool:
        """True if no download may begin in any lane."""
        return len(self._running) >= MOST_AT_ONCE

    def may_start(self, lane: Lane, now_s: float) -> bool:
        """Return True if a download may begin; a silent server gets one attempt at a time."""
        in_lane = sum(other == lane for other in self._running.values())
        of_source = sum(other.source == lane.source for other in self._running.values())
        outage = self._outages.get(lane)
        if outage is not None and (in_lane or now_s < outage.retry_from_s):
            return False
        return not self.is_full and of_source < MOST_PER_SOURCE and in_lane < MOST_PER_LANE

    # --- silent servers --------------------------------------------------------------------------

    @property
    def has_silent(self) -> bool:
        """True while any server is known to be silent."""
        return bool(self._outages)

    def is_silent(self, lane: Lane) -> bool:
        """Return True while the server of a lane is known to be silent."""
        return lane in self._outages

    def note_silence(self, lane: Lane, now_s: float) -> float:
        """Record that a server does not answer; return the pause before the next attempt."""
        outage = self._outages.get(lane) or _Outage(now_s, now_s, 0)
        pause_s = RETRY_S[min(outage.attempts, len(RETRY_S) - 1)]
        self._outages[lane] = replace(
            outage, retry_from_s=now_s + pause_s, attempts=outage.attempts + 1
        )
        return pause_s

    def note_answer(self, lane: Lane, now_s: float) -> bool:
        """Record that a server answers; return True if it was silent before."""
        self._reached_s[lane] = now_s
        return self._outages.pop(lane, None) is not None

    def has_answered_since(self, lane: Lane, since_s: float) -> bool:
        """Return True if a server has answered since a moment, and so is not silent."""
        return self._reached_s.get(lane, -1.0) > since_s

    def is_given_up(self, lane: Lane, now_s: float) -> bool:
        """Return True if a server has been silent for too long."""
        outage = self._outages.get(lane)
        return outage is not None and now_s - outage.since_s > GIVE_UP_AFTER_S

    def forget_others(self, lanes: Iterator[Lane]) -> None:
        """Forget the servers of which nothing is wanted any more."""
        wanted = set(lanes)
        for lane in [lane for lane in self._outages if lane not in wanted]:
            del self._outages[lane]
