"""Relay of online streams to the player: ``python -m raveberry_server.jobs.stream_relay``.

The player follows redirects and playlists, so a station could lead it to a local address after the
check. It is therefore given a link to this process, which checks the address of each connection at
each hop, and forwards nothing but sound. It also opens the files of network folders for the player,
which could not be ended while it waits for a folder that hangs; a process that only waits does no
harm. For the same reason it records the input whose sound the player is to play.

The first line of standard input is a JSON object: ``{"key"}``, as hex. The first line of standard
output is one, too: ``{"port"}``. A link is signed with the key and self-contained.
When standard input ends, the server is gone; active streams continue to their end.
"""

import contextlib
import http.client
import json
import os
import re
import socket
import stat
import sys
import threading
from _thread import start_new_thread
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, override

from raveberry_server.adapters.processes.stream_relay_urls import RelayLink, link_in
from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.playback.icy_metadata import (
    METADATA_INTERVAL,
    MetadataInserter,
    MetadataSplitter,
    header_text,
    interval_in,
    metadata_block,
)
from raveberry_server.application.ports import INPUT_SCHEME
from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.jobs.audio.input_recorder import INPUT_KIND, input_sound
from raveberry_server.jobs.network.guard import AddressPolicy
from raveberry_server.jobs.network.hls import HlsStream, is_hls
from raveberry_server.jobs.network.http_client import OK, GuardedHttpClient, answer_at
from raveberry_server.jobs.network.local_networks import own_networks
from raveberry_server.jobs.network.sound_kind import ENOUGH_BYTES, sound_kind

from .child_setup import give_way, in_background
from .probe_stream import declared_kind, expect_stream, first_in_list, is_list

_LOGGED: Final = 250
_MOST_LISTS: Final = 3
_LONGEST_LIST: Final = 64_000
_MOST_AT_ONCE: Final = 16
_PART: Final = 16_384
_FILE_PART: Final = 262_144
_FROM: Final = re.compile(r"bytes=(\d{1,18})-")
_QUIET_S: Final = 30.0
"""Timeout for a silent station or a player that does not read."""
_LOOKED_AT_BYTES: Final = 65_536
"""Bytes that decoders inspect to detect the format of a stream."""
_LISTS: Final = re.compile(
    rb"#EXTM3U|#EXT-X-|ffconcat version|c=IN IP[46] |dash:profile:|^\s*(\[playlist\]|<\?xml|<asx)",
    re.IGNORECASE,
)
"""Texts that a decoder would take for a playlist, whose addresses it would open itself."""
_LONGEST_TEXT: Final = 16
_PASSED_TO_STATION: Final = ("Icy-MetaData", "Range", "User-Agent")
_OF_A_FILE: Final = ("Content-Length", "Content-Range", "Accept-Ranges")
_KIND: Final = "Content-Type"
_INTERVAL: Final = "icy-metaint"
_WITH_TITLES: Final = "Icy-MetaData"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """A stream that is open.

    Attributes:
        sound: its sound, and titles as they begin.
        kind: the content type that the station declares, empty without one.
        headers: other headers for the player.
        has_titles: the stream may contain titles.
    """

    sound: Iterable[tuple[bytes, str | None]]
    kind: str = ""
    status: int = OK
    headers: Mapping[str, str] = field(default_factory=dict)
    has_titles: bool = False


class NotSoundError(RaveberryError):
    """A stream contains something that the player must not receive."""


