"""Snapcast's binary protocol, as far as a client that only listens needs it.

Every message: type 0 (2), id 2 (2), answered id 4 (2), sent at 6 (4 s, 4 µs), received at 14 (4 s,
4 µs), size 22 (4), then so many bytes; all little-endian (as snapserver 0.31 writes them).
"""

import json
import socket
import struct
import time
from collections import deque
from collections.abc import Iterator
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import FloatArray
from raveberry_visualizer.engine import SourceError

from .pcm import PcmDecoder, wav_header

PORT: Final = 1704

_CODEC: Final = 1
_CHUNK: Final = 2
_SETTINGS: Final = 3
_TIME: Final = 4
_HELLO: Final = 5

_HEADER: Final = struct.Struct("<HHHiiiiI")
_INSTANT: Final = struct.Struct("<ii")
_CHUNK_HEAD: Final = struct.Struct("<iiI")
_TEXT_SIZE: Final = struct.Struct("<I")
_LARGEST: Final = 1 << 20
_PROTOCOL: Final = 2
_MICRO: Final = 1_000_000

_ASK_TIME_S: Final = 1.0
_TIMES: Final = 15
"""The middle of so many measurements tells how far apart the clocks are."""

_USUAL_BUFFER_S: Final = 1.0


class SnapcastTalk:
    """One conversation with a server: samples, and when they are to be heard.

    Args:
        line: connected, with a time limit.
        name: how the server calls this client.
    """

    def __init__(self, *, line: socket.socket, name: str) -> None:
        self._line = line
        self._name = name
        self._decoder: PcmDecoder | None = None
        self._buffer_s = _USUAL_BUFFER_S
        self._ahead_s: deque[float] = deque(maxlen=_TIMES)
        self._asked_at_s = 0.0
        self._number = 0

    def blocks(self) -> Iterator[tuple[FloatArray, float]]:
        """Samples and the time at which they sound, by the monotonic clock.

        Raises:
            SourceError: the server speaks of what cannot be heard, or not at all like Snapcast.
            OSError: the connection is lost.
        """
        self._greet()
        while True:
            now_s = time.monotonic()
            if now_s - self._asked_at_s >= _ASK_TIME_S:
                self._ask_time(now_s)
            kind, sent_s, payload = self._message()
            if kind == _CODEC:
                self._decoder = _decoder(payload)
            elif kind == _SETTINGS:
                self._take_settings(payload)
            elif kind == _TIME:
                self._take_time(sent_s, payload)
            elif kind == _CHUNK and self._decoder is not None and self._ahead_s:
                second, micro, size = _unpacked(_CHUNK_HEAD, payload)
                samples = self._decoder.samples(payload[_CHUNK_HEAD.size :][:size])
                yield samples, self._sounds_at_s(second + micro / _MICRO)

    def _sounds_at_s(self, recorded_s: float) -> float:
        return recorded_s + self._buffer_s - float(np.median(self._ahead_s))

    def _greet(self) -> None:
        hello = {
            "Arch": "",
            "ClientName": self._name,
            "HostName": self._name,
            "ID": self._name,
            "Instance": 1,
            "MAC": "00:00:00:00:00:00",
            "OS": "",
            "SnapStreamProtocolVersion": _PROTOCOL,
            "Version": "0.27.0",
        }
        text = json.dumps(hello).encode()
        self._say(_HELLO, _TEXT_SIZE.pack(len(text)) + text)
        self._ask_time(time.monotonic())

    def _ask_time(self, now_s: float) -> None:
        self._asked_at_s = now_s
        self._say(_TIME, _INSTANT.pack(0, 0))

    def _say(self, kind: int, payload: bytes) -> None:
        self._number = (self._number + 1) % (1 << 16)
        now_s = time.monotonic()
        sent = int(now_s), int(now_s % 1 * _MICRO)
        self._line.sendall(_HEADER.pack(kind, self._number, 0, *sent, 0, 0, len(payload)) + payload)

    def _message(self) -> tuple[int, float, bytes]:
        """Type, when it was sent by the server's clock, content."""
        kind, _, _, second, micro, _, _, size = _HEADER.unpack(self._exactly(_HEADER.size))
        if size > _LARGEST:
            raise SourceError("the server does not speak Snapcast's protocol")
        return kind, second + micro / _MICRO, self._exactly(size)

    def _exactly(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = self._line.recv(size - len(parts))
            if not part:
                raise ConnectionResetError("the server hung up")
            parts += part
        return bytes(parts)

    def _take_settings(self, payload: bytes) -> None:
        text = _text(payload)
        try:
            settings = json.loads(text)
            self._buffer_s = (settings["bufferMs"] - settings["latency"]) / 1000.0
        except (ValueError, KeyError, TypeError) as err:
            raise SourceError(f"the server's settings cannot be read: {text[:80]!r}") from err

    def _take_time(self, sent_s: float, payload: bytes) -> None:
        """How far the server's clock is ahead: the way there takes as long as the way back."""
        second, micro = _unpacked(_INSTANT, payload)
        there_s = second + micro / _MICRO
        back_s = time.monotonic() - sent_s
        self._ahead_s.append((there_s - back_s) / 2.0)


def _decoder(payload: bytes) -> PcmDecoder:
    codec = _text(payload)
    if codec != b"pcm":
        name = codec[:20].decode(errors="replace")
        raise SourceError(f"the stream is sent as {name}; give it codec=pcm in snapserver.conf")
    header = wav_header(payload[_TEXT_SIZE.size + len(codec) + _TEXT_SIZE.size :])
    if header is None:
        raise SourceError("the stream's WAV header is cut short")
    return PcmDecoder(header[0])


def _text(payload: bytes) -> bytes:
    (size,) = _unpacked(_TEXT_SIZE, payload)
    return payload[_TEXT_SIZE.size :][:size]


def _unpacked(shape: struct.Struct, payload: bytes) -> tuple[int, ...]:
    if len(payload) < shape.size:
        raise SourceError("the server sent half a message")
    return shape.unpack_from(payload)
