"""The state machine of players that follow: never against a person, always given back."""

import random
from dataclasses import dataclass, field, replace

import pytest

from custom_components.raveberry.following.follower import (
    EXCUSE_S,
    FAILING_AFTER,
    GAP_S,
    RETRY_DELAYS_S,
    START_TIMEOUT_S,
    STEADY_S,
    Activity,
    Command,
    Follower,
    Music,
    PartyView,
    Phase,
    PlayerView,
    Release,
    Silence,
    step,
)
from custom_components.raveberry.following.grouped_volume import GroupedVolume

STREAM = "http://192.0.2.10:8080/stream.mp3"
PARTY = PartyView(music=Music.PLAYING, stream=STREAM)
SILENT = replace(PARTY, music=Music.SILENT)
RADIO = "http://radio.example/live"
IDLE = PlayerView(activity=Activity.STOPPED)
OURS = PlayerView(activity=Activity.PLAYING, media_id=STREAM)
GONE = PlayerView(activity=Activity.UNAVAILABLE)
ROUNDS = 150
STEPS = 150


def following(*, now: float = 0.0, before: PlayerView = IDLE) -> Follower:
    """Return a follower that plays the stream since a moment."""
    follower, command = step(Follower(), before, PARTY, now)
    assert command is Command.START
    follower, command = step(follower.accepted(), OURS, PARTY, now)
    assert (follower.phase, command) == (Phase.PLAYING, None)
    return follower


def test_a_player_is_started_when_music_plays_and_not_before() -> None:
    follower, command = step(Follower(), IDLE, SILENT, 0)
    assert (follower.phase, command) == (Phase.WAITING, None)
    follower, command = step(follower, IDLE, PARTY, 1)
    assert (follower.phase, command, follower.before) == (Phase.STARTING, Command.START, IDLE)


@pytest.mark.parametrize(
    ("taken", "release"),
    [
        (IDLE, Release.STOPPED),
        (replace(IDLE, is_by_person=True), Release.STOPPED),
        (PlayerView(activity=Activity.OFF), Release.TURNED_OFF),
        (PlayerView(activity=Activity.OFF, is_by_person=True), Release.TURNED_OFF),
        (PlayerView(activity=Activity.PLAYING, media_id=RADIO), Release.OTHER_MEDIA),
    ],
)
def test_what_a_person_does_releases_a_player_until_the_next_evening(
    taken: PlayerView, release: Release
) -> None:
    follower, command = step(following(), taken, PARTY, 100)
    assert (follower.phase, follower.release, command) == (Phase.RELEASED, release, None)
    for later in (IDLE, OURS, GONE):
        follower, command = step(follower, later, PARTY, 1_000)
        assert (follower.phase, command) == (Phase.RELEASED, None)
    over = replace(SILENT, has_ended=True, is_over=True)
    follower, command = step(follower, IDLE, over, 30_000)
    assert (follower.phase, command) == (Phase.WAITING, None)
    assert step(follower, IDLE, PARTY, 40_000)[1] is Command.START


@pytest.mark.parametrize(
    "cause",
    [
        (replace(OURS, activity=Activity.BUFFERING), SILENT),
        (OURS, replace(PARTY, music=Music.UNKNOWN)),
        (GONE, PARTY),
        (PlayerView(activity=Activity.PLAYING, media_id="http://ha/api/tts_proxy/1.mp3"), PARTY),
    ],
)
def test_a_stop_with_another_cause_is_followed_by_a_new_start(
    cause: tuple[PlayerView, PartyView],
) -> None:
    follower, _ = step(following(), *cause, 100)
    follower, command = step(follower, IDLE, PARTY, 101)
    assert (follower.phase, command) == (Phase.RETRYING, None)
    follower, command = step(follower, IDLE, PARTY, 110)
    assert (follower.phase, command) == (Phase.STARTING, Command.START)


def test_a_person_who_stops_a_player_in_a_gap_is_heard_too() -> None:
    follower, _ = step(following(), OURS, SILENT, 100)
    follower, _ = step(follower, replace(IDLE, is_by_person=True), SILENT, 101)
    assert follower.release is Release.STOPPED


