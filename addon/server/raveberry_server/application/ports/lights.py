"""Commands for the lights."""

from typing import Protocol

from raveberry_server.domain import command_arguments as arguments


class Lights(Protocol):
    """Where orders for the lights go."""

    async def order(self, order: arguments.SetLights) -> None:
        """Pass an order on.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...

    async def switch(self, *, on: bool) -> None:
        """Darken all lights, or light those up again that were on.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def direct(self, order: arguments.SetLightShow) -> None:
        """Pass on what all lights together should do.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def save_scene(self, name: str) -> None:
        """Keep what all lights show under a name.

        Raises:
            RefusedError: `unavailable` without lights, `bad_request` without a name,
                `limit_reached` for one scene too many.
        """
        ...

    async def recall_scene(self, name: str) -> None:
        """Show a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def remove_scene(self, name: str) -> None:
        """Forget a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def find(self) -> None:
        """Look for devices in the network.

        Raises:
            RefusedError: `unavailable` without a light show, or where that leads nowhere.
        """
        ...

    async def add(self, device: str) -> None:
        """Make a light of a device that was found.

        Raises:
            RefusedError: `unavailable` without a light show, `not_found` for an unknown device.
        """
        ...

    async def take_back(self, device: str) -> None:
        """Have a light no more that was found and added.

        Raises:
            RefusedError: `unavailable` without a light show, `not_found` for another device.
        """
        ...

    async def calibrate(self, device: str, *, on: bool) -> None:
        """Have a device flash whenever it hears a click, or no more.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...
