"""Gzip compression of states: the queue, which all viewers share, is compressed once."""

import asyncio
import struct
import zlib
from typing import Final, NamedTuple

from raveberry_server.presenter.queue_json import StateText

_HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
"""Gzip of deflated data, compressed fast, without name and time (RFC 1952, 2.3)."""
_FAST: Final = 1
_LONG: Final = 1 << 15
"""Characters of a queue that take so long that a thread compresses them."""
_KEPT_S: Final = 1.0
"""Time for which a compressed queue is kept, for the pages that read it in the same moment."""
_MOST_KEPT: Final = 4
_CRC_MASK: Final = 0xFFFFFFFF


class _Part(NamedTuple):
    """A part of a text, plain and deflated so that other parts may stand before and after it."""

    plain: bytes
    deflated: bytes


class StateCompressor:
    """Compressor that keeps the newest queues for a moment."""

    def __init__(self) -> None:
        self._queues: dict[str, asyncio.Future[_Part]] = {}

    async def compressed(self, state: StateText) -> bytes:
        """Return a state, compressed with gzip."""
        before = _part(state.before_queue)
        queue = await self._queue(state.queue)
        after = _part(state.after_queue, end=zlib.Z_FINISH)
        checksum = size = 0
        for part in (before, queue, after):
            checksum = zlib.crc32(part.plain, checksum)
            size += len(part.plain)
        trailer = struct.pack("<LL", checksum, size & _CRC_MASK)
        return b"".join((_HEADER, before.deflated, queue.deflated, after.deflated, trailer))

    async def _queue(self, text: str) -> _Part:
        if len(text) < _LONG:
            return _part(text)
        known = self._queues.get(text)
        if known is None:
            if len(self._queues) >= _MOST_KEPT:
                self._queues.clear()
            loop = asyncio.get_running_loop()
            known = self._queues[text] = loop.run_in_executor(None, _part, text)
            loop.call_later(_KEPT_S, self._queues.pop, text, None)
        # Another page may wait for it, too.
        return await asyncio.shield(known)


def _part(text: str, end: int = zlib.Z_FULL_FLUSH) -> _Part:
    plain = text.encode()
    deflate = zlib.compressobj(_FAST, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _Part(plain, deflate.compress(plain) + deflate.flush(end))
