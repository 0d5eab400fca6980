"""Streams over HTTP, raw TCP and Snapcast, with reconnection after every failure."""

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from raveberry_visualizer.dsp import SampleBuffer
from raveberry_visualizer.sources import StreamSource, stream_address
from raveberry_visualizer.sources.pcm import PcmFormat

from tests.fakes.player.fake_snapserver import FakeSnapserver
from tests.ports import free_port
from tests.visualizer.daemons import wait_for
from tests.visualizer.sources.test_pcm import a_wav

HALF = np.full(2048, 16_384, dtype="<i2").tobytes()
"""1,024 frames of a constant half, on two channels."""


class Radio(http.server.ThreadingHTTPServer):
    """Sends a header and then endless blocks to every client."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, kind: str, head: bytes, piece: bytes, port: int = 0) -> None:
        self.listening: set[Programme] = set()
        self.is_over = False
        self.kind, self.head, self.piece = kind, head, piece
        super().__init__(("127.0.0.1", port), Programme)

    @property
    def listeners(self) -> int:
        return len(self.listening)


class Programme(http.server.BaseHTTPRequestHandler):
    server: Radio

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.server.kind)
        self.end_headers()
        # A sum would lose one when two threads count at once.
        self.server.listening.add(self)
        try:
            self.wfile.write(self.server.head)
            while not self.server.is_over:
                self.wfile.write(self.server.piece)
                time.sleep(0.01)
        except OSError:
            self.close_connection = True
        finally:
            self.server.listening.discard(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def radio(
    kind: str = "audio/wav", head: bytes = a_wav(44_100)[:44], piece: bytes = HALF, port: int = 0
) -> Iterator[Radio]:
    server = Radio(kind, head, piece, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.is_over = True
        server.shutdown()
        server.server_close()
        thread.join(20)
        wait_for(lambda: server.listeners == 0, 20)


@contextmanager
def listening(url: str) -> Iterator[StreamSource]:
    with StreamSource(address=stream_address(url)) as source:
        source.open()
        yield source
    source._thread.join(20)


def wait_for_level(source: StreamSource, level: float) -> None:
    buffer = SampleBuffer(size=64)

    def is_heard() -> bool:
        return bool(
            source.pull(buffer, time.monotonic())
            and buffer.newest == pytest.approx(np.full(64, level), abs=0.001)
        )

    wait_for(is_heard, 20, f"{buffer.newest[-4:]} instead of {level}")


@pytest.mark.parametrize(
    ("kind", "head", "piece", "format_"),
    [
        ("audio/x-wav", a_wav(44_100)[:44], HALF, ""),
        ("audio/wav", a_wav(48_000)[:44], HALF, ""),
        ("application/octet-stream", b"", HALF, ""),
        ("audio/pcm", b"", np.full(512, 2**30, dtype="<i4").tobytes(), "#48000:32:1"),
        ("audio/L16; rate=48000; channels=2", b"", np.full(512, 16_384, ">i2").tobytes(), ""),
    ],
)
def test_http_is_received_as_wav_and_raw(
    kind: str, head: bytes, piece: bytes, format_: str
) -> None:
    with (
        radio(kind, head, piece) as server,
        listening(f"http://127.0.0.1:{server.server_port}/x{format_}") as source,
    ):
        wait_for_level(source, 0.5)


def test_it_is_connected_only_while_open_and_reconnects(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    port = free_port()
    with StreamSource(address=stream_address(f"http://127.0.0.1:{port}/")) as source:
        with radio(port=port) as server:
            assert server.listeners == 0
            source.open()
            wait_for_level(source, 0.5)
            source.close()
            wait_for(lambda: server.listeners == 0, 20)
            assert source.pull(SampleBuffer(size=64), 0.0) == 0
            source.open()
            wait_for_level(source, 0.5)
        wait_for(lambda: "retrying" in caplog.text, 20)
        with radio(port=port):
            wait_for_level(source, 0.5)
    assert len(caplog.records) < 12, "told once, not at each attempt"


@pytest.mark.parametrize(
    ("kind", "piece", "reason"),
    [
        ("audio/mpeg", b"x", "it sends audio/mpeg; only WAV and raw PCM are supported"),
        ("audio/wav", b"<html>nothing to hear here</html>", "no WAV header"),
    ],
)
def test_unsupported_content_is_reported(
    kind: str, piece: bytes, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        radio(kind, b"", piece) as server,
        listening(f"http://127.0.0.1:{server.server_port}/"),
    ):
        wait_for(lambda: reason in caplog.text, 20)


def test_raw_tcp_is_received_and_its_end_detected(caplog: pytest.LogCaptureFixture) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        listening(f"tcp://127.0.0.1:{server.getsockname()[1]}#22050:16:2") as source,
    ):
        for _ in range(2):
            client, _ = server.accept()
            with client:
                client.sendall(HALF)
                wait_for_level(source, 0.5)
        wait_for(lambda: "it ended" in caplog.text, 20)


def test_snapcast_is_written_when_it_is_played_and_not_when_it_arrives() -> None:
    with (
        FakeSnapserver(header=a_wav(48_000)[:44]) as server,
        listening(f"snapcast://127.0.0.1:{server.port}") as source,
    ):
        wait_for(lambda: server.hellos, 20)
        assert server.hellos[0]["SnapStreamProtocolVersion"] == 2
        recorded_s: list[float] = []

        def has_come() -> bool:
            recorded_s.append(time.monotonic() + 1000)
            server.play(HALF, recorded_s=recorded_s[-1])
            return bool(source._blocks)

        wait_for(has_come, 20)
        samples, sounds_at_s = source._blocks[0]
        assert samples == pytest.approx(np.full(len(samples), 0.5), abs=0.001)
        # Buffer less latency, 0.3 s after it was recorded; a busy machine misjudges the clocks.
        ahead_s = [sounds_at_s - at_s for at_s in recorded_s]
        assert min(abs(value - 0.3) for value in ahead_s) < 10.0
        buffer = SampleBuffer(size=64)
        assert source.pull(buffer, sounds_at_s - 0.01) == 0
        assert source.pull(buffer, sounds_at_s) >= len(samples)


def test_snapcast_reconnects() -> None:
    with (
        FakeSnapserver(header=a_wav(48_000)[:44]) as server,
        listening(f"snapcast://127.0.0.1:{server.port}"),
    ):
        for count in (1, 2):
            wait_for(lambda count=count: len(server.hellos) >= count, 20)
            wait_for(lambda: server._clients, 20)
            server.drop()


@pytest.mark.parametrize(
    ("codec", "header", "reason"),
    [
        (b"flac", b"fLaC", "the stream is encoded as flac; set codec=pcm in snapserver.conf"),
        (b"pcm", b"RIFF", "is incomplete"),
    ],
)
def test_an_unsupported_codec_is_reported(
    codec: bytes, header: bytes, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        FakeSnapserver(codec=codec, header=header) as server,
        listening(f"snapcast://127.0.0.1:{server.port}"),
    ):
        wait_for(lambda: reason in caplog.text, 20)


def test_a_server_with_another_protocol_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        listening(f"snapcast://127.0.0.1:{server.getsockname()[1]}"),
    ):
        client, _ = server.accept()
        with client:
            client.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            wait_for(lambda: "does not speak Snapcast" in caplog.text, 20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "music",
        "ftp://host/x",
        "http://",
        "tcp://host",
        "http://host:99999/",
        "http://[::1/",
        "http://host/#fast",
        "http://host/#44100:12:2",
    ],
)
def test_an_invalid_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"such as|is not the address|after the #"):
        stream_address(text)


def test_an_address_is_parsed() -> None:
    address = stream_address("tcp://10.0.0.7:4953#48000:24:2")
    assert (address.url, address.host, address.port) == ("tcp://10.0.0.7:4953", "10.0.0.7", 4953)
    assert address.form == PcmFormat(rate_hz=48_000, bits=24, channels=2)
    assert stream_address("snapcast://host").port is None
