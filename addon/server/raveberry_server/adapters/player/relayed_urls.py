"""Streams that MPD gets by way of the relay, under their own addresses again; pure."""

import re
from dataclasses import replace
from typing import Final, Protocol

from raveberry_server.adapters.processes.relay_links import relayed
from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState

_LINK: Final = re.compile(r"http://127\.0\.0\.1:\d{1,5}/[0-9a-f]{32}/[A-Za-z0-9_-]+")


class StreamRelay(Protocol):
    """Passes streams of the net on."""

    @property
    def port(self) -> int | None:
        """Where it listens, None while it does not."""
        ...

    async def link_to(self, address: str) -> str:
        """Return the address by which the player gets a stream.

        Raises:
            TrackError: there is no relay.
        """
        ...


def with_own_addresses(report: PlayerReport, port: int | None) -> PlayerReport:
    """Return the report with the streams' own addresses.

    A link to a relay that is no more stays one: the player could not open it again, and whoever
    compares what is listed with what should be takes it out. One that is being heard is served by
    that relay until its end.
    """
    if not any(relayed(song.location) for song in report.songs):
        return report
    heard = report.current if report.state is not PlayerState.STOPPED else None
    songs = tuple(_own(song, port, is_heard=song == heard) for song in report.songs)
    current = report.current and next(
        (song for song in songs if song.number == report.current.number), None
    )
    error = _LINK.sub(_address_in, report.error) if report.error else report.error
    return replace(report, songs=songs, current=current, error=error)


def _own(song: PlayerSong, port: int | None, *, is_heard: bool) -> PlayerSong:
    found = relayed(song.location)
    if found is None or (found[0] != port and not is_heard):
        return song
    return replace(song, location=found[1])


def _address_in(link: re.Match[str]) -> str:
    found = relayed(link[0])
    return found[1] if found else link[0]
