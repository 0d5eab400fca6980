"""Bursts of new guests from one address, reported so that the host can require the join code."""

import asyncio
from typing import Final

from raveberry_server.application.party import Party
from raveberry_server.domain.model.clock_set_back import elapsed_s
from raveberry_server.domain.model.settings import Join
from raveberry_server.domain.model.state import BucketKind, Now, PartyState

from .problems import ProblemCode, Problems

LOOK_EVERY_S: Final = 5.0
OVER_AFTER_S: Final = 300.0
"""Time since an address last used up its allowance before its problem is cleared."""

_ONE_DEVICE: Final = "one_device"
"""Code of the text in place of an address."""


class ManyNewcomersWatch:
    """Watch that reports addresses that have used up their allowance of new guests."""

    def __init__(self, *, party: Party, problems: Problems) -> None:
        self._party = party
        self._problems = problems
        self._seen_s: dict[str, float] = {}

    async def run(self) -> None:
        """Check periodically, until cancelled."""
        while True:
            self.check()
            await asyncio.sleep(LOOK_EVERY_S)

    def check(self) -> None:
        """Report new problems and clear old ones."""
        state, now = self._party.saved.state, self._party.now()
        is_by_code = state.settings.join is Join.CODE
        for address in () if is_by_code else exhausted(state, now):
            self._seen_s[address] = now.mono_s
            self._problems.report(ProblemCode.MANY_NEWCOMERS, address=address)
        over = [
            address
            for address, seen_s in self._seen_s.items()
            if is_by_code or now.mono_s - seen_s >= OVER_AFTER_S
        ]
        for address in over:
            del self._seen_s[address]
            self._problems.clear(ProblemCode.MANY_NEWCOMERS, subject=address)


def exhausted(state: PartyState, now: Now) -> set[str]:
    """Return the addresses that have just used up their allowance of guests without a code."""
    return {
        _ONE_DEVICE if owner.startswith("device ") else owner
        for (kind, owner), bucket in state.buckets.items()
        if kind in (BucketKind.NEWCOMERS, BucketKind.IDENTITIES)
        and bucket.level < 1
        and elapsed_s(bucket.at, now.at) < 2 * LOOK_EVERY_S
    }
