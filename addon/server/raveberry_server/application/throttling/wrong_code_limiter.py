"""Limit on wrong codes and passwords, for each client and network."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Client
from raveberry_server.domain.model.join_codes import WrongCodeError

AT_ONCE: Final = 5
"""Wrong guesses before a client has to wait."""

ONE_MORE_AFTER_S: Final = 20.0
NETWORK_AT_ONCE: Final = 50
"""Wrong guesses from all addresses of one network together before they have to wait."""

NETWORK_ONE_MORE_AFTER_S: Final = 5.0
MOST_KEPT: Final = 10_000


@dataclass(frozen=True, slots=True)
class _Left:
    wrong_codes: float
    at_s: float


@dataclass(frozen=True, slots=True)
class _Bound:
    """Allowance of wrong guesses for a key, and the time to regain one."""

    key: str
    at_once: int
    one_more_after_s: float


class WrongCodeLimiter:
    """Counter of wrong guesses by client; not durable."""

    def __init__(self, *, mono_s: Callable[[], float]) -> None:
        self._mono_s = mono_s
        self._left: OrderedDict[str, _Left] = OrderedDict()  # least recent guess first

    def watched(self, client: Client | None) -> AbstractContextManager[None]:
        """Count a wrong code in the block against the client; None tries no code.

        A client that stands for many devices may still use the right code after others' wrong ones.

        Raises:
            RefusedError: `rate_limited`, or as the block.
        """
        return self._watched(client) if client is not None else nullcontext()

    @contextmanager
    def _watched(self, client: Client) -> Iterator[None]:
        if not client.is_many:
            self.expect_left(client)
        try:
            yield
        except WrongCodeError:
            self.expect_left(client)
            self.note_wrong(client)
            raise

    def expect_left(self, client: Client) -> None:
        """Raise unless the client has a guess left.

        Raises:
            RefusedError: `rate_limited`.
        """
        for bound in _bounds(client):
            left = self._guesses_left(bound)
            if left < 1:
                raise RefusedError(
                    Refusal.CODES_LIMIT,
                    limit=bound.at_once,
                    remaining=0,
                    retry_after_s=(1 - left) * bound.one_more_after_s,
                )

    def note_wrong(self, client: Client) -> None:
        """Count a wrong guess."""
        for bound in _bounds(client):
            left = _Left(wrong_codes=self._guesses_left(bound) - 1, at_s=self._mono_s())
            self._left.pop(bound.key, None)
            self._left[bound.key] = left
        while len(self._left) > MOST_KEPT:
            self._left.popitem(last=False)

    def _guesses_left(self, bound: _Bound) -> float:
        known = self._left.get(bound.key)
        if known is None:
            return bound.at_once
        passed_s = self._mono_s() - known.at_s
        return min(bound.at_once, known.wrong_codes + passed_s / bound.one_more_after_s)


def _bounds(client: Client) -> Iterator[_Bound]:
    yield _Bound(client.key, AT_ONCE, ONE_MORE_AFTER_S)
    if client.network is not None:
        yield _Bound(client.network, NETWORK_AT_ONCE, NETWORK_ONE_MORE_AFTER_S)
