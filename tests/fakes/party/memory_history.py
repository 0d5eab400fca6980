"""A history in memory."""

from collections.abc import Sequence
from datetime import datetime

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports.history import (
    Evening,
    Evenings,
    Period,
    PersonalRecords,
    Play,
    Plays,
    SongCount,
    Statistics,
)
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.song import Song


class MemoryRecords:
    """Implements `Records`; every call fails while `is_broken` is set.

    Attributes:
        played: all plays, oldest first.
        evenings_held: all evenings, newest first.
        liked: the result of `best_liked`.
        forgotten_before: the arguments of `forget_before`.
    """

    def __init__(self) -> None:
        self.played: list[Play] = []
        self.evenings_held: list[Evening] = []
        self.liked: list[SongCount] = []
        self.forgotten_before: list[datetime] = []
        self.is_broken = False

    async def plays(self, period: Period, *, before: int | None, limit: int) -> Plays:
        self._expect_well()
        found = [
            play
            for play in reversed(self.played)
            if (period.since is None or play.started_at >= period.since)
            and play.started_at < period.until
            and (before is None or play.epoch < before)
        ]
        return Plays(plays=tuple(found[:limit]), has_more=len(found) > limit)

    async def plays_after(self, period: Period, *, after: int, limit: int) -> Sequence[Play]:
        found = await self.plays(period, before=None, limit=10_000)
        return [play for play in reversed(found.plays) if play.epoch > after][:limit]

    async def evenings(self, *, before: int | None, limit: int, at: datetime) -> Evenings:
        self._expect_well()
        assert at
        found = [one for one in self.evenings_held if before is None or one.first < before]
        return Evenings(evenings=tuple(found[:limit]), has_more=len(found) > limit)

    async def statistics(self, period: Period, *, most: int) -> Statistics:
        found = await self.plays(period, before=None, limit=10_000)
        counts = tuple(
            SongCount(song=play.song, times=1, up=play.up, down=play.down) for play in found.plays
        )
        return Statistics(
            period=period,
            plays=len(counts),
            songs=len(counts),
            played_s=0.0,
            requests=0,
            guests=0,
            votes=sum(play.up + play.down for play in found.plays),
            most_played=counts[:most],
            best_liked=(),
            most_active=(),
            hours=(),
        )

    async def most_played(self, *, offset: int, limit: int) -> Sequence[SongCount]:
        self._expect_well()
        counts = [
            SongCount(song=play.song, times=2, up=play.up, down=play.down) for play in self.played
        ]
        return counts[offset : offset + limit]

    async def best_liked(
        self, since: datetime | None, *, offset: int, limit: int
    ) -> Sequence[SongCount]:
        self._expect_well()
        assert since is None or since.tzinfo is not None
        return self.liked[offset : offset + limit]

    async def last_played(self, *, offset: int, limit: int) -> Sequence[Song]:
        self._expect_well()
        return [play.song for play in reversed(self.played)][offset : offset + limit]

    async def played_requests(self, guest: GuestId, limit: int) -> Sequence[Song]:
        self._expect_well()
        newest_first = reversed(self.played)
        own = [play.song for play in newest_first if play.asker and play.asker.id == guest]
        return list(dict.fromkeys(own))[:limit]

    async def personal(self, guest: GuestId) -> PersonalRecords:
        self._expect_well()
        plays = [play for play in self.played if play.asker and play.asker.id == guest]
        return PersonalRecords(requests=(), plays=tuple(reversed(plays)))

    async def forget_before(self, moment: datetime) -> int:
        self._expect_well()
        self.forgotten_before.append(moment)
        return 1

    def _expect_well(self) -> None:
        if self.is_broken:
            raise StoreError("the disk of the test is full")
