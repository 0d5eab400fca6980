"""Decide whether the player sends its stream to remote listeners; pure.

A player that can send does not report that its sound card is lost. So while there are listeners
remotely the local output is tested now and then; when the test fails, the player stops sending,
and reports the fault by itself.
"""

from dataclasses import dataclass
from typing import Final

from raveberry_server.application.ports import PlayerReport, PlayerState

FAULT_REPORTED_WITHIN_S: Final = 3.0
"""The player notices within that time that its last output is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOutput:
    """State of the output that sends to remote listeners.

    Attributes:
        suspended_since_s: when sending was suspended because the local output failed its test.
    """

    suspended_since_s: float | None = None

    def is_wanted(self, *, has_listeners: bool) -> bool:
        """Return True if the player should send."""
        return has_listeners and self.suspended_since_s is None

    def needs_test(self, report: PlayerReport, *, has_listeners: bool) -> bool:
        """Return True if the local output should be tested during this report."""
        is_hiding_faults = (
            has_listeners
            and self.suspended_since_s is None
            and report.is_sending
            and report.can_mix
            and report.state is PlayerState.PLAYING
        )
        return is_hiding_faults and any(output.is_on for output in report.ways_out)

    def after_report(
        self, report: PlayerReport, *, has_listeners: bool, is_advancing: bool, at_s: float
    ) -> "StreamOutput":
        """Return the state after a report: sending resumes once music is audible without it."""
        if not has_listeners or self.suspended_since_s is None:
            return StreamOutput()
        is_audible_here = is_advancing and not report.is_sending
        if is_audible_here and at_s - self.suspended_since_s > FAULT_REPORTED_WITHIN_S:
            return StreamOutput()
        return self

    def suspended(self, at_s: float) -> "StreamOutput":
        """Return the state after the local output failed its test."""
        return StreamOutput(suspended_since_s=at_s)
