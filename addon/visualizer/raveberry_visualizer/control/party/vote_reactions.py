"""Reactions to votes and cheers: confetti, and the countdown to a kick."""

from dataclasses import replace
from typing import Final

from raveberry_contract.messages import CheerEvent, VoteEvent

from raveberry_visualizer.engine import DEFAULT_SETTING, LightSetting

CONFETTI_S: Final = 3.0
COUNTDOWN_S: Final = 4.0
"""Duration after the last vote."""

MOST_EVENTS_PER_S: Final = 10.0
"""Limits confetti and the cost of parsing when a crowd votes or cheers."""

_MOST_SONGS: Final = 500
_RED: Final = (255, 0, 0)


class VoteReactions:
    """Determines the overlay of all lights from the votes and cheers of guests."""

    def __init__(self) -> None:
        self._upvotes: dict[str, int] = {}
        self._bursts = 0
        self._confetti_until_s = 0.0
        self._next_event_s = 0.0
        self._song = ""
        self._share = 0.0
        self._countdown_until_s = 0.0
        self._overlay: LightSetting | None = None

    def is_ready(self, now_s: float) -> bool:
        """Check that the rate limit allows another event."""
        return now_s >= self._next_event_s

    def note_event(self, event: VoteEvent | CheerEvent, now_s: float) -> None:
        """Start confetti on an upvote or a cheer."""
        self._next_event_s = now_s + 1.0 / MOST_EVENTS_PER_S
        if isinstance(event, CheerEvent):
            self._start_confetti(event.count, now_s)
        else:
            self._note_vote(event, now_s)

    def _note_vote(self, vote: VoteEvent, now_s: float) -> None:
        before = self._upvotes.get(vote.entry, 0)
        if len(self._upvotes) >= _MOST_SONGS:
            self._upvotes.clear()
        self._upvotes[vote.entry] = vote.up
        if vote.up > before:
            self._start_confetti(1, now_s)

    def _start_confetti(self, bursts: int, now_s: float) -> None:
        self._bursts += bursts
        self._confetti_until_s = now_s + CONFETTI_S

    def note_song(self, song: str, kick_share: float, now_s: float) -> None:
        """Restart the countdown when the kick share of the current song has risen."""
        if song != self._song:
            self._song, self._share, self._countdown_until_s = song, 0.0, 0.0
        if kick_share > self._share:
            self._countdown_until_s = now_s + COUNTDOWN_S
        self._share = kick_share

    def overlay(self, now_s: float) -> LightSetting | None:
        """Return the current overlay; the countdown precedes confetti."""
        if now_s < self._countdown_until_s:
            wanted = _setting("countdown", "share", self._share)
        elif now_s < self._confetti_until_s:
            wanted = _setting("confetti", "votes", float(self._bursts))
        else:
            self._bursts, wanted = 0, None
        # The same object while unchanged, so that lights can compare by identity.
        if wanted != self._overlay:
            self._overlay = wanted
        return self._overlay


def _setting(effect: str, parameter: str, value: float) -> LightSetting:
    return replace(
        DEFAULT_SETTING, effect=effect, color=_RED, parameters={effect: {parameter: value}}
    )
