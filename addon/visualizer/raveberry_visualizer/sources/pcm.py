"""Decoding of PCM streams."""

import re
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import FloatArray
from raveberry_visualizer.engine import SourceError

RATE_HZ: Final = 44_100
"""All streams are resampled to this rate, as the analysis needs a constant one."""

_PATTERN: Final = re.compile(r"(\d{4,6}):(\d{2}):(\d)")
_RATES_HZ: Final = range(8000, 192_001)
_CHANNELS: Final = range(1, 9)
_BITS: Final = (16, 24, 32)
_BITS_PER_BYTE: Final = 8

_RIFF_SIZE: Final = 12
_CHUNK_SIZE: Final = 8
_FORMAT_SIZE: Final = 16
_PCM: Final = 1
_EXTENSIBLE: Final = 0xFFFE
_LONGEST_HEADER: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class PcmFormat:
    """Encoding of samples as signed integers."""

    rate_hz: int
    bits: int
    channels: int
    is_big_endian: bool = False

    def __post_init__(self) -> None:
        """Validate the format.

        Raises:
            SourceError: the format is not supported.
        """
        is_known = self.bits in _BITS and self.channels in _CHANNELS and self.rate_hz in _RATES_HZ
        if not is_known:
            raise SourceError(
                f"{self.rate_hz} Hz, {self.bits} bits and {self.channels} channels are not "
                f"supported; allowed are {_RATES_HZ[0]} to {_RATES_HZ[-1]} Hz, "
                f"16, 24 or 32 bits and 1 to {_CHANNELS[-1]} channels"
            )


def parse_format(text: str) -> PcmFormat:
    """Parse a format such as 48000:16:2, as written by MPD and Snapcast.

    Raises:
        SourceError: the text is not a format, or the format is not supported.
    """
    parts = _PATTERN.fullmatch(text)
    if parts is None:
        raise SourceError(f"must be rate, bits and channels such as 44100:16:2, not {text[:80]!r}")
    rate_hz, bits, channels = map(int, parts.groups())
    return PcmFormat(rate_hz=rate_hz, bits=bits, channels=channels)


def wav_header(data: bytes) -> tuple[PcmFormat, int] | None:
    """Return the format of a WAV header and the offset of its samples; None while incomplete.

    Raises:
        SourceError: it is not a WAV of PCM samples.
    """
    if len(data) < _RIFF_SIZE:
        return None
    if data[:4] != b"RIFF" or data[8:_RIFF_SIZE] != b"WAVE":
        raise SourceError("the sound has no WAV header")
    at, found = _RIFF_SIZE, None
    while len(data) >= at + _CHUNK_SIZE:
        name, size = struct.unpack_from("<4sI", data, at)
        at += _CHUNK_SIZE
        if name == b"data":
            if found is None:
                raise SourceError("the WAV header has no format")
            return found, at
        if name == b"fmt ":
            if len(data) < at + _FORMAT_SIZE:
                return None
            found = _chunk_format(data[at : at + min(size, _FORMAT_SIZE)])
        at += size + size % 2
        if at > _LONGEST_HEADER:
            raise SourceError("the WAV header does not end")
    return None


def _chunk_format(chunk: bytes) -> PcmFormat:
    if len(chunk) < _FORMAT_SIZE:
        raise SourceError("the WAV header is broken")
    tag, channels, rate_hz, _, _, bits = struct.unpack("<HHIIHH", chunk)
    if tag not in (_PCM, _EXTENSIBLE):
        raise SourceError(f"the WAV has samples of format {tag}; only PCM is supported")
    return PcmFormat(rate_hz=rate_hz, bits=bits, channels=channels)


class PcmDecoder:
    """Converts chunks of bytes of any length to mono samples of one rate."""

    def __init__(self, form: PcmFormat) -> None:
        self._form = form
        self._width = form.bits // _BITS_PER_BYTE
        self._frame_size = self._width * form.channels
        self._rest = b""
        # Position of the next output sample relative to the last input sample of the chunk before.
        self._at = 1.0
        self._last = np.zeros(1, dtype=np.float32)

    def samples(self, data: bytes) -> FloatArray:
        """Return the samples of the next chunk, full scale at ±1."""
        data = self._rest + data
        whole = len(data) - len(data) % self._frame_size
        self._rest = data[whole:]
        return self._resampled(self._mono(data[:whole]))

    def _mono(self, data: bytes) -> FloatArray:
        order = ">" if self._form.is_big_endian else "<"
        if self._width == 3:  # noqa: PLR2004 - numpy has no such type; it becomes the upper bytes
            padded = np.zeros((len(data) // 3, 4), dtype=np.uint8)
            where = slice(0, 3) if self._form.is_big_endian else slice(1, 4)
            padded[:, where] = np.frombuffer(data, dtype=np.uint8).reshape(-1, 3)
            numbers = padded.view(f"{order}i4").reshape(-1)
        else:
            numbers = np.frombuffer(data, dtype=f"{order}i{self._width}")
        full_scale = np.float32(2.0 ** (8 * numbers.itemsize - 1))
        frames = numbers.reshape(-1, self._form.channels).astype(np.float32)
        mono: FloatArray = np.add.reduce(frames, axis=1) / np.float32(
            full_scale * self._form.channels
        )
        return mono

    def _resampled(self, mono: FloatArray) -> FloatArray:
        """Resample by linear interpolation, which is sufficient for light."""
        if self._form.rate_hz == RATE_HZ or not len(mono):
            return mono
        step = self._form.rate_hz / RATE_HZ
        source = np.concatenate([self._last, mono])
        positions = np.arange(self._at, len(mono) + 1e-9, step)
        self._at = self._at + step * len(positions) - len(mono)
        self._last = mono[-1:].copy()
        numbers = np.arange(len(source))
        return np.asarray(np.interp(positions, numbers, source), dtype=np.float32)
