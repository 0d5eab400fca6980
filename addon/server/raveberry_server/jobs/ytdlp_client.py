"""yt-dlp, as the jobs use it: its options, its songs and its failures in our words.

It is imported only when it is needed, from an overlay in the data folder if that has a newer one.
"""

import contextlib
import errno
import importlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raveberry_server.adapters.sources.ytdlp.versions import BROKEN
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.model.texts import one_line

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

SOCKET_PATIENCE_S: Final = 15.0
ENGINE: Final = "quickjs"
"""What runs the scripts of sites, by yt-dlp's name and Debian's."""
LONGEST_TITLE: Final = 200
_ADULT: Final = 18
_DASH: Final = re.compile(r"^(?P<artist>.{1,120}?)\s+[-\u2013\u2014]\s+(?P<title>.+)$")
_CHANNEL_ENDS: Final = re.compile(r"( - Topic|VEVO)$")

_BY_STATUS: Final[Mapping[int, Cause]] = {
    401: Cause.LOGIN,
    403: Cause.BLOCKED,
    404: Cause.GONE,
    407: Cause.LOGIN,
    410: Cause.GONE,
    429: Cause.BLOCKED,
    451: Cause.REGION,
}
_BY_NUMBER: Final[Mapping[int | None, Cause]] = {
    errno.ENOSPC: Cause.DISK,
    errno.EDQUOT: Cause.DISK,
    errno.EROFS: Cause.DISK,
    errno.EFBIG: Cause.TOO_LARGE,
}
_BY_KIND: Final[Mapping[str, Cause]] = {
    "GeoRestrictedError": Cause.REGION,
    "UnsupportedError": Cause.REFUSED,
    "TimeoutError": Cause.NETWORK,
    "ConnectionError": Cause.NETWORK,
    "gaierror": Cause.NETWORK,
    "IncompleteRead": Cause.NETWORK,
}
"""By name, because some of them are yt-dlp's, which may not even be importable."""
_BY_WORDS: Final[Sequence[tuple[str, Cause]]] = (
    (r"not a bot|captcha|rate.?limit|too many requests|blocked it|copyright", Cause.BLOCKED),
    (r"your (country|location|region)|geo.?restrict", Cause.REGION),
    (r"sign in|log.?in|private|members|subscriber|account|cookies|premium|purchase", Cause.LOGIN),
    (r"no suitable extractor|unsupported url|drm", Cause.REFUSED),
    (
        r"no video formats|requested format is not available|no media|data blocks|file is empty",
        Cause.UNPLAYABLE,
    ),
    (r"unavailable|not available|removed|deleted|does not exist|not found|terminated", Cause.GONE),
    (
        r"timed? ?out|connection|resolve|unreachable|incompleteread|bytes read|giving up",
        Cause.NETWORK,
    ),
)
"""What sites and yt-dlp say when there is no number to go by; the first that fits decides."""