def test_other_media_while_a_player_is_started_again_is_a_persons() -> None:
    follower, _ = step(following(), GONE, PARTY, 100)
    follower, command = step(follower, replace(OURS, media_id=RADIO), PARTY, 105)
    assert (follower.release, command) == (Release.OTHER_MEDIA, None)


def test_a_player_that_refuses_is_tried_again_more_and_more_slowly() -> None:
    follower, now, delays = Follower(), 0.0, []
    for _ in range(8):
        follower, command = step(follower, IDLE, PARTY, now)
        assert command is Command.START
        follower = follower.refused(now)
        delays.append(follower.next_try_at - now)
        assert step(follower, IDLE, PARTY, follower.next_try_at - 0.1)[1] is None
        now = follower.next_try_at
    assert delays == [*RETRY_DELAYS_S[1:], *[RETRY_DELAYS_S[-1]] * 4]
    assert follower.is_failing
    assert follower.refused(now) == follower


def test_a_player_is_not_failing_once_it_has_played_for_a_while() -> None:
    follower = replace(following(), attempts=FAILING_AFTER)
    assert follower.deadlines() == (STEADY_S,)
    follower, _ = step(follower, OURS, PARTY, STEADY_S)
    assert not follower.is_failing
    assert follower.deadlines() == ()


def test_a_slow_player_is_started_again_after_a_while_and_may_still_play() -> None:
    follower, _ = step(Follower(), IDLE, PARTY, 0)
    assert follower.deadlines() == (START_TIMEOUT_S,)
    assert step(follower.accepted(), IDLE, PARTY, START_TIMEOUT_S - 1)[0].phase is Phase.STARTING
    follower, _ = step(follower.accepted(), IDLE, PARTY, START_TIMEOUT_S)
    assert (follower.phase, follower.attempts) == (Phase.RETRYING, 1)
    follower, command = step(follower, OURS, PARTY, START_TIMEOUT_S + 1)
    assert (follower.phase, command) == (Phase.PLAYING, None)


def test_a_player_that_buffers_for_long_is_started_again() -> None:
    slow = replace(OURS, activity=Activity.BUFFERING)
    follower, _ = step(following(), slow, PARTY, 100)
    follower, _ = step(follower, slow, PARTY, 100 + START_TIMEOUT_S)
    assert step(follower, slow, PARTY, 200)[1] is Command.START
    assert step(following(), slow, SILENT, 100)[0].phase is Phase.PLAYING


@pytest.mark.parametrize("media_id", [None, "queue-item-7", f"x-rincon-mp3radio:{STREAM[5:]}"])
def test_what_a_player_calls_the_stream_is_learned(media_id: str | None) -> None:
    heard = replace(OURS, media_id=media_id)
    radio = replace(OURS, media_id=RADIO)
    follower, _ = step(Follower(), radio, PARTY, 0)
    follower, _ = step(follower, radio, PARTY, 1)
    assert follower.phase is Phase.STARTING
    follower, _ = step(follower.accepted(), heard, PARTY, 2)
    assert follower.phase is Phase.PLAYING
    follower, command = step(follower, heard, PARTY, 500)
    assert (follower.phase, command) == (Phase.PLAYING, None)


def test_a_player_that_calls_everything_the_same_plays_after_a_while() -> None:
    same = replace(OURS, media_id="line")
    follower, _ = step(Follower(), same, PARTY, 0)
    follower, _ = step(follower.accepted(), same, PARTY, 1)
    assert follower.phase is Phase.STARTING
    follower, _ = step(follower, same, PARTY, START_TIMEOUT_S)
    assert follower.phase is Phase.PLAYING


def test_a_lost_connection_is_made_again() -> None:
    follower, command = step(following().cut(), OURS, PARTY, 100)
    assert (follower.phase, command) == (Phase.STARTING, Command.START)
    assert not Follower().cut().is_cut


def test_a_player_in_a_group_is_left_to_its_leader() -> None:
    led = replace(IDLE, is_led=True)
    assert step(Follower(), led, PARTY, 0)[1] is None
    follower, command = step(following(), led, PARTY, 100)
    assert (follower.phase, command) == (Phase.PLAYING, None)


