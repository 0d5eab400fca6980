"""What the show needs from the outside."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from raveberry_visualizer.dsp import Features, Ring

from .bell import Bell
from .device import FoundDevice

type Pixels = NDArray[np.uint8]
"""What a device shows, shape (pixels, 3), C-contiguous: red, green, blue."""


class AudioSource(Protocol):
    """Where the sound comes from. All methods return at once; a lost source comes back itself."""

    @property
    def name(self) -> str:
        """As people chose it."""

    @property
    def rate_hz(self) -> int:
        """Samples per second, always the same."""

    @property
    def latency_s(self) -> float:
        """How old the newest sample is when `pull` hands it over."""

    def open(self) -> None:
        """Begin to capture; harmless when it already does."""

    def pull(self, ring: Ring, now_s: float) -> int:
        """Write what has come since the last pull; how many samples that was, 0 while lost."""

    def close(self) -> None:
        """Stop capturing; harmless when closed."""


class LedSink(Protocol):
    """One device. No method waits for it."""

    @property
    def keep_alive_s(self) -> float:
        """After this time an unchanged frame is sent again, lest the device think we are gone."""

    def send(self, frame: Pixels) -> None:
        """Show a frame.

        Raises:
            SinkError: the device is out of reach; the frame is lost.
        """

    def release(self) -> None:
        """Tell the device, if its protocol can, that it is left to others now.

        Raises:
            SinkError: the device is out of reach.
        """

    def close(self) -> None:
        """Let go of everything; the device is told nothing."""


class Bursts(Protocol):
    """What is left of a frame that does not leave in one heap; who draws sends it in good time."""

    @property
    def due_s(self) -> float | None:
        """When the next burst is due, by the monotonic clock; None while nothing waits."""

    def send_due(self, now_s: float) -> None:
        """Send the next burst if it is due; the next frame tells if the device was out of reach."""


@runtime_checkable
class SpreadingSink(LedSink, Protocol):
    """A device whose frames may leave in bursts, the first of them with `send`."""

    @property
    def bursts(self) -> Bursts | None:
        """The others; None for a device that takes all at once."""


@runtime_checkable
class HearingSink(LedSink, Protocol):
    """A device that is told what is heard, beside what to show."""

    def hear(self, features: Features) -> None:
        """Take what goes with the next frame; silence while the light is off."""


class DeviceSearch(Protocol):
    """Looks for devices in the network, in the background. All methods return at once."""

    @property
    def is_under_way(self) -> bool:
        """It looks at the moment."""

    def start(self) -> None:
        """Begin to look; harmless while it already does."""

    def found(self) -> Sequence[FoundDevice] | None:
        """What a search that has ended found, told once; None otherwise.

        Raises:
            SearchError: it could not look; told once.
        """


class Clock(Protocol):
    """Time, and waiting for it."""

    def now_s(self) -> float:
        """Seconds that never jump, from an unknown start."""

    def wait(self, bell: Bell, until_s: float | None) -> bool:
        """Return at that time, or when the bell rings; None waits for the latter alone.

        Returns:
            Whether it rang.
        """
