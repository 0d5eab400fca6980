"""A replica that applies every difference has the state of the server."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, override

import pytest
from hypothesis import settings
from raveberry_server.application.party import Change
from raveberry_server.application.replication.differences import (
    WRITER_ONLY,
    state_difference,
    state_of,
    whole_state,
    with_difference,
)
from raveberry_server.application.replication.values import UnreadableValueError
from raveberry_server.domain.model.entry import EndReason
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.join_codes import JoinCode, ModCode
from raveberry_server.domain.model.playback import Playback
from raveberry_server.domain.model.state import (
    AppliedPreset,
    BucketKind,
    PartyState,
    QuietPeriod,
    Removal,
    TokenBucket,
)
from raveberry_server.domain.notices import Notice

from tests.fakes.party.domain_party import DomainParty, a_song
from tests.fakes.party.guests import one_who_took_part
from tests.fakes.party.random_commits import AnyParty

AT = datetime(2026, 12, 31, 20, tzinfo=UTC)


def sent(raw: object) -> Any:  # noqa: ANN401 - JSON
    """Return JSON as it arrives."""
    return json.loads(json.dumps(raw))


def shown(state: PartyState) -> dict[str, object]:
    """Return what replicas have of a state, comparable."""
    members = {one.name: getattr(state, one.name) for one in fields(state)}
    members["waiting"] = tuple(state.waiting.values())
    members["removals"] = [
        (one.number, one.reason, tuple(one.entries), one.detail, one.shown_until)
        for one in state.removals
    ]
    return {name: value for name, value in members.items() if name not in WRITER_ONLY}


class Replicated(AnyParty):
    """Random commits, each sent to a replica as a difference and as a snapshot."""

    def __init__(self) -> None:
        super().__init__()
        self.replica = state_of(sent(whole_state(self.party.state)))

    @override
    def committed(self, change: Change) -> None:
        before, after = change.before.state, change.after.state
        self.replica = with_difference(self.replica, sent(state_difference(before, after)))
        assert shown(self.replica) == shown(after)
        assert shown(state_of(sent(whole_state(after)))) == shown(after)


TestReplicated = Replicated.TestCase
TestReplicated.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)


def test_a_vote_is_sent_as_one_vote_whatever_the_number_of_votes() -> None:
    party = DomainParty()
    for number in range(300):
        party.join(GuestId(f"g{number}"))
    entry = party.request(party.join(GuestId("ann")), a_song("s")).entry
    sizes = []
    for number in range(300):
        before = party.state
        party.vote(GuestId(f"g{number}"), entry, 1)
        sizes.append(len(json.dumps(state_difference(before, party.state))))
    assert max(sizes[1:]) < 2 * sizes[0]


def test_nothing_is_sent_if_nothing_has_changed() -> None:
    state = DomainParty().state
    assert state_difference(state, replace(state)) == {}


def test_secrets_of_the_server_stay_there() -> None:
    state = PartyState(mod_code=ModCode.of("ABCD", AT), last_played={"song": AT})
    assert not WRITER_ONLY & whole_state(state).keys()
    assert state_difference(PartyState(), state) == {}


def test_what_random_commits_rarely_have_arrives_too() -> None:
    before = PartyState(
        quiet=QuietPeriod(volume_max=0.5, volume_after=0.8),
        buckets=MappingProxyType(
            {(BucketKind.VOTES, "ann"): TokenBucket(level=1.5, at=AT)},
        ),
        guests=MappingProxyType({GuestId("ann"): one_who_took_part("ann")}),
    )
    after = PartyState(
        join_code=JoinCode(text="ABCD-EFGH", expires_at=None),
        applied_preset=AppliedPreset(
            name="calm", changes=MappingProxyType({"volume_max": (1.0, 0.5)})
        ),
        removals=(
            Removal(
                number=1,
                reason=EndReason.FAILED,
                entries=(),
                detail=Notice("source_broken", detail="gone"),
            ),
        ),
        playback=Playback(outputs_wanted=MappingProxyType({"Kitchen": True})),
        buckets=MappingProxyType(
            {(BucketKind.REQUESTS, "ben"): TokenBucket(level=0.25, at=AT)},
        ),
    )
    replica = state_of(sent(whole_state(before)))
    replica = with_difference(replica, sent(state_difference(before, after)))
    assert replica.quiet is None
    assert replica.join_code == after.join_code
    assert replica.applied_preset is not None
    assert list(replica.applied_preset.changes) == ["volume_max"]
    assert replica.removals == after.removals
    assert replica.buckets == after.buckets
    assert replica.guests == {}
    assert replica.playback.outputs_wanted == {"Kitchen": True}


def test_fields_of_a_newer_server_are_ignored() -> None:
    state = state_of({"is_open": False, "of_the_future": 1})
    assert not state.is_open
    assert with_difference(state, {"of_the_future": {"=": 1}}) == state


@pytest.mark.parametrize(
    "raw",
    [
        {"played": {}},
        {"played": 7},
        {"top": {"#": [3]}},
        {"guests": {"+": [["ann", {"=": {}}]], "-": []}},
        {"opened_at": {"=": "yesterday"}},
    ],
)
def test_a_difference_of_another_state_is_refused(raw: Any) -> None:  # noqa: ANN401 - JSON
    with pytest.raises(UnreadableValueError):
        with_difference(PartyState(), raw)


@pytest.mark.parametrize("raw", [{"guests": 1}, {"playback": []}, 7])
def test_what_is_no_state_is_refused(raw: Any) -> None:  # noqa: ANN401 - JSON
    with pytest.raises(UnreadableValueError):
        state_of(raw)
