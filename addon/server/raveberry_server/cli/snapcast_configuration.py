"""Configuration of the Snapcast server, or of the sender to one elsewhere."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from raveberry_server.options import Options

ROOMS_FORMAT: Final = "44100:16:2"
"""Format of the sound in the FIFO that MPD fills for the rooms, and of all that comes after it."""

STREAM_NAME: Final = "Raveberry"
"""Name of our stream on the server."""

_BUFFER_MS: Final = 1000
"""Time from MPD to the loudspeakers of the rooms, for networks that are slow at times."""

_LEVELS: Final = {"debug": "debug", "info": "notice", "warning": "warning", "error": "error"}


def rooms_fifo(options: Options) -> Path:
    """Return the FIFO into which MPD writes the sound of the rooms."""
    return options.runtime / "rooms.fifo"


def snapserver_data(options: Options) -> Path:
    """Return the folder in which our Snapcast server stores rooms and their volumes."""
    return options.data / "snapcast"


def snapcast_services(options: Options) -> tuple[str, ...]:
    """Return the services for the rooms: a server of our own, or a sender to another one."""
    if options.snapcast is None:
        return ()
    return ("snapserver",) if options.snapcast.is_own else ("snapcast",)


def snapcast_variables(options: Options) -> Mapping[str, str]:
    """Return variables for the sender to a server elsewhere."""
    server = options.snapcast
    if server is None or server.is_own:
        return {}
    return {
        "RAVEBERRY_SNAPCAST_HOST": server.host,
        "RAVEBERRY_SNAPCAST_SOURCE_PORT": str(server.source_port),
    }


def snapserver_conf(options: Options) -> str:
    """Return the configuration of our Snapcast server.

    Clients in the network hear it. Only this machine controls it, because its control protocol has
    no password. PCM, because the light show decodes nothing else.
    """
    source = (
        f"pipe://{rooms_fifo(options)}?name={STREAM_NAME}&mode=read"
        f"&sampleformat={ROOMS_FORMAT}&codec=pcm"
    )
    return "\n".join(
        (
            "[server]",
            f"datadir = {snapserver_data(options)}",
            "[http]",
            "enabled = false",
            "[tcp]",
            "bind_to_address = 127.0.0.1",
            f"port = {options.snapcast_port + 1}",
            "[stream]",
            "bind_to_address = ::",
            f"port = {options.snapcast_port}",
            f"source = {source}",
            f"buffer = {_BUFFER_MS}",
            "[logging]",
            "sink = stdout",
            f"filter = *:{_LEVELS[options.log_level.value]}",
            "",
        )
    )
