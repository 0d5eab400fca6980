"""The latency of a Bluetooth sink in the list of `pactl`."""

import json
from typing import Final

import pytest
from raveberry_visualizer.sources.bluetooth_latency import bluetooth_sink, sink_latency_s

SINK: Final = "bluez_sink.AA_BB_CC_00_00_01.a2dp_sink"


def listed(latency: object, name: object = SINK) -> bytes:
    return json.dumps([None, {"name": "built_in"}, {"name": name, "latency": latency}]).encode()


def test_the_latency_of_the_sink_is_read() -> None:
    assert sink_latency_s(listed({"actual": 183_400.0, "configured": 0}), SINK) == 0.1834


def test_names_of_other_sinks_need_not_be_utf_8() -> None:
    text = listed({"actual": 5_000.0}).replace(b"built_in", b"\xff\xfe")
    assert sink_latency_s(text, SINK) == 0.005


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"{}",
        b"7",
        b"[" * 100_000,
        b"Connection failure: Connection refused",
        listed({"actual": 5.0}, "bluez_sink.other"),
        listed({"actual": 5.0}, 7),
        listed(None),
        listed(183),
        listed({}),
        listed({"actual": None}),
        listed({"actual": "183"}),
        listed({"actual": True}),
        listed({"actual": 0}),
        listed({"actual": -5}),
        listed({"actual": 2_000_001}),
        listed({"actual": float("nan")}),
        listed({"actual": float("inf")}),
        listed({"actual": int("9" * 400)}),
    ],
)
def test_a_latency_that_is_missing_or_cannot_be_is_unknown(text: bytes) -> None:
    assert sink_latency_s(text, SINK) is None


@pytest.mark.parametrize(
    ("source", "sink"),
    [
        (f"{SINK}.monitor", SINK),
        ("bluez_output.AA_BB_CC_00_00_01.1.monitor", "bluez_output.AA_BB_CC_00_00_01.1"),
        ("bluez_source.AA_BB_CC_00_00_01.a2dp_source", None),
        ("alsa_output.pci.monitor", None),
        ("", None),
    ],
)
def test_bluetooth_sinks_are_recognised_by_their_names(source: str, sink: str | None) -> None:
    assert bluetooth_sink(source) == sink
