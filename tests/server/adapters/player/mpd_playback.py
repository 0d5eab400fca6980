"""A party that plays on a real MPD; only the store and the source are fakes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from raveberry_server.adapters.player.bundled_sounds import SOUNDS
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.adapters.processes.relay_process import RelayProcess
from raveberry_server.application.catalog.url_validation import host_and_port
from raveberry_server.application.ports import PlayerReport
from raveberry_server.domain.model.events import SongEnded, SongStarted
from raveberry_server.domain.model.settings import Settings

from tests.fakes.player.playback_fixture import CheckpointStore, PlaybackFixture
from tests.fakes.player.real_mpd import RealMpd
from tests.fakes.real_clock import RealClock
from tests.fakes.sources.radio_station import Station
from tests.fakes.tasks import running

from .conftest import CORRUPT, LENGTHS_S


class MpdPlayback(PlaybackFixture):
    """Playback on a real MPD, with a real relay and clock."""

    def __init__(
        self,
        *,
        mpd: RealMpd,
        music: Path,
        store: CheckpointStore | None = None,
        files: Mapping[str, str] | None = None,
    ) -> None:
        names = (*LENGTHS_S, *CORRUPT, "absent")
        stations = (host_and_port(address) for address in (files or {}).values())
        self._allowed = set(filter(None, stations))
        self.relay = RelayProcess(settings=self._settings, own_names=tuple)
        super().__init__(
            player=MpdPlayer(path=mpd.socket, relay=self.relay),
            clock=RealClock(),
            files={name: str(music / f"{name}.flac") for name in names}
            | {"soundless": str(music / "soundless.wav"), "empty": str(music / "empty.mp3")}
            | dict(files or {}),
            durations_s=LENGTHS_S,
            store=store or CheckpointStore(),
            sounds=SOUNDS,
        )

    def allow(self, address: str) -> None:
        """Allow the player an address of this machine, as the host may."""
        host = host_and_port(address)
        assert host is not None
        self._allowed.add(host)

    def _settings(self) -> Settings:
        return Settings(allowed_private_hosts=tuple(self._allowed))

    @asynccontextmanager
    async def living(self) -> AsyncIterator[None]:
        async with self.committing(), running(self.relay.run()), running(self.reconciler.run()):
            yield

    def moves(self, name: str) -> bool:
        """Return True if that song plays in the party's state."""
        playback = self.state.playback
        return self.current == name and playback.anchor.is_moving and playback.fault is None

    @property
    def is_calm(self) -> bool:
        """True if a song plays and no command is pending."""
        playback = self.state.playback
        return self.moves(self.current or "") and playback.seek_s is None

    @property
    def started(self) -> list[str]:
        return [event.entry.song.title for event in self.events if isinstance(event, SongStarted)]

    @property
    def ended(self) -> list[tuple[str, str]]:
        return [
            (event.entry.song.title, event.reason.value)
            for event in self.events
            if isinstance(event, SongEnded)
        ]

    async def until_sought(self) -> None:
        await self.until(lambda: self.state.playback.seek_s is None)

    async def until_moving(self, name: str, *, within_s: float = 25.0) -> None:
        await self.until(lambda: self.moves(name), within_s=within_s)

    async def until_titled(self, title: str, *, within_s: float = 60.0) -> None:
        """Wait until that title of a station is shown."""
        await self.until(lambda: self.state.playback.stream_title == title, within_s=within_s)

    async def until_heard_anew(self, station: Station, visits: int) -> None:
        """Wait until the station plays again, after so many connections to it."""
        await self.until(lambda: station.visits >= visits and self.moves("radio"))


@asynccontextmanager
async def another_client(
    mpd: RealMpd, *, relay: RelayProcess | None = None
) -> AsyncIterator[MpdPlayer]:
    client = MpdPlayer(path=mpd.socket, relay=relay)
    await client.connect()
    try:
        yield client
    finally:
        await client.close()


async def until(client: MpdPlayer, is_so: Callable[[PlayerReport], bool]) -> PlayerReport:
    """Wait for a report of MPD, and return it."""
    async with asyncio.timeout(25):
        while not is_so(report := await client.report()):
            await client.changed()
        return report
