"""The gain of a song, and the loudness of an album."""

import pytest
from raveberry_server.domain.playback.loudness import Loudness, album_loudness


def song(lufs: float, *, peak: float = 0.5, duration_s: float = 100.0) -> Loudness:
    return Loudness(lufs=lufs, peak=peak, duration_s=duration_s)


@pytest.mark.parametrize(("lufs", "gain_db"), [(-8.0, -10.0), (-18.0, 0.0), (-30.5, 12.5)])
def test_the_gain_leads_to_the_reference(lufs: float, gain_db: float) -> None:
    assert song(lufs).gain_db == pytest.approx(gain_db)


def test_an_album_of_equal_songs_is_as_loud_as_each() -> None:
    album = album_loudness([song(-12.0, peak=0.3), song(-12.0, peak=0.8, duration_s=20.0)])
    assert album is not None
    assert (album.lufs, album.peak, album.duration_s) == (pytest.approx(-12.0), 0.8, 120.0)


def test_long_and_loud_songs_count_most_in_an_album() -> None:
    album = album_loudness([song(-10.0), song(-16.0)])
    assert album is not None
    assert album.lufs == pytest.approx(-12.0, abs=0.05)
    longer = album_loudness([song(-10.0, duration_s=300.0), song(-16.0)])
    assert longer is not None
    assert longer.lufs > album.lufs


def test_songs_below_the_gate_do_not_lower_the_loudness_of_an_album() -> None:
    album = album_loudness([song(-10.0), song(-10.0), song(-22.0, peak=0.9)])
    assert album is not None
    assert (album.lufs, album.peak, album.duration_s) == (pytest.approx(-10.0), 0.9, 300.0)
    within = album_loudness([song(-10.0), song(-10.0), song(-21.0)])
    assert within is not None
    assert within.lufs == pytest.approx(-11.6, abs=0.05)


def test_without_sound_an_album_has_no_loudness() -> None:
    assert album_loudness([]) is None
    assert album_loudness([song(-10.0, duration_s=0.0)]) is None
