"""Length and tags of sound files that only ffprobe can read, in a process of its own."""

import json
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from raveberry_server.domain.model.errors import RaveberryError

from .musepack_header import musepack_duration_s

_KNOWN: Final = "aac,ac3,ape,dsf,eac3,iff,matroska,mpc,mpc8,tta,webm,wv"
_INPUT: Final = ("-protocol_whitelist", "file", "-format_whitelist", _KNOWN)
_SHOWN: Final = (
    "stream=sample_rate,duration,nb_read_packets:stream_tags:"
    "format=format_name,duration:format_tags"
)
_PATIENCE_S: Final = 20
_ADTS_SAMPLES: Final = 1_024
"""Samples of a packet. ADTS has no header that says how long the song is."""


class ProbeError(RaveberryError):
    """ffprobe finds no sound in a file."""


def probed(path: str) -> tuple[float, Mapping[str, str]]:
    """Return the duration in seconds, and the texts of the tags by their names in lower case.

    Raises:
        ProbeError: it holds no sound.
        FileNotFoundError: ffprobe is not installed.
        TimeoutError: it takes too long.
    """
    counts = ("-count_packets",) if path.lower().endswith(".aac") else ()
    command = (
        "ffprobe", "-v", "error", *_INPUT, *counts, "-select_streams", "a:0",
        "-show_entries", _SHOWN, "-of", "json", "-i", f"file:{path}",
    )  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603 - no shell, the path follows an option
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired as err:
        raise TimeoutError from err
    try:
        found = json.loads(done.stdout.decode("utf-8", "replace"))
        stream, *_ = found["streams"]
        duration_s = _duration_s(path, stream, found["format"])
    except (ValueError, KeyError, TypeError) as err:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProbeError(said[-1] if said else "no sound") from err
    tags = {**stream.get("tags", {}), **found["format"].get("tags", {})}
    return duration_s, {name.lower(): str(text) for name, text in tags.items()}


def _duration_s(path: str, stream: Mapping[str, Any], form: Mapping[str, Any]) -> float:
    if form["format_name"] == "mpc8":
        # Behind another tag it is rounded, as ffprobe does.
        with suppress(ValueError):
            return musepack_duration_s(path)
    if form["format_name"] == "aac":
        return int(stream["nb_read_packets"]) * _ADTS_SAMPLES / int(stream["sample_rate"])
    return float(stream.get("duration") or form["duration"])
