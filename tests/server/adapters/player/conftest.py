"""A real MPD, and something for it to play."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.player.real_mpd import RealMpd, make_corrupt, make_tone

LENGTHS_S = {
    "short": 2.0,
    "brief": 2.0,
    "quick": 2.0,
    "long": 120.0,
    "other": 120.0,
    "third": 120.0,
}
CORRUPT = ("bad", "worse", "worst")


@pytest.fixture(scope="session")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sound files, each named for how long it is."""
    folder = tmp_path_factory.mktemp("music")
    for step, (name, length_s) in enumerate(LENGTHS_S.items(), start=1):
        make_tone(folder / f"{name}.flac", pitch_hz=220 * step, duration_s=length_s)
    for name in CORRUPT:
        make_corrupt(folder / f"{name}.flac")
    (folder / "empty.mp3").touch()
    make_tone(folder / "radio.mp3", pitch_hz=330, duration_s=30)
    make_tone(folder / "jingle.mp3", pitch_hz=330, duration_s=3)
    make_tone(folder / "soundless.wav", pitch_hz=440, duration_s=0)
    return folder


@pytest.fixture
async def mpd(tmp_path: Path) -> AsyncIterator[RealMpd]:
    """An MPD that is not started yet."""
    made = RealMpd(tmp_path)
    try:
        yield made
    finally:
        await made.kill()
