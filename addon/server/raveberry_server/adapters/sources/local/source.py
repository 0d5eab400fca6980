"""The music folders: the source `local`."""

import base64
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

from raveberry_server.adapters.option_path_checks import PathCheck, missing_folder
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.spec import SourceSetting, SourceSpec
from raveberry_server.adapters.system.heap import HEAP
from raveberry_server.adapters.system.worker_threads import FairThread
from raveberry_server.application.errors import SourceError, TrackError
from raveberry_server.application.ports import (
    LIBRARY_LABEL,
    BrowseItem,
    BrowsePage,
    Capability,
    Found,
    Highlights,
    LyricLine,
    Lyrics,
    PlayCounts,
    Playlist,
    SourceHealth,
)
from raveberry_server.application.ports.library import LibraryContents
from raveberry_server.application.problems.problems import ProblemCode
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import HOST_ONLY
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.playback.file_range import FileRange
from raveberry_server.domain.playback.similarity import Seed
from raveberry_server.domain.requests.playlist_requests import MissingSong
from raveberry_server.option_rows import OptionValues

from . import song_files
from .browse import PageRange, page_at
from .copies.library_copier import LibraryCopier
from .database import is_exclusive, opened_for_reading, song_key
from .folder_check import MUSIC, folder_findings
from .highlights import picked_highlights
from .idle_jobs.process import COMPLETE_LIBRARY, MEASURE_LOUDNESS, IdleJobProcess
from .loudness.adjusted_files import AdjustedFiles, FileStart
from .musicbrainz.findings import cover_of, findings_file
from .musicbrainz.findings import opened_for_reading as opened_findings
from .playlist_files import PlaylistLine, named_in
from .playlist_search import playlist_like, playlists_named
from .playlists import (
    PlaylistFile,
    playlist_file,
    playlist_item,
    playlist_of_file,
    playlist_of_page,
    playlist_parts,
    songs_at,
    songs_named,
)
from .scan_processes import FolderWatch, MusicFolders, ScanProcess
from .scan_report import ScanReport
from .search import LibrarySearch
from .similar_songs import similar_songs
from .songs import (
    PREFIX,
    SOURCE,
    URI,
    FileStamp,
    SongLocation,
    album_with_found_cover,
    key_of_part,
    place_of,
    places_of_recording,
    random_songs,
    relative_paths,
    song_by_key,
    songs_by_id,
    stamped_place_of,
)

LIBRARY: Final = "library.db"
LOUDNESS: Final = "loudness.db"
_COVER_WITHIN_S: Final = 0.5
"""Wait for a found cover; searches wait in the same thread."""
_LOGGER = logging.getLogger(__name__)


