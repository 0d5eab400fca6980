"""Fetches one song into the cache: ``python -m raveberry_server.jobs.fetch ORDER``.

The order is one JSON object. Says how far it is, what the song is and how it ended as one JSON
object a line. A song is in the cache whole or not at all; what has come of it stays in a working
folder, so that a job that was killed goes on where it stood.
"""

import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raveberry_server.adapters.providers.artwork import embedded_cover
from raveberry_server.adapters.providers.links import is_search, song_link
from raveberry_server.adapters.providers.song_cache import cache_key
from raveberry_server.application.addresses import without_queries
from raveberry_server.application.errors import Cause, FetchError

from .child import live_modestly
from .guard import Guard
from .loudness import SoundlessError, duration_of, loudness_of, write_copy
from .sites import Info, Terms, failure_of, opened_site, song_of, use_overlay
from .tags import UnreadableError, tags_of

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

_MEGABYTE: Final = 1_000_000
_MOST_MEMORY: Final = 2 << 30
_ROOM_LEFT: Final = 200 * _MEGABYTE
"""The disk is never filled up to the brim: the party's own database needs some."""
_LARGEST_COVER: Final = 8 * _MEGABYTE
_LONGEST_JOB_S: Final = 1_800
_SLOW_AFTER_S: Final = 60.0
_SLOWEST_BYTES_PER_S: Final = 4_000
_PLAIN_PAGES: Final = ("Generic", "HTML5MediaEmbed")
_REPORT_S: Final = 0.5
_SOUND_PART: Final = 0.9
"""How much of the work the download is; the rest is loudness and covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What somebody has handed over: an address that is a secret, and what is said of the song."""

    address: str = field(repr=False)
    artwork: str | None = field(repr=False)
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to fetch, and where to; `handed` when the uri does not tell where it is."""

    uri: str
    handed: Handed | None
    cache: Path
    longest_s: int
    largest_bytes: int
    extractors: tuple[str, ...]
    private_hosts: tuple[str, ...]
    cookies: Path | None
    overlay: Path | None

    @property
    def work(self) -> Path:
        """Where unfinished parts of it are."""
        return self.cache / "unfinished" / cache_key(self.uri)


def order_of(text: str) -> Order:
    """The order of a JSON object.

    Raises:
        ValueError, KeyError, TypeError: it is none.
        OSError: what was handed over is gone.
    """
    raw = json.loads(text)
    return Order(
        uri=str(raw["uri"]),
        handed=_handed_in(Path(raw["handed"])) if raw.get("handed") else None,
        cache=Path(raw["cache"]),
        longest_s=int(raw["longest_s"]),
        largest_bytes=int(raw["largest_bytes"]),
        extractors=tuple(map(str, raw["extractors"])),
        private_hosts=tuple(map(str, raw["private_hosts"])),
        cookies=Path(raw["cookies"]) if raw["cookies"] else None,
        overlay=Path(raw["overlay"]) if raw["overlay"] else None,
    )


def _handed_in(file: Path) -> Handed:
    raw = json.loads(file.read_bytes())
    return Handed(
        address=str(raw["address"]),
        artwork=str(raw["artwork"]) if raw["artwork"] else None,
        said={name: str(raw[name]) for name in ("title", "artist", "album") if raw[name]},
    )


class Fetch:
    """One song on its way into the cache."""

    def __init__(self, *, order: Order, say: Callable[[Mapping[str, object]], None]) -> None:
        self._order = order
        self._say = say
        self._began_s = time.monotonic()
        self._told_s = 0.0

    def run(self) -> None:
        """Fetch it.

        Raises:
            FetchError: it cannot be had, and why.
            Exception: what yt-dlp raises; `failure_of` knows what it means.
        """
        order = self._order
        order.work.mkdir(parents=True, exist_ok=True)
        self._expect_room(0)
        terms = Terms(
            extractors=order.extractors, cookies=self._own_cookies(), cache=order.cache / "sites"
        )
        with closing(
            opened_site(
                terms,
                format="bestaudio/best",
                extract_flat="in_playlist",
                playlist_items="1-2",
                paths={"home": str(order.work)},
                outtmpl={"default": "sound.%(ext)s"},
                progress_hooks=[self._heard],
            )
        ) as site:
            info = self._found(site)
            song = song_of(info)
            song["uri"] = song_link(str(song["uri"])) if is_search(order.uri) else order.uri
            if order.handed is None:
                self._say({"progress": 0.0, "song": song})
            self._expect_fitting(site, info)
            fetched = site.process_ie_result(dict(info), download=True)
            sound = self._sound(fetched)
            address = order.handed.artwork if order.handed else info.get("thumbnail")
            cover = self._cover(site, address)
        if order.handed is not None:
            song = {**song, **_names_in(sound), **order.handed.said}
            cover = cover or embedded_cover(sound)
        self._shelve(sound, cover, song)

    def _found(self, site: "YoutubeDL") -> Info:
        """The page of the song.

        Raises:
            FetchError: it is a whole list of them.
        """
        handed = self._order.handed
        address = handed.address if handed else self._order.uri
        found = site.extract_info(address, download=False)
        for _ in range(3):
            if not isinstance(found, dict):
                raise FetchError(Cause.GONE)
            if found.get("_type") not in ("playlist", "multi_video", "url", "url_transparent"):
                return _only(found)
            if found["_type"].startswith("url"):
                found = site.extract_info(str(found["url"]), download=False)
                continue
            entries = [entry for entry in found.get("entries") or () if entry]
            if not entries:
                raise FetchError(Cause.GONE)
            if len(entries) > 1:
                raise FetchError(
                    Cause.REFUSED, "That is a list of songs; ask for one of them by its own link"
                )
            found = entries[0]
        raise FetchError(Cause.REFUSED)

    def _expect_fitting(self, site: "YoutubeDL", info: Info) -> None:
        if info.get("is_live") or info.get("live_status") in ("is_live", "is_upcoming"):
            raise _endless()
        if info.get("direct") and self._is_radio(site, info):
            raise _endless()
        self._expect_short(info.get("duration"))
        self._expect_small(info.get("filesize") or info.get("filesize_approx"))

    def _is_radio(self, site: "YoutubeDL", info: Info) -> bool:
        """Whether a plain address is a stream without an end, as Icecast and its kin name it."""
        with closing(site.urlopen(str(info["url"]))) as response:
            return any(name.lower().startswith("icy-") for name in response.headers)

    def _expect_short(self, duration_s: object) -> None:
        longest_s = self._order.longest_s
        if longest_s and isinstance(duration_s, int | float) and duration_s > longest_s:
            minutes, seconds = divmod(longest_s, 60)
            raise FetchError(
                Cause.TOO_LONG,
                f"It is longer than {minutes}:{seconds:02} minutes; pick a shorter version",
            )

    def _expect_small(self, size: object) -> None:
        if isinstance(size, int | float) and size > self._order.largest_bytes:
            raise FetchError(
                Cause.TOO_LARGE,
                f"It is larger than {self._order.largest_bytes // _MEGABYTE} MB; "
                "pick another version",
            )
        self._expect_room(size if isinstance(size, int | float) else 0)

    def _expect_room(self, size: float) -> None:
        if shutil.disk_usage(self._order.work).free < size + _ROOM_LEFT:
            raise FetchError(Cause.DISK)

    def _heard(self, said: Mapping[str, Any]) -> None:
        """What yt-dlp says every moment of a download."""
        if said.get("status") != "downloading":
            return
        came = said.get("downloaded_bytes") or 0
        total = said.get("total_bytes") or said.get("total_bytes_estimate")
        self._expect_small(max(came, total or 0))
        now_s = time.monotonic()
        passed_s = now_s - self._began_s
        if passed_s > _SLOW_AFTER_S and came < passed_s * _SLOWEST_BYTES_PER_S:
            raise FetchError(Cause.NETWORK)
        if total and now_s - self._told_s >= _REPORT_S:
            self._told_s = now_s
            self._say({"progress": round(min(1.0, came / total) * _SOUND_PART, 3)})

    def _sound(self, fetched: Info) -> Path:
        """The file that came."""
        downloads = fetched.get("requested_downloads") or ()
        for download in downloads:
            sound = Path(str(download.get("filepath") or ""))
            if sound.is_file():
                return sound
        raise FetchError(Cause.UNPLAYABLE)

    def _cover(self, site: "YoutubeDL", address: object) -> bytes | None:
        """The picture at an address, if there is one that can be had; a song needs none."""
        if not isinstance(address, str):
            return None
        try:
            with closing(site.urlopen(address)) as response:
                image: bytes = response.read(_LARGEST_COVER + 1)
        except Exception as err:  # noqa: BLE001 - whatever a foreign site and its reader may do
            print(f"The cover cannot be had: {without_queries(str(err))}", file=sys.stderr)  # noqa: T201 - for the log
            return None
        return image if 0 < len(image) <= _LARGEST_COVER else None

    def _shelve(self, sound: Path, cover: bytes | None, song: dict[str, object]) -> None:
        """Measure it and put it into the cache, the sound last."""
        order = self._order
        key = cache_key(str(song["uri"]))
        try:
            duration_s = duration_of(sound)
            self._expect_short(duration_s)
            self._say({"progress": _SOUND_PART})
            loudness = loudness_of(sound)
            ready = order.work / "ready.mka"
            tags = {name: str(song[name]) for name in ("title", "artist", "album") if song[name]}
            write_copy(sound, ready, loudness, tags)
        except SoundlessError as err:
            print(f"There is no sound in it: {err}", file=sys.stderr)  # noqa: T201 - for the log
            sound.unlink(missing_ok=True)
            raise FetchError(Cause.UNPLAYABLE) from err
        kept = song | {"duration_s": duration_s, "has_cover": cover is not None}
        if cover is not None:
            _write(order.cache / f"{key}.cover", cover)
        _write(order.cache / f"{key}.json", json.dumps(kept).encode())
        ready.replace(order.cache / f"{key}.mka")
        shutil.rmtree(order.work, ignore_errors=True)
        self._say({"progress": 1.0, "done": kept})

    def _own_cookies(self) -> Path | None:
        """A copy of the cookies, because yt-dlp writes back what it was given."""
        if self._order.cookies is None or not self._order.cookies.is_file():
            return None
        own = self._order.work / "cookies.txt"
        shutil.copyfile(self._order.cookies, own)
        return own


def _only(entry: Info) -> dict[str, Any]:
    """The only sound of a page, which yt-dlp numbers as if it were the first of several."""
    title = entry.get("title")
    is_numbered = isinstance(title, str) and entry.get("extractor_key") in _PLAIN_PAGES
    return {**entry, "title": str(title).removesuffix(" (1)")} if is_numbered else {**entry}


def _names_in(sound: Path) -> dict[str, str]:
    """What a file says of itself; that it is called `sound` is our doing."""
    try:
        tags = tags_of(str(sound))
    except (UnreadableError, OSError):
        return {}
    title = tags.title if tags.title != sound.stem else ""
    said = {"title": title, "artist": tags.artist, "album": tags.album}
    return {name: text for name, text in said.items() if text}


def _endless() -> FetchError:
    return FetchError(
        Cause.TOO_LONG, "It is a stream without an end; only the host adds those, as radio"
    )


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(file)


def _say(line: Mapping[str, object]) -> None:
    print(json.dumps(line), flush=True)  # noqa: T201 - to the server


def _limit(largest_bytes: int) -> None:
    """No job may take the machine's memory or disk, whatever it was sent."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    largest = largest_bytes + 64 * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    signal.alarm(_LONGEST_JOB_S)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch, and say by the exit code whether it succeeded."""
    (text,) = sys.argv[1:] if arguments is None else arguments
    order = order_of(text)
    _limit(order.largest_bytes)
    guard = Guard(private_hosts=order.private_hosts)
    guard.stand()
    use_overlay(order.overlay)
    os.chdir("/")
    try:
        Fetch(order=order, say=_say).run()
    except MemoryError:
        _say({"failed": {"cause": Cause.TOO_LARGE.value, "reason": Cause.TOO_LARGE.sentence}})
    except Exception as err:  # noqa: BLE001 - the outermost loop of a process that reads strangers' pages
        failure = failure_of(err, guard.refused)
        print(f"{type(err).__name__}: {without_queries(str(err))[:250]}", file=sys.stderr)  # noqa: T201 - for the log
        _say({"failed": {"cause": failure.cause.value, "reason": str(failure)}})
    return 0


if __name__ == "__main__":
    live_modestly()
    sys.exit(main())
