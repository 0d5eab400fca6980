"""How many examples a property test makes that is dearer or cheaper than the others."""

from typing import Final

from hypothesis import settings

_FOR_EACH: Final = 500


def examples(everyday: int) -> int:
    """So many every day, ten times as many with ``--hypothesis-profile=long``."""
    return everyday * max(1, settings.default.max_examples // _FOR_EACH)
