"""State of a party for dashboards: a snapshot, then what changes.

The frames are those of the server's WebSocket, so that a card uses the elements of the pages.
"""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from homeassistant.core import callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .contract import encoded
from .contract.messages import CheerEvent, Entry, Lights, Party, Player

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant

    from .contract.messages import Event
    from .coordinator import RaveberryCoordinator, RaveberryState

    type Frame = dict[str, Any]
    type Listener = Callable[[Frame | None], None]
    """Listener of frames.

    None while the server is unavailable; an empty frame if only users' own states may have changed.
    """

FEEDS: Final[HassKey[dict[str, LiveFeed]]] = HassKey("raveberry_feeds")
"""Feeds of the loaded parties by config entry."""

ARTWORK_PATH: Final = "/api/raveberry/artwork"

FIRST_ENTRIES: Final = 20
"""Entries of the snapshot; the others follow in a delta."""

INTERVAL_S: Final = 0.25
"""Least time between two deltas."""

_SHOWN_SETTINGS: Final = (
    "cheers",
    "crossfade_s",
    "dedications",
    "fallback_playlist",
    "moderate_texts",
    "party_name",
    "queue_max",
    "requests_open",
)
"""Settings that the elements read and every guest may know."""

_DERIVED: Final = frozenset({"position", "eta_s"})
"""Fields of an entry that cards derive themselves."""

