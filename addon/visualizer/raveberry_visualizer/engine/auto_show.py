"""The automatic show: effects and palettes chosen by the music and the party."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import COVER, PALETTES

_SECTION_HALF_LIFE_S: Final = 1.5
_SONG_HALF_LIFE_S: Final = 25.0
"""Half-lives of the mean energy of a section and of the song; tuned on the section tests."""

_LOUDER: Final = 1.15
_QUIETER: Final = 0.8
_HYSTERESIS: Final = 0.08
"""How far the energy has to return before a section ends, so that sections do not flicker."""

_SETTLED_S: Final = 1.5
_SHORTEST_S: Final = 6.0
_LONGEST_S: Final = 40.0
"""A longer section gets another effect for variety."""

_SILENT_ENERGY: Final = 0.005


class Section(Enum):
    """Energy of the current section relative to the song."""

    CALM = auto()
    STEADY = auto()
    PEAK = auto()


EFFECTS_OF: Final[Mapping[Section, Sequence[str]]] = {
    Section.CALM: ("waterfall", "melody", "wavelength"),
    Section.STEADY: ("rave", "comet", "spectrum", "ripple", "vu"),
    Section.PEAK: ("energy", "fire", "ripple", "rave"),
}
WILD_PEAK: Final = ("pulse", "chase", "strobe", "fire", "energy")
"""For the peaks of a full party."""

IDLE: Final = "breathe"
"""While nothing plays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyContext:
    """State of the party.

    Attributes:
        is_playing: True unless the player is known to be paused or stopped.
        is_partying: enough guests are present.
        song: differs from song to song.
        has_cover: the song's cover has colours.
    """

    is_playing: bool = True
    is_partying: bool = False
    song: str = ""
    has_cover: bool = False


@dataclass(frozen=True, slots=True)
class AutoShowChoice:
    """The effect and the palette of all lights."""

    effect: str
    palette: str


class AutoShow:
    """Chooses an effect for each section of the music and a palette for each song."""

    def __init__(self) -> None:
        self._section = Section.STEADY
        self._section_energy = 0.0
        self._song_energy: float | None = None
        self._measured_s = 0.0
        self._other_for_s = 0.0
        self._shown_for_s = 0.0
        self._turn = 0
        self._song = ""
        self._songs = 0

    def step(self, features: Features, party: PartyContext, dt_s: float) -> AutoShowChoice:
        """Return the current choice, `dt_s` after the last call."""
        self._note_song(party)
        self._shown_for_s += dt_s
        energy = (features.level + features.bass_onset + 0.5 * features.mid_onset) / 2.5
        if energy > _SILENT_ENERGY:
            self._average(energy, dt_s)
        self._update_section(self._detected_section(), dt_s)
        return AutoShowChoice(self._effect(party), self._palette(party))

    def _note_song(self, party: PartyContext) -> None:
        if party.song != self._song:
            self._song = party.song
            self._songs += 1
            self._song_energy = None

    def _average(self, energy: float, dt_s: float) -> None:
        if self._song_energy is None:
            self._song_energy = self._section_energy = energy
            self._measured_s = 0.0
        self._measured_s += dt_s
        # At the start of a song the half-life grows with the time measured so far.
        half_life_s = min(_SONG_HALF_LIFE_S, max(_SECTION_HALF_LIFE_S, self._measured_s / 2))
        section_share = 1.0 - 0.5 ** (dt_s / _SECTION_HALF_LIFE_S)
        self._section_energy += (energy - self._section_energy) * section_share
        self._song_energy += (energy - self._song_energy) * (1.0 - 0.5 ** (dt_s / half_life_s))

    def _detected_section(self) -> Section:
        ratio = self._section_energy / self._song_energy if self._song_energy else 1.0
        if ratio > _LOUDER - (_HYSTERESIS if self._section is Section.PEAK else 0.0):
            return Section.PEAK
        if ratio < _QUIETER + (_HYSTERESIS if self._section is Section.CALM else 0.0):
            return Section.CALM
        return Section.STEADY

    def _update_section(self, detected: Section, dt_s: float) -> None:
        self._other_for_s = self._other_for_s + dt_s if detected is not self._section else 0.0
        is_settled = self._other_for_s >= _SETTLED_S and self._shown_for_s >= _SHORTEST_S
        if is_settled or self._shown_for_s >= _LONGEST_S:
            self._section = detected
            self._turn += 1
            self._shown_for_s = self._other_for_s = 0.0

    def _effect(self, party: PartyContext) -> str:
        if not party.is_playing:
            return IDLE
        is_wild = self._section is Section.PEAK and party.is_partying
        pool = WILD_PEAK if is_wild else EFFECTS_OF[self._section]
        return pool[self._turn % len(pool)]

    def _palette(self, party: PartyContext) -> str:
        if party.has_cover:
            return COVER
        return tuple(PALETTES)[self._songs % len(PALETTES)]
