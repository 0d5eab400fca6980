"""Small real sound files and tags for them."""

import math
import struct
import subprocess
from pathlib import Path
from typing import Final, Literal

import pytest

FORMATS: Final = ("mp3", "ogg", "opus", "flac", "m4a", "wav", "aiff")
TAGS: Final = {
    "title": "Señorita",
    "artist": "Ann & Bob",
    "album": "The Album",
    "album_artist": "Various Artists",
    "track": "3/9",
    "disc": "2",
    "date": "1987-05-01",
    "genre": "Disco",
    "composer": "Cole",
    "label": "House Records",
    "isrc": "USRC17607839",
}


def make_sounds(folder: Path) -> Path:
    """Write half a second with tags in each format, `cover.jpg`, and `covered.mp3` with a cover."""
    tags = [part for name, value in TAGS.items() for part in ("-metadata", f"{name}={value}")]
    outputs = [
        part for end in FORMATS for part in (*_ENCODED[end], *tags, str(folder / f"tagged.{end}"))
    ]
    _ffmpeg("-f", "lavfi", "-i", "sine=440:duration=0.5", *outputs)
    cover = str(folder / "cover.jpg")
    _ffmpeg("-f", "lavfi", "-i", "testsrc=size=64x64:duration=1", "-frames:v", "1", cover)
    _ffmpeg(
        "-i", str(folder / "tagged.mp3"), "-i", cover, "-map", "0", "-map", "1", "-c", "copy",
        "-disposition:v", "attached_pic", str(folder / "covered.mp3"),
    )  # fmt: skip
    return folder


def make_musepack(file: Path, *, duration_s: float, title: str = "", artist: str = "") -> Path:
    """Encode a tone of two channels with the encoder of the Musepack project."""
    wave = file.with_suffix(".wav")
    _ffmpeg("-f", "lavfi", "-i", f"sine=1000:duration={duration_s}", "-ac", "2", str(wave))
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *("mpcenc", "--silent", "--overwrite", "--title", title, "--artist", artist),
            *(str(wave), str(file)),
        ],
        check=True,
        capture_output=True,
    )
    wave.unlink()
    return file


_MP3 = ("-c:a", "libmp3lame", "-id3v2_version", "3")
_ENCODED: Final = {
    "mp3": _MP3,
    "ogg": ("-c:a", "libvorbis"),
    "opus": ("-c:a", "libopus"),
    "flac": ("-c:a", "flac"),
    "m4a": ("-c:a", "aac"),
    "wav": ("-c:a", "pcm_s16le"),
    "aiff": ("-c:a", "pcm_s16be", "-write_id3v2", "1"),
}


def _ffmpeg(*arguments: str) -> None:
    subprocess.run(  # noqa: S603 - our own arguments
        ["ffmpeg", "-v", "error", "-nostdin", "-y", *arguments],  # noqa: S607 - found on PATH
        check=True,
    )


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sound files, made once per session."""
    return make_sounds(tmp_path_factory.mktemp("sounds"))


def bare_mp3(sounds: Path) -> bytes:
    """Return the MP3 without its tags."""
    content = (sounds / "tagged.mp3").read_bytes()
    return content[10 + _from_synchsafe(content[6:10]) :]


def tagged(sound: bytes, **texts: str) -> bytes:
    """Return the MP3 with an ID3v2.4 tag of these frames, such as `TIT2` for the title."""
    frames = b"".join(
        name.encode() + _as_synchsafe(len(text.encode()) + 1) + b"\0\0\3" + text.encode()
        for name, text in texts.items()
    )
    return b"ID3\4\0\0" + _as_synchsafe(len(frames)) + frames + sound


def _from_synchsafe(size: bytes) -> int:
    return size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3]


def _as_synchsafe(size: int) -> bytes:
    return bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])


DSD_HZ: Final = 2_822_400
"""Samples of one bit a second."""
_DSD_BLOCK: Final = 4_096


def dsf(duration_s: float) -> bytes:
    """Return a silent DSD Stream File of one channel without tags."""
    return _dsf(_dsd_silence(duration_s))


def dsf_tone(duration_s: float, *, pitch_hz: float, amplitude: float) -> bytes:
    """Return a DSD Stream File of one channel with a tone, and much noise above 20 kHz."""
    step = 2 * math.pi * pitch_hz / DSD_HZ
    first = second = 0.0
    is_high = True
    bits = bytearray(DSD_HZ // 8 * round(duration_s))
    # A sigma-delta modulator of second order.
    for at in range(8 * len(bits)):
        level = 1.0 if is_high else -1.0
        first += amplitude * math.sin(step * at) - level
        second += first - 2 * level
        is_high = second >= 0
        if is_high:
            bits[at >> 3] |= 1 << (at & 7)
    return _dsf(bytes(bits[: len(bits) // _DSD_BLOCK * _DSD_BLOCK]))


def _dsf(bits: bytes) -> bytes:
    sound = struct.pack("<6IQ2I", 1, 0, 1, 1, DSD_HZ, 1, 8 * len(bits), _DSD_BLOCK, 0)
    rest = _chunk(b"fmt ", sound, "little") + _chunk(b"data", bits, "little")
    return _chunk(b"DSD ", struct.pack("<2Q", 28 + len(rest), 0), "little") + rest


def dff(duration_s: float) -> bytes:
    """Return a silent DSDIFF file of one channel without tags."""
    properties = (
        _chunk(b"FS  ", DSD_HZ.to_bytes(4), "big"),
        _chunk(b"CHNL", b"\0\1C   ", "big"),
        _chunk(b"CMPR", b"DSD \x0enot compressed\0", "big"),
    )
    parts = (
        _chunk(b"FVER", b"\1\5\0\0", "big"),
        _chunk(b"PROP", b"SND " + b"".join(properties), "big"),
        _chunk(b"DSD ", _dsd_silence(duration_s), "big"),
    )
    return _chunk(b"FRM8", b"DSD " + b"".join(parts), "big")


def _dsd_silence(duration_s: float) -> bytes:
    blocks = round(duration_s * DSD_HZ / 8 / _DSD_BLOCK)
    return b"\x69" * (blocks * _DSD_BLOCK)


def _chunk(name: bytes, content: bytes, order: Literal["big", "little"]) -> bytes:
    """Return a chunk; those of DSF count their head of twelve bytes, too."""
    size = len(content) + (12 if order == "little" else 0)
    return name + size.to_bytes(8, order) + content
