"""A word and its misspelling have a form in common."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_server.adapters.sources.local.misspellings import forms, typos_in

from tests.fakes.effort import examples
from tests.fakes.sources.search_queries import mistyped

WORD = st.text(alphabet="abcde\u00f6\u0436", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("typed", "word", "typos"),
    [
        ("night", "night", 0),
        ("nigh", "nightmare", 0),
        ("nihgt", "night", 1),
        ("ngiht", "night", 1),
        ("ngith", "night", None),
        ("nigt", "night", 1),
        ("niight", "night", 1),
        ("nixht", "nightmare", 1),
        ("rapsody", "rhapsody", 1),
        ("bohemiam", "bohemian", 1),
        ("bohmiam", "bohemian", None),
        ("bohmiams", "bohemians", 2),
        ("love", "live", 1),
        ("love", "five", None),
        ("lve", "love", 1),
    ],
)
def test_typos_are_counted(typed: str, word: str, typos: int | None) -> None:
    assert typos_in(typed, word) == typos


@settings(max_examples=examples(500), deadline=None)
@given(word=WORD, seed=st.integers())
def test_a_word_with_one_typo_is_found_by_its_forms(word: str, seed: int) -> None:
    typed = mistyped(word, random.Random(seed))
    assert set(forms(typed)) & set(forms(word))
    assert typos_in(typed, word) in (0, 1)


def test_a_word_has_few_forms() -> None:
    assert list(forms("moonlight")) == ["oonl", "monl", "mool", "moon"]
    assert list(forms("hey")) == ["hey", "ey", "hy", "he"]
