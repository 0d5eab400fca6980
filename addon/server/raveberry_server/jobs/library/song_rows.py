"""Rows of songs for the library, from their tags."""

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.database import group_key, song_key
from raveberry_server.adapters.sources.local.songs import FileStamp
from raveberry_server.adapters.sources.search_text import joined_words, search_text, transliterated
from raveberry_server.adapters.sources.spoken_word import is_spoken_word
from raveberry_server.domain.model.song import isrc_in

from .cue_sheet import CueSheet, CueTrack
from .cue_sheet_files import FileTracks, PlainTracks, embedded_tracks
from .tag_parser import FileProblem, Tags, UnreadableError, line, patience, tags_in, year_in

NO_STAMP: Final = (0, 0)
"""Stamp of what cannot be opened as a file, such as a dangling link."""
VARIOUS_ARTISTS: Final = frozenset(
    {"", "various", "various artists", "va", "verschiedene", "diverse"}
)

_SHORTEST_S: Final = 0.5
"""A track that begins later before the end of its file is beyond it, as lengths may be estimates
and the player takes no start behind the end."""
_BEYOND: Final = "the track begins after the end of the file"
_DISCS: Final = frozenset(map(str, range(1, 100)))
_NO_TRACKS: Final[Mapping[str, PlainTracks]] = MappingProxyType({})

type Row = tuple[str | int | float | bytes | None, ...]


type TrackReading = tuple[int, str | None, Row, tuple[str, str, str]]
"""Number of a track, then its `problem`, `song` and `words` as in `FileReading`."""


class FileReading(NamedTuple):
    """Content of one file: a song, or a problem.

    A tuple, because hundreds of thousands are sent between processes.

    Attributes:
        stamp: `FileStamp` of what was read, as a plain tuple, which can be sent.
        problem: why it is not a song, None if it is one.
        song: the columns of a song except its id and the date it was added.
        words: folded title, artist and album; title and artist with other spellings.
        tracks: the tracks of a file with a cue sheet, which then is no song itself.
    """

    stamp: tuple[int, int]
    problem: str | None
    song: Row = ()
    words: tuple[str, str, str] = ("", "", "")
    tracks: tuple[TrackReading, ...] = ()


class ScannedFile(NamedTuple):
    """A file, or a track of one, as seen by the last scan."""

    id: int
    stamp: FileStamp
    sheet: str | None = None


class FileToRead(NamedTuple):
    """A file to read.

    Paths are strings here: hundreds of thousands are sent to other processes and back.

    Attributes:
        before: its earlier state if it has changed, or that of its tracks.
        tracks: its tracks by a cue sheet beside it.
    """

    folder: int
    path: str
    name: str
    before: Sequence[ScannedFile]
    tracks: FileTracks | None = None


def readings(
    paths: Sequence[str], tracks: Mapping[str, PlainTracks] = _NO_TRACKS
) -> Sequence[FileReading]:
    """Return the content of each file, with its tracks if it has a cue sheet."""
    # One kind of work after the other, which keeps its code in the processor's cache.
    with patience():
        read = [_stamp_and_tags(path) for path in paths]
    return [
        FileReading(stamp, tags)
        if isinstance(tags, str)
        else _reading_with_tracks(path, stamp, tags, tracks.get(path))
        if tags.cue_sheet or path in tracks
        else reading_of(path, stamp, tags)
        for path, (stamp, tags) in zip(paths, read, strict=True)
    ]


def _stamp_and_tags(path: str) -> tuple[tuple[int, int], Tags | str]:
    """Return the stamp of a file and its tags, or its problem."""
    stamp = NO_STAMP
    try:
        # A file object would cost twice the time. A pipe in place of a file would block.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            status = os.fstat(descriptor)
            stamp = (status.st_size, status.st_mtime_ns)
            return stamp, tags_in(descriptor, status.st_size, path)
        finally:
            os.close(descriptor)
    except UnreadableError as err:
        return stamp, str(err)
    except OSError as err:
        return stamp, f"{FileProblem.NOT_OPENED}: {err.strerror}"


