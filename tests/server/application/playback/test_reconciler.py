"""The reconciler with a fake player, simulated step by step."""

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import pairwise

import pytest
from raveberry_server.application.automation.random_alarm_after_song import AlarmAfterSong
from raveberry_server.application.errors import LeadLostError, PlayerFault, PlayerLostError
from raveberry_server.application.playback import stream_health
from raveberry_server.application.playback.reconciler import NEXT_WITHIN_S, START_WITHIN_S
from raveberry_server.application.ports import ANNOUNCEMENT_OUTPUT, STREAM_OUTPUT
from raveberry_server.domain import lifecycle
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.events import (
    AnnouncementFailed,
    PlayerFailed,
    PlayerRecovered,
    SoundEnded,
    SoundStarted,
)
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import interruptions, outputs, planned_stop
from raveberry_server.domain.playback import volume as loudness
from raveberry_server.domain.playback.autoplay import wants_fallback
from raveberry_server.domain.requests import voting

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.guests import one_who_took_part
from tests.fakes.player.fake_player import AudioFile, Condition
from tests.fakes.player.simulated_playback import LENGTH_S, NAMES, SimulatedPlayback, file_of
from tests.fakes.tasks import running


@pytest.fixture
async def playback() -> AsyncIterator[SimulatedPlayback]:
    made = SimulatedPlayback()
    async with made.committing():
        yield made


def fault_events(playback: SimulatedPlayback) -> list[str]:
    return [
        f"{'lost' if isinstance(event, PlayerFailed) else 'well'}: {event.fault.kind}"
        for event in playback.events
        if isinstance(event, PlayerFailed | PlayerRecovered)
    ]


# --- ordinary playback ---------------------------------------------------------------------------