type Info = Mapping[str, Any]
"""yt-dlp's description of a page; it promises nothing about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YtdlpOptions:
    """How sites are to be spoken to.

    Attributes:
        extractors: the sites that may be read; empty is any.
        cookies: a file of cookies in Netscape's format.
        cache: where yt-dlp keeps what it has learnt.
    """

    extractors: Sequence[str] = ()
    cookies: Path | None = None
    cache: Path | None = None


def use_overlay(overlay: Path | None) -> None:
    """Let a newer yt-dlp go before the one that was installed, if it can be imported."""
    if overlay is None:
        return
    sys.path.insert(0, str(overlay))
    try:
        importlib.import_module("yt_dlp")
    except Exception as err:  # noqa: BLE001 - whatever somebody else's release may do
        print(f"The renewed yt-dlp is broken, the installed one goes on: {err!r}", file=sys.stderr)  # noqa: T201 - for the log
        with contextlib.suppress(OSError):
            (overlay / BROKEN).touch()
        sys.path.remove(str(overlay))
        for name in [name for name in sys.modules if name.partition(".")[0] == "yt_dlp"]:
            del sys.modules[name]


def opened_site(terms: YtdlpOptions, **more: object) -> "YoutubeDL":
    """yt-dlp with our options; to be closed.

    Raises:
        FetchError: it cannot even be imported.
    """
    try:
        from yt_dlp import YoutubeDL  # noqa: PLC0415 - half a second that a scan has no use for
    except Exception as err:  # whatever somebody else's release may do
        raise FetchError(Cause.BROKEN, f"The online source cannot be started: {err!r}") from err
    options: dict[str, object] = {
        "quiet": True,
        "no_warnings": True,
        "noprogress": True,
        "color": "no_color",
        "logger": SilentLogger(),
        "proxy": "",
        "noplaylist": True,
        "socket_timeout": SOCKET_PATIENCE_S,
        "retries": 2,
        "fragment_retries": 2,
        "extractor_retries": 1,
        "hls_prefer_native": True,
        "js_runtimes": {ENGINE: {}},
        "cachedir": str(terms.cache) if terms.cache else False,
        "cookiefile": str(terms.cookies) if terms.cookies else None,
        **more,
    }
    if terms.extractors:
        options["allowed_extractors"] = [f"{re.escape(name)}(:.*)?" for name in terms.extractors]
    return YoutubeDL(options)


def song_of(info: Info) -> dict[str, object]:
    """A page's song in our words, as one line of a job says it."""
    title = _line(info.get("track")) or _line(info.get("title")) or _line(info.get("id")) or "?"
    artist = _line(info.get("artist")) or _artists(info)
    if not artist:
        split = _DASH.match(title)
        if split:
            artist, title = split["artist"], split["title"]
        else:
            channel = _line(info.get("channel")) or _line(info.get("uploader"))
            artist = _CHANNEL_ENDS.sub("", channel)
    duration = info.get("duration")
    return {
        "uri": str(info.get("webpage_url") or info.get("url") or ""),
        "title": title,
        "artist": artist,
        "album": _line(info.get("album")),
        "duration_s": float(duration)
        if isinstance(duration, int | float) and duration > 0
        else None,
        "explicit": isinstance(info.get("age_limit"), int) and info["age_limit"] >= _ADULT,
    }


def failure_of(err: BaseException, refused: Sequence[str]) -> FetchError:
    """Why a song cannot be had, in words for a guest.

    Args:
        err: what yt-dlp or the system raised.
        refused: addresses of this house that the guard has kept it from.
    """
    if isinstance(err, FetchError):
        return err
    if refused:
        return FetchError(
            Cause.REFUSED, "It leads to an address inside this house, and is not fetched from there"
        )
    for cause in _chain(err):
        found = _cause_of(cause)
        if found is not None:
            return FetchError(found)
    words = " ".join(str(one) for one in _chain(err)).lower()
    for pattern, cause_said in _BY_WORDS:
        if re.search(pattern, words):
            return FetchError(cause_said)
    return FetchError(Cause.BROKEN)


def cause_of_status(status: int) -> Cause | None:
    """What an answer of HTTP means, None where it could be anything."""
    is_servers_own = status >= 500  # noqa: PLR2004 - RFC 9110, 15.6
    return _BY_STATUS.get(status, Cause.NETWORK if is_servers_own else None)


def _cause_of(err: BaseException) -> Cause | None:
    status = getattr(err, "status", None)
    if isinstance(status, int):
        return cause_of_status(status)
    if isinstance(err, OSError) and err.errno in _BY_NUMBER:
        return _BY_NUMBER[err.errno]
    return next(
        (_BY_KIND[kind.__name__] for kind in type(err).mro() if kind.__name__ in _BY_KIND), None
    )


def _chain(err: BaseException) -> Iterator[BaseException]:
    """An exception and all that led to it, as yt-dlp and Python keep it."""
    waiting: list[object] = [err]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        exc_info = getattr(one, "exc_info", None)
        waiting += [exc_info[1]] if isinstance(exc_info, tuple) and len(exc_info) > 1 else []
        waiting += [getattr(one, "cause", None), getattr(one, "reason", None)]
        waiting += [one.__cause__, one.__context__]


def _artists(info: Info) -> str:
    artists = info.get("artists")
    return _line(", ".join(map(str, artists))) if isinstance(artists, list | tuple) else ""


def _line(text: object) -> str:
    return one_line(text, LONGEST_TITLE) if isinstance(text, str) else ""


class SilentLogger:
    """Hears what yt-dlp says besides; its failures come as exceptions."""

    def debug(self, message: str) -> None:
        """Nothing."""

    trace = warning = info = error = debug
