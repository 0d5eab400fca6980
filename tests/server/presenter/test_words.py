"""Domain and contract use the same words; no value of one is missing in the other."""

from enum import StrEnum

import pytest
from raveberry_contract import errors, messages
from raveberry_server.domain.model import entry, settings
from raveberry_server.domain.model.errors import Reason
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.queue.order import PlaceReason
from raveberry_server.presenter.events import END_EVENTS
from raveberry_server.presenter.state import ROLES


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Reason, errors.ErrorCode),
        (entry.EntryState, messages.EntryState),
        (settings.Mode, messages.Mode),
        (settings.Order, messages.Order),
        (settings.Join, messages.Join),
        (settings.Repeat, messages.Repeat),
    ],
)
def test_both_lists_are_the_same(ours: type[StrEnum], theirs: type[StrEnum]) -> None:
    assert {(one.name, one.value) for one in ours} == {(one.name, one.value) for one in theirs}


def test_every_origin_is_shown_as_one_of_the_contract() -> None:
    assert {one.shown for one in entry.Origin} == {one.value for one in messages.Origin}


def test_every_reason_for_a_place_is_in_the_contract() -> None:
    theirs = {(one.name, one.value) for one in messages.PlaceReason}
    assert {(one.name, one.value) for one in PlaceReason} <= theirs


def test_every_role_has_a_word() -> None:
    assert {role: word.name for role, word in ROLES.items()} == {role: role.name for role in Role}


def test_every_code_has_a_status() -> None:
    assert set(errors.HTTP_STATUS) == set(errors.ErrorCode)


def test_every_end_of_a_song_is_told() -> None:
    assert set(END_EVENTS) == set(entry.EndReason)
