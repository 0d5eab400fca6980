"""All lights by name: those of the options, and those that were found in the network and added."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from raveberry_visualizer.engine import (
    DeviceSearch,
    FoundDevice,
    Light,
    Show,
)

from .memory import KeptDevice

LOST_S: Final = 10.0
"""An added device that is out of reach for so long may have another address by now."""

SHORTEST_PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 600.0
"""Between searches for lost devices, each twice the one before: some are just switched off."""


class Roster:
    """Keeps the lights of the show, and looks for devices when asked to or when one is lost.

    Args:
        show: has the lights of the options and of all that was added before.
        search: None where our network leads to no devices but those that are named.
        make: makes the light of a found device, as if it had never been set.
        added: what was added before, by id.
        named_hosts: those that the options name, so that they are not offered again.

    Attributes:
        lights: by id; changed in place.
        added: what was added, by id; replaced when that changes.
        found: what was found and is no light yet.
    """

    def __init__(
        self,
        *,
        show: Show,
        search: DeviceSearch | None,
        make: Callable[[FoundDevice], Light],
        added: Mapping[str, KeptDevice],
        named_hosts: Collection[str | None] = (),
    ) -> None:
        self.lights = {light.device.id: light for light in show.lights}
        self.added = added
        self.found: Sequence[FoundDevice] = ()
        self._show = show
        self._search = search
        self._make = make
        self._named_hosts = named_hosts
        self._lost_at_s: dict[str, float] = {}
        self._pause_s = SHORTEST_PAUSE_S
        self._next_search_s = 0.0

    @property
    def can_search(self) -> bool:
        """Devices can be found from where we are."""
        return self._search is not None

    @property
    def is_searching(self) -> bool:
        """Devices are looked for at the moment."""
        return self._search is not None and self._search.is_under_way

    def start_search(self) -> None:
        """Look for devices; harmless where that is impossible or under way."""
        if self._search is not None:
            self._search.start()

    def add(self, device_id: str) -> None:
        """Make a light of one of `found`."""
        (device,) = (one for one in self.found if one.id == device_id)
        self.added = {**self.added, device.id: kept_device(device)}
        self.found = [one for one in self.found if one is not device]
        self._put(device)

    def remove(self, device_id: str) -> None:
        """Take back a light that was added; it is offered again by the next search."""
        self.added = {name: kept for name, kept in self.added.items() if name != device_id}
        self._lost_at_s.pop(device_id, None)
        del self.lights[device_id]
        self._show.change_lights(list(self.lights.values()))

    def step(self, now_s: float) -> None:
        """Take what a search has found, and begin one if a device is lost.

        Raises:
            SearchError: a search has failed.
        """
        if self._search is None:
            return
        self._look_for_lost(now_s)
        found = self._search.found()
        if found is None:
            return
        self.found = [
            one for one in found if one.id not in self.lights and one.host not in self._named_hosts
        ]
        for device in found:
            if self.added.get(device.id, kept_device(device)) != kept_device(device):
                self.added = {**self.added, device.id: kept_device(device)}
                self._put(device)

    def _look_for_lost(self, now_s: float) -> None:
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

    def _put(self, device: FoundDevice) -> None:
        """Have a light for the device as it is now, which shows what the one before it did."""
        light = self._make(device)
        before = self.lights.get(device.id)
        if before is not None:
            light.setting = before.setting
        self.lights[device.id] = light
        self._show.change_lights(list(self.lights.values()))


def kept_device(device: FoundDevice) -> KeptDevice:
    """A device as the file spells it."""
    return KeptDevice(
        name=device.name, host=device.host, pixels=device.pixels, white=device.has_white
    )


def added_device(device_id: str, kept: KeptDevice) -> FoundDevice:
    """The device that was kept."""
    return FoundDevice(
        id=device_id, name=kept.name, host=kept.host, pixels=kept.pixels, has_white=kept.white
    )
