"""Port of the neighbour table, which maps addresses to devices."""

from typing import Protocol


class Neighbours(Protocol):
    """Identification of devices on the local network, whatever addresses they use."""

    def device_of(self, address: str) -> str | None:
        """Return an id of the device at an address, None where the network does not reveal it."""
        ...
