"""What the player has to do for every kind of wish and report."""

from dataclasses import dataclass, replace

import pytest
from raveberry_server.application.playback.plan import (
    Add,
    Clear,
    Cue,
    Load,
    Move,
    Pause,
    Remove,
    Resume,
    Seek,
    SetCrossfade,
    SetInOrder,
    SetReplayGain,
    SetVolume,
    Start,
    Wish,
    moves,
)
from raveberry_server.application.ports import PlayerReport
from raveberry_server.domain.model.settings import ReplayGain

from tests.fakes.reports import (
    CUE_A,
    CUE_B,
    CUE_C,
    FOREIGN,
    LABELS,
    PAUSED,
    PLAYING,
    SONG_A,
    SONG_B,
    SONG_C,
    STARTING,
    STOPPED,
    says,
)


def wish(current: Cue | None = None, following: Cue | None = None, **more: object) -> Wish:
    made = Wish(
        current=current, next=following, volume=0.8, crossfade_s=0, replay_gain=ReplayGain.AUTO
    )
    return replace(made, **more)


def _load(cue: Cue, position_s: float = 0.0, *, is_held: bool = False) -> Load:
    return Load(cue=cue, position_s=position_s, is_held=is_held)


def _start(number: int, position_s: float = 0.0, *, is_held: bool = False) -> Start:
    return Start(number=number, position_s=position_s, is_held=is_held)


@dataclass(frozen=True)
class Case:
    name: str
    wish: Wish
    report: PlayerReport
    moves: tuple[Move, ...] = ()