class StreamRelayServer(ThreadingHTTPServer):
    """HTTP server on the loopback interface."""

    daemon_threads = True

    def __init__(self, *, key: bytes) -> None:
        self.key = key
        self.places = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self.is_orphan = False
        self._active = 0
        self._counting = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Count an active stream inside the block."""
        with self._counting:
            self._active += 1
        try:
            yield
        finally:
            with self._counting:
                self._active -= 1

    @override
    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in a thread, without waiting for it as `Thread.start` does.

        A thread that gets no memory for its first frame never starts, and closes its connection.
        """
        start_new_thread(self.process_request_thread, (request, client_address))

    @override
    def service_actions(self) -> None:
        """Exit when the server is gone and no stream is active; called twice a second."""
        if self.is_orphan and not self._active:
            os._exit(0)

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Log the error of a connection in one line."""
        _log(f"a connection ended: {sys.exc_info()[1]!r:.200}")


class _Handler(BaseHTTPRequestHandler):
    """Handler of one request of the player."""

    server: StreamRelayServer
    timeout = _QUIET_S
    server_version = "Raveberry"
    sys_version = ""

    def do_GET(self) -> None:
        """Forward a stream."""
        link = link_in(self.path, self.server.key)
        if link is None:
            self.send_error(404)
        elif not self.server.places.acquire(blocking=False):
            self.send_error(503)
        else:
            try:
                with self.server.listening():
                    if link.file:
                        self._send_file(link.file)
                    elif link.address.startswith(INPUT_SCHEME):
                        self._send_input(link.address.removeprefix(INPUT_SCHEME))
                    else:
                        self._pass_on(link)
            finally:
                self.server.places.release()

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: a path contains an address, which may contain a password."""

    def _pass_on(self, link: RelayLink) -> None:
        outside = AddressPolicy(networks=own_networks(), own_names=link.own_names)
        net = GuardedHttpClient(outside=outside, private_hosts=link.private_hosts)
        headers = {name: self.headers[name] for name in _PASSED_TO_STATION if name in self.headers}
        try:
            with _stream_at(link.address, net, headers) as stream:
                self._answer(stream)
        except (FetchError, NotSoundError, OSError, http.client.HTTPException, ValueError) as err:
            self.close_connection = True
            _log(f"{without_queries(link.address)}: {type(err).__name__}: {err}")
            with contextlib.suppress(OSError):
                self.send_error(502)

    def _send_input(self, device: str) -> None:
        """Send the sound of an input until it is lost."""
        self.close_connection = True
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        is_begun = False
        try:
            with closing(input_sound(device)) as parts:
                for part in parts:
                    if not is_begun:
                        is_begun = True
                        self._begin(_Stream(sound=(), kind=INPUT_KIND), part, has_titles=False)
                    self.wfile.write(part)
        except ConnectionError:
            # The player stops, or plays another song.
            pass
        except (FetchError, OSError) as err:
            _log(f"input {device}: {err}")
            if not is_begun:
                with contextlib.suppress(OSError):
                    self.send_error(502)

    def _send_file(self, path: str) -> None:
        """Send a file, from the position that the player asks for."""
        self.close_connection = True
        # A player that is paused may read on after hours.
        self.connection.settimeout(None)
        try:
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except OSError as err:
            _log(f"{path} cannot be opened: {err.strerror}")
            self.send_error(404)
            return
        try:
            status = os.fstat(file)
            if stat.S_ISREG(status.st_mode):
                self._send_rest(file, status.st_size)
            else:
                self.send_error(404)
        finally:
            os.close(file)

    def _send_rest(self, file: int, size: int) -> None:
        # An empty file has no range that could be named.
        asked = _FROM.fullmatch(self.headers.get("Range", "")) if size else None
        at = int(asked[1]) if asked else 0
        if at and at >= size:
            self.send_error(416)
            return
        self.send_response(206 if asked else OK)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(size - at))
        if asked:
            self.send_header("Content-Range", f"bytes {at}-{size - 1}/{size}")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while part := os.pread(file, min(_FILE_PART, size - at), at):
                self.wfile.write(part)
                at += len(part)
        except ConnectionError:
            # The player goes elsewhere in the file, or to another song.
            pass
        except OSError as err:
            _log(f"a file cannot be read to its end: {err.strerror}")

    def _answer(self, stream: _Stream) -> None:
        """Send the stream, with titles in UTF-8 if the player wants them and there are any."""
        self.close_connection = True
        titles = MetadataInserter() if stream.has_titles and self._wants_titles else None
        block = metadata_block("")
        window = b""
        looked_at = 0
        is_begun = False
        for part, title in stream.sound if stream.kind else _with_whole_head(stream.sound):
            if looked_at < _LOOKED_AT_BYTES:
                window = window[-_LONGEST_TEXT:] + part
                looked_at += len(part)
                if _LISTS.search(window):
                    raise NotSoundError("it is a list of addresses and no sound")
            if not is_begun:
                is_begun = True
                self._begin(stream, part, has_titles=titles is not None)
            if title is not None:
                block = metadata_block(title)
            self.wfile.write(part if titles is None else titles.insert(part, block))
        if not is_begun:
            self._begin(stream, b"", has_titles=titles is not None)

    @property
    def _wants_titles(self) -> bool:
        return self.headers.get(_WITH_TITLES, "").strip() == "1"

    def _begin(self, stream: _Stream, head: bytes, *, has_titles: bool) -> None:
        kind = stream.kind or sound_kind(head)
        if kind is None and head:
            raise NotSoundError("it declares no type, and is no sound that is known")
        self.send_response(stream.status)
        if kind:
            self.send_header(_KIND, kind)
        for name, text in stream.headers.items():
            self.send_header(name, text)
        if has_titles:
            self.send_header(_INTERVAL, str(METADATA_INTERVAL))
        self.send_header("Connection", "close")
        self.end_headers()


