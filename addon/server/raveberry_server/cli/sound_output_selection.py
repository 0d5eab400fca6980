"""Choice of the way to the speakers, from the options and what the machine offers."""

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from raveberry_server.options import AudioOutput, AudioSourceOption, Options, Role
from raveberry_server.translations.catalogue import Catalogue

CLIENT_CONFIG: Final = Path("/etc/pulse/client.conf")
"""Read by libpulse in our processes, whose home folder has no configuration."""

DEFAULT_SERVER: Final = "default_sound_server"
"""Code of the text for the server that libpulse chooses."""

_DEVICES: Final = Path("/dev/snd")
_LINE: Final = re.compile(
    r"^[ \t]*(?P<key>[a-z-]+)[ \t]*=[ \t]*(?P<value>.*?)[ \t\r]*$", re.MULTILINE
)


class SoundServer(StrEnum):
    """Where the address of the PulseAudio server comes from."""

    CLIENT_CONFIG = "client configuration"
    VARIABLE = "PULSE_SERVER"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSound:
    """Sound devices and servers of a machine or container.

    Attributes:
        server: PulseAudio server in libpulse's client configuration.
        sink: sink that this configuration names instead of the server's default.
        has_card: a sound card can play.
        has_pulseaudio: a PulseAudio server can be started.
    """

    server: str | None = None
    sink: str | None = None
    has_card: bool = False
    has_pulseaudio: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundRoute:
    """Chosen route of the sound to the speakers and the visualizer.

    Attributes:
        output: type of MPD's output; never AUTO.
        source: audio source of the visualizer; never AUTO.
        server: origin of the PulseAudio server's address.
        address: the PulseAudio server as shown to people, or the code of a text.
        sink: sink to record from where it is not the server's default.
        is_silent: nothing was chosen or found, so the music is inaudible.
        lights_url: address of the audio source STREAM where the rooms alone play the music.
    """

    output: AudioOutput
    source: AudioSourceOption
    server: SoundServer = SoundServer.NONE
    address: str | None = None
    sink: str | None = None
    is_silent: bool = False
    lights_url: str | None = None

    @property
    def meaning(self) -> str:
        """Return one sentence for the log."""
        match self.output:
            case AudioOutput.PULSE:
                address = Catalogue().text(self.address or "", {})
                return f"Sound: PulseAudio at {address} ({_NAMED_BY[self.server]})"
            case AudioOutput.ALSA:
                return "Sound: the default device of ALSA"
            case _ if self.is_silent:
                return (
                    "Sound: none. Neither a PulseAudio server nor a sound card was found, so songs "
                    "play without being heard. Set PULSE_SERVER, or let the container use /dev/snd"
                )
            case _:
                return "Sound: none, as the option output says"


_NAMED_BY: Final[Mapping[SoundServer, str]] = {
    SoundServer.CLIENT_CONFIG: f"named by {CLIENT_CONFIG}",
    SoundServer.VARIABLE: "named by PULSE_SERVER",
    SoundServer.OWN: "our own; only the light show listens",
    SoundServer.NONE: "libpulse's own default; nothing names another",
}


def found_sound(
    *, client_config: Path = CLIENT_CONFIG, devices: Path = _DEVICES, path: str | None = None
) -> FoundSound:
    """Detect a PulseAudio server, a sound card and a program to start a server with.

    Args:
        client_config: libpulse's client configuration.
        devices: folder of ALSA devices.
        path: search path of programs, None for that of the environment.
    """
    settings = client_settings(_texts(client_config))
    return FoundSound(
        server=settings.get("default-server"),
        sink=settings.get("default-sink"),
        # Playback devices, such as pcmC0D0p; a lone microphone ends with c.
        has_card=any(devices.glob("pcmC*p")),
        has_pulseaudio=shutil.which("pulseaudio", path=path) is not None,
    )


def client_settings(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the settings in files of pulse-client.conf(5); later files override earlier ones."""
    return {
        match["key"]: match["value"]
        for text in texts
        for match in _LINE.finditer(text)
        if match["value"]
    }


def sound_route(options: Options, found: FoundSound, *, own_server: str) -> SoundRoute:
    """Choose the route of the sound.

    A named server takes precedence over a sound card, because it shares the card with other
    programs. The embedded server only feeds the lights, so it is the last choice. Where nothing
    but the rooms of Snapcast plays, the lights follow the rooms, which play a second later. A
    visualizer alone plays nothing; it listens to a stream.

    Args:
        options: the user's choice.
        found: detected devices and servers.
        own_server: address of the embedded server, if it were started.
    """
    if options.role is Role.VISUALIZER:
        is_stream = _source(options, AudioSourceOption.STREAM) is AudioSourceOption.STREAM
        return SoundRoute(
            output=AudioOutput.NULL,
            source=_source(options, AudioSourceOption.STREAM),
            lights_url=options.lights_url if is_stream else None,
        )
    route = _route(options, found, own_server=own_server)
    is_heard = route.server is not SoundServer.OWN and route.output is not AudioOutput.NULL
    if options.snapcast is None or is_heard:
        return route
    is_open = options.audio_source is AudioSourceOption.AUTO
    return replace(
        route,
        is_silent=False,
        source=AudioSourceOption.STREAM if is_open else route.source,
        lights_url=options.snapcast_url if is_open else None,
    )


def _route(options: Options, found: FoundSound, *, own_server: str) -> SoundRoute:
    if options.output in {AudioOutput.ALSA, AudioOutput.NULL}:
        return _without_server(options, options.output)
    if options.pulse_server:
        return _with_server(options, SoundServer.VARIABLE, options.pulse_server)
    if found.server:
        return _with_server(options, SoundServer.CLIENT_CONFIG, found.server, sink=found.sink)
    is_open = options.output is AudioOutput.AUTO
    if found.has_pulseaudio and not (is_open and found.has_card):
        return _with_server(options, SoundServer.OWN, own_server)
    if is_open:
        output = AudioOutput.ALSA if found.has_card else AudioOutput.NULL
        return _without_server(options, output, is_silent=not found.has_card)
    # Required but not found: the player will report that it has no output.
    return _with_server(options, SoundServer.NONE, DEFAULT_SERVER, sink=found.sink)


def _with_server(
    options: Options, server: SoundServer, address: str, *, sink: str | None = None
) -> SoundRoute:
    return SoundRoute(
        output=AudioOutput.PULSE,
        source=_source(options, AudioSourceOption.PULSE),
        server=server,
        address=address,
        sink=sink,
    )


def _without_server(
    options: Options, output: AudioOutput, *, is_silent: bool = False
) -> SoundRoute:
    source = _source(options, AudioSourceOption.FIFO)
    return SoundRoute(output=output, source=source, is_silent=is_silent)


def _source(options: Options, otherwise: AudioSourceOption) -> AudioSourceOption:
    is_open = options.audio_source is AudioSourceOption.AUTO
    return otherwise if is_open else options.audio_source


def _texts(client_config: Path) -> Iterable[str]:
    folder = client_config.with_name(f"{client_config.name}.d")
    for file in (client_config, *sorted(folder.glob("*.conf"))):
        try:
            yield file.read_text(errors="replace")
        except OSError:
            continue
