"""Fetch one song from a known address: ``python -m raveberry_server.jobs.download``.

The task is one JSON object, the first line of standard input: it holds passwords, and every user of
the machine can read command lines. The output is that of ytdlp_fetch.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Final

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.audio.fetch_job import (
    LARGEST_COVER,
    FetchTask,
    Progress,
    Say,
    limit,
    put_into_cache,
    run_and_tell,
    write_line,
)
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.network.http_client import PARTIAL, answer_at, body_of, expect_good

from .child_setup import live_modestly

_PART: Final = 1 << 18
_COVER_WITHIN_S: Final = 20.0
_NO_SOUND: Final = re.compile(r"text/|application/(json|xml|xhtml)|image/")
_UNSATISFIABLE: Final = 416
_FROM: Final = re.compile(r"bytes (\d+)-")


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadTask(FetchTask):
    """A song with known metadata and known addresses of sound and cover."""

    sound: str
    cover: str | None
    song: Mapping[str, object]


def order_of(text: str) -> DownloadTask:
    """Return the task in a JSON object.

    Raises:
        ValueError, KeyError, TypeError: it is malformed.
    """
    raw = json.loads(text)
    return DownloadTask(
        uri=str(raw["song"]["uri"]),
        cache=Path(raw["cache"]),
        longest_s=int(raw["longest_s"]),
        largest_bytes=int(raw["largest_bytes"]),
        private_hosts=tuple(map(str, raw["private_hosts"])),
        sound=str(raw["sound"]),
        cover=str(raw["cover"]) if raw["cover"] else None,
        song=dict(raw["song"]),
    )


class Download:
    """Download of one song into the cache."""

    def __init__(self, *, order: DownloadTask, write_line: Say) -> None:
        self._order = order
        self._report = write_line
        self._progress = Progress(write_line=write_line)

    def run(self) -> None:
        """Fetch the song.

        Raises:
            FetchError: it cannot be fetched.
            OSError, http.client.HTTPException: the server cannot be reached, or disconnects.
        """
        order = self._order
        order.work.mkdir(parents=True, exist_ok=True)
        order.expect_room(0)
        order.expect_short(order.song.get("duration_s"))
        sound = order.work / "sound"
        self._progress.watch()
        self._fetch(sound)
        self._progress.finish()
        put_into_cache(order, sound, self._cover(), order.song, self._report)

    def _fetch(self, sound: Path) -> None:
        came = sound.stat().st_size if sound.exists() else 0
        headers = {"Range": f"bytes={came}-"} if came else {}
        with answer_at(self._order.sound, headers) as (_, answer):
            if answer.status == _UNSATISFIABLE:
                if answer.headers.get("Content-Range") == f"bytes */{came}":
                    return
                # The file has changed on the server: start over.
                sound.unlink()
                raise FetchError(Cause.NETWORK)
            expect_good(answer.status)
            if _NO_SOUND.match(answer.headers.get_content_type().lower()):
                raise FetchError(Cause.UNPLAYABLE)
            goes_on = answer.status == PARTIAL and _starts_at(answer) == came
            if not goes_on:
                came = 0
            total = came + answer.length if answer.length is not None else None
            self._order.expect_small(total)
            with sound.open("ab" if goes_on else "wb") as file:
                while part := answer.read1(_PART):
                    file.write(part)
                    came += len(part)
                    self._order.expect_small(came)
                    self._progress.note(came, total)
                    file.flush()
                    self._order.expect_short_so_far(sound, came, total)
        if total is not None and came < total:
            raise FetchError(Cause.NETWORK)

    def _cover(self) -> bytes | None:
        """Return the cover, None if it is not available, as it is optional."""
        if self._order.cover is None:
            return None
        try:
            with answer_at(self._order.cover) as (_, answer):
                expect_good(answer.status)
                if not answer.headers.get_content_type().startswith("image/"):
                    return None
                image = body_of(answer, most_bytes=LARGEST_COVER, within_s=_COVER_WITHIN_S)
        except Exception as err:  # noqa: BLE001 - the server is untrusted
            print(f"The cover cannot be had: {type(err).__name__}", file=sys.stderr)  # noqa: T201 - for the log
            return None
        return image or None


def _starts_at(answer: HTTPResponse) -> int | None:
    found = _FROM.match(answer.headers.get("Content-Range", ""))
    return int(found[1]) if found else None


def main() -> int:
    """Run the task in the first line of standard input."""
    order = order_of(sys.stdin.buffer.readline().decode())
    live_modestly()
    limit(order.largest_bytes)
    guard = ConnectionGuard(private_hosts=order.private_hosts)
    guard.stand()
    os.chdir("/")
    return run_and_tell(Download(order=order, write_line=write_line).run, guard)


if __name__ == "__main__":
    sys.exit(main())
