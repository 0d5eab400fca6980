"""Tracks of a cue sheet are played from their start to their end, in the recorded sound of MPD."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.adapters.sources.local.source import LIBRARY, LOUDNESS, LocalSource
from raveberry_server.application.errors import TrackError
from raveberry_server.application.ports import PlayerState
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback.file_range import FileRange
from raveberry_server.jobs import scan_library
from raveberry_server.jobs.audio.duty_cycle import DutyCycle
from raveberry_server.jobs.audio.measure_loudness import RequestedKeys, main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.cue_albums import (
    RATE,
    TITLES,
    cue_sheet,
    decoded,
    make_noise,
    make_tones,
    place_of,
)
from tests.fakes.player.playback_fixture import CheckpointStore
from tests.fakes.player.real_mpd import RealMpd

from .mpd_playback import MpdPlayback, another_client
from .test_even_loudness import PACED_RECORDER, samples, write
from .test_mpd_player import reached, until

pytestmark = pytest.mark.system

STARTS_S: Final = (0.0, 1.2, 2.48, 4.0)
ENDS_S: Final = (1.2, 2.48, 4.0, 5.0)
LENGTH_S: Final = 5.0
PROBE: Final = RATE // 10
"""Samples of the recording that are looked for in the album."""


class Album:
    """An album in one file, its library and the recorded sound of MPD."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.music = folder / "music"
        self.music.mkdir()
        self.tape = folder / "tape.wav"
        self.mpd = RealMpd(folder, outputs=PACED_RECORDER.format(tape=self.tape))
        self.source = LocalSource(data=folder, plays=MemoryStore())
        self.player = MpdPlayer(path=self.mpd.socket, songs=self.source)

    def scan(self) -> None:
        assert scan_library.main(["--library", str(self.folder / LIBRARY), str(self.music)]) == 0

    async def measure(self) -> None:
        cycle = DutyCycle(share=1.0, longest_s=60.0, idle_s=60.0)
        files = (str(self.folder / LIBRARY), str(self.folder / LOUDNESS))
        assert await asyncio.to_thread(main, files, requested=RequestedKeys(), cycle=cycle) == 0

    async def location(self, title: str) -> str:
        """Return what the player opens for a track."""
        (song,) = (await self.source.search(title, 1)).songs
        assert song.title == title
        return await self.source.playable(song.uri) or ""

    async def play(self, titles: Sequence[str], *, position_s: float = 0.0) -> None:
        """Play tracks one after the other, the first from a position, to their end."""
        player = self.player
        numbers = [
            await player.add(await self.location(title), place=place)
            for place, title in enumerate(titles)
        ]
        await player.start(numbers[0], position_s, is_held=False)
        await until(player, lambda report: report.state is PlayerState.PLAYING)
        report = await until(player, lambda report: report.state is PlayerState.STOPPED)
        assert report.error is None

    async def reach(self) -> None:
        await self.mpd.start()
        await reached(self.player)

    def place_in_album(self, at_s: float, name: str) -> float:
        """Return the second of the album that is at that second of the recording."""
        first = round(at_s * RATE)
        part = samples(self.tape)[first : first + PROBE]
        return place_of(part, decoded(self.music / name)) / RATE


@pytest.fixture
async def album(tmp_path: Path) -> AsyncIterator[Album]:
    made = Album(tmp_path)
    try:
        yield made
    finally:
        await made.player.close()
        await made.source.close()
        await made.mpd.kill()


@asynccontextmanager
async def noise(album: Album, name: str = "album.flac") -> AsyncIterator[None]:
    """Make an album of noise with a cue sheet, and start MPD."""
    make_noise(album.music / name, duration_s=LENGTH_S)
    (album.music / "album.cue").write_text(cue_sheet(name, STARTS_S))
    album.scan()
    await album.reach()
    yield


@pytest.mark.parametrize(
    ("name", "most_off_samples"),
    [
        # MPD's own decoders seek to the sample, FFmpeg to 0.6 ms.
        ("album.flac", 0),
        ("album.mp3", 0),
        ("album.wv", 0),
        ("album.wav", 26),
        ("album.m4a", 26),
    ],
)
async def test_a_track_is_played_from_its_start_to_its_end(
    album: Album, name: str, most_off_samples: int
) -> None:
    async with noise(album, name):
        await album.play(["Second"])
    off_s = (most_off_samples + 1) / RATE
    assert len(samples(album.tape)) / RATE == pytest.approx(1.28, abs=off_s)
    assert album.place_in_album(0.4, name) == pytest.approx(STARTS_S[1] + 0.4, abs=off_s)
    assert album.place_in_album(1.1, name) == pytest.approx(STARTS_S[1] + 1.1, abs=off_s)


