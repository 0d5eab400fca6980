"""Fetch one song into the cache: ``python -m raveberry_server.jobs.ytdlp_fetch ORDER``.

The task is one JSON object. Prints progress, metadata and result as one JSON object a line. A song
is complete in the cache or absent; partial downloads stay in a working folder, so that a killed job
is resumed.
"""

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raveberry_server.adapters.sources.artwork import embedded_cover
from raveberry_server.adapters.sources.ytdlp.canonical_links import is_search, song_link
from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.model.errors import Refusal
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
from raveberry_server.jobs.audio.replay_gain import SoundlessError, duration_of
from raveberry_server.jobs.library.tag_parser import UnreadableError, tags_of
from raveberry_server.jobs.network.guard import ConnectionGuard

from .child_setup import live_modestly
from .ytdlp_client import Info, YtdlpOptions, failure_of, opened_site, song_of, use_overlay

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

_MOST_FORMATS: Final = 3
_OF_ONE_FORMAT: Final = frozenset({Cause.UNPLAYABLE, Cause.BLOCKED, Cause.GONE})
"""Failures of a format, after which another one is tried."""
_PLAIN_PAGES: Final = ("Generic", "HTML5MediaEmbed")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOverMedia:
    """Media from outside: a secret address and the metadata that came with it."""

    address: str = field(repr=False)
    artwork: str | None = field(repr=False)
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class YtdlpTask(FetchTask):
    """A song to fetch; `handed` if its address is not part of the URI."""

    handed: HandedOverMedia | None
    extractors: tuple[str, ...]
    cookies: Path | None
    overlay: Path | None


