"""Lyrics in LRC files and in tags: forms, limits and damaged input."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.adapters.sources import lyrics
from raveberry_server.adapters.sources.lyrics import embedded_lyrics, lyrics_beside, lyrics_in
from raveberry_server.application.ports import Lyrics

TIMED = [
    pytest.param("[00:01.50]One\n[00:03]Two", [(1.5, "One"), (3.0, "Two")], id="plain form"),
    pytest.param("[0:1.5]One", [(1.5, "One")], id="short numbers"),
    pytest.param("[00:01,123]One", [(1.123, "One")], id="comma"),
    pytest.param("[75:10.00]One", [(4510.0, "One")], id="many minutes"),
    pytest.param("[01:02:03.50]One", [(3723.5, "One")], id="hours"),
    pytest.param("[01:02:03]One", [(3723.0, "One")], id="hours without a fraction"),
    pytest.param(
        "[01:02:03]One\n[01:04:75]Two", [(62.03, "One"), (64.75, "Two")], id="hundredths"
    ),
    pytest.param(
        "[00:09.00] [00:01.00]Chorus\n[00:05.00]Verse",
        [(1.0, "Chorus"), (5.0, "Verse"), (9.0, "Chorus")],
        id="several times in a line",
    ),
    pytest.param("[offset:+500]\n[00:02.00]One", [(1.5, "One")], id="offset"),
    pytest.param("[00:02.00]One\n[OFFSET: -250]", [(2.25, "One")], id="late"),
    pytest.param("[offset:9000]\n[00:02.00]One", [(0.0, "One")], id="before the start"),
    pytest.param("[offset:x]\n[00:02.00]One", [(2.0, "One")], id="no offset"),
    pytest.param("[ti:A]\n[ar:B]\n[00:02.00]One\nNo time", [(2.0, "One")], id="metadata"),
    pytest.param("[00:01.00]One\n[00:02.00]", [(1.0, "One"), (2.0, "")], id="an empty line"),
    pytest.param(
        "[00:01.00]<00:01.00> Some <00:01.70>words <00:02>here", [(1.0, "Some words here")],
        id="word times",
    ),
    pytest.param("[00:01.00]One\r\n[00:02.00]Two\r[00:03.00]Three",
                 [(1.0, "One"), (2.0, "Two"), (3.0, "Three")], id="line ends"),
    pytest.param("[00:01.00]A\u202eB\x07C\u200b", [(1.0, "A B C")], id="control characters"),
    pytest.param("[00:01.00][Chorus] One", [(1.0, "[Chorus] One")], id="brackets in a line"),
]  # fmt: skip
PLAIN = [
    pytest.param("\n\nOne\n\nTwo\n\n", ["One", "", "Two"], id="verses"),
    pytest.param("[ti:A]\n[Chorus: Ann]\nOne", ["[Chorus: Ann]", "One"], id="metadata"),
    pytest.param("[x:1]One\n[00:]Two", ["[x:1]One", "[00:]Two"], id="damaged times"),
]
NONE = ["", "\n \n", "[00:01.00]\n[00:02.00] ", "[ti:Title]\n[ar:Artist]", "\u202e\u200b", "\0\0"]


def lines_of(found: Lyrics | None) -> list[tuple[float | None, str]]:
    assert found is not None
    return [(line.at_s, line.text) for line in found.lines]


@pytest.mark.parametrize(("text", "expected"), TIMED)
def test_lines_have_the_times_of_their_tags(text: str, expected: list[tuple[float, str]]) -> None:
    assert lines_of(lyrics_in(text)) == expected


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_text_without_times_is_shown_as_it_is(text: str, expected: list[str]) -> None:
    assert lines_of(lyrics_in(text)) == [(None, line) for line in expected]


@pytest.mark.parametrize("text", NONE)
def test_a_text_without_words_is_none(text: str) -> None:
    assert lyrics_in(text) is None


@given(st.text(alphabet=st.sampled_from("[]<>:.,+-0123459 \r\n\tab\u202e\u0301\ud800offset")))
def test_any_text_has_lines_in_order_within_the_limits(text: str) -> None:
    found = lyrics_in(text)
    if found is None:
        return
    times = [line.at_s for line in found.lines if line.at_s is not None]
    assert len(times) in {0, len(found.lines)}
    assert times == sorted(times)
    assert all(time >= 0 for time in times)
    assert all(line.text.isprintable() for line in found.lines)


@given(st.floats(0, 5_999), st.integers(-9_999, 9_999))
def test_a_time_that_was_written_is_read(at_s: float, offset_ms: int) -> None:
    written = f"[offset:{offset_ms}]\n[{int(at_s // 60):02}:{at_s % 60:06.3f}]One"
    ((read, _),) = lines_of(lyrics_in(written))
    assert read == pytest.approx(max(0.0, at_s - offset_ms / 1_000), abs=0.002)


def test_lines_are_few_short_and_small_together() -> None:
    many = lyrics_in("[00:01.00]One\n" * (lyrics.MOST_LINES + 1))
    assert many is not None
    assert len(many.lines) == lyrics.MOST_LINES
    long = lyrics_in("x" * 50_000)
    assert long is not None
    assert [len(line.text) for line in long.lines] == [lyrics.LONGEST_LINE]
    often = lyrics_in(f"{'[00:01.00]' * 2_000}{'x' * 500}")
    assert often is not None
    assert sum(len(line.text) for line in often.lines) <= lyrics.MOST_CHARACTERS


# --- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "[00:01.00]Señorita".encode(),
        "\ufeff[00:01.00]Señorita".encode(),
        "[00:01.00]Señorita".encode("latin-1"),
        "\ufeff[00:01.00]Señorita".encode("utf-16-le"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "Latin-1", "UTF-16"],
)
def test_the_file_beside_a_song_has_one_of_the_usual_encodings(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "a.b.lrc").write_bytes(content)
    assert lines_of(lyrics_beside(tmp_path / "a.b.mp3")) == [(1.0, "Señorita")]


def test_a_large_file_a_folder_and_a_pipe_are_no_lyrics(tmp_path: Path) -> None:
    (tmp_path / "large.lrc").write_text("[00:01.00]One\n" * 20_000)
    (tmp_path / "folder.lrc").mkdir()
    os.mkfifo(tmp_path / "pipe.lrc")
    (tmp_path / "endless.lrc").symlink_to("/dev/zero")
    for name in ("large", "folder", "pipe", "endless", "missing"):
        assert lyrics_beside(tmp_path / f"{name}.mp3") is None


def test_a_linked_file_is_read_as_a_linked_song_is(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("[00:01.00]One")
    (tmp_path / "a.LRC").symlink_to("there")
    assert lines_of(lyrics_beside(tmp_path / "a.mp3")) == [(1.0, "One")]


def id3(*frames: tuple[bytes, bytes]) -> bytes:
    """Return an ID3v2.3 tag, followed by nothing that could be played."""
    body = b"".join(name + len(data).to_bytes(4) + b"\0\0" + data for name, data in frames)
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + body + b"\xff\xfb\x90\0" + bytes(413)


def sylt(*lines: tuple[int, str], unit: int = 2) -> bytes:
    """Return a frame of synchronised text, in milliseconds."""
    texts = (text.encode("latin-1") + b"\0" + at.to_bytes(4) for at, text in lines)
    return b"\0eng" + bytes([unit, 1]) + b"\0" + b"".join(texts)


def test_synchronised_frames_are_preferred_to_plain_ones(tmp_path: Path) -> None:
    song = tmp_path / "a.mp3"
    plain = (b"USLT", b"\0eng\0One and two")
    song.write_bytes(id3(plain, (b"SYLT", sylt((1_500, "One"), (3_000, "\nTwo")))))
    assert lines_of(embedded_lyrics(song)) == [(1.5, "One"), (3.0, "Two")]
    song.write_bytes(id3(plain))
    assert lines_of(embedded_lyrics(song)) == [(None, "One and two")]


@pytest.mark.parametrize(
    "frame",
    [b"", b"\0", b"\0eng", b"\0eng\2\1", sylt(), sylt((1, "One"))[:-3], b"\1eng\2\1\0\0\xff",
     b"\7eng\2\1\0One\0\0\0\0\1", b"\0eng\2\1" + b"x" * 300],
)  # fmt: skip
def test_a_damaged_frame_is_no_lyrics(tmp_path: Path, frame: bytes) -> None:
    song = tmp_path / "a.mp3"
    song.write_bytes(id3((b"SYLT", frame)))
    found = embedded_lyrics(song)
    assert found is None or lines_of(found) == [(0.0, "One")]


@given(data=st.binary(max_size=200))
def test_no_bytes_in_a_frame_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    song = tmp_path_factory.getbasetemp() / "any.mp3"
    for name in (b"SYLT", b"USLT"):
        song.write_bytes(id3((name, data)))
        embedded_lyrics(song)


def test_a_file_that_is_gone_has_none(tmp_path: Path) -> None:
    assert embedded_lyrics(tmp_path / "a.mp3") is None
