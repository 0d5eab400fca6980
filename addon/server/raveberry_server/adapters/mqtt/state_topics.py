"""Retained topics of the state, published on change, at most as often as their rows allow."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import segno
from raveberry_contract import CONTRACT_VERSION, VERSION, messages, topics
from raveberry_contract.topics import Encoded, Topic

from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.state import Now
from raveberry_server.presenter.deltas import (
    Snapshot,
    is_party_changed,
    is_player_changed,
    is_queue_changed,
)
from raveberry_server.presenter.public_links import ServerAddresses, public_links
from raveberry_server.presenter.snapshot_cache import SnapshotCache
from raveberry_server.presenter.state import (
    party_message,
    player_message,
    settings_message,
    undecided_message,
)

from .throttle import Throttle

QUEUE_LIMIT: Final = 100
UNDECIDED_LIMIT: Final = 100
"""Requests, and texts; further ones follow as these are decided."""

_QR_SCALE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerIdentity:
    """Identity of the server; `id` is created once and stored with the data."""

    id: str
    name: str
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTopic[Message]:
    """Payload of a topic, and a comparison that decides whether it has changed."""

    topic: Topic[Message]
    payload: Callable[[Snapshot, Now], Encoded[Message]]
    differs: Callable[[Snapshot, Snapshot], bool]


PLAYER_STATE: Final = StateTopic(
    topic=topics.PLAYER,
    payload=lambda shown, now: topics.PLAYER.encode(player_message(shown.saved.state, now)),
    differs=lambda old, new: is_player_changed(old.saved.state, new.saved.state),
)
PARTY_STATE: Final = StateTopic(
    topic=topics.PARTY,
    payload=lambda shown, _now: topics.PARTY.encode(
        party_message(shown.saved.state, shown.guests_active)
    ),
    differs=is_party_changed,
)
SETTINGS_STATE: Final = StateTopic(
    topic=topics.SETTINGS,
    payload=lambda shown, _now: topics.SETTINGS.encode(
        settings_message(shown.saved.state, Role.HOST)
    ),
    differs=lambda old, new: old.saved.state.settings != new.saved.state.settings,
)


def _undecided(shown: Snapshot) -> messages.Undecided:
    return undecided_message(shown.saved.state, limit=UNDECIDED_LIMIT)


UNDECIDED_STATE: Final = StateTopic(
    topic=topics.UNDECIDED,
    payload=lambda shown, _now: topics.UNDECIDED.encode(_undecided(shown)),
    differs=lambda old, new: _may_be_undecided(old, new) and _undecided(old) != _undecided(new),
)


def _may_be_undecided(old: Snapshot, new: Snapshot) -> bool:
    """Return whether anything waits for the host's decision; a cheap test that is rarely true."""
    return any(shown.saved.state.texts or shown.saved.state.waiting.hidden for shown in (old, new))


STATE_TOPICS: Final[tuple[StateTopic[Any], ...]] = (
    SETTINGS_STATE,
    PARTY_STATE,
    PLAYER_STATE,
    UNDECIDED_STATE,
)
"""Topics that follow from the state alone."""


def queue_topic(snapshots: SnapshotCache) -> StateTopic[messages.Queue]:
    """Return the topic of the waiting entries."""
    return StateTopic(
        topic=topics.QUEUE,
        payload=lambda _shown, now: Encoded(snapshots.queue_text(now, limit=QUEUE_LIMIT).encode()),
        differs=is_queue_changed,
    )


def info_topic(
    identity: ServerIdentity, server_addresses: ServerAddresses
) -> StateTopic[messages.Info]:
    """Return the topic of the server's identity and links."""

    def payload(shown: Snapshot, _now: Now) -> Encoded[messages.Info]:
        found = public_links(shown.saved.state, server_addresses)
        return topics.INFO.encode(
            messages.Info(
                contract=CONTRACT_VERSION,
                id=identity.id,
                version=VERSION,
                node=identity.node,
                name=shown.saved.state.settings.party_name or identity.name,
                guest_url=found.guest_url,
                join_url=found.join_url,
                host_url=found.host_url,
                stream_url=found.stream_url,
            )
        )

    have_other_links = _have_other_links(server_addresses)
    return StateTopic(
        topic=topics.INFO,
        payload=payload,
        differs=lambda old, new: (
            old.saved.state.settings.party_name != new.saved.state.settings.party_name
            or have_other_links(old, new)
        ),
    )


def join_code_topic(server_addresses: ServerAddresses) -> StateTopic[bytes]:
    """Return the topic of the join link's QR code, as PNG."""

    def payload(shown: Snapshot, _now: Now) -> Encoded[bytes]:
        picture = io.BytesIO()
        join_url = public_links(shown.saved.state, server_addresses).join_url
        segno.make(join_url, micro=False, error="m").save(picture, kind="png", scale=_QR_SCALE)
        return topics.JOIN_QR.encode(picture.getvalue())

    return StateTopic(
        topic=topics.JOIN_QR, payload=payload, differs=_have_other_links(server_addresses)
    )


def _have_other_links(server_addresses: ServerAddresses) -> Callable[[Snapshot, Snapshot], bool]:
    return lambda old, new: (
        public_links(old.saved.state, server_addresses)
        != public_links(new.saved.state, server_addresses)
    )


class RetainedTopic[Message]:
    """Publisher of one retained topic."""

    def __init__(
        self,
        *,
        definition: StateTopic[Message],
        snapshots: SnapshotCache,
        now: Callable[[], Now],
        send: Callable[[Encoded[Message]], None],
    ) -> None:
        self._definition = definition
        self._snapshots = snapshots
        self._now = now
        self._send = send
        self._last: Snapshot | None = None
        self._pace = Throttle(act=self._publish, interval_s=definition.topic.delivery.interval_s)

    def touch(self) -> None:
        """Publish if the payload has changed; during bursts at the end of the interval."""
        if not self._pace.is_idle or self._is_other():
            self._pace.call()

    def reset(self) -> None:
        """Publish at the next touch in any case, and immediately."""
        self._last = None
        self._pace.stop()

    def _is_other(self) -> bool:
        last, shown = self._last, self._snapshots.shown
        if last is None or last is shown:
            return last is None
        if self._definition.differs(last, shown):
            return True
        self._last = shown
        return False

    def _publish(self) -> None:
        if self._is_other():
            self._last = self._snapshots.shown
            self._send(self._definition.payload(self._last, self._now()))
