"""Effects of the party on the lights: palettes, alarm, automatic show, reactions to votes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from raveberry_contract import ContractError
from raveberry_contract.topics import EVENT, Address

from raveberry_visualizer.control.party.cover_colors import CoverError
from raveberry_visualizer.control.party.observed_party import ObservedParty, crowd_event, updated
from raveberry_visualizer.control.party.party_palettes import PartyPalettes
from raveberry_visualizer.control.party.vote_reactions import VoteReactions
from raveberry_visualizer.effects import COVER, REQUESTER, Rgb
from raveberry_visualizer.engine import PREVIEW, PartyContext

from .log_once import LogOnce
from .overrides import Overrides, follows_music
from .settings_and_scenes import LightsState


class PartyLighting:
    """Sets palettes, overrides and overlays of the lights; their settings stay unchanged.

    Attributes:
        overrides: what temporarily replaces the settings.
    """

    def __init__(self, *, state: LightsState) -> None:
        self.overrides = Overrides(loop=state.loop)
        self._state = state
        self._party = ObservedParty()
        self._palettes = PartyPalettes()
        self._reactions = VoteReactions()
        self._is_screen_watching = False
        self._log = LogOnce()

    @property
    def palettes(self) -> Mapping[str, Sequence[Rgb]]:
        """All palettes by name."""
        return self._palettes.by_name(self._party.requester)

    @property
    def screen_colors(self) -> Sequence[Rgb]:
        """Colours for screens: of the cover, else of the requester, else none."""
        palettes = self.palettes
        return palettes[COVER] or palettes[REQUESTER]

    def set_screen_watching(self, *, is_watching: bool) -> None:
        """Read covers for screens too, while one watches."""
        if is_watching and not self._is_screen_watching:
            self._is_screen_watching = True
            self.set_palettes()
        self._is_screen_watching = is_watching

    def handle(self, address: Address[Any], payload: bytes, now_s: float) -> None:
        """Process a message of the server."""
        before, topic = self._party, address.name
        try:
            self._party = updated(before, address.topic, payload)
            self._note_votes(address, payload, now_s)
        except ContractError as err:
            self._log.warn(topic, f"a message on {topic} cannot be parsed: {err}")
            return
        self._log.clear(topic)
        if self._party.is_alarm_active and not before.is_alarm_active:
            self.overrides.start_alarm(now_s)
        elif not self._party.is_alarm_active:
            self.overrides.end_alarm()
        if self._party.wants_line_in is not before.wants_line_in:
            self._state.loop.follow_line_in(is_wanted=self._party.wants_line_in)
        if self._party != before:
            self.set_palettes()

    def set_palettes(self) -> None:
        """Set the current palettes of all lights."""
        self._read_cover()
        palettes = self.palettes
        for light in self._state.lights.values():
            if light.palettes != palettes:
                light.palettes = palettes

    def update(self, now_s: float, *, is_watched: bool) -> None:
        """Update overrides and overlays of all lights, and wake the render loop on changes."""
        if self.overrides.expire(now_s):
            self._party = replace(self._party, is_alarm_active=False)
        settings = self._state.settings
        self.overrides.step_auto_show(self._context() if settings.automatic else None, now_s)
        overlay = self._reactions.overlay(now_s) if settings.reactions else None
        is_changed = False
        for light in self._state.lights.values():
            is_changed |= self.overrides.apply(light)
            # Lamps with a constant effect and alarms get no overlay.
            light.overlay = overlay if follows_music(light.shown) else None
            if light.device.kind == PREVIEW and light.is_watched != is_watched:
                light.is_watched = is_watched
                is_changed = True
        if is_changed:
            self._state.loop.wake()

    def _context(self) -> PartyContext:
        if not self.overrides.is_auto_show_active:
            self.set_palettes()
        return PartyContext(
            is_playing=self._party.is_playing or self._state.loop.follows_line_in,
            is_partying=self._party.is_partying,
            song=self._party.song,
            has_cover=self._palettes.has_cover,
        )

    def _note_votes(self, address: Address[Any], payload: bytes, now_s: float) -> None:
        if not self._state.settings.reactions:
            return
        self._reactions.note_song(self._party.song, self._party.kick_share, now_s)
        if address.topic is EVENT and self._reactions.is_ready(now_s):
            event = crowd_event(payload)
            if event is not None:
                self._reactions.note_event(event, now_s)

    def _read_cover(self) -> None:
        """Decode the cover if a light, the automatic show or a screen uses its colours."""
        is_used = self._is_screen_watching or self._state.settings.automatic
        if is_used or any(light.setting.palette == COVER for light in self._state.lights.values()):
            try:
                self._palettes.set_cover(self._party.cover)
            except CoverError as err:
                self._log.warn(COVER, str(err))
