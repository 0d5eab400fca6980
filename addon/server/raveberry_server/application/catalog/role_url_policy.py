"""URL policy: addresses that a role may request, typed or through a playlist."""

from collections.abc import Collection
from dataclasses import dataclass

from raveberry_server.application.ports import RestrictedSource, StreamSource
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings

from .url_validation import expect_allowed_address


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlPolicy:
    """Addresses that a caller may request, online and on the local network.

    Attributes:
        private_hosts: the exact host:port on the local network that are allowed.
        role: role of the caller; None may request no streams.
    """

    private_hosts: Collection[str] = ()
    role: Role | None = None


def reach_of(settings: Settings, role: Role) -> UrlPolicy:
    """Return the URL policy of a role."""
    hosts = settings.allowed_private_hosts if role is Role.HOST else ()
    return UrlPolicy(private_hosts=hosts, role=role)


def expect_admitted(url_policy: UrlPolicy, source: RestrictedSource) -> None:
    """Raise unless the role of the policy may request songs of a source.

    Raises:
        RefusedError: the refusal of the source.
    """
    if url_policy.role is None or not source.audience.includes(url_policy.role):
        raise RefusedError(source.refusal)


def expect_stream_within(url_policy: UrlPolicy, source: StreamSource, uri: str) -> None:
    """Raise unless the policy allows the stream, as the player itself connects to it.

    Raises:
        RefusedError: `not_allowed`.
    """
    address, role = source.stream_address(uri), url_policy.role
    if address is None:
        return
    if role is not Role.HOST:
        raise RefusedError(Refusal.RADIO_HOST_ONLY)
    expect_allowed_address(address, (), url_policy.private_hosts)
