"""Loudness analysis and tagging with ffmpeg.

Downloads are untrusted: only known audio formats are opened, and none of them may refer to other
files or addresses.
"""

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.domain.playback.loudness import PLAYED_HZ, Loudness

_SILENCE_LUFS: Final = -70.0
"""Absolute gate of EBU R 128, which ebur128 reports for silence."""
_PATIENCE_S: Final = 900.0
_KNOWN: Final = (
    "aac,ac3,aiff,ape,asf,au,caf,dsf,eac3,flac,flv,iff,m4a,matroska,mov,mp3,mp4,mpc,mpc8,mpegts,"
    "ogg,opus,tta,wav,webm,wv"
)
_WITH_DURATION: Final = frozenset({"mov", "mp4", "m4a", "matroska", "webm", "flac"})
"""Formats whose header says how long they are."""
_INPUT: Final = ("-protocol_whitelist", "file,pipe", "-format_whitelist", _KNOWN)
_LOUDNESS: Final = re.compile(r"^\s*I:\s*(-?[\d.]+|-inf) LUFS", re.MULTILINE)
_PEAK: Final = re.compile(r"^\s*Peak:\s*(-?[\d.]+|-inf) dBFS", re.MULTILINE)
_SPEAKERS: Final = 2
_LAYOUT: Final = re.compile(r"^\s*Stream #0:.*: Audio: .* Hz, ([^,\n]+)", re.MULTILINE)
_PLAYED_AS_THEY_ARE: Final = frozenset({"mono", "stereo", "1 channels", "2 channels"})
_TIME: Final = re.compile(r"\btime=(\d+):(\d\d):(\d\d\.\d+)")


class SoundlessError(RaveberryError):
    """The file holds no sound that ffmpeg can read."""


def duration_of(sound: Path) -> float:
    """Return the duration of a sound file in seconds.

    Raises:
        SoundlessError: it holds no sound.
    """
    done = _run(
        "ffprobe", "-v", "error", *_INPUT, "-select_streams", "a:0",
        "-show_entries", "stream=codec_type,duration:format=duration", "-of", "json", "-i",
        f"file:{sound}",
    )  # fmt: skip
    try:
        found = json.loads(done.stdout)
        stream, *_ = found["streams"]
        return float(stream.get("duration") or found["format"]["duration"])
    except (ValueError, KeyError, TypeError) as err:
        raise SoundlessError(done.stderr.strip()[-300:] or "no sound") from err


def least_duration_of(beginning: Path, came: float, total: float | None) -> float | None:
    """Return what the beginning of a download says of its duration, None if it says nothing.

    A duration in the header is exact. Any other is extrapolated, and lessened by a third, as the
    bit rate may vary.
    """
    done = _run(
        "ffprobe", "-v", "quiet", *_INPUT, "-select_streams", "a:0", "-show_entries",
        "stream=bit_rate,duration:format=duration,format_name", "-of", "json", "-i",
        f"file:{beginning}",
    )  # fmt: skip
    try:
        found = json.loads(done.stdout)
        stream, *_ = found["streams"]
        duration_s = float(stream.get("duration") or found["format"]["duration"])
        bytes_per_s = float(stream.get("bit_rate") or 0) / 8
        formats = set(str(found["format"]["format_name"]).split(","))
    except (ValueError, KeyError, TypeError):
        return None
    is_exact = not formats.isdisjoint(_WITH_DURATION) or (
        "mp3" in formats and duration_s * bytes_per_s > 1.3 * came
    )
    return duration_s if is_exact or not total else duration_s * max(1.0, total / came / 1.5)


def channels_of(sound: Path) -> int:
    """Return the number of channels of a sound file.

    Raises:
        SoundlessError: it holds no sound.
    """
    done = _run(
        "ffprobe", "-v", "error", *_INPUT, "-select_streams", "a:0",
        "-show_entries", "stream=channels", "-of", "json", "-i", f"file:{sound}",
    )  # fmt: skip
    try:
        stream, *_ = json.loads(done.stdout)["streams"]
        return int(stream["channels"])
    except (ValueError, KeyError, TypeError) as err:
        raise SoundlessError(done.stderr.strip()[-300:] or "no sound") from err


