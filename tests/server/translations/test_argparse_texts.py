"""Each text of argparse keeps its values in every language."""

import argparse
import re
from pathlib import Path

import pytest
from raveberry_server.translations.argparse_texts import TEXT_CODES, translate_argparse
from raveberry_server.translations.catalogue import Catalogue

_VALUE = re.compile(r"%(?:\(\w+\))?[rs]")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(argparse), "_", vars(argparse)["_"])


@pytest.mark.parametrize("language", ["", "de"])
@pytest.mark.parametrize("message", TEXT_CODES)
def test_a_text_has_the_values_of_the_original(message: str, language: str) -> None:
    catalogue = Catalogue(language)
    translate_argparse(catalogue)
    text = vars(argparse)["_"](message)
    assert set(_VALUE.findall(text)) <= set(_VALUE.findall(message))
    assert text != TEXT_CODES[message]


def test_each_text_is_one_that_argparse_knows() -> None:
    known = Path(argparse.__file__).read_text(encoding="utf-8")
    for message in TEXT_CODES:
        assert message.replace("\n", "\\n") in known


def test_an_unknown_text_stays_as_it_is() -> None:
    translate_argparse(Catalogue("de"))
    assert vars(argparse)["_"]("something new") == "something new"
