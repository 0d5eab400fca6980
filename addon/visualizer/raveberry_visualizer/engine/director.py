"""The automatic show: which effect goes with what is played, and with what the party does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import COVER, PALETTES

_FAST_HALF_LIFE_S: Final = 1.5
_SLOW_HALF_LIFE_S: Final = 25.0
"""Over these the energy of a section and that of a song are taken; chosen on the section tests."""

_LOUDER: Final = 1.15
_QUIETER: Final = 0.8
_BACK: Final = 0.08
"""How far the energy has to come back before a section is over: none begins by flickering."""

_SETTLED_S: Final = 1.5
_SHORTEST_S: Final = 6.0
_LONGEST_S: Final = 40.0
"""A section that lasts longer gets another effect, so that a long one does not bore."""

_NOTHING: Final = 0.005


class Section(Enum):
    """How much is going on, against the rest of the song."""

    CALM = auto()
    STEADY = auto()
    PEAK = auto()


EFFECTS_OF: Final[Mapping[Section, Sequence[str]]] = {
    Section.CALM: ("waterfall", "melody", "wavelength"),
    Section.STEADY: ("rave", "comet", "spectrum", "ripple", "vu"),
    Section.PEAK: ("energy", "fire", "ripple", "rave"),
}
WILD_PEAK: Final = ("pulse", "chase", "strobe", "fire", "energy")
"""For the peaks of a party that has taken off."""

IDLE: Final = "breathe"
"""While nothing plays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What the party does.

    Attributes:
        is_playing: as far as is known.
        is_partying: enough people are here.
        song: another text for another song.
        has_cover: its cover has colours to show.
    """

    is_playing: bool = True
    is_partying: bool = False
    song: str = ""
    has_cover: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What all lights should show."""

    effect: str
    palette: str


class Director:
    """Chooses by section, ahead of the bar it should show from; each song has its own palette."""

    def __init__(self) -> None:
        self._section = Section.STEADY
        self._fast = 0.0
        self._slow: float | None = None
        self._heard_s = 0.0
        self._other_for_s = 0.0
        self._shown_for_s = 0.0
        self._turn = 0
        self._song = ""
        self._songs = 0

    def step(self, features: Features, mood: Mood, dt_s: float) -> Choice:
        """The choice of this moment, `dt_s` after the last one."""
        self._note_song(mood)
        self._shown_for_s += dt_s
        energy = (features.level + features.bass_onset + 0.5 * features.mid_onset) / 2.5
        if energy > _NOTHING:
            self._weigh(energy, dt_s)
        self._turn_over(self._heard_section(), dt_s)
        return Choice(self._effect(mood), self._palette(mood))

    def _note_song(self, mood: Mood) -> None:
        if mood.song != self._song:
            self._song = mood.song
            self._songs += 1
            self._slow = None

    def _weigh(self, energy: float, dt_s: float) -> None:
        if self._slow is None:
            self._slow = self._fast = energy
            self._heard_s = 0.0
        self._heard_s += dt_s
        # At first the song is no longer than what was heard of it.
        slow_half_life_s = min(_SLOW_HALF_LIFE_S, max(_FAST_HALF_LIFE_S, self._heard_s / 2))
        self._fast += (energy - self._fast) * (1.0 - 0.5 ** (dt_s / _FAST_HALF_LIFE_S))
        self._slow += (energy - self._slow) * (1.0 - 0.5 ** (dt_s / slow_half_life_s))

    def _heard_section(self) -> Section:
        ratio = self._fast / self._slow if self._slow else 1.0
        if ratio > _LOUDER - (_BACK if self._section is Section.PEAK else 0.0):
            return Section.PEAK
        if ratio < _QUIETER + (_BACK if self._section is Section.CALM else 0.0):
            return Section.CALM
        return Section.STEADY

    def _turn_over(self, heard: Section, dt_s: float) -> None:
        self._other_for_s = self._other_for_s + dt_s if heard is not self._section else 0.0
        is_other = self._other_for_s >= _SETTLED_S and self._shown_for_s >= _SHORTEST_S
        if is_other or self._shown_for_s >= _LONGEST_S:
            self._section = heard
            self._turn += 1
            self._shown_for_s = self._other_for_s = 0.0

    def _effect(self, mood: Mood) -> str:
        if not mood.is_playing:
            return IDLE
        is_wild = self._section is Section.PEAK and mood.is_partying
        pool = WILD_PEAK if is_wild else EFFECTS_OF[self._section]
        return pool[self._turn % len(pool)]

    def _palette(self, mood: Mood) -> str:
        if mood.has_cover:
            return COVER
        return tuple(PALETTES)[self._songs % len(PALETTES)]
