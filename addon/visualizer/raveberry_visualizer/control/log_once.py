"""Warnings that are logged once."""

import logging
from typing import Final

_LOGGER = logging.getLogger(__name__)

_MOST_SUBJECTS: Final = 100
"""A client that invents names of lights must not fill the log."""


class LogOnce:
    """Logs each warning once per subject, until the subject is cleared."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}

    def warn(self, subject: str, text: str) -> None:
        """Log a warning unless it is the last one about this subject."""
        if self._last.get(subject) != text and len(self._last) < _MOST_SUBJECTS:
            self._last[subject] = text
            _LOGGER.warning("%s", text)

    def clear(self, subject: str) -> None:
        """Forget the last warning, so that the same one is logged again."""
        self._last.pop(subject, None)
