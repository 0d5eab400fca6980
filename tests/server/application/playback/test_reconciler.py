"""The driver against a player that obeys the test, second by second."""

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import pairwise

import pytest
from raveberry_server.application.automation.random_alarm import RandomAlarm
from raveberry_server.application.errors import PlayerFault, PlayerLostError
from raveberry_server.application.playback.reconciler import NEXT_WITHIN_S
from raveberry_server.application.ports import STREAM_OUTPUT, VOICE_OUTPUT
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import (
    PlayerFailed,
    PlayerRecovered,
    SoundEnded,
    SoundStarted,
)
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import interruptions, outputs
from raveberry_server.domain.playback import volume as loudness
from raveberry_server.domain.queue.order import queue_order
from raveberry_server.domain.requests import voting

from tests.fakes.evening import LENGTH_S, NAMES, Evening, file_of
from tests.fakes.people import one_who_took_part
from tests.fakes.player import AudioFile, Condition
from tests.fakes.scene import a_guest
from tests.fakes.tasks import running


@pytest.fixture
async def evening() -> AsyncIterator[Evening]:
    made = Evening()
    async with made.committing():
        yield made


def faults_told(evening: Evening) -> list[str]:
    return [
        f"{'lost' if isinstance(event, PlayerFailed) else 'well'}: {event.fault.kind}"
        for event in evening.events
        if isinstance(event, PlayerFailed | PlayerRecovered)
    ]


# --- an ordinary evening -------------------------------------------------------------------------