async def test_a_song_in_the_queue_starts_by_itself(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait()
    assert playback.player.playing == file_of("a")
    assert (playback.current, playback.waiting, playback.fault) == ("a", ["b"], None)


async def test_an_empty_party_leaves_the_player_alone(playback: SimulatedPlayback) -> None:
    await playback.wait(60)
    assert playback.player.playing is None
    assert playback.player.calls["start"] == 0


async def test_the_player_knows_the_next_song_before_the_playing_one_ends(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b", "c")
    await playback.wait()
    assert playback.player.locations == (file_of("a"), file_of("b"))


async def test_song_follows_song_until_none_is_left(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b", "c")
    await playback.wait(3 * LENGTH_S + 5)
    assert playback.begun == playback.started == ["a", "b", "c"]
    assert playback.ended == [("a", "finished"), ("b", "finished"), ("c", "finished")]
    assert (playback.current, playback.waiting) == (None, [])


async def test_a_song_that_comes_first_by_then_is_next(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b", "c")
    await playback.wait(50)
    await playback.prioritize("c")
    await playback.wait()
    assert playback.player.locations == (file_of("a"), file_of("c"))
    await playback.wait(LENGTH_S)
    assert playback.started == ["a", "c"]


async def test_a_next_song_that_is_removed_does_not_play(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(50)
    await playback.remove("b")
    await playback.wait(LENGTH_S)
    assert playback.begun == ["a"]


async def test_a_song_that_is_removed_in_the_moment_it_begins_is_not_played(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b", "c")
    await playback.wait(LENGTH_S - 0.01)
    playback.time.advance(0.02)
    await playback.remove("b")
    await playback.wait(1)
    assert ("a", "finished") in playback.ended
    assert (playback.current, playback.player.playing) == ("c", file_of("c"))


async def test_a_skipped_song_ends_at_once(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    await playback.skip()
    await playback.wait()
    assert (playback.current, playback.player.playing) == ("b", file_of("b"))
    assert playback.ended == [("a", "skipped")]
    assert playback.position_s == pytest.approx(0.3, abs=0.1)


async def test_the_last_song_skipped_leaves_silence(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(10)
    await playback.skip()
    await playback.wait()
    assert (playback.player.playing, playback.player.locations) == (None, ())


async def test_a_song_asked_for_in_the_silence_plays(playback: SimulatedPlayback) -> None:
    await playback.wait(100)
    await playback.request("a")
    await playback.wait()
    assert playback.current == "a"


async def test_a_repeated_song_begins_again_under_a_new_epoch(playback: SimulatedPlayback) -> None:
    await playback.set("repeat", "one")
    await playback.request("a", "b")
    await playback.wait(2.5 * LENGTH_S)
    assert playback.begun == playback.started == ["a", "a", "a"]
    assert playback.state.playback.epoch == 3
    assert playback.position_s == pytest.approx(0.5 * LENGTH_S, abs=1)


async def test_a_repeated_song_is_ready_behind_itself(playback: SimulatedPlayback) -> None:
    await playback.set("repeat", "one")
    await playback.request("a", "b")
    await playback.wait(10)
    assert playback.player.locations == (file_of("a"), file_of("a"))
    await playback.wait(2 * LENGTH_S)
    assert playback.begun == playback.started == ["a", "a", "a"]
    assert playback.player.calls["start"] == 1, "it was never begun from silence again"
    assert playback.position_s == pytest.approx(10, abs=1)


async def test_a_single_repeated_song_plays_without_a_gap(playback: SimulatedPlayback) -> None:
    await playback.set("repeat", "all")
    await playback.request("a")
    await playback.wait(2.5 * LENGTH_S)
    assert playback.begun == playback.started == ["a", "a", "a"]
    assert playback.ended == [("a", "finished")] * 2
    assert playback.player.calls["start"] == 1
    assert (playback.state.playback.epoch, playback.waiting) == (3, [])
    assert playback.player.locations == (file_of("a"), file_of("a"))


async def test_a_request_precedes_a_repeated_song(playback: SimulatedPlayback) -> None:
    await playback.set("repeat", "all")
    await playback.request("a")
    await playback.wait(10)
    await playback.request("b")
    await playback.wait(1)
    assert playback.player.locations == (file_of("a"), file_of("b"))
    await playback.wait(2 * LENGTH_S)
    assert playback.started == ["a", "b", "a"]


async def test_a_song_ends_once_repeat_is_off(
    playback: SimulatedPlayback,
) -> None:
    await playback.set("repeat", "one")
    await playback.request("a", "b")
    await playback.wait(LENGTH_S + 10)
    await playback.set("repeat", "off")
    await playback.wait(1)
    assert playback.player.locations == (file_of("a"), file_of("b"))
    await playback.wait(LENGTH_S)
    assert playback.begun == playback.started == ["a", "a", "b"]


async def test_a_song_that_came_round_in_the_moment_it_should_not_gives_way(
    playback: SimulatedPlayback,
) -> None:
    await playback.set("repeat", "one")
    await playback.request("a", "b")
    await playback.wait(LENGTH_S - 0.01)
    playback.time.advance(0.02)
    await playback.set("repeat", "off")
    await playback.wait(1)
    assert playback.started == ["a", "b"]
    assert playback.player.playing == file_of("b")


async def test_a_repeated_song_is_skipped_also_when_it_has_just_come_round(
    playback: SimulatedPlayback,
) -> None:
    await playback.set("repeat", "one")
    await playback.request("a", "b")
    await playback.wait(LENGTH_S + 0.5)
    await playback.skip()
    await playback.wait(1)
    assert (playback.started, playback.player.playing) == (["a", "a", "b"], file_of("b"))
    assert playback.player.locations == (file_of("b"), file_of("b"))


@pytest.mark.parametrize("away_s", [5.0, LENGTH_S - 0.5])
async def test_a_server_that_was_killed_counts_a_repeated_song_once(
    playback: SimulatedPlayback, away_s: float
) -> None:
    await playback.set("repeat", "one")
    await playback.request("a")
    await playback.wait(LENGTH_S - 1)
    playback.time.advance(2)
    # It is killed after the broadcast, and before it has cleaned up the player's list.
    playback.player.before_call = _die_at("remove")
    with pytest.raises(RuntimeError):
        await playback.reconciler.reconcile()
    playback.player.before_call = lambda _name: None
    assert playback.started == ["a", "a"]
    playback.time.advance(away_s)
    async with playback.after_a_crash() as again:
        await again.wait(1)
        assert again.started == (["a", "a"] if away_s == 5.0 else ["a", "a", "a"])


def _die_at(call: str) -> Callable[[str], None]:
    def die(name: str) -> None:
        if name == call:
            raise RuntimeError

    return die


async def test_repeated_songs_play_in_turn(playback: SimulatedPlayback) -> None:
    await playback.set("repeat", "all")
    await playback.request("a", "b")
    await playback.wait(4.5 * LENGTH_S)
    assert playback.begun == ["a", "b", "a", "b", "a"]


async def test_one_song_twice_in_a_row_is_two_songs(playback: SimulatedPlayback) -> None:
    playback.source.files["b"] = file_of("a")
    await playback.request("a", "b")
    await playback.wait(LENGTH_S + 10)
    assert playback.started == ["a", "b"]
    assert (playback.current, playback.waiting) == ("b", [])


# --- play, pause, seek ---------------------------------------------------------------------------


async def test_a_held_party_starts_no_song(playback: SimulatedPlayback) -> None:
    await playback.pause()
    await playback.request("a")
    await playback.wait(10)
    assert (playback.player.playing, playback.waiting) == (None, ["a"])
    await playback.play()
    await playback.wait()
    assert playback.current == "a"


async def test_the_music_stops_after_the_song_and_play_goes_on_with_the_queue(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    await playback.do(lambda state, _now: planned_stop.stop_after_song(state, is_on=True))
    await playback.wait()
    assert playback.player.locations == (file_of("a"),)
    await playback.wait(2 * LENGTH_S)
    assert (playback.player.playing, playback.current, playback.waiting) == (None, None, ["b"])
    assert playback.ended == [("a", "finished")]
    await playback.play()
    await playback.wait()
    assert playback.player.playing == file_of("b")


async def test_a_repeated_song_stops_at_its_end_and_repeats_once_resumed(
    playback: SimulatedPlayback,
) -> None:
    await playback.set("repeat", "one")
    await playback.request("a")
    await playback.wait(10)
    await playback.do(lambda state, _now: planned_stop.stop_after_song(state, is_on=True))
    await playback.wait(2 * LENGTH_S)
    assert (playback.player.playing, playback.current) == (None, "a")
    await playback.play()
    await playback.wait(5)
    assert playback.player.playing == file_of("a")
    assert playback.position_s == pytest.approx(5, abs=0.5)


async def test_a_paused_song_stands_still_and_goes_on(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(10)
    for _ in range(2):
        await playback.pause()
        await playback.wait(100)
    assert playback.player.playing is None
    assert playback.position_s == pytest.approx(10, abs=0.1)
    for _ in range(2):
        await playback.play()
        await playback.wait(5)
    assert playback.player.playing == file_of("a")
    assert playback.position_s == pytest.approx(20, abs=0.1)
    assert playback.begun == ["a", "a"]


async def test_a_seek_is_carried_out_once(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(10)
    await playback.seek(60.0)
    await playback.wait(5)
    assert playback.player.now().position_s == pytest.approx(65, abs=0.1)
    assert playback.position_s == pytest.approx(65, abs=0.1)
    assert (playback.player.calls["seek"], playback.state.playback.seek_s) == (1, None)
    await playback.seek(60.0)
    await playback.wait()
    assert playback.player.calls["seek"] == 2


async def test_a_seek_while_paused_leaves_the_song_paused(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(10)
    await playback.pause()
    await playback.wait(1)
    await playback.seek(60.0)
    await playback.wait(5)
    assert playback.player.playing is None
    assert playback.position_s == 60.0
    await playback.play()
    await playback.wait(5)
    assert playback.player.now().position_s == pytest.approx(65, abs=0.1)


async def test_a_seek_past_the_end_is_the_end(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    await playback.seek(1e9)
    await playback.wait()
    assert (playback.current, playback.ended) == ("b", [("a", "finished")])


async def test_skip_while_paused_starts_the_next_song(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    await playback.pause()
    await playback.wait(10)
    await playback.skip()
    await playback.wait()
    assert playback.player.playing == file_of("b")


async def test_r20_a_wall_clock_that_jumps_moves_no_song(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    for jump_s in (3_600, -7_200, 3_600):
        await playback.wait(20)
        playback.time.jump(jump_s)
    assert playback.position_s == pytest.approx(60, abs=0.1)
    assert playback.begun == ["a"]


# --- sound ---------------------------------------------------------------------------------------


async def test_the_player_is_as_loud_as_the_settings_say(playback: SimulatedPlayback) -> None:
    await playback.set("volume", 0.25)
    await playback.set("crossfade_s", 5)
    await playback.set("replay_gain", "track")
    await playback.wait()
    now = playback.player.now()
    assert (now.volume, now.crossfade_s, now.replay_gain) == (0.25, 5, ReplayGain.TRACK)


async def test_a_volume_that_somebody_else_set_is_set_back(playback: SimulatedPlayback) -> None:
    await playback.wait()
    await playback.player.set_volume(1.0)
    await playback.wait(20)
    assert playback.player.now().volume == 0.8


async def test_the_music_fades_into_quiet_hours_and_out_of_them(
    playback: SimulatedPlayback,
) -> None:
    heard: list[float] = []
    playback.player.before_call = lambda _name: heard.append(playback.player.now().volume or 0.0)
    night = {"from": "22:00", "to": "07:00", "volume_max": 0.3}
    await playback.set("quiet_hours", [night])
    await playback.request("a", "b", "c")
    await playback.wait(1)
    for hours, volume in ((2, 0.3), (9, 0.8)):
        heard.clear()
        playback.time.jump(hours * 3_600)
        await playback.do(lifecycle.apply_due_changes)
        await playback.wait(loudness.QUIET_FADE_S + 1)
        assert playback.player.now().volume == volume
        steps = [abs(after - before) for before, after in pairwise(heard)]
        assert max(steps) < 0.06, "it never jumps"


async def test_the_player_keeps_quiet_hours_after_it_was_killed(
    playback: SimulatedPlayback,
) -> None:
    await playback.set("quiet_hours", [{"from": "20:00", "to": "21:00", "volume_max": 0.1}])
    await playback.request("a")
    await playback.do(lifecycle.apply_due_changes)
    await playback.wait(20)
    playback.player.die()
    playback.player.revive()
    await playback.wait(5)
    assert (playback.player.playing, playback.player.now().volume) == (file_of("a"), 0.1)


HEADPHONES = Output(id="1", name="headphones", is_on=False, is_available=True)


def outputs_on(playback: SimulatedPlayback) -> list[str]:
    assert playback.state.playback.outputs == playback.player.now().outputs
    return [output.name for output in playback.player.now().outputs if output.is_on]


async def test_an_output_is_switched_alone_or_with_the_others_off(
    playback: SimulatedPlayback,
) -> None:
    playback.player.plug_in(HEADPHONES)
    await playback.request("a")
    await playback.wait()
    await playback.do(lambda state, _now: outputs.set_output(state, "1", is_on=True))
    await playback.wait()
    assert outputs_on(playback) == ["speakers", "headphones"]
    await playback.do(
        lambda state, _now: outputs.set_output(state, "0", is_on=True, is_exclusive=True)
    )
    await playback.wait()
    assert outputs_on(playback) == ["speakers"]


async def test_outputs_are_as_the_host_wants_them_after_the_player_was_killed(
    playback: SimulatedPlayback,
) -> None:
    playback.player.plug_in(HEADPHONES)
    await playback.wait()
    await playback.do(
        lambda state, _now: outputs.set_output(state, "1", is_on=True, is_exclusive=True)
    )
    await playback.wait()
    playback.player.die()
    playback.player.revive()
    await playback.wait(5)
    assert outputs_on(playback) == ["headphones"]


# --- sounds between the music --------------------------------------------------------------------

SOUND_S = 6.0


async def ring(playback: SimulatedPlayback) -> None:
    """Sound the alarm while a song plays."""
    playback.player.files["/sounds/alarm.ogg"] = AudioFile(duration_s=SOUND_S)
    await playback.do(interruptions.alarm)


def sound_events(playback: SimulatedPlayback) -> list[str]:
    return [
        f"{type(event).__name__} {event.kind}"
        for event in playback.events
        if isinstance(event, SoundStarted | SoundEnded)
    ]


def failed_announcements(playback: SimulatedPlayback) -> list[str]:
    return [str(e.reason.code) for e in playback.events if isinstance(e, AnnouncementFailed)]


async def test_a_song_goes_on_where_it_was_after_an_alarm(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(30)
    await ring(playback)
    await playback.wait(2)
    assert playback.player.playing == "/sounds/alarm.ogg"
    assert playback.player.now().volume == 0.8
    stood_s = playback.position_s
    assert stood_s == pytest.approx(30 + interruptions.FADE_OUT_S, abs=0.5)
    await playback.wait(SOUND_S + 3)
    assert playback.player.playing == file_of("a")
    assert (playback.current, playback.fault) == ("a", None)
    assert playback.player.now().volume == 0.8
    assert playback.position_s == pytest.approx(stood_s + 2 + 3 - interruptions.FADE_OUT_S, abs=1)
    assert playback.started == ["a"]
    assert sound_events(playback) == ["SoundStarted alarm", "SoundEnded alarm"]
    await playback.wait(LENGTH_S)
    assert playback.begun == ["a", "/sounds/alarm.ogg", "a", "b"]


async def test_the_music_is_never_loud_beside_a_sound(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(30)
    heard: list[tuple[str | None, float]] = []

    def listen(_name: str) -> None:
        heard.append((playback.player.playing, playback.player.now().volume or 0.0))

    playback.player.before_call = listen
    await ring(playback)
    await playback.wait(SOUND_S + 5)
    songs = [volume for location, volume in heard if location == file_of("a")]
    steps = [abs(after - before) for before, after in pairwise(songs)]
    assert max(steps) < 0.35, "it fades out and in"
    assert min(songs) < 0.1


async def test_after_a_sound_paused_music_is_paused_again(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(30)
    await playback.pause()
    await ring(playback)
    await playback.wait(2)
    assert playback.player.playing == "/sounds/alarm.ogg"
    await playback.wait(SOUND_S)
    assert (playback.player.playing, playback.current) == (None, "a")
    assert playback.position_s == pytest.approx(30, abs=0.5)
    await playback.play()
    await playback.wait(5)
    assert playback.position_s == pytest.approx(35, abs=1)


async def test_a_sound_plays_when_there_is_no_music(playback: SimulatedPlayback) -> None:
    await playback.wait()
    await ring(playback)
    await playback.wait(2)
    assert playback.player.playing == "/sounds/alarm.ogg"
    await playback.wait(SOUND_S)
    assert (playback.player.locations, playback.fault) == ((), None)
    assert sound_events(playback) == ["SoundStarted alarm", "SoundEnded alarm"]


@pytest.mark.parametrize("record", [None, AudioFile(duration_s=5, is_corrupt=True)])
async def test_a_sound_that_cannot_be_played_harms_no_song(
    playback: SimulatedPlayback, record: AudioFile | None
) -> None:
    await playback.request("a", "b")
    await playback.wait(30)
    await playback.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", None, now)
    )
    if record:
        playback.player.files["http://x.example/"] = record
    await playback.wait(5)
    assert (playback.player.playing, playback.fault, playback.waiting) == (
        file_of("a"),
        None,
        ["b"],
    )
    assert playback.ended == []
    assert playback.state.playback.interruption is None
    assert failed_announcements(playback) == ["announcement_unplayable"]


async def test_an_announcement_without_an_output_fails(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(30)
    playback.player.files["http://x.example/"] = AudioFile(duration_s=5)
    await playback.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", None, now)
    )
    playback.player.condition = Condition.NO_OUTPUT
    await playback.wait(START_WITHIN_S + 5)
    assert failed_announcements(playback) == ["announcement_without_output"]


async def test_an_announcement_that_makes_no_sound_is_given_up(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(30)
    playback.player.files["http://x.example/"] = AudioFile(duration_s=5)
    await playback.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", None, now)
    )
    playback.player.condition = Condition.NEVER_SOUNDS
    await playback.wait(START_WITHIN_S + 5)
    assert failed_announcements(playback) == ["announcement_late"]


async def test_a_player_that_dies_during_an_announcement_has_cut_it_off(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(30)
    playback.player.files["http://x.example/"] = AudioFile(duration_s=20)
    await playback.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", None, now)
    )
    await playback.wait(4)
    playback.player.die()
    await playback.wait(1)
    assert failed_announcements(playback) == ["announcement_cut_off"]


async def test_a_sound_without_an_end_is_broken_off(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(30)
    playback.player.files["http://x.example/"] = AudioFile(duration_s=1e6)
    await playback.do(
        lambda state, now: interruptions.announce(state, "http://x.example/", 0.2, now)
    )
    await playback.wait(10)
    assert playback.player.now().volume == 0.2
    await playback.wait(interruptions.MAX_SOUND_S)
    assert playback.player.playing == file_of("a")
    assert playback.position_s < 50


async def test_a_player_that_dies_during_a_sound_goes_on_with_the_song(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(30)
    await ring(playback)
    await playback.wait(3)
    playback.player.die()
    await playback.wait(1)
    assert playback.state.playback.interruption is None
    playback.player.revive()
    await playback.wait(5)
    assert playback.player.playing == file_of("a")
    assert playback.position_s == pytest.approx(34, abs=3)


async def test_a_server_that_is_killed_during_a_sound_goes_on_with_the_song(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(30)
    await ring(playback)
    await playback.wait(3)
    async with playback.after_a_crash() as again:
        await again.wait(3)
        assert again.player.playing == file_of("a")
        assert again.position_s == pytest.approx(33, abs=4)


MIXER = Output(id="9", name=ANNOUNCEMENT_OUTPUT, is_on=False, is_available=True)
SPOKEN = "/sounds/spoken.ogg"


async def say(playback: SimulatedPlayback, volume: float | None = None) -> bool:
    """Announce a sound; return True if it plays over the music."""
    playback.player.files[SPOKEN] = AudioFile(duration_s=SOUND_S)
    announced = await playback.do(
        lambda state, now: interruptions.announce(state, SPOKEN, volume, now, duck=True)
    )
    return announced.is_ducked


async def test_music_goes_on_quietly_under_an_announcement(playback: SimulatedPlayback) -> None:
    playback.player.plug_in(MIXER)
    await playback.request("a", "b")
    await playback.wait(30)
    assert [output.name for output in playback.state.playback.outputs] == ["speakers"]
    assert await say(playback)
    await playback.wait(1)
    assert (playback.player.announced, playback.player.is_announcing) == ([(SPOKEN, 0.8)], True)
    assert playback.player.playing == file_of("a")
    assert playback.player.now().volume == 0.4
    await playback.set("volume", 0.6)
    await playback.wait(1)
    assert playback.player.now().volume == 0.4, "louder only afterwards"
    await playback.wait(SOUND_S)
    assert (playback.player.is_announcing, playback.player.now().volume) == (False, 0.6)
    assert playback.position_s == pytest.approx(32 + SOUND_S, abs=0.1)
    assert playback.player.calls["pause"] == 0
    assert sound_events(playback) == ["SoundStarted announcement", "SoundEnded announcement"]


async def test_a_song_may_end_under_an_announcement(playback: SimulatedPlayback) -> None:
    playback.player.plug_in(MIXER)
    await playback.request("a", "b")
    await playback.wait(LENGTH_S - 3)
    await say(playback)
    await playback.wait(4)
    assert (playback.started, playback.player.is_announcing) == (["a", "b"], True)
    assert playback.player.now().volume == 0.4


async def test_music_stands_still_for_an_announcement_where_nothing_mixes(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(30)
    assert not await say(playback)
    await playback.wait(2)
    assert (playback.player.playing, playback.player.announced) == (SPOKEN, [])


async def test_an_announcement_that_cannot_be_played_ends_at_once(
    playback: SimulatedPlayback,
) -> None:
    playback.player.plug_in(MIXER)
    await playback.request("a")
    await playback.wait(30)
    await playback.do(
        lambda state, now: interruptions.announce(state, "/gone.ogg", None, now, duck=True)
    )
    await playback.wait(3)
    assert (playback.player.playing, playback.player.now().volume) == (file_of("a"), 0.8)
    assert playback.state.playback.interruption is None


async def test_an_announcement_without_an_end_is_broken_off(playback: SimulatedPlayback) -> None:
    playback.player.plug_in(MIXER)
    await playback.request("a", "b", "c")
    await playback.wait(1)
    await say(playback)
    playback.player.files[SPOKEN] = AudioFile(duration_s=1e6)
    await playback.wait(interruptions.MAX_SOUND_S + 3)
    assert (playback.player.is_announcing, playback.player.now().volume) == (False, 0.8)


@pytest.mark.parametrize("victim", ["player", "server"])
async def test_the_volume_is_back_when_somebody_died_under_an_announcement(
    playback: SimulatedPlayback, victim: str
) -> None:
    playback.player.plug_in(MIXER)
    await playback.request("a")
    await playback.wait(10)
    await say(playback)
    await playback.wait(2)
    assert playback.player.is_announcing
    if victim == "player":
        playback.player.die()
        playback.player.revive()
        await playback.wait(5)
        assert playback.state.playback.interruption is None
    else:
        async with playback.after_a_crash() as again:
            await again.wait(0)
            assert not again.player.is_announcing, "what was being said is over too"
            await again.wait(3)
    assert (playback.player.playing, playback.player.now().volume) == (file_of("a"), 0.8)


SENDER = Output(id="8", name=STREAM_OUTPUT, is_on=False, is_available=True)


def sends(playback: SimulatedPlayback) -> bool:
    return playback.player.now().is_sending


async def test_the_player_sends_while_somebody_listens_along(playback: SimulatedPlayback) -> None:
    playback.player.plug_in(SENDER)
    await playback.request("a")
    await playback.wait(10)
    assert not sends(playback)
    with playback.listeners.listening(None):
        await playback.wait(1)
        assert sends(playback)
        playback.player.die()
        playback.player.revive()
        await playback.wait(5)
        assert sends(playback)
    await playback.wait(1)
    assert not sends(playback)
    assert [output.name for output in playback.state.playback.outputs] == ["speakers"]


async def test_an_announcement_interrupts_the_music_for_those_who_listen_along(
    playback: SimulatedPlayback,
) -> None:
    for output in (SENDER, MIXER):
        playback.player.plug_in(output)
    await playback.request("a")
    with playback.listeners.listening(None):
        await playback.wait(10)
        assert not await say(playback), "the stream has the music alone"
        await playback.wait(SOUND_S + 5)
    await playback.wait(2)
    assert await say(playback)


async def test_nobody_who_listens_along_hides_that_no_sound_gets_out(
    playback: SimulatedPlayback,
) -> None:
    playback.player.files["/sounds/yes.ogg"] = AudioFile(duration_s=1.0)
    for output in (SENDER, MIXER):
        playback.player.plug_in(output)
    await playback.request("a", "b")
    with playback.listeners.listening(None):
        await playback.wait(50)
        assert (sends(playback), playback.player.is_announcing) == (True, False)
        assert set(playback.player.announced) == {("/sounds/yes.ogg", 0.0)}
        assert 2 <= len(playback.player.announced) <= 4, "it is tried now and then"
        playback.player.is_unheard = True
        await playback.wait(25)
        assert not sends(playback), "so that the player notices by itself"
        assert (playback.fault, playback.player.playing) == ("output", None)
        playback.player.is_unheard = False
        await playback.wait(30)
        assert (playback.fault, sends(playback)) == (None, True)
    assert playback.player.playing == file_of("a")


async def test_a_test_sound_that_is_gone_is_no_lost_sound(playback: SimulatedPlayback) -> None:
    for output in (SENDER, MIXER):
        playback.player.plug_in(output)
    await playback.request("a")
    with playback.listeners.listening(None):
        await playback.wait(50)
        assert (sends(playback), playback.fault) == (True, None)


async def test_nothing_is_tried_where_only_those_who_listen_along_shall_hear(
    playback: SimulatedPlayback,
) -> None:
    playback.player.files["/sounds/yes.ogg"] = AudioFile(duration_s=1.0)
    for output in (SENDER, MIXER):
        playback.player.plug_in(output)
    await playback.wait()
    await playback.do(lambda state, _now: outputs.set_output(state, "0", is_on=False))
    await playback.request("a")
    with playback.listeners.listening(None):
        await playback.wait(50)
        assert (sends(playback), playback.player.announced) == (True, [])


async def test_a_skip_during_a_sound_is_heard_after_it(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(30)
    await ring(playback)
    await playback.wait(3)
    await playback.skip()
    await playback.wait(1)
    assert playback.player.playing == "/sounds/alarm.ogg"
    await playback.wait(SOUND_S)
    assert (playback.player.playing, playback.current) == (file_of("b"), "b")


async def test_sometimes_a_song_ends_in_an_alarm(playback: SimulatedPlayback) -> None:
    await playback.set("alarm_probability", 0.5)
    await playback.set("people_to_party", 1)
    ann = GuestId("ann")
    playback.party._presence.note_guests({}, {ann: one_who_took_part(ann)})
    playback.party._presence.note_open(ann)
    chances = iter([0.9, 0.1])
    playback.player.files["/sounds/alarm.ogg"] = AudioFile(duration_s=SOUND_S)
    await playback.request("a", "b", "c")
    async with running(
        AlarmAfterSong(party=playback.party, draw_chance=lambda: next(chances)).run()
    ):
        await playback.wait(LENGTH_S + 1)
        await settle()
        assert sound_events(playback) == []
        await playback.wait(LENGTH_S)
        await settle()
        await playback.wait(3)
        assert sound_events(playback) == ["SoundStarted alarm"]


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


# --- after a long silence ------------------------------------------------------------------------


async def test_a_player_that_comes_back_after_long_asks_before_it_blares(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    playback.player.die()
    await playback.wait(31 * 60)
    playback.player.revive()
    await playback.wait(30)
    assert (playback.player.playing, playback.fault) == (None, "long_silence")
    assert (playback.current, playback.waiting) == ("a", ["b"])
    assert playback.position_s == pytest.approx(10, abs=1)
    await playback.play()
    await playback.wait(5)
    assert (playback.player.playing, playback.fault) == (file_of("a"), None)
    assert playback.position_s == pytest.approx(15, abs=1)
    await playback.wait(LENGTH_S)
    assert playback.player.playing == file_of("b")


async def test_a_player_that_comes_back_soon_goes_on_by_itself(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    playback.player.die()
    playback.time.jump(5 * 3_600)
    await playback.wait(29 * 60)
    playback.player.revive()
    await playback.wait(30)
    assert (playback.player.playing, playback.fault) == (file_of("a"), None)


async def test_a_house_without_power_for_a_night_is_silent_in_the_morning(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(50)
    playback.player.die()
    playback.time.jump(8 * 3_600)
    async with playback.after_a_crash() as again:
        playback.player.revive()
        await again.wait(5)
        assert (again.player.playing, again.fault) == (None, "long_silence")
        assert again.state.playback.is_held
        assert again.reconciler.is_player_well, "it waits for a person"
        await again.play()
        await again.wait(2)
        assert again.player.playing == file_of("a")
        assert again.position_s == pytest.approx(50, abs=8)


async def test_whoever_is_asked_is_told_so_again_when_another_fault_has_gone(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(50)
    playback.player.die()
    playback.time.jump(8 * 3_600)
    async with playback.after_a_crash() as again:
        again.source.trouble = "the folders are read for the first time"
        playback.player.revive()
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


async def test_music_that_was_paused_for_long_resumes_at_the_first_play_after_a_restart(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    await playback.pause()
    playback.player.die()
    await playback.wait(1)
    playback.time.jump(8 * 3_600)
    async with playback.after_a_crash() as again:
        again.player.revive()
        await again.wait(30)
        assert (again.player.playing, again.fault) == (None, None)
        await again.play()
        await again.wait(2)
        assert (again.player.playing, again.fault) == (file_of("a"), None)


async def test_a_player_that_played_on_without_the_server_is_not_silenced(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    playback.time.jump(8 * 3_600)
    async with playback.after_a_crash() as again:
        await again.wait(5)
        assert (again.player.playing, again.fault) == (file_of("a"), None)
        assert again.state.playback.last_audible_at is None
        playback.player.die()
        playback.player.revive()
        await again.wait(5)
        assert again.player.playing == file_of("a")


async def test_a_song_of_somebody_else_is_told_of_and_taken_back(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    playback.player.files["/other/noise.mp3"] = AudioFile(duration_s=500)
    playback.player.intrude("/other/noise.mp3")
    await playback.wait(10)
    assert (playback.player.playing, playback.fault) == (file_of("a"), None)
    assert fault_events(playback) == ["lost: foreign", "well: foreign"]


# --- R5: progress is arithmetic ------------------------------------------------------------------


async def test_r05_reading_the_position_asks_nothing_of_the_player(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(10)
    before = playback.player.calls.total()
    for _ in range(1000):
        assert playback.position_s == pytest.approx(10, abs=0.3)
    assert playback.player.calls.total() == before


async def test_the_player_is_asked_a_few_times_a_minute(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(10)
    before = playback.player.calls.total()
    await playback.wait(60)
    assert playback.player.calls.total() - before <= 13


# --- R4: music without a visitor -----------------------------------------------------------------


async def test_r04_music_begins_when_the_player_comes_two_minutes_late(
    playback: SimulatedPlayback,
) -> None:
    playback.player.die()
    await playback.request("a")
    await playback.wait(120)
    assert (playback.fault, playback.waiting) == ("unreachable", ["a"])
    playback.player.revive()
    await playback.wait(5)
    assert (playback.current, playback.fault) == ("a", None)
    assert playback.player.calls["connect"] < 60


async def test_the_player_is_well_once_it_was_reached(playback: SimulatedPlayback) -> None:
    assert not playback.reconciler.is_player_well
    playback.player.die()
    await playback.wait()
    assert (playback.reconciler.is_player_well, playback.fault) == (False, "unreachable")
    playback.player.revive()
    await playback.wait(5)
    assert playback.reconciler.is_player_well


# --- R6 and R3: killed servers -------------------------------------------------------------------


async def test_a_server_that_was_killed_believes_a_player_that_played_on(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(30)
    playback.time.advance(25)
    async with playback.after_a_crash() as again:
        await again.wait(0)
        assert again.position_s == pytest.approx(55, abs=0.1)
        assert (again.current, again.state.playback.epoch, again.begun) == ("a", 1, ["a"])
        await again.wait(LENGTH_S)
        assert again.started == ["a", "b"]


async def test_a_server_that_was_killed_learns_what_began_meanwhile(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b", "c")
    await playback.wait(90)
    playback.time.advance(30)
    async with playback.after_a_crash() as again:
        await again.wait(1)
        assert (again.current, again.waiting) == ("b", ["c"])
        assert again.position_s == pytest.approx(21, abs=0.1)
        assert again.player.locations == (file_of("b"), file_of("c"))


async def test_a_server_that_was_killed_learns_that_the_last_song_ended(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(90)
    playback.time.advance(30)
    async with playback.after_a_crash() as again:
        await again.wait(1)
        assert (again.current, again.ended) == (None, [("a", "finished")])


async def test_r06_server_and_player_killed_together_resume_at_the_checkpoint(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(42)
    playback.player.die()
    playback.time.advance(600)
    playback.player.revive()
    async with playback.after_a_crash() as again:
        await again.wait(1)
        assert (again.current, again.waiting) == ("a", ["b"])
        assert again.position_s == pytest.approx(41, abs=5)


async def test_a_paused_song_is_still_paused_after_both_were_killed(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(42)
    await playback.pause()
    await playback.wait(1)
    playback.player.die()
    playback.player.revive()
    async with playback.after_a_crash() as again:
        await again.wait(10)
        now = again.player.now()
        assert (again.player.playing, now.volume) == (None, 0.8)
        assert now.position_s == pytest.approx(42, abs=0.1)
        await again.play()
        await again.wait(1)
        assert again.position_s == pytest.approx(43, abs=0.2)


async def test_a_seek_that_was_not_carried_out_before_a_crash_is(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(10)
    await playback.seek(70.0)
    async with playback.after_a_crash() as again:
        await again.wait(1)
        assert again.position_s == pytest.approx(71, abs=0.2)


# --- R7 to R10: a player that fails --------------------------------------------------------------


async def test_a_lost_player_is_shown_and_forgotten_when_it_plays_again(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(60)
    playback.player.die()
    await playback.wait(3)
    fault = playback.state.playback.fault
    assert fault is not None
    assert fault.kind == "unreachable"
    playback.player.revive()
    await playback.wait(5)
    assert playback.fault is None
    assert fault_events(playback) == ["lost: unreachable", "well: unreachable"]


async def test_r10_a_song_goes_on_where_it_was_after_ten_minutes_without_player(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(60)
    playback.player.die()
    await playback.wait(600)
    assert playback.position_s == pytest.approx(60, abs=0.1)
    playback.player.revive()
    await playback.wait(5)
    assert (playback.current, playback.waiting, playback.player.playing) == (
        "a",
        ["b"],
        file_of("a"),
    )
    assert 60 <= playback.position_s <= 65
    assert playback.player.now().position_s == pytest.approx(playback.position_s, abs=0.5)


async def test_a_paused_song_stays_paused_when_the_player_comes_back(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(60)
    await playback.pause()
    await playback.wait(1)
    playback.player.die()
    await playback.wait(60)
    playback.player.revive()
    await playback.wait(10)
    assert (playback.player.playing, playback.fault) == (None, None)
    assert playback.player.now().position_s == pytest.approx(60, abs=0.1)


@pytest.mark.parametrize(
    "condition", [Condition.NEVER_STARTS, Condition.NEVER_SOUNDS, Condition.NO_OUTPUT]
)
async def test_r08_an_inaudible_player_consumes_no_queue(
    playback: SimulatedPlayback, condition: Condition
) -> None:
    playback.player.condition = condition
    await playback.request(*NAMES)
    await playback.wait(600)
    assert (playback.current, playback.waiting) == (None, list(NAMES))
    assert playback.fault == ("output" if condition is Condition.NO_OUTPUT else "stuck")
    assert playback.player.calls["start"] + playback.player.calls["resume"] < 100
    assert playback.player.calls["report"] < 1000
    playback.player.revive()
    await playback.wait(30)
    assert (playback.current, playback.fault) == ("a", None)
    assert playback.waiting == list(NAMES[1:])


async def test_a_song_that_comes_to_a_standstill_is_kept_where_it_is(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(60)
    playback.player.condition = Condition.FROZEN
    await playback.wait(30)
    assert playback.fault == "stuck"
    assert playback.position_s == pytest.approx(60, abs=0.1)
    playback.player.revive()
    await playback.wait(30)
    assert (playback.current, playback.fault) == ("a", None)


async def test_a_sound_card_that_comes_back_is_used_at_once(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(60)
    await playback.pause()
    await playback.wait(1)
    playback.player.condition = Condition.NO_OUTPUT
    await playback.play()
    await playback.wait(2)
    assert (playback.fault, playback.position_s) == ("output", pytest.approx(60, abs=0.1))
    playback.player.revive()
    await playback.wait(5)
    assert (playback.fault, playback.player.playing) == (None, file_of("a"))


async def test_a_fault_without_a_song_is_over_when_there_is_nothing_to_play(
    playback: SimulatedPlayback,
) -> None:
    playback.player.condition = Condition.NO_OUTPUT
    await playback.request("a")
    await playback.wait(5)
    assert playback.fault == "output"
    await playback.remove("a")
    await playback.wait(1)
    assert playback.fault is None


async def test_a_player_that_hung_goes_back_to_what_was_heard(playback: SimulatedPlayback) -> None:
    await playback.request("a")
    await playback.wait(60)
    playback.time.advance(4)

    def hang(_name: str) -> None:
        playback.player.die()
        raise PlayerLostError(PlayerFault.SILENT, "no answer")

    playback.player.before_call = hang
    await playback.reconciler.reconcile()
    assert (playback.fault, playback.position_s) == ("silent", pytest.approx(60, abs=0.1))


async def test_a_bad_song_among_good_ones_is_told_and_passed_over(
    playback: SimulatedPlayback,
) -> None:
    playback.spoil("a", "c")
    playback.spoil("e", is_soundless=True)
    await playback.request("a", "b", "c", "d", "e", "f")
    await playback.wait(5)
    assert playback.current == "b"
    await playback.wait(2 * LENGTH_S + 5)
    assert playback.current == "f"
    assert playback.ended == [
        ("a", "failed"),
        ("b", "finished"),
        ("c", "failed"),
        ("d", "finished"),
        ("e", "failed"),
    ]
    assert playback.fault is None


RADIO = "https://radio.example/live"


async def tune_in(playback: SimulatedPlayback) -> None:
    """A station plays, and a song waits."""
    playback.source.files["radio"] = RADIO
    playback.player.files[RADIO] = AudioFile(duration_s=1e6)
    await playback.request("radio", "a")
    await playback.wait(20)
    assert playback.current == "radio"


async def test_a_playing_stream_that_is_refused_is_loaded_again(
    playback: SimulatedPlayback,
) -> None:
    await tune_in(playback)
    playback.player.refused.add(RADIO)
    playback.player.stop()
    await playback.wait(3)
    assert (playback.current, playback.fault, playback.ended) == ("radio", "stream", [])
    playback.player.refused.clear()
    loaded = playback.player.calls["add"]
    await playback.wait(20)
    assert (playback.player.playing, playback.fault) == (RADIO, None)
    assert playback.player.calls["add"] > loaded


async def test_a_stream_is_heard_soon_after_its_return(playback: SimulatedPlayback) -> None:
    await tune_in(playback)
    playback.player.refused.add(RADIO)
    playback.player.stop()
    await playback.wait(60)
    assert (playback.current, playback.ended) == ("radio", [])
    playback.player.refused.clear()
    await playback.wait(stream_health.RETRY_AT_MOST_EVERY_S + 0.5)
    assert playback.player.playing == RADIO
    await playback.wait(10)
    assert (playback.started, playback.fault) == (["radio"], None)


@pytest.mark.parametrize("is_listed", [True, False])
async def test_a_playing_stream_that_stays_refused_gives_way(
    playback: SimulatedPlayback, *, is_listed: bool
) -> None:
    await tune_in(playback)
    if is_listed:
        playback.player.refused.add(RADIO)
        playback.player.stop()
    else:
        playback.player.lose_list()
        del playback.player.files[RADIO]
    await playback.wait(30)
    assert playback.current == "radio"
    await playback.wait(240)
    assert playback.ended == [("radio", "failed"), ("a", "finished")]


async def test_a_waiting_stream_that_is_refused_fails_at_once(playback: SimulatedPlayback) -> None:
    playback.source.files["radio"] = RADIO
    playback.player.files[RADIO] = AudioFile(duration_s=1e6)
    playback.player.refused.add(RADIO)
    await playback.request("radio", "a")
    await playback.wait(5)
    assert (playback.ended, playback.current) == ([("radio", "failed")], "a")


async def test_a_file_that_is_gone_fails_when_its_turn_comes(playback: SimulatedPlayback) -> None:
    del playback.source.files["b"]
    del playback.player.files[file_of("c")]
    await playback.request("a", "b", "c", "d")
    await playback.wait(50)
    assert playback.waiting == ["b", "c", "d"]
    await playback.wait(LENGTH_S)
    assert (playback.current, playback.ended[1:]) == ("d", [("b", "failed"), ("c", "failed")])


async def test_a_file_that_comes_back_in_time_plays(playback: SimulatedPlayback) -> None:
    record = playback.player.files.pop(file_of("b"))
    await playback.request("a", "b")
    await playback.wait(50)
    playback.player.files[file_of("b")] = record
    await playback.wait(LENGTH_S)
    assert playback.current == "b"


async def test_failing_songs_are_skipped_for_as_long_as_they_come(
    playback: SimulatedPlayback,
) -> None:
    playback.spoil(*"abcde")
    await playback.request(*"abcdef")
    await playback.wait(10)
    assert (playback.current, playback.fault) == ("f", None)
    assert playback.ended == [(name, "failed") for name in "abcde"]


async def test_songs_wait_while_their_source_is_away_and_go_on_by_themselves(
    playback: SimulatedPlayback,
) -> None:
    await playback.request(*"abcd")
    await playback.wait(30)
    playback.source.trouble = "the folder is gone"
    playback.spoil(*"abcd")
    playback.player.stop()
    await playback.wait(60)
    assert (playback.current, playback.fault, playback.ended) == ("a", "library", [])
    assert playback.waiting == ["b", "c", "d"]
    playback.source.trouble = ""
    for name in "abcd":
        playback.player.files[file_of(name)] = AudioFile(duration_s=LENGTH_S)
    await playback.wait(5)
    assert (playback.current, playback.fault, playback.state.playback.is_held) == ("a", None, False)
    assert playback.position_s == pytest.approx(30, abs=6)


async def test_a_song_whose_source_is_away_holds_no_other_one(playback: SimulatedPlayback) -> None:
    playback.source.away = {"b", "c"}
    await playback.request(*"abcd")
    await playback.wait(LENGTH_S + 5)
    assert (playback.current, playback.fault) == ("d", None)
    assert playback.waiting == ["b", "c"]
    assert all(entry.waits_for_source for entry in playback.state.waiting.values())
    assert playback.ended == [("a", "finished")]


async def test_a_song_that_loses_its_source_while_it_plays_makes_way_for_the_next(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(30)
    playback.source.away = {"a"}
    playback.spoil("a")
    playback.player.stop()
    await playback.wait(3)
    assert (playback.current, playback.fault) == ("a", "library"), "it may be back at once"
    await playback.wait(10)
    assert (playback.current, playback.fault) == ("b", None)
    assert playback.waiting == ["a"]
    assert playback.entry("a").waits_for_source


async def test_the_fallback_plays_while_no_request_can_be_played(
    playback: SimulatedPlayback,
) -> None:
    await playback.set("fallback_playlist", "local:playlist")
    playback.source.away = {"a", "b"}
    await playback.request("a", "b")
    await playback.wait(5)
    assert (playback.current, playback.fault, playback.waiting) == (None, None, ["a", "b"])
    assert wants_fallback(playback.state)


async def test_a_library_that_cannot_answer_fails_no_song(playback: SimulatedPlayback) -> None:
    playback.source.trouble = "the disk is gone"
    await playback.request("a", "b")
    await playback.wait(60)
    assert (playback.fault, playback.waiting) == ("library", ["a", "b"])
    playback.source.trouble = ""
    await playback.wait(30)
    assert (playback.current, playback.fault) == ("a", None)


async def test_a_song_on_which_the_player_breaks_down_each_time_is_passed_over(
    playback: SimulatedPlayback,
) -> None:
    def break_down_on_a(name: str) -> None:
        if name == "report" and playback.player.playing == file_of("a"):
            playback.player.die()
            playback.player.revive()

    playback.player.before_call = break_down_on_a
    await playback.request("a", "b")
    await playback.wait(30)
    assert playback.ended == [("a", "failed")]
    assert (playback.current, playback.fault) == ("b", None)


async def test_a_player_that_is_killed_again_and_again_costs_no_song(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    for _ in range(20):
        await playback.wait(4)
        playback.player.die()
        playback.player.revive()
    await playback.wait(5)
    assert (playback.current, playback.waiting, playback.fault) == ("a", ["b"], None)


async def test_a_library_that_cannot_answer_for_the_next_song_disturbs_nothing(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(10)
    playback.source.trouble = "the disk is gone"
    await playback.request("b")
    await playback.wait(60)
    assert (fault_events(playback), playback.player.playing) == ([], file_of("a"))
    playback.source.trouble = ""
    await playback.wait(50)
    assert playback.started == ["a", "b"]


# --- somebody else at the player -----------------------------------------------------------------


async def test_a_foreign_song_gives_way_to_ours_where_it_was(
    playback: SimulatedPlayback, caplog: pytest.LogCaptureFixture
) -> None:
    playback.player.files["/foreign.mp3"] = AudioFile(duration_s=500)
    await playback.request("a", "b")
    await playback.wait(60)
    playback.player.intrude("/foreign.mp3")
    await playback.wait(1)
    assert (playback.current, playback.player.playing) == ("a", file_of("a"))
    assert playback.position_s == pytest.approx(61, abs=1)
    assert "/foreign.mp3" in caplog.text


async def test_a_persistent_foreign_client_is_corrected_rarely(
    playback: SimulatedPlayback, caplog: pytest.LogCaptureFixture
) -> None:
    playback.player.files["/foreign.mp3"] = AudioFile(duration_s=500)
    await playback.request("a")
    await playback.wait(10)
    before = playback.player.calls["start"]
    for _ in range(300):
        playback.player.intrude("/foreign.mp3")
        await playback.wait(0.2)
    assert playback.player.calls["start"] - before < 15
    assert caplog.text.count("Another client") < 15
    assert playback.current == "a"


async def test_a_player_that_somebody_else_stopped_plays_on(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(60)
    playback.player.stop()
    await playback.wait(1)
    assert (playback.current, playback.player.playing) == ("a", file_of("a"))
    assert playback.position_s == pytest.approx(60, abs=1.5)


async def test_modes_set_by_other_clients_are_reset(playback: SimulatedPlayback) -> None:
    await playback.wait()
    playback.player.scramble()
    await playback.wait(20)
    assert playback.player.now().is_in_order


# --- restart_player ------------------------------------------------------------------------------


async def test_a_restarted_player_goes_on_at_the_same_place(playback: SimulatedPlayback) -> None:
    await playback.request("a", "b")
    await playback.wait(60)
    await playback.restart_player()
    await playback.wait(5)
    assert (playback.player.calls["restart"], playback.player.playing) == (1, file_of("a"))
    assert playback.position_s == pytest.approx(65, abs=1)
    assert fault_events(playback) == ["lost: restarting", "well: restarting"]


async def test_a_player_that_takes_its_time_to_restart_is_not_called_lost(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a")
    await playback.wait(60)
    playback.player.restart_takes_time = True
    await playback.restart_player()
    await playback.wait(3)
    assert playback.fault == "restarting"
    playback.player.revive()
    await playback.wait(5)
    assert fault_events(playback) == ["lost: restarting", "well: restarting"]


async def test_a_player_that_does_not_come_back_from_a_restart_is_lost(
    playback: SimulatedPlayback,
) -> None:
    playback.player.restart_takes_time = True
    await playback.restart_player()
    await playback.wait(20)
    assert playback.fault == "unreachable"


async def test_a_restart_that_was_asked_for_before_the_server_started_is_not_done_again(
    playback: SimulatedPlayback,
) -> None:
    await playback.restart_player()
    async with playback.after_a_crash() as again:
        await again.wait(5)
        assert again.player.calls["restart"] == 0


async def test_a_player_that_another_server_may_lead_is_left_alone_and_is_no_fault(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(30)

    def refuse(_name: str) -> None:
        raise LeadLostError

    playback.player.before_call = refuse
    await playback.wait(20)
    assert (playback.current, playback.fault) == ("a", None)
    assert playback.player.playing == file_of("a")


# --- R11: whatever breaks, the music comes back --------------------------------------------------


@pytest.mark.parametrize("number", range(1, 41))
async def test_r11_a_player_that_is_lost_at_any_call_is_found_again(
    playback: SimulatedPlayback, number: int
) -> None:
    calls = 0

    def break_once(name: str) -> None:
        nonlocal calls
        calls += 1
        if calls == number:
            playback.player.die()
            playback.player.revive()
            raise PlayerLostError(PlayerFault.UNREACHABLE, f"broken at {name}")

    playback.player.before_call = break_once
    await playback.request("a", "b", "c")
    await playback.wait(10)
    await playback.pause()
    await playback.wait(1)
    await playback.seek(50)
    await playback.wait(1)
    await playback.play()
    await playback.wait(10)
    await playback.skip()
    await playback.wait(10)
    assert calls > number, "the test ended before anything broke"
    playback.player.before_call = lambda _name: None
    await playback.wait(5)
    assert (playback.current, playback.waiting, playback.fault) == ("b", ["c"], None)
    assert playback.player.playing == file_of("b")
    assert playback.position_s == pytest.approx(15, abs=5)
    assert playback.started == ["a", "b"]


async def test_r22_a_full_disk_stops_no_music_and_loses_nothing(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b", "c", "d", "e")
    await playback.wait(50)
    playback.store.is_broken = True
    with pytest.raises(RefusedError, match="free some disk space"):
        await playback.request("f")
    for name in "bcd":
        await playback.wait(LENGTH_S)
        assert (playback.player.playing, playback.current) == (file_of(name), name)
        assert playback.position_s == pytest.approx(50, abs=1)
    assert playback.started == ["a"], "nothing is on disk yet"
    assert playback.waiting == ["e"]
    playback.store.is_broken = False
    await playback.request("f")
    assert playback.started == ["a", "b", "c", "d"]
    assert playback.ended == [(name, "finished") for name in "abc"]
    assert playback.store.saved == playback.party.saved
    await playback.wait(LENGTH_S)
    assert playback.begun == ["a", "b", "c", "d", "e"]


async def test_r22_a_player_that_is_killed_on_a_full_disk_goes_on_where_it_was(
    playback: SimulatedPlayback,
) -> None:
    await playback.request("a", "b")
    await playback.wait(10)
    playback.store.is_broken = True
    await playback.wait(LENGTH_S)
    playback.player.die()
    await playback.wait(5)
    assert playback.fault == "unreachable"
    playback.player.revive()
    await playback.wait(5)
    assert (playback.player.playing, playback.fault) == (file_of("b"), None)
    assert playback.begun == ["a", "b", "b"]
    assert playback.position_s == pytest.approx(15, abs=2)


async def begun(playback: SimulatedPlayback, name: str) -> None:
    """Let time pass until that song has begun, while the reconciler runs."""
    async with asyncio.timeout(5):
        while playback.current != name:
            playback.time.advance(0.01)
            await asyncio.sleep(0.01)


# --- R19: nothing is slept through ---------------------------------------------------------------


async def test_changes_of_party_and_player_trigger_a_round(
    playback: SimulatedPlayback,
) -> None:
    async with running(playback.reconciler.run()):
        await playback.request("a", "b", "c")
        await begun(playback, "a")
        await playback.skip()
        await begun(playback, "b")
        playback.time.advance(LENGTH_S)
        playback.player.notify()
        await begun(playback, "c")


async def settled() -> None:
    """Wait until the reconciler has run after the last change, if it had to."""
    await asyncio.sleep(2 * NEXT_WITHIN_S)


async def test_a_vote_without_effect_on_the_player_triggers_no_round(
    playback: SimulatedPlayback,
) -> None:
    async with running(playback.reconciler.run()):
        await playback.request("a", "b")
        await begun(playback, "a")
        # Far from the moments at which the reconciler runs anyway.
        playback.time.advance(20)
        playback.player.notify()
        await settled()
        before = playback.player.calls["report"]
        waiting = playback.entry("b").id
        for number in range(20):
            voter = a_guest(f"g{number}")
            await playback.do(
                lambda state, now, voter=voter: voting.vote(  # type: ignore[misc]
                    state, voter, waiting, 1, now
                )
            )
        assert playback.entry("b").ballot.score >= 20
        await settled()
        assert playback.player.calls["report"] == before


async def test_rounds_are_limited_during_many_votes(playback: SimulatedPlayback) -> None:
    async with running(playback.reconciler.run()):
        await playback.request("a", "b", "c")
        await begun(playback, "a")
        # Far from the moments at which the reconciler runs anyway.
        playback.time.advance(20)
        playback.player.notify()
        await settled()
        before = playback.player.calls["report"]
        for _ in range(10):
            await playback.prioritize("c")
            await playback.prioritize("b")
        await playback.prioritize("c")
        for _ in range(200):
            if playback.player.locations == (file_of("a"), file_of("c")):
                break
            await asyncio.sleep(0.01)
        assert playback.player.locations == (file_of("a"), file_of("c"))
        assert playback.player.calls["report"] - before < 10