CASES = (
    Case("nothing is wanted, nothing is there", wish(), says(STOPPED)),
    Case("nothing is wanted, something plays", wish(), says(PLAYING, FOREIGN), (Clear(),)),
    Case("nothing is wanted, something is listed", wish(), says(STOPPED, SONG_A), (Clear(),)),
    Case("a song is wanted", wish(CUE_A), says(STOPPED), (_load(CUE_A),)),
    Case(
        "a song is wanted where it was",
        wish(CUE_A, position_s=42.0),
        says(STOPPED),
        (_load(CUE_A, 42.0),),
    ),
    Case(
        "a held song is loaded in silence",
        wish(CUE_A, CUE_B, position_s=42.0, is_held=True),
        says(STOPPED),
        (_load(CUE_A, 42.0, is_held=True),),
    ),
    Case("it plays alone", wish(CUE_A), says(PLAYING, SONG_A)),
    Case("it is about to play", wish(CUE_A), says(STARTING, SONG_A)),
    Case("it plays and the next one is there", wish(CUE_A, CUE_B), says(PLAYING, SONG_A, SONG_B)),
    Case(
        "the next one is missing",
        wish(CUE_A, CUE_B),
        says(PLAYING, SONG_A),
        (Add(cue=CUE_B, place=1),),
    ),
    Case(
        "another one comes next",
        wish(CUE_A, CUE_C),
        says(PLAYING, SONG_A, SONG_B),
        (Add(cue=CUE_C, place=1), Remove(number=2)),
    ),
    Case("none comes next", wish(CUE_A), says(PLAYING, SONG_A, SONG_B), (Remove(number=2),)),
    Case(
        "old songs and too many next ones leave",
        wish(CUE_B, CUE_C),
        says(PLAYING, SONG_A, SONG_B, SONG_C, FOREIGN, at=1),
        (Remove(number=1), Remove(number=9)),
    ),
    Case(
        "the old song leaves and the next one comes",
        wish(CUE_B, CUE_C),
        says(PLAYING, SONG_A, SONG_B, at=1),
        (Add(cue=CUE_C, place=2), Remove(number=1)),
    ),
    Case(
        "a crossfade under way is not cut",
        wish(CUE_A, CUE_C, crossfade_s=5),
        says(PLAYING, SONG_A, SONG_B, crossfade_s=5, position_s=176.0),
    ),
    Case(
        "before a crossfade another one may come next",
        wish(CUE_A, CUE_C, crossfade_s=5),
        says(PLAYING, SONG_A, SONG_B, crossfade_s=5, position_s=170.0),
        (Add(cue=CUE_C, place=1), Remove(number=2)),
    ),
    Case(
        "a crossfade into somebody else's song is cut",
        wish(CUE_A, CUE_C, crossfade_s=5),
        says(PLAYING, SONG_A, FOREIGN, crossfade_s=5, position_s=176.0),
        (Add(cue=CUE_C, place=1), Remove(number=9)),
    ),
    Case(
        "skip goes over to the next one, which is there",
        wish(CUE_B),
        says(PLAYING, SONG_A, SONG_B),
        (_start(2), Remove(number=1)),
    ),
    Case(
        "skip to a song that is not there",
        wish(CUE_C),
        says(PLAYING, SONG_A, SONG_B),
        (_load(CUE_C),),
    ),
    Case("somebody else plays", wish(CUE_A), says(PLAYING, FOREIGN), (_load(CUE_A),)),
    Case(
        "somebody else stopped it",
        wish(CUE_A, CUE_B, position_s=70.0),
        says(STOPPED, SONG_A, SONG_B),
        (_start(1, 70.0), Remove(number=2)),
    ),
    Case("it should be held", wish(CUE_A, is_held=True), says(PLAYING, SONG_A), (Pause(),)),
    Case(
        "it is about to play but held",
        wish(CUE_A, is_held=True),
        says(STARTING, SONG_A),
        (Pause(),),
    ),
    Case("it is held", wish(CUE_A, is_held=True), says(PAUSED, SONG_A)),
    Case("it should go on", wish(CUE_A), says(PAUSED, SONG_A), (Resume(),)),
    Case(
        "it should go on where it was before its sound was lost",
        wish(CUE_A, position_s=70.0, is_regained=True),
        says(PAUSED, SONG_A),
        (_start(1, 70.0),),
    ),
    Case(
        "it should be elsewhere",
        wish(CUE_A, seek_s=90.0),
        says(PLAYING, SONG_A),
        (Seek(position_s=90.0),),
    ),
    Case(
        "it should be elsewhere and stay there",
        wish(CUE_A, seek_s=90.0, is_held=True),
        says(PLAYING, SONG_A),
        (Seek(position_s=90.0), Pause()),
    ),
    Case(
        "a seek of a song that is not there is where it is loaded",
        wish(CUE_A, position_s=90.0, seek_s=90.0),
        says(STOPPED),
        (_load(CUE_A, 90.0),),
    ),
    Case(
        "the sound is set before the song",
        wish(CUE_A, volume=0.5, crossfade_s=5, replay_gain=ReplayGain.TRACK),
        says(STOPPED, is_in_order=False),
        (
            SetVolume(volume=0.5),
            SetCrossfade(seconds=5),
            SetReplayGain(mode=ReplayGain.TRACK),
            SetInOrder(),
            _load(CUE_A),
        ),
    ),
    Case("a volume is as good as its percent", wish(volume=0.804), says(STOPPED)),
    Case("what has no volume gets none", wish(volume=0.1), says(STOPPED, volume=None)),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_player_is_moved_towards_the_wish(case: Case) -> None:
    assert moves(case.wish, case.report, LABELS) == case.moves


def test_the_same_file_twice_is_two_songs() -> None:
    twin = replace(CUE_B, location=CUE_A.location)
    first, second = SONG_A, replace(SONG_B, location=SONG_A.location)
    assert moves(wish(CUE_A, twin), says(PLAYING, first, second), LABELS) == ()
    assert moves(wish(twin), says(PLAYING, first, second), LABELS) == (
        _start(2),
        Remove(number=1),
    )


def test_songs_without_a_label_are_nobodys() -> None:
    assert moves(wish(CUE_A), says(PLAYING, SONG_A), {}) == (_load(CUE_A),)
