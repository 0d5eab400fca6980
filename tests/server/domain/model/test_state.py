"""The state is copied like any other dataclass, but faster."""

import copy
from dataclasses import replace

import pytest
from raveberry_server.domain.model.settings import Order, Settings
from raveberry_server.domain.model.state import PartyState


@pytest.mark.parametrize(
    "changes", [{}, {"votes_cast": 3}, {"settings": Settings(order=Order.VOTES), "is_open": False}]
)
def test_a_copy_is_that_of_dataclasses(changes: dict[str, object]) -> None:
    state = PartyState(pins_made=2)
    assert copy.replace(state, **changes) == replace(state, **changes)


def test_a_copy_with_another_order_has_the_queue_in_that_order() -> None:
    copied = copy.replace(PartyState(), settings=Settings(order=Order.FIFO))
    assert copied.waiting.ranking.order is Order.FIFO


def test_a_misspelt_change_is_refused() -> None:
    with pytest.raises(TypeError):
        copy.replace(PartyState(), vote_cast=1)
