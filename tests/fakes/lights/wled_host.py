"""The discovery and information endpoints of a WLED, on a loopback address."""

import json
import socket
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self

from zeroconf import IPVersion, ServiceInfo, Zeroconf


class WledHost(AbstractContextManager["WledHost"]):
    """A WLED that announces itself by mDNS and describes its LEDs by HTTP.

    Args:
        info: the answer to /json/info, bytes for a malformed one.
    """

    def __init__(self, *, address: str, info: dict[str, object] | bytes, mac: str) -> None:
        answer = info if isinstance(info, bytes) else json.dumps(info).encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                is_known = self.path == "/json/info"
                self.send_response(200 if is_known else 404)
                self.end_headers()
                self.wfile.write(answer if is_known else b"")

            def log_message(self, *_: object) -> None:
                """Log nothing."""

        self._address = address
        self._mac = mac
        self._server = ThreadingHTTPServer((address, 0), Handler)
        self._thread = Thread(target=self._server.serve_forever)
        self._network = Zeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)

    def __enter__(self) -> Self:
        self._thread.start()
        service = ServiceInfo(
            "_wled._tcp.local.",
            f"wled-{self._mac[-6:]}._wled._tcp.local.",
            port=self._server.server_port,
            properties={"mac": self._mac},
            addresses=[socket.inet_aton(self._address)],
            server=f"wled-{self._mac[-6:]}.local.",
        )
        try:
            self._network.register_service(service)
        except BaseException:
            # Otherwise the threads would outlive the tests.
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._network.close()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def wled_info(
    *, mac: str, name: str = "Bar", pixels: int = 144, white: bool = False
) -> dict[str, object]:
    """Return an answer of WLED 0.15 with the fields that we read."""
    return {
        "ver": "0.15.0",
        "leds": {"count": pixels, "rgbw": white, "lc": 3 if white else 1, "fps": 42},
        "name": name,
        "udpport": 21324,
        "arch": "esp32",
        "brand": "WLED",
        "product": "FOSS",
        "mac": mac,
    }