def order_of(text: str) -> YtdlpTask:
    """Return the task in a JSON object.

    Raises:
        ValueError, KeyError, TypeError: it is malformed.
        OSError: the stored address is gone.
    """
    raw = json.loads(text)
    return YtdlpTask(
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


def _handed_in(file: Path) -> HandedOverMedia:
    raw = json.loads(file.read_bytes())
    return HandedOverMedia(
        address=str(raw["address"]),
        artwork=str(raw["artwork"]) if raw["artwork"] else None,
        said={name: str(raw[name]) for name in ("title", "artist", "album") if raw[name]},
    )


class Fetch:
    """Download of one song into the cache."""

    def __init__(self, *, order: YtdlpTask, write_line: Say) -> None:
        self._order = order
        self._report = write_line
        self._progress = Progress(write_line=write_line)

    def run(self) -> None:
        """Fetch the song.

        Raises:
            FetchError: it cannot be fetched.
            Exception: any error of yt-dlp, which `failure_of` translates.
        """
        order = self._order
        order.work.mkdir(parents=True, exist_ok=True)
        order.expect_room(0)
        self._progress.watch()
        terms = YtdlpOptions(
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
                self._report({"progress": 0.0, "song": song})
            self._expect_fitting(site, info)
            sound = self._downloaded(site, info)
            self._progress.finish()
            address = order.handed.artwork if order.handed else info.get("thumbnail")
            cover = self._cover(site, address)
        if order.handed is not None:
            song = {**song, **_names_in(sound), **order.handed.said}
            cover = cover or embedded_cover(sound)
        put_into_cache(order, sound, cover, song, self._report)

    def _found(self, site: "YoutubeDL") -> Info:
        """Return yt-dlp's description of the song.

        Raises:
            FetchError: it is a playlist of several songs.
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
                raise FetchError(Cause.REFUSED, refusal=Refusal.LINK_TO_PLAYLIST)
            found = entries[0]
        raise FetchError(Cause.REFUSED)

    def _expect_fitting(self, site: "YoutubeDL", info: Info) -> None:
        if info.get("is_live") or info.get("live_status") in ("is_live", "is_upcoming"):
            raise FetchError(Cause.ENDLESS)
        if info.get("direct"):
            self._expect_fitting_answer(site, info)
        self._order.expect_short(info.get("duration"))
        self._order.expect_small(info.get("filesize") or info.get("filesize_approx"))

    def _expect_fitting_answer(self, site: "YoutubeDL", info: Info) -> None:
        """Raise if a direct link is a radio station or a file that is too large, by its headers.

        Raises:
            FetchError: it is.
        """
        with closing(site.urlopen(str(info["url"]))) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
        if any(name.startswith("icy-") for name in headers):
            raise FetchError(Cause.ENDLESS)
        size = headers.get("content-length", "")
        self._order.expect_small(int(size) if size.isdecimal() else None)

    def _downloaded(self, site: "YoutubeDL", info: Info) -> Path:
        """Return the file in the first format that the site delivers and that holds sound.

        Raises:
            FetchError: there is none.
            Exception: any error of yt-dlp.
        """
        *others, last = _formats_in(info)
        for one in others:
            self._progress.begin()
            try:
                sound = self._sound(site.process_ie_result({**info, **one}, download=True))
                duration_of(sound)
            except SoundlessError as err:
                print(f"A format holds no sound: {err}", file=sys.stderr)  # noqa: T201 - for the log
            except Exception as err:
                if failure_of(err, ()).cause not in _OF_ONE_FORMAT:
                    raise
                print(f"A format is missing: {without_queries(str(err))[:250]}", file=sys.stderr)  # noqa: T201 - for the log
            else:
                return sound
            for file in self._order.work.glob("sound*"):
                file.unlink()
        self._progress.begin()
        return self._sound(site.process_ie_result({**info, **last}, download=True))

    def _heard(self, said: Mapping[str, Any]) -> None:
        """Handle yt-dlp's progress report."""
        if said.get("status") != "downloading":
            return
        came = said.get("downloaded_bytes") or 0
        total = said.get("total_bytes") or said.get("total_bytes_estimate")
        self._order.expect_small(max(came, total or 0))
        self._progress.note(came, total)
        part = said.get("tmpfilename")
        if isinstance(part, str) and not said.get("fragment_count"):
            self._order.expect_short_so_far(Path(part), came, total)

    def _sound(self, fetched: Info) -> Path:
        """Return the downloaded file."""
        downloads = fetched.get("requested_downloads") or ()
        for download in downloads:
            sound = Path(str(download.get("filepath") or ""))
            if sound.is_file():
                return sound
        raise FetchError(Cause.UNPLAYABLE)

    def _cover(self, site: "YoutubeDL", address: object) -> bytes | None:
        """Return the image at an address, None if it is not available, as a cover is optional."""
        if not isinstance(address, str):
            return None
        try:
            with closing(site.urlopen(address)) as response:
                image: bytes = response.read(LARGEST_COVER + 1)
        except Exception as err:  # noqa: BLE001 - the site and its extractor are untrusted
            print(f"The cover cannot be had: {without_queries(str(err))}", file=sys.stderr)  # noqa: T201 - for the log
            return None
        return image if 0 < len(image) <= LARGEST_COVER else None

    def _own_cookies(self) -> Path | None:
        """Return a copy of the cookies, as yt-dlp writes to its cookie file."""
        if self._order.cookies is None or not self._order.cookies.is_file():
            return None
        own = self._order.work / "cookies.txt"
        shutil.copyfile(self._order.cookies, own)
        return own


def _formats_in(info: Info) -> Sequence[Info]:
    """Return what differs for each format to try: the chosen one, then others with sound."""
    formats = [one for one in info.get("formats") or () if one.get("acodec") != "none"]
    chosen = [one for one in formats if one.get("format_id") == info.get("format_id")]
    others = [one for one in reversed(formats) if one not in chosen]
    others.sort(key=lambda one: one.get("vcodec") not in (None, "none"))
    return [{"formats": [one]} for one in [*chosen, *others][:_MOST_FORMATS]] or [{}]


def _only(entry: Info) -> dict[str, Any]:
    """Return the only media of a page, without the number that yt-dlp appends to its title."""
    title = entry.get("title")
    is_numbered = isinstance(title, str) and entry.get("extractor_key") in _PLAIN_PAGES
    return {**entry, "title": str(title).removesuffix(" (1)")} if is_numbered else {**entry}


def _names_in(sound: Path) -> dict[str, str]:
    """Return a file's tags; its name `sound` was chosen by this job and is no title."""
    try:
        tags = tags_of(str(sound))
    except (UnreadableError, OSError):
        return {}
    title = tags.title if tags.title != sound.stem else ""
    said = {"title": title, "artist": tags.artist, "album": tags.album}
    return {name: text for name, text in said.items() if text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the task and return the exit code."""
    (text,) = sys.argv[1:] if arguments is None else arguments
    order = order_of(text)
    limit(order.largest_bytes)
    guard = ConnectionGuard(private_hosts=order.private_hosts)
    guard.stand()
    use_overlay(order.overlay)
    os.chdir("/")
    return run_and_tell(Fetch(order=order, write_line=write_line).run, guard)


if __name__ == "__main__":
    live_modestly()
    sys.exit(main())
