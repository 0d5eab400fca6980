"""An entry of RAVEBERRY_LIGHTS is a light or an error."""

import socket

import numpy as np
import pytest
from raveberry_visualizer.engine import Device, Matrix
from raveberry_visualizer.sinks import SINKS, LightEntryError, light_spec
from raveberry_visualizer.sinks.ddp import DdpSink

GOOD = {"id": "strip", "kind": "ddp", "host": "192.0.2.7", "pixels": 60}


def test_a_short_entry_has_defaults() -> None:
    spec = light_spec(GOOD, where="lights[0]", kinds=SINKS)
    assert spec.device == Device(id="strip", name="strip", kind="ddp", pixels=60, most_fps=60)
    assert isinstance(spec.make(), DdpSink)


def test_all_fields_are_read_and_unknown_keys_ignored() -> None:
    raw = {**GOOD, "name": " Bar counter ", "port": 4049, "colour": "red"}
    assert light_spec(raw, where="lights[0]", kinds=SINKS).device.name == "Bar counter"


def test_pixels_in_rows_make_a_picture() -> None:
    raw = {**GOOD, "columns": 12, "serpentine": True, "rotate": 270}
    assert light_spec(raw, where="lights[0]", kinds=SINKS).device.matrix == Matrix(
        columns=12, rows=5, is_serpentine=True, quarter_turns=3
    )


@pytest.mark.parametrize(("kind", "fps"), [("wled", 60), ("e131", 44), ("artnet", 44)])
def test_the_default_rate_of_dmx_is_that_of_its_cable(kind: str, fps: int) -> None:
    assert light_spec({**GOOD, "kind": kind}, where="lights[0]", kinds=SINKS).device.most_fps == fps
    raw = {**GOOD, "kind": kind, "fps": 30}
    assert light_spec(raw, where="lights[0]", kinds=SINKS).device.most_fps == 30


@pytest.mark.parametrize("kind", ["ddp", "wled", "e131", "artnet"])
def test_every_network_kind_sends_to_its_host_and_port(kind: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(30)
        port = receiver.getsockname()[1]
        raw = {**GOOD, "kind": kind, "host": "127.0.0.1", "port": port, "pixels": 1}
        sink = light_spec(raw, where="lights[0]", kinds=SINKS).make()
        sink.send(np.array([[250, 251, 252]], dtype=np.uint8))
        assert bytes((250, 251, 252)) in receiver.recv(2048)
        sink.release()
        sink.close()


@pytest.mark.parametrize(
    ("kind", "pixels", "last"),
    [("e131", 1, 63_999), ("e131", 170, 63_999), ("e131", 171, 63_998), ("e131", 20_000, 63_882)],
)
def test_universes_go_as_far_as_the_light_fits(kind: str, pixels: int, last: int) -> None:
    raw = {**GOOD, "kind": kind, "pixels": pixels}
    light_spec({**raw, "universe": last}, where="lights[0]", kinds=SINKS)
    with pytest.raises(LightEntryError, match=f"universe must be .* from 1 to {last}, not"):
        light_spec({**raw, "universe": last + 1}, where="lights[0]", kinds=SINKS)


BAD = [
    ("strip", r"\[2\]: must be an object"),
    (None, r"\[2\]: must be an object"),
    ([], r"\[2\]: must be an object"),
    ({}, r"\[2\]: id is missing"),
    ({**GOOD, "id": ""}, r"\[2\]: id must be a text that is not empty"),
    ({**GOOD, "id": 5}, r"\[2\]: id must be a text"),
    ({**GOOD, "id": "a/b"}, r"\[2\]: id must be 1 to 64 of .*, not 'a/b'"),
    ({**GOOD, "id": "a+"}, r"\[2\]: id must be 1 to 64"),
    ({**GOOD, "id": "x" * 65}, r"\[2\]: id must be 1 to 64"),
    ({**GOOD, "kind": "wlet"}, r"\[2\] \(strip\): kind 'wlet' is unknown; allowed: .*ddp"),
    ({**GOOD, "kind": 1}, r"\[2\] \(strip\): kind must be a text"),
    ({"id": "strip", "host": "h", "pixels": 1}, r"\[2\] \(strip\): kind is missing"),
    ({"id": "strip", "kind": "ddp", "pixels": 1}, r"\[2\] \(strip\): host is missing"),
    ({**GOOD, "host": "  "}, r"\[2\] \(strip\): host must be a text that is not empty"),
    ({**GOOD, "host": None}, r"\[2\] \(strip\): host is missing"),
    ({**GOOD, "name": ""}, r"\[2\] \(strip\): name must be a text"),
    ({**GOOD, "port": 0}, r"\[2\] \(strip\): port must be a whole number from 1 to 65535, not 0"),
    ({**GOOD, "port": 65_536}, r"port must be a whole number from 1 to 65535, not 65536"),
    ({**GOOD, "port": "4048"}, r"port must be a whole number from 1 to 65535, not '4048'"),
    ({**GOOD, "pixels": 0}, r"pixels must be a whole number from 1 to 20000, not 0"),
    ({**GOOD, "pixels": 20_001}, r"pixels must be a whole number from 1 to 20000, not 20001"),
    ({**GOOD, "pixels": 1.5}, r"pixels must be a whole number from 1 to 20000, not 1.5"),
    ({**GOOD, "pixels": True}, r"pixels must be a whole number from 1 to 20000, not True"),
    ({**GOOD, "pixels": None}, r"pixels is missing"),
    ({**GOOD, "kind": "e131", "universe": 0}, r"universe must be a whole number from 1 to 63999"),
    ({**GOOD, "kind": "artnet", "universe": 32_768}, r"universe must be .* from 0 to 32767"),
    ({**GOOD, "kind": "artnet", "universe": "1"}, r"universe must be a whole number"),
    ({**GOOD, "white": "yes"}, r"white must be true or false, not 'yes'"),
    ({**GOOD, "kind": "pca9685", "pixels": 1, "white": True}, r"white must be false: pca9685"),
    ({**GOOD, "fps": 0}, r"fps must be a whole number from 1 to 60, not 0"),
    ({**GOOD, "fps": 61}, r"fps must be a whole number from 1 to 60, not 61"),
    ({**GOOD, "spread_ms": 16}, r"spread_ms must be a whole number from 0 to 15, not 16"),
    ({**GOOD, "spread_ms": "5"}, r"spread_ms must be a whole number"),
    ({**GOOD, "columns": 0}, r"columns must be a whole number from 1 to 60, not 0"),
    ({**GOOD, "columns": 61}, r"columns must be a whole number from 1 to 60, not 61"),
    ({**GOOD, "columns": 7}, r"columns must make whole rows of the 60 pixels"),
    ({**GOOD, "columns": 6, "serpentine": 1}, r"serpentine must be true or false, not 1"),
    ({**GOOD, "columns": 6, "rotate": 45}, r"rotate must be one of 0, 90, 180, 270, not 45"),
    ({**GOOD, "columns": 6, "mirror": True}, r"mirror must be false where columns make a picture"),
    ({**GOOD, "pixels": 10**400}, r"pixels must be a whole number from 1 to 20000"),
]


@pytest.mark.parametrize(("raw", "told"), BAD)
def test_an_invalid_entry_is_reported_with_its_id(raw: object, told: str) -> None:
    with pytest.raises(LightEntryError, match=told) as failure:
        light_spec(raw, where="lights[2]", kinds=SINKS)
    assert len(str(failure.value)) < 300
