"""The automatic show chooses effects by section, energy and state of the party."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import COVER, EFFECTS, PALETTES
from raveberry_visualizer.engine import AutoShow, AutoShowChoice, PartyContext
from raveberry_visualizer.engine.auto_show import EFFECTS_OF, IDLE, WILD_PEAK, Section

STEP_S = 0.1
BPM = 120.0


class MusicFixture:
    """An automatic show with simulated music."""

    def __init__(self) -> None:
        self.director = AutoShow()
        self.at_s = 0.0

    def play(
        self,
        duration_s: float,
        *,
        energy: float,
        bpm: float | None = BPM,
        mood: PartyContext | None = None,
    ) -> list[tuple[float, AutoShowChoice]]:
        """The choices over the duration of a section."""
        chosen = []
        for _ in range(round(duration_s / STEP_S)):
            self.at_s += STEP_S
            beats, phase = divmod(self.at_s * (bpm or BPM) / 60.0, 1.0)
            is_on_beat = phase < 0.3
            features = Features(
                level=0.2 + 0.2 * energy,
                bass_onset=energy if is_on_beat else 0.3 * energy,
                mid_onset=0.6 * energy,
                bpm=bpm,
                beats=int(beats),
                beat_phase=phase,
                bars=int(beats) // 4,
            )
            choice = self.director.step(features, mood or PartyContext(song="a"), STEP_S)
            chosen.append((self.at_s, choice))
        return chosen


def effects(chosen: list[tuple[float, AutoShowChoice]]) -> list[str]:
    """Each effect once for as long as it stays."""
    return [name for name, _ in groupby(choice.effect for _, choice in chosen)]


def changes_s(chosen: list[tuple[float, AutoShowChoice]]) -> Iterator[float]:
    for (_, before), (at_s, after) in pairwise(chosen):
        if before.effect != after.effect:
            yield at_s


def test_the_automatic_show_chooses_effects_that_follow_the_music() -> None:
    named = {name for names in EFFECTS_OF.values() for name in names} | set(WILD_PEAK)
    assert all(EFFECTS[name].uses_audio for name in named)
    assert not EFFECTS[IDLE].uses_audio


def test_verse_drop_and_break_have_different_effects() -> None:
    music = MusicFixture()
    verse = music.play(25, energy=0.5)
    drop = music.play(15, energy=1.0)
    pause = music.play(15, energy=0.1)
    assert set(effects(verse)) <= set(EFFECTS_OF[Section.STEADY])
    assert effects(drop)[-1] in EFFECTS_OF[Section.PEAK]
    assert effects(pause)[-1] in EFFECTS_OF[Section.CALM]


def test_changes_never_flicker() -> None:
    music = MusicFixture()
    chosen = music.play(20, energy=0.5)
    for section in range(12):
        chosen += music.play(3, energy=(1.0, 0.2)[section % 2])
    changes = list(changes_s(chosen))
    assert len(changes) >= 3
    assert all(after - before >= 5.9 for before, after in pairwise(changes))


def test_a_long_section_changes_its_effect_even_without_a_beat() -> None:
    music = MusicFixture()
    assert len(effects(music.play(130, energy=0.5, bpm=None))) == 4


def test_a_full_party_gets_wilder_peaks() -> None:
    music = MusicFixture()
    music.play(25, energy=0.5)
    drop = music.play(15, energy=1.0, mood=PartyContext(song="a", is_partying=True))
    assert effects(drop)[-1] in WILD_PEAK


def test_each_song_has_a_palette_and_its_cover_takes_precedence() -> None:
    music = MusicFixture()
    seen = [
        music.play(1, energy=0.5, mood=PartyContext(song=song))[-1][1].palette
        for song in "abcdefghi"
    ]
    assert set(seen[:8]) == set(PALETTES)
    assert seen[8] == seen[0]
    covered = music.play(1, energy=0.5, mood=PartyContext(song="j", has_cover=True))
    assert covered[-1][1].palette == COVER


def test_the_lights_breathe_while_nothing_plays() -> None:
    music = MusicFixture()
    idle = music.play(5, energy=0.0, mood=PartyContext(is_playing=False))
    assert effects(idle) == [IDLE]
    assert effects(music.play(2, energy=0.5)) == [EFFECTS_OF[Section.STEADY][0]]