class LocalSource:
    """Source of scanned songs; empty before the first scan."""

    name = SOURCE

    def __init__(  # noqa: PLR0913 - folders of several kinds
        self,
        *,
        data: Path,
        plays: PlayCounts,
        folders: tuple[Path, ...] = (),
        folders_option: str = MUSIC.env,
        runtime: Path | None = None,
        remote_folders: RemoteFolders | None = None,
    ) -> None:
        self._folders = folders
        self._remote_folders = remote_folders or RemoteFolders()
        self._folders_option = folders_option
        self._file = data / LIBRARY
        self._music = MusicFolders(
            library=self._file,
            folders=folders,
            remote_folders=self._remote_folders,
        )
        self._loudness = data / LOUDNESS
        # A restore replaces the data while the player goes on with one of these files.
        adjusted = (runtime or data) / "adjusted"
        self._adjusted_files = AdjustedFiles(folder=adjusted, results=self._loudness)
        self._aliases = data / "aliases"
        self._plays = plays
        self._covers = CoverScaler(folder=data / "artwork")
        self._thread = FairThread(name="library")
        self._opened: _OpenLibrary | None = None
        self._is_scan_awaited = False

    @property
    def health(self) -> SourceHealth:
        """Health; the problems of its folders are those of their option."""
        is_set_up = bool(self._folders)
        option = None if is_set_up else self._folders_option
        return SourceHealth(name=SOURCE, is_set_up=is_set_up, option=option)

    async def start_thread(self) -> None:
        """Start the thread that reads the library, before the first search."""
        await self._thread.start()
        await self._thread.run(self._adjusted_files.remove_old)

    async def search(self, query: str, limit: int) -> Found:
        """Return the songs that fit a query, best first.

        Raises:
            SourceError: the library cannot be read.
        """
        times_played = self._plays.times_played

        def found(opened: _OpenLibrary) -> Found:
            ids, has_more = opened.search.found(query, limit, times_played)
            return Found(songs=tuple(songs_by_id(opened.connection, ids)), has_more=has_more)

        return await self._read(found) or Found(songs=(), has_more=False)

    async def song(self, uri: str) -> Song | None:
        """Return the song with that URI, None if the library has none.

        Raises:
            SourceError: the library cannot be read.
        """
        key = URI.fullmatch(uri)
        if key is None:
            return None
        return await self._read(lambda opened: song_by_key(opened.connection, key[1]))

    async def browse(self, path: str, offset: int, limit: int) -> BrowsePage | None:
        """Return a page of the library, None if there is no such page.

        Raises:
            SourceError: the library cannot be read.
        """
        parts = playlist_parts(f"{PREFIX}{path}")
        if parts is not None and parts[0] == "playlist":
            return await self._opened_playlist(path, parts[1], PageRange(offset, limit))
        page = await self._read(
            lambda opened: page_at(opened.connection, path, PageRange(offset, limit))
        )
        if page is None and not path:
            return BrowsePage(path="", label=LIBRARY_LABEL, items=(), has_more=False)
        return page

    async def playlist(self, uri: str, limit: int) -> Playlist | None:
        """Return the first songs of a playlist file, folder or album, read on each call.

        Raises:
            SourceError: the library or the file cannot be read.
        """
        parts = playlist_parts(uri)
        if parts is None:
            return None
        kind, key = parts
        if kind != "playlist":
            return await self._read(
                lambda opened: playlist_of_page(opened.connection, kind, key, limit)
            )
        read = await self._named(key)
        if read is None:
            return None
        file, named = read
        return await self._read(
            lambda opened: playlist_of_file(opened.connection, file, named, limit)
        )

    async def playlist_like(self, query: str) -> str | None:
        """Return the URI of the playlist, album or folder whose name fits a query best.

        Raises:
            SourceError: the library cannot be read.
        """
        return await self._read(lambda opened: playlist_like(opened.connection, query))

    async def playlists_named(self, query: str, limit: int) -> Sequence[BrowseItem]:
        """Return the playlist files and folders whose names fit a query, best first.

        Raises:
            SourceError: the library cannot be read.
        """
        found = await self._read(lambda opened: playlists_named(opened.connection, query, limit))
        return found or ()

    async def random_songs(self, count: int) -> Sequence[Song]:
        """Return distinct, uniformly random songs.

        Raises:
            SourceError: the library cannot be read.
        """
        return await self._read(lambda opened: random_songs(opened.connection, count)) or ()

    async def highlights(self, count: int) -> Highlights:
        """Return some genres and artists; those with many songs are more likely.

        Raises:
            SourceError: the library cannot be read.
        """
        found = await self._read(lambda opened: picked_highlights(opened.connection, count))
        return found or Highlights()

    async def similar(self, seed: Seed, limit: int) -> Sequence[Song]:
        """Return the songs that suit the seed best.

        Raises:
            SourceError: the library cannot be read.
        """
        found = await self._read(lambda opened: similar_songs(opened.connection, seed, limit))
        return found or ()

    async def playable(self, uri: str) -> str | None:
        """Return the absolute path of a song, None if its file or the song is gone.

        That of a track of a cue sheet is followed by its part of the file.

        Raises:
            SourceError: the library or the music folder cannot be read, or the first scan has not
                finished.
        """
        key = URI.fullmatch(uri)
        place = await self._place(key[1], also_away=True) if key else None
        if key and place is None and not await self._read(_has_been_whole):
            raise SourceError(Refusal.LIBRARY_UNSCANNED)
        if place is None:
            return None
        path = place.path
        if not await self._from_file(path, song_files.is_readable, path):
            folders = (place.root, *map(str, self._folders))
            absent = await self._from_file(path, song_files.absent_folder_of, path, folders)
            if absent is not None:
                raise SourceError(Refusal.MUSIC_FOLDER_AWAY, absent)
            return None
        return await self._spelled_out(place, path)

    async def found_again(self, song: Song) -> str | None:
        """Return the path of a song whose file was renamed or moved.

        The library knows it by its tags and length once it was scanned; before that, the file is
        looked for in its old folder.

        Raises:
            SourceError: the library cannot be read, or it is not found and a scan is awaited.
        """
        key = URI.fullmatch(song.uri)
        if key is None:
            return None
        found = await self._found_elsewhere(song, key[1])
        if found is None and self._is_scan_awaited:
            raise SourceError(Refusal.LIBRARY_UNSCANNED)
        return found

    async def _found_elsewhere(self, song: Song, key: str) -> str | None:
        places = await self._read(lambda opened: places_of_recording(opened.connection, song))
        old = await self._read(lambda opened: stamped_place_of(opened.connection, key))
        for place in places or ():
            if await self._from_file(place.path, song_files.is_readable, place.path):
                return await self._spelled_out(place, place.path)
        if old is None:
            return None
        place, stamp = old
        renamed = await self._from_file(place.path, song_files.renamed, place.path, *stamp)
        return None if renamed is None else await self._spelled_out(place, renamed)

    async def relative_paths(self, uris: AbstractSet[str]) -> Mapping[str, str]:
        """Return the paths of its songs by URI, relative to their music folder.

        Raises:
            SourceError: the library cannot be read.
        """
        keys = [match[1] for uri in uris if (match := URI.fullmatch(uri))]
        found = await self._read(lambda opened: relative_paths(opened.connection, keys)) or {}
        return {f"{PREFIX}{key}": path for key, path in found.items()}

    async def songs_at(self, paths: Sequence[str]) -> Sequence[Song | None]:
        """Return the song at each path of a playlist file, None where there is none.

        Raises:
            SourceError: the library cannot be read.
        """
        found = await self._read(lambda opened: songs_at(opened.connection, paths))
        return found or [None] * len(paths)

    async def artwork(self, key: str) -> bytes | None:
        """Return the cover of a song by its key, None if it has none."""
        try:
            place = await self._place(key)
            image = await self._cover(place) if place else None
            image = image or await self._read(lambda opened: self._found_cover(opened, key))
        except SourceError as err:
            _LOGGER.debug("No cover of %s: %s", key, err)
            return None
        return await self._covers.fitting(key, image) if image else None

    async def lyrics(self, uri: str) -> Lyrics | None:
        """Return the lyrics of a song, in the file beside it or in its tags; None if it has none.

        Raises:
            SourceError: the library cannot be read.
        """
        key = URI.fullmatch(uri)
        place = await self._place(key[1]) if key else None
        if place is None:
            return None
        lines = await self._from_file(place.path, song_files.lyrics_lines, place.path)
        if lines and place.start_s is not None:
            lines = song_files.lines_of_part(lines, place.start_s, place.end_s)
        if not lines:
            return None
        return Lyrics(lines=tuple(LyricLine(text=text, at_s=at_s) for text, at_s in lines))

    async def contents(self, offset: int, limit: int) -> LibraryContents:
        """Return the folders and a page of unreadable files.

        Raises:
            SourceError: the library cannot be read.
        """
        return await ScanReport(library=self._file).contents(offset, limit)

    async def adjusted(self, location: str, file: str) -> str:
        """Return what plays a song with its measured gain, `file` without one.

        Args:
            location: the song.
            file: the file of the song, or a copy of it that the player opens.

        Raises:
            TrackError: its folder does not answer, so that the player would hang with it.
        """
        part = FileRange.of(location)
        path = Path(part.file if part else location)
        try:
            size, mtime_ns, beginning = await self._remote_folders.read(
                file, song_files.stamp_and_beginning, file
            )
        except SourceError as err:
            raise TrackError(str(err)) from err
        except (OSError, ValueError) as err:
            _LOGGER.warning("%s is played without its gain: %s", location, err)
            return file
        start = FileStart(FileStamp(size, mtime_ns), bytes.fromhex(beginning))

        def adjusted(opened: _OpenLibrary) -> str | None:
            try:
                if path.parent == self._aliases:
                    key: str | None = path.stem
                elif part:
                    key = key_of_part(opened.connection, part)
                else:
                    key = song_key(os.fsencode(location))
                place = place_of(opened.connection, key) if key else None
                if place is None:
                    return None
                if file != str(path):
                    place = replace(place, path=file)
                return self._adjusted_files.path_of(opened.connection, place, start)
            except (sqlite3.Error, OSError, ValueError) as err:
                _LOGGER.warning("%s is played without its gain: %s", location, err)
                return None

        try:
            return await self._read(adjusted) or file
        except SourceError as err:
            _LOGGER.warning("%s is played without its gain: %s", location, err)
            return file

    def original(self, location: str) -> str:
        """Return the file of the song behind an adjusted one, and any other file as it is."""
        link = self._adjusted_files.link_of(location)
        if link is None:
            return location
        try:
            place = str(link.readlink())
        except OSError:
            return location
        alias = self._aliases / link.name
        return str(alias) if "\n" in place or not _is_utf8(place) else place

    def scan_process(self, is_party: Callable[[], bool]) -> ScanProcess:
        """Return the job that scans the folders."""
        return self._music.scan_process(is_party)

    def change_watch(self) -> FolderWatch:
        """Return the watch on the folders."""
        return self._music.change_watch()

    def await_scan(self, *, is_awaited: bool) -> None:
        """Set whether a song without a file waits, as a scan may find it, or is gone."""
        self._is_scan_awaited = is_awaited

    def library_copies(self) -> LibraryCopier:
        """Return the copies of the library for other processes."""
        return LibraryCopier(library=self._file)

    def loudness_process(self, requested: Callable[[], Sequence[str]]) -> IdleJobProcess:
        """Return the job that measures the loudness of songs, those with these URIs first."""
        return IdleJobProcess(
            module=MEASURE_LOUDNESS,
            library=self._file,
            results=self._loudness,
            requested=requested,
        )

    def completion_process(self, requested: Callable[[], Sequence[str]]) -> IdleJobProcess:
        """Return the job that looks up missing tags and covers, of these URIs first."""
        return IdleJobProcess(
            module=COMPLETE_LIBRARY,
            library=self._file,
            results=findings_file(self._file),
            requested=requested,
        )

    async def release_cache(self) -> None:
        """Free the pages of the library in memory, and what the thread keeps for reuse."""

        def release() -> None:
            if self._opened is not None:
                self._opened.search.forget_recent()
                with suppress(sqlite3.Error):
                    self._opened.connection.execute("PRAGMA shrink_memory")
            HEAP.empty_thread_cache()

        await self._thread.run(release)

    async def close(self) -> None:
        """Close the library and end the thread."""
        await self._thread.run(self._forget)
        self._thread.shutdown(wait=False)

    async def _named(self, key: str) -> tuple[PlaylistFile, Sequence[PlaylistLine]] | None:
        """Return a playlist file and its items, None if there is no such playlist."""
        file = await self._read(lambda opened: playlist_file(opened.connection, key))
        if file is None:
            return None
        path = Path(file.path)
        try:
            content = await self._remote_folders.read(path, song_files.encoded_playlist, file.path)
        except OSError as err:
            raise SourceError(Refusal.PLAYLIST_UNREADABLE, f"{file.title}: {err}") from err
        return file, named_in(base64.b64decode(content), name=path.name, folder=str(path.parent))

    async def _opened_playlist(self, path: str, key: str, page: PageRange) -> BrowsePage | None:
        """Return the page of a playlist file: its available songs and its links."""
        read = await self._named(key)
        if read is None:
            return None
        file, named = read
        found = await self._read(lambda opened: songs_named(opened.connection, named)) or ()
        lines = [one for one in found if not isinstance(one, MissingSong)]
        end = page.offset + page.limit
        return BrowsePage(
            path=path,
            title=file.title,
            items=tuple(map(playlist_item, lines[page.offset : end])),
            has_more=len(lines) > end,
        )

    async def _place(self, key: str, *, also_away: bool = False) -> SongLocation | None:
        return await self._read(
            lambda opened: place_of(opened.connection, key, also_away=also_away)
        )

    async def _from_file[R](self, path: str, work: Callable[..., R], *args: object) -> R:
        try:
            return await self._remote_folders.read(path, work, *args)
        except OSError as err:
            raise SourceError(Refusal.SONG_FILE_UNREADABLE, str(err)) from err

    async def _cover(self, place: SongLocation) -> bytes | None:
        beside = place.folder_cover
        song = place.path if place.has_cover else None
        if song is None and beside is None:
            return None
        encoded = await self._from_file(place.path, song_files.encoded_cover, song, beside)
        return base64.b64decode(encoded) if encoded else None

    def _found_cover(self, opened: "_OpenLibrary", key: str) -> bytes | None:
        album = album_with_found_cover(opened.connection, key)
        if album is None:
            return None
        try:
            file = findings_file(self._file)
            if (findings := opened_findings(file, busy_s=_COVER_WITHIN_S)) is None:
                return None
            with closing(findings):
                return cover_of(findings, album)
        except sqlite3.Error as err:
            _LOGGER.debug("No cover of %s: %s", key, err)
            return None

    async def _spelled_out(self, place: SongLocation, path: str) -> str:
        """Return the location of a song in a file by a path that the player's protocol can express.

        The protocol allows neither line breaks nor invalid UTF-8; a file with such a name is
        reached through a symlink.
        """
        if "\n" not in path and _is_utf8(path):
            return place.within(path)
        try:
            return place.within(await self._thread.run(lambda: self._alias_of(place.key, path)))
        except OSError as err:
            raise SourceError(Refusal.SONG_FILE_UNREADABLE, str(err)) from err

    async def _read[R](self, work: Callable[["_OpenLibrary"], R]) -> R | None:
        return await self._thread.run(lambda: self._reading(work))

    # --- in the library's thread -----------------------------------------------------------------

    def _reading[R](self, work: Callable[["_OpenLibrary"], R]) -> R | None:
        """Return the result of `work`, None while there is no library."""
        try:
            opened = self._current()
            try:
                return work(opened) if opened else None
            finally:
                if opened and opened.is_exclusive:
                    self._forget()
        except (sqlite3.Error, OSError) as err:
            self._forget()
            raise SourceError(Refusal.LIBRARY_UNREADABLE, str(err)) from err

    def _current(self) -> "_OpenLibrary | None":
        """Return the open library; reopen it when the file was replaced."""
        try:
            status = self._file.stat()
        except FileNotFoundError:
            self._forget()
            return None
        inode = (status.st_dev, status.st_ino)
        if self._opened is None or self._opened.inode != inode:
            self._forget()
            connection = opened_for_reading(self._file)
            self._opened = _OpenLibrary(connection, inode) if connection else None
        return self._opened

    def _forget(self) -> None:
        if self._opened is not None:
            self._opened.connection.close()
            self._opened = None

    def _alias_of(self, key: str, path: str) -> str:
        suffix = Path(path).suffix
        alias = (
            self._aliases / f"{key}{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"
        )
        self._aliases.mkdir(parents=True, exist_ok=True)
        unfinished = alias.with_name(f"{alias.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        unfinished.symlink_to(path)
        unfinished.replace(alias)
        return str(alias)


def _has_been_whole(opened: "_OpenLibrary") -> bool:
    """Return whether a full scan has ever finished: an unknown song is then gone."""
    return opened.connection.execute("SELECT 1 FROM whole_look").fetchone() is not None


class _OpenLibrary:
    """An open library file."""

    def __init__(self, connection: sqlite3.Connection, inode: tuple[int, int]) -> None:
        self.connection = connection
        self.inode = inode
        self.is_exclusive = is_exclusive(connection)
        self.search = LibrarySearch(connection=connection)


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def music_folders(data: Path, options: OptionValues, remote_folders: RemoteFolders) -> MusicFolders:
    """Return the music folders, for scans without the source."""
    folders = options[MUSIC]
    return MusicFolders(library=data / LIBRARY, folders=folders, remote_folders=remote_folders)


@asynccontextmanager
async def opened(source_context: SourceContext) -> AsyncIterator[LocalSource]:
    """Open the source."""
    source = LocalSource(
        data=source_context.data,
        plays=source_context.plays,
        folders=source_context.options[MUSIC],
        folders_option=source_context.option_name(MUSIC),
        runtime=source_context.runtime,
        remote_folders=source_context.remote_folders,
    )
    await source.start_thread()
    try:
        yield source
    finally:
        await source.close()


SPEC: Final = SourceSpec(
    name=SOURCE,
    rank=0,
    capabilities=frozenset(
        {
            Capability.SEARCH,
            Capability.BROWSE,
            Capability.PLAYLISTS,
            Capability.NAMED_PLAYLISTS,
            Capability.SIMILAR,
            Capability.RANDOM,
            Capability.HIGHLIGHTS,
            Capability.ARTWORK,
            Capability.LYRICS,
            Capability.HEALTH,
            Capability.RENAMED,
            Capability.SCAN,
        }
    ),
    open=opened,
    is_offline=True,
    options=(MUSIC,),
    settings=(
        SourceSetting(name="musicbrainz_lookup", hint=Annotated[bool, HOST_ONLY], default=False),
    ),
    path_checks=(
        PathCheck(option=MUSIC, problem=ProblemCode.MUSIC_FOLDER_MISSING, look=missing_folder),
    ),
    examine=folder_findings,
    folders=music_folders,
)
