"""The table of options: parsing, refusals and their messages."""

import json
from dataclasses import fields, replace
from ipaddress import ip_network
from pathlib import Path
from typing import get_type_hints

import pytest
from raveberry_server.adapters.sources.local.folder_check import MUSIC
from raveberry_server.adapters.sources.registry import SOURCE_OPTIONS
from raveberry_server.adapters.sources.ytdlp.source import COOKIES
from raveberry_server.option_rows import OptionValues, option, whole_number
from raveberry_server.options import (
    SOURCES,
    TABLE,
    AudioOutput,
    AudioSourceOption,
    Durability,
    Loaded,
    LogLevel,
    Options,
    OptionsError,
    Role,
    SnapcastServer,
    WeightingOption,
    load,
    load_usable,
)


def test_without_anything_given_every_option_has_its_default() -> None:
    options = load({})
    here = Path.cwd()
    assert options == Options(
        in_addon=False,
        supervisor_url="http://supervisor",
        data=here / ".run/data",
        runtime=here / ".run",
        logs=here / ".run/logs",
        mpd_socket=here / ".run/mpd.sock",
        of_sources=OptionValues({row.env: row.type.parse(row.default) for row in SOURCE_OPTIONS}),
        sources=SOURCES,
        cache_mb=4000,
        guest_port=8080,
        host_port=8099,
        host_password=None,
        nats=(),
        nats_ca=None,
        nats_seed=None,
        durability=Durability.LOCAL,
        node="raveberry",
        guest_url=None,
        mqtt_host=None,
        mqtt_port=1883,
        mqtt_username=None,
        mqtt_password=None,
        mqtt_tls=False,
        mqtt_ca=None,
        output=AudioOutput.AUTO,
        role=Role.PARTY,
        visualizer="",
        light_show=True,
        snapcast=None,
        snapcast_port=1704,
        pulse_server=None,
        is_silent=False,
        audio_source=AudioSourceOption.AUTO,
        audio_url=None,
        weighting=WeightingOption.FLAT,
        lights=None,
        trusted_proxies=(),
        log_level=LogLevel.INFO,
    )


def test_nats_servers_are_urls_separated_by_commas() -> None:
    options = load({"RAVEBERRY_NATS": "nats://a:4222, tls://user:word@[fd00::7]"})
    assert options.nats == ("nats://a:4222", "tls://user:word@[fd00::7]")


@pytest.mark.parametrize("text", ["a:4222", "http://a", "nats://", "nats://a:0", "nats://a:b"])
def test_another_address_of_nats_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(OptionsError, match="RAVEBERRY_NATS") as refused:
        load({"RAVEBERRY_NATS": text})
    assert text not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "server", "url"),
    [
        ("own", SnapcastServer(is_own=True), "snapcast://127.0.0.1:1704"),
        ("kitchen.local", SnapcastServer(host="kitchen.local"), "snapcast://kitchen.local:1704"),
        (
            "10.0.0.7:4954",
            SnapcastServer(host="10.0.0.7", source_port=4954),
            "snapcast://10.0.0.7:1704",
        ),
        ("[fd00::7]", SnapcastServer(host="fd00::7"), "snapcast://[fd00::7]:1704"),
    ],
)
def test_a_snapcast_server_is_our_own_or_has_an_address(
    text: str, server: SnapcastServer, url: str
) -> None:
    options = load({"RAVEBERRY_SNAPCAST": text})
    assert options.snapcast == server
    assert options.snapcast_url == url


ELSEWHERE = {
    "RAVEBERRY_ROLE": "visualizer",
    "RAVEBERRY_VISUALIZER": "kitchen",
    "RAVEBERRY_MQTT_HOST": "10.0.0.7",
}


def test_a_visualizer_alone_has_a_name_and_hears_the_rooms_of_the_broker() -> None:
    options = load(ELSEWHERE)
    assert (options.role, options.visualizer) == (Role.VISUALIZER, "kitchen")
    assert options.lights_url == "snapcast://10.0.0.7"
    other = load({**ELSEWHERE, "RAVEBERRY_AUDIO_URL": "tcp://10.0.0.8:4953"})
    assert other.lights_url == "tcp://10.0.0.8:4953"
    assert load({}).lights_url is None


