"""Guests whose `me` message has changed after a commit get an update."""

from collections.abc import Mapping
from dataclasses import replace
from typing import override

from hypothesis import settings
from raveberry_contract import messages
from raveberry_server.adapters.web.live.affected_guests import affected_guests, changed_votes
from raveberry_server.application.party import Change
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.ids import HOST, GuestId
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.presenter.public_links import ServerAddresses, public_links
from raveberry_server.presenter.state import Viewer, me_message

from tests.fakes.effort import examples
from tests.fakes.party.random_commits import GUESTS, AnyParty, role_of

HERE = (*GUESTS, HOST)
WHEREABOUTS = ServerAddresses(guest_url=None, lan_address="192.0.2.7", guest_port=8080)


def shown_to(guest: GuestId, state: PartyState, now: Now) -> messages.Me:
    """Return a guest's `me` message, without what changes by time alone."""
    is_known = guest in state.guests or guest == HOST
    viewer = Viewer(id=guest if is_known else None, role=role_of(guest, state))
    me = me_message(state, viewer, now, public_links(state, WHEREABOUTS))
    requests = me.limits.requests
    # Time and limit of the next request depend on the whole queue.
    still = replace(me.limits, requests=requests and replace(requests, limit=0, next_in_s=0.0))
    return replace(me, limits=still)


def changes(old: Mapping[str, int], new: Mapping[str, int]) -> set[str]:
    """Return the entries on which the votes differ."""
    return {entry for entry in old.keys() | new.keys() if old.get(entry) != new.get(entry)}


class Party(AnyParty):
    @override
    def committed(self, change: Change) -> None:
        before, after, now = change.before.state, change.after.state, change.now
        mods = {guest for guest in HERE if role_of(guest, after) >= Role.MOD}
        told = set(affected_guests(change, HERE, lambda: mods))
        for guest in HERE:
            old, new = shown_to(guest, before, now), shown_to(guest, after, now)
            is_same = replace(old, votes={}) == replace(new, votes={})
            assert is_same or guest in told, guest
            if old.id == new.id:
                # Pages of a guest who was forgotten are closed.
                votes = {entry for voter, entry in changed_votes(change) if voter == guest}
                assert changes(old.votes, new.votes) <= votes


TestConcerned = Party.TestCase
TestConcerned.settings = settings(max_examples=examples(150), deadline=None)