@pytest.mark.parametrize("is_measured", [False, True])
async def test_consecutive_tracks_have_neither_a_gap_nor_a_repetition(
    album: Album, is_measured: bool
) -> None:
    async with noise(album):
        if is_measured:
            await album.measure()
            location = await album.location("First")
            file = str(album.music / "album.flac")
            assert (await album.source.adjusted(location, file)).endswith(".concat")
        await album.play(TITLES)
    # FFmpeg, by which a measured gain is applied, loses up to 0.2 ms at each seek.
    off_s = (10 if is_measured else 1) / RATE
    assert len(samples(album.tape)) / RATE == pytest.approx(LENGTH_S, abs=3 * off_s)
    for at_s in (0.1, 1.05, 1.25, 2.35, 2.5, 3.85, 4.05, 4.85):
        assert album.place_in_album(at_s, "album.flac") == pytest.approx(at_s, abs=3 * off_s)


async def test_tracks_of_an_album_are_played_in_any_order(album: Album) -> None:
    async with noise(album):
        await album.play(["Third", "First"])
    assert album.place_in_album(0.05, "album.flac") == pytest.approx(2.53, abs=0.001)
    assert album.place_in_album(1.4, "album.flac") == pytest.approx(3.88, abs=0.001)
    assert album.place_in_album(1.55, "album.flac") == pytest.approx(0.03, abs=0.001)


async def test_positions_and_lengths_are_those_of_the_track(album: Album) -> None:
    async with noise(album):
        number = await album.player.add(await album.location("Third"), place=0)
        await album.player.start(number, 0.3, is_held=True)
        report = await until(album.player, lambda report: report.duration_s is not None)
        assert report.duration_s == pytest.approx(1.52)
        assert report.position_s == pytest.approx(0.3, abs=0.01)
        await album.player.seek(number, 1.0)
        await album.player.resume()
        await until(album.player, lambda report: report.state is PlayerState.STOPPED)
    assert album.place_in_album(-0.2 + len(samples(album.tape)) / RATE, "album.flac") == (
        pytest.approx(3.8, abs=0.001)
    )


@pytest.mark.parametrize("is_measured", [False, True])
async def test_a_report_names_the_track_also_to_a_server_that_has_not_added_it(
    album: Album, is_measured: bool
) -> None:
    async with noise(album):
        if is_measured:
            await album.measure()
        locations = [await album.location(title) for title in TITLES]
        assert locations[1] == f"{album.music / 'album.flac'}/#t=1.200,2.480"
        assert locations[3] == f"{album.music / 'album.flac'}/#t=4.000"
        for place, location in enumerate(locations):
            await album.player.add(location, place=place)
        later = MpdPlayer(path=album.mpd.socket, songs=album.source)
        await later.connect()
        try:
            assert [song.location for song in (await later.report()).songs] == locations
        finally:
            await later.close()


async def test_a_track_goes_on_without_its_gain_if_mpd_cannot_play_it_with_it(
    album: Album,
) -> None:
    async with noise(album):
        await album.measure()
        location = await album.location("Third")
        script = Path(await album.source.adjusted(location, str(album.music / "album.flac")))
        number = await album.player.add(location, place=0)
        write(script, "no script")
        await album.player.start(number, 0.2, is_held=False)
        report = await until(album.player, lambda report: report.state is PlayerState.PLAYING)
        assert [(song.number, song.location) for song in report.songs] == [(number, location)]
        await until(album.player, lambda report: report.state is PlayerState.STOPPED)
    assert len(samples(album.tape)) / RATE == pytest.approx(1.32, abs=0.001)
    assert album.place_in_album(0.5, "album.flac") == pytest.approx(3.18, abs=0.001)


async def test_an_error_names_the_track_once(album: Album) -> None:
    async with noise(album):
        locations = [await album.location(title) for title in TITLES[:2]]
        numbers = [await album.player.add(one, place=at) for at, one in enumerate(locations)]
        file = album.music / "album.flac"
        file.write_bytes(bytes(file.stat().st_size))
        await album.player.start(numbers[0], 0.0, is_held=False)
        report = await until(album.player, lambda report: report.error is not None)
        assert report.error is not None
        assert locations[0] in report.error
        assert report.error.count("#t=") == 1


async def test_a_part_behind_the_end_of_its_file_is_refused_and_not_listed(album: Album) -> None:
    async with noise(album):
        file = str(album.music / "album.flac")
        part = FileRange(file=file, start_s=LENGTH_S + 1, end_s=None)
        with pytest.raises(TrackError):
            await album.player.add(part.location, place=0)
        assert (await album.player.report()).songs == ()


async def test_a_track_of_a_file_whose_name_mpd_cannot_spell_is_played(album: Album) -> None:
    name = "new\nline.flac"
    make_noise(album.music / name, duration_s=LENGTH_S)
    (album.music / "new\nline.cue").write_text(cue_sheet("other.wav", STARTS_S))
    album.scan()
    await album.measure()
    await album.reach()
    location = await album.location("Second")
    assert location.startswith(str(album.folder / "aliases"))
    number = await album.player.add(location, place=0)
    assert [song.location for song in (await album.player.report()).songs] == [location]
    await album.player.start(number, 0.0, is_held=False)
    await until(album.player, lambda report: report.state is PlayerState.PLAYING)
    await until(album.player, lambda report: report.state is PlayerState.STOPPED)
    assert album.place_in_album(0.4, name) == pytest.approx(1.6, abs=0.001)


