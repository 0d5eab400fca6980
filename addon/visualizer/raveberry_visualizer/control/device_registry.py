"""Registry of all lights: configured ones, and devices found in the network and added."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from raveberry_visualizer.engine import DeviceSearch, FoundDevice, Light, RenderLoop

from .settings_format import StoredDevice

LOST_S: Final = 10.0
"""An added device that is unreachable this long may have a new address."""

SHORTEST_PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 600.0
"""Pauses between searches for lost devices double, because some are just switched off."""


class DeviceRegistry:
    """Adds and removes lights, and searches for devices on request or when one is lost.

    Args:
        loop: has the lights of the options and those added before.
        search: None if other devices cannot be reached from our network.
        make: creates the light of a found device with default settings.
        added: devices added before, by id.
        named_hosts: hosts in the options, which are not offered again.

    Attributes:
        lights: by id; changed in place.
        added: added devices by id; replaced on every change.
        found: found devices that have no light yet.
    """

    def __init__(
        self,
        *,
        loop: RenderLoop,
        search: DeviceSearch | None,
        make: Callable[[FoundDevice], Light],
        added: Mapping[str, StoredDevice],
        named_hosts: Collection[str | None] = (),
    ) -> None:
        self.lights = {light.device.id: light for light in loop.lights}
        self.added = added
        self.found: Sequence[FoundDevice] = ()
        self._loop = loop
        self._search = search
        self._make = make
        self._named_hosts = named_hosts
        self._lost_at_s: dict[str, float] = {}
        self._pause_s = SHORTEST_PAUSE_S
        self._next_search_s = 0.0

    @property
    def can_search(self) -> bool:
        """True if devices can be searched for."""
        return self._search is not None

    @property
    def is_searching(self) -> bool:
        """True while a search is running."""
        return self._search is not None and self._search.is_running

    def start_search(self) -> None:
        """Start a search; no effect if impossible or running."""
        if self._search is not None:
            self._search.start()

    def add(self, device_id: str) -> None:
        """Add the light of one of `found`."""
        (device,) = (one for one in self.found if one.id == device_id)
        self.added = {**self.added, device.id: stored_device(device)}
        self.found = [one for one in self.found if one is not device]
        self._replace_light(device)

    def remove(self, device_id: str) -> None:
        """Remove an added light; the next search offers it again."""
        self.added = {name: kept for name, kept in self.added.items() if name != device_id}
        self._lost_at_s.pop(device_id, None)
        del self.lights[device_id]
        self._loop.set_lights(list(self.lights.values()))

    def step(self, now_s: float) -> None:
        """Process the result of a search, and start one if a device is lost.

        Raises:
            SearchError: a search failed.
        """
        if self._search is None:
            return
        self._search_for_lost(now_s)
        found = self._search.take_result()
        if found is None:
            return
        self.found = [
            one for one in found if one.id not in self.lights and one.host not in self._named_hosts
        ]
        for device in found:
            if self.added.get(device.id, stored_device(device)) != stored_device(device):
                self.added = {**self.added, device.id: stored_device(device)}
                self._replace_light(device)

    def _search_for_lost(self, now_s: float) -> None:
        for name in self.added:
            if self.lights[name].is_available:
                self._lost_at_s.pop(name, None)
            else:
                self._lost_at_s.setdefault(name, now_s)
        if not self._lost_at_s:
            self._pause_s, self._next_search_s = SHORTEST_PAUSE_S, now_s
        elif now_s >= max(self._next_search_s, min(self._lost_at_s.values()) + LOST_S):
            self._next_search_s = now_s + self._pause_s
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
            self.start_search()

    def _replace_light(self, device: FoundDevice) -> None:
        """Create the light of a device, with the setting of the one it replaces."""
        light = self._make(device)
        before = self.lights.get(device.id)
        if before is not None:
            light.setting = before.setting
        self.lights[device.id] = light
        self._loop.set_lights(list(self.lights.values()))


def stored_device(device: FoundDevice) -> StoredDevice:
    """Return a device as stored."""
    return StoredDevice(
        name=device.name, host=device.host, pixels=device.pixels, white=device.has_white
    )


def found_device(device_id: str, kept: StoredDevice) -> FoundDevice:
    """Return the device of a stored one."""
    return FoundDevice(
        id=device_id, name=kept.name, host=kept.host, pixels=kept.pixels, has_white=kept.white
    )
