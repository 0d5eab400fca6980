"""Files by which the player plays a local song with a measured gain.

The player reads ReplayGain from tags only, and the songs belong to the user. So it opens a small
file that refers to the song: a script of FFmpeg's concat demuxer with one item, behind an ID3 tag.
FFmpeg reads an ID3 tag in front of any format, and MPD takes ReplayGain from it.

The demuxer converts the time of a seek to microseconds and back to samples; it rounds the time to
the nearest and its upper limit down, and refuses a time above the limit. An item that begins two
microseconds late keeps both in the same sample (ADR 31).
"""

import contextlib
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from raveberry_server.adapters.sources.local.songs import SONG_STAMPS, FileStamp, SongLocation
from raveberry_server.domain.playback.loudness import Loudness, album_loudness

from .measurements import Finding, measurements

_SUFFIX: Final = ".concat"
"""MPD chooses FFmpeg by it, as the name of the demuxer."""
_UNFINISHED: Final = ".unfinished"
_INPOINT: Final = "0.000002"
"""Start of the item in seconds; enough at up to 192 kHz, and less than a sample."""
_INPOINT_MP4: Final = "-0.999998"
"""The same for MP4, where the encoder delay is in front of 0 and has to be decoded."""
_MP4_MARK: Final = b"ftyp"
_MP4_MARK_AT: Final = 4
_BEHIND_S: Final = 1.0
_LONGEST_ALBUM: Final = 200
_BUSY_S: Final = 0.5
_KEPT_S: Final = 172_800.0
"""Files are removed two days after their last use; no queue is longer."""


class FileStart(NamedTuple):
    """Stamp and first bytes of a song, which may be in a folder that hangs."""

    stamp: FileStamp
    beginning: bytes


class AdjustedFiles:
    """Maker of these files.

    Args:
        folder: the folder that holds them.
        results: the file loudness.db.
    """

    def __init__(self, *, folder: Path, results: Path) -> None:
        self._folder = folder
        self._results = results

    def path_of(
        self, library: sqlite3.Connection, song: SongLocation, start: FileStart
    ) -> str | None:
        """Return the file to play instead of a song, None unless its loudness was measured.

        Raises:
            sqlite3.Error: a database cannot be read.
            OSError: the file cannot be written.
        """
        if not self._results.exists():
            return None
        songs = _stamps_of_album(library, song.key) | {song.key: start.stamp}
        with closing(_opened(self._results)) as results:
            found = measurements(results, songs.keys())
        known = {key: one for key, one in found.items() if one.stamp == songs[key]}
        own = known.get(song.key)
        if own is None or own.loudness is None:
            return None
        is_whole = all(
            key in known and known[key].finding in (Finding.MEASURED, Finding.SILENT)
            for key in songs
        )
        album = [one.loudness for one in known.values() if one.loudness] if is_whole else []
        inpoint = _inpoint(start.beginning)
        return self._written(song, inpoint, own.loudness, album_loudness(album) or own.loudness)

    def link_of(self, location: str) -> Path | None:
        """Return the link to the song of one of these files, None for any other file."""
        script = Path(location)
        if script.parent != self._folder or script.suffix != _SUFFIX:
            return None
        beside = script.parent.glob(f"{script.stem}*")
        return next((one for one in beside if one.is_symlink() and one.suffix != _UNFINISHED), None)

    def remove_old(self) -> None:
        """Remove files that were not used for days."""
        oldest = time.time() - _KEPT_S  # noqa: TID251 - as in the file system
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.stat(follow_symlinks=False).st_mtime < oldest:
                    Path(entry.path).unlink(missing_ok=True)

    def _written(self, song: SongLocation, inpoint: str, track: Loudness, album: Loudness) -> str:
        suffix = Path(song.path).suffix
        # The demuxer opens plain names in the folder of its script only.
        is_plain = suffix.isascii() and suffix[1:].isalnum()
        link = self._folder / f"{song.key}{suffix if is_plain else ''}"
        script = self._folder / f"{song.key}{_SUFFIX}"
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{song.key}{_UNFINISHED}"
        unfinished.unlink(missing_ok=True)
        unfinished.symlink_to(song.path)
        unfinished.replace(link)
        unfinished.write_bytes(
            _id3(track, album)
            + f"ffconcat version 1.0\nfile {link.name}\ninpoint {inpoint}\n"
            f"duration {_duration_s(song, track):.3f}\n".encode()
        )
        unfinished.replace(script)
        return str(script)


def _duration_s(song: SongLocation, track: Loudness) -> float:
    """Return the duration of a song's file, at least as far as the song is in it."""
    if song.end_s is not None:
        # The player takes an end only if the file goes on behind it.
        return song.end_s + _BEHIND_S
    return (song.start_s or 0.0) + track.duration_s


def _inpoint(beginning: bytes) -> str:
    return _INPOINT_MP4 if beginning[_MP4_MARK_AT:] == _MP4_MARK else _INPOINT


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_S)


def _stamps_of_album(library: sqlite3.Connection, key: str) -> dict[str, FileStamp]:
    """Return the stamps of all songs of a song's album; none if it has no album or a large one."""
    rows = library.execute(
        f"{SONG_STAMPS} WHERE song.album_key = "  # noqa: S608 - a constant
        "(SELECT album_key FROM song WHERE key = ?) LIMIT ?",
        (key, _LONGEST_ALBUM + 1),
    ).fetchall()
    if len(rows) > _LONGEST_ALBUM:
        return {}
    return {found: FileStamp(size, mtime_ns) for found, size, mtime_ns in rows}


def _id3(track: Loudness, album: Loudness) -> bytes:
    """Return an ID3v2.4 tag with ReplayGain."""
    values = {
        "REPLAYGAIN_TRACK_GAIN": f"{track.gain_db:.2f} dB",
        "REPLAYGAIN_TRACK_PEAK": f"{track.peak:.6f}",
        "REPLAYGAIN_ALBUM_GAIN": f"{album.gain_db:.2f} dB",
        "REPLAYGAIN_ALBUM_PEAK": f"{album.peak:.6f}",
    }
    frames = b"".join(_text_frame(name, value) for name, value in values.items())
    return b"ID3\x04\x00\x00" + _syncsafe(len(frames)) + frames


def _text_frame(name: str, value: str) -> bytes:
    text = b"\x00" + name.encode() + b"\x00" + value.encode()
    return b"TXXX" + _syncsafe(len(text)) + b"\x00\x00" + text


def _syncsafe(size: int) -> bytes:
    """Return a size as ID3v2 writes it, with seven bits in each byte."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
