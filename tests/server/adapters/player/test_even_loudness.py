"""Local songs without tags are equally loud in the recorded sound of a real MPD."""

import asyncio
import re
import subprocess
import wave
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random

import numpy as np
import pytest
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.adapters.sources.local.loudness.adjusted_files import AdjustedFiles
from raveberry_server.adapters.sources.local.source import LIBRARY, LOUDNESS, LocalSource
from raveberry_server.application.errors import TrackError
from raveberry_server.application.ports import PlayerState
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.jobs import scan_library
from raveberry_server.jobs.audio.duty_cycle import DutyCycle
from raveberry_server.jobs.audio.measure_loudness import RequestedKeys, main

from tests.fakes.party.memory_store import MemoryStore
from tests.fakes.player.real_mpd import RealMpd, RealSound
from tests.fakes.player.sound_files import dsf_tone, make_musepack

from .mpd_playback import another_client
from .test_mpd_player import reached, until

pytestmark = pytest.mark.system

RATE = 44_100
RECORDER = """
audio_output_format "44100:f:2"
audio_output {{
  type "recorder"
  name "tape"
  encoder "wave"
  path "{tape}"
  format "44100:16:1"
  mixer_type "none"
}}
"""
PACED_RECORDER = (
    RECORDER
    + """
audio_output {{
  type "null"
  name "pace"
  mixer_type "none"
}}
"""
)
"""Records at the pace of speakers. Without it, MPD may play a song twice that ends before MPD has
noticed its start, and no report may show that it plays."""
TONES_HZ = {
    "loud.wav": 500,
    "quiet.flac": 1_000,
    "web.opus": 2_000,
    "free.ogg": 3_000,
    "old.mp3": 4_000,
}
"""Songs by the pitch by which the recording tells them apart."""
PITCHES_HZ = TONES_HZ | {
    "single.flac": 1_500,
    "front.flac": 2_500,
    "middle.flac": 3_500,
    "quiet.dsf": 700,
    "muse.mpc": 1_000,
}
LAYOUTS = {
    "single.flac": "mono|c0=c0",
    "front.flac": "5.1|FL=c0|FR=c0",
    "middle.flac": "5.1|FC=c0",
}
"""Songs by their channels."""
VOLUMES = {"quiet.flac": "-16dB", "old.mp3": "-12dB"}
LENGTH_S = 30.0
RATES = {
    "phone.m4a": 48_000,
    "half.mp3": 22_050,
    "fine.flac": 96_000,
    "speech.wav": 8_000,
    "true.tta": RATE,
    "packed.wv": RATE,
    "film.ac3": 48_000,
    "cinema.eac3": 48_000,
    "muse.mpc": RATE,
}
"""Further songs, in which the units of time are others."""


def make_tone(
    file: Path,
    *,
    pitch_hz: float,
    rate: int = RATE,
    duration_s: float,
    album: str = "",
    layout: str = "stereo|c0=c0|c1=c0",
) -> None:
    volume = VOLUMES.get(file.name, "-6dB")
    tone = f"aevalsrc=sin(2*PI*{pitch_hz}*t):s={rate}:d={duration_s},volume={volume}"
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *("ffmpeg", "-v", "error", "-f", "lavfi", "-i", tone, "-af", f"pan={layout}"),
            *("-metadata", f"album={album}", str(file)),
        ],
        check=True,
    )


def make_tones(folder: Path, *, duration_s: float) -> None:
    for name, pitch_hz in TONES_HZ.items():
        make_tone(folder / name, pitch_hz=pitch_hz, duration_s=duration_s)


async def locations(
    folder: Path, music: Path, *, is_measured: bool, names: Collection[str] = TONES_HZ
) -> list[str]:
    """Scan and measure a folder, and return what the player opens for each song."""
    assert scan_library.main(["--library", str(folder / LIBRARY), "--", str(music)]) == 0
    if is_measured:
        cycle = DutyCycle(share=1.0, longest_s=60.0, idle_s=60.0)
        files = (str(folder / LIBRARY), str(folder / LOUDNESS))
        assert await asyncio.to_thread(main, files, requested=RequestedKeys(), cycle=cycle) == 0
    source = LocalSource(data=folder, plays=MemoryStore())
    try:
        found = []
        for name in names:
            (song,) = (await source.search(Path(name).stem, 1)).songs
            location = await source.playable(song.uri) or ""
            found.append(await source.adjusted(location, location))
    finally:
        await source.close()
    assert all((one or "").endswith(".concat") is is_measured for one in found)
    return [one for one in found if one]


