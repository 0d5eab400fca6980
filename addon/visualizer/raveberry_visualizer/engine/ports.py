"""Ports: audio source, drivers of devices, search for devices and clock."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from raveberry_visualizer.dsp import Features, SampleBuffer
from raveberry_visualizer.engine.threads.wake_event import WakeEvent

from .device_description import FoundDevice

type Pixels = NDArray[np.uint8]
"""Bytes of a device, shape (pixels, 3), C-contiguous: red, green, blue."""


class AudioSource(Protocol):
    """Source of the sound. No method blocks; a lost source reconnects by itself."""

    @property
    def name(self) -> str:
        """Its id in the options."""

    @property
    def rate_hz(self) -> int:
        """Constant sample rate."""

    @property
    def latency_s(self) -> float:
        """Age of the newest sample when `pull` returns it."""

    def open(self) -> None:
        """Start capturing; no effect if it does."""

    def pull(self, buffer: SampleBuffer, now_s: float) -> int:
        """Write the samples since the last pull; return their number, 0 while disconnected."""

    def close(self) -> None:
        """Stop capturing; no effect if it does not."""


class LedSink(Protocol):
    """Driver of one device. No method blocks."""

    @property
    def keep_alive_s(self) -> float:
        """Interval at which an unchanged frame is sent again, lest the device time out."""

    def send(self, frame: Pixels) -> None:
        """Show a frame.

        Raises:
            SinkError: the device is unreachable; the frame is lost.
        """

    def release(self) -> None:
        """Return the device to other controllers, if its protocol supports that.

        Raises:
            SinkError: the device is unreachable.
        """

    def close(self) -> None:
        """Close the connection without sending anything."""


class PacedChunks(Protocol):
    """The unsent rest of a frame that is sent in chunks, which the render loop triggers."""

    @property
    def due_s(self) -> float | None:
        """Monotonic time at which the next chunk is due; None if nothing is left."""

    def send_due(self, now_s: float) -> None:
        """Send the next chunk if it is due; a failure is raised by the next frame."""


@runtime_checkable
class YieldingSink(LedSink, Protocol):
    """Driver of a device that others control as soon as it is dark.

    Attributes:
        yields_when_dark: a marker without a value of interest.
    """

    yields_when_dark: bool


@runtime_checkable
class PacedSink(LedSink, Protocol):
    """A driver that may send frames in chunks, the first of them with `send`."""

    @property
    def paced_chunks(self) -> PacedChunks | None:
        """The other chunks; None if frames are sent at once."""


@runtime_checkable
class FeatureSink(LedSink, Protocol):
    """A driver of devices that draw their own effects from features of the music."""

    def set_features(self, features: Features) -> None:
        """Set the features of the next frame; silence while the light is off."""


class DeviceSearch(Protocol):
    """Search for devices in the network, in the background. No method blocks."""

    @property
    def is_running(self) -> bool:
        """True while it searches."""

    def start(self) -> None:
        """Start a search; no effect if one is running."""

    def take_result(self) -> Sequence[FoundDevice] | None:
        """Return the result of a finished search once; None otherwise.

        Raises:
            SearchError: the search failed; raised once.
        """


class Clock(Protocol):
    """Monotonic time, and waiting for it."""

    def now_s(self) -> float:
        """Return the seconds since an unspecified start."""

    def wait(self, wake_event: WakeEvent, until_s: float | None) -> bool:
        """Wait for a time or an event; None waits for the event alone.

        Returns:
            True if the event was set.
        """
