"""Replace relay links in a report by the URLs of the streams and the paths of the files; pure."""

import re
from dataclasses import replace
from typing import Final, Protocol

from raveberry_server.adapters.processes.stream_relay_urls import relayed
from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.playback.file_range import FileRange, file_of

_LINK: Final = re.compile(
    r"http://127\.0\.0\.1:\d{1,5}/[0-9a-f]{32}/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)?"
)


class StreamRelay(Protocol):
    """A local relay for streams from the internet, and for files of network folders."""

    @property
    def port(self) -> int | None:
        """The port of the relay, None while it does not run."""
        ...

    async def link_to(self, address: str) -> str:
        """Return the relay link of a stream.

        Raises:
            TrackError: the relay does not run.
        """
        ...

    async def link_to_file(self, path: str) -> str:
        """Return the relay link of a file.

        Raises:
            TrackError: the relay does not run.
        """
        ...


def with_stream_urls(report: PlayerReport, port: int | None) -> PlayerReport:
    """Return the report with the URLs of the streams and the paths of the files.

    The link of a relay that has ended is kept, so that the song does not match and is removed: the
    player could not open it again. The link of the playing stream is replaced in any case, because
    its relay serves it until it ends.
    """
    if not any(relayed(file_of(song.location)) for song in report.songs):
        return report
    playing = report.current if report.state is not PlayerState.STOPPED else None
    songs = tuple(_with_url(song, port, is_playing=song == playing) for song in report.songs)
    current = report.current and next(
        (song for song in songs if song.number == report.current.number), None
    )
    error = _LINK.sub(_url_in, report.error) if report.error else report.error
    # A file has a title in its tags, and no station sends it.
    is_file = current is not None and current.location.startswith("/")
    title = None if is_file else report.stream_title
    return replace(report, songs=songs, current=current, error=error, stream_title=title)


def _with_url(song: PlayerSong, port: int | None, *, is_playing: bool) -> PlayerSong:
    part = FileRange.of(song.location)
    found = relayed(part.file if part else song.location)
    if found is None or (found[0] != port and not is_playing):
        return song
    location = replace(part, file=found[1]).location if part else found[1]
    return replace(song, location=location)


def _url_in(link: re.Match[str]) -> str:
    found = relayed(link[0])
    return found[1] if found else link[0]
