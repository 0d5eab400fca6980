"""Composition root: creates all objects, connects them and runs them."""

import asyncio
import logging
import os
import random
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from uuid import uuid4

import uvloop
from raveberry_contract import VERSION, Topics

from raveberry_server.adapters.mqtt.bridge import MqttBridge, mqtt_client_id
from raveberry_server.adapters.mqtt.commands import MqttCommands
from raveberry_server.adapters.mqtt.lights import MqttLights
from raveberry_server.adapters.mqtt.state_topics import ServerIdentity
from raveberry_server.adapters.mqtt.visualizer_broker_file import write_broker_file
from raveberry_server.adapters.option_path_checks import OptionPathWatch, watched_paths
from raveberry_server.adapters.persistence.data_lock import DataLock
from raveberry_server.adapters.persistence.prepared_restore import finish as finish_restore
from raveberry_server.adapters.persistence.recovery import DatabaseOrigin, RecoveredDatabase
from raveberry_server.adapters.persistence.sqlite_history_store import SqliteHistory
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.persistence.unsent_play_files import UnsentPlayFiles
from raveberry_server.adapters.player.bundled_sounds import SOUNDS
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.adapters.processes.backup_file import BackupFiles
from raveberry_server.adapters.processes.backup_upload import BackupUploads
from raveberry_server.adapters.processes.bluetooth_speakers import (
    BLUETOOTH_CONTROLLERS,
    BluetoothProcess,
)
from raveberry_server.adapters.processes.environment import know_own_names
from raveberry_server.adapters.processes.relay_process import RelayProcess
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.adapters.processes.song_copies import SongCopies
from raveberry_server.adapters.snapcast.control import SnapcastControl
from raveberry_server.adapters.sources.artwork import CoverScaler
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.registry import (
    PATH_CHECKS,
    opened_sources,
    scanned_folders,
)
from raveberry_server.adapters.supervisor.broker_and_address_poller import BrokerAndAddressPoller
from raveberry_server.adapters.supervisor.client import SupervisorClient
from raveberry_server.adapters.system.clock import SystemClock
from raveberry_server.adapters.system.guest_access_check import GuestAccessCheck
from raveberry_server.adapters.system.memory import (
    BoundedCache,
    bounded_caches,
    shorten_collections,
    trim_memory,
    unused_bytes,
)
from raveberry_server.adapters.system.neighbour_table import KernelNeighbours
from raveberry_server.adapters.system.resources import (
    LOOPBACK,
    disk_space,
    lan_address,
    raise_descriptor_limit,
)
from raveberry_server.adapters.system.s6_processes import S6Processes
from raveberry_server.adapters.system.secret_keys import drawn_code, forbid_inspection, signing_key
from raveberry_server.adapters.system.worker_threads import (
    WorkerThreads,
    shorten_waits_for_threads,
)
from raveberry_server.adapters.web.audio_stream import AudioStream
from raveberry_server.adapters.web.auth.authenticator import HostAccess
from raveberry_server.adapters.web.auth.kiosk import kiosk_key
from raveberry_server.adapters.web.auth.screen_key import screen_key
from raveberry_server.adapters.web.auth.signed_songs import SignedSongs
from raveberry_server.adapters.web.context import HostServices, WebContext
from raveberry_server.adapters.web.live.broadcast import LiveUpdates
from raveberry_server.adapters.web.pages import LivenessChecks
from raveberry_server.adapters.web.qr_codes import wifi_png
from raveberry_server.adapters.web.server import ListenAddresses, WebServer
from raveberry_server.adapters.web.transport.connections import room_for_connections
from raveberry_server.adapters.web.unavailable_server import unavailable
from raveberry_server.application.automation.autoplay import Autoplay
from raveberry_server.application.automation.random_alarm_after_song import AlarmAfterSong
from raveberry_server.application.automation.scheduler import Scheduler
from raveberry_server.application.broker_selection import (
    BrokerAddress,
    BrokerOrigin,
    BrokerSelection,
    EmbeddedNotice,
)
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.current_lyrics import CurrentLyrics
from raveberry_server.application.catalog.discovery import Discovery
from raveberry_server.application.catalog.playlist_enqueuer import PlaylistEnqueuer
from raveberry_server.application.catalog.recent_searches import RecentSearches
from raveberry_server.application.errors import PlayerLostError, StoreError
from raveberry_server.application.history.queries import HistoryQueries
from raveberry_server.application.history.retention import Retention
from raveberry_server.application.history.scrobbler import Scrobbler
from raveberry_server.application.history.smart_playlists import SmartPlaylists
from raveberry_server.application.jobs.empty_library import EmptyLibrary
from raveberry_server.application.jobs.library_completion import LibraryCompletion
from raveberry_server.application.jobs.library_scans import LibraryScans, LibraryWatch
from raveberry_server.application.jobs.library_service import Library
from raveberry_server.application.jobs.loudness_measurement import LoudnessMeasurement
from raveberry_server.application.jobs.song_fetcher import SongFetcher, uris_needed
from raveberry_server.application.jobs.source_maintenance import (
    SourceMaintenance,
    UpdatableComponent,
)
from raveberry_server.application.memory_trimmer import MemoryTrimmer
from raveberry_server.application.mod_promotions import Promotions
from raveberry_server.application.party import Party
from raveberry_server.application.playback.reconciler import PlayerReconciler
from raveberry_server.application.playback.stream_listeners import StreamListeners
from raveberry_server.application.playlists.playlist_editor import PlaylistEditor
from raveberry_server.application.playlists.song_resolver import SongResolver
from raveberry_server.application.ports import SavedState, Source, UpdatableSource
from raveberry_server.application.ports.jobs import Job, JobState
from raveberry_server.application.ports.library import LibraryCopies, ScannedSource
from raveberry_server.application.ports.processes import Processes
from raveberry_server.application.presence import Presence
from raveberry_server.application.problems.disk_space import DiskWatch
from raveberry_server.application.problems.failing_songs import FailingSongsWatch
from raveberry_server.application.problems.many_newcomers import ManyNewcomersWatch
from raveberry_server.application.problems.missing_sound_output import SoundOutputWatch
from raveberry_server.application.problems.problems import Param, ProblemCode, Problems
from raveberry_server.application.task_supervisor import TaskSupervisor, report_task_failures
from raveberry_server.commands.context import CommandContext
from raveberry_server.commands.covers import Covers
from raveberry_server.commands.dispatcher import CommandDispatcher
from raveberry_server.commands.idempotency import IdempotencyKeys
from raveberry_server.commands.page_search import SourceSearch
from raveberry_server.domain.model.errors import RaveberryError, RefusedError
from raveberry_server.domain.model.settings import setting_rows
from raveberry_server.jobs.network.local_networks import on_link_networks
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.public_links import ServerAddresses, public_links
from raveberry_server.presenter.snapshot_cache import SnapshotCache
from raveberry_server.presenter.spectrum_feed import SpectrumFeed

