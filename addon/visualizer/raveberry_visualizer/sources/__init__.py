"""Where the sound comes from."""

from .fifo import FifoSource
from .pulse import PulseSource
from .synthetic import DEMO, SyntheticSource

__all__ = ["DEMO", "FifoSource", "PulseSource", "SyntheticSource"]
