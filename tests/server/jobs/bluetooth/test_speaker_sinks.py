"""Sinks and streams in the lists of `pactl`."""

import json
from typing import Final

import pytest
from raveberry_server.jobs.bluetooth.speaker_sinks import (
    Sink,
    SoundRouting,
    player_sinks_in,
    sinks_in,
)

PULSEAUDIO: Final = {
    "index": 3,
    "name": "bluez_sink.AA_BB_CC_00_00_01.a2dp_sink",
    "latency": {"actual": 183_400.0, "configured": 200_000.0},
    "properties": {"device.bus": "bluetooth", "device.string": "AA:BB:CC:00:00:01"},
}
PIPEWIRE: Final = {
    "index": 71,
    "name": "bluez_output.AA_BB_CC_00_00_01.1",
    "latency": {"actual": 0, "configured": 0},
    "properties": {"api.bluez5.address": "aa:bb:cc:00:00:01", "device.string": "x"},
}
STREAM: Final = {
    "index": 5,
    "sink": 3,
    "properties": {"application.name": "Music Player Daemon"},
}


def lines(*found: object) -> bytes:
    return json.dumps(found).encode()


def test_bluetooth_sinks_of_both_sound_servers_are_found() -> None:
    first, second = sinks_in(lines(PULSEAUDIO, PIPEWIRE))
    assert first == Sink(
        index=3, name=str(PULSEAUDIO["name"]), address="AA:BB:CC:00:00:01", latency_ms=183
    )
    assert (second.address, second.latency_ms) == ("AA:BB:CC:00:00:01", None)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"No such command",
        b"{}",
        b"7",
        b"[" * 100_000,
        lines(None, 7, "sink", []),
        lines({**PULSEAUDIO, "index": "3"}),
        lines({**PULSEAUDIO, "index": True}),
        lines({**PULSEAUDIO, "name": None}),
        lines({**PULSEAUDIO, "properties": None}),
        lines({**PULSEAUDIO, "properties": {"device.bus": "bluetooth"}}),
        lines({**PULSEAUDIO, "properties": {"device.bus": "pci", "device.string": "front:0"}}),
    ],
)
def test_other_and_malformed_sinks_are_left_out(text: bytes) -> None:
    assert sinks_in(text) == ()


@pytest.mark.parametrize(
    "latency",
    [
        None,
        7,
        {},
        {"actual": "183"},
        {"actual": True},
        {"actual": -5},
        {"actual": 9e9},
        {"actual": float("nan")},
        {"actual": float("inf")},
    ],
)
def test_a_latency_that_cannot_be_is_unknown(latency: object) -> None:
    (sink,) = sinks_in(lines({**PULSEAUDIO, "latency": latency}))
    assert sink.latency_ms is None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[{}]",
        lines({**STREAM, "sink": None}),
        lines({**STREAM, "index": False}),
        lines({**STREAM, "properties": None}),
        lines({**STREAM, "properties": {"application.name": "Firefox"}}),
    ],
)
def test_other_and_malformed_streams_are_left_out(text: bytes) -> None:
    assert player_sinks_in(text) == {}


def test_the_player_plays_where_its_streams_are_else_on_the_default() -> None:
    (sink,) = sinks_in(lines(PULSEAUDIO))
    streams = player_sinks_in(lines(STREAM))
    assert SoundRouting(sinks=[sink], default="other", player_sinks=streams).plays_on(sink)
    assert SoundRouting(sinks=[sink], default=sink.name).plays_on(sink)
    elsewhere = SoundRouting(sinks=[sink], default=sink.name, player_sinks={5: 1})
    assert not elsewhere.plays_on(sink)
    assert elsewhere.sink_of("aa:bb:cc:00:00:01") is sink
    assert elsewhere.sink_of("AA:BB:CC:00:00:09") is None
