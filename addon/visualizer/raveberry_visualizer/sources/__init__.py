"""Where the sound comes from."""

from .fifo import FifoSource
from .pulse import PulseSource
from .stream import StreamAddress, StreamSource, stream_address
from .synthetic import DEMO, SyntheticSource

__all__ = [
    "DEMO",
    "FifoSource",
    "PulseSource",
    "StreamAddress",
    "StreamSource",
    "SyntheticSource",
    "stream_address",
]
