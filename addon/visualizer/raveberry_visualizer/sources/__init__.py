"""Sources of the sound."""

from .mpd_fifo import FifoSource
from .network_stream import SNAPCAST_CLIENT, StreamAddress, StreamSource, stream_address
from .pulseaudio import PulseAudioSource
from .synthetic import DEMO, SyntheticSource

__all__ = [
    "DEMO",
    "SNAPCAST_CLIENT",
    "FifoSource",
    "PulseAudioSource",
    "StreamAddress",
    "StreamSource",
    "SyntheticSource",
    "stream_address",
]
