"""Idempotency keys: a repeated command receives the answer of the first one."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from raveberry_server.application.ports import Clock
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId

KEPT_FOR_S: Final = 600.0
MOST_KEPT: Final = 10_000
"""About 5 MB of answers; beyond it an owner with several loses the oldest of them."""

MOST_OF_ONE: Final = 500
"""Per guest, or per address for all its newcomers; beyond it their oldest is evicted."""

_LOOKED_AT: Final = 100
"""Expired keys that one command evicts at most."""

type JsonObject = Mapping[str, object]

type _Key = tuple[GuestId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKey:
    """A key by which a repeated command receives the first answer.

    Attributes:
        text: the key, unique to its caller.
        owner: whose limit the kept answer counts towards; None for the caller's own.
    """

    text: str
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedCommand:
    """Command and arguments that a key was used for."""

    command: str
    arguments: object


@dataclass(slots=True, kw_only=True)
class _Receipt[Answer]:
    keyed_command: KeyedCommand
    owner: str
    taken_s: float
    answer: asyncio.Future[Answer]


class IdempotencyKeys[Answer]:
    """Answers of the last ten minutes by key; not durable. Refusals are not kept."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._idempotency_keys: dict[_Key, _Receipt[Answer]] = {}  # oldest first
        self._of: dict[str, dict[_Key, None]] = {}

    async def once(
        self,
        caller: GuestId,
        key: str,
        keyed_command: KeyedCommand,
        act: Callable[[], Awaitable[Answer]],
        *,
        owner: str | None = None,
    ) -> Answer:
        """Return the answer for this key: stored, awaited, or made now by `act`.

        An answer counts toward its owner's limit; the owner defaults to the caller.

        Raises:
            RefusedError: `conflict` when the key was used for something else, or as `act`.
        """
        self._forget_old()
        known = self._idempotency_keys.get((caller, key))
        if known is not None:
            if known.keyed_command != keyed_command:
                raise RefusedError(Refusal.KEY_USED)
            return await asyncio.shield(known.answer)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        receipt = _Receipt(
            keyed_command=keyed_command,
            owner=owner if owner is not None else caller,
            taken_s=self._clock.mono_s(),
            answer=answer,
        )
        self._make_room(receipt.owner)
        self._idempotency_keys[caller, key] = receipt
        self._of.setdefault(receipt.owner, {})[caller, key] = None
        try:
            made = await act()
        except BaseException as err:
            # It may have been evicted meanwhile, and the key used again.
            if self._idempotency_keys.get((caller, key)) is receipt:
                self._drop((caller, key))
            answer.set_exception(err if isinstance(err, RefusedError) else _interrupted())
            answer.exception()  # marks the exception as retrieved, as there may be no waiter
            raise
        answer.set_result(made)
        return made

    def _forget_old(self) -> None:
        oldest_s = self._clock.mono_s() - KEPT_FOR_S
        for key in tuple(islice(self._idempotency_keys, _LOOKED_AT)):
            if self._idempotency_keys[key].taken_s > oldest_s:
                return
            self._drop(key)

    def _make_room(self, owner: str) -> None:
        """Evict one answer if there are too many: the owner's oldest, else the oldest of all."""
        own = self._of.get(owner, {})
        if len(own) >= MOST_OF_ONE or (own and len(self._idempotency_keys) >= MOST_KEPT):
            self._drop(next(iter(own)))
        elif len(self._idempotency_keys) >= MOST_KEPT:
            self._drop(next(iter(self._idempotency_keys)))

    def _drop(self, key: _Key) -> None:
        owner = self._idempotency_keys.pop(key).owner
        own = self._of[owner]
        del own[key]
        if not own:
            del self._of[owner]


def _interrupted() -> RefusedError:
    return RefusedError(Refusal.INTERRUPTED)
