"""An entry of RAVEBERRY_LIGHTS is a light, or is told what is wrong with it."""

import pytest
from raveberry_visualizer.engine import Device
from raveberry_visualizer.sinks import SINKS, LightEntryError, LightSpec, light_spec

GOOD = {"id": "strip", "kind": "ddp", "host": "192.0.2.7", "pixels": 60}


def test_a_short_entry_takes_the_defaults() -> None:
    assert light_spec(GOOD, number=1, kinds=SINKS) == LightSpec(
        device=Device(id="strip", name="strip", kind="ddp", pixels=60),
        host="192.0.2.7",
        port=4048,
    )


def test_a_long_entry_says_it_all_and_unknown_keys_are_ignored() -> None:
    raw = {**GOOD, "name": " Bar counter ", "port": 4049, "colour": "red"}
    spec = light_spec(raw, number=1, kinds=SINKS)
    assert (spec.device.name, spec.port) == ("Bar counter", 4049)


BAD = [
    ("strip", r"entry 3: must be an object"),
    (None, r"entry 3: must be an object"),
    ([], r"entry 3: must be an object"),
    ({}, r"entry 3: id is missing"),
    ({**GOOD, "id": ""}, r"entry 3: id must be a text that is not empty"),
    ({**GOOD, "id": 5}, r"entry 3: id must be a text"),
    ({**GOOD, "id": "a/b"}, r"entry 3: id must be 1 to 64 of .*, not 'a/b'"),
    ({**GOOD, "id": "a+"}, r"entry 3: id must be 1 to 64"),
    ({**GOOD, "id": "x" * 65}, r"entry 3: id must be 1 to 64"),
    ({**GOOD, "kind": "wlet"}, r"entry 3 \(strip\): kind 'wlet' is unknown; allowed: .*ddp"),
    ({**GOOD, "kind": 1}, r"entry 3 \(strip\): kind must be a text"),
    ({"id": "strip", "host": "h", "pixels": 1}, r"entry 3 \(strip\): kind is missing"),
    ({"id": "strip", "kind": "ddp", "pixels": 1}, r"entry 3 \(strip\): host is missing"),
    ({**GOOD, "host": "  "}, r"entry 3 \(strip\): host must be a text that is not empty"),
    ({**GOOD, "host": None}, r"entry 3 \(strip\): host is missing"),
    ({**GOOD, "name": ""}, r"entry 3 \(strip\): name must be a text"),
    ({**GOOD, "port": 0}, r"entry 3 \(strip\): port must be a whole number from 1 to 65535, not 0"),
    ({**GOOD, "port": 65_536}, r"port must be a whole number from 1 to 65535, not 65536"),
    ({**GOOD, "port": "4048"}, r"port must be a whole number from 1 to 65535, not '4048'"),
    ({**GOOD, "pixels": 0}, r"pixels must be a whole number from 1 to 20000, not 0"),
    ({**GOOD, "pixels": 20_001}, r"pixels must be a whole number from 1 to 20000, not 20001"),
    ({**GOOD, "pixels": 1.5}, r"pixels must be a whole number from 1 to 20000, not 1.5"),
    ({**GOOD, "pixels": True}, r"pixels must be a whole number from 1 to 20000, not True"),
    ({**GOOD, "pixels": None}, r"pixels is missing"),
    ({**GOOD, "pixels": 10**400}, r"pixels must be a whole number from 1 to 20000"),
]


@pytest.mark.parametrize(("raw", "told"), BAD)
def test_a_bad_entry_is_named_and_told(raw: object, told: str) -> None:
    with pytest.raises(LightEntryError, match=told) as failure:
        light_spec(raw, number=3, kinds=SINKS)
    assert len(str(failure.value)) < 300
