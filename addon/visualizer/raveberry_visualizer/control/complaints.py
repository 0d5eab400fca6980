"""What is wrong with orders, in the log."""

import logging
from typing import Final

_LOGGER = logging.getLogger(__name__)

_MOST_SUBJECTS: Final = 100
"""Whoever makes up names of lights must not fill the log."""


class Complaints:
    """Says each thing once: a client that repeats itself must not fill the log either."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}

    def tell(self, subject: str, complaint: str) -> None:
        """Something is wrong with the subject."""
        if self._last.get(subject) != complaint and len(self._last) < _MOST_SUBJECTS:
            self._last[subject] = complaint
            _LOGGER.warning("%s", complaint)

    def settle(self, subject: str) -> None:
        """The subject is right again; what was wrong may be said anew."""
        self._last.pop(subject, None)
