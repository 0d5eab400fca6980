"""Downloads of songs from known addresses, each in a child process."""

import json
from collections.abc import Collection
from typing import Final

from raveberry_server.adapters.processes.child_process import ChildProcess
from raveberry_server.application.ports import FetchOrder, FetchReport, OnFetchReport
from raveberry_server.domain.model.song import Song

from .fetch_process import song_of_job
from .song_cache import SongCache

_MEGABYTE: Final = 1_000_000


async def downloaded(  # noqa: PLR0913 - the parameters of a download
    *,
    song: Song,
    sound: str,
    cover: str | None,
    cache: SongCache,
    order: FetchOrder,
    private_hosts: Collection[str],
    on_report: OnFetchReport,
) -> Song:
    """Fetch a song from an address into the cache; when cancelled, the process has ended on return.

    Raises:
        FetchError: it cannot be fetched.
    """
    largest = order.largest_mb * _MEGABYTE or cache.most_bytes
    text = json.dumps(
        {
            "sound": sound,
            "cover": cover,
            "cache": str(cache.folder),
            "longest_s": order.longest_s,
            "largest_bytes": min(largest, cache.most_bytes),
            "private_hosts": sorted(private_hosts),
            "song": {
                "uri": song.uri,
                "title": song.title,
                "artist": song.artist,
                "album": song.album,
                "duration_s": song.duration_s,
                "explicit": song.explicit,
                "licence": song.licence,
                "composer": song.composer,
                "label": song.label,
                "isrc": song.isrc,
            },
        }
    )
    await on_report(FetchReport(progress=0.0, song=song))
    job = ChildProcess(module="raveberry_server.jobs.download", first_line=text.encode())
    return await song_of_job(job, source=song.source, on_report=on_report)
