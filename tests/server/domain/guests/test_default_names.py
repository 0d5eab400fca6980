"""Guests who have chosen no name can be told apart by the one that they get."""

from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.adapters.web.auth.guest_names import GUEST_NAMES
from raveberry_server.domain.model.guest_texts import MAX_NAME_LENGTH, DefaultNames


@given(st.integers(1, 7), st.integers(1, 7), st.integers(1, 5))
def test_no_two_guests_get_the_same_name(styles: int, animals: int, laps: int) -> None:
    names = DefaultNames(
        pattern="{style} {animal}",
        styles=[f"s{number}" for number in range(styles)],
        animals=[f"a{number}" for number in range(animals)],
    )
    guests = range(1, styles * animals * laps + 1)
    assert len({names.name_of(number) for number in guests}) == len(guests)


def test_a_name_that_was_given_before_has_a_number() -> None:
    names = DefaultNames(pattern="{style}-{animal}", styles=["Disco"], animals=["Otter", "Fuchs"])
    assert [names.name_of(number) for number in range(1, 6)] == [
        "Disco-Otter",
        "Disco-Fuchs",
        "Disco-Otter 2",
        "Disco-Fuchs 2",
        "Disco-Otter 3",
    ]


def test_each_language_has_names_for_hundreds_of_guests() -> None:
    assert {"en", "de"} <= GUEST_NAMES.keys()
    for names in GUEST_NAMES.values():
        all_names = {names.name_of(number) for number in range(1, 601)}
        assert len(all_names) == 600
        assert max(map(len, all_names)) <= MAX_NAME_LENGTH
