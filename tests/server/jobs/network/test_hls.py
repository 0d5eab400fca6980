"""Playlists and pieces of HLS streams, in every state of disrepair; no network is used."""

import http.client
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs.network import hls
from raveberry_server.jobs.network.hls import HlsStream, pieces_in, variant_in
from raveberry_server.jobs.network.id3_titles import (
    id3_length,
    title_in_id3,
    title_in_transport_stream,
)
from raveberry_server.jobs.network.sound_kind import sound_kind

BASE = "http://radio.example/a/list.m3u8"


def frame(name: bytes, body: bytes, *, version: int = 4) -> bytes:
    size = len(body)
    raw = bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
    return name + (raw if version == 4 else size.to_bytes(4)) + b"\0\0" + body


def a_tag(*frames: bytes, version: int = 4) -> bytes:
    body = b"".join(frames)
    size = bytes([0, 0, len(body) >> 7, len(body) & 127])
    return b"ID3" + bytes([version, 0, 0]) + size + body


TAG = a_tag(frame(b"TIT2", b"\x03Ferry"), frame(b"TPE1", b"\x03Tide\0"))


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (TAG, "Tide - Ferry"),
        (a_tag(frame(b"TIT2", b"\0S\xf6hne", version=3), version=3), "Söhne"),
        (a_tag(frame(b"TIT2", b"\1" + "Söhne".encode("utf-16"))), "Söhne"),
        (a_tag(frame(b"PRIV", b"\1\2\3"), frame(b"TIT2", b"\x03x")), "x"),
        (a_tag(frame(b"TIT2", b"")), None),
        (a_tag(frame(b"TIT2", b"\x09odd")), "odd"),
        (TAG[:20], None),
        (a_tag(), None),
        (b"ID3\4\0\0\xff\xff\xff\xff", None),
        (b"ID3\4\0\0\x7f\x7f\x7f\x7fTIT2\x7f\x7f\x7f\x7f\0\0\x03a", "a"),
        (b"ID3", None),
        (b"", None),
        (b"\xff\xf1" + TAG, None),
    ],
)
def test_a_title_is_found_in_a_tag(data: bytes, title: str | None) -> None:
    assert title_in_id3(data) == title


def packets(tag: bytes, pid: int = 0x102) -> bytes:
    """Return a transport stream with a tag in one PES packet."""
    rest = b"\0\0\1\xbd" + (len(tag) + 8).to_bytes(2) + b"\x84\x80\x05" + bytes(5) + tag
    made, flag = b"G" + bytes([0x40, 0, 0x10]) + bytes(184), 0x40
    while rest:
        piece, rest = rest[:184], rest[184:]
        stuffing = 184 - len(piece)
        control, fill = 0x10, b""
        if stuffing:
            control = 0x30
            fill = bytes([stuffing - 1]) + (b"\0" + b"\xff" * (stuffing - 2))[: stuffing - 1]
        made += b"G" + bytes([flag | pid >> 8, pid & 255, control]) + fill + piece
        flag = 0
    return made


def test_a_title_is_found_in_a_transport_stream() -> None:
    assert title_in_transport_stream(packets(TAG)) == "Tide - Ferry"
    long = a_tag(frame(b"PRIV", bytes(300)), frame(b"TIT2", b"\x03Ferry"))
    assert title_in_transport_stream(packets(long)) == "Ferry"
    assert title_in_transport_stream(packets(b"")) is None
    assert title_in_transport_stream(packets(TAG)[1:]) is None
    assert title_in_transport_stream(packets(TAG) + packets(TAG)) == "Tide - Ferry"


@given(st.binary(max_size=600))
def test_no_bytes_break_a_parser(data: bytes) -> None:
    for given_data in (data, b"ID3\4\0\0\0\0\1\0" + data, packets(TAG)[:188] + b"G" + data):
        title_in_id3(given_data)
        title_in_transport_stream(given_data)
        id3_length(given_data)
        sound_kind(given_data)


@given(st.text(max_size=300))
def test_no_text_breaks_a_playlist(text: str) -> None:
    for given_text in (text, f"#EXTM3U\n#EXTINF:{text}\n#EXT-X-STREAM-INF:{text}\n{text}"):
        variant_in(given_text, BASE)
        pieces_in(given_text.replace("#EXT-X-KEY", "").replace("BYTERANGE", ""), BASE)


MASTER = """#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360,CODECS="avc1,mp4a"
film.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=48000,CODECS="mp4a.40.5"
small.m3u8
#EXT-X-STREAM-INF:CODECS="mp4a.40.2",BANDWIDTH=128000

# a comment
http://other.example/large.m3u8
"""


