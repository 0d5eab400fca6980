"""Serialization of the state, with cached entries, settings and lights.

Every new page reads a queue of up to a thousand entries, most of which differ from the last time
only in position and waiting time.
"""

from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from raveberry_contract import dumps, messages

from raveberry_server.application.ports import SavedState
from raveberry_server.domain.model.entry import Entry
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Order, Settings
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.queue.order import QueuePlace, queue_places

from .entries import entry_message, public_requester, waiting_because
from .state import lights_message, queue_totals, settings_message

_FRESH_FOR_S: Final = 0.2
_MOST_LIMITS: Final = 4
"""Texts of one revision that are kept, each of a different limit."""
_PLACE: Final = '"position":null,"eta_s":null'
"""Unambiguous, because quotation marks in texts are escaped in JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _CachedEntry:
    """The JSON of an entry before and after its place, and the values that it depends on."""

    entry: Entry
    requester: messages.Guest | None
    order: Order
    head: str
    tail: str


class QueueSerializer:
    """Serializer that reuses the JSON of unchanged entries."""

    def __init__(self) -> None:
        self._written: dict[str, _CachedEntry] = {}
        self._last: dict[int | None, tuple[SavedState, float, str]] = {}

    def text(self, saved: SavedState, now: Now, *, limit: int | None = None) -> str:
        """Return a `Queue` message; a limit cuts the entries, but not `length` and `duration_s`.

        The text is reused for a moment, for thousands of pages that reconnect at once.
        """
        last = self._last.get(limit)
        if last is not None and last[0] is saved and 0 <= now.mono_s - last[1] < _FRESH_FOR_S:
            return last[2]
        if last is None and len(self._last) >= _MOST_LIMITS:
            self._last.clear()
        # Texts of an earlier revision are of no use, and those of a long queue take megabytes.
        self._last = {name: kept for name, kept in self._last.items() if kept[0] is saved}
        text = self._queue(saved, now, limit)
        self._last[limit] = (saved, now.mono_s, text)
        return text

    def _queue(self, saved: SavedState, now: Now, limit: int | None) -> str:
        state = saved.state
        if len(self._written) > 2 * len(state.waiting):
            self._written = {
                name: written for name, written in self._written.items() if name in state.waiting
            }
        entries = ",".join(
            self._entry(place, state) for place in islice(queue_places(state, now), limit)
        )
        length, duration_s = queue_totals(state)
        return (
            f'{{"revision":{saved.revision},"length":{length},"duration_s":{dumps(duration_s)},'
            f'"entries":[{entries}]}}'
        )

    def _entry(self, place: QueuePlace, state: PartyState) -> str:
        entry = place.entry
        written = self._written.get(entry.id)
        requester = public_requester(entry.requested_by, state)
        order = state.settings.order
        if (
            written is None
            or written.entry is not entry
            or written.requester != requester
            or written.order is not order
        ):
            message = entry_message(entry, state, because=waiting_because(entry, state))
            head, _, tail = dumps(message).partition(_PLACE)
            written = _CachedEntry(
                entry=entry, requester=requester, order=order, head=head, tail=tail
            )
            self._written[entry.id] = written
        eta = "null" if place.eta_s is None else repr(round(place.eta_s, 3))
        return f'{written.head}"position":{place.position},"eta_s":{eta}{written.tail}'


class SettingsSerializer:
    """Serializer of settings and lights, which reuses the JSON of each role until they change."""

    def __init__(self) -> None:
        self._settings: dict[Role, tuple[Settings, str]] = {}
        self._lights: dict[Role, tuple[messages.Lights, str]] = {}

    def settings(self, state: PartyState, role: Role) -> str:
        """Return the settings that a role may read."""
        last = self._settings.get(role)
        if last is None or last[0] is not state.settings:
            last = self._settings[role] = state.settings, dumps(settings_message(state, role))
        return last[1]

    def lights(self, lights: messages.Lights, role: Role) -> str:
        """Return the lights that a role may see."""
        last = self._lights.get(role)
        if last is None or last[0] is not lights:
            last = self._lights[role] = lights, dumps(lights_message(lights, role))
        return last[1]


class StateText(NamedTuple):
    """A serialized `State`; only the text of its queue is the same for all viewers."""

    before_queue: str
    queue: str
    after_queue: str


def state_text(  # noqa: PLR0913 - the parts of the message
    *,
    revision: int,
    now: Now,
    player: messages.Player,
    queue: str,
    party: messages.Party,
    settings: str,
    lights: str,
    me: messages.Me,
) -> StateText:
    """Return a `State` message with serialized queue, settings and lights."""
    return StateText(
        f'{{"revision":{revision},"now":{dumps(now.at)},"player":{dumps(player)},"queue":',
        queue,
        f',"party":{dumps(party)},"settings":{settings},"lights":{lights},"me":{dumps(me)}}}',
    )


def snapshot_text(state: StateText) -> str:
    """Return a `SnapshotFrame` from a serialized `State`."""
    return f'{{"type":"snapshot",{"".join(state)[1:]}'