@pytest.mark.parametrize("missing", ["RAVEBERRY_VISUALIZER", "RAVEBERRY_MQTT_HOST"])
def test_a_visualizer_alone_without_a_name_or_a_broker_is_refused(missing: str) -> None:
    with pytest.raises(OptionsError, match=f"RAVEBERRY_ROLE: visualizer needs {missing}"):
        load({name: text for name, text in ELSEWHERE.items() if name != missing})


def test_the_name_of_a_visualizer_is_part_of_ids_and_topics() -> None:
    with pytest.raises(OptionsError, match="RAVEBERRY_VISUALIZER: up to 20 of the characters"):
        load({**ELSEWHERE, "RAVEBERRY_VISUALIZER": "The bar"})


def test_options_of_sources_have_their_defaults_too() -> None:
    of_sources = load({}).of_sources
    assert (of_sources[MUSIC], of_sources[COOKIES]) == ((), None)


def test_sockets_and_logs_follow_the_runtime_folder() -> None:
    options = load({"RAVEBERRY_RUNTIME": "/run/raveberry", "RAVEBERRY_DATA": "/data"})
    assert options.mpd_socket == Path("/run/raveberry/mpd.sock")
    assert options.logs == Path("/run/raveberry/logs")
    assert options.command_socket == Path("/data/server.sock")


def test_the_environment_is_read_by_type() -> None:
    options = load(
        {
            "RAVEBERRY_MUSIC": "/music:/more music:",
            "RAVEBERRY_GUEST_PORT": " 80 ",
            "RAVEBERRY_NODE": "Küche unten",
            "RAVEBERRY_GUEST_URL": "https://party.example/raveberry/",
            "RAVEBERRY_MQTT_HOST": "broker",
            "RAVEBERRY_MQTT_TLS": "Yes",
            "RAVEBERRY_OUTPUT": "ALSA",
            "RAVEBERRY_AUDIO_SOURCE": "fifo",
            "RAVEBERRY_TRUSTED_PROXIES": "192.168.0.2, 10.1.2.3/8, fd00::/8",
            "RAVEBERRY_LOG_LEVEL": "debug",
            "PULSE_SERVER": "unix:/run/audio/pulse.sock",
        }
    )
    assert options.of_sources[MUSIC] == (Path("/music"), Path("/more music"))
    assert options.guest_port == 80
    assert options.node == "Küche unten"
    assert options.guest_url == "https://party.example/raveberry"
    assert (options.mqtt_host, options.mqtt_tls) == ("broker", True)
    assert options.output is AudioOutput.ALSA
    assert options.audio_source is AudioSourceOption.FIFO
    assert options.trusted_proxies == tuple(
        map(ip_network, ("192.168.0.2/32", "10.0.0.0/8", "fd00::/8"))
    )
    assert options.log_level is LogLevel.DEBUG
    assert options.pulse_server == "unix:/run/audio/pulse.sock"


def test_an_empty_value_is_no_value() -> None:
    assert load({"RAVEBERRY_GUEST_PORT": "", "RAVEBERRY_LOG_LEVEL": " "}) == load({})


def test_a_broker_is_ours_only_while_no_other_is_named() -> None:
    assert load({}).has_own_broker
    assert not load({"RAVEBERRY_MQTT_HOST": "broker"}).has_own_broker


