"""Which addresses somebody may ask for, whether they type them or a playlist names them."""

from collections.abc import Collection
from dataclasses import dataclass

from raveberry_server.domain.guest import Role
from raveberry_server.domain.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What of the net and of the house is open to somebody.

    Attributes:
        private_hosts: the exact host:port of this house that they may ask for.
        has_streams: whether any stream is taken as radio; the player itself goes there.
        has_stations: whether stations of the directory are taken.
    """

    private_hosts: Collection[str] = ()
    has_streams: bool = False
    has_stations: bool = False


def reach_of(settings: Settings, role: Role) -> Reach:
    """What somebody of that role may ask for."""
    is_host = role is Role.HOST
    return Reach(
        private_hosts=settings.allowed_private_hosts if is_host else (),
        has_streams=is_host,
        has_stations=settings.radio_directory.includes(role),
    )
