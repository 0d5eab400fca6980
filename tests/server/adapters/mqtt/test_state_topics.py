"""A topic is published again whenever its payload would differ at the same time."""

from typing import override

from hypothesis import settings
from raveberry_server.adapters.mqtt.state_topics import (
    PARTY_STATE,
    PLAYER_STATE,
    SETTINGS_STATE,
    UNDECIDED_STATE,
    ServerIdentity,
    info_topic,
)
from raveberry_server.application.party import Change
from raveberry_server.presenter.deltas import Snapshot, is_queue_changed
from raveberry_server.presenter.public_links import ServerAddresses

from tests.fakes.effort import examples
from tests.fakes.party.random_commits import AnyParty
from tests.fakes.party.reference_queue import queue_message

WHEREABOUTS = ServerAddresses(guest_url=None, lan_address="192.0.2.7", guest_port=8080)
DEFINITIONS = {
    "party": PARTY_STATE,
    "player": PLAYER_STATE,
    "settings": SETTINGS_STATE,
    "undecided": UNDECIDED_STATE,
    "info": info_topic(ServerIdentity(id="1", name="Test", node="test"), WHEREABOUTS),
}


class Party(AnyParty):
    @override
    def committed(self, change: Change) -> None:
        before, after = Snapshot(saved=change.before), Snapshot(saved=change.after)
        for name, definition in DEFINITIONS.items():
            is_different = definition.payload(before, change.now) != definition.payload(
                after, change.now
            )
            assert not is_different or definition.differs(before, after), name
        old, new = (queue_message(one.saved, change.now).entries for one in (before, after))
        assert old == new or is_queue_changed(before, after)


TestFeeds = Party.TestCase
TestFeeds.settings = settings(max_examples=examples(150), deadline=None)