from .option_rows import OptionRow
from .options import TABLE, AudioOutput, Durability, Loaded, Options, OptionsError, load_usable

if TYPE_CHECKING:
    from raveberry_server.adapters.nats.library_transfer import LibraryPublisher
    from raveberry_server.adapters.nats.publisher import PartyPublisher
    from raveberry_server.application.jobs.standby_library import StandbyLibrary

    from .standby import Leadership

_LOGGER = logging.getLogger(__name__)

SUPERVISOR: Final = ip_address("172.30.32.2")
"""Address of Home Assistant's Supervisor, the only peer that an app's ingress port accepts."""

PARTY_NAME: Final = "Raveberry"
KEY_FILE: Final = "signing.key"
"""In the data folder, so that cookies survive a restore; without it, browsers are forgotten."""

BAD_OPTIONS: Final = 2
FAILED: Final = 1
COMMON_THREADS: Final = 8
"""Threads for files, disks and other short blocking calls."""
COPIES_SHARE: Final = 0.1
"""Part of the space for downloads that copies of songs in network folders take at most."""
VISUALIZER: Final = "visualizer"
"""Name of the visualizer's service."""
PAUSE_WITHIN_S: Final = 0.5
"""Time for the player to pause, as another server leads a second after the lease is lost."""
ANSWER_S: Final = 0.5
"""Time for an answer to leave before the server restarts."""
LOAD_AGAIN_S: Final = 30.0
"""Interval at which a database that could not be opened is tried again."""


