"""The environment is parsed, or refused with the name of the invalid variable."""

import json
import logging
from pathlib import Path

import pytest
from raveberry_contract import Topics
from raveberry_visualizer.control import Broker
from raveberry_visualizer.dsp import Weighting
from raveberry_visualizer.options import AudioSourceKind, OptionError, Options, options

PREVIEW = {"id": "b", "kind": "preview", "pixels": 9}


def test_an_empty_environment_has_default_options() -> None:
    expected = Options(
        topics=Topics("raveberry"),
        visualizer="",
        data=Path(".run/data"),
        runtime=Path(".run"),
        broker=Broker(host="127.0.0.1", port=1883, username=None, password=None, is_tls=False),
        broker_file=Path(".run/broker.json"),
        audio_source=AudioSourceKind.PULSE,
        pulse_source=None,
        line_in=None,
        stream=None,
        weighting=Weighting.FLAT,
        lights=(),
        refused=(),
        is_isolated=False,
        log_level=logging.INFO,
    )
    assert options({}) == expected
    names = ("NODE", "DATA", "RUNTIME", "MQTT_HOST", "MQTT_PORT", "MQTT_TLS", "LIGHTS")
    assert options({f"RAVEBERRY_{name}": "" for name in names}) == expected


def test_every_variable_is_read() -> None:
    chosen = options(
        {
            "RAVEBERRY_NODE": "bar",
            "RAVEBERRY_DATA": "/data",
            "RAVEBERRY_RUNTIME": "/run/raveberry",
            "RAVEBERRY_MQTT_HOST": "broker.example",
            "RAVEBERRY_MQTT_PORT": "8883",
            "RAVEBERRY_MQTT_USERNAME": "ann",
            "RAVEBERRY_MQTT_PASSWORD": " secret ",
            "RAVEBERRY_MQTT_TLS": "True",
            "RAVEBERRY_MQTT_CA": "/etc/own.crt",
            "RAVEBERRY_AUDIO_SOURCE": "fifo",
            "RAVEBERRY_WEIGHTING": "A",
            "RAVEBERRY_LIGHTS": '[{"id":"strip","kind":"ddp","host":"192.0.2.7","pixels":60}]',
            "RAVEBERRY_LOG_LEVEL": "Debug",
            "PULSE_SOURCE": "hall.monitor",
        }
    )
    assert chosen.topics.node == "bar"
    assert (chosen.data, chosen.runtime) == (Path("/data"), Path("/run/raveberry"))
    assert chosen.broker == Broker(
        host="broker.example",
        port=8883,
        username="ann",
        password=" secret ",  # noqa: S106
        is_tls=True,
        ca="/etc/own.crt",
    )
    assert chosen.broker_file is None
    assert chosen.audio_source is AudioSourceKind.FIFO
    assert chosen.weighting is Weighting.A
    assert [light.device.id for light in chosen.lights] == ["strip"]
    assert chosen.log_level == logging.DEBUG
    assert chosen.pulse_source == "hall.monitor"


def test_the_line_in_is_a_source_of_its_own() -> None:
    chosen = options({"RAVEBERRY_LINE_IN": " default ", "PULSE_SOURCE": "hall.monitor"})
    assert (chosen.line_in, chosen.pulse_source) == ("default", "hall.monitor")


def test_the_sink_that_plays_the_music_is_captured_unless_a_source_is_named() -> None:
    sink = {"RAVEBERRY_SINK": "usb"}
    assert options(sink).pulse_source == "usb.monitor"
    assert options({**sink, "PULSE_SOURCE": "hall.monitor"}).pulse_source == "hall.monitor"


def test_a_stream_is_read_only_when_it_is_the_source() -> None:
    url = {"RAVEBERRY_AUDIO_URL": "snapcast://10.0.0.7"}
    assert options(url).stream is None
    chosen = options({**url, "RAVEBERRY_AUDIO_SOURCE": "stream"})
    assert chosen.stream is not None
    assert chosen.stream.host == "10.0.0.7"
    with pytest.raises(OptionError, match="RAVEBERRY_AUDIO_URL: must be an address such as"):
        options({"RAVEBERRY_AUDIO_SOURCE": "stream"})


def test_a_named_visualizer_has_devices_and_a_snapcast_client_of_that_name() -> None:
    entries = [
        {"id": "strip", "kind": "ddp", "host": "192.0.2.7", "pixels": 60},
        {"id": "left", "name": "Left half", "kind": "segment", "of": ["strip"], "pixels": 30},
    ]
    chosen = options(
        {
            "RAVEBERRY_VISUALIZER": "kitchen",
            "RAVEBERRY_LIGHTS": json.dumps(entries),
            "RAVEBERRY_AUDIO_SOURCE": "stream",
            "RAVEBERRY_AUDIO_URL": "snapcast://10.0.0.7",
        }
    )
    assert [(light.device.id, light.device.name) for light in chosen.lights] == [
        ("kitchen-left", "Left half")
    ]
    assert chosen.stream is not None
    assert chosen.stream.client == "Raveberry lights kitchen"
    whole = options(
        {"RAVEBERRY_VISUALIZER": "kitchen", "RAVEBERRY_LIGHTS": json.dumps(entries[:1])}
    )
    assert [(light.device.id, light.device.name) for light in whole.lights] == [
        ("kitchen-strip", "strip")
    ]


