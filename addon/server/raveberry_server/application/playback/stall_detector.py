"""Whether what the player claims to play can be heard; pure.

A player says that it plays as soon as it is told to: before it has found its output broken, and
while the sound server hangs. So a song is believed in once its position gets on.
"""

from dataclasses import dataclass, replace
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState

FROZEN_AFTER_S: Final = 3.0
"""A song that does not get on for so long is not playing."""

_STANDSTILL_S: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Where a song stood when it was last seen to get on.

    Attributes:
        epoch: the party's epoch at that moment.
        number: the player's number of the song.
    """

    epoch: int
    number: int
    position_s: float
    at_s: float


class Hearing:
    """Compares each report with the one before it.

    Attributes:
        last: where the playing song was last heard, None while nothing plays.
        gets_on: the song of the last report has got on since the one before it.
    """

    def __init__(self) -> None:
        self.last: Heard | None = None
        self.gets_on = False

    def believed(
        self, report: PlayerReport, *, began_at_s: float | None, epoch: int, at_s: float
    ) -> PlayerReport:
        """The report, where a song that cannot be heard is only about to start.

        Args:
            report: what the player says.
            began_at_s: the position at which the current song was told to start, if it was and
                has not been heard since.
            epoch: the party's epoch.
            at_s: the moment of the report on the monotonic clock.
        """
        before, self.gets_on = self.last, False
        song, position_s = report.current, report.position_s
        if report.state is not PlayerState.PLAYING or song is None or position_s is None:
            self.last = None
            return report
        about_to_start = replace(report, state=PlayerState.STARTING)
        if began_at_s is not None and position_s <= began_at_s:
            return about_to_start
        now = Heard(epoch=epoch, number=song.number, position_s=position_s, at_s=at_s)
        if before is None or before.number != song.number:
            self.last = now
        elif abs(position_s - before.position_s) > _STANDSTILL_S:
            self.last, self.gets_on = now, True
        elif at_s - before.at_s > FROZEN_AFTER_S:
            return about_to_start
        return report
