"""Query sites with yt-dlp: ``python -m raveberry_server.jobs.ytdlp_lookup ORDER``.

Reads one JSON request a line: ``{"id", "list": an address or a search of yt-dlp, "most",
"in_parts"}``, and writes one answer a line, ``{"id", "title", "songs", "missing", "left_out"}`` or
``{"id", "failed": {"cause", …}}``. A list may be requested in parts: its songs are written as its
pages are read, in lines ``{"id", "is_part": true, "songs", "missing"}`` before the answer, which
has the rest of them. The process is resident, because starting it takes longer than most answers.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.network.guard import ConnectionGuard

from .child_setup import give_way
from .ytdlp_client import (
    Info,
    YtdlpOptions,
    failed_line,
    failure_of,
    opened_site,
    song_of,
    use_overlay,
)

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

_AT_ONCE: Final = 3
_MOST_MEMORY: Final = 2 << 30
_PART: Final = 20
"""Songs that are sent together while the rest of their list is read."""
_TITLES_OF_NOTHING: Final = ("[Private video]", "[Deleted video]")

type Answer = Mapping[str, object]


class Lookup:
    """Worker that looks up a few playlists at a time."""

    def __init__(self, *, terms: YtdlpOptions, guard: ConnectionGuard) -> None:
        self._terms = terms
        self._guard = guard
        self._speaking = Lock()

    def answer(self, line: bytes) -> None:
        """Answer one request; a malformed one has no answer."""
        try:
            question = json.loads(line)
            name, address, most = question["id"], str(question["list"]), int(question["most"])
            in_parts = question["in_parts"] is True
        except (ValueError, KeyError, TypeError) as err:
            print(f"That is no question: {err}", file=sys.stderr)  # noqa: T201 - for the log
            return
        try:
            answer = self._looked_up(name, address, most, in_parts=in_parts)
        except Exception as err:  # noqa: BLE001 - the site and its extractor are untrusted
            failure = failure_of(err, self._guard.refused)
            print(f"{type(err).__name__}: {str(err)[:250]}", file=sys.stderr)  # noqa: T201 - for the log
            answer = failed_line(failure)
        self._guard.refused.clear()
        self._say(name, answer)

    def _say(self, name: object, answer: Answer) -> None:
        with self._speaking:
            print(json.dumps({"id": name, **answer}), flush=True)  # noqa: T201 - to the server

    def _looked_up(self, name: object, address: str, most: int, *, in_parts: bool) -> Answer:
        sent = 0
        read: list[Info] = []

        def note_entry(entry: Info, number: object) -> None:
            """Send the entries before this one, if they are enough for a part."""
            nonlocal sent
            # Other entries than references are songs, complete only when the whole list is.
            if number != sent + len(read) + 1 or entry.get("_type") != "url":
                return
            if len(read) >= _PART:
                self._say(name, {"is_part": True, **_described(read)})
                sent += len(read)
                read.clear()
            read.append(entry)

        with closing(
            opened_site(
                self._terms,
                extract_flat="in_playlist",
                playlist_items=f"1-{most}",
                noplaylist=False,
                lazy_playlist=in_parts,
            )
        ) as site:
            if in_parts:
                _follow_entries(site, note_entry)
            found = site.extract_info(address, download=False)
        if not isinstance(found, dict):
            raise FetchError(Cause.GONE)
        entries = found.get("entries")
        if entries is None:
            return {"title": "", "songs": [song_of(found)], "missing": [], "left_out": 0}
        entries = list(entries)
        total: Any = found.get("playlist_count")
        return {
            "title": str(found.get("title") or ""),
            "left_out": max(0, total - len(entries)) if isinstance(total, int) else 0,
            **_described(entries[sent:]),
        }


def _follow_entries(site: "YoutubeDL", note_entry: Callable[[Info, object], None]) -> None:
    """Pass each entry of a list, with its number from 1 on, to a function as it is read."""
    process = site.process_ie_result

    def note_and_process(result: Any, download: Any = True, extra_info: Any = None) -> object:  # noqa: ANN401, FBT002 - as yt-dlp
        note_entry(result, (extra_info or {}).get("playlist_autonumber"))
        return process(result, download, extra_info)

    site.process_ie_result = note_and_process


def _described(entries: Iterable[Info | None]) -> Answer:
    """Return the songs of a list, and the titles of those that are gone."""
    songs: list[Mapping[str, object]] = []
    missing: list[str] = []
    for entry in entries:
        if not entry:
            continue
        song = song_of(entry)
        if entry.get("title") in _TITLES_OF_NOTHING:
            missing.append(str(entry["title"]))
        elif song["uri"]:
            songs.append(song)
    return {"songs": songs, "missing": missing}


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer requests until standard input ends."""
    (text,) = sys.argv[1:] if arguments is None else arguments
    raw = json.loads(text)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    guard = ConnectionGuard(private_hosts=tuple(map(str, raw["private_hosts"])))
    guard.stand()
    use_overlay(Path(raw["overlay"]) if raw["overlay"] else None)
    os.chdir("/")
    terms = YtdlpOptions(cache=Path(raw["cache"]) / "sites")
    lookup = Lookup(terms=terms, guard=guard)
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as threads:
        for line in sys.stdin.buffer:
            threads.submit(lookup.answer, line)
        # The server is gone, so pending requests have no reader.
        os._exit(0)


if __name__ == "__main__":
    give_way()
    sys.exit(main())
