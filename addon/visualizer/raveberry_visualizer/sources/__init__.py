"""Sources of the sound."""

from .mpd_fifo import FifoSource
from .network_stream import StreamAddress, StreamSource, stream_address
from .pulseaudio import PulseAudioSource
from .synthetic import DEMO, SyntheticSource

__all__ = [
    "DEMO",
    "FifoSource",
    "PulseAudioSource",
    "StreamAddress",
    "StreamSource",
    "SyntheticSource",
    "stream_address",
]
