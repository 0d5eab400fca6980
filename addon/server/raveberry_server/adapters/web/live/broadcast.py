"""Broadcast of changes to all open pages: serialised once, one write per page."""

import asyncio
import secrets
import struct
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Protocol

from raveberry_contract import dumps, messages

from raveberry_server.application.mod_promotions import PromotablePage, Promotions
from raveberry_server.application.party import Change
from raveberry_server.application.party_view import PartyView
from raveberry_server.application.problems.problems import Problems
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.queue import undo
from raveberry_server.presenter.deltas import (
    Snapshot,
    delta,
    delta_after_reconnect,
    is_same_for_all_roles,
)
from raveberry_server.presenter.lights_cache import LightsCache
from raveberry_server.presenter.public_links import ServerAddresses, public_links
from raveberry_server.presenter.queue_json import (
    SettingsSerializer,
    StateText,
    snapshot_text,
    state_text,
)
from raveberry_server.presenter.snapshot_cache import SnapshotCache
from raveberry_server.presenter.spectrum_feed import SpectrumFeed
from raveberry_server.presenter.state import (
    Viewer,
    me_frame,
    me_message,
    party_message,
    player_message,
    votes_frame,
)

from .affected_guests import affected_guests, changed_votes
from .light_previews import LightPreviews
from .spectrum_watch import SpectrumWatch

BROADCAST_EVERY_S: Final = 0.05
"""At most 20 deltas per second, the first one immediately (docs/contract.md, WebSocket)."""

STATES_KEPT: Final = 200
"""Past revisions that a delta can start from; older pages get a snapshot."""

LOOK_ROUND_S: Final = 15.0
"""Interval at which guests without activity are noticed."""

MANY_GONE: Final = 200
"""Pages that have closed before memory is freed; more if more remain open, as these have to wait
meanwhile."""

GIVE_BACK_AFTER_S: Final = 5.0
"""Delay before memory is freed; restarted if as many pages close meanwhile."""

MOST_UNSENT: Final = 1 << 20
"""Unsent bytes after which a page is disconnected; it reconnects when it can."""

_MOST_UNSENT_BEFORE_PREVIEWS: Final = 1 << 14
"""A page that is so far behind gets no previews and no spectrum, as the next one replaces them."""

_FINAL_TEXT: Final = 0x81
_SHORT: Final = 126
_LONG: Final = 1 << 16


class Page(PromotablePage, Protocol):
    """An open page, as needed by the broadcast.

    `guest` is the present identity, or the one that its first command creates.
    """

    @property
    def transport(self) -> asyncio.Transport:
        """Transport that its frames are written to."""
        ...

    def viewer(self) -> Viewer:
        """Return the current viewer of the page."""
        ...

    def fall_behind(self) -> None:
        """Close it because it does not read."""
        ...

    def resync(self) -> None:
        """Close it because its cookie is no longer valid."""
        ...


class PagePresence(Protocol):
    """Presence of guests, as far as their pages matter."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when the number of active guests may have changed."""
        ...

    def note_open(self, guest: GuestId) -> None:
        """Record that a guest opened a page."""
        ...

    def note_close(self, guest: GuestId) -> None:
        """Record that a guest closed a page."""
        ...


@dataclass(slots=True, kw_only=True)
class _PageState:
    """State of an open page; `base` is what it shows if that differs from the other pages."""

    unsent: list[bytes]
    base: Snapshot | None = None
    last_me: messages.Me | None = None
    is_counted: bool = False
    previews: LightPreviews | None = None


