"""Operations for every kind of desired state and report."""

from dataclasses import dataclass, replace

import pytest
from raveberry_server.application.playback.desired_state import DesiredState, PlayableEntry
from raveberry_server.application.playback.plan import (
    Add,
    ChangeVolume,
    Clear,
    Load,
    Operation,
    Pause,
    Remove,
    Resume,
    SeekPlayer,
    SetCrossfade,
    SetInOrder,
    SetReplayGain,
    Start,
    operations,
)
from raveberry_server.application.ports import PlayerReport
from raveberry_server.domain.model.settings import ReplayGain

from tests.fakes.player.player_reports import (
    ENTRIES,
    FOREIGN,
    OPENS_A,
    OPENS_B,
    OPENS_C,
    PAUSED,
    PLAYING,
    SONG_A,
    SONG_B,
    SONG_C,
    STARTING,
    STOPPED,
    says,
)


def wish(
    current: PlayableEntry | None = None, following: PlayableEntry | None = None, **more: object
) -> DesiredState:
    made = DesiredState(
        current=current, next=following, volume=0.8, crossfade_s=0, replay_gain=ReplayGain.AUTO
    )
    return replace(made, **more)


def _load(cue: PlayableEntry, position_s: float = 0.0, *, is_held: bool = False) -> Load:
    return Load(song=cue, position_s=position_s, is_held=is_held)


def _start(number: int, position_s: float = 0.0, *, is_held: bool = False) -> Start:
    return Start(number=number, position_s=position_s, is_held=is_held)


@dataclass(frozen=True)
class Case:
    name: str
    wish: DesiredState
    report: PlayerReport
    moves: tuple[Operation, ...] = ()


