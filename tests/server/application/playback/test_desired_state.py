"""The desired state of the player, as the party's state has it."""

from dataclasses import replace

import pytest
from raveberry_server.application.playback import desired_state
from raveberry_server.application.playback.desired_state import (
    PlayableEntry,
    desired_entries,
    player_inputs,
    repeat_of,
    replay_gain,
)
from raveberry_server.domain.model.entry import Origin
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.settings import ReplayGain
from raveberry_server.domain.playback import control_steps, interruptions

from tests.fakes.party.domain_party import DomainParty, a_playing_party, a_song


def playable(entry: EntryId) -> PlayableEntry:
    return PlayableEntry(entry=entry, location=f"/music/{entry}.mp3")


def test_the_playing_song_and_the_first_in_the_queue_are_desired() -> None:
    party, first, second, _ = a_playing_party()
    current, after = desired_entries(party.state)
    assert current is not None
    assert after is not None
    assert (current.id, after.id) == (first, second)


def test_in_silence_the_first_ready_song_is_desired_unless_the_party_is_held() -> None:
    party = DomainParty()
    entry = party.ask("x", "a")
    assert desired_entries(party.state) == (party.entry(entry), None)
    party.do(control_steps.pause(party.state, party.now))
    assert desired_entries(party.state) == (None, None)


def test_songs_of_an_album_in_succession_keep_their_differences() -> None:
    party = DomainParty()
    albums = {"alone": "", "first": "Blue", "last": "Blue", "red": "Red", "bare": "", "end": ""}
    for name, album in albums.items():
        party.put(name, Origin.AUTOPLAY, song=replace(a_song(name), album=album))
    found = {}
    assert replay_gain(party.state) is ReplayGain.TRACK
    for name in albums:
        party.start()
        found[name] = replay_gain(party.state)
        party.finish()
    assert [name for name, gain in found.items() if gain is ReplayGain.ALBUM] == ["first", "last"]
    assert replay_gain(party.state) is ReplayGain.TRACK


@pytest.mark.parametrize("wanted", [ReplayGain.OFF, ReplayGain.TRACK, ReplayGain.ALBUM])
def test_a_chosen_gain_holds_for_all_songs(wanted: ReplayGain) -> None:
    party, *_ = a_playing_party(replay_gain=wanted.value)
    assert replay_gain(party.state) is wanted


def test_a_repeated_song_is_no_album() -> None:
    party = DomainParty(repeat="one")
    party.put("a", Origin.AUTOPLAY, song=replace(a_song("a"), album="Blue"))
    party.start()
    assert replay_gain(party.state) is ReplayGain.TRACK


def test_a_repeated_song_follows_itself() -> None:
    party, first, *_ = a_playing_party(repeat="one")
    assert desired_entries(party.state) == (party.entry(first), party.entry(first))
    assert repeat_of(first) != first


def test_the_song_should_be_where_the_party_says_at_that_moment() -> None:
    party, first, second, _ = a_playing_party()
    mono_s = party.now.mono_s + 30
    desired = desired_state.music(party.state, playable(first), playable(second), mono_s)
    assert (desired.position_s, desired.is_held, desired.is_regained) == (30.0, False, False)
    party.do(control_steps.pause(party.state, party.now))
    paused = desired_state.music(party.state, playable(first), playable(second), mono_s)
    assert paused.is_held


def test_time_alone_changes_no_desired_state() -> None:
    party, first, *_ = a_playing_party()
    now, later = (
        desired_state.music(party.state, playable(first), None, party.now.mono_s + passed_s)
        for passed_s in (0.0, 30.0)
    )
    assert now.position_s != later.position_s
    assert now == later


def test_a_sound_plays_from_its_start_whatever_the_music_does() -> None:
    party, *_ = a_playing_party()
    party.do(control_steps.seek(party.state, 50.0, party.now))
    party.do(control_steps.pause(party.state, party.now))
    sound = playable(EntryId("alarm"))
    desired = desired_state.interruption(party.state, sound, party.now.mono_s)
    assert (desired.current, desired.next) == (sound, None)
    assert (desired.position_s, desired.seek_s, desired.is_held) == (0.0, None, False)


def test_a_vote_that_reorders_nothing_changes_no_input_of_the_player() -> None:
    party, _, second, third = a_playing_party(order="votes")
    before = player_inputs(party.state)
    party.vote("voter", second, 1)
    assert player_inputs(party.state) == before
    for number in range(2):
        party.vote(f"voter{number}", third, 1)
    assert player_inputs(party.state) != before


@pytest.mark.parametrize(
    ("name", "value"),
    [("volume", 0.3), ("volume_max", 0.5), ("crossfade_s", 3), ("replay_gain", "track")],
)
def test_the_settings_of_the_sound_are_inputs_of_the_player(name: str, value: object) -> None:
    party, *_ = a_playing_party()
    before = player_inputs(party.state)
    party.set(name, value)
    assert player_inputs(party.state) != before


def test_orders_of_the_host_are_inputs_of_the_player() -> None:
    party, *_ = a_playing_party()
    before = player_inputs(party.state)
    for step in (
        control_steps.pause(party.state, party.now),
        control_steps.seek(party.state, 10.0, party.now),
        control_steps.set_muted(party.state, is_muted=True),
        control_steps.restart_player(party.state),
        interruptions.alarm(party.state, party.now),
    ):
        assert player_inputs(step.state) != before


def test_the_time_is_no_input_of_the_player() -> None:
    party, *_ = a_playing_party()
    before = player_inputs(party.state)
    anchor = replace(party.state.playback.anchor, position_s=17.0)
    playback = replace(party.state.playback, anchor=anchor)
    assert player_inputs(replace(party.state, playback=playback)) == before
