"""A web server on loopback that tolerates clients disconnecting at any time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import override


class Handler(BaseHTTPRequestHandler):
    """Request handler without logging."""

    protocol_version = "HTTP/1.1"

    @override
    def log_message(self, *_args: object) -> None:
        """Log nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    @override
    def handle_error(self, *_args: object) -> None:
        """Ignore errors, as clients may disconnect at any time."""


@contextmanager
def open_to_visitors(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """Serve the handler inside the block; yield its port."""
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
