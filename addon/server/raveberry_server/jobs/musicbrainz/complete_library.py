"""Look up tags and covers that local songs lack, at MusicBrainz and the Cover Art Archive.

Usage: ``python -m raveberry_server.jobs.musicbrainz.complete_library library.db musicbrainz.db``.
Prints its progress as one JSON object a line. Lines of standard input are JSON lists of the keys of
songs that are looked up first. Results are committed on the way, so a job that was killed continues
where it stopped. Only names and lengths are sent; the music is neither sent nor changed.
"""

import errno
import os
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from raveberry_server.adapters.processes.environment import own_names
from raveberry_server.adapters.sources.local.database import is_exclusive, opened_for_reading
from raveberry_server.adapters.sources.local.musicbrainz.findings import (
    CoverFinding,
    Recording,
    RecordingFinding,
    albums_with_cover,
    cover_findings,
    covers_bytes,
    opened_for_lookups,
    recording_findings,
    remove_covers,
    write_cover,
    write_recording,
)
from raveberry_server.adapters.sources.local.songs import (
    EMBEDDED_COVER,
    IS_MUSIC,
    LACKS_ARTIST,
    LACKS_TITLE,
    PLACED,
    FileStamp,
    Row,
)
from raveberry_server.adapters.sources.search_text import search_text
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.child_setup import end_with_the_server, go_last, report
from raveberry_server.jobs.library.requested_keys import RequestedKeys
from raveberry_server.jobs.library.song_rows import VARIOUS_ARTISTS
from raveberry_server.jobs.network.guard import AddressPolicy
from raveberry_server.jobs.network.local_networks import own_networks

from .cleaned_names import (
    SongName,
    album_without_extras,
    names_in_file_name,
    title_without_extras,
)
from .matches import matching_recording, matching_release_group
from .search_queries import recording_query, release_group_query
from .web_service import MusicBrainzClient, RequestSpacing, UnavailableError

MOST_COVER_BYTES: Final = 300_000_000
"""Size of all covers together, some 5,000."""
AGAIN_S: Final = 28 * 86_400
"""Time after which what was not found is looked up again: MusicBrainz grows."""
_SOON_S: Final = 86_400
"""The same after a failure of the service."""
_COMMIT_S: Final = 20.0
"""Lookups that a kill may cost; flash memory wears out."""
_REPORT_S: Final = 0.5
_SUMMARY_S: Final = 300.0
"""Time between two summaries; the server scans after one with news."""
_MOST_FAILURES: Final = 3
"""Lookups in succession without an answer after which it is the service that is down."""
_MOST_MEMORY: Final = 1 << 30
_BATCH: Final = 200
_LONGEST_ALBUM: Final = 200
_CACHE: Final = "PRAGMA cache_size = -250"
"""Kilobytes of pages that SQLite keeps for each database."""
_VARIOUS: Final = "Various Artists"
"""The name under which MusicBrainz has them."""

_SONGS: Final = (
    "SELECT song.key, file.size, file.mtime_ns, file.folder, file.name, song.title, song.artist, "  # noqa: S608 - constants
    f"song.duration_s, song.missing_tags FROM {PLACED} "
    f"WHERE song.missing_tags & {LACKS_TITLE | LACKS_ARTIST} AND {IS_MUSIC}"
)
_NEXT_SONGS: Final = (
    f"{_SONGS} AND (file.folder, file.name) > (?, ?) ORDER BY file.folder, file.name LIMIT ?"
)
_ONE_SONG: Final = f"{_SONGS} AND song.key = ?"
_COVERLESS: Final = (
    "SELECT song.album_key, min(song.album), max(song.album_artist), min(song.shelf_artist) "  # noqa: S608 - constants
    f"FROM {PLACED} WHERE song.has_cover <> {EMBEDDED_COVER} AND folder.cover IS NULL "
    f"AND song.shelf_artist <> '' AND {IS_MUSIC}"
)
_NEXT_ALBUMS: Final = (
    f"{_COVERLESS} AND song.album_key > ? GROUP BY song.album_key ORDER BY song.album_key LIMIT ?"
)
_ALBUM_OF: Final = (
    f"{_COVERLESS} AND song.album_key = (SELECT album_key FROM song WHERE key = ?) "  # noqa: S608 - constants
    "GROUP BY song.album_key"
)
_KEYS_OF_ALBUM: Final = "SELECT key FROM song WHERE album_key = ? LIMIT ?"


