"""The one place that knows every class."""

import logging
import queue
import signal
import sys
import threading
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from threading import Thread
from typing import Final

from .control import Desk, LightsFile, Link
from .engine import AudioSource, Light, MonotonicClock, Show
from .options import AudioSourceKind, Options
from .sources import FifoSource, PulseSource, SyntheticSource

_LOGGER = logging.getLogger(__name__)

_SHOW_ENDS_S: Final = 0.5


def run(options: Options) -> int:
    """Run until a signal ends it, or a bug does.

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
        lights = [
            Light(
                device=spec.device,
                sink=spec.make(),
                setting=memory.setting(spec.device.id),
            )
            for spec in options.lights
        ]
        show = Show(
            lights=lights,
            source=_source(options, stack),
            clock=MonotonicClock(),
            speed=memory.speed,
        )
        desk = Desk(show=show, topics=options.topics, file=file, memory=memory)
        stack.enter_context(Link(broker=options.broker, topics=options.topics, desk=desk))
        stack.enter_context(_running(show))
        yield


def _source(options: Options, stack: ExitStack) -> AudioSource:
    match options.audio_source:
        case AudioSourceKind.PULSE:
            return stack.enter_context(PulseSource(source=options.pulse_source))
        case AudioSourceKind.FIFO:
            return FifoSource(path=options.runtime / "mpd.fifo")
        case AudioSourceKind.SYNTHETIC:
            return SyntheticSource()


@contextmanager
def _running(show: Show) -> Generator[None]:
    thread = Thread(target=show.run, name="show", daemon=True)
    thread.start()
    try:
        yield
    finally:
        show.stop()
        thread.join(_SHOW_ENDS_S)
