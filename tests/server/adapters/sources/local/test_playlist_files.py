"""Items of playlist files from many programs, and paths that they may not reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.adapters.sources.local.playlist_files import (
    LARGEST_BYTES,
    PlaylistLine,
    is_playlist_file,
    named_in,
)
from raveberry_server.domain.notices import Notice

FOLDER = "/music/lists"


def named(content: bytes | str, name: str = "a.m3u") -> list[PlaylistLine]:
    raw = content.encode() if isinstance(content, str) else content
    return list(named_in(raw, name=name, folder=FOLDER))


def first_paths(content: bytes | str, name: str = "a.m3u") -> list[str]:
    return [one.paths[0] if one.paths else "" for one in named(content, name)]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("song.mp3", "/music/lists/song.mp3"),
        ("  song.mp3\t", "/music/lists/song.mp3"),
        ("inner/song.mp3", "/music/lists/inner/song.mp3"),
        ("./inner/../song.mp3", "/music/lists/song.mp3"),
        ("../song.mp3", "/music/song.mp3"),
        ("/music/a b.mp3", "/music/a b.mp3"),
        ("../../../../etc/passwd", "/etc/passwd"),
        ("file:///music/a%20b.mp3", "/music/a b.mp3"),
        ("file://localhost/music/a.mp3", "/music/a.mp3"),
        ("file:/music/a.mp3", "/music/a.mp3"),
        ("file:///music/../etc/passwd", "/etc/passwd"),
        ("C:song.mp3", "/music/lists/C:song.mp3"),
    ],
)
def test_a_line_is_a_path_from_the_folder_of_the_playlist(line: str, path: str) -> None:
    assert first_paths(line) == [path]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("inner\\song.mp3", "/music/lists/inner/song.mp3"),
        ("..\\song.mp3", "/music/song.mp3"),
        ("D:\\music\\song.mp3", "/music/song.mp3"),
        ("Se\u00f1orita.mp3", "/music/lists/Sen\u0303orita.mp3"),
        ("Sen\u0303orita.mp3", "/music/lists/Se\u00f1orita.mp3"),
    ],
)
def test_other_ways_to_spell_a_path_are_tried_too(line: str, path: str) -> None:
    (one,) = named(line)
    assert path in one.paths


@pytest.mark.parametrize(
    "content",
    [
        "Señor.mp3".encode(),
        b"\xef\xbb\xbf" + "Señor.mp3".encode(),
        b"\xff\xfe" + "Señor.mp3\r\n".encode("utf-16-le"),
        b"\xfe\xff" + "Señor.mp3\r\n".encode("utf-16-be"),
        "Señor.mp3".encode("cp1252"),
    ],
)
def test_every_usual_encoding_is_read(content: bytes) -> None:
    (one,) = named(content)
    assert f"{FOLDER}/Señor.mp3" in one.paths


def test_a_name_that_is_no_utf8_is_tried_as_it_stands_on_disk() -> None:
    (one,) = named(b"\xff\x80.mp3")
    assert one.paths[0] == f"{FOLDER}/\udcff\udc80.mp3"
    assert one.title.encode()


@pytest.mark.parametrize(
    ("line", "title", "reason"),
    [
        (b"http://example.org/\xff", "\ufffd", "link_unreadable"),
        ("http://example.org/" + "a" * 2_000, "a" * 200, "link_unreadable"),
        ("http://example.org/a\vb", "a b", "link_unreadable"),
        ("file://nas/music/a.mp3", "a.mp3", "other_machine"),
        ("file:music/a.mp3", "a.mp3", "other_machine"),
        ("file:///a%00b.mp3", "a%00b.mp3", "other_machine"),
        ("a\0b.mp3", "a b.mp3", "line_unreadable"),
        ("x" * 5_000, "x" * 200, "line_too_long"),
    ],
)
def test_entries_without_a_local_file_are_reported(
    line: str | bytes, title: str, reason: str
) -> None:
    (one,) = named(line)
    assert (one.title, one.paths, one.link) == (title, (), "")
    assert one.reason == Notice(reason)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("http://example.org/a.mp3", "a.mp3"),
        ("HTTPS://example.org/", "example.org"),
        ("https://example.org/Señor Lied.mp3?x=1", "Señor Lied.mp3?x=1"),
        ("local:0123456789abcdef", "local:0123456789abcdef"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("smb://nas/a.mp3", "a.mp3"),
    ],
)
def test_a_link_is_handed_on_whatever_it_is(line: str, title: str) -> None:
    (one,) = named(line)
    assert (one.title, one.paths, one.link, one.reason) == (title, (), line, None)


def test_titles_come_from_the_playlist_or_from_the_name_of_the_file() -> None:
    content = "#EXTM3U\r\n#EXTINF:12,Ann - One\r\n#EXTVLCOPT:x\r\na.mp3\r\n\r\nx/b.mp3\rc\\d.mp3"
    assert [one.title for one in named(content)] == ["Ann - One", "b.mp3", "d.mp3"]


def test_a_pls_is_sorted_by_its_numbers() -> None:
    content = (
        "[playlist]\nFile10=c.mp3\nfile2 = b.mp3\nTitle1=One\nFile1=a.mp3\nFile1=again.mp3\n"
        "Length1=9\nNumberOfEntries=99999999\nFile=d.mp3\nFile-1=e.mp3\nFile3=\nVersion=2\n"
    )
    assert [one.title for one in named(content, "a.PLS")] == ["One", "b.mp3", "c.mp3"]
    assert first_paths(content, "a.pls") == [f"{FOLDER}/{name}.mp3" for name in "abc"]


@pytest.mark.parametrize("content", [b"", b"\n\r\n", b"#EXTM3U", b"\0\0", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["a.m3u", "a.pls"])
def test_an_empty_playlist_has_no_entries(content: bytes, name: str) -> None:
    assert named(content, name) == []


def test_an_endless_playlist_ends() -> None:
    assert len(named(b"a\n" * LARGEST_BYTES)) == 10_000
    (one,) = named(b"a" * (LARGEST_BYTES + 100))
    assert one.reason


@given(st.binary(max_size=300), st.sampled_from(["a.m3u", "a.m3u8", "a.pls"]))
def test_any_bytes_are_read(content: bytes, name: str) -> None:
    for one in named(content, name):
        assert one.title == one.title.strip()
        assert one.title.isprintable()
        assert [bool(one.paths), bool(one.link), bool(one.reason)].count(True) == 1
        assert all(path.startswith("/") for path in one.paths)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("a.m3u", True), ("A.M3U8", True), ("a.pls", True), (".a.m3u", False), ("a.mp3", False)],
)
def test_a_playlist_file_is_known_by_its_name(name: str, is_one: bool) -> None:
    assert is_playlist_file(name) is is_one
