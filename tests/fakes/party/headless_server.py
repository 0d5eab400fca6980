"""A complete server without disk, player and broker, and with no endpoint running."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from ipaddress import IPv4Address
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from raveberry_contract import Topics, decoded, encoded, messages
from raveberry_contract.commands import COMMANDS, NONE
from raveberry_server.adapters.mqtt.lights import MqttLights
from raveberry_server.adapters.system.guest_access_check import GuestAccessCheck
from raveberry_server.adapters.web.auth.signed_songs import SignedSongs
from raveberry_server.adapters.web.qr_codes import wifi_png
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.current_lyrics import CurrentLyrics
from raveberry_server.application.catalog.discovery import Discovery
from raveberry_server.application.catalog.playlist_enqueuer import PlaylistEnqueuer
from raveberry_server.application.catalog.recent_searches import RecentSearches
from raveberry_server.application.errors import SourceError
from raveberry_server.application.history.queries import HistoryQueries
from raveberry_server.application.history.smart_playlists import SmartPlaylists
from raveberry_server.application.jobs.source_maintenance import SourceMaintenance
from raveberry_server.application.mod_promotions import Promotions
from raveberry_server.application.party import Party, StepFunction
from raveberry_server.application.playlists.playlist_editor import PlaylistEditor
from raveberry_server.application.playlists.song_resolver import SongResolver
from raveberry_server.application.ports.bluetooth import Speaker, SpeakersOverview
from raveberry_server.application.ports.library import (
    LibraryContents,
    LibraryOverview,
    MusicFolder,
    UnreadableFile,
)
from raveberry_server.application.ports.player import RoomChange
from raveberry_server.application.ports.processes import ProcessState, ProcessStatus
from raveberry_server.application.presence import Presence
from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.application.problems.problems import Problems
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.dispatcher import CommandDispatcher
from raveberry_server.commands.idempotency import IdempotencyKeys
from raveberry_server.domain import lifecycle, setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.join_codes import generate_code
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.notices import Notice
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.requests import song_requests
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.public_links import ServerAddresses, public_links
from raveberry_server.presenter.snapshot_cache import SnapshotCache
from raveberry_server.presenter.spectrum_feed import SpectrumFeed
from raveberry_server.presenter.state import Viewer, me_message

from tests.fakes.clock import FakeClock
from tests.fakes.party.memory_history import MemoryRecords
from tests.fakes.party.memory_playlists import MemoryPlaylists
from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.sources.fake_source import FakeSource, a_library

if TYPE_CHECKING:
    from raveberry_server.application.ports.jobs import Job

TOPICS = Topics("test")
WHEREABOUTS = ServerAddresses(guest_url=None, lan_address="192.0.2.7", guest_port=8080)
SPEAKER = "AA:BB:CC:00:00:01"
TITLES = ("Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel")


class RecordedProcesses:
    """Processes of which one can be restarted.

    Attributes:
        restarted: names of restarted processes.
    """

    def __init__(self) -> None:
        self.restarted: list[str] = []

    async def overview(self) -> tuple[ProcessStatus, ...]:
        """Return the player."""
        player = ProcessStatus(
            name="mpd",
            state=ProcessState.RUNNING,
            up_s=60.0,
            memory_bytes=20_000_000,
            is_restartable=True,
            log=("mpd: playing",),
        )
        return (player,)

    async def restart(self, name: str) -> None:
        """Note the name."""
        self.restarted.append(name)


class RecordedLibrary:
    """A library service that counts its calls.

    Attributes:
        trouble: the error that `overview` raises, or empty.
    """

    def __init__(self) -> None:
        self.scans = 0
        self.looks = 0
        self.trouble = ""
        self.scan_job: Job | None = None

    def scan(self) -> None:
        self.scans += 1

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        self.looks += 1
        if self.trouble:
            raise SourceError(Refusal.SOURCE_BROKEN, self.trouble)
        found = [UnreadableFile(path="/music/a.mp3", reason=Notice("file_empty"))]
        return LibraryOverview(
            contents=LibraryContents(
                folders=(MusicFolder(path="/music", is_there=True, songs=8),),
                songs=8,
                problems=1,
                unreadable=tuple(found[offset : offset + limit]),
            ),
            scan=self.scan_job,
        )


class RecordedRooms:
    """Rooms that note their changes."""

    def __init__(self) -> None:
        self.changes: list[RoomChange] = []

    async def change(self, change: RoomChange) -> None:
        """Note a change."""
        self.changes.append(change)


class RecordedBluetooth:
    """Bluetooth with one loudspeaker, which notes its calls.

    Attributes:
        calls: the calls, as name and value.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []
        self.is_connected = False

    async def overview(self, *, search: bool) -> SpeakersOverview:
        """Return the loudspeaker."""
        self.calls.append(("overview", search))
        return self._found(is_searching=search)

    async def set_connected(self, address: str, *, is_connected: bool) -> SpeakersOverview:
        """Connect or disconnect the loudspeaker.

        Raises:
            RefusedError: it has another address.
        """
        if address != SPEAKER:
            raise RefusedError(Refusal.SPEAKER_UNKNOWN)
        self.calls.append(("set_connected", is_connected))
        self.is_connected = is_connected
        return self._found()

    async def remove(self, address: str) -> SpeakersOverview:
        """Note the removal."""
        self.calls.append(("remove", address))
        return self._found()

    def _found(self, *, is_searching: bool = False) -> SpeakersOverview:
        speaker = Speaker(
            address=SPEAKER, name="Boom", is_paired=True, is_connected=self.is_connected
        )
        return SpeakersOverview(is_available=True, is_searching=is_searching, speakers=(speaker,))


