"""Connection to the NATS servers."""

import asyncio
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, override
from urllib.parse import urlsplit

from nats.aio.client import Client
from nats.errors import ConnectionClosedError

from raveberry_server.application.replication.subjects import INBOX
from raveberry_server.domain.model.errors import RaveberryError

from .authorization import read_key

_LOGGER = logging.getLogger(__name__)

_RETRY_S: Final = 1
_CONNECT_S: Final = 2
_REFUSALS: Final = {
    "authorization violation": (
        "RAVEBERRY_NATS_SEED has to name a key that authorization.conf of all NATS servers lists, "
        "or RAVEBERRY_NATS a user and password"
    ),
    "permissions violation": (
        "this process needs the key of its own kind, and NATS the newest authorization.conf of "
        "`raveberry gateway-keys`"
    ),
    "certificate": "RAVEBERRY_NATS_CA has to name the certificate of NATS",
}
"""Words of errors that only the host can mend, and what to do."""
_PING_S: Final = 5
"""Interval of pings; a connection on which two stay unanswered is closed."""


class NatsClosedError(RaveberryError):
    """The NATS server ended the connection for good, as it does when a key is withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NatsAddress:
    """The NATS servers, each as a URL, which may have a user and a password.

    Attributes:
        ca: file of trusted certificates; None for those of the system.
        seed: file with the NKEY of this process, None without one.
    """

    servers: Sequence[str]
    ca: Path | None = None
    seed: Path | None = None

    @property
    def tls(self) -> ssl.SSLContext | None:
        """Context of TLS, None without it."""
        if self.ca is None and not any(url.startswith("tls:") for url in self.servers):
            return None
        return ssl.create_default_context(cafile=self.ca)


_TRANSPORT_CLOSED: Final = (RuntimeError, TypeError)
"""Errors of a closed transport of uvloop, and of asyncio before Python 3.13.6 (gh-136234)."""


class NatsClient(Client):
    """Client that has an error of NATS for a connection that ends while a message is written."""

    async def server_here(self) -> str | None:
        """Return the name of the NATS server it is connected to, None if on another machine."""
        url = self.connected_url
        if url is None or not await asyncio.to_thread(is_on_this_machine, url.geturl()):
            return None
        return str(self._server_info.get("server_name"))

    @override
    async def publish(
        self,
        subject: str,
        payload: bytes = b"",
        reply: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        try:
            await super().publish(subject, payload, reply, headers)
        except _TRANSPORT_CLOSED as err:
            raise ConnectionClosedError from err

    @override
    async def close(self) -> None:
        # What is still to be sent has no connection any more.
        with suppress(*_TRANSPORT_CLOSED):
            await super().close()


def is_on_this_machine(server: str) -> bool:
    """Return whether the host of a URL is this machine; looks its name up, so it may block."""
    try:
        host = urlsplit(server).hostname
        found = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM) if host else ()
    except (OSError, ValueError):
        return False
    for family, _, _, _, address in found:
        # Only addresses of this machine can be bound.
        with suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as own:
            own.bind(address)
            return True
    return False


@asynccontextmanager
async def connected(address: NatsAddress, name: str) -> AsyncIterator[NatsClient]:
    """Connect, wait until that succeeds, and stay connected inside the block.

    A NATS server of this machine is preferred to others, which are tried in any order.

    Raises:
        NatsKeyError: the key cannot be read.
        NatsClosedError: the connection ended, and the caller has to connect again; in a group.
    """
    key = read_key(address.seed) if address.seed is not None else None
    reported = ""

    async def note_error(err: Exception) -> None:
        nonlocal reported
        text = str(err)
        remedy = next((_REFUSALS[words] for words in _REFUSALS if words in text.lower()), None)
        if remedy is not None and text != reported:
            reported = text
            _LOGGER.warning("NATS refuses this process: %s; %s, see docs/scale.md", text, remedy)
        else:
            _LOGGER.debug("NATS: %s", text)

    is_over = False

    async def note_loss() -> None:
        if not is_over:
            _LOGGER.warning("The connection to NATS is lost")

    async def note_return() -> None:
        _LOGGER.info("Connected to NATS again")

    is_closed = asyncio.Event()

    async def note_end() -> None:
        is_closed.set()

    async def until_closed() -> None:
        await is_closed.wait()
        raise NatsClosedError("NATS has ended the connection")

    near = await asyncio.to_thread(lambda: list(filter(is_on_this_machine, address.servers)))
    client = NatsClient()
    await client.connect(
        servers=[*near, *(server for server in address.servers if server not in near)],
        dont_randomize=bool(near),
        name=name,
        tls=address.tls,
        error_cb=note_error,
        disconnected_cb=note_loss,
        reconnected_cb=note_return,
        closed_cb=note_end,
        max_reconnect_attempts=-1,
        reconnect_time_wait=_RETRY_S,
        connect_timeout=_CONNECT_S,
        ping_interval=_PING_S,
        nkeys_seed_str=key.seed if key is not None else None,
        inbox_prefix=key.inbox if key is not None else INBOX,
    )
    try:
        async with asyncio.TaskGroup() as tasks:
            watch = tasks.create_task(until_closed(), name="connection to NATS")
            try:
                yield client
            finally:
                is_over = True
                watch.cancel()
    finally:
        await client.close()
