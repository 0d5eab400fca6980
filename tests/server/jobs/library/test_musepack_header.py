"""The length in the header of Musepack files, and headers that are none."""

import math
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.jobs.library.musepack_header import duration_in, musepack_duration_s

from tests.fakes.player.sound_files import make_musepack

HEADER = b"SH\x0e\x3a\xc0\xef\xbb\x08\xd0\xdf\x78\x00\x1b\x1b"
"""1,323,000 samples at 44.1 kHz, as the encoder has written it."""


@pytest.mark.parametrize("duration_s", [0.1, 3.0, 61.7])
def test_a_file_has_the_length_of_its_sound(tmp_path: Path, duration_s: float) -> None:
    file = make_musepack(tmp_path / "song.mpc", duration_s=duration_s)
    assert musepack_duration_s(str(file)) == pytest.approx(duration_s, abs=0.001)


@pytest.mark.parametrize(
    ("head", "duration_s"),
    [
        (b"MPCK" + HEADER, 30.0),
        (b"MPCK" + b"RG\x04\x01" + HEADER, 30.0),
        (b"MPCK" + HEADER.replace(b"\x78\x00\x1b", b"\x78\x78\x1b"), (1_323_000 - 120) / 44_100),
        (b"MPCK" + HEADER.replace(b"\x00\x1b", b"\x00\x3b"), 1_323_000 / 48_000),
    ],
)
def test_a_header_says_the_length(head: bytes, duration_s: float) -> None:
    assert duration_in(head) == pytest.approx(duration_s)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"", "not Musepack"),
        (b"MP+\x07" + bytes(40), "not Musepack"),
        (b"MPCK", "cut off"),
        (b"MPCK" + HEADER[:9], "cut off"),
        (b"MPCK" + bytes(40), "no size"),
        (b"MPCKRG\x02" + HEADER, "no size"),
        (b"MPCKRG" + b"\xff" * 4, "cut off"),
        (b"MPCKRG" + b"\xff" * 400, "too long"),
        (b"MPCK" + HEADER.replace(b"\xd0\xdf", b"\xff" * 400), "too long"),
        (b"MPCKRG\xff\xff\xff\x7f" + HEADER, "cut off"),
        (b"MPCK" + HEADER.replace(b"\x08\xd0", b"\x07\xd0"), "stream version is 7"),
        (b"MPCK" + HEADER.replace(b"\xd0\xdf\x78", b"\x80\x80\x00"), "contradict"),
        (b"MPCK" + HEADER.replace(b"\x00\x1b", b"\x00\xfb"), "contradict"),
    ],
)
def test_a_bad_header_is_refused_with_a_reason(head: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        duration_in(head)


@given(st.binary(max_size=200))
def test_any_header_gives_a_length_or_is_refused(rest: bytes) -> None:
    with suppress(ValueError):
        assert 0 < duration_in(b"MPCK" + rest) < math.inf