@pytest.mark.parametrize("entry", [5, {"kind": "ddp"}, {"id": 7}, {"id": "", "of": "strip"}])
def test_an_invalid_light_of_a_named_visualizer_is_refused(entry: object) -> None:
    chosen = options({"RAVEBERRY_VISUALIZER": "kitchen", "RAVEBERRY_LIGHTS": json.dumps([entry])})
    assert not chosen.lights
    assert len(chosen.refused) == 1


BAD = [
    ("VISUALIZER", "The bar", "up to 20 of a-z"),
    ("NODE", "a/b", "one topic level"),
    ("NODE", "#", "one topic level"),
    ("MQTT_PORT", "0", "a number from 1 to 65535, not '0'"),
    ("MQTT_PORT", "65536", "a number from 1 to 65535"),
    ("MQTT_PORT", "-1", "a number from 1 to 65535"),
    ("MQTT_PORT", "1883.0", "a number from 1 to 65535"),
    ("MQTT_PORT", "٣", "a number from 1 to 65535"),
    ("MQTT_PORT", "9" * 5000, "a number from 1 to 65535"),
    ("MQTT_TLS", "perhaps", "true or false, not 'perhaps'"),
    ("AUDIO_SOURCE", "microphone", "one of pulse, fifo, synthetic, stream, not 'microphone'"),
    ("WEIGHTING", "c", "one of flat, a, not 'c'"),
    ("LOG_LEVEL", "loud", "one of debug, info, warning, error"),
    ("LIGHTS", "strip", "is not JSON"),
    ("LIGHTS", "{}", "must be a list such as"),
    ("LIGHTS", "5", "must be a list such as"),
    ("LIGHTS", "[" * 100_000, "is not JSON"),
]


@pytest.mark.parametrize(("name", "text", "told"), BAD, ids=lambda value: value[:20])
def test_a_bad_value_names_its_variable_and_what_is_allowed(
    name: str, text: str, told: str
) -> None:
    with pytest.raises(OptionError, match=told) as failure:
        options({f"RAVEBERRY_{name}": text})
    assert str(failure.value).startswith(f"RAVEBERRY_{name}: ")
    assert len(str(failure.value)) < 300


def test_one_invalid_light_does_not_affect_the_others() -> None:
    chosen = options(
        {
            "RAVEBERRY_LIGHTS": """[
                {"id": "a", "kind": "ddp", "host": "192.0.2.7", "pixels": 1},
                {"id": "b", "kind": "laser", "host": "192.0.2.7", "pixels": 1},
                {"id": "a", "kind": "ddp", "host": "192.0.2.8", "pixels": 1},
                {"id": "c", "kind": "ddp", "host": "192.0.2.9", "pixels": 1}]"""
        }
    )
    assert [light.device.id for light in chosen.lights] == ["a", "c"]
    assert [str(refusal) for refusal in chosen.refused] == [
        "RAVEBERRY_LIGHTS[1] (b): kind 'laser' is unknown; allowed: "
        + str(chosen.refused[0]).rsplit("allowed: ", maxsplit=1)[1],
        "RAVEBERRY_LIGHTS[2] (a): id is taken already",
    ]


def test_relative_certificates_of_the_add_on_are_in_the_folder_of_home_assistant() -> None:
    given = {"RAVEBERRY_MQTT_HOST": "broker", "RAVEBERRY_MQTT_CA": "own.crt"}
    assert options({**given, "SUPERVISOR_TOKEN": "x"}).broker.ca == "/ssl/own.crt"
    assert options(given).broker.ca == str(Path.cwd() / "own.crt")
    assert options(given).broker.is_tls


def test_the_embedded_broker_is_used_without_tls() -> None:
    assert not options({"RAVEBERRY_MQTT_TLS": "true"}).broker.is_tls


def test_in_the_add_on_a_light_is_named_as_its_options_do() -> None:
    lights = (
        '[{"id": "a", "kind": "ddp", "pixels": 1}, {"id": "b", "kind": "preview", "pixels": 9}]'
    )
    chosen = options({"RAVEBERRY_LIGHTS": lights, "SUPERVISOR_TOKEN": "x"})
    (refusal,) = chosen.refused
    assert (refusal.option, refusal.reason) == ("lights[0].host", "light_value_missing")
    assert str(refusal) == "lights[0] (a): host is missing"
    assert [plan.device.id for plan in chosen.lights] == ["b"]