def _reading_with_tracks(
    path: str, stamp: tuple[int, int], tags: Tags, plain: PlainTracks | None
) -> FileReading:
    """Return the tracks of a file in place of its song, unless no two of them are in it."""
    listed = FileTracks.of(plain) if plain else embedded_tracks(tags.cue_sheet)
    if listed is None:
        return reading_of(path, stamp, tags)
    end_s = tags.duration_s
    inside = [one for one in listed.tracks if end_s is None or one.start_s < end_s - _SHORTEST_S]
    tracks: list[TrackReading] = [
        (one.number, f"{FileProblem.CUE_SHEET}: {_BEYOND}", (), ("", "", ""))
        for one in listed.tracks[len(inside) :]
    ]
    if len(inside) <= 1:
        return reading_of(path, stamp, tags)._replace(tracks=tuple(tracks))
    ends: list[float | None] = [*(one.start_s for one in inside[1:]), None]
    for track, track_end_s in zip(inside, ends, strict=True):
        part = (track.start_s, track_end_s)
        track_tags = _tags_of_track(tags, listed.sheet, track, track_end_s)
        read = reading_of(track_path(path, track.number), stamp, track_tags, part=part)
        tracks.append((track.number, None, read.song, read.words))
    return FileReading(stamp, None, tracks=tuple(tracks))


def track_path(path: str, number: int) -> str:
    """Return the path by which a track of a sound file is known, as if the file were a folder."""
    return f"{path}/{number:02}"


def _tags_of_track(tags: Tags, sheet: CueSheet, track: CueTrack, end_s: float | None) -> Tags:
    """Return the tags of a track: those of the sheet, else those of the whole file."""
    album = line(sheet.title) or tags.album or tags.title
    performer = line(sheet.performer)
    year = year_in(sheet.date)
    end_s = tags.duration_s if end_s is None else end_s
    return tags._replace(
        title=line(track.title) or f"{album} {track.number}",
        artist=line(track.performer) or performer or tags.artist,
        lead_artist="",
        album=album,
        album_artist=performer or tags.album_artist,
        track=track.number,
        missing=0,
        disc=int(sheet.disc) if sheet.disc in _DISCS else tags.disc,
        year=tags.year if year is None else year,
        genre=line(sheet.genre) or tags.genre,
        composer=line(track.composer) or line(sheet.composer) or tags.composer,
        isrc=isrc_in(track.isrc),
        duration_s=None if end_s is None else end_s - track.start_s,
    )


def reading_of(
    path: str, stamp: tuple[int, int], tags: Tags, *, part: tuple[float | None, ...] = (None, None)
) -> FileReading:
    """Return the song of a file with these tags: its columns, browse keys and search words.

    Args:
        path: the file.
        stamp: its stamp.
        tags: its tags.
        part: start and end in seconds of what is the song.
    """
    is_various = search_text(tags.album_artist) in VARIOUS_ARTISTS
    artist = tags.lead_artist or tags.artist if is_various else tags.album_artist
    listed_artist_text = search_text(artist)
    title_text = search_text(tags.title)
    artist_text = search_text(tags.artist)
    album_text = search_text(tags.album)
    title_words = _spellings(tags.title)
    artist_words = _spellings(tags.artist)
    return FileReading(
        stamp,
        None,
        (
            song_key(os.fsencode(path)),
            tags.title,
            tags.artist,
            tags.album,
            tags.album_artist,
            tags.track,
            tags.disc,
            tags.year,
            tags.genre,
            tags.composer,
            tags.label,
            tags.isrc,
            tags.duration_s,
            tags.gain_db,
            tags.has_cover,
            tags.encoding or None,
            title_text,
            artist_text,
            album_text,
            f" {title_words} {artist_words} ",
            artist,
            listed_artist_text,
            group_key(listed_artist_text),
            group_key(album_text, search_text(tags.album_artist) or listed_artist_text),
            group_key(search_text(tags.genre)),
            is_spoken_word(path=path, genre=tags.genre),
            tags.missing,
            *part,
        ),
        (title_words, artist_words, album_text),
    )


@lru_cache(maxsize=2_000)
def _spellings(text: str) -> str:
    """Return the words of a text, followed by its joined words and by those in Latin letters."""
    folded = search_text(text)
    joined = joined_words(text)
    latin = "" if text.isascii() else transliterated(text)
    if not joined and not latin:
        return folded
    return f"{folded} {joined} {latin}" if joined and latin else f"{folded} {joined or latin}"
