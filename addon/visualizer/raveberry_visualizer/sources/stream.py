"""Sound that comes over the network, for lights on another machine than the player."""

import logging
import queue
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self

from raveberry_visualizer.dsp import FloatArray, Ring
from raveberry_visualizer.engine import SourceError, keep_running

from .pcm import RATE_HZ, PcmDecoder, PcmFormat, spelled_format, wav_header
from .snapcast import PORT as SNAPCAST_PORT
from .snapcast import SnapcastTalk

_LOGGER = logging.getLogger(__name__)

_TIMEOUT_S: Final = 5.0
_FIRST_RETRY_S: Final = 0.25
_LAST_RETRY_S: Final = 2.0
_JOIN_TIMEOUT_S: Final = 1.0
_READ_BYTES: Final = 8192
_MOST_BLOCKS: Final = 2000
"""Snapcast sends its buffer ahead, mostly a second in blocks of 20 ms; this is far more."""

_RAW: Final = PcmFormat(rate_hz=44_100, bits=16, channels=2)
"""What raw sound is when nobody says otherwise: that of a CD."""

type Blocks = Iterator[tuple[FloatArray, float]]
"""Samples and when they are to be heard, by the monotonic clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamAddress:
    """Where a stream is.

    Attributes:
        url: as people wrote it, without what follows a #.
        form: of raw sound.
    """

    url: str
    scheme: str
    host: str
    port: int | None
    form: PcmFormat


def stream_address(text: str) -> StreamAddress:
    """The address that a text tells.

    `http://…` and `https://…` are WAV or raw PCM, `tcp://host:port` is raw PCM, `snapcast://host`
    is a Snapcast server. Raw PCM in another format than a CD's says so at the end: `#48000:16:2`.

    Raises:
        ValueError: it tells none; says what is allowed.
    """
    try:
        parts = urllib.parse.urlsplit(text)
        port = parts.port
    except ValueError as err:
        raise ValueError(f"is no address of a stream ({err}): {text[:80]!r}") from None
    is_complete = parts.scheme != "tcp" or port is not None
    if parts.scheme not in _FEEDS or not parts.hostname or not is_complete:
        raise ValueError(
            "must be an address such as http://host:8000/stream, snapcast://host or "
            f"tcp://host:4953#44100:16:2, not {text[:80]!r}"
        )
    try:
        form = spelled_format(parts.fragment) if parts.fragment else _RAW
    except SourceError as err:
        raise ValueError(f"after the #: {err}") from None
    return StreamAddress(
        url=urllib.parse.urldefrag(text).url,
        scheme=parts.scheme,
        host=parts.hostname,
        port=port,
        form=form,
    )


class StreamSource:
    """Hears a stream of the network, and finds it again after every drop.

    One thread, from `__enter__` to `__exit__`, connects while somebody listens, and hands what
    comes to `pull`, which gives it on when its time has come.
    """

    name = "stream"
    rate_hz = RATE_HZ
    latency_s = 0.0
    """Not known, but for Snapcast, whose blocks say when they sound: there it is none."""

    def __init__(self, *, address: StreamAddress) -> None:
        self._address = address
        self._blocks: deque[tuple[FloatArray, float]] = deque(maxlen=_MOST_BLOCKS)
        self._is_wanted = Event()
        # Whatever is put in wakes the thread from a pause.
        self._news: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._is_over = False
        self._trouble = ""
        self._thread = Thread(
            target=keep_running, args=("capture", self._run), name="capture", daemon=True
        )

    def __enter__(self) -> Self:
        """Start the thread; it connects nowhere until `open`."""
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """End the thread. One that waits for a hung host is left to die with us."""
        self._is_over = True
        self.close()
        self._thread.join(_JOIN_TIMEOUT_S)

    def open(self) -> None:
        """Want the sound."""
        self._is_wanted.set()
        self._news.put(None)

    def pull(self, ring: Ring, now_s: float) -> int:
        """Write the blocks whose time has come."""
        count = 0
        blocks = self._blocks
        while blocks and blocks[0][1] <= now_s:
            samples, _ = blocks.popleft()
            ring.write(samples)
            count += len(samples)
        return count

    def close(self) -> None:
        """Disconnect, as soon as the next piece has come."""
        self._is_wanted.clear()
        self._news.put(None)

    def _run(self) -> None:
        retry_s = _FIRST_RETRY_S
        while not self._is_over:
            if not self._is_wanted.is_set():
                self._news.get()
                continue
            try:
                heard = self._listen()
            except (SourceError, OSError, urllib.error.URLError) as err:
                heard = bool(self._blocks)
                self._complain(str(err))
            self._forget()
            retry_s = _FIRST_RETRY_S if heard else min(2.0 * retry_s, _LAST_RETRY_S)
            if self._is_wanted.is_set():
                self._rest(retry_s)

    def _listen(self) -> bool:
        """Listen until nobody wants it any more or the stream ends; whether anything came."""
        heard = False
        for samples, at_s in _FEEDS[self._address.scheme](self._address):
            if not heard:
                heard = True
                self._trouble = ""
                _LOGGER.info("listening to %s", self._address.url)
            if not self._is_wanted.is_set():
                self._forget()
                return heard
            self._blocks.append((samples, at_s))
        self._complain("it ended")
        return heard

    def _forget(self) -> None:
        """Give nothing more of what has come. Emptied, it would break off a `pull` under way."""
        self._blocks = deque(maxlen=_MOST_BLOCKS)

    def _complain(self, reason: str) -> None:
        if reason != self._trouble:
            self._trouble = reason
            _LOGGER.warning("no sound from %s: %s; trying again", self._address.url, reason)

    def _rest(self, duration_s: float) -> None:
        try:
            self._news.get(timeout=duration_s)
        except queue.Empty:
            return


def _http(address: StreamAddress) -> Blocks:
    request = urllib.request.Request(address.url)  # noqa: S310 - http and https only, as parsed
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - the same
        yield from _decoded(
            lambda: answer.read1(_READ_BYTES), _told_format(answer.headers, address)
        )


def _told_format(headers: Message, address: StreamAddress) -> PcmFormat | None:
    """The format of raw sound; None when a WAV header will tell.

    Raises:
        SourceError: it is a music file, which would have to be decoded.
    """
    kind = headers.get_content_type()
    if kind in {"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}:
        return None
    if kind == "audio/l16":
        # RFC 2586: rate and channels are parameters, the high byte comes first.
        rate = headers.get_param("rate") or "44100"
        channels = headers.get_param("channels") or "1"
        form = spelled_format(f"{rate}:16:{channels}")
        return PcmFormat(rate_hz=form.rate_hz, bits=16, channels=form.channels, is_big_endian=True)
    if kind.startswith("audio/") and kind not in {"audio/pcm", "audio/raw"}:
        raise SourceError(f"it sends {kind}; only WAV and raw PCM can be heard")
    return address.form


def _tcp(address: StreamAddress) -> Blocks:
    with socket.create_connection((address.host, address.port or 0), _TIMEOUT_S) as line:
        yield from _decoded(lambda: line.recv(_READ_BYTES), address.form)


def _snapcast(address: StreamAddress) -> Blocks:
    port = address.port or SNAPCAST_PORT
    with socket.create_connection((address.host, port), _TIMEOUT_S) as line:
        yield from SnapcastTalk(line=line, name="Raveberry lights").blocks()


def _decoded(read: Callable[[], bytes], form: PcmFormat | None) -> Blocks:
    """All that comes, to be heard as it comes."""
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


_FEEDS: Final[dict[str, Callable[[StreamAddress], Blocks]]] = {
    "http": _http,
    "https": _http,
    "tcp": _tcp,
    "snapcast": _snapcast,
}
