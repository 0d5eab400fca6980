"""A web server on the loopback address, whose visitors leave as they like."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import override


class Handler(BaseHTTPRequestHandler):
    """Answers each visitor in a thread of their own, and says nothing of it."""

    protocol_version = "HTTP/1.1"

    @override
    def log_message(self, *_args: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    @override
    def handle_error(self, *_args: object) -> None:
        """Nothing: visitors leave as they like."""


@contextmanager
def open_to_visitors(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """The port of a server that answers while the block runs."""
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
