"""WLEDs are found by a child process, here over real sockets."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from raveberry_visualizer.engine import FoundDevice, SearchError
from raveberry_visualizer.sinks import WledSearch, found_spec
from raveberry_visualizer.sinks.discovery import wled_search as discovery_module
from raveberry_visualizer.sinks.discovery.wled_search import found_wled

from tests.fakes.lights.wled_host import WledHost, wled_info
from tests.visualizer.daemons import wait_for

MAC = "a0b1c2d3e4f5"


def search() -> WledSearch:
    return WledSearch(interfaces=["127.0.0.1"])


def result(search: WledSearch) -> Sequence[FoundDevice]:
    search.start()
    search.start()
    assert search.is_running
    found: list[Sequence[FoundDevice]] = []

    def is_told() -> bool:
        told = search.take_result()
        if told is not None:
            found.append(told)
        return bool(found)

    wait_for(is_told, 30)
    assert search.take_result() is None, "it is told once"
    return found[0]


def test_wleds_are_found_with_their_descriptions() -> None:
    other = "0123456789ab"
    with (
        WledHost(address="127.0.0.5", info=wled_info(mac=MAC, name="Bar"), mac=MAC),
        WledHost(address="127.0.0.6", info=wled_info(mac=other, pixels=30, white=True), mac=other),
        WledHost(address="127.0.0.7", info=b"<html>busy</html>", mac="ffffffffffff"),
    ):
        found = {device.host: device for device in result(search())}
    assert found == {
        "127.0.0.5": FoundDevice(
            id=f"wled-{MAC}", name="Bar", host="127.0.0.5", pixels=144, has_white=False
        ),
        "127.0.0.6": FoundDevice(
            id=f"wled-{other}", name="Bar", host="127.0.0.6", pixels=30, has_white=True
        ),
    }


def test_the_visualizer_itself_never_imports_the_library() -> None:
    code = "import raveberry_visualizer.app, sys; sys.exit('zeroconf' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)  # noqa: S603
    assert answer.returncode == 0


def failure(search: WledSearch) -> str:
    search.start()
    told: list[str] = []

    def is_told() -> bool:
        try:
            assert search.take_result() is None
        except SearchError as err:
            told.append(str(err))
        return bool(told)

    wait_for(is_told, 30)
    return told[0]


def test_a_foreign_address_is_reported() -> None:
    told = failure(WledSearch(interfaces=["192.0.2.99"]))
    assert told.startswith("the search for devices failed: ")
    assert "\n" not in told


def test_a_killed_search_is_reported() -> None:
    search = WledSearch(interfaces=["127.0.0.1"], search_s=600.0)
    search.start()
    child: list[int] = []

    def has_child() -> bool:
        for thread in Path("/proc/self/task").iterdir():
            with suppress(FileNotFoundError):
                child.extend(map(int, (thread / "children").read_text().split()))
        return bool(child)

    wait_for(has_child, 30)
    os.kill(child[0], signal.SIGKILL)
    assert failure(search).startswith("the search for devices failed: ")


def test_a_search_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery_module, "_TIMEOUT_S", 0.1)
    told = failure(WledSearch(interfaces=["127.0.0.1"], search_s=600.0))
    assert "timed out after 0.1 seconds" in told


def told(**changes: object) -> bytes:
    return json.dumps({"host": "192.0.2.7", "info": {**wled_info(mac=MAC), **changes}}).encode()


def leds(**changes: object) -> bytes:
    return told(leds={"count": 10, "lc": 1, **changes})


@pytest.mark.parametrize(
    ("line", "has_white"),
    [
        (leds(), False),
        (leds(lc=3), True),
        (leds(rgbw=True), True),
        (leds(lc=4), False),
        (told(leds={"count": 1}), False),
    ],
)
def test_white_leds_are_declared_in_two_ways(line: bytes, has_white: bool) -> None:
    device = found_wled(line)
    assert device is not None
    assert device.has_white == has_white


def test_the_name_is_trimmed_to_what_can_be_printed() -> None:
    names = {" Bar\n ": "Bar", "": "WLED", "\x00": "WLED", "x" * 80: "x" * 60}
    for name, expected in names.items():
        device = found_wled(told(name=name))
        assert device is not None
        assert device.name == expected


BAD = [
    b"",
    b"nonsense",
    b"[" * 100_000,
    b"[]",
    b"5",
    b"{}",
    b'{"host": "h"}',
    b'{"host": 5, "info": {}}',
    told(mac=5),
    told(mac="a0b1c2d3e4"),
    told(mac="a0b1c2d3e4f5/set"),
    told(name=5),
    told(leds=[]),
    told(leds={}),
    leds(count=0),
    leds(count=-1),
    leds(count=20_001),
    leds(count=1.5),
    leds(count=True),
    leds(count="10"),
    leds(lc="white"),
    json.dumps({"host": 5, "info": wled_info(mac=MAC)}).encode(),
    json.dumps({"host": "h", "info": None}).encode(),
]


@pytest.mark.parametrize("line", BAD, ids=lambda line: line[:40])
def test_undrivable_devices_are_ignored(line: bytes) -> None:
    assert found_wled(line) is None


def test_a_found_device_is_a_light_of_ddp() -> None:
    found = found_wled(leds(count=7, lc=3))
    assert found is not None
    spec = found_spec(found)
    assert (spec.device.id, spec.device.kind, spec.device.pixels) == (f"wled-{MAC}", "ddp", 7)
    assert spec.device.has_white
    assert spec.host == "192.0.2.7"
