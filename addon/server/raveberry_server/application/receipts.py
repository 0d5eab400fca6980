"""One effect however often a command is sent: what was answered to a key is answered again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from raveberry_server.domain.errors import Reason, RefusedError
from raveberry_server.domain.ids import GuestId

from .ports import Clock

KEPT_FOR_S: Final = 600.0
MOST_KEPT: Final = 10_000
"""About 5 MB of answers; beyond it the oldest go first."""

type Answer = object


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What a key was used for: a command by name and what tells its arguments apart."""

    command: str
    arguments: object


@dataclass(slots=True, kw_only=True)
class _Receipt:
    errand: Errand
    taken_s: float
    answer: asyncio.Future[Answer]


class Receipts:
    """Remembers answers for ten minutes; not durable. A refusal changed nothing and is not kept."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._receipts: dict[tuple[GuestId, str], _Receipt] = {}

    async def once(
        self, caller: GuestId, key: str, errand: Errand, act: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        """The answer to this key: the one that was given, or awaited, or now made by `act`.

        Raises:
            RefusedError: `conflict` when the key was used for something else, or as `act`.
        """
        self._forget_old()
        known = self._receipts.get((caller, key))
        if known is not None:
            if known.errand != errand:
                raise RefusedError(
                    Reason.CONFLICT, "That key was used for another command; use a new one"
                )
            return await asyncio.shield(known.answer)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        receipt = _Receipt(errand=errand, taken_s=self._clock.mono_s(), answer=answer)
        self._receipts[caller, key] = receipt
        try:
            made = await act()
        except BaseException as err:
            # It may have been forgotten meanwhile, and the key used again.
            if self._receipts.get((caller, key)) is receipt:
                del self._receipts[caller, key]
            answer.set_exception(err if isinstance(err, RefusedError) else _interrupted())
            answer.exception()  # whoever waits hears of it; nobody has to
            raise
        answer.set_result(made)
        return made

    def _forget_old(self) -> None:
        oldest_s = self._clock.mono_s() - KEPT_FOR_S
        for key in tuple(self._receipts):
            is_kept = self._receipts[key].taken_s > oldest_s
            if is_kept and len(self._receipts) <= MOST_KEPT:
                return
            del self._receipts[key]


def _interrupted() -> RefusedError:
    return RefusedError(Reason.UNAVAILABLE, "The command was interrupted; send it again")
