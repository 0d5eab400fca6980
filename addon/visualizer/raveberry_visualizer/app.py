"""Composition root: creates all objects and connects them."""

import ctypes
import logging
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Final

from .control import (
    BrokerFile,
    DeviceRegistry,
    LightController,
    LightFault,
    MqttConnection,
    Notice,
    SettingsFile,
    StoredSettings,
    found_device,
)
from .engine import (
    DEFAULT_SETTING,
    AudioSource,
    DeviceOutput,
    FoundDevice,
    Layout,
    LedSink,
    Light,
    LightSetting,
    MonotonicClock,
    RenderLoop,
    Segment,
    keep_running,
    layout,
    request_realtime,
)
from .kernels import WHY_NOT_COMPILED
from .options import AudioSourceKind, Options, id_prefix
from .sinks import LightPlan, PartSpec, WledSearch, found_spec
from .sources import FifoSource, PulseAudioSource, StreamSource, SyntheticSource

_LOGGER = logging.getLogger(__name__)

_RENDER_THREAD_ENDS_S: Final = 0.5

_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE in prctl(2)
_SWITCH_S: Final = 0.0005
"""Longest time that another thread keeps the GIL from the render thread; Python's default of 5 ms
would be a third of a frame."""

_LONGEST_WAIT_S: Final = 1.0

_HEARTBEAT: Final = "visualizer.heartbeat"
"""File whose time of change `addon/health` and `addon/services/.watchdog` read."""

_HEARTBEAT_EVERY_S: Final = 10.0
"""Also the time before the first one: a visualizer that crashes in a loop has none."""

_LONGEST_FRAME_S: Final = 5.0
"""A render thread that takes longer is not alive."""


def run(options: Options) -> int:
    """Run until a signal, or until an uncaught exception in a thread.

    Threads: this one starts and ends everything; `render` draws; `capture` keeps the audio source
    connected; `control` owns the settings; that of paho only enqueues what arrives.

    Returns:
        The exit code: 0 after a signal, 1 after an exception, so that s6 restarts the process.
    """
    logging.basicConfig(
        level=options.log_level,
        stream=sys.stdout,
        format="%(levelname)s %(name)s: %(message)s",
    )
    # Its environment and memory hold the password of the broker: no process of its user reads them.
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    sys.setswitchinterval(_SWITCH_S)
    for refusal in options.refused:
        _LOGGER.error("%s; this light is ignored", refusal)
    if WHY_NOT_COMPILED is not None:
        _LOGGER.warning(
            "the compiled inner loops are missing (%s); numpy replaces them, and a frame takes "
            "several times as long",
            WHY_NOT_COMPILED,
        )
    # Unlike an Event, a SimpleQueue is reentrant, so a signal handler may put into it.
    ends: queue.SimpleQueue[threading.ExceptHookArgs | None] = queue.SimpleQueue()
    threading.excepthook = ends.put
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: ends.put(None))
    with _running_app(options) as loop:
        # Importing modules leaves a megabyte that is not used again.
        ctypes.CDLL(None).malloc_trim(0)
        failure = _first(ends, _heartbeat(loop, options.runtime / _HEARTBEAT))
    if failure is None:
        return 0
    _LOGGER.critical(
        "an uncaught exception ended thread %s",
        failure.thread.name if failure.thread else "?",
        exc_info=failure.exc_value,
    )
    return 1


def _first(
    ends: queue.SimpleQueue[threading.ExceptHookArgs | None], beat: Callable[[], None]
) -> threading.ExceptHookArgs | None:
    """Wait for a signal (None) or the failure of a thread, and call `beat` meanwhile.

    A signal that arrives between Python's last check for signals and the wait itself does not end
    the wait, so waits are short.
    """
    while True:
        with suppress(queue.Empty):
            return ends.get(timeout=_LONGEST_WAIT_S)
        beat()


def _heartbeat(loop: RenderLoop, file: Path) -> Callable[[], None]:
    """Return a function that touches a file from time to time while frames are drawn."""
    due_s = time.monotonic() + _HEARTBEAT_EVERY_S

    def beat() -> None:
        nonlocal due_s
        now_s = time.monotonic()
        if now_s < due_s or loop.frame_s() > _LONGEST_FRAME_S:
            return
        due_s = now_s + _HEARTBEAT_EVERY_S
        # The party has lights even if nobody can know that they are well.
        with suppress(OSError):
            file.touch()

    return beat


