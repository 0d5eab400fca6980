"""Lyrics of songs: LRC files beside them, and texts in their tags, which may be LRC, too.

Both are untrusted: what is read is limited, and each line is cleaned as the names of guests are.
"""

import codecs
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinytag import TinyTag, TinyTagException

from raveberry_server.application.ports import LyricLine, Lyrics
from raveberry_server.domain.model.guest_texts import one_line

LARGEST_BYTES: Final = 256_000
"""Limit of a file, and of a text in tags; larger ones are no lyrics."""
MOST_LINES: Final = 2_000
LONGEST_LINE: Final = 500
MOST_CHARACTERS: Final = 64_000
"""Limit of all lines together, as one line may have a thousand times."""

_SUFFIXES: Final = (".lrc", ".LRC", ".Lrc")
_TAG: Final = re.compile(r"lyrics(-\w*)?|syncedlyrics|unsyncedlyrics|uslt")
"""Names under which tinytag returns lyrics.

SYLT and USLT frames and ©lyr are `lyrics`; `uslt` and `lyrics-eng` are what ffmpeg writes into MP3.
"""
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TIME: Final = re.compile(r"\s*\[(?:(\d{1,3}):)?(\d{1,6}):(\d{1,3})(?:[.,](\d{1,6}))?\]")
_WORD_TIME: Final = re.compile(r"<\d{1,4}:\d{1,2}(?:[.:,]\d{1,6})?>")
_OFFSET: Final = re.compile(r"\s*\[offset:\s*([+-]?\d{1,7})\s*\]", re.IGNORECASE)
_METADATA: Final = re.compile(
    r"\s*\[(?:al|ar|au|by|encoding|id|la|length|lr|offset|re|ti|tool|total|ve|#):.*\]\s*",
    re.IGNORECASE,
)
_HIGHEST_SECOND: Final = 59


def lyrics_beside(song: Path) -> Lyrics | None:
    """Return the lyrics in the LRC file of the same name, None if there are none."""
    for suffix in _SUFFIXES:
        content = _content(song.with_suffix(suffix))
        if content is not None:
            return lyrics_in(_decoded(content))
    return None


def embedded_lyrics(song: Path) -> Lyrics | None:
    """Return the lyrics in a song's tags, with times if any text has them; None if it has none."""
    try:
        tags = TinyTag.get(song, duration=False).other
    except (TinyTagException, OSError):
        return None
    found = [
        lyrics
        for name, texts in tags.items()
        if _TAG.fullmatch(name)
        for text in texts
        if len(text) <= LARGEST_BYTES and (lyrics := lyrics_in(text))
    ]
    return next((lyrics for lyrics in found if lyrics.has_times), found[0] if found else None)


def lyrics_in(text: str) -> Lyrics | None:
    """Return the lyrics in a text: those of an LRC file, or plain lines; None if it has none."""
    lines = re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
    timed = _timed(lines)
    shown = _limited(timed or _plain(lines))
    return Lyrics(lines=shown) if any(line.text for line in shown) else None


@dataclass(frozen=True, slots=True)
class _Time:
    """Numbers of a time tag: hours, if any, minutes, seconds and their fraction, if any."""

    first: str | None
    second: str
    third: str
    fraction: str | None

    @property
    def is_short(self) -> bool:
        """True if it can be hours, minutes and seconds, or minutes, seconds and hundredths."""
        return self.first is not None and self.fraction is None

    def seconds(self, *, has_hundredths: bool) -> float:
        """Return the time in seconds; `has_hundredths` decides what a short one means."""
        if has_hundredths and self.is_short:
            return 60 * int(self.first or 0) + int(self.second) + float(f"0.{self.third}")
        minutes = 60 * int(self.first or 0) + int(self.second)
        return 60 * minutes + int(self.third) + float(f"0.{self.fraction or 0}")


def _timed(lines: Sequence[str]) -> list[LyricLine]:
    """Return the lines that have times, in their order."""
    offset_s = 0.0
    found: list[tuple[_Time, str]] = []
    for line in lines:
        if offset := _OFFSET.match(line):
            offset_s = int(offset[1]) / 1_000
        times, rest = _split(line)
        if times:
            shown = _cleaned(_WORD_TIME.sub("", rest))
            found += [(time, shown) for time in times]
    # No clock has more than 59 seconds, so a file with a higher number counts hundredths there.
    has_hundredths = any(time.is_short and int(time.third) > _HIGHEST_SECOND for time, _ in found)
    timed = [
        LyricLine(
            text=shown,
            at_s=round(max(0.0, time.seconds(has_hundredths=has_hundredths) - offset_s), 3),
        )
        for time, shown in found
    ]
    return sorted(timed, key=lambda line: line.at_s or 0.0)


def _split(line: str) -> tuple[list[_Time], str]:
    """Return the times at the begin of a line, and what follows them."""
    times, end = [], 0
    while tag := _TIME.match(line, end):
        times.append(_Time(*tag.groups()))
        end = tag.end()
    return times, line[end:]


def _plain(lines: Sequence[str]) -> list[LyricLine]:
    """Return lines without times; empty ones separate verses."""
    shown = [_cleaned(line) for line in lines if not _METADATA.fullmatch(line)]
    while shown and not shown[0]:
        del shown[0]
    while shown and not shown[-1]:
        del shown[-1]
    return [LyricLine(text=line, at_s=None) for line in shown]


def _cleaned(text: str) -> str:
    # A mark is cut with its letter, so a few more characters than are kept are enough.
    return one_line(text[: 4 * LONGEST_LINE], LONGEST_LINE)


def _limited(lines: Sequence[LyricLine]) -> tuple[LyricLine, ...]:
    return tuple(_within_limits(lines))


def _within_limits(lines: Sequence[LyricLine]) -> Iterator[LyricLine]:
    characters = 0
    for line in lines[:MOST_LINES]:
        characters += len(line.text)
        if characters > MOST_CHARACTERS:
            return
        yield line


def _content(file: Path) -> bytes | None:
    """Return the content of a file, None if there is no regular one, or a large one."""
    # A pipe would block without O_NONBLOCK.
    with suppress(OSError), open(os.open(file, os.O_RDONLY | os.O_NONBLOCK), "rb") as opened:  # noqa: PTH123
        if stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            content = opened.read(LARGEST_BYTES + 1)
            return content if len(content) <= LARGEST_BYTES else None
    return None


def _decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Latin-1."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")
