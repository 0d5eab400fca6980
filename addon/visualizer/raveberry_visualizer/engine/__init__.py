"""The show: one frame after the other, for every light."""

from .bell import Bell
from .clock import MonotonicClock
from .device import Device, FoundDevice
from .director import Choice, Director, Mood
from .errors import SearchError, SinkError, SourceError, VisualizerError
from .light import PREVIEW, Light
from .matrix import Matrix
from .output import Output
from .place import Layout, Span, layout
from .ports import AudioSource, Bursts, Clock, DeviceSearch, LedSink, Pixels
from .precedence import (
    Precedence,
    has_precedence,
    precedence_for_new_threads,
    take_precedence,
)
from .rig import joined
from .setting import COLOR_MAX, FRESH_SETTING, WHITE, Cue, LightSetting
from .show import Show
from .supervision import keep_running
from .threads import DaemonThread

__all__ = [
    "COLOR_MAX",
    "FRESH_SETTING",
    "PREVIEW",
    "WHITE",
    "AudioSource",
    "Bell",
    "Bursts",
    "Choice",
    "Clock",
    "Cue",
    "DaemonThread",
    "Device",
    "DeviceSearch",
    "Director",
    "FoundDevice",
    "Layout",
    "LedSink",
    "Light",
    "LightSetting",
    "Matrix",
    "MonotonicClock",
    "Mood",
    "Output",
    "Pixels",
    "Precedence",
    "SearchError",
    "Show",
    "SinkError",
    "SourceError",
    "Span",
    "VisualizerError",
    "has_precedence",
    "joined",
    "keep_running",
    "layout",
    "precedence_for_new_threads",
    "take_precedence",
]
