"""Port of the Bluetooth loudspeakers of this machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from raveberry_server.domain.notices import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A Bluetooth loudspeaker that is paired or in reach.

    Attributes:
        is_busy: it is being connected, disconnected or removed.
        is_playing: the music plays on it.
        latency_ms: the time from the sound server to its sound, None if unknown.
        problem: why it could not be connected, or plays nothing.
    """

    address: str
    name: str
    is_paired: bool
    is_connected: bool
    is_playing: bool = False
    is_busy: bool = False
    latency_ms: int | None = None
    problem: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersOverview:
    """The loudspeakers, those that are paired first.

    Attributes:
        is_available: the machine has Bluetooth, and its sound server can play on it.
        is_searching: loudspeakers in reach are being searched for.
        problem: why Bluetooth cannot be used at present.
    """

    is_available: bool
    is_searching: bool = False
    speakers: Sequence[Speaker] = ()
    problem: Notice | None = None


class BluetoothSpeakers(Protocol):
    """Control of the loudspeakers.

    No method waits for a loudspeaker: the overview shows how an action ends.
    """

    async def overview(self, *, search: bool) -> SpeakersOverview:
        """Return the loudspeakers, and search for others in reach if wished."""
        ...

    async def set_connected(self, address: str, *, is_connected: bool) -> SpeakersOverview:
        """Connect a loudspeaker, which is paired first if it is new, or disconnect it.

        Raises:
            RefusedError: `not_found` for another address, and without Bluetooth.
        """
        ...

    async def remove(self, address: str) -> SpeakersOverview:
        """Disconnect a loudspeaker, and remove its pairing.

        Raises:
            RefusedError: as `set_connected`.
        """
        ...
