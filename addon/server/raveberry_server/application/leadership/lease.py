"""The lease of the server that leads the party, with an epoch that rises with each leader.

Pure: moments and answers of the lease store go in, requests to it come out. Moments are those of a
clock that runs while the machine is suspended, and never of the wall clock.

A leader counts `VALID_S` from the moment at which it sent the last write that was stored. Another
server counts `TAKE_AFTER_S` from the moment at which it saw that write, which is later, and its own
write replaces only the record that it saw. So two servers never lead at one moment, however late
answers and requests arrive, as long as no clock runs at less than 3/4 of the speed of another.
"""

from dataclasses import dataclass
from typing import Final

RENEW_EVERY_S: Final = 1.0
VALID_S: Final = 3.0
"""Time after which a leader that could not renew its lease stops acting."""
TAKE_AFTER_S: Final = 4.0
"""Time without a renewal after which another server takes the lease."""
READ_EVERY_S: Final = 0.25
"""Interval of reads by those who do not lead, and while an answer is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseRecord:
    """The record in the lease store.

    Attributes:
        epoch: rises with each leader.
        holder: the server that leads.
        renewal: number of the write within the epoch.
        is_released: the leader has stopped acting and waits for nobody.
    """

    epoch: int
    holder: str
    renewal: int = 0
    is_released: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRecord:
    """Result of a read of the lease store; the revision is 0 if there is no record."""

    record: LeaseRecord | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseWrite:
    """A request to replace the record, which the store carries out if its revision is `after`."""

    record: LeaseRecord
    after: int
    sent_s: float


@dataclass(frozen=True, slots=True)
class LeaseRead:
    """A request to read the record."""


type LeaseRequest = LeaseWrite | LeaseRead


class Lease:
    """One server's view of the lease; a lost lease is never regained by the same object."""

    def __init__(self, *, holder: str) -> None:
        """Take the name of this server, which no other server and no later object has."""
        self._holder = holder
        self._seen = SeenRecord(record=None, revision=-1)
        self._seen_s = 0.0
        self._epoch = 0
        self._valid_until_s = 0.0
        self._sent_s: dict[tuple[int, int], float] = {}
        self._renewal = 0
        self._next_s = 0.0
        self._is_answer_missing = False
        self._is_lost = False

    @property
    def epoch(self) -> int:
        """The epoch of this leader, 0 before it leads."""
        return self._epoch

    @property
    def seen(self) -> LeaseRecord | None:
        """The newest record of the store that this server knows."""
        return self._seen.record

    @property
    def valid_until_s(self) -> float:
        """The moment at which this leader stops acting, unless a renewal is stored before."""
        return self._valid_until_s

    def is_leading(self, now_s: float) -> bool:
        """Return whether this server may act at a moment."""
        return self._epoch > 0 and not self._is_lost and now_s < self._valid_until_s

    def is_lost(self, now_s: float) -> bool:
        """Return whether this server has led and may not act any more."""
        return self._epoch > 0 and not self.is_leading(now_s)

    def give_up(self) -> None:
        """Stop leading now."""
        self._is_lost = True

    def release(self, now_s: float) -> LeaseWrite | None:
        """Stop leading, and return the write that lets another server lead at once."""
        if not self.is_leading(now_s):
            return None
        self.give_up()
        record = LeaseRecord(
            epoch=self._epoch, holder=self._holder, renewal=self._renewal + 1, is_released=True
        )
        return LeaseWrite(record=record, after=self._seen.revision, sent_s=now_s)

    def wait_s(self, now_s: float) -> float:
        """Return the time until `request` has something to send."""
        return max(self._next_s - now_s, 0.0)

    def request(self, now_s: float, *, epoch: int, may_take: bool) -> LeaseRequest | None:
        """Return what to send to the store now, None while there is nothing.

        Args:
            now_s: the moment.
            epoch: the lowest epoch of a new leader.
            may_take: this server has all commits and is able to lead.
        """
        if now_s < self._next_s or self.is_lost(now_s):
            return None
        if self._seen.revision < 0 or self._is_answer_missing:
            self._next_s = now_s + READ_EVERY_S
            return LeaseRead()
        if self._epoch:
            self._next_s = now_s + RENEW_EVERY_S
            return self._write(now_s, self._epoch)
        self._next_s = now_s + READ_EVERY_S
        if not (may_take and self._is_free(now_s)):
            return LeaseRead()
        newest = self._seen.record.epoch if self._seen.record is not None else 0
        return self._write(now_s, max(newest + 1, epoch))

    def note_seen(self, seen: SeenRecord, now_s: float) -> None:
        """Take what a read has returned; older records than a known one are ignored."""
        if seen.revision < self._seen.revision:
            return
        self._is_answer_missing = False
        if seen.revision == self._seen.revision:
            return
        self._note_record(seen, now_s)

    def note_written(self, write: LeaseWrite, revision: int, now_s: float) -> None:
        """Take the acknowledgement of a write."""
        if revision <= self._seen.revision:
            return
        self._is_answer_missing = False
        self._note_record(SeenRecord(record=write.record, revision=revision), now_s)

    def note_unknown(self) -> None:
        """Take that a write was refused or not answered: only a read says what holds."""
        self._is_answer_missing = True
        self._next_s = 0.0

    def _is_free(self, now_s: float) -> bool:
        record = self._seen.record
        return record is None or record.is_released or now_s - self._seen_s >= TAKE_AFTER_S

    def _write(self, now_s: float, epoch: int) -> LeaseWrite:
        self._renewal += 1
        self._sent_s[epoch, self._renewal] = now_s
        record = LeaseRecord(epoch=epoch, holder=self._holder, renewal=self._renewal)
        return LeaseWrite(record=record, after=self._seen.revision, sent_s=now_s)

    def _note_record(self, seen: SeenRecord, now_s: float) -> None:
        self._seen, self._seen_s = seen, now_s
        record = seen.record
        if record is None or record.holder != self._holder:
            # Another server leads, or the record was deleted by hand.
            self._is_lost = self._is_lost or self._epoch > 0
            return
        sent_s = self._sent_s.get((record.epoch, record.renewal))
        if sent_s is None or self._is_lost:
            return
        if self.is_lost(now_s):
            # It was stored too late: this server has stopped acting.
            self._is_lost = True
            return
        self._epoch = record.epoch
        self._valid_until_s = sent_s + VALID_S
        older = [key for key in self._sent_s if key < (record.epoch, record.renewal)]
        for key in older:
            del self._sent_s[key]
