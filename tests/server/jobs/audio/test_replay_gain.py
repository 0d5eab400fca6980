"""Loudness is measured of what is played, whatever the channels of a file."""

import subprocess
from pathlib import Path

import pytest
from raveberry_server.jobs.audio.replay_gain import (
    SoundlessError,
    channels_of,
    is_mixed_down,
    loudness_of,
)


def make(file: Path, layout: str) -> None:
    tone = "aevalsrc=0.1*sin(2*PI*1000*t):s=44100:d=2"
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", tone, "-af", f"pan={layout}"),
            str(file),
        ],
        check=True,
    )


@pytest.mark.parametrize(
    ("layout", "channels", "quieter_lu"),
    [
        ("stereo|c0=c0|c1=c0", 2, 0.0),
        ("mono|c0=c0", 1, 0.0),
        # MPD plays the mean of six channels, which is a third of a tone in two of them.
        ("5.1|FL=c0|FR=c0", 6, 9.5),
        ("5.1|FC=c0", 6, 15.6),
        ("quad|c0=c0|c1=c0|c2=c0|c3=c0", 4, 0.0),
        ("3.0|c0=c0|c1=c0|c2=c0", 3, 0.0),
    ],
)
def test_a_song_counts_as_it_is_played(
    tmp_path: Path, layout: str, channels: int, quieter_lu: float
) -> None:
    file = tmp_path / "song.flac"
    make(file, layout)
    assert channels_of(file) == channels
    found = loudness_of(file)
    assert found is not None
    # By EBU R 128 a tone of 1 kHz has its level less 3 LU, and two channels of it 3 LU more.
    assert found.lufs == pytest.approx(-20.0 - quieter_lu, abs=0.2)
    assert found.peak == pytest.approx(0.1 * 10 ** (-quieter_lu / 20), rel=0.05)


@pytest.mark.parametrize(
    ("header", "is_mixed"),
    [
        ("  Stream #0:0: Audio: flac, 44100 Hz, stereo, s16", False),
        ("  Stream #0:0[0x1](und): Audio: aac (LC), 48000 Hz, mono, fltp, 69 kb/s", False),
        ("  Stream #0:0: Audio: pcm_s16le, 44100 Hz, 2 channels, s16, 1411 kb/s", False),
        ("  Stream #0:1(eng): Audio: ac3, 48000 Hz, 5.1(side), fltp, 448 kb/s", True),
        ("  Stream #0:0: Audio: pcm_s16le, 44100 Hz, 6 channels, s16", True),
        ("  Stream #0:0: Audio: flac, 44100 Hz, quad", True),
        ("  Stream #0:0: Video: mjpeg, 90k tbr", False),
        ("    title : Audio: x Hz, 5.1", False),
        ("", False),
    ],
)
def test_more_than_two_channels_are_read_from_the_header(header: str, *, is_mixed: bool) -> None:
    assert is_mixed_down(f"Input #0, matroska:\n{header}\nOutput #0:\n") is is_mixed


@pytest.mark.parametrize("content", [b"", b"no sound", b"RIFF\0\0\0\0WAVE"])
def test_what_is_no_sound_has_no_channels(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "song.wav"
    file.write_bytes(content)
    with pytest.raises(SoundlessError):
        channels_of(file)
    with pytest.raises(SoundlessError):
        loudness_of(file)
