"""Sentences that are read and compiled once for all tests."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from custom_components.raveberry.assist import sentence_trigger

pytest.importorskip("hassil", reason="the voice assistant's own requirement is not installed")

from hassil import Sentence, intents, parse_sentence

from custom_components.raveberry.assist.recognizer import Recognizer

prepare = Recognizer.prepare

SMALLEST_KEPT = 10_000
"""Length of a template, in characters, from which on it is kept."""


@pytest.fixture(autouse=True, scope="session")
def _with_sentences_read_once() -> Iterator[None]:
    """Keep what Assist compiles: two seconds of processor time for each Home Assistant, or more.

    Our sentences are compiled twice: by the integration, and in full by Home Assistant's agent.
    The latter have no rules, so what is kept depends on nothing but their text.
    """
    kept: dict[str, Sentence] = {}

    def parse_once(text: str, *args: Any, **options: Any) -> Sentence:
        if len(text) < SMALLEST_KEPT or "<" in text:
            return parse_sentence(text, *args, **options)
        if text not in kept:
            kept[text] = parse_sentence(text, *args, **options)
        return kept[text]

    recognizer_once = cache(sentence_trigger._make_recognizer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intents, "parse_sentence", parse_once)
        patch.setattr(sentence_trigger, "_make_recognizer", recognizer_once)
        # Seconds of processor time for each Home Assistant; test_cost.py needs what it does.
        patch.setattr(Recognizer, "prepare", lambda _recognizer: None)
        yield
