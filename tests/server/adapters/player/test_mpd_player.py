"""The adapter with a real MPD, and with what only pretends to be one."""

import asyncio
import signal
import wave
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.application.errors import (
    LeadLostError,
    PlayerFault,
    PlayerLostError,
    TrackError,
)
from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain.model.settings import ReplayGain

from tests.fakes.player.real_mpd import NULL_OUTPUT, RealMpd, make_tone
from tests.fakes.player.sound_files import dff, dsf

RECORDER = """
audio_output {{
  type "recorder"
  name "tape"
  encoder "wave"
  path "{tape}"
  format "44100:16:1"
  mixer_type "software"
}}
"""


async def reached(player: MpdPlayer) -> None:
    """Connect as soon as MPD listens."""
    async with asyncio.timeout(25):
        while True:
            try:
                await player.connect()
            except PlayerLostError:
                await asyncio.sleep(0.05)
            else:
                return


async def until(player: MpdPlayer, is_so: Callable[[PlayerReport], bool]) -> PlayerReport:
    """Wait until the player reports that, looking whenever it has news."""
    async with asyncio.timeout(25):
        while not is_so(report := await player.report()):
            await player.changed()
        return report


@asynccontextmanager
async def a_player(mpd: RealMpd, *, answer_within_s: float = 20.0) -> AsyncIterator[MpdPlayer]:
    player = MpdPlayer(path=mpd.socket, answer_within_s=answer_within_s)
    try:
        await mpd.start()
        await reached(player)
        yield player
    finally:
        await player.close()


@pytest.fixture
async def player(mpd: RealMpd) -> AsyncIterator[MpdPlayer]:
    async with a_player(mpd) as made:
        yield made


@pytest.fixture
async def hasty(mpd: RealMpd) -> AsyncIterator[MpdPlayer]:
    """A player that does not wait long for its MPD."""
    async with a_player(mpd, answer_within_s=1.5) as made:
        yield made


# --- what it does --------------------------------------------------------------------------------


async def test_a_fresh_mpd_is_silent_and_has_its_outputs(player: MpdPlayer) -> None:
    report = await player.report()
    assert (report.state, report.songs, report.current) == (PlayerState.STOPPED, (), None)
    assert [output.name for output in report.outputs] == ["speakers"]
    assert report.is_in_order


async def test_a_song_plays_from_where_it_is_started(player: MpdPlayer, music: Path) -> None:
    location = str(music / "long.flac")
    number = await player.add(location, place=0)
    await player.start(number, 42.0, is_held=False)
    report = await until(player, lambda report: report.state is PlayerState.PLAYING)
    assert report.current is not None
    assert (report.current.number, report.current.location) == (number, location)
    assert report.position_s == pytest.approx(42.0, abs=1.0)
    assert report.duration_s == pytest.approx(120.0)


async def test_songs_are_put_where_they_belong_and_taken_out(
    player: MpdPlayer, music: Path
) -> None:
    third = await player.add(str(music / "third.flac"), place=0)
    first = await player.add(str(music / "long.flac"), place=0)
    second = await player.add(str(music / "other.flac"), place=1)
    assert [song.number for song in (await player.report()).songs] == [first, second, third]
    for _ in range(2):
        await player.remove(second)
    assert [song.number for song in (await player.report()).songs] == [first, third]
    await player.clear()
    assert (await player.report()).songs == ()


async def test_a_song_is_paused_sought_and_resumed(player: MpdPlayer, music: Path) -> None:
    number = await player.add(str(music / "long.flac"), place=0)
    await player.start(number, 0.0, is_held=False)
    for _ in range(2):
        await player.pause()
    await player.seek(number, 60.0)
    held = await player.report()
    assert (held.state, held.position_s) == (PlayerState.PAUSED, pytest.approx(60.0, abs=0.1))
    for _ in range(2):
        await player.resume()
    assert (await player.report()).state is PlayerState.PLAYING


