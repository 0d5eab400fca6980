"""A hostile internet in a network namespace: ``python -m tests.attacks.inside_world``.

Serves HTTP on port 80 and DNS on port 53 of the given address until it is killed.
"""

# ruff: noqa: T201 - it prints when it is ready

import base64
import socket
import struct
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import override

SOUND = b"\xff\xfb\x90\x00" + bytes(range(256)) * 8
_A, _AAAA = 1, 28
_asked: Counter[str] = Counter()


class Station(BaseHTTPRequestHandler):
    """Serves the attack in the path: ``/KIND/TARGET``, the target as base64."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        _, kind, *rest = self.path.partition("?")[0].split("/")
        target = base64.urlsafe_b64decode(rest[0]).decode() if rest else ""
        _asked[self.path] += 1
        if kind.isdigit():
            self._answer(int(kind), "text/plain", b"", target)
        elif kind == "chain" and int(rest[1]) > 0:
            self._answer(302, "text/plain", b"", f"/chain/{rest[0]}/{int(rest[1]) - 1}")
        elif kind == "chain" or (kind == "later" and _asked[self.path] > 1):
            self._answer(302, "text/plain", b"", target)
        elif kind == "m3u":
            self._answer(200, "audio/x-mpegurl", f"#EXTM3U\n{target}\n".encode())
        elif kind == "pls":
            self._answer(200, "audio/x-scpls", f"[playlist]\nFile1={target}\n".encode())
        elif kind == "hls":
            segments = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{target}\n"
            self._answer(200, "audio/mpeg", segments.encode())
        elif kind == "icy":
            self._answer(200, "audio/mpeg", SOUND, "", f"icy-url: {target}")
        else:
            self._answer(200, "audio/mpeg", SOUND)

    def _answer(
        self, status: int, kind: str, body: bytes, location: str = "", more: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        if more:
            name, _, text = more.partition(": ")
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


def names_for(inside: list[str], outside: str) -> dict[str, list[str]]:
    """Return the addresses of each name, in turn; rebinding names start with a public one."""
    four, six = inside
    return {
        "private": [four],
        "private6": [six],
        "mapped": [f"::ffff:{four}"],
        "rebind": [outside, four],
        "rebind6": [outside, six],
        "party": ["5.9.9.2"],
        "world": [outside],
    }


def serve_names(address: str, known: dict[str, list[str]]) -> None:
    """Answer A and AAAA queries for ``NUMBER.NAME.example``."""
    door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    door.bind((address, 53))
    turns: Counter[tuple[str, int]] = Counter()
    while True:
        question, client = door.recvfrom(512)
        labels, at = [], 12
        while question[at]:
            labels.append(question[at + 1 : at + 1 + question[at]].decode())
            at += 1 + question[at]
        (wanted,) = struct.unpack("!H", question[at + 1 : at + 3])
        name = ".".join(labels).lower()
        found = known.get(labels[-2] if len(labels) > 1 else "", [])
        turn = min(turns[name, wanted], len(found) - 1)
        turns[name, wanted] += 1
        is_six = bool(found) and ":" in found[turn]
        data = b""
        if found and is_six == (wanted == _AAAA):
            family = socket.AF_INET6 if is_six else socket.AF_INET
            raw = socket.inet_pton(family, found[turn])
            data = b"\xc0\x0c" + struct.pack("!HHIH", wanted, 1, 0, len(raw)) + raw
        head = question[:2] + struct.pack("!HHHHH", 0x8180, 1, bool(data), 0, 0)
        door.sendto(head + question[12 : at + 5] + data, client)


def main() -> None:
    """Serve HTTP and DNS."""
    outside, *inside = sys.argv[1:]
    names = threading.Thread(
        target=serve_names, args=(outside, names_for(inside, outside)), daemon=True
    )
    names.start()
    with ThreadingHTTPServer((outside, 80), Station) as server:
        print("ready", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
