"""The interface of network transports."""

from typing import Protocol

from raveberry_visualizer.engine import PacedChunks


class Transport(Protocol):
    """Sends datagrams to a device in the network."""

    @property
    def paced_chunks(self) -> PacedChunks | None:
        """The unsent rest of a frame; None if frames are sent at once."""

    def send(
        self,
        data: bytes | memoryview,
        *,
        datagram_size: int | None = None,
        last: bytes = b"",
        is_urgent: bool = False,
    ) -> None:
        """Send datagrams.

        Args:
            data: content, which the caller may overwrite afterwards.
            datagram_size: split the data into datagrams of this size; the last may be shorter.
            last: a datagram that follows them, upon which the device shows them.
            is_urgent: send it without pacing, directly after everything before.

        Raises:
            SinkError: the device is unreachable.
        """

    def close(self) -> None:
        """Close the socket; the next send opens another."""
