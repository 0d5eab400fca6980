"""Text folding for search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_server.adapters.sources.search_text import (
    joined_words,
    search_text,
    transliterated,
    trigrams,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Motörhead", "motorhead"),
        ("Sigur Rós", "sigur ros"),
        ("Røyksopp", "royksopp"),
        ("Łódź", "lodz"),
        ("GROẞE Straße", "grosse strasse"),
        ("Ağlama I\u015f\u0131k", "aglama isik"),
        ("AC/DC", "ac dc"),
        ("R.E.M.", "rem"),
        ("P!nk", "pink"),
        ("Ke$ha", "kesha"),
        ("A$AP Rocky", "asap rocky"),
        ("Don\u2019t Stop", "dont stop"),
        ("Guns N' Roses", "guns n roses"),
        ("Simon & Garfunkel", "simon and garfunkel"),
        ("Mr. President", "mr president"),
        ("Hello!", "hello"),
        ("Beyoncé, feat. Jay-Z", "beyonce feat jay z"),
        ("ﬁne ②", "fine 2"),
        ("Группа крови", "группа крови"),
        ("Ёлка", "елка"),
        ("Άλφα", "αλφα"),
        ("千本桜", "千 本 桜"),
        ("夜に駆ける", "夜 に 駆 け る"),
        ("حبيبي", "حبيبي"),
        ("!!!", ""),
        ("🎵", ""),
        ("", ""),
        ("a_b", "a b"),
        ("\x00\n", ""),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert search_text(text) == folded


@pytest.mark.parametrize(
    ("text", "joined"),
    [("AC/DC", "acdc"), ("Jay-Z live", "jayz"), ("No-No Yes-Yes", "nono yesyes"), ("Plain", "")],
)
def test_words_in_parts_are_known_in_one(text: str, joined: str) -> None:
    assert joined_words(text) == joined


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Кино", "kino"),
        ("Ленинград (live)", "leningrad"),
        ("Μίκης", "mikis"),
        ("北京", "beijing"),
        ("ヨアソビ", "yoasobi"),
        ("初音ミク", "chuyin miku"),
        ("강남", "gangnam"),
        ("Motörhead", ""),
        ("AC/DC", ""),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_other_scripts_are_known_in_latin_letters(text: str, latin: str) -> None:
    assert transliterated(text) == latin


def test_trigrams_go_over_the_ends_of_words() -> None:
    assert list(trigrams(" ab c ")) == [" ab", "ab ", "b c", " c "]
    assert list(trigrams("ab")) == []


@given(st.text())
def test_folding_gives_words_with_one_space_between(text: str) -> None:
    folded = search_text(text)
    assert folded == " ".join(folded.split())
    assert not set(folded) & set("\"'*():^{}-+")


@given(st.text() | st.text(st.characters(codec="ascii")) | st.text("aB1 &'$!._-/éﬁ"))
def test_quick_ways_fold_as_the_full_one(text: str) -> None:
    # A word in another script and one in parts rule the quick ways out.
    assert search_text(f"{text} ж").split() == [*search_text(text).split(), "ж"]
    assert joined_words(f"{text} ж.ж").split() == [*joined_words(text).split(), "жж"]


@given(st.text(st.characters(codec="utf-8")))
def test_a_folded_text_can_be_written(text: str) -> None:
    search_text(text).encode()
