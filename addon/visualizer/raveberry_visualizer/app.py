"""The one place that knows every class."""

import ctypes
import logging
import queue
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from threading import Thread
from typing import Final

from .control import BrokerFile, Desk, LightFault, LightsFile, Link, Memory, Roster, added_device
from .engine import (
    FRESH_SETTING,
    AudioSource,
    FoundDevice,
    Layout,
    LedSink,
    Light,
    LightSetting,
    MonotonicClock,
    Output,
    Show,
    Span,
    joined,
    keep_running,
    layout,
    take_precedence,
)
from .options import AudioSourceKind, Options
from .sinks import LightPlan, PartSpec, WledSearch, found_spec
from .sources import FifoSource, PulseSource, StreamSource, SyntheticSource

_LOGGER = logging.getLogger(__name__)

_SHOW_ENDS_S: Final = 0.5

_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE in prctl(2)
_SWITCH_S: Final = 0.0005
"""For so long a thread that has work keeps the interpreter from the one that draws; Python's own
5 ms would be a third of a frame."""


def run(options: Options) -> int:
    """Run until a signal ends it, or a bug in a thread of a library does.

    Threads: this one owns start and end; `show` draws; `capture` keeps the sound coming; `desk`
    owns the settings; paho and PortAudio have one each, which only hand over what arrives.

    Returns:
        The exit code: 0 after a signal, 1 after a bug, so that the supervisor starts us again.
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
        _LOGGER.error("%s; this light is left out", refusal)
    # Unlike an Event, a SimpleQueue may be filled by a signal handler at any moment.
    ends: queue.SimpleQueue[threading.ExceptHookArgs | None] = queue.SimpleQueue()
    threading.excepthook = ends.put
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: ends.put(None))
    with _everything(options):
        failure = ends.get()
    if failure is None:
        return 0
    _LOGGER.critical(
        "a bug ended thread %s",
        failure.thread.name if failure.thread else "?",
        exc_info=failure.exc_value,
    )
    return 1


@contextmanager
def _everything(options: Options) -> Generator[None]:
    """Start from sound to broker, stop in the opposite order."""
    file = LightsFile(path=options.data / "lights.json")
    memory = file.load()
    with ExitStack() as stack:
        lights = _lights(options.lights, memory)
        named = {light.device.id for light in lights}
        added = {name: kept for name, kept in memory.devices.items() if name not in named}
        found = [
            _found_light(added_device(name, kept), memory.setting(name))
            for name, kept in added.items()
        ]
        show = Show(
            lights=[*lights, *found],
            source=_source(options, stack),
            clock=MonotonicClock(),
            speed=memory.speed,
            weighting=options.weighting,
        )
        roster = Roster(
            show=show,
            search=None if options.is_isolated else WledSearch(),
            make=partial(_found_light, setting=FRESH_SETTING),
            added=added,
            named_hosts={part.spec.host for plan in options.lights for part in plan.parts},
        )
        desk = Desk(
            show=show,
            roster=roster,
            topics=options.topics,
            file=file,
            memory=memory,
            faults=[
                LightFault(option=refusal.option, reason=refusal.reason)
                for refusal in options.refused
            ],
        )
        file_of_broker = BrokerFile(path=options.broker_file) if options.broker_file else None
        stack.enter_context(
            Link(broker=options.broker, topics=options.topics, desk=desk, file=file_of_broker)
        )
        stack.enter_context(_running(show))
        yield


def _lights(plans: Sequence[LightPlan], memory: Memory) -> Sequence[Light]:
    """The lights as they were planned; those that share a device are joined."""
    outputs: dict[str, Output] = {}

    def span(part: PartSpec) -> Span:
        device = part.spec.device
        if device.id not in outputs:
            outputs[device.id] = Output(device=device, sink=part.spec.make())
        return Span(
            output=outputs[device.id],
            first=part.first,
            pixels=part.pixels,
            is_reversed=part.is_reversed,
        )

    def sink(plan: LightPlan) -> LedSink | Layout:
        if plan.is_plain:
            return plan.parts[0].spec.make()
        return layout(
            [span(part) for part in plan.parts],
            is_reversed=plan.is_reversed,
            is_mirrored=plan.is_mirrored,
        )

    lights = [
        Light(device=plan.device, sink=sink(plan), setting=memory.setting(plan.device.id))
        for plan in plans
    ]
    joined(lights)
    return lights


def _found_light(found: FoundDevice, setting: LightSetting) -> Light:
    """The light of a device that was found in the network."""
    spec = found_spec(found)
    return Light(device=spec.device, sink=spec.make(), setting=setting)


def _source(options: Options, stack: ExitStack) -> AudioSource:
    match options.audio_source:
        case AudioSourceKind.PULSE:
            return stack.enter_context(PulseSource(source=options.pulse_source))
        case AudioSourceKind.FIFO:
            return FifoSource(path=options.runtime / "mpd.fifo")
        case AudioSourceKind.STREAM:
            assert options.stream is not None  # noqa: S101 - its kind says so
            return stack.enter_context(StreamSource(address=options.stream))
        case AudioSourceKind.SYNTHETIC:
            return SyntheticSource()


@contextmanager
def _running(show: Show) -> Generator[None]:
    thread = Thread(
        target=keep_running, args=("show", partial(_draw, show)), name="show", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        show.stop()
        thread.join(_SHOW_ENDS_S)


def _draw(show: Show) -> None:
    _LOGGER.info("frames are drawn %s", take_precedence().value)
    show.run()
