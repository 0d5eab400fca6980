"""Messages that are logged once."""

import logging
from typing import Final

_LOGGER = logging.getLogger(__name__)

_MOST_SUBJECTS: Final = 100
"""A client that invents names of lights must not fill the log."""


class LogOnce:
    """Logs each message once per subject, until the subject is cleared."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}

    def warn(self, subject: str, text: str) -> None:
        """Log a warning unless it is the last message about this subject."""
        self._write(logging.WARNING, subject, text)

    def inform(self, subject: str, text: str) -> None:
        """Log what may be no fault, unless it is the last message about this subject."""
        self._write(logging.INFO, subject, text)

    def clear(self, subject: str) -> None:
        """Forget the last message, so that the same one is logged again."""
        self._last.pop(subject, None)

    def _write(self, level: int, subject: str, text: str) -> None:
        if self._last.get(subject) != text and len(self._last) < _MOST_SUBJECTS:
            self._last[subject] = text
            _LOGGER.log(level, "%s", text)