def test_a_player_is_given_back_after_a_gap_and_taken_again() -> None:
    before = replace(OURS, media_id=RADIO)
    ended = replace(SILENT, has_ended=True)
    follower, command = step(following(before=before), OURS, ended, 1_000)
    assert command is Command.GIVE_BACK
    assert (follower.before, follower.returned) == (None, RADIO)
    assert step(follower, before, PARTY, 1_100)[1] is Command.START
    assert step(follower, IDLE, PARTY, 1_100)[1] is Command.START


def test_a_player_that_a_person_uses_after_the_gap_is_not_taken() -> None:
    ended = replace(SILENT, has_ended=True)
    follower, _ = step(following(), OURS, ended, 1_000)
    follower, command = step(follower, replace(OURS, media_id=RADIO), PARTY, 1_100)
    assert (follower.release, command) == (Release.OTHER_MEDIA, None)


def test_an_unavailable_player_is_given_back_when_it_returns() -> None:
    ended = replace(SILENT, has_ended=True)
    follower, command = step(following(), GONE, ended, 1_000)
    assert command is None
    assert step(follower, IDLE, ended, 2_000)[1] is Command.GIVE_BACK


def test_music_goes_on_while_only_home_assistant_has_lost_the_server() -> None:
    unknown = replace(PARTY, music=Music.UNKNOWN, has_ended=True)
    assert step(following(), OURS, unknown, 1_000)[1] is None
    assert step(following(), IDLE, unknown, 1_000)[1] is Command.GIVE_BACK


def test_the_stream_itself_is_never_given_back() -> None:
    follower, _ = step(Follower(), OURS, PARTY, 0)
    assert follower.before == PlayerView(activity=Activity.STOPPED)


def test_a_restart_of_home_assistant_changes_nothing() -> None:
    follower = following().restored(100)
    assert step(follower, OURS, replace(PARTY, music=Music.UNKNOWN), 101)[0].phase is Phase.PLAYING
    follower, command = step(follower, IDLE, PARTY, 110)
    assert command is None
    follower, command = step(follower, IDLE, PARTY, 120)
    assert (follower.phase, command, follower.before) == (Phase.STARTING, Command.START, IDLE)
    assert Follower().restored(100) == Follower()


def test_the_volume_before_is_noted_when_the_player_was_off() -> None:
    follower, _ = step(Follower(), PlayerView(activity=Activity.OFF), PARTY, 0)
    follower, _ = step(follower.accepted(), replace(OURS, volume=0.3), PARTY, 1)
    assert follower.before == PlayerView(activity=Activity.OFF, volume=0.3)


def test_an_announcement_ends_before_the_stream_starts_again() -> None:
    speech = replace(OURS, media_id="http://ha/api/tts_proxy/1.mp3")
    follower, _ = step(following(), GONE, PARTY, 100)
    follower, command = step(follower, speech, PARTY, 200)
    assert (follower.phase, command) == (Phase.RETRYING, None)
    ended = replace(SILENT, has_ended=True)
    assert step(following(), speech, ended, 1_000)[1] is None


def test_silence_ends_sooner_when_the_party_is_closed() -> None:
    silence = Silence().after(Music.SILENT, 100)
    assert silence.after(Music.UNKNOWN, 200) == silence
    assert silence.has_ended(160, is_open=False)
    assert not silence.has_ended(160, is_open=True)
    assert silence.has_ended(100 + GAP_S, is_open=True)
    assert not silence.is_over(100 + GAP_S, is_open=True)
    assert silence.after(Music.PLAYING, 300) == Silence()
    assert (Silence().deadlines(), len(silence.deadlines())) == ((), 3)


def test_grouped_volumes_keep_their_difference_between_0_and_1() -> None:
    volume = GroupedVolume(party=0.5, player=0.3)
    assert volume.with_party(0.1).target == 0.0
    assert volume.with_party(0.1).with_player(0.01).with_party(0.5).target == 0.3
    assert volume.with_party(1.0).target == 0.8
    assert volume.with_player(0.6).with_party(1.0).target == 1.0


# --- any evening ---------------------------------------------------------------------------------


