"""Texts are folded for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.domain.model.song import (
    fold_text,
)

ASCII = st.text(st.characters(max_codepoint=127), max_size=20)


@given(ASCII)
def test_ascii_texts_are_folded_like_all_others(text: str) -> None:
    # The accent is folded away, and keeps the text from the faster path.
    assert fold_text(text) == fold_text(f"{text} \u00e9").removesuffix("e").strip()


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Beyoncé", "beyonce"), ("AC/DC", "ac dc"), ("  a_b\tc ", "a b c"), ("!!!", ""), ("ẞ", "ss")],
)
def test_case_diacritics_and_punctuation_do_not_count(text: str, folded: str) -> None:
    assert fold_text(text) == folded