def loudness_command(
    sound: Path,
    *,
    channels: int = _SPEAKERS,
    start_s: float | None = None,
    end_s: float | None = None,
) -> tuple[str, ...]:
    """Return the command that decodes a file and writes its loudness to standard error.

    It measures what is played: MPD plays one channel through both speakers, and the mean of all
    channels if there are more than two. At higher rates than that of the output the inaudible noise
    of DSD would count.

    Args:
        sound: the file.
        channels: its number of channels.
        start_s: start of what is measured, None for the start of the file.
        end_s: end of what is measured, None for the end of the file.
    """
    start = () if start_s is None else ("-ss", f"{start_s:.3f}")
    end = () if end_s is None else ("-to", f"{end_s:.3f}")
    mean = "+".join(f"{1 / channels:.6f}*c{at}" for at in range(channels))
    mix = f"pan=mono|c0={mean}," if channels > _SPEAKERS else ""
    return (
        "ffmpeg", "-nostdin", "-hide_banner", "-threads", "1", *_INPUT, *start, *end, "-i",
        f"file:{sound}", "-map", "0:a:0", "-af",
        f"{mix}aresample={PLAYED_HZ},ebur128=peak=sample:framelog=quiet:dualmono=1",
        "-f", "null", "-",
    )  # fmt: skip


def is_mixed_down(output: str) -> bool:
    """Return whether the output of that command is of a file with more than two channels."""
    layout = _LAYOUT.search(output)
    return layout is not None and layout[1].strip() not in _PLAYED_AS_THEY_ARE


def loudness_in(output: str) -> Loudness | None:
    """Return the loudness (EBU R 128) in the output of that command, None for silence.

    Raises:
        SoundlessError: nothing was decoded.
    """
    levels, peaks = _LOUDNESS.findall(output), _PEAK.findall(output)
    if not levels:
        raise SoundlessError(output.strip()[-300:])
    level_lufs = float(levels[-1])
    if level_lufs <= _SILENCE_LUFS:
        return None
    peak_db = float(peaks[-1]) if peaks else 0.0
    hours, minutes, seconds = (_TIME.findall(output) or [("0", "0", "0")])[-1]
    return Loudness(
        lufs=level_lufs,
        peak=10 ** (peak_db / 20),
        duration_s=int(hours) * 3_600 + int(minutes) * 60 + float(seconds),
    )


def loudness_of(sound: Path) -> Loudness | None:
    """Return the loudness of a file, None if it is silent.

    Raises:
        SoundlessError: it cannot be decoded.
    """
    done = _run(*loudness_command(sound))
    if not done.returncode and is_mixed_down(done.stderr):
        done = _run(*loudness_command(sound, channels=channels_of(sound)))
    if done.returncode:
        raise SoundlessError(done.stderr.strip()[-300:])
    return loudness_in(done.stderr)


def write_copy(
    sound: Path, target: Path, loudness: Loudness | None, tags: Mapping[str, str]
) -> None:
    """Write the audio stream into a Matroska file with replay gain tags, which MPD reads.

    Raises:
        SoundlessError: it cannot be copied.
        OSError: the disk is full.
    """
    named = {
        **tags,
        "REPLAYGAIN_TRACK_GAIN": f"{loudness.gain_db if loudness else 0.0:.2f} dB",
        "REPLAYGAIN_TRACK_PEAK": f"{loudness.peak if loudness else 1.0:.6f}",
    }
    metadata = [word for name, value in named.items() for word in ("-metadata", f"{name}={value}")]
    done = _run(
        "ffmpeg", "-nostdin", "-y", "-v", "error", *_INPUT, "-i", f"file:{sound}", "-map", "0:a:0",
        "-map_metadata", "-1", "-c", "copy", *metadata, "-f", "matroska", f"file:{target}",
    )  # fmt: skip
    if "No space left" in done.stderr or "File too large" in done.stderr:
        raise OSError(28, "No space left on device")
    if done.returncode:
        raise SoundlessError(done.stderr.strip()[-300:])


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    words: Sequence[str] = command
    try:
        return subprocess.run(  # noqa: S603 - no shell, arguments are ours or follow an option
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise SoundlessError("it takes too long to be read") from err
