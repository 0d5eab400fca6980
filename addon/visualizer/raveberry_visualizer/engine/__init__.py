"""The show: one frame after the other, for every light."""

from .clock import MonotonicClock
from .device import Device
from .errors import SinkError, SourceError, VisualizerError
from .light import Light
from .ports import AudioSource, Clock, LedSink, Pixels
from .setting import COLOR_MAX, FRESH_SETTING, LightSetting
from .show import Show

__all__ = [
    "COLOR_MAX",
    "FRESH_SETTING",
    "AudioSource",
    "Clock",
    "Device",
    "LedSink",
    "Light",
    "LightSetting",
    "MonotonicClock",
    "Pixels",
    "Show",
    "SinkError",
    "SourceError",
    "VisualizerError",
]