@dataclass
class Evening:
    """A simulated evening: a party, a player with its own mind, and a person.

    Attributes:
        is_persons: the person has taken the player this evening.
    """

    dice: random.Random
    now: float = 1_000.0
    music: Music = Music.SILENT
    player: PlayerView = IDLE
    silence: Silence = field(default_factory=lambda: Silence(since=0.0))
    is_persons: bool = False

    @property
    def party(self) -> PartyView:
        return PartyView(
            music=self.music,
            stream=STREAM,
            has_ended=self.silence.has_ended(self.now, is_open=True),
            is_over=self.silence.is_over(self.now, is_open=True),
        )

    def happen(self, follower: Follower) -> PlayerView:
        """Let something happen; return the player as seen in that moment."""
        self.now += self.dice.choice([0.1, 1.0, 3.0, 20.0, 100.0, 700.0, 30_000.0])
        kind = self.dice.choice(["music", "person", "fault", "nothing", "nothing"])
        seen = self.player
        if kind == "music":
            self.music = self.dice.choice(list(Music))
        elif kind == "fault" and not self.is_persons:
            self.player = seen = self.dice.choice(
                [GONE, replace(self.player, activity=Activity.BUFFERING), IDLE]
            )
        elif kind == "person" and follower.phase is Phase.PLAYING:
            taken = self.dice.choice(
                [
                    replace(IDLE, is_by_person=True),
                    PlayerView(activity=Activity.OFF, is_by_person=True),
                    PlayerView(activity=Activity.PLAYING, media_id=RADIO),
                ]
            )
            self.is_persons = True
            self.player, seen = replace(taken, is_by_person=False), taken
        self.silence = self.silence.after(self.music, self.now)
        return seen


@pytest.mark.parametrize("opaque", [False, True])
def test_no_evening_breaks_the_rules(opaque: bool) -> None:
    """No command to a person's player, each one taken is given back once, starts are few."""
    started = given_back = released = 0
    for seed in range(ROUNDS):
        evening = Evening(random.Random(seed))
        follower, starts = Follower(), list[float]()
        for _ in range(STEPS):
            view = evening.happen(follower)
            held = follower.before
            follower, command = step(follower, view, evening.party, evening.now)
            if evening.party.is_over:
                evening.is_persons = False
            context = f"seed {seed} at {evening.now}: {follower}"
            assert not (evening.is_persons and command), context
            assert command is not Command.GIVE_BACK or (held and follower.before is None), context
            assert follower.before is None or follower.before.media_id != STREAM, context
            assert (follower.before is None) is (
                follower.phase in {Phase.WAITING, Phase.RELEASED}
            ), context
            assert command is not Command.START or evening.music is Music.PLAYING, context
            if held is not None and follower.before is None:
                given_back += command is Command.GIVE_BACK
                released += follower.phase is Phase.RELEASED
            if command is Command.GIVE_BACK:
                evening.player = held or IDLE
            elif command is Command.START:
                started += 1
                starts.append(evening.now)
                if evening.dice.random() < 0.3:
                    follower = follower.refused(evening.now)
                else:
                    follower = follower.accepted()
                    name = f"item-{started}" if opaque else STREAM
                    evening.player = replace(OURS, media_id=name)
            recent = [at for at in starts if at > evening.now - GAP_S]
            assert len(recent) < 60, context
    assert min(started, given_back, released) > ROUNDS


def test_music_is_always_heard_in_the_end() -> None:
    """After any evening with a player that works, music that goes on is heard within minutes."""
    for seed in range(ROUNDS):
        evening = Evening(random.Random(seed))
        follower = Follower()
        for _ in range(STEPS):
            view = evening.happen(follower)
            follower, command = step(follower, view, evening.party, evening.now)
            if command is Command.START:
                follower, evening.player = follower.accepted(), OURS
        if follower.phase is Phase.RELEASED:
            continue
        if evening.player.activity is not Activity.PLAYING:
            evening.player = IDLE
        evening.music = Music.PLAYING
        until = evening.now + EXCUSE_S + 2 * max(RETRY_DELAYS_S)
        while evening.now < until:
            evening.now += 1.0
            evening.silence = evening.silence.after(evening.music, evening.now)
            follower, command = step(follower, evening.player, evening.party, evening.now)
            if command is Command.START:
                follower, evening.player = follower.accepted(), OURS
        heard = follower.phase in {Phase.PLAYING, Phase.RELEASED}
        assert heard, f"seed {seed}: {follower} {evening.player}"
