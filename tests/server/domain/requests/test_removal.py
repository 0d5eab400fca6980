"""Removal of entries that have not been played to their end."""

from collections.abc import Callable

import pytest
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.events import SongEnded
from raveberry_server.domain.model.ids import HOST

from tests.fakes.party.domain_party import DomainParty, a_playing_party


def refused(party: DomainParty, act: Callable[[], object]) -> RefusedError:
    """The refusal, which must leave everything as it was."""
    before = party.state, list(party.events)
    with pytest.raises(RefusedError) as caught:
        act()
    assert (party.state, party.events) == before
    return caught.value


def test_guests_withdraw_their_own_songs() -> None:
    party = DomainParty(mode="full_voting")
    entry = party.ask("ann", "a")
    party.vote("bob", entry, -1)
    party.withdraw("ann", entry)
    (end,) = party.happened(SongEnded)
    assert (end.reason, end.by) == (EndReason.WITHDRAWN, "ann")
    assert refused(party, lambda: party.withdraw("ann", entry)).reason is Reason.GONE


def test_songs_of_others_cannot_be_withdrawn() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a")
    assert refused(party, lambda: party.withdraw("bob", entry)).reason is Reason.NOT_ALLOWED


def test_a_song_with_votes_of_others_is_not_withdrawn() -> None:
    party = DomainParty()
    entry = party.ask("ann", "a")
    party.vote("ann", entry, 0)
    party.vote("bob", entry, 1)
    assert refused(party, lambda: party.withdraw("ann", entry)).reason is Reason.CONFLICT
    party.vote("bob", entry, 0)
    party.withdraw("ann", entry)


def test_a_playing_song_is_not_withdrawn() -> None:
    party, current, *_ = a_playing_party()
    assert refused(party, lambda: party.withdraw("guest0", current)).reason is Reason.CONFLICT


def test_the_host_removes_a_waiting_song_or_the_playing_one() -> None:
    party, current, second, _ = a_playing_party()
    party.remove(second)
    party.remove(current)
    ends = party.happened(SongEnded)
    assert [(end.entry.id, end.reason, end.by, end.epoch) for end in ends] == [
        (second, EndReason.REMOVED, HOST, None),
        (current, EndReason.REMOVED, HOST, 1),
    ]
    assert refused(party, lambda: party.remove(second)).reason is Reason.GONE
