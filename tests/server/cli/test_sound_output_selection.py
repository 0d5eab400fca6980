"""Route of the sound for each combination of hardware and options."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from raveberry_server.cli.sound_output_selection import (
    FoundSound,
    SoundServer,
    client_settings,
    found_sound,
    sound_route,
)
from raveberry_server.options import AudioOutput, AudioSourceOption, load

OWN = "unix:/run/raveberry/pulse/native"
NOTHING = FoundSound()
CARD = FoundSound(has_card=True)
DESKTOP = FoundSound(has_card=True, has_pulseaudio=True)
HEADLESS = FoundSound(has_pulseaudio=True)
HOME_ASSISTANT = FoundSound(
    server="unix://run/audio/pulse.sock", sink="usb", has_card=True, has_pulseaudio=False
)
GIVEN = {"PULSE_SERVER": "tcp:host"}

PULSE, ALSA, NULL = AudioOutput.PULSE, AudioOutput.ALSA, AudioOutput.NULL


@pytest.mark.parametrize(
    ("found", "chosen", "output", "server"),
    [
        (HOME_ASSISTANT, {}, PULSE, SoundServer.CLIENT_CONFIG),
        (HOME_ASSISTANT, GIVEN, PULSE, SoundServer.VARIABLE),
        (HOME_ASSISTANT, {"RAVEBERRY_OUTPUT": "null"}, NULL, SoundServer.NONE),
        (HOME_ASSISTANT, {"RAVEBERRY_OUTPUT": "alsa"}, ALSA, SoundServer.NONE),
        (CARD, {}, ALSA, SoundServer.NONE),
        (CARD, GIVEN, PULSE, SoundServer.VARIABLE),
        (CARD, {"RAVEBERRY_OUTPUT": "pulse"}, PULSE, SoundServer.NONE),
        (DESKTOP, {}, ALSA, SoundServer.NONE),
        (DESKTOP, {"RAVEBERRY_OUTPUT": "pulse"}, PULSE, SoundServer.OWN),
        (HEADLESS, {}, PULSE, SoundServer.OWN),
        (NOTHING, {}, NULL, SoundServer.NONE),
        (NOTHING, GIVEN, PULSE, SoundServer.VARIABLE),
        (NOTHING, {"RAVEBERRY_OUTPUT": "alsa"}, ALSA, SoundServer.NONE),
    ],
)
def test_a_named_server_prevails_then_a_card_then_a_server_of_our_own(
    found: FoundSound, chosen: Mapping[str, str], output: AudioOutput, server: SoundServer
) -> None:
    route = sound_route(load(chosen), found, own_server=OWN)
    assert (route.output, route.server) == (output, server)
    suitable = AudioSourceOption.PULSE if output is PULSE else AudioSourceOption.FIFO
    assert route.source is suitable


def test_the_sink_that_the_user_chose_in_home_assistant_is_listened_to() -> None:
    assert sound_route(load({}), HOME_ASSISTANT, own_server=OWN).sink == "usb"
    assert sound_route(load(GIVEN), HOME_ASSISTANT, own_server=OWN).sink is None


def test_a_silent_output_is_logged_with_a_remedy() -> None:
    route = sound_route(load({}), NOTHING, own_server=OWN)
    assert route.is_silent
    assert "PULSE_SERVER" in route.meaning
    assert "/dev/snd" in route.meaning


def test_a_chosen_silence_is_no_fault() -> None:
    route = sound_route(load({"RAVEBERRY_OUTPUT": "null"}), NOTHING, own_server=OWN)
    assert not route.is_silent
    assert "option output" in route.meaning


@pytest.mark.parametrize("found", [HOME_ASSISTANT, CARD, HEADLESS, NOTHING])
def test_the_audio_source_of_the_lights_is_an_option(found: FoundSound) -> None:
    chosen = load({"RAVEBERRY_AUDIO_SOURCE": "synthetic"})
    assert sound_route(chosen, found, own_server=OWN).source is AudioSourceOption.SYNTHETIC


@pytest.mark.parametrize(
    ("found", "chosen", "is_followed"),
    [
        (HEADLESS, {}, True),
        (NOTHING, {}, True),
        (CARD, {"RAVEBERRY_OUTPUT": "null"}, True),
        (CARD, {}, False),
        (HOME_ASSISTANT, {}, False),
        (NOTHING, {"RAVEBERRY_AUDIO_SOURCE": "fifo"}, False),
    ],
)
def test_the_lights_follow_the_rooms_where_nothing_else_is_heard(
    found: FoundSound, chosen: Mapping[str, str], *, is_followed: bool
) -> None:
    options = load({"RAVEBERRY_SNAPCAST": "10.0.0.7", **chosen})
    route = sound_route(options, found, own_server=OWN)
    assert (route.source is AudioSourceOption.STREAM) is is_followed
    assert route.lights_url == ("snapcast://10.0.0.7:1704" if is_followed else None)
    assert not route.is_silent


def test_a_visualizer_alone_plays_nothing_and_listens_to_a_stream_unless_told_otherwise() -> None:
    alone = {
        "RAVEBERRY_ROLE": "visualizer",
        "RAVEBERRY_VISUALIZER": "kitchen",
        "RAVEBERRY_MQTT_HOST": "10.0.0.7",
    }
    for found in (HOME_ASSISTANT, CARD, NOTHING):
        route = sound_route(load(alone), found, own_server=OWN)
        assert (route.output, route.source) == (AudioOutput.NULL, AudioSourceOption.STREAM)
        assert route.lights_url == "snapcast://10.0.0.7"
    line_in = load({**alone, "RAVEBERRY_AUDIO_SOURCE": "pulse"})
    route = sound_route(line_in, CARD, own_server=OWN)
    assert (route.source, route.lights_url) == (AudioSourceOption.PULSE, None)


def test_every_way_is_described() -> None:
    for found in (HOME_ASSISTANT, CARD, HEADLESS, NOTHING):
        for output in ("auto", "pulse", "alsa", "null"):
            route = sound_route(load({"RAVEBERRY_OUTPUT": output}), found, own_server=OWN)
            assert route.meaning.startswith("Sound: ")


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", {}),
        ("; default-server = x\n# default-sink = y\n", {}),
        ("default-server=unix:/a\n", {"default-server": "unix:/a"}),
        ("  default-sink =  usb.analog  \n", {"default-sink": "usb.analog"}),
        ("default-sink =\nautospawn = no", {"autospawn": "no"}),
        ("autospawn = yes\nautospawn = no\n", {"autospawn": "no"}),
        ("default-server = tcp:a tcp:b\r\n", {"default-server": "tcp:a tcp:b"}),
        ("nonsense\n= x\n\0\0\n", {}),
    ],
)
def test_a_client_configuration_is_read_as_libpulse_does(
    text: str, settings: Mapping[str, str]
) -> None:
    assert client_settings([text]) == settings


def test_sound_servers_and_cards_are_detected(tmp_path: Path) -> None:
    config = tmp_path / "client.conf"
    assert found_sound(client_config=config, devices=tmp_path, path="") == NOTHING

    config.write_text("default-sink = usb\ndefault-server = unix:/a\n")
    parts = tmp_path / "client.conf.d"
    parts.mkdir()
    (parts / "50-own.conf").write_text("default-server = unix:/b\n")
    (parts / "60-folder.conf").mkdir()
    (tmp_path / "pcmC0D0p").touch()
    program = tmp_path / "pulseaudio"
    program.touch(mode=0o755)
    assert found_sound(client_config=config, devices=tmp_path, path=str(tmp_path)) == FoundSound(
        server="unix:/b", sink="usb", has_card=True, has_pulseaudio=True
    )


def test_a_microphone_alone_is_no_way_out(tmp_path: Path) -> None:
    (tmp_path / "pcmC0D0c").touch()
    assert not found_sound(client_config=tmp_path / "none", devices=tmp_path, path="").has_card
