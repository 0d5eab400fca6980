"""Number of examples for property tests that cost more or less than the others."""

from typing import Final

from hypothesis import settings

_FOR_EACH: Final = 500


def examples(everyday: int) -> int:
    """Return the number of examples, ten times as many with ``--hypothesis-profile=long``."""
    return everyday * max(1, settings.default.max_examples // _FOR_EACH)