class UntaggedSong(NamedTuple):
    """A song whose file lacks title or artist; own tags are empty where they are missing."""

    key: str
    stamp: FileStamp
    file_name: str
    title: str
    artist: str
    duration_s: float | None


class CoverlessAlbum(NamedTuple):
    """An album with songs that have no cover."""

    key: str
    title: str
    artist: str


class LibraryCompletion:
    """Lookup of what all songs of a library lack.

    Args:
        library: the library.
        findings: the database of findings.
        client: client of the services.
        requested: keys of requested songs.
        now_s: returns the time in seconds since 1970.
    """

    def __init__(
        self,
        *,
        library: sqlite3.Connection,
        findings: sqlite3.Connection,
        client: MusicBrainzClient,
        requested: RequestedKeys,
        now_s: Callable[[], float],
    ) -> None:
        self._library = library
        self._findings = findings
        self._client = client
        self._requested = requested
        self._now_s = now_s
        self._committed_s = self._summarized_s = time.monotonic()
        self._reported_s = 0.0
        self._looked_at: set[str] = set()
        self._counted_scan = 0
        self._wanted = self._done = self._named = self._covered = 0
        self._failures = 0
        self._cover_bytes = covers_bytes(findings)
        self._is_full = False

    def run(self) -> None:
        """Look up everything that is missing, requested songs first.

        Raises:
            UnavailableError: a service does not answer.
            sqlite3.Error: a database cannot be read or written.
        """
        self._count()
        report(self._progress, self._summary())
        try:
            self._complete()
        except UnavailableError:
            # What was found before can be shown.
            report(self._progress, self._summary())
            raise
        self._findings.commit()
        report(1.0, self._summary())

    def _complete(self) -> None:
        for songs in self._songs():
            self._count_after_scan()
            for song in songs:
                self._complete_requested()
                if self._open_songs([song]):
                    self._look_up_song(song)
        for albums in self._albums():
            self._count_after_scan()
            for album in albums:
                self._complete_requested()
                if self._open_albums([album]):
                    self._look_up_album(album)

    def _songs(self) -> Iterator[Sequence[UntaggedSong]]:
        """Yield the songs on connected drives that lack title or artist, folder by folder.

        No query stays open between batches: it would keep the scan from shortening its log.
        """
        place: tuple[int, bytes] = (0, b"")
        while rows := self._library.execute(_NEXT_SONGS, (*place, _BATCH)).fetchall():
            place = rows[-1][3:5]
            yield [_song(row) for row in rows]

    def _albums(self) -> Iterator[Sequence[CoverlessAlbum]]:
        last = ""
        while rows := self._library.execute(_NEXT_ALBUMS, (last, _BATCH)).fetchall():
            last = rows[-1][0]
            yield [_album(row) for row in rows]

    # --- progress --------------------------------------------------------------------------------

    def _count_after_scan(self) -> None:
        if self._scan() != self._counted_scan:
            self._count()

    def _scan(self) -> int:
        """Return a number that changes when a scan writes the library."""
        (number,) = self._library.execute("PRAGMA data_version").fetchone()
        return int(number)

    def _count(self) -> None:
        """Count what the library lacks, and what is looked up."""
        self._counted_scan = self._scan()
        self._wanted = self._done = self._named = self._covered = 0
        for songs in self._songs():
            known = recording_findings(self._findings, [song.key for song in songs])
            self._wanted += len(songs)
            self._done += len(songs) - len(self._open_songs(songs))
            self._named += sum(
                finding.recording is not None and finding.stamp == song.stamp
                for song in songs
                if (finding := known.get(song.key))
            )
        for albums in self._albums():
            covers = cover_findings(self._findings, [album.key for album in albums])
            self._wanted += len(albums)
            self._done += len(albums) - len(self._open_albums(albums))
            self._covered += sum(cover.has_image for cover in covers.values())

    @property
    def _progress(self) -> float:
        return min(1.0, self._done / self._wanted) if self._wanted else 1.0

    def _summary(self) -> Notice:
        return Notice(
            NoticeCode.MUSICBRAINZ_COMPLETED,
            songs=self._named,
            albums=self._covered,
            full=int(self._is_full),
        )

    def _report(self) -> None:
        """Report the progress; the server answers with new requests."""
        now_s = time.monotonic()
        if now_s - self._summarized_s >= _SUMMARY_S:
            # A scan shows only what is committed.
            self._commit()
            self._summarized_s = self._reported_s = now_s
            report(self._progress, self._summary())
        elif now_s - self._reported_s >= _REPORT_S:
            self._reported_s = now_s
            report(self._progress)

    def _commit(self) -> None:
        self._findings.commit()
        self._committed_s = time.monotonic()

    def _finish(self) -> None:
        """Count a result, and commit what has accumulated."""
        self._done += 1
        if time.monotonic() - self._committed_s >= _COMMIT_S:
            self._commit()
        self._report()

    def _time_of_failure(self) -> int:
        """Return a time of the lookup by which it is repeated soon, and others come before it."""
        return int(self._now_s()) - AGAIN_S + _SOON_S

    def _count_failure(self, failure: UnavailableError) -> None:
        """Go on after a failure, which may be due to one question, but not after several."""
        self._commit()
        self._failures += 1
        if self._failures >= _MOST_FAILURES:
            raise failure
        self._finish()

    # --- requested songs -------------------------------------------------------------------------

    def _complete_requested(self) -> None:
        """Look up the tags of requested songs, and the covers of their albums."""
        while (key := self._next_requested()) is not None:
            self._looked_at.add(key)
            row = self._library.execute(_ONE_SONG, (key,)).fetchone()
            for song in self._open_songs([_song(row)] if row else []):
                self._look_up_song(song)
            row = self._library.execute(_ALBUM_OF, (key,)).fetchone()
            for album in self._open_albums([_album(row)] if row else []):
                self._look_up_album(album)

    def _next_requested(self) -> str | None:
        keys = tuple(self._requested)
        self._looked_at.intersection_update(keys)
        return next((key for key in keys if key not in self._looked_at), None)

    # --- tags ------------------------------------------------------------------------------------

    def _open_songs(self, songs: Sequence[UntaggedSong]) -> Sequence[UntaggedSong]:
        """Return those songs that have to be looked up."""
        known = recording_findings(self._findings, [song.key for song in songs])
        return [song for song in songs if not self._is_answered(song, known.get(song.key))]

    def _is_answered(self, song: UntaggedSong, finding: RecordingFinding | None) -> bool:
        if finding is None or finding.stamp != song.stamp:
            return False
        return finding.recording is not None or self._is_recent(finding.looked_up_s)

    def _is_recent(self, looked_up_s: int) -> bool:
        return self._now_s() - looked_up_s < AGAIN_S

    def _look_up_song(self, song: UntaggedSong) -> None:
        try:
            recording = self._recording(song)
        except UnavailableError as err:
            finding = RecordingFinding(song.stamp, self._time_of_failure())
            write_recording(self._findings, song.key, finding)
            self._count_failure(err)
            return
        self._failures = 0
        finding = RecordingFinding(song.stamp, int(self._now_s()), recording)
        write_recording(self._findings, song.key, finding)
        self._named += recording is not None
        self._finish()

    def _recording(self, song: UntaggedSong) -> Recording | None:
        """Return the recording of a song, None if none is certain.

        Raises:
            UnavailableError: the service does not answer.
        """
        if not song.duration_s:
            return None
        for name in _names(song):
            rows = self._client.recordings(recording_query(name, song.duration_s))
            found = matching_recording(rows, name, song.duration_s)
            if found is not None:
                return found
        return None

    # --- covers ----------------------------------------------------------------------------------

    def _open_albums(self, albums: Sequence[CoverlessAlbum]) -> Sequence[CoverlessAlbum]:
        """Return those albums that have to be looked up; none while there is no room."""
        if self._is_full:
            return []
        known = cover_findings(self._findings, [album.key for album in albums])
        return [album for album in albums if not self._is_covered(known.get(album.key))]

    def _is_covered(self, finding: CoverFinding | None) -> bool:
        if finding is None:
            return False
        return finding.has_image or self._is_recent(finding.looked_up_s)

    def _look_up_album(self, album: CoverlessAlbum) -> None:
        try:
            group = self._known_release_group(album) or self._release_group(album)
            image = self._client.front_image(group) if group else None
        except UnavailableError as err:
            write_cover(self._findings, album.key, self._time_of_failure(), None)
            self._count_failure(err)
            return
        self._failures = 0
        if image is not None and not self._has_room(image):
            self._is_full = True
            return
        write_cover(self._findings, album.key, int(self._now_s()), image)
        self._cover_bytes += len(image or b"")
        self._covered += image is not None
        if image is not None:
            # Images that do not fit into the cache would lock readers out until the commit.
            self._commit()
        self._finish()

    def _known_release_group(self, album: CoverlessAlbum) -> str:
        """Return the release group by the recording of one of its songs, empty if none is known."""
        keys = self._library.execute(_KEYS_OF_ALBUM, (album.key, _LONGEST_ALBUM)).fetchall()
        found = recording_findings(self._findings, [key for (key,) in keys])
        wanted = search_text(album.title)
        recordings = (finding.recording for finding in found.values() if finding.recording)
        return next(
            (
                one.release_group
                for one in recordings
                if one.release_group and search_text(one.album) == wanted
            ),
            "",
        )

    def _release_group(self, album: CoverlessAlbum) -> str | None:
        title = album_without_extras(album.title)
        rows = self._client.release_groups(release_group_query(album.artist, title))
        return matching_release_group(rows, album.artist, title)

    def _has_room(self, image: bytes) -> bool:
        """Return whether a cover still fits; those of albums that have gone make room."""
        if self._cover_bytes + len(image) <= MOST_COVER_BYTES:
            return True
        rows = self._library.execute("SELECT DISTINCT album_key FROM song").fetchall()
        kept = {key for (key,) in rows}
        gone = [key for key in albums_with_cover(self._findings) if key not in kept]
        remove_covers(self._findings, gone)
        self._cover_bytes = covers_bytes(self._findings)
        return self._cover_bytes + len(image) <= MOST_COVER_BYTES