def _with_whole_head(
    sound: Iterable[tuple[bytes, str | None]],
) -> Iterator[tuple[bytes, str | None]]:
    """Yield the sound, of which the first part is long enough to detect its format."""
    head, first_title, is_begun = b"", None, False
    for part, title in sound:
        if is_begun:
            yield part, title
            continue
        head, first_title = head + part, title if title is not None else first_title
        if len(head) >= ENOUGH_BYTES:
            is_begun = True
            yield head, first_title
    if head and not is_begun:
        yield head, first_title


@contextmanager
def _stream_at(
    address: str, net: GuardedHttpClient, headers: Mapping[str, str]
) -> Iterator[_Stream]:
    """Open the stream at an address, or the first one in the playlist there.

    Raises:
        FetchError: there is no sound.
        OSError, http.client.HTTPException: it cannot be reached, or is local.
    """
    for _ in range(_MOST_LISTS):
        with answer_at(address, headers, net=net) as (where, answer):
            kind = declared_kind(answer)
            if is_list(kind, where):
                text = answer.read(_LONGEST_LIST).decode("utf-8", "replace")
                if is_hls(text):
                    pieces = HlsStream(
                        open_at=partial(answer_at, net=net), address=where, text=text
                    )
                    yield _Stream(sound=pieces.sound(), has_titles=True)
                    return
                address = first_in_list(text)
                continue
            expect_stream(answer.status, kind)
            yield _stream_of(answer, kind)
            return
    raise FetchError(Cause.REFUSED, "the address redirects in circles")


def _stream_of(answer: http.client.HTTPResponse, kind: str) -> _Stream:
    interval = interval_in(answer.headers.get(_INTERVAL))
    passed = {
        # The player expects UTF-8; headers are written as Latin-1.
        name: header_text(text).encode().decode("latin-1")
        for name, text in answer.headers.items()
        if _is_passed(name, text, is_file=interval is None)
    }
    parts = iter(partial(answer.read1, _PART), b"")
    if interval is None:
        sound: Iterable[tuple[bytes, str | None]] = ((part, None) for part in parts)
    else:
        splitter = MetadataSplitter(interval)
        sound = (piece for part in parts for piece in splitter.split(part))
    return _Stream(
        sound=sound,
        kind=kind,
        status=answer.status,
        headers=passed,
        has_titles=interval is not None,
    )


def _is_passed(name: str, text: str, *, is_file: bool) -> bool:
    if not header_text(text).isprintable() or name.lower() == _INTERVAL:
        return False
    if name.lower().startswith(("icy-", "ice-")):
        return True
    return is_file and name.title() in _OF_A_FILE


def _log(text: str) -> None:
    print(text[:_LOGGED], file=sys.stderr, flush=True)  # noqa: T201 - for the log


def _await_end(relay: StreamRelayServer) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    relay.is_orphan = True


def main() -> int:
    """Serve until the server is gone and no stream is active."""
    order = json.loads(sys.stdin.buffer.readline())
    socket.setdefaulttimeout(_QUIET_S)
    with StreamRelayServer(key=bytes.fromhex(order["key"])) as relay:
        in_background(partial(_await_end, relay))
        print(json.dumps({"port": relay.server_address[1]}), flush=True)  # noqa: T201 - to the server
        relay.serve_forever()
    return 0


if __name__ == "__main__":
    give_way()
    sys.exit(main())
