"""Wrong codes slow down the client that sends them, and no other."""

import pytest
from raveberry_server.application.throttling.wrong_code_limiter import (
    AT_ONCE,
    MOST_KEPT,
    NETWORK_AT_ONCE,
    NETWORK_ONE_MORE_AFTER_S,
    ONE_MORE_AFTER_S,
    WrongCodeLimiter,
)
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.guest import Client
from raveberry_server.domain.model.join_codes import WrongCodeError

from tests.fakes.clock import FakeClock

ANN = Client(key="192.0.2.1 gann", is_many=False)
BEN = Client(key="192.0.2.1 gben", is_many=False)
THE_HOUSE = Client(key="192.0.2.1", is_many=True)


def answer(
    wrong_codes: WrongCodeLimiter, client: Client | None, *, is_right: bool = False
) -> Reason | None:
    try:
        with wrong_codes.watched(client):
            if not is_right:
                raise WrongCodeError
    except RefusedError as refusal:
        return refusal.reason
    return None


def exhausted(client: Client) -> tuple[WrongCodeLimiter, FakeClock]:
    clock = FakeClock()
    wrong_codes = WrongCodeLimiter(mono_s=clock.mono_s)
    said = [answer(wrong_codes, client) for _ in range(AT_ONCE)]
    assert said == [Reason.NOT_ALLOWED] * AT_ONCE
    return wrong_codes, clock


def test_after_some_wrong_codes_the_right_one_is_delayed_too() -> None:
    wrong_codes, clock = exhausted(ANN)
    with pytest.raises(RefusedError) as refusal, wrong_codes.watched(ANN):
        pytest.fail("nothing is tried")
    assert refusal.value.reason is Reason.RATE_LIMITED
    assert refusal.value.retry_after_s == ONE_MORE_AFTER_S
    clock.advance(ONE_MORE_AFTER_S)
    assert answer(wrong_codes, ANN, is_right=True) is None
    assert answer(wrong_codes, ANN) is Reason.NOT_ALLOWED
    assert answer(wrong_codes, ANN) is Reason.RATE_LIMITED


def test_others_at_the_same_address_go_on() -> None:
    wrong_codes, _ = exhausted(ANN)
    assert answer(wrong_codes, BEN, is_right=True) is None
    assert answer(wrong_codes, None) is Reason.NOT_ALLOWED


def test_clients_without_a_cookie_are_limited_but_block_no_others() -> None:
    wrong_codes, _ = exhausted(THE_HOUSE)
    assert answer(wrong_codes, THE_HOUSE) is Reason.RATE_LIMITED
    assert answer(wrong_codes, THE_HOUSE, is_right=True) is None


def test_only_so_many_clients_are_remembered() -> None:
    wrong_codes, _ = exhausted(ANN)
    for number in range(MOST_KEPT):
        wrong_codes.note_wrong(Client(key=str(number), is_many=False))
    assert answer(wrong_codes, ANN) is Reason.NOT_ALLOWED


def at(number: int) -> Client:
    return Client(key=f"2001:db8::{number:x}", is_many=False, network="2001:db8::/64")


def test_all_addresses_of_a_network_share_a_bound() -> None:
    clock = FakeClock()
    wrong_codes = WrongCodeLimiter(mono_s=clock.mono_s)
    said = [answer(wrong_codes, at(number)) for number in range(NETWORK_AT_ONCE + 1)]
    assert said == [Reason.NOT_ALLOWED] * NETWORK_AT_ONCE + [Reason.RATE_LIMITED]
    assert answer(wrong_codes, ANN, is_right=True) is None
    clock.advance(NETWORK_ONE_MORE_AFTER_S)
    assert answer(wrong_codes, at(NETWORK_AT_ONCE + 1), is_right=True) is None


def test_one_address_leaves_the_others_of_its_network_alone() -> None:
    wrong_codes, _ = exhausted(at(1))
    assert answer(wrong_codes, at(1), is_right=True) is Reason.RATE_LIMITED
    assert answer(wrong_codes, at(2), is_right=True) is None


def test_a_limit_lasts_at_most_half_a_minute() -> None:
    assert max(ONE_MORE_AFTER_S, NETWORK_ONE_MORE_AFTER_S) <= 30
