"""Which device is behind an address."""

from typing import Protocol


class Neighbours(Protocol):
    """Tells devices of the same network apart, whatever addresses they take."""

    def device_of(self, address: str) -> str | None:
        """Return a name of the device behind an address, None where the network does not say."""
        ...