class HeadlessServer:
    """The party and the services that endpoints are constructed with."""

    def __init__(
        self, *, sources: tuple[FakeSource, ...] | None = None, has_rooms: bool = True
    ) -> None:
        self.clock = FakeClock()
        self.memory_trimmed = asyncio.Event()
        self.codes_drawn = 0
        self.store = MemoryStore()
        self.presence = Presence()
        self.promotions = Promotions()
        self.problems = Problems(at=self.clock.at)
        self.sources = sources or (a_library(*TITLES),)
        self.records = MemoryRecords()
        self.saved_playlists = MemoryPlaylists()
        party_playlists = SmartPlaylists(
            records=self.records,
            saved_playlists=self.saved_playlists,
            sources=self.sources,
            state=lambda: self.party.saved.state,
        )
        self.remote_files: set[str] = set()
        self.catalog = Catalog(
            sources=self.sources, party_playlists=party_playlists, queries=self.store
        )
        self.library = RecordedLibrary()
        self.processes = RecordedProcesses()
        self.disk: DiskSpace | None = DiskSpace(free=1_000_000_000, total=32_000_000_000)
        self.lights_cache = LightsCache()
        self.spectrum_feed = SpectrumFeed()
        self.rooms = RecordedRooms() if has_rooms else None
        self.bluetooth = RecordedBluetooth()
        self.lights = MqttLights(
            topics=TOPICS,
            lights_cache=self.lights_cache,
            spectrum_feed=self.spectrum_feed,
            problems=self.problems,
        )
        self.guest_access = GuestAccessCheck(
            server_addresses=WHEREABOUTS, networks=tuple, at=self.clock.at, resolve=_loopback
        )
        self.chance = 0.5
        self.party = Party(
            saved=self.store.saved, store=self.store, clock=self.clock, presence=self.presence
        )
        self.playlists = PlaylistEnqueuer(
            party=self.party, catalog=self.catalog, draw_job=lambda: "job"
        )
        self.history = HistoryQueries(
            party=self.party, records=self.records, paths_of=self.sources[0].relative_paths
        )
        self.playlist_editor = PlaylistEditor(
            party=self.party,
            store=self.saved_playlists,
            history=self.history,
            resolver=SongResolver(
                catalog=self.catalog,
                songs_at=self.sources[0].songs_at,
                state=lambda: self.party.saved.state,
            ),
            paths_of=self.sources[0].relative_paths,
        )
        self.signed_songs = SignedSongs(
            party=self.party,
            catalog=self.catalog,
            addresses=WHEREABOUTS,
            key=b"key",
            copy_of=lambda file: file,
            is_remote=self._is_remote,
        )
        self.commands = CommandDispatcher(
            context=CommandContext(
                party=self.party,
                catalog=self.catalog,
                discovery=Discovery(
                    party=self.party,
                    catalog=self.catalog,
                    records=self.records,
                    sources=self.sources,
                ),
                lyrics=CurrentLyrics(party=self.party, catalog=self.catalog),
                playlists=self.playlists,
                history=self.history,
                saved_playlists=self.playlist_editor,
                searches=RecentSearches(),
                sources=SourceMaintenance(
                    catalog=self.catalog,
                    renewable=None,
                    book=self.store,
                    party=self.party,
                    clock=self.clock,
                ),
                lights=self.lights,
                rooms=self.rooms,
                bluetooth=self.bluetooth,
                library=self.library,
                processes=self.processes,
                disk_space=self.measure_disk,
                draw_chance=lambda: self.chance,
                presence=self.presence,
                promotions=self.promotions,
                draw_code=self.draw_code,
                code_link=lambda state: public_links(state, WHEREABOUTS).code_url,
                wifi_qr=wifi_png,
                song_link=self.signed_songs.link,
                guest_access=self.guest_access,
                me=self.me,
                thumbnail=self.thumbnail,
            ),
            idempotency_keys=IdempotencyKeys(clock=self.clock),
        )
        self.snapshots = SnapshotCache(party=self.party, lights_cache=self.lights_cache)

    def me(self, viewer: Viewer) -> messages.Me:
        """Return what only a viewer may know."""
        links = public_links(self.state, WHEREABOUTS)
        return me_message(self.state, viewer, self.party.now(), links)

    async def thumbnail(self, image: bytes) -> bytes | None:
        """Return the beginning of an image, which is smaller."""
        return image[:8]

    async def _is_remote(self, file: Path) -> bool:
        return str(file) in self.remote_files

    async def measure_disk(self) -> DiskSpace:
        """Return the space of the disk.

        Raises:
            OSError: there is none.
        """
        if self.disk is None:
            raise OSError
        return self.disk

    def draw_code(self) -> str:
        """Return a new code each time, in the same order for each `HeadlessServer`."""
        self.codes_drawn += 1
        return generate_code(Random(self.codes_drawn).choice)

    @property
    def state(self) -> PartyState:
        return self.party.saved.state

    @asynccontextmanager
    async def running(self) -> AsyncIterator["HeadlessServer"]:
        """Commit applied steps inside the block."""
        async with asyncio.TaskGroup() as tasks:
            running = [
                tasks.create_task(self.party.run()),
                tasks.create_task(self.playlists.run()),
            ]
            try:
                yield self
            finally:
                for task in running:
                    task.cancel()

    async def execute(self, name: str, caller: Caller, /, **args: object) -> Any:  # noqa: ANN401 - each command has another result
        """Run a command as an interface does, and return its decoded result."""
        result = await self.commands.execute(name, encoded(args), caller)
        kind = COMMANDS[name].result
        return None if kind is NONE else decoded(kind, result)

    async def step[R](self, step: StepFunction[R]) -> R:
        """Apply a step of the domain, as the reconciler does."""
        return await self.party.apply(step)

    async def set(self, name: str, value: object) -> None:
        """Change a setting."""
        await self.step(lambda state, _now: setting_changes.set_setting(state, name, value))

    async def forget_guests(self) -> None:
        """Forget the guests of a closed party, as its scheduler does after a while."""
        await self.set("guests_kept_s", 0)
        await self.step(lifecycle.apply_due_changes)

    async def start(self, entry: EntryId | str) -> None:
        """Start a waiting song, as the player does."""
        await self.step(lambda state, now: current_song.start_song(state, EntryId(entry), 0.0, now))

    async def admit_and_request(self, caller: Caller, song: Song) -> None:
        """Admit a new guest and request a song that no source has, in one step."""

        def step(state: PartyState, now: Now) -> Step[object]:
            assert caller.newcomer is not None
            admitted = joining.admit(state, caller.newcomer, now).state
            return song_requests.request(admitted, caller, song_requests.Request(song=song), now)

        await self.step(step)


async def _loopback(_name: str) -> Collection[IPv4Address]:
    return [IPv4Address("127.0.0.1")]
