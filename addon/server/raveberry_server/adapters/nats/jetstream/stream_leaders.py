"""Which NATS server leads the streams of a party."""

import logging
from collections.abc import Awaitable, Callable

from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.api import ClusterInfo

from .storage import REQUEST_S, PartyStorage
from .storage_names import STEP_DOWN

_LOGGER = logging.getLogger(__name__)


class StreamLeaders:
    """Keeps the leaders of the party's streams off the machine that leads the party.

    If that machine is lost, another server can lead the party at once. Otherwise NATS would first
    have to elect leaders of the streams, and its servers wait 4 to 9 s before that (its raft.go).

    Args:
        client: the connection to NATS.
        storage: the streams.
        server_here: returns the name of the NATS server on this machine, None if none is used.
    """

    def __init__(
        self,
        *,
        client: Client,
        storage: PartyStorage,
        server_here: Callable[[], Awaitable[str | None]],
    ) -> None:
        self._client = client
        self._storage = storage
        self._server_here = server_here

    async def move_away(self) -> None:
        """Let other NATS servers lead the streams, if their copies are complete."""
        here = await self._server_here()
        if here is None:
            return
        for stream in self._storage.needed_streams:
            try:
                info = await self._storage.js.stream_info(stream)
                if _is_led_by(here, info.cluster):
                    subject = f"{STEP_DOWN}.{stream}"
                    await self._client.request(subject, timeout=REQUEST_S)
            except (NatsError, TimeoutError) as err:
                # Tried again later.
                _LOGGER.debug("The leader of %s was not moved: %r", stream, err)


def _is_led_by(server: str, cluster: ClusterInfo | None) -> bool:
    """Return whether a server leads a stream of which all copies are complete."""
    if cluster is None or cluster.leader != server:
        return False
    copies = cluster.replicas or ()
    return bool(copies) and all(copy.current and not copy.offline for copy in copies)