def run() -> int:
    """Run the server until it is stopped, and return the exit code."""
    try:
        loaded = load_usable(os.environ)
    except OptionsError as err:
        sys.stderr.write(f"raveberry: {err}\n")
        return BAD_OPTIONS
    if loaded.options.durability is Durability.REPLICATED and not loaded.options.nats:
        sys.stderr.write("raveberry: RAVEBERRY_DURABILITY=replicated needs RAVEBERRY_NATS\n")
        return BAD_OPTIONS
    forbid_inspection()
    os.umask(0o077)
    logging.basicConfig(
        level=loaded.options.log_level.value.upper(),
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    # It logs every connection, and we open one per attempt to reach an unavailable player.
    logging.getLogger("mpd").setLevel(logging.WARNING)
    caches = bounded_caches()
    shorten_collections()
    shorten_waits_for_threads()
    exit_code = 0
    try:
        if uvloop.run(serve(loaded, caches)):
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell
    except* (RaveberryError, OSError) as group:
        for leaf in _leaves(group):
            _LOGGER.error("The server cannot continue: %s", leaf)  # noqa: TRY400 - the message has the cause
        exit_code = FAILED
    return exit_code


async def serve(loaded: Loaded, caches: Sequence[BoundedCache] = ()) -> bool:
    """Open the stores, run everything until SIGTERM or SIGINT, and close in reverse order.

    Args:
        loaded: the options.
        caches: what is emptied before memory is returned to the system.

    Returns:
        True if the server is to start again.
    """
    told_to_stop, is_restarted = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    threads = WorkerThreads(name="common", count=COMMON_THREADS)
    asyncio.get_running_loop().set_default_executor(threads)
    await threads.start()
    options, clock = loaded.options, SystemClock()
    problems = Problems(at=clock.at)
    _report_options(loaded, problems)
    async with AsyncExitStack() as stack:
        stack.enter_context(DataLock(data=options.data))
        has_new_lights = await asyncio.to_thread(_finish_restore, options, problems)
        leadership = None
        if options.durability is Durability.REPLICATED:
            leadership = await _leadership(stack, options, told_to_stop, is_restarted)
            if leadership is None:
                return is_restarted.is_set()
        store = SqliteStore(
            data=options.data,
            version=VERSION,
            log=leadership.log if leadership is not None else None,
        )
        stack.push_async_callback(store.close)
        saved = await _loaded(store, told_to_stop, options)
        if saved is None:
            return is_restarted.is_set()
        if leadership is not None and not await _is_followed(leadership, store):
            return True
        if store.recovered is not None:
            _report_recovered(store.recovered, problems)
        records = SqliteHistory(data=options.data, store=store)
        await records.start_thread()
        stack.push_async_callback(records.close)
        presence = Presence()
        party = Party(
            saved=saved,
            store=store,
            clock=clock,
            presence=presence,
            is_store_well=store.is_writable,
        )
        supervisor = TaskSupervisor()
        report_task_failures(supervisor, problems)
        remote_folders = RemoteFolders(
            on_silence=lambda silent: _note_silent_folders(silent, problems, song_copies)
        )
        song_copies = SongCopies(
            remote_folders=remote_folders,
            folder=options.data / "cache" / "network",
            most_bytes=round(options.cache_mb * 1_000_000 * COPIES_SHARE),
            space=partial(disk_space, options.data),
        )
        source_context = SourceContext(
            data=options.data,
            remote_folders=remote_folders,
            runtime=options.runtime,
            supervisor=supervisor,
            plays=store,
            settings=lambda: party.saved.state.settings,
            cache_mb=options.cache_mb,
            options=options.of_sources,
            option_name=partial(_name, options),
        )
        sources = await stack.enter_async_context(opened_sources(source_context, options.sources))
        disk = DiskWatch(
            path=str(options.data),
            space=partial(disk_space, options.data),
            shrink=partial(_shrink_caches, source_context, party),
            party=party,
            problems=problems,
        )
        parts = _parts(
            options,
            disk=disk,
            supervisor=supervisor,
            store=store,
            party=party,
            presence=presence,
            problems=problems,
            sources=sources,
            covers=source_context.covers,
            remote_folders=remote_folders,
            song_copies=song_copies,
            records=records,
            release_caches=partial(_release_caches, caches, threads, store),
            restart=partial(_restart_soon, told_to_stop, is_restarted),
            leadership=leadership,
        )
        if has_new_lights:
            await _restart_visualizer(parts.processes)
        # The party stops after all its callers, so that their last commands are committed.
        async with asyncio.TaskGroup() as writers:
            writer = writers.create_task(parts.party.run(), name="party")
            await _run_until(told_to_stop, parts, supervisor)
            writer.cancel()
        await _keep_place(parts.party, store)
    _LOGGER.info("The server has stopped")
    return is_restarted.is_set()


def _restart_soon(told_to_stop: asyncio.Event, is_restarted: asyncio.Event) -> None:
    """Stop the server so that it starts again, once the answer to the caller has left."""
    is_restarted.set()
    asyncio.get_running_loop().call_later(ANSWER_S, told_to_stop.set)


async def _leadership(
    stack: AsyncExitStack,
    options: Options,
    told_to_stop: asyncio.Event,
    is_restarted: asyncio.Event,
) -> "Leadership | None":
    """Stand by until this server leads the party; None if it stops or starts again instead."""
    from raveberry_server.adapters.nats.connection import NatsAddress  # noqa: PLC0415 - few need it

    from .standby import StandbySurroundings, leading  # noqa: PLC0415 - few servers need it

    def start_again() -> None:
        is_restarted.set()
        told_to_stop.set()

    return await stack.enter_async_context(
        leading(
            StandbySurroundings(
                address=NatsAddress(
                    servers=options.nats, ca=options.nats_ca, seed=options.nats_seed
                ),
                node=options.node,
                key=signing_key(options.data / KEY_FILE),
                data=options.data,
                told_to_stop=told_to_stop,
                pause_player=partial(_pause_player, options),
                on_lost=start_again,
                serving=partial(
                    unavailable,
                    endpoints=_endpoints(options),
                    is_host_open=options.in_addon or bool(options.host_password),
                    has_password=bool(options.host_password),
                    status="standby",
                ),
                keep_library=_standby_library(options).run,
            )
        )
    )


def _standby_library(options: Options) -> "StandbyLibrary":
    from raveberry_server.application.jobs.standby_library import (  # noqa: PLC0415 - few need it
        StandbyLibrary,
    )

    remote_folders = RemoteFolders()
    library = StandbyLibrary(
        folders=scanned_folders(options.data, options.of_sources, remote_folders),
        read_network_folders=remote_folders.run,
        clock=SystemClock(),
        supervisor=TaskSupervisor(),
    )
    remote_folders.observe_answers(library.scan)
    return library


async def _is_followed(leadership: "Leadership", store: SqliteStore) -> bool:
    """Let other servers follow the loaded database, and return whether they can."""
    try:
        await leadership.start(store)
    except StoreError as err:
        _LOGGER.warning("This server does not lead: %s", err)
        return False
    return True


async def _pause_player(options: Options) -> None:
    """Pause the player of this machine, as that of another one plays."""
    player = MpdPlayer(path=options.mpd_socket, answer_within_s=PAUSE_WITHIN_S)
    try:
        await player.connect()
        await player.pause()
    except PlayerLostError as err:
        _LOGGER.debug("There is no player to pause: %s", err)
    finally:
        await player.close()


def _finish_restore(options: Options, problems: Problems) -> bool:
    """Use an uploaded backup, if there is one; return whether it has settings of the lights."""
    try:
        restored = finish_restore(options.data)
    except StoreError as err:
        problems.report(ProblemCode.RESTORE_FAILED, detail=str(err))
        return False
    if restored is None:
        return False
    problems.report(ProblemCode.DATABASE_REPLACED, kept=str(restored.kept))
    return restored.has_lights


async def _restart_visualizer(processes: Processes) -> None:
    """Let the visualizer read the restored settings of the lights."""
    try:
        await processes.restart(VISUALIZER)
    except RefusedError as err:
        _LOGGER.warning("The lights use the restored settings after a restart: %s", err)


async def _loaded(
    store: SqliteStore, told_to_stop: asyncio.Event, options: Options
) -> SavedState | None:
    """Load the party; while that fails, serve the reason at all endpoints and retry.

    Returns:
        None if the server was stopped before it succeeded.
    """
    reported = ""
    while not told_to_stop.is_set():
        try:
            return await store.load()
        except StoreError as err:
            reason = str(err)
        if reason != reported:
            _LOGGER.error("The party cannot be opened: %s", reason)
            reported = reason
        async with unavailable(
            reason,
            endpoints=_endpoints(options),
            is_host_open=options.in_addon or bool(options.host_password),
            has_password=bool(options.host_password),
        ):
            with suppress(TimeoutError):
                async with asyncio.timeout(LOAD_AGAIN_S):
                    await told_to_stop.wait()
    return None


def _report_recovered(recovered: RecoveredDatabase, problems: Problems) -> None:
    if recovered.kept is None:
        _LOGGER.warning("The party continues from the backup %s", recovered.detail)
        return
    kept = str(recovered.kept)
    match recovered.origin:
        case DatabaseOrigin.ROWS:
            problems.report(ProblemCode.DATABASE_SALVAGED, detail=recovered.detail, kept=kept)
        case DatabaseOrigin.NOTHING:
            problems.report(ProblemCode.DATABASE_LOST, kept=kept)
        case _:
            snapshot = recovered.detail
            problems.report(ProblemCode.DATABASE_RESTORED, snapshot=snapshot, kept=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Everything that runs in the background."""

    party: Party
    processes: Processes
    reconciler: PlayerReconciler
    scans: LibraryScans
    loudness: LoudnessMeasurement
    completion: LibraryCompletion
    watch: LibraryWatch
    fetches: SongFetcher
    origins: SourceMaintenance
    playlists: PlaylistEnqueuer
    retention: Retention
    scheduler: Scheduler
    autoplay: Autoplay
    random_alarm: AlarmAfterSong
    scrobbler: Scrobbler
    newcomer_watch: ManyNewcomersWatch
    failing_songs: FailingSongsWatch
    sound: SoundOutputWatch
    rooms: SnapcastControl | None
    bluetooth: BluetoothProcess
    relay: RelayProcess
    disk: DiskWatch
    memory: MemoryTrimmer
    bridge: MqttBridge
    web: WebServer
    supervisor_watch: BrokerAndAddressPoller | None
    installation: OptionPathWatch
    remote_folders: RemoteFolders
    song_copies: SongCopies
    gateways: "PartyPublisher | None"
    leadership: "Leadership | None"
    copied_library: "LibraryPublisher | None"


async def _run_until(
    told_to_stop: asyncio.Event, parts: _Parts, supervisor: TaskSupervisor
) -> None:
    """Run all background tasks under supervision; only the party's writer may end the server."""
    runs: dict[str, Callable[[], Awaitable[None]]] = {
        "player": parts.reconciler.run,
        "web": parts.web.run,
        "sound output": parts.sound.run,
        "mqtt": parts.bridge.run,
        "library scans": parts.scans.run,
        "loudness": parts.loudness.run,
        "library completion": parts.completion.run,
        "library watch": parts.watch.run,
        "song fetcher": parts.fetches.run,
        "source maintenance": parts.origins.run,
        "playlists": parts.playlists.run,
        "retention": parts.retention.run,
        "scheduler": parts.scheduler.run,
        "autoplay": parts.autoplay.run,
        "random alarm": parts.random_alarm.run,
        "scrobbles": parts.scrobbler.run,
        "newcomer watch": parts.newcomer_watch.run,
        "failing songs": parts.failing_songs.run,
        "installation": parts.installation.run,
        "network folders": parts.remote_folders.run,
        "copies of network songs": parts.song_copies.run,
        "relay": parts.relay.run,
        "bluetooth": parts.bluetooth.run,
        "disk": parts.disk.run,
        "memory": parts.memory.run,
    }
    if parts.rooms is not None:
        runs["rooms"] = parts.rooms.run
    if parts.supervisor_watch is not None:
        runs["supervisor watch"] = parts.supervisor_watch.run
    if parts.gateways is not None:
        runs["gateways"] = parts.gateways.run
    if parts.leadership is not None:
        runs["log of the party"] = parts.leadership.run
    if parts.copied_library is not None:
        runs["library for search workers"] = parts.copied_library.run
    async with asyncio.TaskGroup() as tasks:
        running = [
            tasks.create_task(supervisor.keep_running(name, run), name=name)
            for name, run in runs.items()
        ]
        await told_to_stop.wait()
        for task in running:
            task.cancel()


async def _keep_place(party: Party, store: SqliteStore) -> None:
    """Store the exact position of the current song for the next start."""
    playback = party.saved.state.playback
    if playback.entry is None:
        return
    position_s = playback.position_at_s(party.mono_s())
    try:
        await store.checkpoint(epoch=playback.epoch, position_s=position_s, at=party.now().at)
    except StoreError as err:
        _LOGGER.warning("The position of the song could not be saved: %s", err)


def _note_silent_folders(
    silent: frozenset[str], problems: Problems, song_copies: SongCopies
) -> None:
    song_copies.note_change()
    code = ProblemCode.MUSIC_FOLDER_SILENT
    known = {str(one.params["path"]) for one in problems.current if one.code is code}
    for folder in known - silent:
        problems.clear(code, subject=folder)
    for folder in silent - known:
        problems.report(code, path=folder)


async def _shrink_caches(source_context: SourceContext, party: Party) -> None:
    await source_context.cache_of("").keep_only(uris_needed(party.saved.state))
    await source_context.covers.shrink()


def _parts(  # noqa: PLR0913 - wires all parts
    options: Options,
    *,
    disk: DiskWatch,
    supervisor: TaskSupervisor,
    store: SqliteStore,
    party: Party,
    presence: Presence,
    problems: Problems,
    sources: Sequence[Source],
    covers: CoverScaler,
    remote_folders: RemoteFolders,
    song_copies: SongCopies,
    records: SqliteHistory,
    release_caches: Callable[[ScannedSource], Awaitable[None]],
    restart: Callable[[], None],
    leadership: "Leadership | None",
) -> _Parts:
    clock = SystemClock()
    may_act = leadership.may_act if leadership is not None else lambda: True
    processes = S6Processes(
        services=options.runtime / "services",
        logs=options.logs,
        secrets=lambda: _secrets(options, party),
    )
    listeners = StreamListeners()
    key = signing_key(options.data / KEY_FILE)
    party_playlists = SmartPlaylists(
        records=records,
        saved_playlists=records,
        sources=sources,
        state=lambda: party.saved.state,
    )
    catalog = Catalog(sources=sources, party_playlists=party_playlists, queries=store)
    scanned = next((one for one in sources if isinstance(one, ScannedSource)), EmptyLibrary())
    history = HistoryQueries(party=party, records=records, paths_of=scanned.relative_paths)
    saved_playlists = PlaylistEditor(
        party=party,
        store=records,
        history=history,
        resolver=SongResolver(
            catalog=catalog, songs_at=scanned.songs_at, state=lambda: party.saved.state
        ),
        paths_of=scanned.relative_paths,
    )
    relay = RelayProcess(
        settings=lambda: party.saved.state.settings,
        own_names=lambda: _own_names(options, party),
    )
    know_own_names(lambda: _own_names(options, party))
    reconciler = PlayerReconciler(
        party=party,
        catalog=catalog,
        player=MpdPlayer(
            path=options.mpd_socket,
            stream_socket=options.stream_socket,
            relay=relay,
            songs=scanned,
            copies=song_copies,
            may_act=may_act,
        ),
        store=store,
        clock=clock,
        sounds=SOUNDS,
        listeners=listeners,
        files=song_copies,
    )
    scans = LibraryScans(
        process=scanned.scan_process(lambda: presence.guests_active(clock.mono_s()) > 0),
        book=store,
        clock=clock,
    )
    # Until then the songs of a folder that was left out are hidden.
    remote_folders.observe_answers(scans.scan)
    if leadership is not None:
        _hold_until_scanned(scanned, scans)
    loudness = LoudnessMeasurement(
        process=scanned.loudness_process(lambda: _requested(party)),
        book=store,
        clock=clock,
        scans=scans,
    )
    completion = LibraryCompletion(
        process=scanned.completion_process(lambda: _requested(party)),
        book=store,
        clock=clock,
        scans=scans,
        party=party,
    )
    library = Library(scans=scans, reader=scanned)
    watch = LibraryWatch(watch=scanned.change_watch(), scans=scans)
    origins = SourceMaintenance(
        catalog=catalog,
        renewable=_renewable(sources),
        scans=scans,
        after_scans=(loudness, completion),
        book=store,
        party=party,
        clock=clock,
    )
    topics = Topics(options.node)
    lights_cache = LightsCache()
    snapshots = SnapshotCache(party=party, lights_cache=lights_cache)
    spectrum_feed = SpectrumFeed()
    lights = MqttLights(
        topics=topics, lights_cache=lights_cache, spectrum_feed=spectrum_feed, problems=problems
    )
    server_addresses = _server_addresses(options, key)
    brokers = _brokers(options, problems)
    playlists = PlaylistEnqueuer(party=party, catalog=catalog, draw_job=lambda: uuid4().hex[:8])
    promotions = Promotions()
    guest_access = GuestAccessCheck(
        server_addresses=server_addresses, networks=on_link_networks, at=clock.at
    )
    songs = SignedSongs(
        party=party,
        catalog=catalog,
        addresses=server_addresses,
        key=key,
        copy_of=song_copies.path_of,
        is_remote=remote_folders.is_remote,
    )
    rooms = _rooms(options, party=party, problems=problems)
    bluetooth = BluetoothProcess(
        controllers=BLUETOOTH_CONTROLLERS,
        has_sound_server=options.output is AudioOutput.PULSE and not options.is_silent,
    )
    context = CommandContext(
        party=party,
        catalog=catalog,
        discovery=Discovery(party=party, catalog=catalog, records=records, sources=sources),
        lyrics=CurrentLyrics(party=party, catalog=catalog),
        playlists=playlists,
        history=history,
        saved_playlists=saved_playlists,
        searches=RecentSearches(),
        sources=origins,
        lights=lights,
        rooms=rooms,
        bluetooth=bluetooth,
        library=library,
        processes=processes,
        disk_space=partial(disk_space, options.data),
        presence=presence,
        promotions=promotions,
        draw_code=drawn_code,
        draw_chance=random.random,
        code_link=lambda state: public_links(state, server_addresses).code_url,
        wifi_qr=wifi_png,
        song_link=songs.link,
        guest_access=guest_access,
        me=lambda viewer: live.me(viewer),  # noqa: PLW0108 - it is made below
        thumbnail=covers.thumbnail,
    )
    commands = CommandDispatcher(
        context=context, idempotency_keys=IdempotencyKeys(clock=clock, stored=store.take_answers())
    )
    bridge = MqttBridge(
        brokers=brokers,
        topics=topics,
        identity=ServerIdentity(id=store.installation_id, name=PARTY_NAME, node=options.node),
        server_addresses=server_addresses,
        party=party,
        presence=presence,
        snapshots=snapshots,
        catalog=catalog,
        orders=MqttCommands(topics=topics, party=party, commands=commands),
        lights=lights,
        library=library,
        problems=problems,
        on_use=_follow(options),
        client_id=mqtt_client_id(key) if leadership is not None else None,
        may_act=may_act,
    )
    live = LiveUpdates(
        party=party,
        presence=presence,
        promotions=promotions,
        lights_cache=lights_cache,
        spectrum_feed=spectrum_feed,
        snapshots=snapshots,
        server_addresses=server_addresses,
        problems=problems,
        trim_memory=trim_memory,
    )
    page_covers = Covers(party=party, catalog=catalog, thumbnail=covers.thumbnail)
    signs = LivenessChecks(
        is_player_well=lambda: reconciler.is_player_well,
        is_broker_well=lambda: bridge.is_connected,
    )
    gateways, copied_library = _gateways(
        options,
        key=key,
        party=party,
        presence=presence,
        commands=commands,
        covers=page_covers,
        lights_cache=lights_cache,
        signs=signs,
        clock=clock,
        catalog=catalog,
        store=store,
        records=records,
        epoch=leadership.epoch if leadership is not None else None,
        copies=scanned.library_copies(),
    )
    if copied_library is not None:
        scans.listen(copied_library.note_scan)
    web = WebServer(
        endpoints=_endpoints(options),
        access=HostAccess(
            supervisor=SUPERVISOR if options.in_addon else None,
            host_password=options.host_password,
            trusted_proxies=options.trusted_proxies,
            key=key,
            neighbours=KernelNeighbours(key=key, mono_s=clock.mono_s),
            guest_url=options.guest_url,
            screen_key=server_addresses.screen_key,
            kiosk_key=server_addresses.kiosk_key,
            note_arrival=guest_access.note_arrival,
            on_link_networks=on_link_networks,
        ),
        services=WebContext(
            party=party,
            commands=commands,
            searching=SourceSearch(party=party, catalog=catalog, commands=commands),
            covers=page_covers,
            promotions=promotions,
            live=live,
            host=HostServices(
                history=history,
                saved_playlists=saved_playlists,
                backup=BackupFiles(data=options.data).made,
                restore=BackupUploads(data=options.data, restart=restart).receive,
            ),
        ),
        server_addresses=server_addresses,
        signs=signs,
        listening=AudioStream(
            party=party,
            listeners=listeners,
            stream_socket=options.stream_socket,
            addresses=server_addresses,
        ),
        songs=songs,
        supervisor=supervisor,
        most_connections=room_for_connections(raise_descriptor_limit()),
        metrics=gateways.metrics if gateways is not None else tuple,
    )
    return _Parts(
        party=party,
        processes=processes,
        reconciler=reconciler,
        scans=scans,
        loudness=loudness,
        completion=completion,
        watch=watch,
        playlists=playlists,
        retention=Retention(party=party, records=records),
        fetches=SongFetcher(party=party, catalog=catalog, book=store, clock=clock),
        origins=origins,
        scheduler=Scheduler(party=party, presence=presence, draw_code=drawn_code),
        autoplay=Autoplay(party=party, catalog=catalog, sources=sources),
        random_alarm=AlarmAfterSong(party=party, draw_chance=random.random),
        scrobbler=Scrobbler(
            party=party, sources=sources, unsent=UnsentPlayFiles(options.data / "scrobbles")
        ),
        newcomer_watch=ManyNewcomersWatch(party=party, problems=problems),
        failing_songs=FailingSongsWatch(party=party, problems=problems),
        sound=SoundOutputWatch(
            party=party,
            problems=problems,
            is_silent=options.is_silent,
            in_addon=options.in_addon,
        ),
        rooms=rooms,
        bluetooth=bluetooth,
        relay=relay,
        disk=disk,
        memory=MemoryTrimmer(
            unused_bytes=unused_bytes,
            processor_s=time.process_time,
            release_caches=partial(release_caches, scanned),
            give_back=live.trim_memory,
        ),
        bridge=bridge,
        web=web,
        installation=OptionPathWatch(
            paths=watched_paths(PATH_CHECKS, options.of_sources, partial(_name, options)),
            problems=problems,
            read=remote_folders.read,
        ),
        remote_folders=remote_folders,
        song_copies=song_copies,
        gateways=gateways,
        leadership=leadership,
        copied_library=copied_library,
        supervisor_watch=_supervisor_watch(
            options,
            brokers=brokers,
            server_addresses=server_addresses,
            problems=problems,
            discovery={"node": options.node, "id": store.installation_id},
        ),
    )


def _gateways(  # noqa: PLR0913 - all that gateways need
    options: Options,
    *,
    key: bytes,
    party: Party,
    presence: Presence,
    commands: CommandDispatcher,
    covers: Covers,
    lights_cache: LightsCache,
    signs: LivenessChecks,
    clock: SystemClock,
    catalog: Catalog,
    store: SqliteStore,
    records: SqliteHistory,
    epoch: int | None,
    copies: LibraryCopies,
) -> "tuple[PartyPublisher, LibraryPublisher] | tuple[None, None]":
    """Return what serves gateways and search workers over NATS.

    Without NATS it is nothing, and not even imported.
    """
    if not options.nats:
        return None, None
    from raveberry_server.adapters.nats.connection import NatsAddress  # noqa: PLC0415 - see above
    from raveberry_server.adapters.nats.library_transfer import (  # noqa: PLC0415 - see above
        LibraryPublisher,
    )
    from raveberry_server.adapters.nats.publisher import (  # noqa: PLC0415 - see above
        PartyHealth,
        PartyPublisher,
    )
    from raveberry_server.adapters.nats.searcher_requests import (  # noqa: PLC0415 - see above
        SearchData,
    )

    address = NatsAddress(servers=options.nats, ca=options.nats_ca, seed=options.nats_seed)
    library = LibraryPublisher(address=address, node=options.node, key=key, copies=copies)
    publisher = PartyPublisher(
        address=address,
        node=options.node,
        key=key,
        party=party,
        presence=presence,
        commands=commands,
        covers=covers,
        lights_cache=lights_cache,
        health=PartyHealth(
            is_player_well=signs.is_player_well, is_broker_well=signs.is_broker_well
        ),
        clock=clock,
        search_data=SearchData(
            catalog=catalog,
            popularity=store,
            saved_playlists=records,
            library=lambda: library.number,
        ),
        epoch=epoch,
    )
    return publisher, library


def _rooms(options: Options, *, party: Party, problems: Problems) -> SnapcastControl | None:
    if options.snapcast is None:
        return None
    return SnapcastControl(
        party=party,
        problems=problems,
        host=options.snapcast.host,
        port=options.snapcast_port,
        is_own=options.snapcast.is_own,
    )


def _hold_until_scanned(scanned: ScannedSource, scans: LibraryScans) -> None:
    """Let songs without a file wait until the first scan is over.

    The leader before may have known files that this machine got after its own last scan.
    """
    scanned.await_scan(is_awaited=True)

    def note(job: Job) -> None:
        if job.state is not JobState.RUNNING:
            scanned.await_scan(is_awaited=False)

    scans.listen(note)


def _requested(party: Party) -> Sequence[str]:
    """Return the URIs of the next songs, the first first."""
    return [entry.song.uri for entry in islice(party.saved.state.waiting.public.values(), 100)]


async def _release_caches(
    caches: Sequence[BoundedCache],
    threads: WorkerThreads,
    store: SqliteStore,
    scanned: ScannedSource,
) -> None:
    """Free what is kept for reuse and quickly made anew."""
    for cache in caches:
        cache.cache_clear()
    await store.release_cache()
    await scanned.release_cache()
    await threads.release_cache()


def _secrets(options: Options, party: Party) -> Iterator[str]:
    """Yield everything that no log may show, although nothing writes it there."""
    settings = party.saved.state.settings
    for name, row in setting_rows().items():
        if row.is_secret:
            yield str(getattr(settings, name))
    if party.saved.state.join_code is not None:
        yield party.saved.state.join_code.text
    passwords = (urlsplit(url).password for url in options.nats)
    known = (options.host_password, options.mqtt_password, *passwords)
    yield from (text for text in known if text)
    names = ("SUPERVISOR_TOKEN", "HASSIO_TOKEN")
    yield from (os.environ[name] for name in names if name in os.environ)


def _renewable(sources: Sequence[Source]) -> UpdatableComponent | None:
    updatable = (source for source in sources if isinstance(source, UpdatableSource))
    return next(
        (
            UpdatableComponent(process=source.update_process(), versions=source)
            for source in updatable
        ),
        None,
    )


def _brokers(options: Options, problems: Problems) -> BrokerSelection:
    names = {row.env: _name(options, row) for row in TABLE}
    credentials = [names[f"RAVEBERRY_MQTT_{part}"] for part in ("USERNAME", "PASSWORD")]
    is_own = options.has_own_broker
    broker = BrokerAddress(
        host=options.mqtt_host or LOOPBACK,
        port=options.mqtt_port,
        username=options.mqtt_username,
        password=options.mqtt_password,
        uses_tls=not is_own and (options.mqtt_tls or options.mqtt_ca is not None),
        ca=options.mqtt_authorities,
        origin=BrokerOrigin.EMBEDDED if is_own else BrokerOrigin.OPTION,
    )
    port = options.mqtt_port
    if options.in_addon:
        notice = EmbeddedNotice(code=ProblemCode.BROKER_EMBEDDED)
    elif options.mqtt_username:
        params: dict[str, Param] = {"port": port, "username": options.mqtt_username}
        notice = EmbeddedNotice(code=ProblemCode.BROKER_OPEN, params=params)
    else:
        params = {
            "port": port,
            "username_option": credentials[0],
            "password_option": credentials[1],
            "host_option": names["RAVEBERRY_MQTT_HOST"],
        }
        notice = EmbeddedNotice(code=ProblemCode.BROKER_PRIVATE, params=params)
    return BrokerSelection(
        broker=broker,
        problems=problems,
        credentials="mqtt_credentials" if options.in_addon else ", ".join(credentials),
        notice=notice,
    )


def _name(options: Options, row: OptionRow[Any]) -> str:
    """Return the name by which people know an option."""
    return row.addon if options.in_addon and row.addon else row.env


def _follow(options: Options) -> Callable[[BrokerAddress], None]:
    """Return the function that passes the broker in use on to the visualizer, if it can change."""
    if not (options.in_addon and options.has_own_broker):
        return lambda _broker: None

    def write(broker: BrokerAddress) -> None:
        try:
            write_broker_file(options.runtime, broker)
        except OSError as err:
            _LOGGER.error("The visualizer cannot be moved to the MQTT broker: %s", err)  # noqa: TRY400

    return write


def _supervisor_watch(
    options: Options,
    *,
    brokers: BrokerSelection,
    server_addresses: ServerAddresses,
    problems: Problems,
    discovery: Mapping[str, object],
) -> BrokerAndAddressPoller | None:
    if not options.in_addon:
        return None
    return BrokerAndAddressPoller(
        client=SupervisorClient(
            token=os.environ.get("SUPERVISOR_TOKEN", ""),
            url=options.supervisor_url,
            ca=options.mqtt_authorities,
        ),
        problems=problems,
        offer_broker=brokers.offer if options.has_own_broker else None,
        is_settled=lambda: brokers.is_settled,
        until_attention=brokers.until_attention,
        move=None if options.guest_url else server_addresses.move,
        discovery=discovery,
    )


def _own_names(options: Options, party: Party) -> frozenset[str]:
    """Return public names of this party, which the router loops back to it (NAT loopback)."""
    settings = party.saved.state.settings
    addresses = (settings.guest_url, options.guest_url or "")
    hosts = (urlsplit(address).hostname for address in addresses)
    return frozenset(name for name in (*hosts, *settings.allowed_hosts) if name)


def _endpoints(options: Options) -> ListenAddresses:
    return ListenAddresses(
        guest_port=options.guest_port,
        host_port=options.host_port,
        command_socket=options.command_socket,
    )


def _server_addresses(options: Options, key: bytes) -> ServerAddresses:
    here = lan_address()
    host = here if options.host_password else LOOPBACK
    return ServerAddresses(
        guest_url=options.guest_url,
        lan_address=here,
        guest_port=options.guest_port,
        host_url=None if options.in_addon else f"http://{host}:{options.host_port}/host",
        screen_key=partial(screen_key, key),
        kiosk_key=partial(kiosk_key, key),
    )


def _report_options(loaded: Loaded, problems: Problems) -> None:
    if loaded.unreadable is not None:
        problems.report(ProblemCode.OPTIONS_UNREADABLE, detail=loaded.unreadable)
    for fault in loaded.faults:
        problems.report(
            ProblemCode.OPTION_UNUSABLE,
            option=fault.option,
            reason=fault.reason,
            used=fault.used,
            **fault.params,
        )


def _leaves(group: BaseExceptionGroup[Exception]) -> list[Exception]:
    """Return the exceptions in a group and its nested groups."""
    found: list[Exception] = []
    for err in group.exceptions:
        found += _leaves(err) if isinstance(err, BaseExceptionGroup) else [err]
    return found
