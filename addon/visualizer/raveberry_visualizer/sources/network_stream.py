"""Audio streams over the network, for lights on another machine than the player."""

import logging
import queue
import socket
import time
import urllib.parse
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from raveberry_visualizer.dsp import FloatArray, SampleBuffer
from raveberry_visualizer.engine import SourceError, keep_running

from .pcm import RATE_HZ, PcmDecoder, PcmFormat, parse_format, wav_header
from .snapcast_client import PORT as SNAPCAST_PORT
from .snapcast_client import SnapcastClient

if TYPE_CHECKING:
    from email.message import Message

_LOGGER = logging.getLogger(__name__)

_TIMEOUT_S: Final = 5.0
_FIRST_RETRY_S: Final = 0.25
_LAST_RETRY_S: Final = 2.0
_JOIN_TIMEOUT_S: Final = 1.0
_READ_BYTES: Final = 8192
_MOST_BLOCKS: Final = 2000
"""Far more than Snapcast's buffer, usually a second in blocks of 20 ms."""

SNAPCAST_CLIENT: Final = "Raveberry lights"
"""Name of the visualizer beside the server among the clients of a Snapcast server."""

_RAW: Final = PcmFormat(rate_hz=44_100, bits=16, channels=2)
"""Default format of raw PCM: that of a CD."""

type Blocks = Iterator[tuple[FloatArray, float]]
"""Samples and the monotonic time at which they are played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamAddress:
    """Address of a stream.

    Attributes:
        url: as configured, without the fragment.
        form: format of raw PCM.
        client: our name in the list of clients of a Snapcast server, which has each name once.
    """

    url: str
    scheme: str
    host: str
    port: int | None
    form: PcmFormat
    client: str


def stream_address(text: str, *, client: str = SNAPCAST_CLIENT) -> StreamAddress:
    """Parse the address of a stream.

    `http://…` and `https://…` are WAV or raw PCM, `tcp://host:port` is raw PCM, `snapcast://host`
    is a Snapcast server. A fragment such as `#48000:16:2` is the format of raw PCM, by default that
    of a CD.

    Raises:
        ValueError: the address is invalid; the message says what is allowed.
    """
    try:
        parts = urllib.parse.urlsplit(text)
        port = parts.port
    except ValueError as err:
        raise ValueError(f"is not the address of a stream ({err}): {text[:80]!r}") from None
    is_complete = parts.scheme != "tcp" or port is not None
    if parts.scheme not in _PROTOCOLS or not parts.hostname or not is_complete:
        raise ValueError(
            "must be an address such as http://host:8000/stream, snapcast://host or "
            f"tcp://host:4953#44100:16:2, not {text[:80]!r}"
        )
    try:
        form = parse_format(parts.fragment) if parts.fragment else _RAW
    except SourceError as err:
        raise ValueError(f"after the #: {err}") from None
    return StreamAddress(
        url=urllib.parse.urldefrag(text).url,
        scheme=parts.scheme,
        host=parts.hostname,
        port=port,
        form=form,
        client=client,
    )


class StreamSource:
    """Receives a stream and reconnects after every failure.

    One thread, from `__enter__` to `__exit__`, receives while the source is open; `pull` writes
    each block when it is due.
    """

    name = "stream"
    rate_hz = RATE_HZ
    latency_s = 0.0
    """Unknown, except for Snapcast, whose blocks have a playback time: there it is 0."""

    def __init__(self, *, address: StreamAddress) -> None:
        self._address = address
        self._blocks: deque[tuple[FloatArray, float]] = deque(maxlen=_MOST_BLOCKS)
        self._is_open = Event()
        # Any item wakes the thread from a pause.
        self._wake_ups: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._is_stopped = False
        self._failure = ""
        self._thread = Thread(
            target=keep_running, args=("capture", self._run), name="capture", daemon=True
        )

    def __enter__(self) -> Self:
        """Start the thread, which connects after `open`."""
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the thread; one that waits for an unresponsive host ends with the process."""
        self._is_stopped = True
        self.close()
        self._thread.join(_JOIN_TIMEOUT_S)

    def open(self) -> None:
        """Start receiving."""
        self._is_open.set()
        self._wake_ups.put(None)

    def pull(self, buffer: SampleBuffer, now_s: float) -> int:
        """Write the blocks that are due."""
        count = 0
        blocks = self._blocks
        while blocks and blocks[0][1] <= now_s:
            samples, _ = blocks.popleft()
            buffer.write(samples)
            count += len(samples)
        return count

    def close(self) -> None:
        """Disconnect when the next block arrives."""
        self._is_open.clear()
        self._wake_ups.put(None)

    def _run(self) -> None:
        retry_s = _FIRST_RETRY_S
        while not self._is_stopped:
            if not self._is_open.is_set():
                self._wake_ups.get()
                continue
            try:
                has_received = self._receive()
            except (SourceError, OSError) as err:  # urllib's errors are OSErrors
                has_received = bool(self._blocks)
                self._log_failure(str(err))
            self._discard()
            retry_s = _FIRST_RETRY_S if has_received else min(2.0 * retry_s, _LAST_RETRY_S)
            if self._is_open.is_set():
                self._pause(retry_s)

    def _receive(self) -> bool:
        """Receive until closed or the stream ends; return True if a block was received."""
        has_received = False
        for samples, at_s in _PROTOCOLS[self._address.scheme](self._address):
            if not has_received:
                has_received = True
                self._failure = ""
                _LOGGER.info("receiving %s", self._address.url)
            if not self._is_open.is_set():
                self._discard()
                return has_received
            self._blocks.append((samples, at_s))
        self._log_failure("it ended")
        return has_received

    def _discard(self) -> None:
        """Discard all blocks. Clearing the deque would disturb a concurrent `pull`."""
        self._blocks = deque(maxlen=_MOST_BLOCKS)

    def _log_failure(self, reason: str) -> None:
        if reason != self._failure:
            self._failure = reason
            _LOGGER.warning("no sound from %s: %s; retrying", self._address.url, reason)

    def _pause(self, duration_s: float) -> None:
        try:
            self._wake_ups.get(timeout=duration_s)
        except queue.Empty:
            return