async def test_a_seek_that_comes_after_the_next_song_began_leaves_that_song_alone(
    player: MpdPlayer, music: Path
) -> None:
    ended = await player.add(str(music / "long.flac"), place=0)
    present = await player.add(str(music / "other.flac"), place=1)
    await player.start(present, 0.0, is_held=True)
    with pytest.raises(TrackError, match="does not play"):
        await player.seek(ended, 60.0)
    report = await player.report()
    assert (report.current, report.position_s) == (report.songs[1], 0.0)


async def test_a_server_that_may_not_act_sends_no_commands(mpd: RealMpd, music: Path) -> None:
    may_act = True
    player = MpdPlayer(path=mpd.socket, may_act=lambda: may_act)
    await mpd.start()
    try:
        await reached(player)
        number = await player.add(str(music / "long.flac"), place=0)
        may_act = False
        with pytest.raises(LeadLostError):
            await player.start(number, 0.0, is_held=False)
        with pytest.raises(LeadLostError):
            await player.connect()
        with pytest.raises(LeadLostError):
            await player.play_announcement(str(music / "jingle.mp3"), 0.5)
        may_act = True
        await player.connect()
        assert (await player.report()).state is PlayerState.STOPPED
    finally:
        await player.close()


async def test_a_held_song_that_is_started_plays(player: MpdPlayer, music: Path) -> None:
    number = await player.add(str(music / "long.flac"), place=0)
    await player.start(number, 10.0, is_held=True)
    await player.start(number, 20.0, is_held=False)
    report = await until(player, lambda report: report.state is PlayerState.PLAYING)
    assert report.position_s == pytest.approx(20.0, abs=0.5)


async def test_the_sound_is_set(player: MpdPlayer) -> None:
    await player.set_volume(0.29)
    await player.set_crossfade(7)
    await player.set_replay_gain(ReplayGain.ALBUM)
    report = await player.report()
    assert (report.volume, report.crossfade_s) == (0.29, 7)
    assert report.replay_gain is ReplayGain.ALBUM


@pytest.mark.parametrize("name", ["absent.flac", "empty.mp3"])
async def test_a_file_that_mpd_does_not_take_is_the_songs_fault(
    player: MpdPlayer, music: Path, name: str
) -> None:
    with pytest.raises(TrackError, match=name):
        await player.add(str(music / name), place=0)


