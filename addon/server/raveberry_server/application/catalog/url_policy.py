"""Which addresses somebody may ask for, whether they type them or a playlist names them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings

from .public_addresses import expect_allowed_address

RADIO: Final = "radio"
"""The source of streams, and the scheme of their names."""
STREAM: Final = f"{RADIO}:"
"""Before the address of a stream."""
STATION: Final = f"{RADIO}:station/"
"""Before what the directory calls a station."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlPolicy:
    """What of the net and of the house is open to somebody.

    Attributes:
        private_hosts: the exact host:port of this house that they may ask for.
        has_streams: whether any stream is taken as radio; the player itself goes there.
        has_stations: whether stations of the directory are taken.
    """

    private_hosts: Collection[str] = ()
    has_streams: bool = False
    has_stations: bool = False


def reach_of(settings: Settings, role: Role) -> UrlPolicy:
    """What somebody of that role may ask for."""
    is_host = role is Role.HOST
    return UrlPolicy(
        private_hosts=settings.allowed_private_hosts if is_host else (),
        has_streams=is_host,
        has_stations=settings.radio_directory.includes(role),
    )


def expect_radio_within(url_policy: UrlPolicy, uri: str) -> None:
    """Let only the host say which stream the player itself goes to.

    Raises:
        RefusedError: `not_allowed`.
    """
    if not uri.startswith(STREAM):
        return
    if uri.startswith(STATION):
        if not url_policy.has_stations:
            raise RefusedError(Reason.NOT_ALLOWED, "Stations are not taken here; search for a song")
        return
    if not url_policy.has_streams:
        raise RefusedError(Reason.NOT_ALLOWED, "Only the host adds radio; search for a song")
    expect_allowed_address(uri.removeprefix(STREAM), (), url_policy.private_hosts)