CASES = (
    Case("nothing is wanted, nothing is there", wish(), says(STOPPED)),
    Case("nothing is wanted, something plays", wish(), says(PLAYING, FOREIGN), (Clear(),)),
    Case("nothing is wanted, something is listed", wish(), says(STOPPED, SONG_A), (Clear(),)),
    Case("a song is wanted", wish(OPENS_A), says(STOPPED), (_load(OPENS_A),)),
    Case(
        "a song is wanted where it was",
        wish(OPENS_A, position_s=42.0),
        says(STOPPED),
        (_load(OPENS_A, 42.0),),
    ),
    Case(
        "a held song is loaded in silence",
        wish(OPENS_A, OPENS_B, position_s=42.0, is_held=True),
        says(STOPPED),
        (_load(OPENS_A, 42.0, is_held=True),),
    ),
    Case("it plays alone", wish(OPENS_A), says(PLAYING, SONG_A)),
    Case("it is about to play", wish(OPENS_A), says(STARTING, SONG_A)),
    Case(
        "it plays and the next one is there",
        wish(OPENS_A, OPENS_B),
        says(PLAYING, SONG_A, SONG_B),
    ),
    Case(
        "the next one is missing",
        wish(OPENS_A, OPENS_B),
        says(PLAYING, SONG_A),
        (Add(song=OPENS_B, place=1),),
    ),
    Case(
        "another one comes next",
        wish(OPENS_A, OPENS_C),
        says(PLAYING, SONG_A, SONG_B),
        (Add(song=OPENS_C, place=1), Remove(number=2)),
    ),
    Case("none comes next", wish(OPENS_A), says(PLAYING, SONG_A, SONG_B), (Remove(number=2),)),
    Case(
        "old songs and too many next ones leave",
        wish(OPENS_B, OPENS_C),
        says(PLAYING, SONG_A, SONG_B, SONG_C, FOREIGN, at=1),
        (Remove(number=1), Remove(number=9)),
    ),
    Case(
        "the old song leaves and the next one comes",
        wish(OPENS_B, OPENS_C),
        says(PLAYING, SONG_A, SONG_B, at=1),
        (Add(song=OPENS_C, place=2), Remove(number=1)),
    ),
    Case(
        "a crossfade under way is not cut",
        wish(OPENS_A, OPENS_C, crossfade_s=5),
        says(PLAYING, SONG_A, SONG_B, crossfade_s=5, position_s=176.0),
    ),
    Case(
        "before a crossfade another one may come next",
        wish(OPENS_A, OPENS_C, crossfade_s=5),
        says(PLAYING, SONG_A, SONG_B, crossfade_s=5, position_s=170.0),
        (Add(song=OPENS_C, place=1), Remove(number=2)),
    ),
    Case(
        "a crossfade into somebody else's song is cut",
        wish(OPENS_A, OPENS_C, crossfade_s=5),
        says(PLAYING, SONG_A, FOREIGN, crossfade_s=5, position_s=176.0),
        (Add(song=OPENS_C, place=1), Remove(number=9)),
    ),
    Case(
        "skip goes over to the next one, which is there",
        wish(OPENS_B),
        says(PLAYING, SONG_A, SONG_B),
        (_start(2), Remove(number=1)),
    ),
    Case(
        "skip to a song that is not there",
        wish(OPENS_C),
        says(PLAYING, SONG_A, SONG_B),
        (_load(OPENS_C),),
    ),
    Case("somebody else plays", wish(OPENS_A), says(PLAYING, FOREIGN), (_load(OPENS_A),)),
    Case(
        "somebody else stopped it",
        wish(OPENS_A, OPENS_B, position_s=70.0),
        says(STOPPED, SONG_A, SONG_B),
        (_start(1, 70.0), Remove(number=2)),
    ),
    Case("it should be held", wish(OPENS_A, is_held=True), says(PLAYING, SONG_A), (Pause(),)),
    Case(
        "it is about to play but held",
        wish(OPENS_A, is_held=True),
        says(STARTING, SONG_A),
        (Pause(),),
    ),
    Case("it is held", wish(OPENS_A, is_held=True), says(PAUSED, SONG_A)),
    Case("it should go on", wish(OPENS_A), says(PAUSED, SONG_A), (Resume(),)),
    Case(
        "it should go on where it was before its sound was lost",
        wish(OPENS_A, position_s=70.0, is_regained=True),
        says(PAUSED, SONG_A),
        (_start(1, 70.0),),
    ),
    Case(
        "it should be elsewhere",
        wish(OPENS_A, seek_s=90.0),
        says(PLAYING, SONG_A),
        (SeekPlayer(number=1, position_s=90.0),),
    ),
    Case(
        "it should be elsewhere and stay there",
        wish(OPENS_A, seek_s=90.0, is_held=True),
        says(PLAYING, SONG_A),
        (SeekPlayer(number=1, position_s=90.0), Pause()),
    ),
    Case(
        "a seek of a song that is not there is where it is loaded",
        wish(OPENS_A, position_s=90.0, seek_s=90.0),
        says(STOPPED),
        (_load(OPENS_A, 90.0),),
    ),
    Case(
        "the sound is set before the song",
        wish(OPENS_A, volume=0.5, crossfade_s=5, replay_gain=ReplayGain.TRACK),
        says(STOPPED, is_in_order=False),
        (
            ChangeVolume(volume=0.5),
            SetCrossfade(seconds=5),
            SetReplayGain(mode=ReplayGain.TRACK),
            SetInOrder(),
            _load(OPENS_A),
        ),
    ),
    Case("a volume is as good as its percent", wish(volume=0.804), says(STOPPED)),
    Case("what has no volume gets none", wish(volume=0.1), says(STOPPED, volume=None)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_operations_reach_the_desired_state(case: Case) -> None:
    assert operations(case.wish, case.report, ENTRIES) == case.moves


def test_the_same_file_twice_is_two_songs() -> None:
    twin = replace(OPENS_B, location=OPENS_A.location)
    first, second = SONG_A, replace(SONG_B, location=SONG_A.location)
    assert operations(wish(OPENS_A, twin), says(PLAYING, first, second), ENTRIES) == ()
    assert operations(wish(twin), says(PLAYING, first, second), ENTRIES) == (
        _start(2),
        Remove(number=1),
    )


def test_songs_without_an_entry_belong_to_none() -> None:
    assert operations(wish(OPENS_A), says(PLAYING, SONG_A), {}) == (_load(OPENS_A),)
