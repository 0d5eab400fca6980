"""E1.31 with the Open Lighting Architecture and a console of the library sacn as peers."""

import json
import os
import shutil
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pytest
import sacn
from raveberry_visualizer.engine.device_output import DeviceOutput
from raveberry_visualizer.sinks.config.dmx import PIXELS_PER_UNIVERSE
from raveberry_visualizer.sinks.config.light_entry import light_spec
from raveberry_visualizer.sinks.e131 import KIND

from tests.ports import free_port
from tests.visualizer.daemons import Daemon, short_folder, wait_for

UNIVERSE = 7
UNIVERSES = range(UNIVERSE, UNIVERSE + 64)
PIXELS = 2
OURS = [1, 2, 3, 4, 5, 6]
OFF = [0] * len(OURS)
CONSOLE = [90, 91, 92, 93, 94, 95]
PRIORITY_OF_CONSOLE = 100
NO_PLUGINS = [
    "artnet",
    "dummy",
    "espnet",
    "ftdidmx",
    "gpio",
    "karate",
    "kinet",
    "milinst",
    "opendmx",
    "openpixelcontrol",
    "osc",
    "pathport",
    "renard",
    "sandnet",
    "shownet",
    "spi",
    "stageprofi",
    "uartdmx",
    "usbdmx",
    "usbserial",
]


class Olad:
    """A running olad that listens to E1.31 in one universe."""

    def __init__(self, *, daemon: Daemon, port: int) -> None:
        self._daemon = daemon
        self._address = f"http://127.0.0.1:{port}"

    def listen(self, universes: Sequence[int]) -> None:
        """Wait for the server and patch an E1.31 input to each universe."""
        wait_for(self._has_input, within_s=60, what=self._daemon.output)
        for universe in universes:
            # The server offers one port at a time.
            wanted = {"id": universe, "name": f"{universe}", "add_ports": self._inputs()[0]}
            answer = self._ask("new_universe", wanted)
            assert answer["ok"], answer

    def channels(self, universe: int = UNIVERSE, pixels: int = PIXELS) -> list[int]:
        """Return what the first channels of a universe show."""
        shown: list[int] = self._ask(f"get_dmx?u={universe}")["dmx"]
        return shown[: 3 * pixels]

    def _has_input(self) -> bool:
        try:
            return bool(self._inputs())
        except OSError:
            return False

    def _inputs(self) -> list[str]:
        return [port["id"] for port in self._ask("json/get_ports") if not port["is_output"]]

    def _ask(self, path: str, form: dict[str, object] | None = None):  # noqa: ANN202 - JSON
        data = urlencode(form).encode() if form else None
        with urllib.request.urlopen(f"{self._address}/{path}", data, timeout=10) as answer:  # noqa: S310 - http
            return json.load(answer)


def as_somebody(folder: Path) -> list[str]:
    """Return the words before a command that refuses to run as root."""
    if os.geteuid() != 0:
        return []
    for part in (folder, *folder.rglob("*")):
        shutil.chown(part, "nobody")
    return ["setpriv", "--reuid=nobody", "--clear-groups"]


@contextmanager
def running_olad(universes: Sequence[int]) -> Iterator[Olad]:
    """Run olad with an E1.31 input in each universe."""
    with short_folder() as folder:
        folder.chmod(0o755)
        for plugin in NO_PLUGINS:
            (folder / f"ola-{plugin}.conf").write_text("enabled = false\n")
        e131 = f"enabled = true\ninput_ports = {len(universes)}\noutput_ports = 0\nip = 127.0.0.1\n"
        (folder / "ola-e131.conf").write_text(e131)
        port = free_port()
        daemon = Daemon(
            *as_somebody(folder),
            "olad",
            f"--config-dir={folder}",
            f"--http-port={port}",
            f"--rpc-port={free_port()}",
            "--no-register-with-dns-sd",
            environment={"HOME": str(folder)},
            log=folder / "log",
        )
        daemon.start()
        try:
            server = Olad(daemon=daemon, port=port)
            server.listen(universes)
            yield server
        finally:
            daemon.end()


@pytest.fixture
def olad() -> Iterator[Olad]:
    with running_olad(range(UNIVERSE, UNIVERSE + 1)) as server:
        yield server


