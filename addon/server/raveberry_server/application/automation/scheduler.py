"""Scheduler of quiet hours, sleep timer, last orders, closing, join codes and idle guests."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from raveberry_server.application.party import Change, Party
from raveberry_server.application.presence import Presence
from raveberry_server.application.timed_wait import wait_at_most
from raveberry_server.domain import lifecycle
from raveberry_server.domain.guests import identity_limits, joining
from raveberry_server.domain.model.state import Now, PartyState, Step

LONGEST_WAIT_S: Final = 30.0
"""The wall clock may be set during a wait, so it is checked at this interval."""


class Scheduler:
    """Background task that applies due changes, removes idle guests and rotates the join code."""

    def __init__(self, *, party: Party, presence: Presence, draw_code: Callable[[], str]) -> None:
        self._party = party
        self._presence = presence
        self._draw_code = draw_code
        self._has_changed = asyncio.Event()

    async def run(self) -> None:
        """Apply due changes when the party changes and when they are due, until cancelled."""
        unlisten = self._party.listen(self._note)
        try:
            while True:
                self._has_changed.clear()
                wait_s = await self._checked()
                await wait_at_most(wait_s, self._has_changed)
        finally:
            unlisten()

    async def _checked(self) -> float | None:
        """Apply due changes; return the seconds to wait, None to await a change."""
        fresh = self._draw_code()
        here = self._presence.active(self._party.mono_s())

        def step(state: PartyState, now: Now) -> Step[None]:
            made = lifecycle.apply_due_changes(state, now)
            state = identity_limits.without_idle(made.state, here, now)
            return replace(made, state=joining.renew_expired_join_code(state, fresh, now))

        await self._party.learn(step)
        now, state = self._party.now(), self._party.saved.state
        idle_at = identity_limits.next_idle_at(state)
        if idle_at is not None and idle_at <= now.at:
            # Guests with an open page are not idle yet; poll, as nothing reports that it closes.
            idle_at = now.at + timedelta(seconds=LONGEST_WAIT_S)
        moments = (
            lifecycle.next_due_at(state, now),
            joining.next_join_code_renewal_at(state),
            idle_at,
        )
        next_at = min((moment for moment in moments if moment is not None), default=None)
        if next_at is None:
            return None
        left_s = (next_at - now.at).total_seconds()
        return min(max(left_s, 0.0), LONGEST_WAIT_S)

    def _note(self, change: Change) -> None:
        if _what_is_timed(change.before.state) != _what_is_timed(change.after.state):
            self._has_changed.set()


def _what_is_timed(state: PartyState) -> tuple[object, ...]:
    return (
        state.ending,
        state.playback.stops_at,
        id(state.settings),
        state.join_code,
        id(state.removals),
        state.is_open,
        len(state.guests),
    )
