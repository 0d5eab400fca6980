"""Titles in radio streams, in every encoding and state of disrepair."""

from itertools import batched

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.application.playback.icy_metadata import (
    MetadataInserter,
    MetadataSplitter,
    decoded_text,
    interval_in,
    metadata_block,
    title_in,
)


@pytest.mark.parametrize(
    ("block", "title"),
    [
        (b"StreamTitle='A - B';", "A - B"),
        (b"StreamTitle='A - B';StreamUrl='http://x/';\0\0\0", "A - B"),
        ("StreamTitle='Söhne Ж';".encode(), "Söhne Ж"),
        ("StreamTitle='Söhne';".encode("latin-1"), "Söhne"),
        ("StreamTitle='œuf €';".encode("cp1252"), "œuf €"),
        (b"StreamTitle='don't; stop';StreamUrl='';", "don't; stop"),
        (b"StreamTitle='a 'b'; c';", "a 'b'; c"),
        (b"StreamTitle='unended", None),
        (b"StreamTitle='unended'", "unended"),
        (b"streamtitle='small';", "small"),
        (b"StreamTitle='';", ""),
        (b"StreamTitle=' \t\n';", ""),
        (b"StreamTitle='two\nlines \xe2\x80\xae';", "two lines"),
        (b"StreamTitle='" + b"x" * 4_000 + b"';", "x" * 200),
        (b"StreamUrl='http://x/';", None),
        (b"", None),
        (b"\0" * 64, None),
        (b"\xff\xfe\xfd", None),
    ],
)
def test_a_title_is_found_in_what_stations_send(block: bytes, title: str | None) -> None:
    assert title_in(block) == title


@pytest.mark.parametrize(
    ("header", "interval"),
    [
        ("16000", 16_000),
        (" 8192 ", 8_192),
        (None, None),
        ("", None),
        ("0", None),
        ("-1", None),
        ("1e9", None),
        ("1000001", None),
        ("9" * 5_000, None),
        ("²", None),
    ],
)
def test_an_interval_is_a_sensible_number(header: str | None, interval: int | None) -> None:
    assert interval_in(header) == interval


@given(st.binary())
def test_every_text_can_be_read(raw: bytes) -> None:
    assert isinstance(decoded_text(raw), str)
    title_in(raw)


@given(
    st.binary(max_size=300),
    st.integers(1, 40),
    st.integers(1, 50),
    st.text(st.characters(codec="utf-8"), max_size=300),
)
def test_what_is_inserted_can_be_taken_out_again(
    sound: bytes, interval: int, size: int, title: str
) -> None:
    inserter, splitter = MetadataInserter(interval), MetadataSplitter(interval)
    parts = [bytes(part) for part in batched(sound, size, strict=False)]
    sent = b"".join(inserter.insert(part, metadata_block(title)) for part in parts)
    pieces = [
        piece for part in batched(sent, 7, strict=False) for piece in splitter.split(bytes(part))
    ]
    assert b"".join(piece for piece, _ in pieces) == sound
    assert len([name for _, name in pieces if name is not None]) == (len(sound) >= interval)


def test_a_block_fits_its_length() -> None:
    for url in ("", "http://party.example/cover", "http://x/'", "x" * 600):
        block = metadata_block("Don't'; stop " + "ü" * 500, url)
        assert len(block) == 1 + 16 * block[0]
        assert (b"StreamUrl" in block) == (url == "http://party.example/cover")
        assert b"Don't' ; stop" in block
