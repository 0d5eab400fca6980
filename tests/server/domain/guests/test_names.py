"""Ids, colours, texts, songs that are the same, and the codes of refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raveberry_contract.errors import ErrorCode
from raveberry_server.domain.model.errors import Reason, Refusal, RefusedError
from raveberry_server.domain.model.guest import guest_color
from raveberry_server.domain.model.guest_texts import one_line
from raveberry_server.domain.model.ids import EntryId, entry_id, entry_number
from raveberry_server.domain.model.song import Song, match_key


@given(st.integers(min_value=0, max_value=10**17))
def test_an_entry_id_contains_its_number(number: int) -> None:
    assert entry_number(entry_id(number)) == number


@pytest.mark.parametrize(
    "name",
    ["", "e", "7", "e07", "e-1", "e+1", "e 1", "e1 ", "ee1", "e1.0", "e٣", "E1", "e" + "9" * 99],
)
def test_other_ids_have_no_number(name: str) -> None:
    assert entry_number(EntryId(name)) is None


def test_the_reasons_are_the_codes_of_the_contract() -> None:
    assert {str(reason) for reason in Reason} == {str(code) for code in ErrorCode}


def test_a_refusal_has_reason_and_message() -> None:
    refused = RefusedError(Refusal.BUZZER_COOLDOWN, limit=3, remaining=0, retry_after_s=1.5)
    text = "The buzzer was just used. Try again in 2 s."
    assert (refused.reason, refused.message) == (Reason.RATE_LIMITED, text)
    assert (refused.limit, refused.remaining, refused.retry_after_s) == (3, 0, 1.5)
    assert str(refused) == f"rate_limited: {text}"


def test_the_colours_of_many_guests_differ() -> None:
    colors = [guest_color(number) for number in range(100)]
    assert all(len(color) == 7 and int(color[1:], 16) >= 0 for color in colors)
    assert len(set(colors)) == 100


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("  \t\n ", ""),
        ("Ann", "Ann"),
        ("  Ann \n  and\tBob ", "Ann and Bob"),
        ("evil\u202eeman", "evil eman"),
        ("zero\x00byte", "zero byte"),
        ("👩\u200d🚀 Zoë", "👩\u200d🚀 Zoë"),
        ("x" * 30, "x" * 20),
        ("a" * 19 + " b", "a" * 19),
        ("\u200b\u200b", ""),
        ("\u200d\u200d", ""),
        ("\u2800\u3164\u115f\uffa0", ""),
        ("\u2066\u202e\u2069", ""),
        ("\ufe0f\u0301", ""),
        ("\U0001d159\u034f", ""),
        ("\U000e0041\U000e007f", ""),
        ("\ufeffAnn\u00ad", "Ann"),
        ("\u0301Ann", "Ann"),
        ("Z" + "\u0301" * 12 + "a", "Z" + "\u0301" * 4 + "a"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("Ann\u200d", "Ann"),
        ("مريم", "مريم"),
        ("ก็้ง", "ก็้ง"),
    ],
)
def test_a_text_becomes_one_clean_line(text: str, line: str) -> None:
    assert one_line(text, 20) == line


def named(title: str, artist: str = "The Band", uri: str = "x:1") -> str:
    return match_key(Song(uri=uri, source="x", title=title, artist=artist))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Song", "Beyoncé"), ("SONG", "Beyonce")),
        (("Don't Stop", "ABBA"), ("Don t  stop", "abba")),
        (("Song (Official Video)", "Band"), ("Song", "Band")),
        (("Song [Official Music Video HD]", "Band"), ("Song", "Band")),
        (("Straße", "Band"), ("STRASSE", "Band")),
        (("夜に駆ける", "YOASOBI"), ("夜に駆ける", "yoasobi")),
    ],
)
def test_one_song_from_two_sources_is_the_same(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert named(*one, uri="local:1") == named(*other, uri="web:2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Song", "Band"), ("Song", "Other Band")),
        (("Song", "Band"), ("Song (Live)", "Band")),
        (("Song", "Band"), ("Song (Remix)", "Band")),
        (("Intro", ""), ("Intro", "")),
        (("???", "Band"), ("???", "Band")),
        (("(Official Video)", "Band"), ("(Official Video)", "Band")),
    ],
)
def test_songs_that_only_look_alike_are_not_the_same(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert named(*one, uri="local:1") != named(*other, uri="web:2")
