"""Albums in one sound file, and their cue sheets."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

RATE = 44_100
_FRAMES = 75

type Samples = np.ndarray[tuple[int], np.dtype[np.float64]]


def make_noise(file: Path, *, duration_s: float, tags: Sequence[str] = ()) -> None:
    """Write white noise, in which each moment differs from all others."""
    _ffmpeg(
        *("-f", "lavfi", "-i", f"anoisesrc=d={duration_s}:r={RATE}:a=0.4:seed=5", "-ac", "1"),
        *(part for tag in tags for part in ("-metadata", tag)),
        str(file),
    )


def make_tones(file: Path, pitches_hz: Sequence[float], *, each_s: float) -> None:
    """Write tones one after the other, of which the later ones are louder."""
    louder = len(pitches_hz)
    tones = [
        f"sine=frequency={pitch_hz}:r={RATE}:d={each_s},volume={2 * (place + 1) / louder}[t{place}]"
        for place, pitch_hz in enumerate(pitches_hz)
    ]
    joined = "".join(f"[t{place}]" for place in range(len(tones)))
    graph = ";".join([*tones, f"{joined}concat=n={len(tones)}:v=0:a=1"])
    _ffmpeg("-filter_complex", graph, "-ac", "1", str(file))


def cue_sheet(
    file: str, starts_s: Sequence[float], *, title: str = "The Album", performer: str = "Ann"
) -> str:
    """Return a cue sheet with titles such as `First`."""
    lines = [f'PERFORMER "{performer}"', f'TITLE "{title}"', f'FILE "{file}" WAVE']
    for number, start_s in enumerate(starts_s, 1):
        frames = round(start_s * _FRAMES)
        minutes, rest = divmod(frames, 60 * _FRAMES)
        seconds, frames = divmod(rest, _FRAMES)
        lines += [
            f"  TRACK {number:02} AUDIO",
            f'    TITLE "{TITLES[number - 1]}"',
            f"    INDEX 01 {minutes:02}:{seconds:02}:{frames:02}",
        ]
    return "\n".join(lines) + "\n"


TITLES = ("First", "Second", "Third", "Fourth")


def decoded(file: Path) -> Samples:
    """Return the samples of a sound file."""
    done = subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-i", str(file), "-f", "s16le", "-ac", "1", "-"],  # noqa: S607 - found on PATH
        capture_output=True,
        check=True,
    )
    return np.frombuffer(done.stdout, dtype=np.int16).astype(float)


def place_of(part: Samples, whole: Samples) -> int:
    """Return the sample of the whole at which the part is most like it."""
    size = 1 << (len(part) + len(whole)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    return int(np.argmax(likeness))


def _ffmpeg(*arguments: str) -> None:
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-nostdin", "-y", *arguments],  # noqa: S607 - found on PATH
        check=True,
    )