def _song(row: Row) -> UntaggedSong:
    key, size, mtime_ns, _, name, title, artist, duration_s, missing = row
    return UntaggedSong(
        key=key,
        stamp=FileStamp(size, mtime_ns),
        file_name=os.fsdecode(name),
        title="" if missing & LACKS_TITLE else title,
        artist="" if missing & LACKS_ARTIST else artist,
        duration_s=duration_s,
    )


def _album(row: Row) -> CoverlessAlbum:
    key, title, album_artist, shelf_artist = row
    is_various = album_artist and search_text(album_artist) in VARIOUS_ARTISTS
    return CoverlessAlbum(key, title, _VARIOUS if is_various else shelf_artist)


def _names(song: UntaggedSong) -> Sequence[SongName]:
    """Return the names by which to look up a song: its own tags, and its file name for the rest."""
    names = names_in_file_name(song.file_name)
    if song.title:
        own = title_without_extras(song.title)
        # The artist in a file name is the one of the title beside it.
        return [
            SongName(name.artist, own)
            for name in names
            if name.artist and search_text(name.title) == search_text(own)
        ]
    if song.artist:
        return list(dict.fromkeys(SongName(song.artist, name.title) for name in names))
    # One word alone names no artist.
    return [name for name in names if name.artist or " " in search_text(name.title)]