@asynccontextmanager
async def recorded(folder: Path, tape: Path) -> AsyncIterator[None]:
    """Record the monitor of the null sink in a folder."""
    recorder = await asyncio.create_subprocess_exec(
        "parec", "-s", f"unix:{folder}/native", "-d", "party.monitor", "--file-format=wav",
        f"--rate={RATE}", "--channels=1", str(tape),
    )  # fmt: skip
    try:
        yield
    finally:
        recorder.terminate()
        await recorder.wait()


async def play(mpd: RealMpd, songs: list[str], gain: ReplayGain = ReplayGain.TRACK) -> None:
    """Play songs one after the other, to their end."""
    player = MpdPlayer(path=mpd.socket)
    try:
        await mpd.start()
        await reached(player)
        await player.set_replay_gain(gain)
        numbers = [await player.add(song, place=place) for place, song in enumerate(songs)]
        await player.start(numbers[0], 0.0, is_held=False)
        await until(player, lambda report: report.state is PlayerState.PLAYING)
        await until(player, lambda report: report.state is PlayerState.STOPPED)
    finally:
        await player.close()


def samples(tape: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    with wave.open(str(tape)) as sound:
        # The size in a header of an unfinished file is a guess.
        data = sound.readframes(1 << 30)
    return np.frombuffer(data[: len(data) // 2 * 2], dtype=np.int16).astype(float) / 32_768


def levels(tape: Path, folder: Path, names: Collection[str] = TONES_HZ) -> list[float]:
    """Return the loudness of each song in a recording, by the blocks that hold its pitch."""
    sound = samples(tape)
    block = RATE // 10
    blocks = sound[: len(sound) // block * block].reshape(-1, block)
    spectrum = np.abs(np.fft.rfft(blocks * np.hanning(block), axis=1))
    pitches = spectrum.argmax(axis=1) * 10
    found = []
    for name in names:
        pitch_hz = PITCHES_HZ[name]
        part = folder / f"{pitch_hz}.wav"
        own = blocks[(abs(pitches - pitch_hz) <= 10) & (spectrum.max(axis=1) > 1.0)]
        with wave.open(str(part), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes((own * 32_767).astype(np.int16).tobytes())
        done = subprocess.run(  # noqa: S603 - our own arguments
            [
                *("ffmpeg", "-hide_banner", "-i", str(part), "-af", "ebur128=framelog=quiet"),
                *("-f", "null", "-"),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(float(re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr)[-1]))
    return found


async def test_untagged_songs_are_equally_loud_at_the_speakers(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    make_tones(music, duration_s=3.0)
    songs = await locations(tmp_path, music, is_measured=True)
    sound = RealSound(tmp_path)
    mpd = RealMpd(tmp_path, outputs=sound.output)
    tape = tmp_path / "tape.wav"
    try:
        await sound.start()
        async with asyncio.timeout(30):
            while not (tmp_path / "native").exists():  # noqa: ASYNC110 - another process makes it
                await asyncio.sleep(0.05)
        async with recorded(tmp_path, tape):
            await play(mpd, songs)
    finally:
        await mpd.kill()
        await sound.kill()
    found = levels(tape, tmp_path)
    assert max(found) - min(found) <= 1.0, found


async def test_songs_of_any_channels_rate_and_encoder_are_equally_loud(
    tmp_path: Path,
) -> None:
    music = tmp_path / "music"
    music.mkdir()
    names = ("loud.wav", *LAYOUTS, "quiet.dsf", "muse.mpc")
    make_tone(music / "loud.wav", pitch_hz=TONES_HZ["loud.wav"], duration_s=2.0)
    for name, layout in LAYOUTS.items():
        make_tone(music / name, pitch_hz=PITCHES_HZ[name], duration_s=2.0, layout=layout)
    dsd = dsf_tone(2.0, pitch_hz=PITCHES_HZ["quiet.dsf"], amplitude=0.02)
    (music / "quiet.dsf").write_bytes(dsd)
    make_musepack(music / "muse.mpc", duration_s=2.0)
    tape = tmp_path / "tape.wav"
    mpd = RealMpd(tmp_path, outputs=RECORDER.format(tape=tape))
    try:
        await play(mpd, await locations(tmp_path, music, is_measured=True, names=names))
    finally:
        await mpd.kill()
    found = levels(tape, tmp_path, names)
    assert max(found) - min(found) <= 1.0, found


async def test_with_a_measured_gain_songs_follow_each_other_without_a_gap(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    make_tones(music, duration_s=1.0)
    tape = tmp_path / "tape.wav"
    mpd = RealMpd(tmp_path, outputs=PACED_RECORDER.format(tape=tape))
    try:
        await play(mpd, await locations(tmp_path, music, is_measured=True))
    finally:
        await mpd.kill()
    found = levels(tape, tmp_path)
    assert max(found) - min(found) <= 1.0, found
    sound = samples(tape)
    assert len(sound) / RATE == pytest.approx(1.0 * len(TONES_HZ), abs=0.01)
    # Half a period of the deepest tone is 44 samples.
    silent = np.flatnonzero(np.abs(sound) > 1e-3)
    assert np.diff(silent).max() < 44


@pytest.mark.parametrize(
    ("gain", "difference_db"), [(ReplayGain.TRACK, 0.0), (ReplayGain.ALBUM, 10.0)]
)
async def test_in_album_mode_the_songs_of_a_measured_album_keep_their_differences(
    tmp_path: Path, gain: ReplayGain, difference_db: float
) -> None:
    music = tmp_path / "music"
    music.mkdir()
    names = ("loud.wav", "quiet.flac")
    for name in names:
        make_tone(music / name, pitch_hz=TONES_HZ[name], duration_s=2.0, album="Set")
    tape = tmp_path / "tape.wav"
    mpd = RealMpd(tmp_path, outputs=RECORDER.format(tape=tape))
    try:
        await play(mpd, await locations(tmp_path, music, is_measured=True, names=names), gain)
    finally:
        await mpd.kill()
    loud, quiet = levels(tape, tmp_path, names)
    # EBU R 128 weights their pitches by 0.6 dB differently.
    assert loud - quiet == pytest.approx(difference_db, abs=1.0)


async def test_reports_and_errors_name_the_file_of_the_song(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    make_tones(music, duration_s=2.0)
    await locations(tmp_path, music, is_measured=True)
    source = LocalSource(data=tmp_path, plays=MemoryStore())
    mpd = RealMpd(tmp_path)
    player = MpdPlayer(path=mpd.socket, songs=source)
    song = music / "quiet.flac"
    try:
        await mpd.start()
        await reached(player)
        number = await player.add(str(song), place=0)
        assert [one.location for one in (await player.report()).songs] == [str(song)]
        status = song.stat()
        song.write_bytes(bytes(status.st_size))
        await player.start(number, 0.0, is_held=False)
        report = await until(player, lambda report: report.error is not None)
        assert str(song) in (report.error or "")
    finally:
        await player.close()
        await source.close()
        await mpd.kill()


@asynccontextmanager
async def measured_songs(folder: Path, names: Mapping[str, int]) -> AsyncIterator[LocalSource]:
    """Yield a source of measured songs with these names and sample rates."""
    music = folder / "music"
    music.mkdir()
    for name, rate in names.items():
        if name.endswith(".mpc"):
            make_musepack(music / name, duration_s=LENGTH_S)
        else:
            make_tone(music / name, pitch_hz=440, rate=rate, duration_s=LENGTH_S)
    await locations(folder, music, is_measured=True, names=names)
    source = LocalSource(data=folder, plays=MemoryStore())
    try:
        yield source
    finally:
        await source.close()


@asynccontextmanager
async def connected(mpd: RealMpd, source: LocalSource) -> AsyncIterator[MpdPlayer]:
    player = MpdPlayer(path=mpd.socket, songs=source)
    try:
        await mpd.start()
        await reached(player)
        yield player
    finally:
        await player.close()


def write(script: Path, text: str) -> None:
    script.write_text(text)


async def playing_at(player: MpdPlayer, position_s: float) -> None:
    """Expect the song to play from there, or from the start of a page of Ogg, a second at most."""
    report = await until(player, lambda report: report.state is PlayerState.PLAYING)
    assert report.error is None
    assert report.duration_s == pytest.approx(LENGTH_S, abs=0.1)
    assert report.position_s is not None
    assert position_s - 1.1 <= report.position_s


async def test_a_song_with_a_measured_gain_is_started_and_sought_anywhere(
    mpd: RealMpd, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    random = Random("seek")
    names = dict.fromkeys(TONES_HZ, RATE) | RATES
    async with measured_songs(tmp_path, names) as source, connected(mpd, source) as player:
        for name in names:
            song = str(tmp_path / "music" / name)
            for _ in range(8):
                aim_s, next_s = (random.randrange(20_000) / 1_000 for _ in range(2))
                await player.clear()
                number = await player.add(song, place=0)
                await player.start(number, aim_s, is_held=False)
                await playing_at(player, aim_s)
                await player.seek(number, next_s)
                await playing_at(player, next_s)
    assert "without its gain" not in caplog.text


async def test_a_song_with_a_measured_gain_goes_on_where_a_restart_of_mpd_interrupted_it(
    mpd: RealMpd, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        measured_songs(tmp_path, {"quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        for position_s in (0.0, 7.003, 11.117):
            number = await player.add(str(tmp_path / "music" / "quiet.flac"), place=0)
            await player.start(number, position_s, is_held=False)
            await playing_at(player, position_s)
            await mpd.kill()
            await mpd.start()
            await reached(player)
    assert "without its gain" not in caplog.text


@pytest.mark.parametrize("is_held", [False, True])
async def test_a_song_that_mpd_cannot_play_with_its_gain_is_played_without_it(
    mpd: RealMpd, tmp_path: Path, is_held: bool, caplog: pytest.LogCaptureFixture
) -> None:
    song = str(tmp_path / "music" / "quiet.flac")
    state = PlayerState.PAUSED if is_held else PlayerState.PLAYING
    async with (
        measured_songs(tmp_path, {"quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        script = Path(await source.adjusted(song, song))
        number = await player.add(song, place=0)
        write(script, "no script")
        await player.start(number, 7.003, is_held=is_held)
        # MPD pauses before it has opened the file.
        report = await until(
            player,
            lambda report: report.state is state and "without its gain" in caplog.text,
        )
        assert [(one.number, one.location) for one in report.songs] == [(number, song)]
        assert report.current == report.songs[0]
        assert (report.position_s or 0.0) >= 6.9
        await player.seek(number, 2.0)
        await player.remove(number)
        assert (await player.report()).songs == ()
        # It is not tried again.
        await player.start(await player.add(song, place=0), 0.0, is_held=False)
        assert (
            await until(player, lambda report: report.state is not PlayerState.STOPPED)
        ).error is None


@pytest.mark.parametrize("start_s", [0.0, 3.0])
@pytest.mark.parametrize("is_held", [True, False])
async def test_a_seek_right_after_a_start_that_fails_because_of_the_gain_is_carried_out(
    mpd: RealMpd, tmp_path: Path, start_s: float, is_held: bool
) -> None:
    """MPD answers a start before or after it has opened the file, so it is tried repeatedly."""
    names = [f"song{number}.flac" for number in range(8)]
    state = PlayerState.PAUSED if is_held else PlayerState.PLAYING
    async with (
        measured_songs(tmp_path, dict.fromkeys((*names, "loud.wav"), RATE)) as source,
        connected(mpd, source) as player,
    ):
        next_song = str(tmp_path / "music" / "loud.wav")
        for name in names:
            song = str(tmp_path / "music" / name)
            script = Path(await source.adjusted(song, song))
            await player.clear()
            number = await player.add(song, place=0)
            next_number = await player.add(next_song, place=1)
            write(script, f"ffconcat version 1.0\nfile gone.flac\nduration {LENGTH_S}\n")
            await player.start(number, start_s, is_held=is_held)
            await player.seek(number, 12.0)
            report = await until(player, lambda report: report.state is state)
            assert [one.number for one in report.songs] == [number, next_number]
            assert report.current == report.songs[0]
            assert (report.current.location, report.error) == (song, None)
            assert 11.9 <= (report.position_s or 0.0) <= 14.0


async def test_a_song_that_failed_because_of_its_gain_goes_on_where_it_was_sought(
    mpd: RealMpd, tmp_path: Path
) -> None:
    song = str(tmp_path / "music" / "quiet.flac")
    async with (
        measured_songs(tmp_path, {"quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        script = Path(await source.adjusted(song, song))
        number = await player.add(song, place=0)
        write(script, "no script")
        # Another client starts it, so the player learns of the failure from MPD's report only.
        await mpd.send_command(f"playid {number}")
        async with another_client(mpd) as watcher:
            await until(watcher, lambda report: report.error is not None)
        await player.seek(number, 12.0)
        report = await until(player, lambda report: report.state is PlayerState.PLAYING)
        assert (report.current, report.error) == (report.songs[0], None)
        assert (report.songs[0].number, report.songs[0].location) == (number, song)
        assert (report.position_s or 0.0) >= 11.9


async def test_a_song_that_cannot_be_sought_with_its_gain_is_sought_without_it(
    mpd: RealMpd, tmp_path: Path
) -> None:
    song = str(tmp_path / "music" / "quiet.flac")
    async with (
        measured_songs(tmp_path, {"quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        script = Path(await source.adjusted(song, song))
        number = await player.add(song, place=0)
        # Without the start of the item, FFmpeg refuses most positions.
        write(script, f"ffconcat version 1.0\nfile {script.stem}.flac\nduration {LENGTH_S}\n")
        await player.start(number, 0.0, is_held=False)
        await playing_at(player, 0.0)
        await player.seek(number, 7.003)
        await playing_at(player, 7.003)
        assert [one.number for one in (await player.report()).songs] == [number]


async def test_a_next_song_that_mpd_passes_over_with_its_gain_is_played_without_it(
    mpd: RealMpd, tmp_path: Path
) -> None:
    music = tmp_path / "music"
    async with (
        measured_songs(tmp_path, {"loud.wav": RATE, "quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        script = Path(await source.adjusted(str(music / "quiet.flac"), str(music / "quiet.flac")))
        first = await player.add(str(music / "loud.wav"), place=0)
        second = await player.add(str(music / "quiet.flac"), place=1)
        write(script, "no script")
        await player.start(first, LENGTH_S - 1.0, is_held=False)
        report = await until(
            player,
            lambda report: (
                report.state is PlayerState.PLAYING
                and report.current is not None
                and report.current.number == second
            ),
        )
        assert report.error is None


async def test_a_song_that_mpd_does_not_take_with_its_gain_is_taken_without_it(
    mpd: RealMpd, tmp_path: Path
) -> None:
    song = str(tmp_path / "music" / "quiet.flac")
    async with (
        measured_songs(tmp_path, {"quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        script = Path(await source.adjusted(song, song))
        (script.parent / f"{script.stem}.flac").unlink()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(AdjustedFiles, "path_of", lambda *_: str(script))
            number = await player.add(song, place=0)
        await player.start(number, 7.003, is_held=False)
        await playing_at(player, 7.003)
        # Nothing reads it that is not there either.
        with pytest.raises(TrackError):
            await player.add(str(tmp_path / "music" / "gone.flac"), place=0)


async def test_a_song_that_cannot_be_played_without_its_gain_either_fails(
    mpd: RealMpd, tmp_path: Path
) -> None:
    song = tmp_path / "music" / "quiet.flac"
    async with (
        measured_songs(tmp_path, {"quiet.flac": RATE}) as source,
        connected(mpd, source) as player,
    ):
        number = await player.add(str(song), place=0)
        song.write_bytes(bytes(song.stat().st_size))
        # MPD answers before or after it has opened the file.
        with suppress(TrackError):
            await player.start(number, 7.003, is_held=False)
        report = await until(player, lambda report: report.error is not None)
        assert str(song) in (report.error or "")
        assert report.state is PlayerState.STOPPED
