"""URL policy: addresses that a role may request, typed or through a playlist."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings

from .public_addresses import expect_allowed_address

RADIO: Final = "radio"
"""The source of streams, and the scheme of their URIs."""
STREAM: Final = f"{RADIO}:"
"""Precedes the address of a stream."""
STATION: Final = f"{RADIO}:station/"
"""Precedes the directory's id of a station."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlPolicy:
    """Addresses that a caller may request, online and on the local network.

    Attributes:
        private_hosts: the exact host:port on the local network that are allowed.
        has_streams: any stream is accepted as radio; the player itself connects to it.
        has_stations: stations of the directory are accepted.
    """

    private_hosts: Collection[str] = ()
    has_streams: bool = False
    has_stations: bool = False


def reach_of(settings: Settings, role: Role) -> UrlPolicy:
    """Return the URL policy of a role."""
    is_host = role is Role.HOST
    return UrlPolicy(
        private_hosts=settings.allowed_private_hosts if is_host else (),
        has_streams=is_host,
        has_stations=settings.radio_directory.includes(role),
    )


def expect_radio_within(url_policy: UrlPolicy, uri: str) -> None:
    """Raise unless the policy allows the stream, as the player itself connects to it.

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