BAD_VALUES = {
    "port as a word": ({"RAVEBERRY_GUEST_PORT": "http"}, "RAVEBERRY_GUEST_PORT", "a port"),
    "port zero": ({"RAVEBERRY_HOST_PORT": "0"}, "RAVEBERRY_HOST_PORT", "1 to 65535"),
    "port too high": ({"RAVEBERRY_MQTT_PORT": "65536"}, "RAVEBERRY_MQTT_PORT", "1 to 65535"),
    "port below zero": ({"RAVEBERRY_GUEST_PORT": "-1"}, "RAVEBERRY_GUEST_PORT", "1 to 65535"),
    "port in other digits": ({"RAVEBERRY_GUEST_PORT": "٨٠"}, "RAVEBERRY_GUEST_PORT", "a port"),
    "port with a sign": ({"RAVEBERRY_GUEST_PORT": "+80"}, "RAVEBERRY_GUEST_PORT", "a port"),
    "node of two levels": ({"RAVEBERRY_NODE": "a/b"}, "RAVEBERRY_NODE", "topic level"),
    "node with a wildcard": ({"RAVEBERRY_NODE": "a+"}, "RAVEBERRY_NODE", "topic level"),
    "node with a newline": ({"RAVEBERRY_NODE": "a\nb"}, "RAVEBERRY_NODE", "topic level"),
    "node too long": ({"RAVEBERRY_NODE": "n" * 65}, "RAVEBERRY_NODE", "64 characters"),
    "URL without a scheme": ({"RAVEBERRY_GUEST_URL": "party:8080"}, "RAVEBERRY_GUEST_URL", "http"),
    "URL of a file": ({"RAVEBERRY_GUEST_URL": "file:///x"}, "RAVEBERRY_GUEST_URL", "http"),
    "URL without a host": ({"RAVEBERRY_GUEST_URL": "http://"}, "RAVEBERRY_GUEST_URL", "http"),
    "URL with a bad port": ({"RAVEBERRY_GUEST_URL": "http://a:99999"}, "_GUEST_URL", "http"),
    "URL with a query": ({"RAVEBERRY_GUEST_URL": "http://a/?b"}, "RAVEBERRY_GUEST_URL", "http"),
    "URL with a bad bracket": ({"RAVEBERRY_GUEST_URL": "http://[::1"}, "_GUEST_URL", "http"),
    "flag": ({"RAVEBERRY_MQTT_TLS": "maybe"}, "RAVEBERRY_MQTT_TLS", "true or false"),
    "output": ({"RAVEBERRY_OUTPUT": "jack"}, "RAVEBERRY_OUTPUT", "pulse, alsa, null"),
    "source": ({"RAVEBERRY_AUDIO_SOURCE": "x"}, "_AUDIO_SOURCE", "pulse, fifo, synthetic"),
    "proxies": ({"RAVEBERRY_TRUSTED_PROXIES": "proxy"}, "_TRUSTED_PROXIES", "10.0.0.0/8"),
    "proxy mask": ({"RAVEBERRY_TRUSTED_PROXIES": "10.0.0.0/33"}, "_TRUSTED_PROXIES", "networks"),
    "lights": ({"RAVEBERRY_LIGHTS": "[{]"}, "RAVEBERRY_LIGHTS", "JSON is expected"),
    "log level": ({"RAVEBERRY_LOG_LEVEL": "loud"}, "RAVEBERRY_LOG_LEVEL", "debug, info"),
    "one port for two": ({"RAVEBERRY_HOST_PORT": "8080"}, "RAVEBERRY_HOST_PORT", "of its own"),
    "the broker's port": ({"RAVEBERRY_GUEST_PORT": "1883"}, "RAVEBERRY_MQTT_PORT", "of its own"),
    "password alone": ({"RAVEBERRY_MQTT_PASSWORD": "s"}, "_PASSWORD", "RAVEBERRY_MQTT_USERNAME"),
    "name alone": ({"RAVEBERRY_MQTT_USERNAME": "u"}, "_USERNAME", "RAVEBERRY_MQTT_PASSWORD"),
}


@pytest.mark.parametrize(
    ("environment", "name", "expected"), BAD_VALUES.values(), ids=BAD_VALUES.keys()
)
def test_a_bad_value_is_named_with_what_is_expected(
    environment: dict[str, str], name: str, expected: str
) -> None:
    with pytest.raises(OptionsError) as refusal:
        load(environment)
    assert name in str(refusal.value)
    assert expected in str(refusal.value)


def test_a_foreign_broker_may_share_a_port_number_and_want_a_name_only() -> None:
    options = load(
        {
            "RAVEBERRY_MQTT_HOST": "broker",
            "RAVEBERRY_GUEST_PORT": "1883",
            "RAVEBERRY_MQTT_USERNAME": "u",
        }
    )
    assert options.mqtt_username == "u"


def test_passwords_are_not_shown() -> None:
    options = load(
        {
            "RAVEBERRY_HOST_PASSWORD": "hidden-one",
            "RAVEBERRY_MQTT_USERNAME": "u",
            "RAVEBERRY_MQTT_PASSWORD": "hidden-two",
        }
    )
    assert (options.host_password, options.mqtt_password) == ("hidden-one", "hidden-two")
    assert "hidden" not in repr(options)


