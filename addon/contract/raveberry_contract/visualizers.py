"""Several visualizers of one party: the topics of each, and what all of them publish together.

The visualizer beside the server has no name and publishes on `lights/…`. The others have a name
and publish on `visualizers/<name>/…`; the ids of their devices begin with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from .messages import FoundLight, LightDevice, LightFault, LightsInfo, Presence
from .topics import (
    LIGHTS_INFO,
    LIGHTS_STATUS,
    VISUALIZER_INFO,
    VISUALIZER_STATUS,
    Address,
    Topics,
)

LOCAL: Final = ""
"""Name of the visualizer beside the server."""


def status_address(topics: Topics, visualizer: str) -> Address[Presence]:
    """Return the topic of the presence of a visualizer."""
    if visualizer == LOCAL:
        return topics.address(LIGHTS_STATUS)
    return topics.address(VISUALIZER_STATUS, visualizer)


def info_address(topics: Topics, visualizer: str) -> Address[LightsInfo]:
    """Return the topic of the info of a visualizer."""
    if visualizer == LOCAL:
        return topics.address(LIGHTS_INFO)
    return topics.address(VISUALIZER_INFO, visualizer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visualizers:
    """Latest messages of all visualizers, by name.

    Attributes:
        online: names of those that are online.
        infos: what each has published.
    """

    online: frozenset[str] = frozenset()
    infos: Mapping[str, LightsInfo] = field(default_factory=dict)

    def with_presence(self, name: str, *, is_online: bool) -> "Visualizers":
        """Return the state after a visualizer came or left."""
        others = self.online - {name}
        return replace(self, online=others | {name} if is_online else others)

    def with_info(self, name: str, info: LightsInfo | None) -> "Visualizers":
        """Return the state after a visualizer published its info, or after it was deleted."""
        infos = {other: kept for other, kept in self.infos.items() if other != name}
        return replace(self, infos=infos if info is None else {**infos, name: info})

    @property
    def main(self) -> str:
        """Name of the visualizer whose measurements and spectrum stand for all."""
        return min(self.infos, key=lambda name: (name not in self.online, name), default=LOCAL)

    def owner(self, device: str) -> str:
        """Return the name of the visualizer that has a device."""
        owners = (
            name
            for name, info in sorted(self.infos.items())
            if any(light.id == device for light in info.devices)
        )
        return next(owners, LOCAL)

    @property
    def combined(self) -> LightsInfo | None:
        """The lights of all visualizers; those of one that is offline are unavailable."""
        if not self.infos:
            return None
        infos = [self._known(name) for name in sorted(self.infos)]
        return replace(
            self.infos[self.main],
            devices=_distinct(light for info in infos for light in info.devices),
            scenes=_distinct_scenes(infos),
            # While one of them may flash, the party is not free of flashes.
            safe=_all(info.safe for info in infos),
            alarm=_any(info.alarm for info in infos),
            calibrating=next((info.calibrating for info in infos if info.calibrating), None),
            finding=_any(info.finding for info in infos),
            found=_distinct(light for info in infos for light in info.found or ()) or None,
            faults=_faults(infos) or None,
        )

    def _known(self, name: str) -> LightsInfo:
        """Return the info of a visualizer, without what is not true while it alone is offline."""
        info = self.infos[name]
        if name in self.online or not self.online:
            return info
        devices = tuple(replace(light, available=False) for light in info.devices)
        return replace(
            info,
            devices=devices,
            safe=None,
            alarm=None,
            calibrating=None,
            finding=None,
            found=None,
            faults=None,
        )


def _distinct[Item: LightDevice | FoundLight](lights: Iterable[Item]) -> tuple[Item, ...]:
    by_id: dict[str, Item] = {}
    for light in lights:
        by_id.setdefault(light.id, light)
    return tuple(by_id.values())


def _distinct_scenes(infos: Iterable[LightsInfo]) -> tuple[str, ...] | None:
    known = [info.scenes for info in infos if info.scenes is not None]
    return tuple(dict.fromkeys(name for scenes in known for name in scenes)) if known else None


def _faults(infos: Iterable[LightsInfo]) -> tuple[LightFault, ...]:
    return tuple(fault for info in infos for fault in info.faults or ())


def _all(values: Iterable[bool | None]) -> bool | None:
    known = [value for value in values if value is not None]
    return all(known) if known else None


def _any(values: Iterable[bool | None]) -> bool | None:
    known = [value for value in values if value is not None]
    return any(known) if known else None