async def test_a_song_in_the_queue_plays_without_anybody_asking(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait()
    assert evening.player.playing == file_of("a")
    assert (evening.current, evening.waiting, evening.fault) == ("a", ["b"], None)


async def test_an_empty_party_leaves_the_player_alone(evening: Evening) -> None:
    await evening.wait(60)
    assert evening.player.playing is None
    assert evening.player.calls["start"] == 0


async def test_the_player_knows_the_next_song_before_the_playing_one_ends(evening: Evening) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait()
    assert evening.player.locations == (file_of("a"), file_of("b"))


async def test_song_follows_song_until_none_is_left(evening: Evening) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait(3 * LENGTH_S + 5)
    assert evening.begun == evening.started == ["a", "b", "c"]
    assert evening.ended == [("a", "finished"), ("b", "finished"), ("c", "finished")]
    assert (evening.current, evening.waiting) == (None, [])


async def test_a_song_that_comes_first_by_then_is_next(evening: Evening) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait(50)
    await evening.prioritize("c")
    await evening.wait()
    assert evening.player.locations == (file_of("a"), file_of("c"))
    await evening.wait(LENGTH_S)
    assert evening.started == ["a", "c"]


async def test_a_next_song_that_is_removed_does_not_play(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(50)
    await evening.remove("b")
    await evening.wait(LENGTH_S)
    assert evening.begun == ["a"]


async def test_a_song_that_is_removed_in_the_moment_it_begins_is_not_played(
    evening: Evening,
) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait(LENGTH_S - 0.01)
    evening.time.advance(0.02)
    await evening.remove("b")
    await evening.wait(1)
    assert ("a", "finished") in evening.ended
    assert (evening.current, evening.player.playing) == ("c", file_of("c"))


async def test_a_skipped_song_gives_way_at_once(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    await evening.skip()
    await evening.wait()
    assert (evening.current, evening.player.playing) == ("b", file_of("b"))
    assert evening.ended == [("a", "skipped")]
    assert evening.position_s == pytest.approx(0.3, abs=0.1)


async def test_the_last_song_skipped_leaves_silence(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    await evening.skip()
    await evening.wait()
    assert (evening.player.playing, evening.player.locations) == (None, ())


async def test_a_song_asked_for_in_the_silence_plays(evening: Evening) -> None:
    await evening.wait(100)
    await evening.ask("a")
    await evening.wait()
    assert evening.current == "a"


async def test_a_repeated_song_begins_again_under_a_new_epoch(evening: Evening) -> None:
    await evening.set("repeat", "one")
    await evening.ask("a", "b")
    await evening.wait(2.5 * LENGTH_S)
    assert evening.begun == evening.started == ["a", "a", "a"]
    assert evening.state.playback.epoch == 3
    assert evening.position_s == pytest.approx(0.5 * LENGTH_S, abs=1)


async def test_a_repeated_song_is_ready_behind_itself(evening: Evening) -> None:
    await evening.set("repeat", "one")
    await evening.ask("a", "b")
    await evening.wait(10)
    assert evening.player.locations == (file_of("a"), file_of("a"))
    await evening.wait(2 * LENGTH_S)
    assert evening.begun == evening.started == ["a", "a", "a"]
    assert evening.player.calls["start"] == 1, "it was never begun from silence again"
    assert evening.position_s == pytest.approx(10, abs=1)


async def test_a_lone_song_goes_round_without_a_gap(evening: Evening) -> None:
    await evening.set("repeat", "all")
    await evening.ask("a")
    await evening.wait(2.5 * LENGTH_S)
    assert evening.begun == evening.started == ["a", "a", "a"]
    assert evening.ended == [("a", "finished")] * 2
    assert evening.player.calls["start"] == 1
    assert (evening.state.playback.epoch, evening.waiting) == (3, [])
    assert evening.player.locations == (file_of("a"), file_of("a"))


async def test_a_request_comes_before_a_song_that_goes_round(evening: Evening) -> None:
    await evening.set("repeat", "all")
    await evening.ask("a")
    await evening.wait(10)
    await evening.ask("b")
    await evening.wait(1)
    assert evening.player.locations == (file_of("a"), file_of("b"))
    await evening.wait(2 * LENGTH_S)
    assert evening.started == ["a", "b", "a"]


async def test_a_song_that_is_repeated_no_more_gives_way_at_its_end(evening: Evening) -> None:
    await evening.set("repeat", "one")
    await evening.ask("a", "b")
    await evening.wait(LENGTH_S + 10)
    await evening.set("repeat", "off")
    await evening.wait(1)
    assert evening.player.locations == (file_of("a"), file_of("b"))
    await evening.wait(LENGTH_S)
    assert evening.begun == evening.started == ["a", "a", "b"]


async def test_a_song_that_came_round_in_the_moment_it_should_not_gives_way(
    evening: Evening,
) -> None:
    await evening.set("repeat", "one")
    await evening.ask("a", "b")
    await evening.wait(LENGTH_S - 0.01)
    evening.time.advance(0.02)
    await evening.set("repeat", "off")
    await evening.wait(1)
    assert evening.started == ["a", "b"]
    assert evening.player.playing == file_of("b")


async def test_a_repeated_song_is_skipped_also_when_it_has_just_come_round(
    evening: Evening,
) -> None:
    await evening.set("repeat", "one")
    await evening.ask("a", "b")
    await evening.wait(LENGTH_S + 0.5)
    await evening.skip()
    await evening.wait(1)
    assert (evening.started, evening.player.playing) == (["a", "a", "b"], file_of("b"))
    assert evening.player.locations == (file_of("b"), file_of("b"))


@pytest.mark.parametrize("away_s", [5.0, LENGTH_S - 0.5])
async def test_a_server_that_was_killed_counts_a_repeated_song_once(
    evening: Evening, away_s: float
) -> None:
    await evening.set("repeat", "one")
    await evening.ask("a")
    await evening.wait(LENGTH_S - 1)
    evening.time.advance(2)
    # It is killed when it has told everybody, and before it has tidied up the player's list.
    evening.player.before_call = _die_at("remove")
    with pytest.raises(RuntimeError):
        await evening.reconciler.reconcile()
    evening.player.before_call = lambda _name: None
    assert evening.started == ["a", "a"]
    evening.time.advance(away_s)
    async with evening.after_a_crash() as again:
        await again.wait(1)
        assert again.started == (["a", "a"] if away_s == 5.0 else ["a", "a", "a"])


def _die_at(call: str) -> Callable[[str], None]:
    def die(name: str) -> None:
        if name == call:
            raise RuntimeError

    return die


async def test_repeated_songs_go_round(evening: Evening) -> None:
    await evening.set("repeat", "all")
    await evening.ask("a", "b")
    await evening.wait(4.5 * LENGTH_S)
    assert evening.begun == ["a", "b", "a", "b", "a"]


async def test_one_song_twice_in_a_row_is_two_songs(evening: Evening) -> None:
    evening.source.files["b"] = file_of("a")
    await evening.ask("a", "b")
    await evening.wait(LENGTH_S + 10)
    assert evening.started == ["a", "b"]
    assert (evening.current, evening.waiting) == ("b", [])


# --- play, pause, seek ---------------------------------------------------------------------------


async def test_a_held_party_starts_no_song(evening: Evening) -> None:
    await evening.pause()
    await evening.ask("a")
    await evening.wait(10)
    assert (evening.player.playing, evening.waiting) == (None, ["a"])
    await evening.play()
    await evening.wait()
    assert evening.current == "a"


async def test_a_paused_song_stands_still_and_goes_on(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    for _ in range(2):
        await evening.pause()
        await evening.wait(100)
    assert evening.player.playing is None
    assert evening.position_s == pytest.approx(10, abs=0.1)
    for _ in range(2):
        await evening.play()
        await evening.wait(5)
    assert evening.player.playing == file_of("a")
    assert evening.position_s == pytest.approx(20, abs=0.1)
    assert evening.begun == ["a", "a"]


async def test_a_seek_is_carried_out_once(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    await evening.seek(60.0)
    await evening.wait(5)
    assert evening.player.now().position_s == pytest.approx(65, abs=0.1)
    assert evening.position_s == pytest.approx(65, abs=0.1)
    assert (evening.player.calls["seek"], evening.state.playback.seek_s) == (1, None)
    await evening.seek(60.0)
    await evening.wait()
    assert evening.player.calls["seek"] == 2


async def test_a_seek_while_paused_leaves_the_song_paused(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    await evening.pause()
    await evening.wait(1)
    await evening.seek(60.0)
    await evening.wait(5)
    assert evening.player.playing is None
    assert evening.position_s == 60.0
    await evening.play()
    await evening.wait(5)
    assert evening.player.now().position_s == pytest.approx(65, abs=0.1)


async def test_a_seek_past_the_end_is_the_end(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    await evening.seek(1e9)
    await evening.wait()
    assert (evening.current, evening.ended) == ("b", [("a", "finished")])


async def test_skip_while_paused_starts_the_next_song(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    await evening.pause()
    await evening.wait(10)
    await evening.skip()
    await evening.wait()
    assert evening.player.playing == file_of("b")


async def test_r20_a_wall_clock_that_jumps_moves_no_song(evening: Evening) -> None:
    await evening.ask("a", "b")
    for jump_s in (3_600, -7_200, 3_600):
        await evening.wait(20)
        evening.time.jump(jump_s)
    assert evening.position_s == pytest.approx(60, abs=0.1)
    assert evening.begun == ["a"]


# --- sound ---------------------------------------------------------------------------------------


async def test_the_player_is_as_loud_as_the_settings_say(evening: Evening) -> None:
    await evening.set("volume", 0.25)
    await evening.set("crossfade_s", 5)
    await evening.set("replay_gain", "track")
    await evening.wait()
    now = evening.player.now()
    assert (now.volume, now.crossfade_s, now.replay_gain) == (0.25, 5, ReplayGain.TRACK)


async def test_a_volume_that_somebody_else_set_is_set_back(evening: Evening) -> None:
    await evening.wait()
    await evening.player.set_volume(1.0)
    await evening.wait(20)
    assert evening.player.now().volume == 0.8


async def test_the_music_fades_into_quiet_hours_and_out_of_them(evening: Evening) -> None:
    heard: list[float] = []
    evening.player.before_call = lambda _name: heard.append(evening.player.now().volume or 0.0)
    night = {"from": "22:00", "to": "07:00", "volume_max": 0.3}
    await evening.set("quiet_hours", [night])
    await evening.ask("a", "b", "c")
    await evening.wait(1)
    for hours, volume in ((2, 0.3), (9, 0.8)):
        heard.clear()
        evening.time.jump(hours * 3_600)
        await evening.do(lifecycle.apply_due_changes)
        await evening.wait(loudness.QUIET_FADE_S + 1)
        assert evening.player.now().volume == volume
        steps = [abs(after - before) for before, after in pairwise(heard)]
        assert max(steps) < 0.06, "it never jumps"


async def test_the_player_keeps_quiet_hours_after_it_was_killed(evening: Evening) -> None:
    await evening.set("quiet_hours", [{"from": "20:00", "to": "21:00", "volume_max": 0.1}])
    await evening.ask("a")
    await evening.do(lifecycle.apply_due_changes)
    await evening.wait(20)
    evening.player.die()
    evening.player.revive()
    await evening.wait(5)
    assert (evening.player.playing, evening.player.now().volume) == (file_of("a"), 0.1)


HEADPHONES = Output(id="1", name="headphones", is_on=False, is_available=True)


def outputs_on(evening: Evening) -> list[str]:
    assert evening.state.playback.outputs == evening.player.now().outputs
    return [output.name for output in evening.player.now().outputs if output.is_on]


async def test_an_output_is_switched_alone_or_with_the_others_off(evening: Evening) -> None:
    evening.player.plug_in(HEADPHONES)
    await evening.ask("a")
    await evening.wait()
    await evening.do(lambda state, _now: outputs.set_output(state, "1", is_on=True))
    await evening.wait()
    assert outputs_on(evening) == ["speakers", "headphones"]
    await evening.do(
        lambda state, _now: outputs.set_output(state, "0", is_on=True, is_exclusive=True)
    )
    await evening.wait()
    assert outputs_on(evening) == ["speakers"]


async def test_outputs_are_as_the_host_wants_them_after_the_player_was_killed(
    evening: Evening,
) -> None:
    evening.player.plug_in(HEADPHONES)
    await evening.wait()
    await evening.do(
        lambda state, _now: outputs.set_output(state, "1", is_on=True, is_exclusive=True)
    )
    await evening.wait()
    evening.player.die()
    evening.player.revive()
    await evening.wait(5)
    assert outputs_on(evening) == ["headphones"]


# --- sounds between the music --------------------------------------------------------------------

SOUND_S = 6.0


async def ring(evening: Evening) -> None:
    """The alarm is ordered while a song plays."""
    evening.player.files["/sounds/alarm.ogg"] = AudioFile(duration_s=SOUND_S)
    await evening.do(interruptions.alarm)


def sounds_told(evening: Evening) -> list[str]:
    return [
        f"{type(event).__name__} {event.kind}"
        for event in evening.events
        if isinstance(event, SoundStarted | SoundEnded)
    ]


async def test_a_song_goes_on_where_it_was_after_an_alarm(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(30)
    await ring(evening)
    await evening.wait(2)
    assert evening.player.playing == "/sounds/alarm.ogg"
    assert evening.player.now().volume == 0.8
    stood_s = evening.position_s
    assert stood_s == pytest.approx(30 + interruptions.FADE_OUT_S, abs=0.5)
    await evening.wait(SOUND_S + 3)
    assert evening.player.playing == file_of("a")
    assert (evening.current, evening.fault) == ("a", None)
    assert evening.player.now().volume == 0.8
    assert evening.position_s == pytest.approx(stood_s + 2 + 3 - interruptions.FADE_OUT_S, abs=1)
    assert evening.started == ["a"]
    assert sounds_told(evening) == ["SoundStarted alarm", "SoundEnded alarm"]
    await evening.wait(LENGTH_S)
    assert evening.begun == ["a", "/sounds/alarm.ogg", "a", "b"]


async def test_the_music_is_never_loud_beside_a_sound(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(30)
    heard: list[tuple[str | None, float]] = []

    def listen(_name: str) -> None:
        heard.append((evening.player.playing, evening.player.now().volume or 0.0))

    evening.player.before_call = listen
    await ring(evening)
    await evening.wait(SOUND_S + 5)
    songs = [volume for location, volume in heard if location == file_of("a")]
    steps = [abs(after - before) for before, after in pairwise(songs)]
    assert max(steps) < 0.35, "it fades out and in"
    assert min(songs) < 0.1


async def test_after_a_sound_paused_music_is_paused_again(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(30)
    await evening.pause()
    await ring(evening)
    await evening.wait(2)
    assert evening.player.playing == "/sounds/alarm.ogg"
    await evening.wait(SOUND_S)
    assert (evening.player.playing, evening.current) == (None, "a")
    assert evening.position_s == pytest.approx(30, abs=0.5)
    await evening.play()
    await evening.wait(5)
    assert evening.position_s == pytest.approx(35, abs=1)


async def test_a_sound_plays_when_there_is_no_music(evening: Evening) -> None:
    await evening.wait()
    await ring(evening)
    await evening.wait(2)
    assert evening.player.playing == "/sounds/alarm.ogg"
    await evening.wait(SOUND_S)
    assert (evening.player.locations, evening.fault) == ((), None)
    assert sounds_told(evening) == ["SoundStarted alarm", "SoundEnded alarm"]


@pytest.mark.parametrize("record", [None, AudioFile(duration_s=5, is_corrupt=True)])
async def test_a_sound_that_cannot_be_played_harms_no_song(
    evening: Evening, record: AudioFile | None
) -> None:
    await evening.ask("a", "b")
    await evening.wait(30)
    await evening.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", None, now)
    )
    if record:
        evening.player.files["http://x.example/"] = record
    await evening.wait(5)
    assert (evening.player.playing, evening.fault, evening.waiting) == (file_of("a"), None, ["b"])
    assert evening.ended == []
    assert evening.state.playback.interruption is None


async def test_a_sound_without_an_end_is_broken_off(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(30)
    evening.player.files["http://x.example/"] = AudioFile(duration_s=1e6)
    await evening.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", 0.2, now)
    )
    await evening.wait(10)
    assert evening.player.now().volume == 0.2
    await evening.wait(interruptions.MAX_SOUND_S)
    assert evening.player.playing == file_of("a")
    assert evening.position_s < 50


async def test_a_player_that_dies_during_a_sound_goes_on_with_the_song(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(30)
    await ring(evening)
    await evening.wait(3)
    evening.player.die()
    await evening.wait(1)
    assert evening.state.playback.interruption is None
    evening.player.revive()
    await evening.wait(5)
    assert evening.player.playing == file_of("a")
    assert evening.position_s == pytest.approx(34, abs=3)


async def test_a_server_that_is_killed_during_a_sound_goes_on_with_the_song(
    evening: Evening,
) -> None:
    await evening.ask("a")
    await evening.wait(30)
    await ring(evening)
    await evening.wait(3)
    async with evening.after_a_crash() as again:
        await again.wait(3)
        assert again.player.playing == file_of("a")
        assert again.position_s == pytest.approx(33, abs=4)


MIXER = Output(id="9", name=VOICE_OUTPUT, is_on=False, is_available=True)
SPOKEN = "/sounds/spoken.ogg"


async def say(evening: Evening, volume: float | None = None) -> bool:
    """Something is announced over the music; whether it can be."""
    evening.player.files[SPOKEN] = AudioFile(duration_s=SOUND_S)
    announced = await evening.do(
        lambda state, now: interruptions.announce(state, SPOKEN, volume, now, duck=True)
    )
    return announced.is_ducked


async def test_music_goes_on_quietly_under_an_announcement(evening: Evening) -> None:
    evening.player.plug_in(MIXER)
    await evening.ask("a", "b")
    await evening.wait(30)
    assert [output.name for output in evening.state.playback.outputs] == ["speakers"]
    assert await say(evening)
    await evening.wait(1)
    assert (evening.player.spoken, evening.player.speaks) == ([(SPOKEN, 0.8)], True)
    assert evening.player.playing == file_of("a")
    assert evening.player.now().volume == 0.4
    await evening.set("volume", 0.6)
    await evening.wait(1)
    assert evening.player.now().volume == 0.4, "louder only afterwards"
    await evening.wait(SOUND_S)
    assert (evening.player.speaks, evening.player.now().volume) == (False, 0.6)
    assert evening.position_s == pytest.approx(32 + SOUND_S, abs=0.1)
    assert evening.player.calls["pause"] == 0
    assert sounds_told(evening) == ["SoundStarted announcement", "SoundEnded announcement"]


async def test_a_song_may_end_under_an_announcement(evening: Evening) -> None:
    evening.player.plug_in(MIXER)
    await evening.ask("a", "b")
    await evening.wait(LENGTH_S - 3)
    await say(evening)
    await evening.wait(4)
    assert (evening.started, evening.player.speaks) == (["a", "b"], True)
    assert evening.player.now().volume == 0.4


async def test_music_stands_still_for_an_announcement_where_nothing_mixes(
    evening: Evening,
) -> None:
    await evening.ask("a")
    await evening.wait(30)
    assert not await say(evening)
    await evening.wait(2)
    assert (evening.player.playing, evening.player.spoken) == (SPOKEN, [])


async def test_an_announcement_that_cannot_be_played_ends_at_once(evening: Evening) -> None:
    evening.player.plug_in(MIXER)
    await evening.ask("a")
    await evening.wait(30)
    await evening.do(
        lambda state, now: interruptions.announce(state, "/gone.ogg", None, now, duck=True)
    )
    await evening.wait(3)
    assert (evening.player.playing, evening.player.now().volume) == (file_of("a"), 0.8)
    assert evening.state.playback.interruption is None


async def test_an_announcement_without_an_end_is_broken_off(evening: Evening) -> None:
    evening.player.plug_in(MIXER)
    await evening.ask("a", "b", "c")
    await evening.wait(1)
    await say(evening)
    evening.player.files[SPOKEN] = AudioFile(duration_s=1e6)
    await evening.wait(interruptions.MAX_SOUND_S + 3)
    assert (evening.player.speaks, evening.player.now().volume) == (False, 0.8)


@pytest.mark.parametrize("victim", ["player", "server"])
async def test_the_volume_is_back_when_somebody_died_under_an_announcement(
    evening: Evening, victim: str
) -> None:
    evening.player.plug_in(MIXER)
    await evening.ask("a")
    await evening.wait(10)
    await say(evening)
    await evening.wait(2)
    assert evening.player.speaks
    if victim == "player":
        evening.player.die()
        evening.player.revive()
        await evening.wait(5)
        assert evening.state.playback.interruption is None
    else:
        async with evening.after_a_crash() as again:
            await again.wait(0)
            assert not again.player.speaks, "what was being said is over too"
            await again.wait(3)
    assert (evening.player.playing, evening.player.now().volume) == (file_of("a"), 0.8)


SENDER = Output(id="8", name=STREAM_OUTPUT, is_on=False, is_available=True)


def sends(evening: Evening) -> bool:
    return evening.player.now().is_sending


async def test_the_player_sends_while_somebody_listens_along(evening: Evening) -> None:
    evening.player.plug_in(SENDER)
    await evening.ask("a")
    await evening.wait(10)
    assert not sends(evening)
    with evening.listeners.listening(None):
        await evening.wait(1)
        assert sends(evening)
        evening.player.die()
        evening.player.revive()
        await evening.wait(5)
        assert sends(evening)
    await evening.wait(1)
    assert not sends(evening)
    assert [output.name for output in evening.state.playback.outputs] == ["speakers"]


async def test_nobody_who_listens_along_hides_that_no_sound_gets_out(evening: Evening) -> None:
    evening.player.files["/sounds/yes.ogg"] = AudioFile(duration_s=1.0)
    for output in (SENDER, MIXER):
        evening.player.plug_in(output)
    await evening.ask("a", "b")
    with evening.listeners.listening(None):
        await evening.wait(50)
        assert (sends(evening), evening.player.speaks) == (True, False)
        assert set(evening.player.spoken) == {("/sounds/yes.ogg", 0.0)}
        assert 2 <= len(evening.player.spoken) <= 4, "it is tried now and then"
        evening.player.is_unheard = True
        await evening.wait(25)
        assert not sends(evening), "so that the player notices by itself"
        assert (evening.fault, evening.player.playing) == ("output", None)
        evening.player.is_unheard = False
        await evening.wait(30)
        assert (evening.fault, sends(evening)) == (None, True)
    assert evening.player.playing == file_of("a")


async def test_a_test_sound_that_is_gone_is_no_lost_sound(evening: Evening) -> None:
    for output in (SENDER, MIXER):
        evening.player.plug_in(output)
    await evening.ask("a")
    with evening.listeners.listening(None):
        await evening.wait(50)
        assert (sends(evening), evening.fault) == (True, None)


async def test_nothing_is_tried_where_only_those_who_listen_along_shall_hear(
    evening: Evening,
) -> None:
    evening.player.files["/sounds/yes.ogg"] = AudioFile(duration_s=1.0)
    for output in (SENDER, MIXER):
        evening.player.plug_in(output)
    await evening.wait()
    await evening.do(lambda state, _now: outputs.set_output(state, "0", is_on=False))
    await evening.ask("a")
    with evening.listeners.listening(None):
        await evening.wait(50)
        assert (sends(evening), evening.player.spoken) == (True, [])


async def test_a_skip_during_a_sound_is_heard_after_it(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(30)
    await ring(evening)
    await evening.wait(3)
    await evening.skip()
    await evening.wait(1)
    assert evening.player.playing == "/sounds/alarm.ogg"
    await evening.wait(SOUND_S)
    assert (evening.player.playing, evening.current) == (file_of("b"), "b")


async def test_sometimes_a_song_ends_in_an_alarm(evening: Evening) -> None:
    await evening.set("alarm_probability", 0.5)
    await evening.set("people_to_party", 1)
    ann = GuestId("ann")
    evening.party._presence.note_guests({}, {ann: one_who_took_part(ann)})
    evening.party._presence.note_open(ann)
    chances = iter([0.9, 0.1])
    evening.player.files["/sounds/alarm.ogg"] = AudioFile(duration_s=SOUND_S)
    await evening.ask("a", "b", "c")
    async with running(RandomAlarm(party=evening.party, draw_chance=lambda: next(chances)).run()):
        await evening.wait(LENGTH_S + 1)
        await settle()
        assert sounds_told(evening) == []
        await evening.wait(LENGTH_S)
        await settle()
        await evening.wait(3)
        assert sounds_told(evening) == ["SoundStarted alarm"]


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


# --- after a long silence ------------------------------------------------------------------------


async def test_a_player_that_comes_back_after_long_asks_before_it_blares(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    evening.player.die()
    await evening.wait(31 * 60)
    evening.player.revive()
    await evening.wait(30)
    assert (evening.player.playing, evening.fault) == (None, "long_silence")
    assert (evening.current, evening.waiting) == ("a", ["b"])
    assert evening.position_s == pytest.approx(10, abs=1)
    await evening.play()
    await evening.wait(5)
    assert (evening.player.playing, evening.fault) == (file_of("a"), None)
    assert evening.position_s == pytest.approx(15, abs=1)
    await evening.wait(LENGTH_S)
    assert evening.player.playing == file_of("b")


async def test_a_player_that_comes_back_soon_goes_on_by_itself(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    evening.player.die()
    evening.time.jump(5 * 3_600)
    await evening.wait(29 * 60)
    evening.player.revive()
    await evening.wait(30)
    assert (evening.player.playing, evening.fault) == (file_of("a"), None)


async def test_a_house_without_power_for_a_night_is_silent_in_the_morning(
    evening: Evening,
) -> None:
    await evening.ask("a", "b")
    await evening.wait(50)
    evening.player.die()
    evening.time.jump(8 * 3_600)
    async with evening.after_a_crash() as again:
        evening.player.revive()
        await again.wait(5)
        assert (again.player.playing, again.fault) == (None, "long_silence")
        assert again.state.playback.is_held
        await again.play()
        await again.wait(2)
        assert again.player.playing == file_of("a")
        assert again.position_s == pytest.approx(50, abs=8)


async def test_whoever_is_asked_is_told_so_again_when_another_fault_has_gone(
    evening: Evening,
) -> None:
    await evening.ask("a", "b")
    await evening.wait(50)
    evening.player.die()
    evening.time.jump(8 * 3_600)
    async with evening.after_a_crash() as again:
        again.source.trouble = "the folders are read for the first time"
        evening.player.revive()
        await again.wait(30)
        assert again.fault == "library"
        again.source.trouble = ""
        await again.wait(30)
        assert (again.player.playing, again.fault) == (None, "long_silence")
        await again.play()
        await again.wait(2)
        assert (again.player.playing, again.fault) == (file_of("a"), None)
        await again.pause()
        await again.wait(2)
        assert again.fault is None


async def test_a_player_that_played_on_without_the_server_is_not_silenced(
    evening: Evening,
) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    evening.time.jump(8 * 3_600)
    async with evening.after_a_crash() as again:
        await again.wait(5)
        assert (again.player.playing, again.fault) == (file_of("a"), None)
        assert again.state.playback.heard_at is None
        evening.player.die()
        evening.player.revive()
        await again.wait(5)
        assert again.player.playing == file_of("a")


async def test_a_song_of_somebody_else_is_told_of_and_taken_back(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    evening.player.files["/other/noise.mp3"] = AudioFile(duration_s=500)
    evening.player.intrude("/other/noise.mp3")
    await evening.wait(10)
    assert (evening.player.playing, evening.fault) == (file_of("a"), None)
    assert faults_told(evening) == ["lost: foreign", "well: foreign"]


# --- R5: progress is arithmetic ------------------------------------------------------------------


async def test_r05_reading_the_position_asks_nothing_of_the_player(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    before = evening.player.calls.total()
    for _ in range(1000):
        assert evening.position_s == pytest.approx(10, abs=0.3)
    assert evening.player.calls.total() == before


async def test_the_player_is_asked_a_few_times_a_minute(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    before = evening.player.calls.total()
    await evening.wait(60)
    assert evening.player.calls.total() - before <= 13


# --- R4: music without a visitor -----------------------------------------------------------------


async def test_r04_music_begins_when_the_player_comes_two_minutes_late(evening: Evening) -> None:
    evening.player.die()
    await evening.ask("a")
    await evening.wait(120)
    assert (evening.fault, evening.waiting) == ("unreachable", ["a"])
    evening.player.revive()
    await evening.wait(5)
    assert (evening.current, evening.fault) == ("a", None)
    assert evening.player.calls["connect"] < 60


async def test_the_state_tells_of_the_player_once_it_was_asked(evening: Evening) -> None:
    evening.player.die()
    assert not evening.reconciler.has_run
    await evening.wait()
    assert evening.reconciler.has_run
    assert evening.fault == "unreachable"


# --- R6 and R3: killed servers -------------------------------------------------------------------


async def test_a_server_that_was_killed_believes_a_player_that_played_on(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(30)
    evening.time.advance(25)
    async with evening.after_a_crash() as again:
        await again.wait(0)
        assert again.position_s == pytest.approx(55, abs=0.1)
        assert (again.current, again.state.playback.epoch, again.begun) == ("a", 1, ["a"])
        await again.wait(LENGTH_S)
        assert again.started == ["a", "b"]


async def test_a_server_that_was_killed_learns_what_began_meanwhile(evening: Evening) -> None:
    await evening.ask("a", "b", "c")
    await evening.wait(90)
    evening.time.advance(30)
    async with evening.after_a_crash() as again:
        await again.wait(1)
        assert (again.current, again.waiting) == ("b", ["c"])
        assert again.position_s == pytest.approx(21, abs=0.1)
        assert again.player.locations == (file_of("b"), file_of("c"))


async def test_a_server_that_was_killed_learns_that_the_last_song_ended(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(90)
    evening.time.advance(30)
    async with evening.after_a_crash() as again:
        await again.wait(1)
        assert (again.current, again.ended) == (None, [("a", "finished")])


async def test_r06_server_and_player_killed_together_resume_at_the_checkpoint(
    evening: Evening,
) -> None:
    await evening.ask("a", "b")
    await evening.wait(42)
    evening.player.die()
    evening.time.advance(600)
    evening.player.revive()
    async with evening.after_a_crash() as again:
        await again.wait(1)
        assert (again.current, again.waiting) == ("a", ["b"])
        assert again.position_s == pytest.approx(41, abs=5)


async def test_a_paused_song_is_still_paused_after_both_were_killed(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(42)
    await evening.pause()
    await evening.wait(1)
    evening.player.die()
    evening.player.revive()
    async with evening.after_a_crash() as again:
        await again.wait(10)
        now = again.player.now()
        assert (again.player.playing, now.volume) == (None, 0.8)
        assert now.position_s == pytest.approx(42, abs=0.1)
        await again.play()
        await again.wait(1)
        assert again.position_s == pytest.approx(43, abs=0.2)


async def test_a_seek_that_was_not_carried_out_before_a_crash_is(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(10)
    await evening.seek(70.0)
    async with evening.after_a_crash() as again:
        await again.wait(1)
        assert again.position_s == pytest.approx(71, abs=0.2)


# --- R7 to R10: a player that fails --------------------------------------------------------------


async def test_a_lost_player_is_shown_and_forgotten_when_it_plays_again(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(60)
    evening.player.die()
    await evening.wait(3)
    fault = evening.state.playback.fault
    assert fault is not None
    assert (fault.kind, fault.help[:26]) == ("unreachable", "The player is not running;")
    evening.player.revive()
    await evening.wait(5)
    assert evening.fault is None
    assert faults_told(evening) == ["lost: unreachable", "well: unreachable"]


async def test_r10_a_song_goes_on_where_it_was_after_ten_minutes_without_player(
    evening: Evening,
) -> None:
    await evening.ask("a", "b")
    await evening.wait(60)
    evening.player.die()
    await evening.wait(600)
    assert evening.position_s == pytest.approx(60, abs=0.1)
    evening.player.revive()
    await evening.wait(5)
    assert (evening.current, evening.waiting, evening.player.playing) == ("a", ["b"], file_of("a"))
    assert 60 <= evening.position_s <= 65
    assert evening.player.now().position_s == pytest.approx(evening.position_s, abs=0.5)


async def test_a_paused_song_stays_paused_when_the_player_comes_back(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(60)
    await evening.pause()
    await evening.wait(1)
    evening.player.die()
    await evening.wait(60)
    evening.player.revive()
    await evening.wait(10)
    assert (evening.player.playing, evening.fault) == (None, None)
    assert evening.player.now().position_s == pytest.approx(60, abs=0.1)


@pytest.mark.parametrize(
    "condition", [Condition.NEVER_STARTS, Condition.NEVER_SOUNDS, Condition.NO_OUTPUT]
)
async def test_r08_a_player_that_lets_nothing_be_heard_eats_no_queue(
    evening: Evening, condition: Condition
) -> None:
    evening.player.condition = condition
    await evening.ask(*NAMES)
    await evening.wait(600)
    assert (evening.current, evening.waiting) == (None, list(NAMES))
    assert evening.fault == ("output" if condition is Condition.NO_OUTPUT else "stuck")
    assert evening.player.calls["start"] + evening.player.calls["resume"] < 100
    assert evening.player.calls["report"] < 1000
    evening.player.revive()
    await evening.wait(30)
    assert (evening.current, evening.fault) == ("a", None)
    assert evening.waiting == list(NAMES[1:])


async def test_a_song_that_comes_to_a_standstill_is_kept_where_it_is(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(60)
    evening.player.condition = Condition.FROZEN
    await evening.wait(30)
    assert evening.fault == "stuck"
    assert evening.position_s == pytest.approx(60, abs=0.1)
    evening.player.revive()
    await evening.wait(30)
    assert (evening.current, evening.fault) == ("a", None)


async def test_a_sound_card_that_comes_back_is_used_at_once(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(60)
    await evening.pause()
    await evening.wait(1)
    evening.player.condition = Condition.NO_OUTPUT
    await evening.play()
    await evening.wait(2)
    assert (evening.fault, evening.position_s) == ("output", pytest.approx(60, abs=0.1))
    evening.player.revive()
    await evening.wait(5)
    assert (evening.fault, evening.player.playing) == (None, file_of("a"))


async def test_a_fault_without_a_song_is_over_when_there_is_nothing_to_play(
    evening: Evening,
) -> None:
    evening.player.condition = Condition.NO_OUTPUT
    await evening.ask("a")
    await evening.wait(5)
    assert evening.fault == "output"
    await evening.remove("a")
    await evening.wait(1)
    assert evening.fault is None


async def test_a_player_that_hung_goes_back_to_what_was_heard(evening: Evening) -> None:
    await evening.ask("a")
    await evening.wait(60)
    evening.time.advance(4)

    def hang(_name: str) -> None:
        evening.player.die()
        raise PlayerLostError(PlayerFault.SILENT, "no answer")

    evening.player.before_call = hang
    await evening.reconciler.reconcile()
    assert (evening.fault, evening.position_s) == ("silent", pytest.approx(60, abs=0.1))


async def test_a_bad_song_among_good_ones_is_told_and_passed_over(evening: Evening) -> None:
    evening.spoil("a", "c")
    evening.spoil("e", is_soundless=True)
    await evening.ask("a", "b", "c", "d", "e", "f")
    await evening.wait(5)
    assert evening.current == "b"
    await evening.wait(2 * LENGTH_S + 5)
    assert evening.current == "f"
    assert evening.ended == [
        ("a", "failed"),
        ("b", "finished"),
        ("c", "failed"),
        ("d", "finished"),
        ("e", "failed"),
    ]
    assert evening.fault is None


RADIO = "https://radio.example/live"


async def tune_in(evening: Evening) -> None:
    """A station plays, and a song waits."""
    evening.source.files["radio"] = RADIO
    evening.player.files[RADIO] = AudioFile(duration_s=1e6)
    await evening.ask("radio", "a")
    await evening.wait(20)
    assert evening.current == "radio"


async def test_a_playing_stream_that_is_refused_is_loaded_again(evening: Evening) -> None:
    await tune_in(evening)
    evening.player.refused.add(RADIO)
    evening.player.stop()
    await evening.wait(3)
    assert (evening.current, evening.fault, evening.ended) == ("radio", "stream", [])
    evening.player.refused.clear()
    loaded = evening.player.calls["add"]
    await evening.wait(20)
    assert (evening.player.playing, evening.fault) == (RADIO, None)
    assert evening.player.calls["add"] > loaded


@pytest.mark.parametrize("is_listed", [True, False])
async def test_a_playing_stream_that_stays_refused_gives_way(
    evening: Evening, *, is_listed: bool
) -> None:
    await tune_in(evening)
    if is_listed:
        evening.player.refused.add(RADIO)
        evening.player.stop()
    else:
        evening.player.lose_list()
        del evening.player.files[RADIO]
    await evening.wait(30)
    assert evening.current == "radio"
    await evening.wait(240)
    assert evening.ended == [("radio", "failed"), ("a", "finished")]


async def test_a_waiting_stream_that_is_refused_fails_at_once(evening: Evening) -> None:
    evening.source.files["radio"] = RADIO
    evening.player.files[RADIO] = AudioFile(duration_s=1e6)
    evening.player.refused.add(RADIO)
    await evening.ask("radio", "a")
    await evening.wait(5)
    assert (evening.ended, evening.current) == ([("radio", "failed")], "a")


async def test_a_file_that_is_gone_fails_when_its_turn_comes(evening: Evening) -> None:
    del evening.source.files["b"]
    del evening.player.files[file_of("c")]
    await evening.ask("a", "b", "c", "d")
    await evening.wait(50)
    assert evening.waiting == ["b", "c", "d"]
    await evening.wait(LENGTH_S)
    assert (evening.current, evening.ended[1:]) == ("d", [("b", "failed"), ("c", "failed")])


async def test_a_file_that_comes_back_in_time_plays(evening: Evening) -> None:
    record = evening.player.files.pop(file_of("b"))
    await evening.ask("a", "b")
    await evening.wait(50)
    evening.player.files[file_of("b")] = record
    await evening.wait(LENGTH_S)
    assert evening.current == "b"


async def test_three_bad_songs_in_a_row_hold_the_music_and_are_kept(evening: Evening) -> None:
    evening.spoil("a", "b", "c")
    await evening.ask("a", "b", "c", "d")
    await evening.wait(60)
    assert (evening.fault, evening.state.playback.is_held) == ("tracks", True)
    assert evening.player.playing is None
    assert [entry.song.title for entry in queue_order(evening.state)] == ["a", "b", "c", "d"]
    assert evening.ended == [("a", "failed"), ("b", "failed"), ("c", "failed")]


async def test_songs_that_were_kept_play_once_their_files_are_back(evening: Evening) -> None:
    files = dict(evening.source.files)
    evening.source.files.clear()
    await evening.ask("a", "b", "c", "d")
    await evening.wait(60)
    assert evening.fault == "tracks"
    evening.source.files.update(files)
    await evening.play()
    await evening.wait(5)
    assert (evening.current, evening.fault) == ("a", None)
    assert len(evening.waiting) == 3


async def test_songs_that_were_kept_and_fail_again_hold_nothing_up(evening: Evening) -> None:
    evening.spoil("a", "b", "c")
    await evening.ask("a", "b", "c", "d")
    await evening.wait(60)
    await evening.play()
    await evening.wait(5)
    assert (evening.current, evening.fault, evening.waiting) == ("d", None, [])


async def test_a_good_song_between_bad_ones_does_away_with_the_count(evening: Evening) -> None:
    evening.spoil("a", "b", "d", "e")
    await evening.ask("a", "b", "c", "d", "e", "f")
    await evening.wait(LENGTH_S + 10)
    assert (evening.current, evening.fault) == ("f", None)


async def test_a_song_that_was_heard_and_then_skipped_does_away_with_the_count(
    evening: Evening,
) -> None:
    evening.spoil("a", "b", "d", "e")
    await evening.ask("a", "b", "c", "d", "e", "f")
    await evening.wait(10)
    await evening.skip()
    await evening.wait(10)
    assert (evening.current, evening.fault) == ("f", None)


async def test_a_library_that_cannot_answer_fails_no_song(evening: Evening) -> None:
    evening.source.trouble = "the disk is gone"
    await evening.ask("a", "b")
    await evening.wait(60)
    assert (evening.fault, evening.waiting) == ("library", ["a", "b"])
    evening.source.trouble = ""
    await evening.wait(30)
    assert (evening.current, evening.fault) == ("a", None)


async def test_a_song_on_which_the_player_breaks_down_each_time_is_passed_over(
    evening: Evening,
) -> None:
    def break_down_on_a(name: str) -> None:
        if name == "report" and evening.player.playing == file_of("a"):
            evening.player.die()
            evening.player.revive()

    evening.player.before_call = break_down_on_a
    await evening.ask("a", "b")
    await evening.wait(30)
    assert evening.ended == [("a", "failed")]
    assert (evening.current, evening.fault) == ("b", None)


async def test_a_player_that_is_killed_again_and_again_costs_no_song(evening: Evening) -> None:
    await evening.ask("a", "b")
    for _ in range(20):
        await evening.wait(4)
        evening.player.die()
        evening.player.revive()
    await evening.wait(5)
    assert (evening.current, evening.waiting, evening.fault) == ("a", ["b"], None)


async def test_a_library_that_cannot_answer_for_the_next_song_disturbs_nothing(
    evening: Evening,
) -> None:
    await evening.ask("a")
    await evening.wait(10)
    evening.source.trouble = "the disk is gone"
    await evening.ask("b")
    await evening.wait(60)
    assert (faults_told(evening), evening.player.playing) == ([], file_of("a"))
    evening.source.trouble = ""
    await evening.wait(50)
    assert evening.started == ["a", "b"]


# --- somebody else at the player -----------------------------------------------------------------


async def test_a_foreign_song_gives_way_to_ours_where_it_was(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    evening.player.files["/foreign.mp3"] = AudioFile(duration_s=500)
    await evening.ask("a", "b")
    await evening.wait(60)
    evening.player.intrude("/foreign.mp3")
    await evening.wait(1)
    assert (evening.current, evening.player.playing) == ("a", file_of("a"))
    assert evening.position_s == pytest.approx(61, abs=1)
    assert "/foreign.mp3" in caplog.text


async def test_somebody_who_does_not_give_up_is_not_wrestled_with(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    evening.player.files["/foreign.mp3"] = AudioFile(duration_s=500)
    await evening.ask("a")
    await evening.wait(10)
    before = evening.player.calls["start"]
    for _ in range(300):
        evening.player.intrude("/foreign.mp3")
        await evening.wait(0.2)
    assert evening.player.calls["start"] - before < 15
    assert caplog.text.count("Somebody else") < 15
    assert evening.current == "a"


async def test_a_player_that_somebody_else_stopped_plays_on(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(60)
    evening.player.stop()
    await evening.wait(1)
    assert (evening.current, evening.player.playing) == ("a", file_of("a"))
    assert evening.position_s == pytest.approx(60, abs=1.5)


async def test_modes_of_others_are_switched_off(evening: Evening) -> None:
    await evening.wait()
    evening.player.scramble()
    await evening.wait(20)
    assert evening.player.now().is_in_order


# --- restart_player ------------------------------------------------------------------------------


async def test_a_restarted_player_goes_on_at_the_same_place(evening: Evening) -> None:
    await evening.ask("a", "b")
    await evening.wait(60)
    await evening.restart_player()
    await evening.wait(5)
    assert (evening.player.calls["restart"], evening.player.playing) == (1, file_of("a"))
    assert evening.position_s == pytest.approx(65, abs=1)
    assert faults_told(evening) == ["lost: restarting", "well: restarting"]


async def test_a_player_that_takes_its_time_to_restart_is_not_called_lost(
    evening: Evening,
) -> None:
    await evening.ask("a")
    await evening.wait(60)
    evening.player.restart_takes_time = True
    await evening.restart_player()
    await evening.wait(3)
    assert evening.fault == "restarting"
    evening.player.revive()
    await evening.wait(5)
    assert faults_told(evening) == ["lost: restarting", "well: restarting"]


async def test_a_player_that_does_not_come_back_from_a_restart_is_lost(evening: Evening) -> None:
    evening.player.restart_takes_time = True
    await evening.restart_player()
    await evening.wait(20)
    assert evening.fault == "unreachable"


async def test_a_restart_that_was_asked_for_before_the_server_started_is_not_done_again(
    evening: Evening,
) -> None:
    await evening.restart_player()
    async with evening.after_a_crash() as again:
        await again.wait(5)
        assert again.player.calls["restart"] == 0


# --- R11: whatever breaks, the music comes back --------------------------------------------------


@pytest.mark.parametrize("number", range(1, 41))
async def test_r11_a_player_that_is_lost_at_any_call_is_found_again(
    evening: Evening, number: int
) -> None:
    calls = 0

    def break_once(name: str) -> None:
        nonlocal calls
        calls += 1
        if calls == number:
            evening.player.die()
            evening.player.revive()
            raise PlayerLostError(PlayerFault.UNREACHABLE, f"broken at {name}")

    evening.player.before_call = break_once
    await evening.ask("a", "b", "c")
    await evening.wait(10)
    await evening.pause()
    await evening.wait(1)
    await evening.seek(50)
    await evening.wait(1)
    await evening.play()
    await evening.wait(10)
    await evening.skip()
    await evening.wait(10)
    assert calls > number, "the test ended before anything broke"
    evening.player.before_call = lambda _name: None
    await evening.wait(5)
    assert (evening.current, evening.waiting, evening.fault) == ("b", ["c"], None)
    assert evening.player.playing == file_of("b")
    assert evening.position_s == pytest.approx(15, abs=5)
    assert evening.started == ["a", "b"]


async def test_r22_a_full_disk_stops_no_music_and_loses_nothing(evening: Evening) -> None:
    await evening.ask("a", "b", "c", "d", "e")
    await evening.wait(50)
    evening.store.is_broken = True
    with pytest.raises(RefusedError, match="free some space"):
        await evening.ask("f")
    for name in "bcd":
        await evening.wait(LENGTH_S)
        assert (evening.player.playing, evening.current) == (file_of(name), name)
        assert evening.position_s == pytest.approx(50, abs=1)
    assert evening.started == ["a"], "nothing is on disk yet"
    assert evening.waiting == ["e"]
    evening.store.is_broken = False
    await evening.ask("f")
    assert evening.started == ["a", "b", "c", "d"]
    assert evening.ended == [(name, "finished") for name in "abc"]
    assert evening.store.saved == evening.party.saved
    await evening.wait(LENGTH_S)
    assert evening.begun == ["a", "b", "c", "d", "e"]


async def test_r22_a_player_that_is_killed_on_a_full_disk_goes_on_where_it_was(
    evening: Evening,
) -> None:
    await evening.ask("a", "b")
    await evening.wait(10)
    evening.store.is_broken = True
    await evening.wait(LENGTH_S)
    evening.player.die()
    await evening.wait(5)
    assert evening.fault == "unreachable"
    evening.player.revive()
    await evening.wait(5)
    assert (evening.player.playing, evening.fault) == (file_of("b"), None)
    assert evening.begun == ["a", "b", "b"]
    assert evening.position_s == pytest.approx(15, abs=2)


async def begun(evening: Evening, name: str) -> None:
    """Time passes until that song has begun, while the driver runs by itself."""
    async with asyncio.timeout(5):
        while evening.current != name:
            evening.time.advance(0.01)
            await asyncio.sleep(0.01)


# --- R19: nothing is slept through ---------------------------------------------------------------


async def test_a_change_of_the_party_and_a_word_of_the_player_both_wake_the_driver(
    evening: Evening,
) -> None:
    async with running(evening.reconciler.run()):
        await evening.ask("a", "b", "c")
        await begun(evening, "a")
        await evening.skip()
        await begun(evening, "b")
        evening.time.advance(LENGTH_S)
        evening.player.notify()
        await begun(evening, "c")


async def settled() -> None:
    """The driver has looked, if it was going to, at what changed a moment ago."""
    await asyncio.sleep(2 * NEXT_WITHIN_S)


async def test_a_vote_that_changes_nothing_for_the_player_does_not_wake_the_driver(
    evening: Evening,
) -> None:
    async with running(evening.reconciler.run()):
        await evening.ask("a", "b")
        await begun(evening, "a")
        # Far from the moments at which the driver looks anyway.
        evening.time.advance(20)
        evening.player.notify()
        await settled()
        before = evening.player.calls["report"]
        waiting = evening.entry("b").id
        for number in range(20):
            voter = a_guest(f"g{number}")
            await evening.do(
                lambda state, now, voter=voter: voting.vote(  # type: ignore[misc]
                    state, voter, waiting, 1, now
                )
            )
        assert evening.entry("b").ballot.score >= 20
        await settled()
        assert evening.player.calls["report"] == before


async def test_a_storm_of_votes_is_looked_at_now_and_then(evening: Evening) -> None:
    async with running(evening.reconciler.run()):
        await evening.ask("a", "b", "c")
        await begun(evening, "a")
        # Far from the moments at which the driver looks anyway.
        evening.time.advance(20)
        evening.player.notify()
        await settled()
        before = evening.player.calls["report"]
        for _ in range(10):
            await evening.prioritize("c")
            await evening.prioritize("b")
        await evening.prioritize("c")
        for _ in range(200):
            if evening.player.locations == (file_of("a"), file_of("c")):
                break
            await asyncio.sleep(0.01)
        assert evening.player.locations == (file_of("a"), file_of("c"))
        assert evening.player.calls["report"] - before < 10
