"""What everybody is shown at this moment, worked out once for all doors."""

from raveberry_server.application.party import Party
from raveberry_server.domain.model.state import Now

from .deltas import Snapshot
from .lights import LightsCache
from .queue_json import QueueSerializer


class SnapshotCache:
    """Keeps the newest picture until something in it differs."""

    def __init__(self, *, party: Party, board: LightsCache) -> None:
        self._party = party
        self._board = board
        self._pictures = 0
        self._texts = QueueSerializer()
        self._shown = self._drawn()

    @property
    def pictures(self) -> int:
        """How many pictures there have been; another number means that something differs."""
        return self._pictures

    @property
    def shown(self) -> Snapshot:
        """The committed state, who is here and the lights."""
        known = self._shown
        if (
            known.saved is not self._party.saved
            or known.lights is not self._board.lights
            or known.guests_active != self._party.now().guests_active
        ):
            self._shown = self._drawn()
        return self._shown

    def queue_text(self, now: Now, *, limit: int | None = None) -> str:
        """The queue of this moment as JSON."""
        return self._texts.text(self.shown.saved, now, limit=limit)

    def _drawn(self) -> Snapshot:
        self._pictures += 1
        return Snapshot(
            saved=self._party.saved,
            guests_active=self._party.now().guests_active,
            lights=self._board.lights,
        )
