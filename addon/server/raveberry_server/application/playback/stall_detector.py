"""Detect songs that the player reports as playing but that do not advance; pure.

A player reports a song as playing as soon as it is started: before it has found its output broken,
and while the sound server hangs. So a song counts as playing once its position advances.
"""

from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState

STALLED_AFTER_S: Final = 3.0
"""A song that does not advance for so long is not playing."""

_STANDSTILL_S: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedPosition:
    """The position of a song when it was last seen to advance.

    Attributes:
        epoch: the party's epoch at that moment.
        number: the player's number of the song.
    """

    epoch: int
    number: int
    position_s: float
    at_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StallDetector:
    """The last confirmed position, compared with each report.

    Attributes:
        last: the confirmed position of the playing song, None while nothing plays.
        is_advancing: the song of the last report has advanced since the report before it.
    """

    last: ConfirmedPosition | None = None
    is_advancing: bool = False

    def check(
        self, report: PlayerReport, *, began_at_s: float | None, epoch: int, at_s: float
    ) -> tuple[PlayerReport, "StallDetector"]:
        """Return the report, with a stalled song as `STARTING`, and the detector after it.

        Args:
            report: the player's report.
            began_at_s: the position at which the current song was started, if it was and no sound
                of it is confirmed yet.
            epoch: the party's epoch.
            at_s: the moment of the report on the monotonic clock.
        """
        song, position_s = report.current, report.position_s
        if report.state is not PlayerState.PLAYING or song is None or position_s is None:
            return report, StallDetector()
        not_advancing = replace(self, is_advancing=False)
        stalled = replace(report, state=PlayerState.STARTING)
        if began_at_s is not None and position_s <= began_at_s:
            return stalled, not_advancing
        before = self.last
        now = ConfirmedPosition(epoch=epoch, number=song.number, position_s=position_s, at_s=at_s)
        if before is None or before.number != song.number:
            return report, StallDetector(last=now)
        if abs(position_s - before.position_s) > _STANDSTILL_S:
            return report, StallDetector(last=now, is_advancing=True)
        if at_s - before.at_s > STALLED_AFTER_S:
            return stalled, not_advancing
        return report, not_advancing
