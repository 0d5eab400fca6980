"""Port of the lights."""

from typing import Protocol

from raveberry_contract.commands import SetLightShow
from raveberry_contract.messages import LightOrder


class Lights(Protocol):
    """Receiver of light commands."""

    async def order(self, order: LightOrder) -> None:
        """Forward a command for one or more lights.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...

    async def switch(self, *, on: bool) -> None:
        """Turn all lights off, or those on again that were on before.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def direct(self, order: SetLightShow) -> None:
        """Forward a command for the light show as a whole.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def save_scene(self, name: str) -> None:
        """Save the current state of all lights as a scene.

        Raises:
            RefusedError: `unavailable` without lights, `bad_request` without a name,
                `limit_reached` for one scene too many.
        """
        ...

    async def recall_scene(self, name: str) -> None:
        """Apply a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def remove_scene(self, name: str) -> None:
        """Delete a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def find(self) -> None:
        """Discover devices on the network.

        Raises:
            RefusedError: `unavailable` without a light show, or where discovery cannot work.
        """
        ...

    async def add(self, device: str) -> None:
        """Add a discovered device as a light.

        Raises:
            RefusedError: `unavailable` without a light show, `not_found` for an unknown device.
        """
        ...

    async def take_back(self, device: str) -> None:
        """Remove a light that was added from discovery.

        Raises:
            RefusedError: `unavailable` without a light show, `not_found` for another device.
        """
        ...

    async def calibrate(self, device: str, *, on: bool) -> None:
        """Start or stop flashing a device at each click that it detects.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...
