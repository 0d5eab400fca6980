"""Client of the Snapcast protocol that only receives audio.

Fields of a message, offset and size: type 0 (2), id 2 (2), id of the request 4 (2), sent at 6 (4 s,
4 µs), received at 14 (4 s, 4 µs), payload size 22 (4), payload. All are little-endian (snapserver
0.31).
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

_TIME_INTERVAL_S: Final = 1.0
_TIMES: Final = 15
"""The offset of the clocks is the median of this many measurements."""

_DEFAULT_BUFFER_S: Final = 1.0


class SnapcastClient:
    """A session with a server that yields samples and the times at which they are played.

    Args:
        connection: a connected socket with a timeout.
        name: of this client on the server.
    """

    def __init__(self, *, connection: socket.socket, name: str) -> None:
        self._connection = connection
        self._name = name
        self._decoder: PcmDecoder | None = None
        self._buffer_s = _DEFAULT_BUFFER_S
        self._ahead_s: deque[float] = deque(maxlen=_TIMES)
        self._requested_at_s = 0.0
        self._number = 0

    def blocks(self) -> Iterator[tuple[FloatArray, float]]:
        """Yield samples and the monotonic time at which they are played.

        Raises:
            SourceError: the stream is not PCM, or the server does not speak Snapcast.
            OSError: the connection is lost.
        """
        self._send_hello()
        while True:
            now_s = time.monotonic()
            if now_s - self._requested_at_s >= _TIME_INTERVAL_S:
                self._request_time(now_s)
            kind, sent_s, payload = self._message()
            if kind == _CODEC:
                self._decoder = _decoder(payload)
            elif kind == _SETTINGS:
                self._apply_settings(payload)
            elif kind == _TIME:
                self._note_time(sent_s, payload)
            elif kind == _CHUNK and self._decoder is not None and self._ahead_s:
                second, micro, size = _unpacked(_CHUNK_HEAD, payload)
                samples = self._decoder.samples(payload[_CHUNK_HEAD.size :][:size])
                yield samples, self._played_at_s(second + micro / _MICRO)

    def _played_at_s(self, recorded_s: float) -> float:
        return recorded_s + self._buffer_s - float(np.median(self._ahead_s))

    def _send_hello(self) -> None:
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
        self._send(_HELLO, _TEXT_SIZE.pack(len(text)) + text)
        self._request_time(time.monotonic())

    def _request_time(self, now_s: float) -> None:
        self._requested_at_s = now_s
        self._send(_TIME, _INSTANT.pack(0, 0))

    def _send(self, kind: int, payload: bytes) -> None:
        self._number = (self._number + 1) % (1 << 16)
        now_s = time.monotonic()
        sent = int(now_s), int(now_s % 1 * _MICRO)
        self._connection.sendall(
            _HEADER.pack(kind, self._number, 0, *sent, 0, 0, len(payload)) + payload
        )

    def _message(self) -> tuple[int, float, bytes]:
        """Receive a message; return its type, its time by the server's clock, and its payload."""
        kind, _, _, second, micro, _, _, size = _HEADER.unpack(self._receive(_HEADER.size))
        if size > _LARGEST:
            raise SourceError("the server does not speak Snapcast's protocol")
        return kind, second + micro / _MICRO, self._receive(size)

    def _receive(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = self._connection.recv(size - len(parts))
            if not part:
                raise ConnectionResetError("the server closed the connection")
            parts += part
        return bytes(parts)

    def _apply_settings(self, payload: bytes) -> None:
        text = _text(payload)
        try:
            settings = json.loads(text)
            self._buffer_s = (settings["bufferMs"] - settings["latency"]) / 1000.0
        except (ValueError, KeyError, TypeError) as err:
            raise SourceError(
                f"the settings of the server cannot be parsed: {text[:80]!r}"
            ) from err

    def _note_time(self, sent_s: float, payload: bytes) -> None:
        """Note the offset of the server's clock, assuming equal latency in both directions."""
        second, micro = _unpacked(_INSTANT, payload)
        request_s = second + micro / _MICRO
        reply_s = time.monotonic() - sent_s
        self._ahead_s.append((request_s - reply_s) / 2.0)


def _decoder(payload: bytes) -> PcmDecoder:
    codec = _text(payload)
    if codec != b"pcm":
        name = codec[:20].decode(errors="replace")
        raise SourceError(f"the stream is encoded as {name}; set codec=pcm in snapserver.conf")
    header = wav_header(payload[_TEXT_SIZE.size + len(codec) + _TEXT_SIZE.size :])
    if header is None:
        raise SourceError("the WAV header of the stream is incomplete")
    return PcmDecoder(header[0])


def _text(payload: bytes) -> bytes:
    (size,) = _unpacked(_TEXT_SIZE, payload)
    return payload[_TEXT_SIZE.size :][:size]


def _unpacked(shape: struct.Struct, payload: bytes) -> tuple[int, ...]:
    if len(payload) < shape.size:
        raise SourceError("the server sent an incomplete message")
    return shape.unpack_from(payload)
