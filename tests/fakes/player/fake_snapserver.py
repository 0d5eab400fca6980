"""A Snapcast server that behaves as snapserver 0.31 was observed to, independent of our client."""

import contextlib
import json
import socket
import struct
import threading
import time
from types import TracebackType
from typing import Self

AHEAD_S = 5000.0
"""Offset of the server's clock to ours."""


class FakeSnapserver:
    """Serves one client after the other until it is closed, and sends them the chunks of `play`."""

    def __init__(self, *, codec: bytes = b"pcm", header: bytes = b"", port: int = 0) -> None:
        self.hellos: list[dict[str, object]] = []
        self._codec, self._header = codec, header
        self._socket = socket.create_server(("127.0.0.1", port))
        self._clients: list[socket.socket] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self.drop()
        self._thread.join(10)

    def play(self, data: bytes, *, recorded_s: float) -> None:
        """Send a chunk to all clients; the recording time is on our clock."""
        second, micro = divmod(round((recorded_s + AHEAD_S) * 1e6), 1_000_000)
        payload = struct.pack("<iiI", second, micro, len(data)) + data
        for client in list(self._clients):
            self._send(client, 2, payload)

    def drop(self) -> None:
        """Disconnect all clients."""
        while self._clients:
            client = self._clients.pop()
            # The client may have disconnected a moment ago.
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with client:
                try:
                    self._talk(client)
                except (OSError, struct.error):
                    continue
                finally:
                    with contextlib.suppress(ValueError):  # already removed by drop()
                        self._clients.remove(client)

    def _talk(self, client: socket.socket) -> None:
        while True:
            head = client.recv(26, socket.MSG_WAITALL)
            if len(head) < 26:
                return
            kind, number, _, second, micro, _, _, size = struct.unpack("<HHHiiiiI", head)
            body = client.recv(size, socket.MSG_WAITALL) if size else b""
            if kind == 5:
                assert int.from_bytes(body[:4], "little") == len(body) - 4
                self.hellos.append(json.loads(body[4:]))
                settings = json.dumps(
                    {"bufferMs": 400, "latency": 100, "muted": False, "volume": 100}
                ).encode()
                self._send(client, 3, struct.pack("<I", len(settings)) + settings)
                codec = struct.pack("<I", len(self._codec)) + self._codec
                header = struct.pack("<I", len(self._header)) + self._header
                self._send(client, 1, codec + header)
                self._clients.append(client)
            elif kind == 4:
                way_s = time.monotonic() + AHEAD_S - (second + micro / 1e6)
                whole = int(way_s // 1)
                latency = struct.pack("<ii", whole, int((way_s - whole) * 1e6))
                self._send(client, 4, latency, answers=number)

    def _send(self, client: socket.socket, kind: int, payload: bytes, answers: int = 0) -> None:
        now_s = time.monotonic() + AHEAD_S
        instant = int(now_s), int(now_s % 1 * 1e6)
        head = struct.pack("<HHHiiiiI", kind, 0, answers, *instant, 0, 0, len(payload))
        with self._lock:
            try:
                client.sendall(head + payload)
            except OSError:
                return