def main(
    arguments: Sequence[str],
    *,
    requested: RequestedKeys,
    client: MusicBrainzClient,
    now_s: Callable[[], float] = time.time,  # noqa: TID251 - entry point of a process
) -> int:
    """Complete a library and return the exit code."""
    library_file, findings_file = map(Path, arguments)
    try:
        library = opened_for_reading(library_file)
        if library is None:
            return 0
        with closing(library), closing(opened_for_lookups(findings_file)) as findings:
            if is_exclusive(library):
                raise OSError(errno.ENOSPC, "the disk is full")  # noqa: TRY301 - as from SQLite
            for database in (library, findings):
                database.execute(_CACHE)
            LibraryCompletion(
                library=library, findings=findings, client=client, requested=requested, now_s=now_s
            ).run()
    except (sqlite3.Error, OSError, UnavailableError) as err:
        print(f"The lookup stopped: {err}", file=sys.stderr)  # noqa: T201 - the reason
        return 1
    return 0


def _run() -> int:
    """Run the job in a process that the server started."""
    go_last()
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    requested = RequestedKeys()
    end_with_the_server(on_word=requested.receive)
    outside = AddressPolicy(networks=own_networks(), own_names=own_names())
    client = MusicBrainzClient(outside=outside, spacing=RequestSpacing())
    return main(sys.argv[1:], requested=requested, client=client)


if __name__ == "__main__":
    sys.exit(_run())
