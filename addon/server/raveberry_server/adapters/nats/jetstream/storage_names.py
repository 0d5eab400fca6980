"""Names of the streams and buckets of a party, and the subjects that its servers send to them.

Nothing here needs the client library, so gateways can know what they may not do.
"""

from collections.abc import Sequence
from string import ascii_letters, digits
from typing import Final

from raveberry_server.application.leadership.logged_transaction import COMMITS

STEP_DOWN: Final = "$JS.API.STREAM.LEADER.STEPDOWN"
"""Subject by which the leader of a stream is asked to let another server lead it."""

LEADER_KEY: Final = "leader"
"""Key of the lease in its bucket."""

_SAFE: Final = frozenset(ascii_letters + digits + "-")


class StorageNames:
    """Names for a party."""

    def __init__(self, node: str) -> None:
        name = f"raveberry-{_safe(node)}"
        self.subject: Final = COMMITS.of(node)
        self.stream: Final = f"{name}-commits"
        self.lease_bucket: Final = f"{name}-lease"
        self.lease_stream: Final = f"KV_{self.lease_bucket}"
        self.snapshots_bucket: Final = f"{name}-snapshots"
        self.snapshots_stream: Final = f"OBJ_{self.snapshots_bucket}"

    @property
    def streams(self) -> Sequence[str]:
        """All streams; buckets are streams, too."""
        return (self.stream, self.lease_stream, self.snapshots_stream)

    @property
    def needed_streams(self) -> Sequence[str]:
        """The streams without which nobody can lead the party."""
        return (self.stream, self.lease_stream)

    @property
    def written(self) -> Sequence[str]:
        """Subjects of what is stored: transactions, the lease and snapshots."""
        return [
            self.subject,
            f"$KV.{self.lease_bucket}.{LEADER_KEY}",
            f"$O.{self.snapshots_bucket}.C.*",
            f"$O.{self.snapshots_bucket}.M.*",
        ]

    @property
    def requests(self) -> Sequence[str]:
        """Subjects of requests to JetStream: to create, read, shorten and lead elsewhere."""
        return [
            *(f"$JS.API.STREAM.INFO.{stream}" for stream in self.streams),
            *(f"$JS.API.STREAM.CREATE.{stream}" for stream in self.streams),
            *(f"$JS.API.STREAM.MSG.GET.{stream}" for stream in self.streams),
            *(f"{STEP_DOWN}.{stream}" for stream in self.needed_streams),
            f"$JS.API.STREAM.PURGE.{self.stream}",
            f"$JS.API.STREAM.PURGE.{self.snapshots_stream}",
            "$JS.API.STREAM.NAMES",
            f"$JS.API.CONSUMER.CREATE.{self.snapshots_stream}",
            f"$JS.FC.{self.snapshots_stream}.>",
        ]


def _safe(node: str) -> str:
    """Return the name of a party for streams and buckets, which allow few characters."""
    return "".join(
        one if one in _SAFE else "".join(f"_{byte:02X}" for byte in one.encode()) for one in node
    )
