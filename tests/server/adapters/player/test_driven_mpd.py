"""The driver with a real MPD: nothing here is faked but the store and the source."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.domain.events import SongEnded

from tests.fakes.mpd import RealMpd, make_corrupt, make_tone
from tests.fakes.real_clock import RealClock
from tests.fakes.stage import Stage
from tests.fakes.store import MemoryStore
from tests.fakes.tasks import running

pytestmark = pytest.mark.system

LENGTHS_S = {"short": 2.0, "brief": 2.0, "quick": 2.0, "long": 60.0, "other": 60.0}
CORRUPT = ("bad", "worse", "worst")


@pytest.fixture(scope="session")
def music(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("music")
    for pitch, (name, length_s) in enumerate(LENGTHS_S.items(), start=1):
        make_tone(folder / f"{name}.flac", pitch_hz=220 * pitch, duration_s=length_s)
    for name in CORRUPT:
        make_corrupt(folder / f"{name}.flac")
    return folder


@pytest.fixture
async def mpd(tmp_path: Path) -> AsyncIterator[RealMpd]:
    made = RealMpd(tmp_path)
    try:
        yield made
    finally:
        await made.kill()


class House(Stage):
    """A stage with a real MPD."""

    def __init__(self, *, mpd: RealMpd, music: Path, store: MemoryStore) -> None:
        super().__init__(
            player=MpdPlayer(path=mpd.socket),
            clock=RealClock(),
            files={name: str(music / f"{name}.flac") for name in (*LENGTHS_S, *CORRUPT, "gone")},
            durations_s=LENGTHS_S,
            store=store,
        )

    @asynccontextmanager
    async def living(self) -> AsyncIterator[None]:
        async with self.committing(), running(self.driver.run()):
            yield

    def is_moving(self, name: str) -> bool:
        return self.current == name and self.state.playback.anchor.is_moving

    def ends(self) -> list[tuple[str, str]]:
        return [
            (event.entry.song.title, event.reason.value)
            for event in self.events
            if isinstance(event, SongEnded)
        ]


@pytest.fixture
async def house(mpd: RealMpd, music: Path) -> AsyncIterator[House]:
    made = House(mpd=mpd, music=music, store=MemoryStore())
    async with made.living():
        yield made


async def test_songs_play_one_after_the_other(house: House, mpd: RealMpd) -> None:
    await mpd.start()
    await house.ask("short", "brief", "quick")
    await house.until(lambda: house.is_moving("short"))
    await house.until(lambda: len(house.ends()) == 3)
    assert house.ends() == [("short", "finished"), ("brief", "finished"), ("quick", "finished")]


async def test_killed_mpd(house: House, mpd: RealMpd) -> None:
    await mpd.start()
    await house.ask("long", "other")
    await house.until(lambda: house.is_moving("long"))
    await house.seek(30.0)
    await house.until(lambda: house.state.playback.seek_s is None)
    await asyncio.sleep(1)
    before_s = house.position_s
    await mpd.kill()
    await house.until(lambda: house.fault == "unreachable", within_s=3)
    await mpd.start()
    await house.until(lambda: house.is_moving("long") and house.fault is None, within_s=5)
    assert house.position_s == pytest.approx(before_s, abs=1)


async def test_corrupt(house: House, mpd: RealMpd) -> None:
    await mpd.start()
    await house.ask("bad", "gone", "short", "worse", "long")
    await house.until(lambda: house.is_moving("long"))
    assert house.ends() == [
        ("bad", "failed"),
        ("gone", "failed"),
        ("short", "finished"),
        ("worse", "failed"),
    ]
