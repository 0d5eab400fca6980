"""Probe a radio stream: ``python -m raveberry_server.jobs.probe_stream ORDER``.

Prints its name and resolved address as one JSON object a line, or why it does not work. Nothing is
stored: a stream has no end, and the player opens it itself.
"""

import html
import http.client
import json
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from raveberry_server.adapters.sources.cache.song_cache import cache_key
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.playback.icy_metadata import header_text
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.jobs.network.guard import ConnectionGuard
from raveberry_server.jobs.network.hls import HlsStream, is_hls
from raveberry_server.jobs.network.http_client import OK, PARTIAL, answer_at
from raveberry_server.jobs.network.sound_kind import ENOUGH_BYTES, sound_kind

from .child_setup import live_modestly
from .ytdlp_client import LONGEST_TITLE, failed_line, failure_of

_LONGEST_S: Final = 30.0
_MOST_LISTS: Final = 3
_PART: Final = 8_192
_LONGEST_LIST: Final = 64_000
_LISTS: Final = ("mpegurl", "scpls", "pls+xml", "x-pls", "xspf", "x-ms-asf", "x-ms-asx")
_ENDINGS: Final = (".m3u", ".m3u8", ".pls", ".xspf", ".asx")
_UNSPECIFIC: Final = ("", "text/plain", "text/xml", "application/xml", "application/octet-stream")
_IN_LIST: Final = re.compile(
    r"""^\s*(?:File\d+\s*=\s*)?(https?://\S+)
    |<location>\s*(https?://[^<\s]+)
    |<ref\s+href\s*=\s*["'](https?://[^"'\s]+)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_SOUND: Final = ("audio/", "application/ogg", "application/octet-stream", "video/mp2t")
_HEADERS: Final = {"Icy-MetaData": "0"}


def station_at(address: str) -> Mapping[str, object]:
    """Return the station at an address.

    Raises:
        FetchError: there is no sound.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    began_s = time.monotonic()
    for _ in range(_MOST_LISTS):
        with answer_at(address, _HEADERS) as (where, answer):
            kind = declared_kind(answer)
            if is_list(kind, where) and answer.status == OK:
                text = answer.read(_LONGEST_LIST).decode("utf-8", "replace")
                if is_hls(text):
                    _listen(HlsStream(open_at=answer_at, address=where, text=text).sound(), began_s)
                    return {"address": where, "name": ""}
                address = first_in_list(text)
                continue
            expect_stream(answer.status, kind)
            _listen(((part, None) for part in iter(lambda: answer.read1(_PART), b"")), began_s)
            name = one_line(header_text(answer.headers.get("icy-name", "")), LONGEST_TITLE)
            return {"address": where, "name": name}
    raise FetchError(Cause.REFUSED, "the address redirects in circles")


def declared_kind(answer: http.client.HTTPResponse) -> str:
    """Return the content type of a response, empty if it declares none."""
    return answer.headers.get_content_type().lower() if "Content-Type" in answer.headers else ""


def is_list(kind: str, address: str) -> bool:
    """Return whether a playlist of streams is at an address, by its content type or its name."""
    if any(name in kind for name in _LISTS):
        return True
    return kind in _UNSPECIFIC and urlsplit(address).path.lower().endswith(_ENDINGS)


def expect_stream(status: int, kind: str) -> None:
    """Raise unless a response is successful and contains sound.

    Raises:
        FetchError: it is not.
    """
    _expect_good(status)
    if kind and not kind.startswith(_SOUND):
        raise FetchError(Cause.UNPLAYABLE, f"it is no stream of sound but {kind}")


def _expect_good(status: int) -> None:
    if status in (404, 410):
        raise FetchError(Cause.GONE, "the stream is gone")
    if status in (401, 403, 407):
        raise FetchError(Cause.LOGIN, "the stream needs an account")
    if status not in (OK, PARTIAL):
        raise FetchError(Cause.NETWORK, f"the server of the stream answers with {status}")


def first_in_list(text: str) -> str:
    """Return the first stream in a playlist.

    Raises:
        FetchError: there is none.
    """
    found = _IN_LIST.search(text)
    if found is None:
        raise FetchError(Cause.UNPLAYABLE, "the list names no stream")
    return found[1] or html.unescape(found[2] or found[3])


def _listen(sound: Iterable[tuple[bytes, str | None]], began_s: float) -> None:
    """Wait for the first sound, whatever length the response announces.

    Raises:
        FetchError: there is none.
    """
    heard = b""
    for part, _ in sound:
        heard += part
        if len(heard) >= ENOUGH_BYTES:
            break
        if time.monotonic() - began_s > _LONGEST_S:
            raise FetchError(Cause.NETWORK, "the stream is too slow")
    if not heard:
        raise FetchError(Cause.UNPLAYABLE, "the stream sends nothing")
    # Playlists, pages and zeros are served with the content type of sound, too.
    if sound_kind(heard) is None:
        raise FetchError(Cause.UNPLAYABLE, "the stream contains no sound that is known")


def main(arguments: Sequence[str] | None = None) -> int:
    """Probe the stream and print the result."""
    (text,) = sys.argv[1:] if arguments is None else arguments
    order = json.loads(text)
    guard = ConnectionGuard(private_hosts=tuple(map(str, order["private_hosts"])))
    guard.stand()
    uri, folder = str(order["uri"]), Path(order["folder"])
    try:
        station = station_at(str(order["address"]))
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / f"{cache_key(uri)}.json"
        unfinished = kept.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(station))
        unfinished.replace(kept)
        said: Mapping[str, object] = {"station": station}
    except Exception as err:  # noqa: BLE001 - outermost handler, streams are untrusted
        failure = failure_of(err, guard.refused)
        print(f"{type(err).__name__}: {str(err)[:250]}", file=sys.stderr)  # noqa: T201 - for the log
        said = failed_line(failure)
    print(json.dumps(said), flush=True)  # noqa: T201 - to the server
    return 0


if __name__ == "__main__":
    live_modestly()
    sys.exit(main())