def _http(address: StreamAddress) -> Blocks:
    # It takes 1.5 MB, which most visualizers do not need.
    import urllib.request  # noqa: PLC0415 - see above

    request = urllib.request.Request(address.url)  # noqa: S310 - http and https only, as parsed
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - the same
        yield from _decoded(
            lambda: answer.read1(_READ_BYTES), _content_format(answer.headers, address)
        )


def _content_format(headers: "Message", address: StreamAddress) -> PcmFormat | None:
    """Return the format of raw PCM; None for WAV, whose header has it.

    Raises:
        SourceError: the content would have to be decoded.
    """
    kind = headers.get_content_type()
    if kind in {"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}:
        return None
    if kind == "audio/l16":
        # RFC 2586: rate and channels are parameters, samples are big-endian.
        rate = headers.get_param("rate") or "44100"
        channels = headers.get_param("channels") or "1"
        form = parse_format(f"{rate}:16:{channels}")
        return PcmFormat(rate_hz=form.rate_hz, bits=16, channels=form.channels, is_big_endian=True)
    if kind.startswith("audio/") and kind not in {"audio/pcm", "audio/raw"}:
        raise SourceError(f"it sends {kind}; only WAV and raw PCM are supported")
    return address.form


def _tcp(address: StreamAddress) -> Blocks:
    with socket.create_connection((address.host, address.port or 0), _TIMEOUT_S) as connection:
        yield from _decoded(lambda: connection.recv(_READ_BYTES), address.form)


def _snapcast(address: StreamAddress) -> Blocks:
    port = address.port or SNAPCAST_PORT
    with socket.create_connection((address.host, port), _TIMEOUT_S) as connection:
        yield from SnapcastClient(connection=connection, name=address.client).blocks()


def _decoded(read: Callable[[], bytes], form: PcmFormat | None) -> Blocks:
    """Decode all data, which is played on arrival."""
    decoder = None if form is None else PcmDecoder(form)
    head = b""
    while data := read():
        if decoder is None:
            head += data
            header = wav_header(head)
            if header is None:
                continue
            decoder, data = PcmDecoder(header[0]), head[header[1] :]
        yield decoder.samples(data), time.monotonic()


_PROTOCOLS: Final[dict[str, Callable[[StreamAddress], Blocks]]] = {
    "http": _http,
    "https": _http,
    "tcp": _tcp,
    "snapcast": _snapcast,
}
