"""Play the sound that goes over the music, and test the output with a silent one."""

import logging
from dataclasses import dataclass, replace
from typing import Final, Self

from raveberry_server.application.catalog.url_validation import without_queries
from raveberry_server.application.errors import TrackError
from raveberry_server.application.party import Party
from raveberry_server.application.ports import Player, PlayerState
from raveberry_server.domain.model.ids import EntryId
from raveberry_server.domain.model.playback import Interruption
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.domain.playback import interruptions
from raveberry_server.domain.playback import volume as loudness

from .song_resolver import SongResolver

_LOGGER = logging.getLogger(__name__)

TEST_EVERY_S: Final = 20.0
"""The output is tested so often where the player does not report its faults."""

BEGIN_WITHIN_S: Final = 10.0
"""A sound that has not begun by then is given up."""

UNPLAYABLE: Final = Notice(NoticeCode.ANNOUNCEMENT_UNPLAYABLE)
LATE: Final = Notice(NoticeCode.ANNOUNCEMENT_LATE)
WITHOUT_OUTPUT: Final = Notice(NoticeCode.ANNOUNCEMENT_WITHOUT_OUTPUT)
CUT_OFF: Final = Notice(NoticeCode.ANNOUNCEMENT_CUT_OFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementState:
    """The announcement that plays over the music, or the silent test of its output.

    Attributes:
        sound: the announcement that plays.
        is_testing: the silent test sound plays.
        tested_s: when the output was last tested.
    """

    sound: EntryId | None = None
    is_testing: bool = False
    tested_s: float = -TEST_EVERY_S

    @property
    def is_busy(self) -> bool:
        """True while any sound plays over the music."""
        return self.sound is not None or self.is_testing

    def is_test_due(self, at_s: float) -> bool:
        """Return True if a test should begin at that moment."""
        return not self.is_busy and at_s - self.tested_s >= TEST_EVERY_S

    def with_test(self, at_s: float) -> Self:
        """Return the state in which a test begins, also if the player is lost over it."""
        return replace(self, tested_s=at_s)

    def after_reconnect(self) -> Self:
        """Return the state after a new connection: sounds of an earlier one were stopped."""
        return replace(self, sound=None, is_testing=False)


class Announcer:
    """Start and stop announcements, and report their end to the party."""

    def __init__(self, *, party: Party, player: Player, resolver: SongResolver) -> None:
        self._party = party
        self._player = player
        self._resolver = resolver

    async def announce(self, announcement: AnnouncementState, at_s: float) -> AnnouncementState:
        """Play the party's sound over the music as long as there is one.

        Raises:
            PlayerLostError: the player is lost.
        """
        state = self._party.saved.state
        sound = state.playback.interruption
        if sound is None or not sound.is_sounding or not sound.is_over_music:
            if announcement.sound is not None:
                await self._player.stop_announcement()
            return replace(announcement, sound=None)
        if announcement.sound != sound.id:
            try:
                volume = loudness.volume_of_sound(state, sound)
                await self._player.play_announcement(self._resolver.location_of(sound), volume)
            except TrackError as err:
                _LOGGER.warning("An announcement cannot be played: %s", without_queries(str(err)))
                await self._end(sound, UNPLAYABLE)
            return replace(announcement, sound=sound.id, is_testing=False)
        await self._end_if_over(sound, at_s - sound.begins_s)
        return announcement

    async def begin_test(self, announcement: AnnouncementState) -> AnnouncementState:
        """Play the test sound silently.

        Raises:
            PlayerLostError: the player is lost.
        """
        sound = self._resolver.test_sound
        if sound is None:
            return announcement
        try:
            await self._player.play_announcement(sound, 0.0)
        except TrackError as err:
            _LOGGER.debug("The output cannot be tested: %s", err)
            return announcement
        return replace(announcement, is_testing=True)

    async def finish_test(
        self, announcement: AnnouncementState, at_s: float
    ) -> tuple[bool, AnnouncementState]:
        """Return False if the test sound did not reach the output, and the state after it.

        Raises:
            PlayerLostError: the player is lost.
        """
        state = await self._player.announcement_state()
        if state is PlayerState.STARTING and at_s - announcement.tested_s < BEGIN_WITHIN_S:
            return True, announcement
        await self._player.stop_announcement()
        works = state in (PlayerState.PLAYING, PlayerState.STOPPED)
        return works, replace(announcement, is_testing=False)

    async def _end_if_over(self, sound: Interruption, begun_s: float) -> None:
        state = await self._player.announcement_state()
        if state is PlayerState.PLAYING:
            await self._party.learn(
                lambda state, _now: interruptions.confirm_sound(state, sound.id)
            )
        if state is PlayerState.STOPPED:
            error = await self._player.announcement_error()
            if error is not None:
                _LOGGER.warning("An announcement has failed: %s", without_queries(error))
            await self._end(sound, UNPLAYABLE if error is not None else None)
        elif state is PlayerState.PAUSED:
            await self._end(sound, WITHOUT_OUTPUT)
        elif state is PlayerState.STARTING and begun_s > BEGIN_WITHIN_S:
            await self._end(sound, LATE)
        elif begun_s > interruptions.MAX_SOUND_S:
            await self._end(sound)

    async def _end(self, sound: Interruption, failure: Notice | None = None) -> None:
        await self._party.learn(
            lambda state, now: interruptions.end_sound(state, sound.id, now, failure)
        )
