"""Compiled messages are rendered in English."""

import pytest
from raveberry_server.translations.message_rendering import (
    Duration,
    Message,
    Nested,
    Param,
    Plural,
    Value,
    duration_text,
    rendered,
)

WAIT: Message = ("Wait ", Duration("wait_s"), ".")
COUNT: Message = (Plural("count", (Value("count"), " song"), (Value("count"), " songs")),)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "1 s"), (0.2, "1 s"), (89.5, "90 s"), (90, "2 min"), (5_399, "90 min"), (5_400, "2 h")],
)
def test_a_duration_is_rounded_up_to_a_readable_unit(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text
    assert rendered(WAIT, {"wait_s": seconds}) == f"Wait {text}."


@pytest.mark.parametrize(("count", "text"), [(1, "1 song"), (1.0, "1 song"), (0, "0 songs")])
def test_a_count_chooses_singular_or_plural(count: float, text: str) -> None:
    assert rendered(COUNT, {"count": count}) == text


@pytest.mark.parametrize(("count", "text"), [(0, ""), (0.0, ""), (1, "1 song"), (2, "2 songs")])
def test_zero_may_have_a_form_of_its_own(count: float, text: str) -> None:
    songs = Plural("count", (Value("count"), " song"), (Value("count"), " songs"), ())
    assert rendered((songs,), {"count": count}) == text


def test_a_count_that_an_older_version_did_not_store_is_none() -> None:
    songs = Plural("count", (Value("count"), " song"), (Value("count"), " songs"), ())
    assert rendered((songs,), {}) == ""


@pytest.mark.parametrize(("value", "text"), [("{0} %s", "{0} %s"), (5.0, "5"), (0.5, "0.5")])
def test_a_value_is_inserted_as_it_is(value: Param, text: str) -> None:
    assert rendered((Value("name"),), {"name": value}) == text


def test_a_missing_value_is_a_question_mark() -> None:
    assert rendered((*WAIT, Value("name")), {}) == "Wait ?.?"


def test_a_text_that_names_itself_has_an_end() -> None:
    silent: Message = (Nested("source"), " is silent")
    shown = rendered(silent, {"source": "source_silent"}, {"source_silent": silent})
    assert shown == "? is silent is silent"