class LiveUpdates:
    """Broadcast to all open pages."""

    def __init__(  # noqa: PLR0913 - all parts of the state that pages show
        self,
        *,
        party: PartyView,
        presence: PagePresence,
        promotions: Promotions,
        lights_cache: LightsCache,
        spectrum_feed: SpectrumFeed,
        snapshots: SnapshotCache,
        server_addresses: ServerAddresses,
        problems: Problems,
        trim_memory: Callable[[], None],
    ) -> None:
        self._party = party
        self._server_addresses = server_addresses
        self._snapshots = snapshots
        self._serializer = SettingsSerializer()
        self._presence = presence
        self._promotions = promotions
        self._lights_cache = lights_cache
        self._problems = problems
        self._spectrum_watch = SpectrumWatch[Page](feed=spectrum_feed, send=self._send_spectrum)
        self._run_id = secrets.token_hex(8)
        self._pages: dict[Page, _PageState] = {}
        self._pages_of: defaultdict[GuestId, set[Page]] = defaultdict(set)
        self._unsent: list[Page] = []
        self._touched: set[GuestId] = set()
        self._voted: defaultdict[GuestId, set[EntryId]] = defaultdict(set)
        self._told = snapshots.shown
        self._known: OrderedDict[int, Snapshot] = OrderedDict()
        self._remember(self._told)
        self._last_broadcast_s = 0.0
        self._deltas_sent = 0
        self._broadcast: asyncio.Handle | None = None
        self._trim_memory = trim_memory
        self._gone = 0
        self._giving_back: asyncio.Handle | None = None

    async def run(self) -> None:
        """Broadcast changes until cancelled."""
        stop = (
            self._party.listen(self._on_change),
            self._presence.listen(self._plan_broadcast),
            self._lights_cache.listen(self._plan_broadcast),
            self._problems.listen(self._refresh_hosts),
            self._server_addresses.listen(self._refresh_links),
        )
        try:
            while True:
                await asyncio.sleep(LOOK_ROUND_S)
                self._plan_broadcast()
        finally:
            for forget in stop:
                forget()
            for planned in (self._broadcast, self._giving_back):
                if planned is not None:
                    planned.cancel()

    @property
    def pages_open(self) -> int:
        """The number of open pages."""
        return len(self._pages)

    @property
    def deltas_sent(self) -> int:
        """The number of deltas sent so far, one for each page and change."""
        return self._deltas_sent

    # --- state of pages --------------------------------------------------------------------------

    def me(self, viewer: Viewer, *, has_votes: bool = True) -> messages.Me:
        """Return the message with everything that only this viewer may know."""
        state, now = self._party.saved.state, self._party.now()
        found = public_links(state, self._server_addresses)
        return me_message(state, viewer, now, found, self._problems.current, has_votes=has_votes)

    def tag_of(self, viewer: Viewer, *, entries: int | None = None) -> str:
        """Return a tag that changes whenever a viewer's state changes, except by time passing."""
        shown = self._snapshots.shown
        now = self._party.now()
        failed = [entry.id for entry in undo.shown_failures(shown.saved.state, now)]
        parts = (
            self._run_id,
            shown.saved.revision,
            self._snapshots.version,
            viewer.id,
            viewer.role,
            viewer.is_screen,
            viewer.is_former_screen,
            entries,
            failed,
            self._server_addresses.version,
            self._problems.version if viewer.role is Role.HOST else None,
        )
        return sha256(repr(parts).encode()).hexdigest()[:24]

    def state_of(self, viewer: Viewer, *, entries: int | None = None) -> StateText:
        """Return everything that a viewer's page shows, with at most so many entries.

        A WebSocket can continue from its revision.
        """
        if self._snapshots.shown is not self._told:
            self._remember(self._snapshots.shown)
        return self._state_text(self.me(viewer), viewer.role, entries)

    def _state_text(self, me: messages.Me, role: Role, entries: int | None) -> StateText:
        shown, now = self._snapshots.shown, self._party.now()
        state = shown.saved.state
        return state_text(
            revision=shown.saved.revision,
            now=now,
            player=player_message(state, now),
            queue=self._snapshots.queue_text(now, limit=entries),
            party=party_message(state, shown.guests_active),
            settings=self._serializer.settings(state, role),
            lights=self._serializer.lights(shown.lights, role),
            me=me,
        )

    # --- pages -----------------------------------------------------------------------------------

    def open(self, page: Page, since: int | None, entries: int | None = None) -> None:
        """Register a page and send it a delta since its revision, or a snapshot.

        A snapshot has at most so many entries; the page reads the others compressed.
        """
        self._pages[page] = opened = _PageState(unsent=[])
        self._pages_of[page.guest].add(page)
        known = self._known.get(since) if since is not None else None
        shown = self._snapshots.shown
        if known is None:
            viewer = page.viewer()
            me = self.me(viewer)
            opened.last_me = replace(me, votes={})
            text = snapshot_text(self._state_text(me, viewer.role, entries))
            self._push(page, text_frame(text))
        else:
            self.send(
                page, delta_after_reconnect(known, shown, self._party.now(), page.viewer().role)
            )
            me = self.me(page.viewer())
            opened.last_me = replace(me, votes={})
            self.send(page, me_frame(me, has_votes=True))
        if shown is not self._told:
            opened.base = shown
            self._remember(shown)
            self._plan_broadcast()
        self._count(page, opened)

    def close(self, page: Page) -> None:
        """Unregister a page, once it was sent everything."""
        opened = self._pages.pop(page, None)
        if opened is None:
            return
        self._flush(page, opened)
        if opened.previews is not None:
            opened.previews.end()
        self._spectrum_watch.remove(page)
        of_guest = self._pages_of[page.guest]
        of_guest.discard(page)
        if not of_guest:
            del self._pages_of[page.guest]
        if opened.is_counted:
            self._presence.note_close(page.guest)
            self._promotions.note_close(page)
        self._gone += 1
        if self._giving_back is None:
            self._plan_giving_back()

    def _plan_giving_back(self) -> None:
        if self._gone >= max(MANY_GONE, len(self._pages)):
            self._gone = 0
            loop = asyncio.get_running_loop()
            self._giving_back = loop.call_later(GIVE_BACK_AFTER_S, self._release_memory)

    def _release_memory(self) -> None:
        self._giving_back = None
        self._plan_giving_back()
        if self._giving_back is not None:
            return
        self._gone = 0
        self.trim_memory()

    def trim_memory(self) -> None:
        """Free memory that open pages do not need."""
        # Pages that reconnect after so long get a snapshot.
        self._known.clear()
        self._remember(self._told)
        self._trim_memory()

    def start_again(self) -> None:
        """Have all pages reconnect for a snapshot, as their states are of another server."""
        self._told = self._snapshots.shown
        self._known.clear()
        self._remember(self._told)
        for page in tuple(self._pages):
            page.resync()

    def send(self, page: Page, frame: messages.ServerFrame) -> None:
        """Send a frame to a page, in one write with all others of this turn of the event loop."""
        self._push(page, text_frame(dumps(frame)))

    def _push(self, page: Page, data: bytes) -> None:
        opened = self._pages.get(page)
        if opened is None or not data:
            return
        if not opened.unsent:
            if not self._unsent:
                asyncio.get_running_loop().call_soon(self._write)
            self._unsent.append(page)
        opened.unsent.append(data)

    def _write(self) -> None:
        pages, self._unsent = self._unsent, []
        for page in pages:
            opened = self._pages.get(page)
            if opened is not None:
                self._flush(page, opened)

    def _flush(self, page: Page, opened: _PageState) -> None:
        """Write what has not been written to a page yet."""
        data = b"".join(opened.unsent)
        opened.unsent.clear()
        transport = page.transport
        if not data or transport.is_closing():
            return
        if transport.get_write_buffer_size() > MOST_UNSENT:
            page.fall_behind()
            return
        transport.write(data)

    def watch_lights(self, page: Page, *, on: bool) -> None:
        """Start or stop light previews on a page."""
        opened = self._pages.get(page)
        if opened is None or on == (opened.previews is not None):
            return
        if opened.previews is not None:
            opened.previews.end()
            opened.previews = None
        else:
            opened.previews = LightPreviews(
                lights_cache=self._lights_cache, send=lambda frame: self._send_preview(page, frame)
            )

    def _send_preview(self, page: Page, frame: messages.PreviewFrame) -> None:
        if _keeps_up(page):
            self.send(page, frame)

    def watch_spectrum(self, page: Page, *, on: bool) -> None:
        """Start or stop the spectrum on a screen.

        Raises:
            RefusedError: `not_allowed` for guests.
        """
        if not on:
            self._spectrum_watch.remove(page)
        elif page in self._pages:
            self._spectrum_watch.add(page)

    def _send_spectrum(self, pages: Iterable[Page], frame: messages.SpectrumFrame) -> None:
        data = text_frame(dumps(frame))
        for page in pages:
            if _keeps_up(page):
                self._push(page, data)

    # --- changes ---------------------------------------------------------------------------------

    def _on_change(self, change: Change) -> None:
        self._plan_end_of_failures(change)
        if change.before.state.closings != change.after.state.closings:
            for page in tuple(self._pages):
                if page.viewer().role is not Role.HOST:
                    page.resync()
        for guest in _without_cookie(change):
            self._promotions.forget(guest)
            for page in tuple(self._pages_of.get(guest, ())):
                page.resync()
        self._touched.update(affected_guests(change, self._pages_of, self._mods))
        for guest, entry in changed_votes(change):
            if guest in self._pages_of:
                self._voted[guest].add(entry)
        self._plan_broadcast()

    def _refresh_hosts(self) -> None:
        self._touched |= {page.guest for page in self._pages if page.viewer().role is Role.HOST}
        self._plan_broadcast()

    def _refresh_links(self) -> None:
        self._touched |= {page.guest for page in self._pages if page.viewer().may_invite}
        self._plan_broadcast()

    def _refresh(self, guest: GuestId) -> None:
        """Send a guest's pages what has changed for that guest only."""
        for page in tuple(self._pages_of.get(guest, ())):
            opened = self._pages[page]
            self._send_me(page, opened)
            self._count(page, opened)
            self._spectrum_watch.recheck(page)

    def _plan_broadcast(self) -> None:
        """Schedule a delta for this turn of the event loop, or for the end of the interval.

        Never immediate: the caller of the command is answered first.
        """
        if self._broadcast is not None:
            return
        loop = asyncio.get_running_loop()
        wait_s = self._last_broadcast_s + BROADCAST_EVERY_S - loop.time()
        if wait_s <= 0:
            self._broadcast = loop.call_soon(self._send_delta)
        else:
            self._broadcast = loop.call_later(wait_s, self._send_delta)

    def _send_delta(self) -> None:
        self._broadcast = None
        touched, self._touched = self._touched, set()
        voted, self._voted = self._voted, defaultdict(set)
        before, after = self._told, self._snapshots.shown
        if before is not after:
            self._push_changes(before, after)
        for guest in touched:
            self._refresh(guest)
        for guest, entries in voted.items():
            self._send_votes(guest, entries)

    def _push_changes(self, before: Snapshot, after: Snapshot) -> None:
        self._remember(after)
        self._told = after
        now = self._party.now()
        data = _frame_of(delta(before, after, now, Role.GUEST))
        for_host = data
        if not (is_alike := is_same_for_all_roles(before, after)):
            for_host = _frame_of(delta(before, after, now, Role.HOST))
        if data or for_host:
            self._last_broadcast_s = asyncio.get_running_loop().time()
            self._deltas_sent += len(self._pages)
        for page, opened in self._pages.items():
            if opened.base is not None:
                self._push(page, _frame_of(delta(opened.base, after, now, page.viewer().role)))
                opened.base = None
            elif is_alike or page.viewer().role is not Role.HOST:
                self._push(page, data)
            else:
                self._push(page, for_host)

    def _remember(self, shown: Snapshot) -> None:
        if len(shown.saved.state.waiting) < len(self._told.saved.state.waiting) // 2:
            # A delta from a queue that was cleared is no shorter than a snapshot, and the cleared
            # entries take memory.
            self._known.clear()
        revision = shown.saved.revision
        self._known.pop(revision, None)
        self._known[revision] = shown
        if len(self._known) > STATES_KEPT:
            self._known.popitem(last=False)

    def _send_me(self, page: Page, opened: _PageState) -> None:
        me = self.me(page.viewer(), has_votes=False)
        if me == opened.last_me:
            return
        opened.last_me = me
        self.send(page, me_frame(me, has_votes=False))

    def _send_votes(self, guest: GuestId, entries: Iterable[EntryId]) -> None:
        """Send a guest's pages the changed votes."""
        frame = text_frame(dumps(votes_frame(self._party.saved.state, guest, entries)))
        for page in self._pages_of.get(guest, ()):
            self._push(page, frame)

    def _count(self, page: Page, opened: _PageState) -> None:
        """Count the guest as present as soon as the identity exists."""
        if not opened.is_counted and page.viewer().id is not None:
            opened.is_counted = True
            self._presence.note_open(page.guest)
            self._promotions.note_open(page)

    def _mods(self) -> set[GuestId]:
        """Return the guests whose pages show more than their own: of mods, the host, screens."""
        viewers = ((page.guest, page.viewer()) for page in self._pages)
        return {guest for guest, viewer in viewers if viewer.role >= Role.MOD or viewer.may_invite}

    def _plan_end_of_failures(self, change: Change) -> None:
        """Schedule an update for when a failed song is no longer shown."""
        before, after = change.before.state.removals, change.after.state.removals
        if before is after:
            return
        known = {removal.number for removal in before if removal.shown_until is not None}
        for removal in after:
            if removal.shown_until is None or removal.number in known:
                continue
            left_s = (removal.shown_until - change.now.at).total_seconds()
            guests = {entry.requested_by for entry in removal.entries}
            asyncio.get_running_loop().call_later(max(left_s, 0), self._touch_late, guests)

    def _touch_late(self, guests: set[GuestId | None]) -> None:
        self._touched |= {guest for guest in guests | self._mods() if guest is not None}
        self._plan_broadcast()


def _keeps_up(page: Page) -> bool:
    """Return whether a page reads what it is sent."""
    return page.transport.get_write_buffer_size() <= _MOST_UNSENT_BEFORE_PREVIEWS


def _frame_of(news: messages.DeltaFrame | None) -> bytes:
    return text_frame(dumps(news)) if news is not None else b""


def _without_cookie(change: Change) -> Sequence[GuestId]:
    """Return the guests whose cookie is no longer valid: renewed, or the guest was forgotten."""
    before, after = change.before.state.guests, change.after.state.guests
    if before is after:
        return ()
    return [
        name
        for name, guest in before.items()
        if (known := after.get(name)) is None or known.token_hash != guest.token_hash
    ]


def text_frame(text: str) -> bytes:
    """Return a complete, unmasked text frame (RFC 6455, 5.2), as servers send them."""
    payload = text.encode()
    size = len(payload)
    if size < _SHORT:
        return struct.pack("!BB", _FINAL_TEXT, size) + payload
    if size < _LONG:
        return struct.pack("!BBH", _FINAL_TEXT, _SHORT, size) + payload
    return struct.pack("!BBQ", _FINAL_TEXT, _SHORT + 1, size) + payload
