"""LEDs on a pin: the child process, with a fake of the library that only a Pi can load."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from raveberry_visualizer.engine import SinkError
from raveberry_visualizer.sinks import SINKS, LightEntryError, light_spec
from raveberry_visualizer.sinks.ws281x import Ws281xSink

from tests.fakes.lights.light_ports import strip
from tests.visualizer.daemons import wait_for

LIBRARY = """
import os
from pathlib import Path
from types import SimpleNamespace

ws = SimpleNamespace(WS2811_STRIP_GRB="grb", WS2811_STRIP_RGB="rgb", SK6812_STRIP_GRBW="grbw")
book = Path(os.environ["BOOK"])

class PixelStrip:
    def __init__(self, num, pin, freq_hz, dma, invert, brightness, channel, strip_type):
        self.shape = f"{num} {pin} {freq_hz} {dma} {invert} {brightness} {channel} {strip_type}"
        self.colors = [0] * num

    def begin(self):
        if os.environ.get("TROUBLE"):
            raise RuntimeError("ws2811_init failed with code -3")
        with book.open("a") as page:
            page.write(f"begin {os.getpid()} {self.shape}\\n")

    def setPixelColor(self, number, color):
        self.colors[number] = color

    def show(self):
        with book.open("a") as page:
            page.write(" ".join(f"{color:08x}" for color in self.colors) + "\\n")
"""


class Pi:
    """A folder that makes this machine look like a Raspberry Pi."""

    def __init__(self, folder: Path) -> None:
        self.model = folder / "model"
        self.model.write_bytes(b"Raspberry Pi 4 Model B Rev 1.5\0")
        self.book = folder / "book"
        (folder / "rpi_ws281x.py").write_text(LIBRARY)

    def lines(self) -> list[str]:
        return self.book.read_text().splitlines() if self.book.exists() else []

    def child(self) -> int:
        return int([line for line in self.lines() if line.startswith("begin")][-1].split()[1])


@pytest.fixture
def pi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pi:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("BOOK", str(tmp_path / "book"))
    return Pi(tmp_path)


@pytest.fixture
def sink(pi: Pi) -> Iterator[Ws281xSink]:
    sink = Ws281xSink(device=strip(2), pin=10, order="GRB", models=[pi.model])
    yield sink
    sink.close()
    wait_for(lambda: sink._child is None, 20)


def frame(*colors: tuple[int, ...]) -> np.ndarray:
    return np.array(colors, dtype=np.uint8)


def told(sink: Ws281xSink) -> str:
    """The error that the next frames raise."""
    reasons: list[str] = []

    def is_told() -> bool:
        try:
            sink.send(frame((1, 2, 3), (4, 5, 6)))
        except SinkError as err:
            reasons.append(str(err))
        return bool(reasons)

    wait_for(is_told, 20)
    return reasons[0]


def test_the_newest_frame_is_shown_and_the_last_one_too(pi: Pi, sink: Ws281xSink) -> None:
    sink.send(frame((1, 2, 3), (255, 0, 128)))
    wait_for(lambda: "00010203 00ff0080" in pi.lines(), 20)
    assert pi.lines()[0].split(maxsplit=2)[2] == "2 10 800000 10 False 255 0 grb"
    for level in range(1, 50):
        sink.send(frame((level, 0, 0), (0, 0, 0)))
    sink.close()
    wait_for(lambda: pi.lines()[-1] == "00310000 00000000", 20)


def test_white_is_the_highest_byte_and_has_a_strip_type_of_its_own(pi: Pi) -> None:
    device = strip(1, has_white=True)
    sink = Ws281xSink(device=device, pin=13, order="GRB", models=[pi.model])
    sink.send(frame((1, 2, 3, 9)))
    wait_for(lambda: "09010203" in pi.lines(), 20)
    assert pi.lines()[0].endswith("13 800000 10 False 255 1 grbw")
    sink.close()


def test_a_killed_driver_is_reported_and_restarted(pi: Pi, sink: Ws281xSink) -> None:
    sink.send(frame((1, 2, 3), (4, 5, 6)))
    wait_for(lambda: len(pi.lines()) > 1, 20)
    os.kill(pi.child(), signal.SIGKILL)
    assert "ended" in told(sink) or "pipe" in told(sink)
    sink._retry_at_s = 0.0
    before = pi.child()

    def is_back() -> bool:
        try:
            sink.send(frame((7, 7, 7), (7, 7, 7)))
        except SinkError:
            sink._retry_at_s = 0.0
        return pi.child() != before and pi.lines()[-1] == "00070707 00070707"

    wait_for(is_back, 20)


def test_a_driver_that_cannot_start_reports_why_and_is_not_started_for_every_frame(
    sink: Ws281xSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROUBLE", "1")
    reason = "the driver does not begin: ws2811_init failed with code -3"
    assert told(sink) == reason
    monkeypatch.delenv("TROUBLE")
    assert told(sink) == reason


def test_a_missing_library_is_reported(pi: Pi, sink: Ws281xSink) -> None:
    library = pi.book.with_name("rpi_ws281x.py")
    library.write_text("raise ModuleNotFoundError(\"No module named 'rpi_ws281x'\")")
    assert "No module named 'rpi_ws281x'" in told(sink)


def test_the_real_library_fails_cleanly_on_another_machine(
    sink: Ws281xSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would end us with a segmentation fault (lights.md, section 5); now it ends its child."""
    monkeypatch.setenv("PYTHONPATH", "")
    assert any(part in told(sink) for part in ("ws2811_init failed", "No module named"))


@pytest.mark.parametrize("model", [b"QEMU Virtual Machine", None])
def test_on_any_other_machine_nothing_is_loaded(pi: Pi, model: bytes | None) -> None:
    if model is None:
        pi.model.unlink()
    else:
        pi.model.write_bytes(model)
    sink = Ws281xSink(device=strip(2), pin=10, order="GRB", models=[pi.model])
    assert "no Raspberry Pi" in told(sink)
    sink.close()
    assert not pi.lines()


def test_a_raspberry_pi_5_is_referred_to_the_spi_driver(pi: Pi, sink: Ws281xSink) -> None:
    pi.model.write_bytes(b"Raspberry Pi 5 Model B Rev 1.0\0")
    assert told(sink) == "the library cannot drive a Raspberry Pi 5; use ws281x_spi instead"
    assert not pi.lines()


def test_the_visualizer_itself_never_imports_the_driver(pi: Pi) -> None:
    code = "import raveberry_visualizer.app, sys; sys.exit('rpi_ws281x' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)  # noqa: S603
    assert answer.returncode == 0
    assert not pi.lines()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"pin": 11}, "pin must be one of 10, 12, 13, 18, 19, 21, not 11"),
        ({"order": "RGBW"}, "order must be one of GRB, RGB, .*, not 'RGBW'"),
        ({"pixels": 1001}, "pixels must be a whole number from 1 to 1000"),
    ],
)
def test_invalid_pin_fields_are_refused(fields: dict[str, object], reason: str) -> None:
    raw = {"id": "ring", "kind": "ws281x", "pixels": 16, **fields}
    with pytest.raises(LightEntryError, match=reason):
        light_spec(raw, where="lights[0]", kinds=SINKS)


def test_a_new_buffer_is_silent() -> None:
    entry = {"id": "ring", "kind": "ws281x", "pixels": 16}
    sink = light_spec(entry, where="lights[0]", kinds=SINKS).make()
    assert isinstance(sink, Ws281xSink)
    assert sink._command[3:] == ("16", "10", "GRB")
    sink.close()
