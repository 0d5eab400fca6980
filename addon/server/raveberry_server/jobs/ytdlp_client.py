"""Client of yt-dlp for jobs: options, songs and translated failures.

yt-dlp is imported on demand, from an overlay in the data folder if that has a newer version.
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

from raveberry_server.adapters.sources.ytdlp.version_selection import BROKEN
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.guest_texts import one_line

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

SOCKET_PATIENCE_S: Final = 15.0
ENGINE: Final = "quickjs"
"""Engine for the scripts of sites; yt-dlp and Debian use the same name."""
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
"""By name, because some are yt-dlp's, which may not be importable."""
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
"""Messages of sites and yt-dlp, where there is no status code; the first match decides."""

type Info = Mapping[str, Any]
"""yt-dlp's description of a page, without guaranteed fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YtdlpOptions:
    """Options for yt-dlp.

    Attributes:
        extractors: sites that may be read; empty for any.
        cookies: file of cookies in Netscape's format.
        cache: folder of yt-dlp's cache.
    """

    extractors: Sequence[str] = ()
    cookies: Path | None = None
    cache: Path | None = None


def use_overlay(overlay: Path | None) -> None:
    """Use a newer yt-dlp instead of the installed one, if it can be imported."""
    if overlay is None:
        return
    sys.path.insert(0, str(overlay))
    try:
        importlib.import_module("yt_dlp")
    except Exception as err:  # noqa: BLE001 - a new release may fail in any way
        print(f"The renewed yt-dlp is broken, the installed one goes on: {err!r}", file=sys.stderr)  # noqa: T201 - for the log
        with contextlib.suppress(OSError):
            (overlay / BROKEN).touch()
        sys.path.remove(str(overlay))
        for name in [name for name in sys.modules if name.partition(".")[0] == "yt_dlp"]:
            del sys.modules[name]


def opened_site(terms: YtdlpOptions, **more: object) -> "YoutubeDL":
    """Return a configured yt-dlp, which the caller closes.

    Raises:
        FetchError: it cannot be imported.
    """
    try:
        from yt_dlp import YoutubeDL  # noqa: PLC0415 - half a second, not needed by a scan
    except Exception as err:  # a new release may fail in any way
        raise FetchError(Cause.BROKEN, f"yt-dlp cannot be imported: {err!r}") from err
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
    """Return the song of a page, as in the messages of a job."""
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
    """Return an exception as a failure with a cause.

    Args:
        err: exception from yt-dlp or the system.
        refused: local addresses that the guard has refused.
    """
    if isinstance(err, FetchError):
        return err
    if refused:
        return FetchError(Cause.REFUSED, refusal=Refusal.LINK_INTO_HOUSE)
    for cause in _chain(err):
        found = _cause_of(cause)
        if found is not None:
            return FetchError(found)
    words = " ".join(str(one) for one in _chain(err)).lower()
    for pattern, cause_said in _BY_WORDS:
        if re.search(pattern, words):
            return FetchError(cause_said)
    return FetchError(Cause.BROKEN)


def failed_line(failure: FetchError) -> Mapping[str, object]:
    """Return a failure as a message to the server."""
    described = {
        "cause": failure.cause,
        "refusal": failure.refusal,
        "fault": failure.fault,
        "detail": failure.detail,
    }
    return {"failed": described}


def cause_of_status(status: int) -> Cause | None:
    """Return the cause behind an HTTP status, None where it is ambiguous."""
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
    """Yield an exception and its causes, as stored by yt-dlp and Python."""
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
    """Logger that drops yt-dlp's messages; its failures are raised as exceptions."""

    def debug(self, message: str) -> None:
        """Drop the message."""

    trace = warning = info = error = debug
