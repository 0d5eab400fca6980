"""Each operation is one call of the player, and its refusal an outcome."""

import pytest
from raveberry_server.application.errors import PlayerLostError
from raveberry_server.application.playback import plan
from raveberry_server.application.playback.desired_state import PlayableEntry
from raveberry_server.application.playback.executor import Added, Done, Executor, Refused
from raveberry_server.application.playback.plan import Operation
from raveberry_server.application.ports import PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain

from tests.fakes.clock import FakeClock
from tests.fakes.player.fake_player import AudioFile, FakePlayer

SONG = PlayableEntry(entry=EntryId("e0"), location="/music/a.mp3")
OTHER = PlayableEntry(entry=EntryId("e1"), location="/music/b.mp3")
ABSENT = PlayableEntry(entry=EntryId("e2"), location="/music/absent.mp3")


@pytest.fixture
async def player() -> FakePlayer:
    made = FakePlayer(clock=FakeClock())
    for song in (SONG, OTHER):
        made.files[song.location] = AudioFile(duration_s=100.0)
    await made.connect()
    return made


async def test_a_loaded_song_replaces_the_list_and_waits_for_its_start(player: FakePlayer) -> None:
    executor = Executor(player=player)
    await executor.carry_out(plan.Add(song=OTHER, place=0))
    load = plan.Load(song=SONG, position_s=42.0, is_held=False)
    outcome = await executor.carry_out(load)
    assert isinstance(outcome, Added)
    assert (player.locations, player.playing) == ((SONG.location,), None)
    assert await executor.carry_out(load.start(outcome.number)) == Done()
    assert (player.playing, player.now().position_s) == (SONG.location, 42.0)


async def test_songs_are_added_and_removed_in_place(player: FakePlayer) -> None:
    executor = Executor(player=player)
    first = await executor.carry_out(plan.Add(song=SONG, place=0))
    await executor.carry_out(plan.Add(song=OTHER, place=0))
    assert player.locations == (OTHER.location, SONG.location)
    assert isinstance(first, Added)
    assert await executor.carry_out(plan.Remove(number=first.number)) == Done()
    assert player.locations == (OTHER.location,)
    assert await executor.carry_out(plan.Clear()) == Done()
    assert player.locations == ()


@pytest.mark.parametrize(
    "operation",
    [plan.Load(song=ABSENT, position_s=0.0, is_held=False), plan.Add(song=ABSENT, place=0)],
)
async def test_a_refused_song_is_an_outcome(player: FakePlayer, operation: Operation) -> None:
    outcome = await Executor(player=player).carry_out(operation)
    assert outcome == Refused(detail="there is no /music/absent.mp3")


async def test_a_playing_song_is_sought_paused_and_resumed(player: FakePlayer) -> None:
    executor = Executor(player=player)
    load = plan.Load(song=SONG, position_s=0.0, is_held=False)
    added = await executor.carry_out(load)
    assert isinstance(added, Added)
    await executor.carry_out(load.start(added.number))
    await executor.carry_out(plan.SeekPlayer(number=added.number, position_s=50.0))
    await executor.carry_out(plan.Pause())
    now = player.now()
    assert (now.state, now.position_s) == (PlayerState.PAUSED, 50.0)
    await executor.carry_out(plan.Resume())
    assert player.now().state is PlayerState.PLAYING


async def test_the_sound_is_set(player: FakePlayer) -> None:
    executor = Executor(player=player)
    player.scramble()
    for operation in (
        plan.ChangeVolume(volume=0.3),
        plan.SetCrossfade(seconds=4),
        plan.SetReplayGain(mode=ReplayGain.TRACK),
        plan.SwitchOutput(output="0", is_on=False),
        plan.SetInOrder(),
    ):
        assert await executor.carry_out(operation) == Done()
    now = player.now()
    assert (now.volume, now.crossfade_s, now.replay_gain) == (0.3, 4, ReplayGain.TRACK)
    assert (now.is_in_order, [output.is_on for output in now.outputs]) == (True, [False])


async def test_a_lost_player_is_no_outcome(player: FakePlayer) -> None:
    player.die()
    with pytest.raises(PlayerLostError):
        await Executor(player=player).carry_out(plan.Pause())
