"""Last orders, and refusals while the party or its requests are closed."""

from datetime import datetime, timedelta

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.state import Now, PartyState


def last_orders_at(state: PartyState) -> datetime | None:
    """Return the time from which on requests are closed, or None.

    A party shorter than `last_orders_s` accepts requests until its end.
    """
    ending, last_orders_s = state.ending, state.settings.last_orders_s
    if ending is None or not last_orders_s:
        return None
    last_at = ending.closes_at - timedelta(seconds=last_orders_s)
    return last_at if last_at > ending.set_at else None


def is_after_last_orders(state: PartyState, now: Now) -> bool:
    """Return True after last orders."""
    last_at = last_orders_at(state)
    return last_at is not None and now.at >= last_at


def expect_open(state: PartyState) -> None:
    """Refuse everything while the party is closed.

    Raises:
        RefusedError: `party_closed`.
    """
    if not state.is_open:
        raise RefusedError(Refusal.PARTY_CLOSED)


def expect_requests_open(state: PartyState, now: Now) -> None:
    """Refuse requests while they are closed.

    Raises:
        RefusedError: `party_closed`.
    """
    expect_open(state)
    if not state.settings.requests_open:
        raise RefusedError(Refusal.REQUESTS_CLOSED)
    if is_after_last_orders(state, now):
        raise RefusedError(Refusal.LAST_ORDERS_OVER)
