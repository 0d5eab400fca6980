"""Playlist files of other programs, and texts that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.application.playlists.playlist_formats import (
    LARGEST_BYTES,
    LONGEST_LOCATION,
    read_playlist_file,
)
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.requests.saved_playlists import MAX_PLAYLIST_SONGS

XSPF = """<?xml version="1.0" encoding="UTF-8"?>
<playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Mine</title><trackList>
<track><location>file:///music/a%20b.mp3</location><creator>Ann</creator>
<title>One &amp; only</title></track>
<track><title>Two</title><annotation>none</annotation></track>
<track><duration>3</duration></track>
</trackList></playlist>"""


def read(content: str | bytes, name: str = "") -> list[tuple[str, str, str]]:
    raw = content.encode() if isinstance(content, str) else content
    return [
        (line.location, line.artist, line.title) for line in read_playlist_file(raw, name).lines
    ]


@pytest.mark.parametrize(
    ("content", "name", "lines"),
    [
        (
            "#EXTM3U\n#EXTINF:1,Ann - One\na/b.mp3\n\n# x\nc.mp3",
            "",
            [("a/b.mp3", "Ann", "One"), ("c.mp3", "", "")],
        ),
        ("a.mp3\r\nhttp://x.org/b", "A.M3U8", [("a.mp3", "", ""), ("http://x.org/b", "", "")]),
        (
            "[playlist]\nFile2=b.mp3\nTitle2=Ann - Two\nFile1=a.mp3",
            "",
            [("a.mp3", "", ""), ("b.mp3", "Ann", "Two")],
        ),
        (XSPF, "", [("file:///music/a%20b.mp3", "Ann", "One & only"), ("", "", "Two")]),
        (
            'Track URI,Track Name,Artist Name(s)\nspotify:track:1,One,Ann\n,Two,"Bob, Cem"',
            "",
            [("spotify:track:1", "Ann", "One"), ("", "Bob, Cem", "Two")],
        ),
        (
            "Interpret;Titel\nAnn;One\n;\n'=Ann;Two",
            "x.csv",
            [("", "Ann", "One"), ("", "=Ann", "Two")],
        ),
        ("Ann,One\nBob,Two", "x.csv", [("", "Ann", "One"), ("", "Bob", "Two")]),
        ("Ann - One\n", "x.csv", [("", "Ann", "One")]),
        ("Ann\tOne", "pasted", [("", "Ann", "One")]),
        (
            "1. Ann \u2013 One (3:45)\n\n- Two\n2) https://x.org/a",
            "",
            [("", "Ann", "One"), ("", "", "Two"), ("https://x.org/a", "", "")],
        ),
        ("Ann - One https://x.org/a", "", [("https://x.org/a", "Ann", "One")]),
        ("Re:Stacks", "", [("", "", "Re:Stacks")]),
        ("AC/DC - T.N.T.", "", [("", "AC/DC", "T.N.T.")]),
        ("local:0123456789abcdef", "", [("local:0123456789abcdef", "", "")]),
        (" - One", "", [("", "", "One")]),
    ],
)
def test_lines_of_all_formats_name_songs(
    content: str, name: str, lines: list[tuple[str, str, str]]
) -> None:
    assert read(content, name) == lines


@pytest.mark.parametrize(
    "content",
    [
        "Señor - Uno".encode(),
        b"\xef\xbb\xbf" + "Señor - Uno".encode(),
        b"\xff\xfe" + "Señor - Uno\r\n".encode("utf-16-le"),
        b"\xfe\xff" + "Señor - Uno\r\n".encode("utf-16-be"),
        "Señor - Uno".encode("cp1252"),
    ],
)
def test_every_usual_encoding_is_read(content: bytes) -> None:
    assert read(content) == [("", "Señor", "Uno")]


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<playlist><track><title>&b;</title></track></playlist>"
)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("", ""),
        ("\n \r\n", "a.m3u"),
        ("#EXTM3U\n#EXTINF:1,One\n", ""),
        ("[playlist]\nNumberOfEntries=9", ""),
        ("Title1=One", "a.pls"),
        ("title,artist\n", ""),
        ("title,artist\n,\n", ""),
        ("<playlist></playlist>", ""),
        ("<playlist><track><title>One</title>", ""),
        ("<html><body>One</body></html>", "a.xspf"),
        ("<playlist><track><title>&nbsp;</title></track></playlist>", ""),
        (BOMB, ""),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><playlist/>', ""),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png"),
        ("\u200b", ""),
        ('"' + "x" * 200_000, "a.csv"),
        ("x" * (LONGEST_LOCATION + 1), "a.m3u"),
        ("a\x01.mp3", "a.m3u"),
    ],
)
def test_a_file_that_names_no_song_is_refused(content: str | bytes, name: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        read(content, name)
    assert refusal.value.reason is Reason.BAD_REQUEST


def test_a_long_file_is_cut_and_says_by_how_much() -> None:
    file = read_playlist_file(b"a - b\n" * (MAX_PLAYLIST_SONGS + 7), "My list.v2.txt")
    assert (len(file.lines), file.left_out, file.name) == (MAX_PLAYLIST_SONGS, 7, "My list.v2")


def test_a_file_beyond_the_limit_is_read_up_to_it() -> None:
    file = read_playlist_file("ä".encode() * LARGEST_BYTES + b"\nOne", "")
    assert [line.number for line in file.lines] == [1]


@given(st.binary(max_size=300), st.sampled_from(["", "a.m3u", "a.pls", "a.xspf", "a.csv"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    try:
        file = read_playlist_file(content, name)
    except RefusedError:
        return
    for line in file.lines:
        assert line.location or line.title
        assert (line.location + line.artist + line.title).encode()
