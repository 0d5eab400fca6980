"""Query sites with yt-dlp: ``python -m raveberry_server.jobs.ytdlp_lookup ORDER``.

Reads one JSON request a line: ``{"id", "list": an address or a search of yt-dlp, "most"}``, and
writes one answer a line, ``{"id", "title", "songs", "missing", "left_out"}`` or
``{"id", "failed": {"cause", …}}``. The process is resident, because starting it takes longer than
most answers.
"""

import json
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any, Final

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.network.guard import ConnectionGuard

from .child_setup import give_way
from .ytdlp_client import YtdlpOptions, failed_line, failure_of, opened_site, song_of, use_overlay

_AT_ONCE: Final = 3
_MOST_MEMORY: Final = 2 << 30
_TITLES_OF_NOTHING: Final = ("[Private video]", "[Deleted video]")


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
        except (ValueError, KeyError, TypeError) as err:
            print(f"That is no question: {err}", file=sys.stderr)  # noqa: T201 - for the log
            return
        try:
            answer = self._looked_up(address, most)
        except Exception as err:  # noqa: BLE001 - the site and its extractor are untrusted
            failure = failure_of(err, self._guard.refused)
            print(f"{type(err).__name__}: {str(err)[:250]}", file=sys.stderr)  # noqa: T201 - for the log
            answer = failed_line(failure)
        self._guard.refused.clear()
        with self._speaking:
            print(json.dumps({"id": name, **answer}), flush=True)  # noqa: T201 - to the server

    def _looked_up(self, address: str, most: int) -> Mapping[str, object]:
        with closing(
            opened_site(
                self._terms,
                extract_flat="in_playlist",
                playlist_items=f"1-{most}",
                noplaylist=False,
                lazy_playlist=False,
            )
        ) as site:
            found = site.extract_info(address, download=False)
        if not isinstance(found, dict):
            raise FetchError(Cause.GONE)
        entries = found.get("entries")
        if entries is None:
            return {"title": "", "songs": [song_of(found)], "missing": [], "left_out": 0}
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
        total: Any = found.get("playlist_count")
        taken = len(songs) + len(missing)
        left_out = max(0, total - taken) if isinstance(total, int) else 0
        title = str(found.get("title") or "")
        return {"title": title, "songs": songs, "missing": missing, "left_out": left_out}


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