def test_the_best_variant_without_pictures_is_chosen() -> None:
    assert variant_in(MASTER, BASE) == "http://other.example/large.m3u8"
    films = "".join(MASTER.splitlines(keepends=True)[:3])
    assert variant_in(films, BASE) == "http://radio.example/a/film.m3u8"
    media = '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="sound.m3u8"\n#EXT-X-MEDIA:TYPE=AUDIO\n'
    assert variant_in(films + media, BASE) == "http://radio.example/a/sound.m3u8"
    assert variant_in("#EXTM3U\n#EXTINF:6,\na.ts\n", BASE) is None
    assert variant_in("#EXT-X-STREAM-INF:BANDWIDTH=x", BASE) is None


LIST = """#EXTM3U
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:41
#EXT-X-MAP:URI="init.mp4"
#EXTINF:6.0,title="Night ""Ferry",artist="Neon Tide"
a.ts
#EXTINF:6.0,Plain
b.ts
#EXTINF:6.0,no desc
c.ts
#EXT-X-ENDLIST
"""


def test_pieces_have_numbers_addresses_and_titles() -> None:
    found = pieces_in(LIST, BASE)
    assert [(one.number, one.address[-4:], one.title) for one in found.pieces] == [
        (41, "a.ts", "Neon Tide - Night"),
        (42, "b.ts", "Plain"),
        (43, "c.ts", None),
    ]
    assert found.start == "http://radio.example/a/init.mp4"
    assert (found.target_s, found.is_over) == (6.0, True)


@pytest.mark.parametrize(
    "line",
    ["#EXT-X-KEY:METHOD=AES-128,URI=k", "#EXT-X-KEY:", "#EXT-X-BYTERANGE:75232@0"],
)
def test_encrypted_and_cut_pieces_are_refused(line: str) -> None:
    with pytest.raises(FetchError) as failure:
        pieces_in(f"#EXTM3U\n{line}\na.ts", BASE)
    assert failure.value.cause is Cause.UNPLAYABLE
    pieces_in("#EXT-X-KEY:METHOD=NONE\na.ts", BASE)


class _Answer(io.BytesIO):
    status = 200


class Web:
    """A web of addresses; those with several contents show the next one at each visit."""

    def __init__(self, contents: Mapping[str, list[bytes]]) -> None:
        self._contents = contents
        self.asked: list[str] = []

    @contextmanager
    def open_at(self, address: str) -> Iterator[tuple[str, http.client.HTTPResponse]]:
        self.asked.append(address)
        contents = self._contents.get(address)
        answer = _Answer(b"")
        if contents is None:
            answer.status = 404
        else:
            answer = _Answer(contents.pop(0) if len(contents) > 1 else contents[0])
        yield address, answer  # type: ignore[misc] - as much of a response as is used


def test_a_stream_goes_on_over_pieces_that_are_gone_and_counts_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hls, "_SHORTEST_PAUSE_S", 0.0)
    monkeypatch.setattr(hls, "_LONGEST_PAUSE_S", 0.0)
    root = "http://radio.example/a/"
    web = Web(
        {
            BASE: [
                b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:900\n1.ts\n2.ts",
                b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:900\n1.ts\n2.ts",
                b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:1\n3.ts\n4.ts",
                b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:2\n4.ts\n5.ts\n#EXT-X-ENDLIST",
            ],
            **{f"{root}{name}.ts": [TAG + name.encode()] for name in "1245"},
        }
    )
    text = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:900\n1.ts"
    sound = list(HlsStream(open_at=web.open_at, address=BASE, text=text).sound())
    assert b"".join(part for part, _ in sound) == b"1245"
    assert sound[0] == (b"1", "Tide - Ferry")


def test_a_stream_that_stands_still_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hls, "_QUIET_S", -1.0)
    text = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:1\na.ts"
    web = Web({BASE: [text.encode()], "http://radio.example/a/a.ts": [b"x"]})
    stream = HlsStream(open_at=web.open_at, address=BASE, text=text).sound()
    assert next(stream) == (b"x", None)
    with pytest.raises(FetchError) as failure:
        list(stream)
    assert failure.value.cause is Cause.NETWORK


def test_a_list_that_is_gone_ends_the_stream() -> None:
    web = Web({})
    text = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8"
    with pytest.raises(FetchError):
        list(HlsStream(open_at=web.open_at, address=BASE, text=text).sound())


MP3 = b"\xff\xfb\x90\x00"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"OggS\0\2", "application/ogg"),
        (b"fLaC\0", "audio/flac"),
        (b"ID3\4\0", "audio/mpeg"),
        (MP3, "audio/mpeg"),
        (b"\x12\x34" * 900 + MP3, "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"\xff\xf9\x50\x80", "audio/aac"),
        (b"\0\0\0\x18ftypiso5", "audio/mp4"),
        (packets(TAG), "video/mp2t"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"", None),
        (bytes(9_000), None),
        (b"<html>", None),
        (b" \n<!doctype html>" + MP3, None),
        (b"#EXTM3U\n", None),
        (b"[playlist]", None),
        (b"Service unavailable", None),
        (b"\xff" * 500, None),
        (b"G" + bytes(400), None),
    ],
)
def test_sound_is_told_from_everything_else(head: bytes, kind: str | None) -> None:
    assert sound_kind(head) == kind