@contextmanager
def _running_app(options: Options) -> Generator[RenderLoop]:
    """Start everything from audio source to broker, stop in reverse order."""
    file = SettingsFile(path=options.data / "lights.json")
    settings = file.load()
    with ExitStack() as stack:
        lights = _lights(options.lights, settings)
        named = {light.device.id for light in lights}
        added = {name: kept for name, kept in settings.devices.items() if name not in named}
        found = [
            _found_light(found_device(name, kept), settings.setting(name))
            for name, kept in added.items()
        ]
        loop = RenderLoop(
            lights=[*lights, *found],
            source=_source(options, stack),
            clock=MonotonicClock(),
            speed=settings.speed,
            weighting=options.weighting,
            line_in=_line_in(options, stack),
        )
        registry = DeviceRegistry(
            loop=loop,
            search=None
            if options.is_isolated
            else WledSearch(id_prefix=id_prefix(options.visualizer)),
            make=partial(_found_light, setting=DEFAULT_SETTING),
            added=added,
            named_hosts={part.spec.host for plan in options.lights for part in plan.parts},
        )
        controller = LightController(
            loop=loop,
            registry=registry,
            topics=options.topics,
            visualizer=options.visualizer,
            file=file,
            settings=settings,
            faults=[
                LightFault(
                    option=refusal.option,
                    reason=Notice(
                        code=refusal.reason, params=refusal.params, message=refusal.message
                    ),
                )
                for refusal in options.refused
            ],
        )
        broker_file = BrokerFile(path=options.broker_file) if options.broker_file else None
        stack.enter_context(
            MqttConnection(
                broker=options.broker,
                topics=options.topics,
                controller=controller,
                visualizer=options.visualizer,
                file=broker_file,
            )
        )
        stack.enter_context(_rendering(loop))
        yield loop


def _lights(plans: Sequence[LightPlan], settings: StoredSettings) -> Sequence[Light]:
    """Create the configured lights."""
    outputs: dict[str, DeviceOutput] = {}

    def segment(part: PartSpec) -> Segment:
        device = part.spec.device
        if device.id not in outputs:
            outputs[device.id] = DeviceOutput(device=device, sink=part.spec.make())
        return Segment(
            output=outputs[device.id],
            first=part.first,
            pixels=part.pixels,
            is_reversed=part.is_reversed,
        )

    def sink(plan: LightPlan) -> LedSink | Layout:
        if plan.is_plain:
            return plan.parts[0].spec.make()
        return layout(
            [segment(part) for part in plan.parts],
            is_reversed=plan.is_reversed,
            is_mirrored=plan.is_mirrored,
        )

    return [
        Light(device=plan.device, sink=sink(plan), setting=settings.setting(plan.device.id))
        for plan in plans
    ]


def _found_light(found: FoundDevice, setting: LightSetting) -> Light:
    """Create the light of a device that was found in the network."""
    spec = found_spec(found)
    return Light(device=spec.device, sink=spec.make(), setting=setting)


def _source(options: Options, stack: ExitStack) -> AudioSource:
    match options.audio_source:
        case AudioSourceKind.PULSE:
            return stack.enter_context(PulseAudioSource(source=options.pulse_source))
        case AudioSourceKind.FIFO:
            return FifoSource(path=options.runtime / "mpd.fifo")
        case AudioSourceKind.STREAM:
            assert options.stream is not None  # noqa: S101 - set for this kind
            return stack.enter_context(StreamSource(address=options.stream))
        case AudioSourceKind.SYNTHETIC:
            return SyntheticSource()


def _line_in(options: Options, stack: ExitStack) -> AudioSource | None:
    if options.line_in is None:
        return None
    return stack.enter_context(PulseAudioSource(source=options.line_in))


@contextmanager
def _rendering(loop: RenderLoop) -> Generator[None]:
    thread = Thread(
        target=keep_running, args=("render", partial(_render, loop)), name="render", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        loop.stop()
        thread.join(_RENDER_THREAD_ENDS_S)


def _render(loop: RenderLoop) -> None:
    _LOGGER.info("frames are drawn %s", request_realtime().value)
    loop.run()
