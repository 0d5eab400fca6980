"""Isolation of sources: a bug in one is an error of that source only."""

import logging
from collections.abc import Awaitable

from raveberry_server.application.errors import SourceError
from raveberry_server.application.task_supervisor import failure_signature
from raveberry_server.domain.model.errors import RaveberryError, Refusal

_LOGGER = logging.getLogger(__name__)


class SourceAnswers:
    """Awaiter of sources that converts unexpected exceptions to SourceError.

    Each distinct exception is logged with its traceback once for each source.
    """

    def __init__(self) -> None:
        self._logged: set[tuple[str, str]] = set()

    async def of[T](self, name: str, answer: Awaitable[T]) -> T:
        """Return the answer of a source.

        Raises:
            SourceError: the source failed, as expected or not.
            RefusedError: the source refuses.
        """
        try:
            return await answer
        except RaveberryError:
            raise
        except Exception as err:
            self._log(name, err)
            raise SourceError(Refusal.SOURCE_BROKEN, name) from err

    def _log(self, name: str, err: Exception) -> None:
        known = (name, failure_signature(err))
        if known not in self._logged:
            self._logged.add(known)
            _LOGGER.error("The source %s failed unexpectedly", name, exc_info=err)