class TestInTheAddon:
    """Where the Supervisor's token is set, its file of options takes precedence."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "options.json"

    def loaded(self, file: Path, chosen: object, **environment: str) -> Options:
        file.write_text(json.dumps(chosen))
        return load({"SUPERVISOR_TOKEN": "t", **environment}, addon_options=file)

    def test_the_file_is_read_and_the_environment_fills_the_gaps(self, file: Path) -> None:
        options = self.loaded(
            file,
            {
                "music": ["/media", "/share/music"],
                "mqtt_port": 1884,
                "mqtt_tls": True,
                "guest_url": "",
                "trusted_proxies": [],
                "mqtt_host": None,
                "log_level": "debug",
                "lights": [{"id": "strip"}],
                "a name of later days": 1,
            },
            RAVEBERRY_DATA="/data",
            RAVEBERRY_LOG_LEVEL="error",
            RAVEBERRY_MQTT_HOST="core-mosquitto",
        )
        assert options.in_addon
        assert options.of_sources[MUSIC] == (Path("/media"), Path("/share/music"))
        assert (options.mqtt_port, options.mqtt_tls) == (1884, True)
        assert (options.guest_url, options.trusted_proxies) == (None, ())
        assert options.mqtt_host == "core-mosquitto"
        assert options.log_level is LogLevel.DEBUG
        assert options.lights == '[{"id": "strip"}]'
        assert options.data == Path("/data")

    def usable(self, file: Path, chosen: object, **environment: str) -> Loaded:
        file.write_text(json.dumps(chosen))
        return load_usable({"SUPERVISOR_TOKEN": "t", **environment}, addon_options=file)

    def test_chosen_values_are_exported_as_variables(self, file: Path) -> None:
        chosen = {"music": ["/media", "/share"], "mqtt_tls": True, "node": "", "lights": [{"a": 1}]}
        assert self.usable(file, chosen).variables == {
            "RAVEBERRY_MUSIC": "/media:/share",
            "RAVEBERRY_MQTT_TLS": "true",
            "RAVEBERRY_LIGHTS": '[{"a": 1}]',
        }
        assert load_usable({}, addon_options=file) == Loaded(options=load({}), variables={})

    def test_the_file_lies_in_the_folder_of_data(self, tmp_path: Path) -> None:
        (tmp_path / "options.json").write_text('{"node": "bar"}')
        assert load({"SUPERVISOR_TOKEN": "t", "RAVEBERRY_DATA": str(tmp_path)}).node == "bar"

    @pytest.mark.parametrize(
        ("chosen", "option", "expected", "used"),
        [
            ({"mqtt_port": "x"}, "mqtt_port", "a port", "1883"),
            ({"mqtt_port": 1.5}, "mqtt_port", "a plain value", "1883"),
            ({"mqtt_port": [1]}, "mqtt_port", "a plain value", "1883"),
            ({"mqtt_port": 8080}, "mqtt_port", "a port of its own", "1883"),
            ({"node": {"a": 1}}, "node", "a plain value", "raveberry"),
            ({"node": "a/b"}, "node", "topic level", "raveberry"),
            ({"music": [1]}, "music", "a list of texts", "/media"),
            ({"music": {}}, "music", "a list of texts", "/media"),
            ({"sources": ["lokal"]}, "sources", "some of", "local"),
            ({"cookies": ["/a"]}, "cookies", "a plain value", "nothing"),
            ({"cache_mb": 3}, "cache_mb", "megabytes", "4000"),
            ({"cache_mb": True}, "cache_mb", "megabytes", "4000"),
            ({"guest_url": "party"}, "guest_url", "an address", "nothing"),
            ({"mqtt_tls": "perhaps"}, "mqtt_tls", "true or false", "true"),
            ({"output": "loud"}, "output", "one of", "auto"),
            ({"audio_source": "stream"}, "audio_source", "audio_url", "auto"),
            ({"audio_url": "radio"}, "audio_url", "an address", "nothing"),
            ({"audio_url": "tcp://host"}, "audio_url", "an address", "nothing"),
            ({"audio_url": "http://[::1"}, "audio_url", "an address", "nothing"),
            ({"audio_url": "tcp://host:99999"}, "audio_url", "an address", "nothing"),
            ({"snapcast": "tcp://host"}, "snapcast", "an address", "nothing"),
            ({"snapcast": "[::1"}, "snapcast", "an address", "nothing"),
            ({"snapcast": "host:99999"}, "snapcast", "an address", "nothing"),
            ({"snapcast": "user@host"}, "snapcast", "an address", "nothing"),
            ({"snapcast": "ho st"}, "snapcast", "an address", "nothing"),
            ({"weighting": 7}, "weighting", "one of", "flat"),
            ({"trusted_proxies": ["all"]}, "trusted_proxies", "networks", "nothing"),
            ({"log_level": "shout"}, "log_level", "one of", "info"),
            ({"lights": "strip"}, "lights", "JSON", "nothing"),
            ({"mqtt_password": "s"}, "mqtt_password", "mqtt_username", "no password"),
            ({"mqtt_username": "u"}, "mqtt_username", "mqtt_password", "a broker for this machine"),
            ({"node": "x" * 10_000}, "node", "topic level", "raveberry"),
        ],
    )
    def test_an_invalid_option_falls_back_and_is_named(
        self, file: Path, chosen: object, option: str, expected: str, used: str
    ) -> None:
        loaded = self.usable(file, chosen, RAVEBERRY_MUSIC="/media")
        (fault,) = loaded.faults
        assert fault.option == option
        assert expected in fault.message
        assert "RAVEBERRY" not in fault.message
        assert len(fault.message) < 300
        assert used in fault.sentence.partition("Until it is corrected, ")[2]
        assert load({"SUPERVISOR_TOKEN": "", **loaded.variables})
        with pytest.raises(OptionsError, match=f"^{option}: "):
            load({"SUPERVISOR_TOKEN": "t"}, addon_options=file)

    def test_an_invalid_option_does_not_affect_others(self, file: Path) -> None:
        chosen = {"node": "a/b", "cache_mb": 1, "log_level": "debug", "mqtt_host": "broker"}
        loaded = self.usable(file, chosen)
        assert [fault.option for fault in loaded.faults] == ["cache_mb", "node"]
        assert loaded.options.log_level is LogLevel.DEBUG
        assert loaded.options.mqtt_host == "broker"
        assert loaded.variables["RAVEBERRY_NODE"] == "raveberry"

    @pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b"null", b"[" * 100_000])
    def test_a_broken_file_leaves_every_option_at_its_default(
        self, file: Path, content: bytes
    ) -> None:
        file.write_bytes(content)
        loaded = load_usable({"SUPERVISOR_TOKEN": "t"}, addon_options=file)
        assert loaded.options == replace(load({}), in_addon=True)
        assert "options.json" in (loaded.unreadable or "")
        with pytest.raises(OptionsError, match=r"options\.json"):
            load({"SUPERVISOR_TOKEN": "t"}, addon_options=file)

    def test_an_unusable_secret_is_not_repeated(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        row = option("token", whole_number(1, 9), "a secret number", default="1", is_secret=True)
        monkeypatch.setattr("raveberry_server.options.TABLE", (*TABLE, row))
        (fault,) = self.usable(file, {"token": "hunter2"}).faults
        assert fault.option == "token"
        assert "from 1 to 9 is expected, not the given one" in fault.message
        assert "hunter2" not in str(fault)

    def test_a_missing_file_is_named(self, file: Path) -> None:
        with pytest.raises(OptionsError, match=r"options\.json cannot be read"):
            load({"SUPERVISOR_TOKEN": "t"}, addon_options=file)

    def test_at_a_shell_a_bad_value_is_an_error(self) -> None:
        with pytest.raises(OptionsError, match="RAVEBERRY_NODE"):
            load_usable({"RAVEBERRY_NODE": "a/b"})

    def test_elsewhere_the_file_is_not_read(self, file: Path) -> None:
        file.write_text("{")
        assert not load({}, addon_options=file).in_addon


def test_every_row_has_a_name_of_its_own_and_a_meaning() -> None:
    names = [row.env for row in TABLE]
    addon_names = [row.addon for row in TABLE if row.addon]
    assert len(set(names)) == len(names)
    assert len(set(addon_names)) == len(addon_names)
    assert all(row.meaning for row in TABLE)


def test_every_default_is_of_the_type_of_its_field() -> None:
    options = load({})
    hints = get_type_hints(Options)
    for item in fields(Options):
        kind = hints[item.name]
        assert isinstance(getattr(options, item.name), getattr(kind, "__origin__", kind)), item.name
