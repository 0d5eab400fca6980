"""Outputs of the player."""

import pytest
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.playback import Output, Room
from raveberry_server.domain.playback import outputs

from tests.fakes.party.domain_party import DomainParty

OUTPUTS = tuple(
    Output(id=str(at), name=name, is_on=at == 0, is_available=True)
    for at, name in enumerate(("speakers", "headphones", "stream"))
)


def a_party() -> DomainParty:
    party = DomainParty()
    party.do(outputs.update_outputs(party.state, OUTPUTS))
    return party


def test_an_output_is_remembered_by_its_name() -> None:
    party = a_party()
    party.do(outputs.set_output(party.state, "1", is_on=True))
    assert party.state.playback.outputs_wanted == {"headphones": True}
    party.do(outputs.set_output(party.state, "1", is_on=False, is_exclusive=True))
    assert party.state.playback.outputs_wanted == {"headphones": False}


def test_an_exclusive_output_is_the_only_one() -> None:
    party = a_party()
    party.do(outputs.set_output(party.state, "2", is_on=True, is_exclusive=True))
    assert party.state.playback.outputs_wanted == {
        "speakers": False,
        "headphones": False,
        "stream": True,
    }


def test_an_unknown_output_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(RefusedError, match=r"0 \(speakers\), 1 \(headphones\)") as refusal:
        outputs.set_output(a_party().state, "9", is_on=True)
    assert refusal.value.reason is Reason.NOT_FOUND


def test_outputs_are_unknown_before_the_first_report() -> None:
    with pytest.raises(RefusedError) as refusal:
        outputs.set_output(DomainParty().state, "0", is_on=True)
    assert refusal.value.refusal is Refusal.OUTPUTS_UNKNOWN


def test_outputs_are_stored_only_when_they_change() -> None:
    party = DomainParty()
    hall = (Output(id="0", name="Hall", is_on=True, is_available=True),)
    party.do(outputs.update_outputs(party.state, hall))
    before = party.state
    party.do(outputs.update_outputs(party.state, hall))
    assert party.state is before
    assert before.playback.outputs == hall


def test_rooms_are_stored_only_when_they_change() -> None:
    party = DomainParty()
    kitchen = Room(
        id="a", name="Kitchen", volume=0.5, is_muted=False, latency_ms=0, is_connected=True
    )
    party.do(outputs.update_rooms(party.state, (kitchen,)))
    before = party.state
    party.do(outputs.update_rooms(party.state, (kitchen,)))
    assert party.state is before
    assert before.playback.rooms == (kitchen,)
