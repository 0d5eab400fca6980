"""Shares of the event loop's time, by address.

Requests are fast or slow by what they do, so counting them cannot keep one phone from occupying the
server. The time of each step of a connection's tasks is measured instead, and the processor time of
the whole server (with commits, broadcasts, searches in threads) is shared out in proportion.
An address that takes more than its share while others use the server too has nothing read or
handled for a while. Between its pieces the event loop is idle, so the others find it free.

A router may be the address of a whole party, so each guest who has taken part adds to the share.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

SHARE: Final = 0.15
"""Of a processor, while others use the server."""

SHARE_OF_GUEST: Final = 0.005
"""In addition, for each guest who has taken part; one who votes twice a second takes as much."""

MOST_SHARE: Final = 0.6
"""Of an address with however many guests."""

AT_ONCE_S: Final = 0.1
"""Time that an address may take before it has to wait; opening a page takes less."""

MOST_OWED_S: Final = 0.3
"""Longest time that counts, so that no address waits for longer than about a second."""

OTHERS_WITHIN_S: Final = 1.0
"""Others use the server if they did so within this time."""

_COUNTED_EVERY_S: Final = 0.25
_WEIGHED_EVERY_S: Final = 0.2
_MOST_WEIGHT: Final = 3.0

MOST_KEPT: Final = 10_000
"""Addresses kept; the one that used the server least recently is evicted first."""


@dataclass(slots=True)
class _Use:
    owed_s: float
    at_s: float
    share: float = SHARE
    counted_at_s: float = float("-inf")

    def owed_at_s(self, now_s: float) -> float:
        """Return the time that the address has used beyond its share until now."""
        return max(0.0, self.owed_s - (now_s - self.at_s) * self.share)


class ProcessorShares:
    """Time that each address has used of late, and how long it has to wait for that.

    Steps are measured by the wall clock, because reading a thread's processor time is a system
    call, and those of a vote took a tenth of its time. Delays by other programs are corrected on
    average, as the measured time is scaled to the processor time of the process.

    Args:
        guests_of: returns the number of guests who have taken part and are connected at an address.
        mono_s: the present moment.
        processor_s: the processor time that this process has used.
    """

    def __init__(
        self,
        *,
        guests_of: Callable[[str], int] = lambda _address: 0,
        mono_s: Callable[[], float] = time.monotonic,
        processor_s: Callable[[], float] = time.process_time,
    ) -> None:
        self._guests_of = guests_of
        self._mono_s = mono_s
        self._processor_s = processor_s
        self._weight = 1.0
        self._weighed_at_s = mono_s()
        self._processor_then_s = processor_s()
        self._measured_s = 0.0
        self._uses: OrderedDict[str, _Use] = OrderedDict()
        # Both for the latest address, and for the one before it.
        self._latest, self._latest_at_s = "", float("-inf")
        self._other_at_s = float("-inf")

    def note(self, address: str, used_s: float) -> None:
        """Note that the server has worked for an address."""
        now_s = self._mono_s()
        self._measured_s += used_s
        if now_s - self._weighed_at_s >= _WEIGHED_EVERY_S:
            self._weigh(now_s)
        if address != self._latest:
            self._other_at_s, self._latest = self._latest_at_s, address
        self._latest_at_s = now_s
        use = self._uses.get(address)
        if use is None:
            self._uses[address] = use = _Use(0.0, now_s)
            if len(self._uses) > MOST_KEPT:
                self._uses.popitem(last=False)
        else:
            self._uses.move_to_end(address)
        use.owed_s = min(MOST_OWED_S, use.owed_at_s(now_s) + used_s * self._weight)
        use.at_s = now_s

    def _weigh(self, now_s: float) -> None:
        """Find how long the processor works for each second that is measured."""
        processor_s = self._processor_s()
        if self._measured_s:
            weight = (processor_s - self._processor_then_s) / self._measured_s
            self._weight = min(weight, _MOST_WEIGHT)
        self._weighed_at_s, self._processor_then_s, self._measured_s = now_s, processor_s, 0.0

    def wait_s(self, address: str) -> float:
        """Return how long an address has to wait, 0 within its share and without others."""
        use = self._uses.get(address)
        if use is None:
            return 0.0
        now_s = self._mono_s()
        other_at_s = self._other_at_s if self._latest == address else self._latest_at_s
        if now_s - other_at_s > OTHERS_WITHIN_S:
            return 0.0
        if use.owed_at_s(now_s) <= AT_ONCE_S:
            return 0.0
        if now_s - use.counted_at_s >= _COUNTED_EVERY_S:
            self._count_guests(address, use, now_s)
        return (use.owed_at_s(now_s) - AT_ONCE_S) / use.share

    def _count_guests(self, address: str, use: _Use, now_s: float) -> None:
        """Adapt the share of an address to the guests who are connected there."""
        use.owed_s, use.at_s = use.owed_at_s(now_s), now_s
        use.share = min(MOST_SHARE, SHARE + SHARE_OF_GUEST * self._guests_of(address))
        use.counted_at_s = now_s

    async def wait(self, address: str) -> None:
        """Wait until an address is within its share."""
        while wait_s := self.wait_s(address):  # noqa: ASYNC110 - the end of time is no event
            await asyncio.sleep(wait_s)

    def measured[R](self, address: str, work: Awaitable[R]) -> Awaitable[R]:
        """Return work with the time of each of its steps noted."""
        return _Measured(work, partial(self.note, address))


class _Measured[R]:
    """Awaitable that passes on another one, and the time of each of its steps."""

    __slots__ = ("_note", "_work")

    def __init__(self, work: Awaitable[R], note: Callable[[float], None]) -> None:
        self._work = work
        self._note = note

    def __await__(self) -> Generator[Any, Any, R]:
        steps = self._work.__await__()
        step: Callable[[Any], Any] = steps.send
        sent: Any = None
        while True:
            started_s = time.perf_counter()
            try:
                awaited = step(sent)
            except StopIteration as end:
                result: R = end.value
                return result
            finally:
                self._note(time.perf_counter() - started_s)
            try:
                step, sent = steps.send, (yield awaited)
            except BaseException as err:  # noqa: BLE001 - passed on to the work
                step, sent = steps.throw, err
