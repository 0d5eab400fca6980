"""Playlists and spreadsheets of what played."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from raveberry_server.application.history.export import (
    CSV,
    M3U,
    cell_text,
    exported,
    seconds_played,
    without_credentials,
)
from raveberry_server.application.ports.history import Play
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.song import Song, isrc_in
from raveberry_server.domain.model.state import Now

AT = datetime(2026, 11, 24, 20, 4, 5, tzinfo=UTC)
NOW = Now(at=AT + timedelta(minutes=2), mono_s=0.0, zone=timezone(timedelta(hours=2)))
SONG = Song(
    uri="local:0123456789abcdef",
    source="local",
    title='The "Best" Song',
    artist="Ann, Bob",
    album="Album",
    duration_s=180.0,
    composer="Cole",
    label="House Records",
    isrc="USRC17607839",
)
PLAY = Play(
    epoch=1,
    song=SONG,
    origin=Origin.GUEST,
    asker=None,
    started_at=AT,
    ended_at=AT + timedelta(seconds=61.6),
    end="skipped",
    up=3,
    down=1,
)


def rows(*plays: Play) -> list[list[str]]:
    text = CSV.header + CSV.lines(plays, {}, NOW)
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_says_what_a_collecting_society_asks_for() -> None:
    header, row = rows(PLAY)
    assert dict(zip(header, row, strict=True)) == {
        "started_at": "2026-11-24 22:04:05",
        "artist": "Ann, Bob",
        "title": 'The "Best" Song',
        "album": "Album",
        "composer": "Cole",
        "label": "House Records",
        "isrc": "USRC17607839",
        "seconds_played": "62",
        "seconds": "180",
        "source": "local",
        "votes_up": "3",
        "votes_down": "1",
    }


def test_lines_end_as_in_rfc_4180_and_quotes_are_doubled() -> None:
    line = CSV.lines([PLAY], {}, NOW)
    assert line.endswith("\r\n")
    assert line.count("\n") == 1
    assert '"Ann, Bob","The ""Best"" Song",Album' in line


def test_excel_recognises_utf_8_by_the_byte_order_mark() -> None:
    assert CSV.header.encode().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-", "'-"),
        ("@sum", "'@sum"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("|cmd", "'|cmd"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1", "a;'=1"),
        ("a; =1;-2", "a; '=1;'-2"),
        ("a\nb", "a b"),
        ("AC-DC", "AC-DC"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert cell_text(text) == cell


def test_no_field_of_a_song_begins_a_formula_in_any_program() -> None:
    evil = replace(
        SONG, title="=A", artist="+B", album="@C", composer="-D", label="\t=E", source="=F"
    )
    _, row = rows(replace(PLAY, song=evil))
    assert [cell for cell in row if cell[:1] in tuple("=+-@\t")] == []


def test_a_song_counts_for_its_length_at_most_and_until_now_while_it_plays() -> None:
    long = replace(PLAY, ended_at=AT + timedelta(hours=1))
    assert seconds_played(long, NOW.at) == 180.0
    assert seconds_played(replace(PLAY, ended_at=None), NOW.at) == 120.0
    stream = replace(long, song=replace(SONG, duration_s=None))
    assert seconds_played(stream, NOW.at) == 3600.0
    assert rows(stream)[1][8] == ""
    before = replace(PLAY, ended_at=AT - timedelta(seconds=9))
    assert seconds_played(before, NOW.at) == 0.0


def test_a_playlist_has_relative_paths_and_addresses_without_secrets() -> None:
    link = replace(PLAY, song=Song(uri="https://me:pw@example.com:81/x?v=1", source="x", title="X"))
    comment = replace(PLAY, song=replace(SONG, uri="local:b"))
    paths = {SONG.uri: "A\nB/c.ogg", "local:b": "#1.ogg"}
    text = M3U.header + M3U.lines([PLAY, link, comment], paths, NOW)
    assert text.splitlines()[2::2] == ["A%0AB/c.ogg", "https://example.com:81/x?v=1", "./#1.ogg"]
    assert exported([PLAY, link, comment], paths, UTC).m3u == text


@pytest.mark.parametrize(
    ("uri", "shown"),
    [("local:a@b", "local:a@b"), ("https://a:b@[x/y", "https"), ("https://h/@x", "https://h/@x")],
)
def test_only_credentials_are_cut_out_of_an_address(uri: str, shown: str) -> None:
    assert without_credentials(uri) == shown


def test_a_recording_code_is_written_without_separators() -> None:
    assert isrc_in("us-rc1-76-07839") == "USRC17607839"
    assert isrc_in("unknown") == ""
