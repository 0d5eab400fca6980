"""Cache of the current snapshot, shared by all interfaces."""

from raveberry_server.application.party_view import PartyView
from raveberry_server.domain.model.state import Now

from .deltas import Snapshot
from .lights_cache import LightsCache
from .queue_json import QueueSerializer


class SnapshotCache:
    """Cache of the newest snapshot until the party, presence or lights change."""

    def __init__(self, *, party: PartyView, lights_cache: LightsCache) -> None:
        self._party = party
        self._lights_cache = lights_cache
        self._version = 0
        self._texts = QueueSerializer()
        self._shown = self._drawn()

    @property
    def version(self) -> int:
        """Return a number that rises with every change of the snapshot."""
        return self._version

    @property
    def shown(self) -> Snapshot:
        """Return the current snapshot."""
        known = self._shown
        if (
            known.saved is not self._party.saved
            or known.lights is not self._lights_cache.lights
            or known.guests_active != self._party.now().guests_active
        ):
            self._shown = self._drawn()
        return self._shown

    def queue_text(self, now: Now, *, limit: int | None = None) -> str:
        """Return the serialized queue."""
        return self._texts.text(self.shown.saved, now, limit=limit)

    def _drawn(self) -> Snapshot:
        self._version += 1
        return Snapshot(
            saved=self._party.saved,
            guests_active=self._party.now().guests_active,
            lights=self._lights_cache.lights,
        )
