"""A sound over the music, in a real MPD that has an output for it, and in one that has none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from raveberry_server.adapters.player.mpd_player import MpdPlayer
from raveberry_server.application.errors import PlayerLostError, TrackError
from raveberry_server.application.ports import ANNOUNCEMENT_OUTPUT, ROOMS_OUTPUT, PlayerState

from tests.fakes.player.real_mpd import NULL_OUTPUT, RealMpd

from .mpd_playback import until

pytestmark = pytest.mark.system

VOICE = f"""
audio_output {{
  type "null"
  name "{ANNOUNCEMENT_OUTPUT}"
  enabled "no"
  mixer_type "software"
}}
"""


@asynccontextmanager
async def a_player(folder: Path, *, outputs: str) -> AsyncIterator[tuple[MpdPlayer, RealMpd]]:
    mpd = RealMpd(folder, outputs=outputs)
    player = MpdPlayer(path=mpd.socket)
    try:
        await mpd.start()
        await mpd.listening()
        await player.connect()
        yield player, mpd
    finally:
        await player.close()
        await mpd.kill()


async def start(player: MpdPlayer, location: Path) -> None:
    number = await player.add(str(location), place=0)
    await player.start(number, 0.0, is_held=False)
    await until(player, lambda report: report.state is PlayerState.PLAYING)


async def test_an_announcement_does_not_change_the_music(tmp_path: Path, music: Path) -> None:
    async with a_player(tmp_path, outputs=NULL_OUTPUT + VOICE) as (player, _):
        await start(player, music / "long.flac")
        await player.set_volume(0.3)
        before = await player.report()
        assert before.can_mix
        assert [output.name for output in before.ways_out] == ["speakers"]
        for _ in range(2):
            await player.play_announcement(str(music / "other.flac"), 0.7)
            assert await player.announcement_state() in (PlayerState.STARTING, PlayerState.PLAYING)
            report = await player.report()
            assert (report.songs, report.volume) == (before.songs, 0.3)
            assert report.ways_out == before.ways_out
            assert report.can_mix
        await player.stop_announcement()
        assert await player.announcement_state() is PlayerState.STOPPED
        assert (await player.report()).state is PlayerState.PLAYING


async def test_an_announcement_goes_over_the_music_only_where_all_hear_it(tmp_path: Path) -> None:
    rooms = NULL_OUTPUT.replace("speakers", ROOMS_OUTPUT)
    async with a_player(tmp_path, outputs=NULL_OUTPUT + rooms + VOICE) as (player, _):
        for is_on in (True, False):
            (number,) = (
                one.id for one in (await player.report()).outputs if one.name == ROOMS_OUTPUT
            )
            await player.set_output(number, is_on=is_on)
            assert (await player.report()).can_mix_everywhere is not is_on


async def test_announcements_of_an_earlier_server_are_stopped(tmp_path: Path, music: Path) -> None:
    async with a_player(tmp_path, outputs=NULL_OUTPUT + VOICE) as (player, mpd):
        await player.play_announcement(str(music / "long.flac"), 0.7)
        other = MpdPlayer(path=mpd.socket)
        await other.connect()
        await other.stop_announcement()
        await other.close()
        assert await player.announcement_state() is PlayerState.STOPPED


async def test_a_failing_announcement_is_an_error(tmp_path: Path, music: Path) -> None:
    async with a_player(tmp_path, outputs=NULL_OUTPUT + VOICE) as (player, _):
        with pytest.raises(TrackError):
            await player.play_announcement(str(music / "absent.flac"), 0.7)


async def test_an_announcement_that_is_no_sound_ends_with_an_error(tmp_path: Path) -> None:
    (tmp_path / "words.flac").write_text("no sound")
    async with a_player(tmp_path, outputs=NULL_OUTPUT + VOICE) as (player, _):
        assert await player.announcement_error() is None
        try:
            await player.play_announcement(str(tmp_path / "words.flac"), 0.7)
        except TrackError as err:
            # MPD's decoder may fail before MPD has answered.
            assert "unrecognized" in str(err)  # noqa: PT017 - either is right
            return
        async with asyncio.timeout(10):
            while await player.announcement_state() is not PlayerState.STOPPED:  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.05)
        assert await player.announcement_error() is not None


async def test_without_an_output_announcements_are_errors(tmp_path: Path, music: Path) -> None:
    async with a_player(tmp_path, outputs=NULL_OUTPUT) as (player, _):
        assert not (await player.report()).can_mix
        await player.stop_announcement()
        with pytest.raises(TrackError):
            await player.play_announcement(str(music / "long.flac"), 0.7)
        await player.stop_announcement()


async def test_a_missing_mpd_is_an_error(tmp_path: Path, music: Path) -> None:
    async with a_player(tmp_path, outputs=NULL_OUTPUT + VOICE) as (player, mpd):
        await player.play_announcement(str(music / "long.flac"), 0.7)
        await mpd.kill()
        with pytest.raises(PlayerLostError):
            await player.announcement_state()
        with pytest.raises(PlayerLostError):
            await player.stop_announcement()
