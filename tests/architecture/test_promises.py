"""Every promise of tests/system/promises/README.md has a test named after its number."""

import re
from functools import cache

import pytest

from tests.architecture.tree import ROOT

PROMISES = ROOT / "tests" / "system" / "promises" / "README.md"
NUMBERS = range(1, 23)


@cache
def named_tests() -> frozenset[int]:
    """Return the promises that tests are named after."""
    return frozenset(
        int(number)
        for file in (ROOT / "tests").rglob("test_*.py")
        for number in re.findall(r"def test_r(\d\d)_", file.read_text(encoding="utf-8"))
    )


def test_the_list_is_complete() -> None:
    listed = re.findall(r"^\| R(\d+) \|", PROMISES.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in listed] == list(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
def test_each_promise_has_a_test(number: int) -> None:
    assert number in named_tests()