@pytest.mark.parametrize(
    ("gain", "difference_db"), [(ReplayGain.TRACK, 0.0), (ReplayGain.ALBUM, 6.0)]
)
async def test_tracks_are_equally_loud_and_keep_their_differences_as_an_album(
    album: Album, gain: ReplayGain, difference_db: float
) -> None:
    make_tones(album.music / "album.flac", (500, 500), each_s=3.0)
    (album.music / "album.cue").write_text(cue_sheet("album.flac", (0.0, 3.0)))
    album.scan()
    await album.measure()
    await album.reach()
    await album.player.set_replay_gain(gain)
    await album.play(TITLES[:2])
    sound = samples(album.tape)
    quiet, loud = sound[RATE : 2 * RATE].std(), sound[4 * RATE : 5 * RATE].std()
    assert 20 * np.log10(loud / quiet) == pytest.approx(difference_db, abs=0.3)


# --- a party that plays tracks -------------------------------------------------------------------


def a_party(mpd: RealMpd, music: Path, file: Path, store: CheckpointStore) -> MpdPlayback:
    """Return a party whose songs are tracks of one file, some of two seconds and two long ones."""
    ranges = {"short": (0.0, 2.0), "brief": (2.0, 4.0), "quick": (4.0, 6.0)}
    ranges |= {"long": (6.0, 126.0), "other": (126.0, 246.0)}
    files = {
        name: FileRange(file=str(file), start_s=start_s, end_s=end_s).location
        for name, (start_s, end_s) in ranges.items()
    }
    return MpdPlayback(mpd=mpd, music=music, files=files, store=store)


@pytest.fixture(scope="session")
def long_album(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("album") / "album.flac"
    make_tones(file, (300, 500), each_s=130.0)
    return file


async def test_tracks_are_requested_and_played_one_after_the_other(
    mpd: RealMpd, music: Path, long_album: Path
) -> None:
    await mpd.start()
    party = a_party(mpd, music, long_album, CheckpointStore())
    async with party.living():
        await party.request("brief", "short", "quick", "long")
        await party.until_moving("brief")
        begin_s = party.clock.mono_s() - party.position_s
        await party.until_moving("long")
        assert party.clock.mono_s() - party.position_s - begin_s == pytest.approx(6.0, abs=1.0)
        assert party.ended == [(name, "finished") for name in ("brief", "short", "quick")]


async def test_a_track_goes_on_where_it_was_after_a_restart_of_the_server(
    mpd: RealMpd, music: Path, long_album: Path
) -> None:
    await mpd.start()
    first = a_party(mpd, music, long_album, CheckpointStore())
    async with first.living():
        await first.request("long", "other")
        await first.until_moving("long")
        await first.seek(30.0)
        await first.until_sought()
    again = a_party(mpd, music, long_album, CheckpointStore(saved=first.saved_after_a_crash()))
    async with again.living(), another_client(mpd) as listener:
        await again.until_moving("long")
        assert again.position_s == pytest.approx(31.0, abs=2)
        # It was not started again.
        assert (again.started, again.state.playback.epoch) == ([], 1)
        report = await listener.report()
        assert report.position_s == pytest.approx(31.0, abs=2)
        assert report.duration_s == pytest.approx(120.0)


async def test_a_track_goes_on_where_it_was_after_a_restart_of_everything(
    mpd: RealMpd, music: Path, long_album: Path
) -> None:
    await mpd.start()
    first = a_party(mpd, music, long_album, CheckpointStore())
    async with first.living():
        await first.request("long", "other")
        await first.until_moving("long")
        await first.seek(30.0)
        await first.until_sought()
    await mpd.kill()
    again = a_party(mpd, music, long_album, CheckpointStore(saved=first.saved_after_a_crash()))
    async with again.living():
        await mpd.start()
        await again.until_moving("long")
        assert again.position_s == pytest.approx(30.0, abs=2)
        async with another_client(mpd) as listener:
            files = [again.source.files[name] for name in ("long", "other")]
            # MPD adds the whole file before it limits it to a track.
            report = await until(
                listener, lambda now: [song.location for song in now.songs] == files
            )
            assert report.position_s == pytest.approx(30.0, abs=3)
            assert report.duration_s == pytest.approx(120.0)


async def test_tracks_of_one_album_overlap_while_crossfading(
    album: Album, long_album: Path
) -> None:
    await album.reach()
    player = album.player
    await player.set_crossfade(5)
    numbers = [
        await player.add(
            FileRange(
                file=str(long_album), start_s=21.0 * place, end_s=21.0 * place + 21.0
            ).location,
            place=place,
        )
        for place in range(2)
    ]
    await player.start(numbers[0], 15.0, is_held=False)
    await until(player, lambda report: report.state is PlayerState.PLAYING)
    await until(player, lambda report: report.state is PlayerState.STOPPED)
    assert len(samples(album.tape)) / RATE == pytest.approx(22.0, abs=0.1)
