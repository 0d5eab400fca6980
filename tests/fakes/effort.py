"""Number of examples for property tests that cost more or less than the others."""

from typing import Final

from hypothesis import settings

_FOR_EACH: Final = 500
_FEWEST: Final = 3
_FACTOR: Final = settings.default.max_examples // _FOR_EACH

IS_LONG: Final = _FACTOR > 0
"""True with ``--hypothesis-profile=long`` and in ``scripts/soak``."""


def examples(full: int) -> int:
    """Return the number of examples of a run.

    It is a third of `full`, twice `full` with ``--hypothesis-profile=long``, and more in
    ``scripts/soak``, in proportion to its rounds.
    """
    return full * _FACTOR if IS_LONG else max(full // 3, _FEWEST)
