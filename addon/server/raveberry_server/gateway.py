"""A gateway: the guests' pages of a party that another process leads, fed over NATS.

It holds no state that matters. It may be killed at any time, and its guests move to another one.
"""

import sys
from collections.abc import Iterator
from typing import Final

from .adapters.system.metrics import Metric
from .adapters.web.auth.authenticator import Endpoint
from .options import Options
from .replica_process import Follower, ReplicaServices
from .replica_process import run as run_process

_SERVED: Final = (Endpoint.GUEST, Endpoint.HOST)
"""The endpoint of the host has metrics only."""


def run() -> int:
    """Run the gateway until it is stopped, and return the exit code."""
    return run_process("gateway", _serve_guests, endpoints=(Endpoint.GUEST,))


async def _serve_guests(options: Options, key: bytes, follower: Follower) -> None:
    """Serve the guest port until cancelled."""

    def metrics() -> Iterator[Metric]:
        yield from services.workers.metrics()

    services = ReplicaServices(
        options=options, key=key, follower=follower, served=_SERVED, metrics=metrics
    )
    await services.run(
        {"pages": services.follower.report_pages, "search workers": services.workers.run}
    )


if __name__ == "__main__":
    sys.exit(run())
