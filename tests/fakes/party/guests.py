"""Ready-made guests."""

from datetime import UTC, datetime

from raveberry_server.domain.model.guest import Guest, Role
from raveberry_server.domain.model.ids import GuestId


def one_who_took_part(name: str) -> Guest:
    """Return a guest who has voted or requested a song."""
    return Guest(
        id=GuestId(name),
        token_hash=None,
        name=name,
        color="#ffffff",
        role=Role.GUEST,
        joined_at=datetime(2026, 12, 31, tzinfo=UTC),
        is_counted=True,
        has_acted=True,
    )
