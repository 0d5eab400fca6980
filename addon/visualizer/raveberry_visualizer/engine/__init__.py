"""The engine: draws and sends one frame after the other for every light."""

from raveberry_visualizer.engine.light.light import PREVIEW, Light
from raveberry_visualizer.engine.light.output_group import OutputGroup, display_units
from raveberry_visualizer.engine.light.settings import (
    COLOR_MAX,
    DEFAULT_SETTING,
    WHITE,
    Cue,
    LightSetting,
)
from raveberry_visualizer.engine.threads.daemon_thread import DaemonThread
from raveberry_visualizer.engine.threads.monotonic_clock import MonotonicClock
from raveberry_visualizer.engine.threads.realtime import (
    SchedulingPriority,
    realtime_for_new_children,
    request_realtime,
)
from raveberry_visualizer.engine.threads.supervision import keep_running
from raveberry_visualizer.engine.threads.wake_event import WakeEvent

from .auto_show import AutoShow, AutoShowChoice, PartyContext
from .device_description import Device, FoundDevice
from .device_output import DeviceOutput
from .errors import SearchError, SinkError, SourceError, VisualizerError
from .light_layout import Layout, Segment, layout
from .matrix import Matrix
from .ports import AudioSource, Clock, DeviceSearch, LedSink, PacedChunks, Pixels
from .render_loop import RenderLoop

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
    "DeviceOutput",
    "DeviceSearch",
    "FoundDevice",
    "Layout",
    "LedSink",
    "Light",
    "LightSetting",
    "Matrix",
    "MonotonicClock",
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
    "keep_running",
    "layout",
    "realtime_for_new_children",
    "request_realtime",
]
