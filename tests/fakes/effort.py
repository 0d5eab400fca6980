"""Number of examples for property tests that cost more or less than the others."""

from typing import Final

from hypothesis import settings

_FOR_EACH: Final = 500
_FEWEST: Final = 3
_FACTOR: Final = settings.default.max_examples // _FOR_EACH

IS_LONG: Final = _FACTOR > 0
"""True with ``--hypothesis-profile=long``."""


def examples(full: int) -> int:
    """Return the number of examples of a run.

    It is a third of `full`, and ten times `full` with ``--hypothesis-profile=long``.
    """
    return full * _FACTOR if IS_LONG else max(full // 3, _FEWEST)
