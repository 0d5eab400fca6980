"""From the bytes of a stream to samples."""

import re
import struct
from dataclasses import dataclass
from typing import Final

import numpy as np

from raveberry_visualizer.dsp import FloatArray
from raveberry_visualizer.engine import SourceError

RATE_HZ: Final = 44_100
"""What every stream is brought to, as the analysis needs one rate."""

_SPELLING: Final = re.compile(r"(\d{4,6}):(\d{2}):(\d)")
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
    """How samples are written: whole numbers with a sign."""

    rate_hz: int
    bits: int
    channels: int
    is_big_endian: bool = False

    def __post_init__(self) -> None:
        """Refuse what nothing can play.

        Raises:
            SourceError: says what is allowed.
        """
        is_known = self.bits in _BITS and self.channels in _CHANNELS and self.rate_hz in _RATES_HZ
        if not is_known:
            raise SourceError(
                f"sound of {self.rate_hz} Hz, {self.bits} bits and {self.channels} channels cannot "
                f"be heard; it may have {_RATES_HZ[0]} to {_RATES_HZ[-1]} Hz, "
                f"16, 24 or 32 bits and 1 to {_CHANNELS[-1]} channels"
            )


def spelled_format(text: str) -> PcmFormat:
    """The format that a text such as 48000:16:2 tells, as MPD and Snapcast write it.

    Raises:
        SourceError: it tells none.
    """
    parts = _SPELLING.fullmatch(text)
    if parts is None:
        raise SourceError(
            f"must tell rate, bits and channels such as 44100:16:2, not {text[:80]!r}"
        )
    rate_hz, bits, channels = map(int, parts.groups())
    return PcmFormat(rate_hz=rate_hz, bits=bits, channels=channels)


def wav_header(data: bytes) -> tuple[PcmFormat, int] | None:
    """The format in the header of a WAV file, and where its samples begin; None when cut short.

    Raises:
        SourceError: it is no WAV of whole numbers.
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
                raise SourceError("the WAV header tells no format")
            return found, at
        if name == b"fmt ":
            if len(data) < at + _FORMAT_SIZE:
                return None
            found = _told_format(data[at : at + min(size, _FORMAT_SIZE)])
        at += size + size % 2
        if at > _LONGEST_HEADER:
            raise SourceError("the WAV header does not end")
    return None


def _told_format(chunk: bytes) -> PcmFormat:
    if len(chunk) < _FORMAT_SIZE:
        raise SourceError("the WAV header is broken")
    tag, channels, rate_hz, _, _, bits = struct.unpack("<HHIIHH", chunk)
    if tag not in (_PCM, _EXTENSIBLE):
        raise SourceError(f"the WAV holds samples of kind {tag}; only PCM can be heard")
    return PcmFormat(rate_hz=rate_hz, bits=bits, channels=channels)


class PcmDecoder:
    """Makes mono samples of one rate from bytes that come in pieces of any length."""

    def __init__(self, form: PcmFormat) -> None:
        self._form = form
        self._width = form.bits // _BITS_PER_BYTE
        self._frame_size = self._width * form.channels
        self._rest = b""
        # Where the next sample to be made lies, counted from the last one of the piece before.
        self._at = 1.0
        self._last = np.zeros(1, dtype=np.float32)

    def samples(self, data: bytes) -> FloatArray:
        """The samples in the next piece, full scale at ±1."""
        data = self._rest + data
        whole = len(data) - len(data) % self._frame_size
        self._rest = data[whole:]
        return self._at_rate(self._mono(data[:whole]))

    def _mono(self, data: bytes) -> FloatArray:
        order = ">" if self._form.is_big_endian else "<"
        if self._width == 3:  # noqa: PLR2004 - numpy knows no such number; it becomes the upper part
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

    def _at_rate(self, mono: FloatArray) -> FloatArray:
        """Straight lines between samples: light needs no better."""
        if self._form.rate_hz == RATE_HZ or not len(mono):
            return mono
        step = self._form.rate_hz / RATE_HZ
        heard = np.concatenate([self._last, mono])
        places = np.arange(self._at, len(mono) + 1e-9, step)
        self._at = self._at + step * len(places) - len(mono)
        self._last = mono[-1:].copy()
        numbers = np.arange(len(heard))
        return np.asarray(np.interp(places, numbers, heard), dtype=np.float32)
