"""Bytes of any format are decoded to the same samples."""

import io
import struct
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_visualizer.engine import SourceError
from raveberry_visualizer.sources.pcm import PcmDecoder, PcmFormat, parse_format, wav_header

TONE = 0.5 * np.sin(2 * np.pi * 441 * np.arange(4410) / 44_100)


def written(sound: np.ndarray, form: PcmFormat) -> bytes:
    """The sound on all channels."""
    numbers = np.round(sound * (2 ** (form.bits - 1) - 1)).astype("<i8")
    frames = np.repeat(numbers[:, np.newaxis], form.channels, axis=1)
    raw = frames.reshape(-1, 1).view(np.uint8).reshape(-1, 8)[:, : form.bits // 8]
    return (raw[:, ::-1] if form.is_big_endian else raw).tobytes()


@pytest.mark.parametrize("is_big_endian", [False, True])
@pytest.mark.parametrize("channels", [1, 2, 6])
@pytest.mark.parametrize("bits", [16, 24, 32])
def test_every_way_to_write_samples_is_read(bits: int, channels: int, is_big_endian: bool) -> None:
    form = PcmFormat(rate_hz=44_100, bits=bits, channels=channels, is_big_endian=is_big_endian)
    assert PcmDecoder(form).samples(written(TONE, form)) == pytest.approx(TONE, abs=1e-4)


@given(st.lists(st.integers(min_value=0, max_value=400), max_size=40), st.sampled_from([44, 48]))
def test_it_does_not_matter_where_the_pieces_are_cut(sizes: list[int], khz: int) -> None:
    form = PcmFormat(rate_hz={44: 44_100, 48: 48_000}[khz], bits=24, channels=2)
    data = written(TONE[:800], form)
    whole = PcmDecoder(form).samples(data)
    decoder, heard, at = PcmDecoder(form), [], 0
    for size in (*sizes, len(data)):
        heard.append(decoder.samples(data[at : at + size]))
        at += size
    assert np.concatenate(heard) == pytest.approx(whole, abs=1e-5)


@pytest.mark.parametrize("rate_hz", [8000, 22_050, 48_000, 96_000, 192_000])
def test_every_rate_becomes_the_same_sound(rate_hz: int) -> None:
    form = PcmFormat(rate_hz=rate_hz, bits=16, channels=1)
    sound = 0.5 * np.sin(2 * np.pi * 441 * np.arange(rate_hz) / rate_hz)
    heard = PcmDecoder(form).samples(written(sound, form))
    assert len(heard) == pytest.approx(44_100, abs=6)
    turns = np.count_nonzero((heard[1:] >= 0) & (heard[:-1] < 0))
    assert turns == pytest.approx(441, abs=1)
    assert np.abs(heard).max() == pytest.approx(0.5, abs=0.02)


def a_wav(rate_hz: int = 48_000, *, channels: int = 2, bits: int = 16) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(bits // 8)
        sound.setframerate(rate_hz)
        sound.writeframes(bytes(24))
    return file.getvalue()


def test_the_format_of_a_wav_is_read_from_its_header() -> None:
    data = a_wav(48_000)
    form = PcmFormat(rate_hz=48_000, bits=16, channels=2)
    assert wav_header(data) == (form, 44)
    assert [wav_header(data[:size]) for size in range(44)] == [None] * 44
    extra = data[:12] + struct.pack("<4sI", b"LIST", 3) + b"abc\0" + data[12:]
    assert wav_header(extra) == (form, 56)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"ID3\x04" + bytes(40), "no WAV header"),
        (b"RIFF" + bytes(4) + b"AVI " + bytes(40), "no WAV header"),
        (a_wav()[:12] + a_wav()[36:], "has no format"),
        (a_wav()[:20] + b"\x03\x00" + a_wav()[22:], "format 3"),
        (a_wav()[:16] + b"\x04" + a_wav()[17:], "broken"),
        (a_wav()[:22] + b"\x00" + a_wav()[23:], "0 channels"),
        (a_wav(bits=8), "8 bits"),
        (a_wav()[:12] + struct.pack("<4sI", b"LIST", 9999) + bytes(20), "does not end"),
    ],
)
def test_an_invalid_header_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        wav_header(data)


@pytest.mark.parametrize("text", ["", "44100", "44100:16", "44100:12:2", "9:16:2", "44100:16:9"])
def test_an_invalid_format_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"44100:16:2|allowed are"):
        parse_format(text)
