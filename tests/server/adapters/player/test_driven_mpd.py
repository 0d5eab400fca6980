"""The reconciler with a real MPD; only the store and the source are fakes."""

import asyncio
import contextlib
import random
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path

import pytest
from aiohttp import web
from raveberry_server.adapters.player.bundled_sounds import SOUNDS
from raveberry_server.application.errors import PlayerLostError
from raveberry_server.application.ports import PlayerReport, PlayerState
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import AnnouncementFailed, SoundEnded, SoundStarted
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import interruptions, outputs, volume

from tests.fakes.player.playback_fixture import CheckpointStore
from tests.fakes.player.real_mpd import NULL_OUTPUT, SECOND_OUTPUT, RealMpd, RealSound

from .conftest import LENGTHS_S
from .mpd_playback import MpdPlayback, another_client, until

pytestmark = pytest.mark.system


@pytest.fixture
async def playback(mpd: RealMpd, music: Path) -> AsyncIterator[MpdPlayback]:
    made = MpdPlayback(mpd=mpd, music=music)
    async with made.living():
        yield made


# --- ordinary playback ---------------------------------------------------------------------------


async def test_songs_play_one_after_the_other_without_a_gap(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("short", "brief", "quick")
    await playback.until_moving("short")
    begin_s = playback.clock.mono_s() - playback.position_s
    await playback.until_moving("quick")
    assert playback.clock.mono_s() - playback.position_s - begin_s == pytest.approx(4.0, abs=1.0)
    await playback.until(lambda: len(playback.ended) == 3)
    assert playback.ended == [("short", "finished"), ("brief", "finished"), ("quick", "finished")]


@pytest.mark.parametrize("repeat", ["one", "all"])
async def test_a_song_that_repeats_goes_over_into_itself_without_a_gap(
    playback: MpdPlayback, mpd: RealMpd, repeat: str
) -> None:
    await mpd.start()
    await playback.set("repeat", repeat)
    await playback.request("short")
    await playback.until_moving("short")
    begin_s = playback.clock.mono_s() - playback.position_s
    location = playback.source.files["short"]
    async with another_client(mpd) as listener:
        for round_ in (1, 2, 3):
            await playback.until(lambda at=round_: playback.state.playback.epoch >= at)  # type: ignore[misc]
            # The next round waits behind this one.
            report = await until(
                listener,
                lambda report: (
                    [song.location for song in report.songs] == [location] * 2
                    and report.current == report.songs[0]
                ),
            )
            assert report.position_s is not None
            assert report.position_s < LENGTHS_S["short"]
    await playback.until(lambda: playback.state.playback.epoch >= 4)
    passed_s = playback.clock.mono_s() - playback.position_s - begin_s
    assert passed_s == pytest.approx(3 * LENGTHS_S["short"], abs=0.4)
    assert playback.started == ["short"] * 4
    assert playback.ended == [("short", "finished")] * 3
    assert playback.state.played == 4
    assert playback.waiting == []


async def test_a_repeated_song_gives_way_to_a_kick_and_to_another_setting(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.set("repeat", "one")
    await playback.request("long", "other", "third")
    await playback.until_moving("long")
    files = playback.source.files
    async with another_client(mpd) as listener:
        await until(listener, lambda report: len(report.songs) == 2)
        await playback.skip()
        await playback.until_moving("other")
        await playback.set("repeat", "off")
        report = await until(
            listener,
            lambda report: (
                [song.location for song in report.songs] == [files["other"], files["third"]]
            ),
        )
        assert report.current == report.songs[0]
    assert playback.ended == [("long", "skipped")]


async def test_a_repeated_song_goes_on_after_server_and_mpd_were_killed(
    mpd: RealMpd, music: Path
) -> None:
    await mpd.start()
    first = MpdPlayback(mpd=mpd, music=music)
    async with first.living():
        await first.set("repeat", "one")
        await first.request("short")
        await first.until(lambda: first.state.playback.epoch == 2)
    again = MpdPlayback(
        mpd=mpd, music=music, store=CheckpointStore(saved=first.saved_after_a_crash())
    )
    async with again.living():
        await again.until(lambda: again.state.playback.epoch == 4)
        assert again.started == ["short", "short"]
        await mpd.kill()
        await again.until(lambda: again.fault is not None)
        await mpd.start()
        await again.until(lambda: again.state.playback.epoch == 6)
        assert again.started == ["short"] * 4


async def test_r04_music_begins_once_mpd_is_there(playback: MpdPlayback, mpd: RealMpd) -> None:
    await playback.request("long")
    await playback.until(lambda: playback.fault == "unreachable")
    await asyncio.sleep(2)
    await mpd.start()
    await playback.until_moving("long")
    assert playback.started == ["long"]


async def test_a_song_is_held_sought_and_skipped(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("long", "other")
    await playback.until_moving("long")
    async with another_client(mpd) as listener:
        await playback.pause()
        await playback.seek(60.0)
        await playback.until_sought()
        report = await listener.report()
        assert (report.state, report.position_s) == ("paused", pytest.approx(60.0, abs=0.2))
        assert playback.position_s == pytest.approx(60.0, abs=0.2)
        await playback.play()
        await playback.until_moving("long")
        position_s = (await listener.report()).position_s
        assert position_s == pytest.approx(playback.position_s, abs=0.5)
        await playback.pause()
        await playback.skip()
        await playback.until_moving("other")
        assert [song.location for song in (await listener.report()).songs] == [
            playback.source.files["other"]
        ]


async def test_a_seek_to_the_end_goes_on_with_the_next_song(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long", "other")
    await playback.until_moving("long")
    await playback.seek(1e6)
    await playback.until_moving("other")
    assert playback.ended == [("long", "finished")]


async def test_songs_overlap_and_the_position_is_right_afterwards(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await playback.set("crossfade_s", 3)
    await mpd.start()
    await playback.request("long", "other")
    await playback.until_moving("long")
    await playback.seek(114.0)
    await playback.until_sought()
    await playback.until_moving("other")
    await asyncio.sleep(2)
    async with another_client(mpd) as listener:
        position_s = (await listener.report()).position_s
        assert position_s is not None
        assert position_s >= 4.5, "the songs overlapped"
        assert playback.position_s == pytest.approx(position_s, abs=0.5)
    assert playback.ended == [("long", "finished")]


async def test_quiet_hours_reach_the_player_and_hold_after_its_restart(
    playback: MpdPlayback, mpd: RealMpd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volume, "QUIET_FADE_S", 6.0)
    await mpd.start()
    await playback.set("quiet_hours", [{"from": "00:00", "to": "00:00", "volume_max": 0.3}])
    await playback.request("long")
    await playback.until_moving("long")
    await playback.do(lifecycle.apply_due_changes)
    async with another_client(mpd) as listener:
        assert (await until(listener, lambda report: report.volume != 0.8)).volume != 0.3, "fades"
        await until(listener, lambda report: report.volume == 0.3)
    await mpd.kill()
    await playback.until(lambda: playback.fault is not None)
    await mpd.start()
    await playback.until_moving("long")
    async with another_client(mpd) as listener:
        await until(listener, lambda report: report.volume == 0.3)
    await playback.set("quiet_hours", [])
    await playback.do(lifecycle.apply_due_changes)
    async with another_client(mpd) as listener:
        await until(listener, lambda report: report.volume == 0.8)


async def test_the_host_chooses_the_outputs_and_how_songs_sound_also_after_a_restart(
    tmp_path: Path, music: Path
) -> None:
    mpd = RealMpd(tmp_path, outputs=NULL_OUTPUT + SECOND_OUTPUT)
    playback = MpdPlayback(mpd=mpd, music=music)

    def as_wanted(report: PlayerReport) -> bool:
        on = [output.name for output in report.outputs if output.is_on]
        sound = (report.crossfade_s, report.replay_gain, report.volume, report.is_in_order)
        return on == ["headphones"] and sound == (5, ReplayGain.ALBUM, 0.4, True)

    try:
        await mpd.start()
        async with playback.living():
            await playback.until(lambda: len(playback.state.playback.outputs) == 2)
            await playback.set("crossfade_s", 5)
            await playback.set("replay_gain", "album")
            await playback.set("volume", 0.4)
            await playback.do(
                lambda state, _now: outputs.set_output(state, "1", is_on=True, is_exclusive=True)
            )
            await playback.request("long", "other")
            await playback.until_moving("long")
            async with another_client(mpd) as listener:
                await until(listener, as_wanted)
            await mpd.kill()
            await mpd.start()
            await playback.until(lambda: playback.fault is not None)
            await playback.until_moving("long")
            async with another_client(mpd) as listener:
                await until(listener, as_wanted)
            assert [output.is_on for output in playback.state.playback.outputs] == [False, True]
    finally:
        await mpd.kill()


async def test_r09_bad_files_are_passed_over(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("bad", "absent", "short", "empty", "brief", "worse", "long")
    await playback.until_moving("long")
    assert playback.ended == [
        ("bad", "failed"),
        ("absent", "failed"),
        ("short", "finished"),
        ("empty", "failed"),
        ("brief", "finished"),
        ("worse", "failed"),
    ]


async def test_a_file_without_any_sound_is_passed_over(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("soundless", "long")
    await playback.until_moving("long")
    assert len(playback.ended) == 1


async def test_r09_bad_files_in_a_row_are_skipped(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("bad", "worse", "worst", "soundless", "long")
    await playback.until_moving("long")
    assert playback.ended == [(name, "failed") for name in ("bad", "worse", "worst", "soundless")]
    assert playback.fault is None


# --- sounds between the music --------------------------------------------------------------------


async def test_an_alarm_sounds_and_the_song_goes_on_where_it_was(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long", "other")
    await playback.until_moving("long")
    await playback.seek(60.0)
    await playback.until_sought()
    await playback.do(lambda state, now: interruptions.buzz(state, "yes", 0.0, now))
    async with another_client(mpd) as listener:
        await until(listener, plays(SOUNDS["yes"]))
        stood_s = playback.position_s
        await until(listener, plays(playback.source.files["long"]))
        report = await until(listener, lambda report: report.volume == 0.8)
    await playback.until_moving("long")
    assert report.position_s == pytest.approx(stood_s, abs=8)
    assert 60.0 <= stood_s < 70.0
    assert (playback.started, playback.waiting, playback.fault) == (["long"], ["other"], None)
    assert [e.kind for e in playback.events if isinstance(e, SoundStarted)] == ["buzzer"]


async def test_an_announcement_comes_over_the_network(
    playback: MpdPlayback, mpd: RealMpd, music: Path
) -> None:
    spoken = (music / "short.flac").read_bytes()

    async def say(_request: web.Request) -> web.Response:
        return web.Response(body=spoken, content_type="audio/flac")

    app = web.Application()
    app.router.add_get("/tts", say)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/tts"
        playback.allow(address)
        await mpd.start()
        await playback.request("long")
        await playback.until_moving("long")
        await playback.do(lambda state, now: interruptions.announce(state, address, 0.3, now))
        async with another_client(mpd, relay=playback.relay) as listener:
            await until(listener, lambda report: plays(address)(report) and report.volume == 0.3)
        await playback.until(lambda: any(isinstance(e, SoundEnded) for e in playback.events))
        await playback.until_moving("long")
        assert (playback.started, playback.fault) == (["long"], None)
    finally:
        await runner.cleanup()


async def test_an_announcement_that_is_not_there_does_not_stop_the_music(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long")
    await playback.until_moving("long")
    await playback.do(
        lambda state, now: interruptions.announce(state, "http://127.0.0.1:9/nothing", None, now)
    )
    await playback.until(lambda: any(isinstance(e, AnnouncementFailed) for e in playback.events))
    await playback.until_moving("long")
    assert (playback.started, playback.ended, playback.fault) == (["long"], [], None)


def plays(location: str) -> Callable[[PlayerReport], bool]:
    def is_playing(report: PlayerReport) -> bool:
        here = report.current and report.current.location
        return report.state is PlayerState.PLAYING and here == location

    return is_playing


# --- kill -9 -------------------------------------------------------------------------------------


async def test_r10_a_killed_mpd_goes_on_where_it_was(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("long", "other")
    await playback.until_moving("long")
    await playback.seek(30.0)
    await playback.until_sought()
    await asyncio.sleep(1)
    before_s = playback.position_s
    await mpd.kill()
    await playback.until(lambda: playback.fault == "unreachable")
    await asyncio.sleep(2)
    await mpd.start()
    await playback.until_moving("long")
    assert playback.position_s == pytest.approx(before_s, abs=1)
    assert (playback.started, playback.waiting) == (["long"], ["other"])


async def test_a_killed_mpd_that_was_paused_is_paused_again(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long")
    await playback.until_moving("long")
    await playback.seek(30.0)
    await playback.until_sought()
    await playback.pause()
    await mpd.kill()
    await playback.until(lambda: playback.fault == "unreachable")
    await mpd.start()
    await playback.until(lambda: playback.fault is None)
    async with another_client(mpd) as listener:
        report = await listener.report()
        assert (report.state, report.position_s) == ("paused", pytest.approx(30.0, abs=1.0))
        async with asyncio.timeout(25):
            while (await listener.report()).volume != 0.8:
                await listener.changed()
    await playback.play()
    await playback.until_moving("long")
    assert playback.position_s == pytest.approx(30.0, abs=1.5)


async def test_a_killed_server_believes_an_mpd_that_played_on(mpd: RealMpd, music: Path) -> None:
    await mpd.start()
    first = MpdPlayback(mpd=mpd, music=music)
    async with first.living():
        await first.request("long", "other")
        await first.until_moving("long")
        await first.seek(30.0)
        await first.until_sought()
    await asyncio.sleep(2)
    again = MpdPlayback(
        mpd=mpd, music=music, store=CheckpointStore(saved=first.saved_after_a_crash())
    )
    async with again.living():
        await again.until_moving("long")
        assert again.position_s == pytest.approx(32.0, abs=1)
        assert again.started == []
        assert again.state.playback.epoch == 1


async def test_r06_server_and_mpd_killed_together_go_on_where_they_were(
    mpd: RealMpd, music: Path
) -> None:
    await mpd.start()
    first = MpdPlayback(mpd=mpd, music=music)
    async with first.living():
        await first.request("long", "other")
        await first.until_moving("long")
        await first.seek(30.0)
        await first.until_sought()
    await mpd.kill()
    again = MpdPlayback(
        mpd=mpd, music=music, store=CheckpointStore(saved=first.saved_after_a_crash())
    )
    async with again.living():
        await mpd.start()
        await again.until_moving("long")
        assert again.position_s == pytest.approx(30.0, abs=2)
        assert again.waiting == ["other"]


# --- trouble -------------------------------------------------------------------------------------


async def test_a_hanging_mpd_is_reported_and_used_once_it_continues(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long")
    await playback.until_moving("long")
    mpd.send(signal.SIGSTOP)
    await playback.until(lambda: playback.fault == "silent")
    assert playback.position_s < 10, "a player that hangs plays nothing"
    mpd.send(signal.SIGCONT)
    await playback.until_moving("long")
    assert playback.started == ["long"]


async def test_an_mpd_that_hangs_is_restarted_when_the_host_asks(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long")
    await playback.until_moving("long")
    await playback.seek(60.0)
    await playback.until_sought()
    mpd.send(signal.SIGSTOP)
    await playback.restart_player()
    assert await mpd.ended() == -signal.SIGKILL
    await playback.until(lambda: playback.fault is not None)
    await mpd.start()
    await playback.until_moving("long")
    assert playback.position_s == pytest.approx(60.0, abs=10)


async def test_an_mpd_that_hangs_for_long_is_ended_for_its_supervisor(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.request("long")
    await playback.until_moving("long")
    mpd.send(signal.SIGSTOP)
    assert await mpd.ended() == -signal.SIGKILL
    await mpd.start()
    await playback.until_moving("long")


async def test_a_restarted_mpd_goes_on_where_it_was(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("long", "other")
    await playback.until_moving("long")
    await playback.seek(60.0)
    await playback.until_sought()
    await playback.restart_player()
    assert await mpd.ended() == 0
    await mpd.start()
    await playback.until_moving("long")
    assert playback.position_s == pytest.approx(60.0, abs=1.5)


async def test_a_foreign_song_is_replaced(playback: MpdPlayback, mpd: RealMpd) -> None:
    await mpd.start()
    await playback.request("long")
    await playback.until_moving("long")
    await playback.seek(60.0)
    await playback.until_sought()
    async with another_client(mpd) as intruder:
        await intruder.clear()
        number = await intruder.add(playback.source.files["third"], place=0)
        await intruder.start(number, 0.0, is_held=False)
        async with asyncio.timeout(25):
            while (here := (await intruder.report()).current) is None or (
                here.location != playback.source.files["long"]
            ):
                await intruder.changed()
    await playback.until_moving("long")
    assert playback.position_s == pytest.approx(60.5, abs=2)
    assert playback.started == ["long"]


async def test_r08_a_disabled_output_is_reported_and_used_again(
    playback: MpdPlayback, mpd: RealMpd
) -> None:
    await mpd.start()
    await playback.until(lambda: bool(playback.state.playback.outputs))
    await mpd.send_command("disableoutput 0")
    await playback.request("long")
    await playback.until(lambda: playback.fault == "output")
    assert (playback.current, playback.waiting) == (None, ["long"])
    await mpd.send_command("enableoutput 0")
    await playback.until_moving("long")


async def test_a_killed_sound_server_is_reported_and_used_again(
    tmp_path: Path, music: Path
) -> None:
    sound = RealSound(tmp_path)
    mpd = RealMpd(tmp_path, outputs=sound.output)
    playback = MpdPlayback(mpd=mpd, music=music)
    try:
        await mpd.start()
        async with playback.living():
            await playback.request("long", "other")
            await playback.until(lambda: playback.fault == "output")
            assert (playback.current, playback.waiting, playback.started) == (
                None,
                ["long", "other"],
                [],
            )
            await sound.start()
            await playback.until_moving("long")
            await playback.seek(30.0)
            await playback.until_sought()
            await sound.kill()
            await playback.until(lambda: playback.fault == "output")
            await asyncio.sleep(1)
            assert playback.position_s == pytest.approx(31.0, abs=2)
            assert not any(output.is_available for output in playback.state.playback.outputs)
            await sound.start()
            await playback.until_moving("long")
            assert playback.position_s == pytest.approx(31.0, abs=2)
            assert all(output.is_available for output in playback.state.playback.outputs)
            assert (playback.started, playback.waiting) == (["long"], ["other"])
    finally:
        await mpd.kill()
        await sound.kill()


# --- a soak --------------------------------------------------------------------------------------


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", [1, 2])
async def test_r19_after_random_actions_the_state_is_correct(
    playback: MpdPlayback, mpd: RealMpd, seed: int
) -> None:
    dice = random.Random(seed)  # a test that can be run again
    await mpd.start()
    await playback.set("repeat", "all")
    await playback.request("long", "other", "third")
    for _ in range(60):
        await _do_anything(dice, playback, mpd)
        await asyncio.sleep(dice.uniform(0.0, 0.15))
    await playback.play()
    report = await _agreed(playback, mpd)
    assert len(report.songs) <= 2
    assert not [end for end in playback.ended if end[1] == "failed"], "no song is lost for a kill"
    everything = sorted([playback.current or "", *playback.waiting])
    assert everything == ["long", "other", "third"]


async def _agreed(playback: MpdPlayback, mpd: RealMpd) -> PlayerReport:
    """Return the report of MPD once it agrees with the party."""
    async with asyncio.timeout(40):
        while True:
            # MPD may be starting, and the reconciler learns of it only a moment later.
            with contextlib.suppress(PlayerLostError, TimeoutError):
                async with another_client(mpd) as listener, asyncio.timeout(10):
                    report = await listener.report()
                    if playback.is_calm and _is_as_told(playback, report):
                        return report
            await asyncio.sleep(0.2)


def _is_as_told(playback: MpdPlayback, report: PlayerReport) -> bool:
    here = report.current and report.current.location
    told = playback.source.files[playback.current or ""] if playback.current else None
    is_there = abs((report.position_s or 0.0) - playback.position_s) < 1.0
    return (
        report.state is PlayerState.PLAYING and here == told and is_there and report.volume == 0.8
    )


async def _if_allowed(command: Coroutine[object, object, None]) -> None:
    with contextlib.suppress(RefusedError):
        await command


async def _do_anything(dice: random.Random, playback: MpdPlayback, mpd: RealMpd) -> None:
    match dice.choice(("play", "pause", "skip", "seek", "first", "kill", "foreign", "wait")):
        case "play":
            await playback.play()
        case "pause":
            await playback.pause()
        case "skip":
            await _if_allowed(playback.seek(1e6))
        case "seek":
            await _if_allowed(playback.seek(dice.uniform(0.0, 110.0)))
        case "first" if playback.waiting:
            await playback.prioritize(dice.choice(playback.waiting))
        case "kill":
            await mpd.kill()
            await mpd.start()
        case "foreign":
            try:
                await mpd.send_command(
                    dice.choice(("clear", "stop", "next", "pause 1", "random 1"))
                )
            except OSError:
                return  # it is being started
        case _:
            await asyncio.sleep(0.5)
