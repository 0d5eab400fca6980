"""The engine: draws and sends one frame after the other for every light."""

from .auto_show import AutoShow, AutoShowChoice, PartyContext
from .device import Device, FoundDevice
from .errors import SearchError, SinkError, SourceError, VisualizerError
from .light.light import PREVIEW, Light
from .light.output_group import OutputGroup, display_units
from .light.settings import COLOR_MAX, DEFAULT_SETTING, WHITE, Cue, LightSetting
from .matrix import Matrix
from .output import Output
from .ports import AudioSource, Clock, DeviceSearch, LedSink, PacedChunks, Pixels
from .render_loop import RenderLoop
from .segments import Layout, Segment, layout
from .threads.clock import MonotonicClock
from .threads.daemon_thread import DaemonThread
from .threads.realtime import (
    SchedulingPriority,
    is_realtime,
    realtime_for_new_threads,
    request_realtime,
)
from .threads.supervision import keep_running
from .threads.wake_event import WakeEvent

__all__ = [
    "COLOR_MAX",
    "DEFAULT_SETTING",
    "PREVIEW",
    "WHITE",
    "AudioSource",
    "AutoShow",
    "AutoShowChoice",
    "Clock",
    "Cue",
    "DaemonThread",
    "Device",
    "DeviceSearch",
    "FoundDevice",
    "Layout",
    "LedSink",
    "Light",
    "LightSetting",
    "Matrix",
    "MonotonicClock",
    "Output",
    "OutputGroup",
    "PacedChunks",
    "PartyContext",
    "Pixels",
    "RenderLoop",
    "SchedulingPriority",
    "SearchError",
    "Segment",
    "SinkError",
    "SourceError",
    "VisualizerError",
    "WakeEvent",
    "display_units",
    "is_realtime",
    "keep_running",
    "layout",
    "realtime_for_new_threads",
    "request_realtime",
]