@pytest.fixture
def console() -> Iterator[sacn.sACNsender]:
    """A lighting console that sends all the time."""
    sender = sacn.sACNsender(
        bind_address="127.0.0.1", bind_port=free_port(), source_name="Console", fps=20
    )
    sender.start()
    sender.activate_output(UNIVERSE)
    output = sender[UNIVERSE]
    assert output is not None
    output.destination = "127.0.0.1"
    output.priority = PRIORITY_OF_CONSOLE
    output.dmx_data = tuple(CONSOLE)
    yield sender
    sender.stop()


class Strip:
    """An E1.31 light of ours, sent as often as the render loop does."""

    def __init__(self, priority: int) -> None:
        entry = {
            "id": "strip",
            "kind": "e131",
            "host": "127.0.0.1",
            "pixels": PIXELS,
            "universe": UNIVERSE,
            "priority": priority,
        }
        spec = light_spec(entry, where="lights[0]", kinds={KIND.id: KIND})
        self.output = DeviceOutput(device=spec.device, sink=spec.make())

    def show(self, channels: list[int]) -> None:
        """Send these channels as one frame; black means that the light is off."""
        self.output.frame[:] = np.array(channels, dtype=np.uint8).reshape(PIXELS, 3)
        self.output.flush(time.monotonic(), is_lit=any(channels), is_released=False)


def wait_while_sending(strip: Strip, channels: list[int], *, olad: Olad, shown: list[int]) -> None:
    """Let a light send channels until the universe shows the expected ones."""

    def is_shown() -> bool:
        strip.show(channels)
        return olad.channels() == shown

    wait_for(is_shown, what=f"the light sends {channels}, and the universe shows {shown}")


@pytest.mark.usefixtures("console")
def test_a_light_of_higher_priority_shows_while_lit_and_leaves_the_console_alone_when_off(
    olad: Olad,
) -> None:
    wait_for(lambda: olad.channels() == CONSOLE, what="the console shows")
    strip = Strip(priority=PRIORITY_OF_CONSOLE + 20)
    wait_while_sending(strip, OURS, olad=olad, shown=OURS)
    wait_while_sending(strip, OFF, olad=olad, shown=CONSOLE)
    wait_while_sending(strip, OURS, olad=olad, shown=OURS)
    strip.output.close()
    wait_for(lambda: olad.channels() == CONSOLE, what="the console shows again")


@pytest.mark.usefixtures("console")
def test_a_light_of_lower_priority_leaves_the_device_to_the_console(olad: Olad) -> None:
    wait_for(lambda: olad.channels() == CONSOLE, what="the console shows")
    strip = Strip(priority=PRIORITY_OF_CONSOLE - 20)
    for _ in range(50):
        strip.show(OURS)
        time.sleep(0.02)
    wait_while_sending(strip, OURS, olad=olad, shown=CONSOLE)
    strip.output.close()


@pytest.mark.parametrize("shown", [*batched(UNIVERSES, 16, strict=True)], ids=lambda part: part[0])
def test_a_light_of_64_universes_shows_every_pixel_in_its_own(shown: tuple[int, ...]) -> None:
    # olad takes part in a multicast group for each universe, of which Linux allows a socket 20.
    each = PIXELS_PER_UNIVERSE[3]
    pixels = len(UNIVERSES) * each
    entry = {"id": "wall", "kind": "e131", "host": "127.0.0.1", "pixels": pixels}
    entry |= {"universe": UNIVERSES[0], "sync_universe": UNIVERSES[0]}
    spec = light_spec(entry, where="lights[0]", kinds={KIND.id: KIND})
    output = DeviceOutput(device=spec.device, sink=spec.make())
    frame = np.random.default_rng(1).integers(1, 256, (pixels, 3), dtype=np.uint8)
    parts = dict(zip(UNIVERSES, frame.reshape(len(UNIVERSES), -1).tolist(), strict=True))
    with running_olad(shown) as olad:

        def is_shown() -> bool:
            output.frame[:] = frame
            output.flush(time.monotonic(), is_lit=True, is_released=False)
            chunks = output.paced_chunks
            while chunks is not None and chunks.due_s is not None:
                chunks.send_due(time.monotonic())
            return all(olad.channels(universe, each) == parts[universe] for universe in shown)

        wait_for(is_shown, what="every universe shows its part of the frame")
        output.close()