_NO_LIGHTS: Final = Lights(
    online=False, fps=None, source=None, speed=None, latency_ms=None, devices=()
)
"""Dashboards show the lights as entities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownState:
    """The part of the state that a card shows.

    Attributes:
        personal: what changes the own states of users.
    """

    player: Player
    party: Party
    settings: Mapping[str, object]
    entries: Mapping[str, Entry]
    personal: tuple[object, ...]

    @classmethod
    def of(cls, data: RaveberryState) -> ShownState | None:
        """Return what a card shows of a state, None unless all of it is known and current."""
        if not data.is_server_available:
            return None
        if None in (data.player, data.party, data.settings, data.queue):
            return None
        assert data.player and data.party and data.queue and data.settings is not None  # noqa: S101, PT018 - for mypy
        return cls(
            player=data.player,
            party=data.party,
            settings={name: data.settings.get(name) for name in _SHOWN_SETTINGS},
            entries={entry.id: entry for entry in data.queue.entries},
            personal=(
                data.undecided,
                data.settings,
                data.player.epoch,
                data.party.open,
                data.party.mode,
                data.party.last_orders_at,
            ),
        )


@callback
def add_feed(hass: HomeAssistant, party: RaveberryCoordinator) -> None:
    """Add the feed of a party until its config entry is unloaded."""
    feeds = hass.data.setdefault(FEEDS, {})
    entry = party.config_entry
    feed = feeds[entry.entry_id] = LiveFeed(party)

    @callback
    def remove() -> None:
        del feeds[entry.entry_id]
        feed.close()

    entry.async_on_unload(remove)


class LiveFeed:
    """Frames for the open cards of a party; without a card it does nothing.

    Attributes:
        party: the party.
        artwork_token: secret in the addresses of covers, which browsers load without credentials.
    """

    def __init__(self, party: RaveberryCoordinator) -> None:
        """Initialize without listeners."""
        self.party = party
        self.artwork_token = secrets.token_urlsafe(16)
        self._listeners: list[Listener] = []
        self._command_listeners: list[tuple[str, Callable[[], None]]] = []
        self._sent: ShownState | None = None
        self._cheers: Counter[str] = Counter()
        self._revision = 0
        self._last_s = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._stop: list[Callable[[], None]] = []

    @callback
    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call a listener with deltas; return the unsubscribe function."""
        if not self._listeners:
            self._sent = ShownState.of(self.party.data)
            self._stop = [
                self.party.async_add_listener(self._plan),
                self.party.subscribe_events(self._count_cheer),
            ]
        self._listeners.append(listener)
        return lambda: self._unsubscribe(listener)

    @callback
    def subscribe_commands(self, user_id: str, listener: Callable[[], None]) -> Callable[[], None]:
        """Call a listener after each command of a user; return the unsubscribe function."""
        item = (user_id, listener)
        self._command_listeners.append(item)
        return lambda: self._command_listeners.remove(item)

    @callback
    def note_command(self, user_id: str) -> None:
        """Call the listeners of a user who has sent a command."""
        for of_user, listener in tuple(self._command_listeners):
            if of_user == user_id:
                listener()

    @callback
    def close(self) -> None:
        """Report the party as unavailable, as its config entry is unloaded."""
        for listener in tuple(self._listeners):
            listener(None)
            self._unsubscribe(listener)

    def _unsubscribe(self, listener: Listener) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)
        if self._listeners:
            return
        while self._stop:
            self._stop.pop()()
        self._cancel_timer()
        self._cheers.clear()

    @property
    def shown(self) -> ShownState | None:
        """The state that was sent last, None if there is none to show."""
        return self._sent

    def first_frames(self, me: Frame) -> list[Frame]:
        """Return a snapshot with the first entries, and a delta with the others, if any.

        `me` is the personal state of the caller. The next delta continues from here.
        """
        shown = self._sent
        if shown is None:
            return []
        entries = [self.with_artwork_urls(encoded(entry)) for entry in shown.entries.values()]
        first, others = entries[:FIRST_ENTRIES], entries[FIRST_ENTRIES:]
        snapshot = {
            "type": "snapshot",
            **self._stamp(),
            "player": self.with_artwork_urls(encoded(shown.player)),
            "queue": {
                "revision": self._revision,
                "length": len(first),
                "duration_s": 0.0,
                "entries": first,
            },
            "party": encoded(shown.party),
            "settings": dict(shown.settings),
            "lights": encoded(_NO_LIGHTS),
            "me": me,
        }
        if not others:
            return [snapshot]
        rest = {"type": "delta", **self._stamp(), "entries": {item["id"]: item for item in others}}
        return [snapshot, rest]

    def _stamp(self) -> Frame:
        now = dt_util.utcnow() - self.party.data.clock_lead
        return {"revision": self._revision, "now": encoded(now)}

    def with_artwork_urls(self, value: Any) -> Any:
        """Return JSON with addresses in Home Assistant for the covers of the server."""
        if isinstance(value, list | tuple):
            return [self.with_artwork_urls(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            name: self._artwork_url(item)
            if name == "artwork_url" and isinstance(item, str)
            else self.with_artwork_urls(item)
            for name, item in value.items()
        }

    def _artwork_url(self, url: str) -> str | None:
        """Return the address of a cover, which the server has at `/api/v1/song/<key>/artwork`."""
        key = url.removeprefix("/api/v1/song/").removesuffix("/artwork")
        entry_id = self.party.config_entry.entry_id
        return f"{ARTWORK_PATH}/{entry_id}/{self.artwork_token}/{quote(key, safe='')}"

    # --- changes -----------------------------------------------------------------------------

    @callback
    def _count_cheer(self, event: Event) -> None:
        if isinstance(event, CheerEvent):
            self._cheers[event.cheer.value] += event.count
            self._plan()

    @callback
    def _plan(self) -> None:
        """Send what has changed soon."""
        if self._timer is not None:
            return
        loop = self.party.hass.loop
        self._timer = loop.call_at(max(loop.time(), self._last_s + INTERVAL_S), self._send)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _send(self) -> None:
        self._timer = None
        self._last_s = self.party.hass.loop.time()
        before, self._sent = self._sent, ShownState.of(self.party.data)
        frame: Frame | None = None
        if self._sent is not None:
            changes = _changes(before, self._sent) if before is not None else {}
            if self._cheers:
                changes["cheers"] = dict(self._cheers)
            if before is not None and not changes:
                if before.personal == self._sent.personal:
                    return
                frame = {}
            else:
                self._revision += 1
                frame = {"type": "delta", **self._stamp(), **self.with_artwork_urls(changes)}
        elif before is None:
            return
        self._cheers.clear()
        for listener in tuple(self._listeners):
            listener(frame)


def _changes(before: ShownState, after: ShownState) -> Frame:
    """Return the parts of a delta that differ between two states."""
    changes: Frame = {}
    if after.player != before.player:
        changes["player"] = encoded(after.player)
    if after.party != before.party:
        changes["party"] = encoded(after.party)
    if after.settings != before.settings:
        changes["settings"] = dict(after.settings)
    entries: Frame = {name: None for name in before.entries if name not in after.entries}
    for name, entry in after.entries.items():
        known = before.entries.get(name)
        changed = encoded(entry) if known is None else _changed_fields(known, entry)
        if changed:
            entries[name] = changed
    if entries:
        changes["entries"] = entries
    kept = [name for name in before.entries if name in after.entries]
    added = [name for name in after.entries if name not in before.entries]
    if kept + added != list(after.entries):
        changes["order"] = [[name, None] for name in after.entries]
    return changes


def _changed_fields(before: Entry, after: Entry) -> Frame:
    if before == after:
        return {}
    return {
        item.name: encoded(getattr(after, item.name))
        for item in fields(Entry)
        if item.name not in _DERIVED and getattr(before, item.name) != getattr(after, item.name)
    }