@pytest.mark.parametrize(("name", "content"), [("a.dsf", dsf(3.0)), ("a.dff", dff(3.0))])
async def test_dsd_is_played(player: MpdPlayer, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    number = await player.add(str(tmp_path / name), place=0)
    await player.start(number, 0.0, is_held=False)
    report = await until(player, lambda report: report.state is PlayerState.PLAYING)
    assert report.duration_s == pytest.approx(3.0, abs=0.01)
    report = await until(player, lambda report: report.state is PlayerState.STOPPED)
    assert report.error is None


async def test_a_corrupt_file_is_complained_about_by_its_name(
    player: MpdPlayer, music: Path
) -> None:
    location = str(music / "bad.flac")
    number = await player.add(location, place=0)
    await player.start(number, 0.0, is_held=False)
    report = await until(player, lambda report: report.state is PlayerState.STOPPED)
    assert location in (report.error or "")
    await player.clear()
    assert (await player.report()).error is None


async def test_starting_a_corrupt_file_is_an_error(player: MpdPlayer, music: Path) -> None:
    good = await player.add(str(music / "long.flac"), place=0)
    bad = await player.add(str(music / "bad.flac"), place=1)
    await player.start(good, 0.0, is_held=False)
    await until(player, lambda report: report.state is PlayerState.PLAYING)
    with pytest.raises(TrackError, match=r"bad\.flac"):
        await player.start(bad, 0.0, is_held=False)


async def test_a_song_removed_by_another_client_is_no_fault(player: MpdPlayer) -> None:
    await player.start(4711, 0.0, is_held=False)
    assert (await player.report()).state is PlayerState.STOPPED
    with pytest.raises(TrackError):
        await player.seek(4711, 10.0)


async def test_an_output_that_is_switched_off_holds_the_song(
    player: MpdPlayer, mpd: RealMpd, music: Path
) -> None:
    await mpd.send_command("disableoutput 0")
    number = await player.add(str(music / "long.flac"), place=0)
    await player.start(number, 0.0, is_held=False)
    report = await until(player, lambda report: report.state is PlayerState.PAUSED)
    assert report.error == "All audio outputs are disabled"
    assert [output.is_on for output in report.outputs] == [False]
    await mpd.send_command("enableoutput 0")
    await player.resume()
    report = await player.report()
    assert (report.state, report.error) == (PlayerState.PLAYING, None)


async def test_modes_of_others_are_seen_and_switched_off(player: MpdPlayer, mpd: RealMpd) -> None:
    for mode in ("repeat 1", "random 1", "single oneshot", "consume 1"):
        await mpd.send_command(mode)
        assert not (await player.report()).is_in_order
        await player.set_in_order()
        assert (await player.report()).is_in_order


# --- what can be heard ---------------------------------------------------------------------------


def pitches_hz(tape: Path) -> list[float]:
    """The pitch of each tenth of a second of a tape, by counting where the wave crosses zero."""
    with wave.open(str(tape)) as sound:
        rate, size = sound.getframerate(), sound.getnframes()
        samples = memoryview(sound.readframes(size)).cast("h")
    step = rate // 10
    return [
        5.0 * sum(a * b < 0 for a, b in pairwise(samples[at : at + step]))
        for at in range(0, len(samples) - step, step)
    ]


async def test_a_resumed_song_does_not_play_its_start(
    tmp_path: Path,
) -> None:
    low, high, both = (tmp_path / f"{name}.wav" for name in ("low", "high", "both"))
    make_tone(low, pitch_hz=200, duration_s=10)
    make_tone(high, pitch_hz=2000, duration_s=10)
    with wave.open(str(low)) as first, wave.open(str(high)) as second:
        parameters = first.getparams()
        frames = first.readframes(parameters.nframes) + second.readframes(parameters.nframes)
    with wave.open(str(both), "wb") as sound:
        sound.setparams(parameters)
        sound.writeframes(frames)
    tape = tmp_path / "tape.wav"
    mpd = RealMpd(tmp_path, outputs=NULL_OUTPUT + RECORDER.format(tape=tape))
    try:
        async with a_player(mpd) as player:
            number = await player.add(str(both), place=0)
            await player.start(number, 15.0, is_held=False)
            await until(player, lambda report: report.state is PlayerState.PLAYING)
            await asyncio.sleep(1)
            await player.clear()
            await mpd.send_command("kill")
    finally:
        await mpd.ended()
    heard = pitches_hz(tape)
    assert len(heard) >= 5
    assert heard == pytest.approx([2000.0] * len(heard), rel=0.1)


async def test_a_song_that_is_loaded_to_be_held_makes_no_sound(
    player: MpdPlayer, music: Path
) -> None:
    number = await player.add(str(music / "long.flac"), place=0)
    await player.start(number, 42.0, is_held=True)
    report = await player.report()
    assert (report.state, report.volume) == (PlayerState.PAUSED, 0.0)
    assert report.position_s == pytest.approx(42.0, abs=0.2)


# --- how it is lost ------------------------------------------------------------------------------


async def test_an_mpd_that_is_not_there_is_unreachable(mpd: RealMpd) -> None:
    player = MpdPlayer(path=mpd.socket)
    for call in (player.connect, player.report, player.changed, player.restart):
        with pytest.raises(PlayerLostError) as caught:
            await call()
        assert caught.value.fault is PlayerFault.UNREACHABLE


async def test_a_killed_mpd_ends_the_wait_for_changes(player: MpdPlayer, mpd: RealMpd) -> None:
    error, _ = await asyncio.gather(
        asyncio.wait_for(player.changed(), 25), mpd.kill(), return_exceptions=True
    )
    assert isinstance(error, PlayerLostError)
    with pytest.raises(PlayerLostError) as caught:
        await player.report()
    assert caught.value.fault is PlayerFault.UNREACHABLE


async def test_a_change_ends_the_wait(player: MpdPlayer, mpd: RealMpd) -> None:
    async with asyncio.timeout(25), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(player.changed())
        await mpd.send_command("crossfade 3")
        await waiting
    assert (await player.report()).crossfade_s == 3


async def test_hanging_up_ends_the_wait_for_news(player: MpdPlayer) -> None:
    error, _ = await asyncio.gather(
        asyncio.wait_for(player.changed(), 25), player.close(), return_exceptions=True
    )
    assert isinstance(error, PlayerLostError)


async def test_an_mpd_that_hangs_is_silent_and_can_be_reached_once_it_goes_on(
    hasty: MpdPlayer, mpd: RealMpd
) -> None:
    mpd.send(signal.SIGSTOP)
    with pytest.raises(PlayerLostError) as caught:
        await hasty.report()
    assert caught.value.fault is PlayerFault.SILENT
    with pytest.raises(PlayerLostError) as caught:
        await hasty.connect()
    assert caught.value.fault is PlayerFault.SILENT
    mpd.send(signal.SIGCONT)
    await reached(hasty)
    assert (await hasty.report()).state is PlayerState.STOPPED


async def test_a_restart_lets_mpd_end_by_itself(player: MpdPlayer, mpd: RealMpd) -> None:
    await player.restart()
    assert await mpd.ended() == 0


async def test_a_restart_ends_an_mpd_that_hangs_too(hasty: MpdPlayer, mpd: RealMpd) -> None:
    mpd.send(signal.SIGSTOP)
    await hasty.restart()
    assert await mpd.ended() == -signal.SIGKILL


@pytest.mark.parametrize(
    ("greeting", "fault"),
    [
        (b"", PlayerFault.SILENT),
        (b"OK MPD 0.24.0\n", PlayerFault.SILENT),
        (b"OK MPD 0.24.0", PlayerFault.SILENT),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", PlayerFault.UNREACHABLE),
        (b"OK MPD 0.24.0\nOK\n", PlayerFault.UNREACHABLE),
        (b"OK MPD 0.24.0\nstate\nlist_OK\nOK\n", PlayerFault.UNREACHABLE),
        (b"OK MPD 0.24.0\n\xff\xfe\n", PlayerFault.UNREACHABLE),
        (b"OK MPD 0.24.0\n" + b"x: y\nlist_OK\n" * 4 + b"OK\n", PlayerFault.UNREACHABLE),
        (b"OK MPD 0.24.0\nstate: stop\nlist_OK\nlist_OK\nlist_OK\nlist_OK\n", PlayerFault.SILENT),
    ],
    ids=str,
)
async def test_what_is_no_mpd_is_lost(tmp_path: Path, greeting: bytes, fault: PlayerFault) -> None:
    held: list[asyncio.StreamWriter] = []

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held.append(writer)
        writer.write(greeting)

    patience_s = 0.3 if fault is PlayerFault.SILENT else 20.0
    player = MpdPlayer(path=tmp_path / "mpd.sock", answer_within_s=patience_s)
    async with await asyncio.start_unix_server(greet, tmp_path / "mpd.sock"):
        try:
            with pytest.raises(PlayerLostError) as caught:  # noqa: PT012 - either may notice
                await player.connect()
                await player.report()
            assert caught.value.fault is fault
        finally:
            await player.close()
            for writer in held:
                writer.close()


async def test_an_mpd_that_answers_a_byte_at_a_time_is_not_waited_for_without_end(
    tmp_path: Path,
) -> None:
    async def dribble(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                writer.write(b"O")
                await writer.drain()
                await asyncio.sleep(0.1)
        except ConnectionError:
            writer.close()

    player = MpdPlayer(path=tmp_path / "mpd.sock", answer_within_s=0.3)
    async with await asyncio.start_unix_server(dribble, tmp_path / "mpd.sock"):
        async with asyncio.timeout(25):
            with pytest.raises(PlayerLostError) as caught:
                await player.connect()
        assert caught.value.fault is PlayerFault.SILENT


async def test_a_connection_outlives_mpds_patience_with_idle_clients(
    tmp_path: Path,
) -> None:
    mpd = RealMpd(tmp_path, outputs=NULL_OUTPUT + 'connection_timeout "2"\n')
    try:
        async with a_player(mpd) as player:
            for _ in range(8):
                await asyncio.sleep(0.4)
                await player.report()
    finally:
        await mpd.kill()
