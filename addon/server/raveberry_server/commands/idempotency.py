"""Idempotency keys: a repeated command receives the answer of the first one.

The answer of a command that changes the party is stored in the commit of the change. So a command
is carried out once even if this server ends before its answer arrives and the command is repeated
at the next one. The table of the database is a copy of the one in memory: answers that leave
memory leave the database with the next commit that stores one.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from raveberry_contract import encoded

from raveberry_server.application.ports import AnswerKey, Clock, KeepAnswer, KeptAnswer
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.ids import GuestId

KEPT_FOR_S: Final = 600.0
MOST_KEPT: Final = 10_000
"""About 5 MB of answers; beyond it an owner with several loses the oldest of them."""

MOST_OF_ONE: Final = 500
"""Per guest, or per address for all its newcomers; beyond it their oldest is evicted."""

_LOOKED_AT: Final = 100
"""Expired keys that one command evicts at most."""

_DELETED_AT_ONCE: Final = 2 * _LOOKED_AT
"""Stored answers that one commit deletes at most."""

_FINGERPRINT_DIGITS: Final = 32

_NO_RESULT: Final[Mapping[str, object]] = {}

type JsonObject = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyKey:
    """A key by which a repeated command receives the first answer.

    Attributes:
        text: the key, unique to its caller.
        owner: whose limit the kept answer counts towards; None for the caller's own.
    """

    text: str
    owner: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class KeyedCommand:
    """One command with a key; implements `AnswerKeeper`.

    Attributes:
        name: caller and key.
        fingerprint: identifies the command and its arguments.
        owner: whose limit it counts towards.
        taken_s: when the key was first used, or loaded.
        answer: the answer that repetitions receive.
        kept: the answer that is stored with the effects; a refusal if the command is refused
            although it goes on having effects.
        is_committing: the effects are being committed.
        is_stored: the effects and `kept` are on disk.
        is_abandoned: the caller's task ended before the commit did.
    """

    table: "IdempotencyKeys"
    name: AnswerKey
    fingerprint: str
    owner: str
    taken_s: float
    answer: asyncio.Future[JsonObject]
    kept: JsonObject | Refusal | None = None
    is_committing: bool = False
    is_stored: bool = False
    is_abandoned: bool = False
    _evicted: Sequence[AnswerKey] = ()

    def begin(self) -> KeepAnswer[object]:
        """Return what makes the answer to store in the commit of the effects."""
        self.is_committing = True
        self._evicted = self.table.take_evicted()
        return self._keep

    def _keep(self, result: object) -> KeptAnswer:
        self.kept = result if isinstance(result, Refusal) else as_json(result)
        return KeptAnswer(
            caller=self.name.caller,
            key=self.name.key,
            fingerprint=self.fingerprint,
            answer=_text(self.kept),
            evicted=self._evicted,
        )

    def settle(self, *, is_written: bool) -> None:
        """Note how the commit ended."""
        self.is_committing = False
        is_kept = is_written and self.kept is not None
        self.is_stored = self.is_stored or is_kept
        if not is_kept:
            self.table.evict_later(self._evicted)
        if self.is_abandoned:
            self.table.end(self, None)

    def answer_as_stored(self) -> None:
        """Give repetitions the stored answer."""
        if isinstance(self.kept, Refusal):
            _refuse(self.answer, RefusedError(self.kept))
        elif self.kept is not None:
            self.answer.set_result(self.kept)


class IdempotencyKeys:
    """Answers of the last ten minutes by key. Refusals that changed nothing are not kept."""

    def __init__(self, *, clock: Clock, stored: Iterable[KeptAnswer] = ()) -> None:
        """Start with the stored answers, oldest first, each for another ten minutes.

        Their age is not known: another machine with another clock may have stored them.
        """
        self._clock = clock
        self._commands: dict[AnswerKey, KeyedCommand] = {}  # oldest first
        self._of: dict[str, dict[AnswerKey, None]] = {}
        self._evicted: dict[AnswerKey, None] = {}
        for one in stored:
            self._load(one)

    async def once(
        self,
        caller: GuestId,
        key: IdempotencyKey,
        fingerprint: str,
        act: Callable[[KeyedCommand], Awaitable[JsonObject]],
    ) -> JsonObject:
        """Return the answer for this key: stored, awaited, or made now by `act`.

        Raises:
            RefusedError: `conflict` when the key was used for something else, or as `act`.
        """
        self._forget_old()
        name = AnswerKey(caller, key.text)
        known = self._commands.get(name)
        if known is not None:
            if known.fingerprint != fingerprint:
                raise RefusedError(Refusal.KEY_USED)
            return await asyncio.shield(known.answer)
        command = self._added(name, fingerprint, key.owner if key.owner is not None else caller)
        try:
            made = await act(command)
        except BaseException as err:
            if command.is_committing:
                # The commit goes on without its caller, and decides.
                command.is_abandoned = True
            else:
                self.end(command, err if isinstance(err, RefusedError) else None)
            raise
        command.answer.set_result(made)
        self._evict_if_forgotten(command)
        return made

    def take_evicted(self) -> Sequence[AnswerKey]:
        """Return stored answers to delete in the next commit."""
        taken = tuple(islice(self._evicted, _DELETED_AT_ONCE))
        for name in taken:
            del self._evicted[name]
        return taken

    def evict_later(self, names: Iterable[AnswerKey]) -> None:
        """Take back stored answers that were not deleted, unless their keys are used again."""
        self._evicted.update((name, None) for name in names if name not in self._commands)

    def end(self, command: KeyedCommand, refused: RefusedError | None) -> None:
        """Settle a command that was refused, or whose task ended without an answer."""
        if command.is_stored and (refused is None or refused.refusal is command.kept):
            command.answer_as_stored()
        else:
            # It may have been evicted meanwhile, and the key used again.
            if self._commands.get(command.name) is command:
                self._drop(command.name)
            _refuse(command.answer, refused or RefusedError(Refusal.INTERRUPTED))
        self._evict_if_forgotten(command)

    def _load(self, stored: KeptAnswer) -> None:
        name = AnswerKey(stored.caller, stored.key)
        kept = _kept(stored.answer)
        if kept is None:
            self._evicted[name] = None
            return
        command = self._added(name, stored.fingerprint, stored.caller)
        command.kept, command.is_stored = kept, True
        command.answer_as_stored()

    def _added(self, name: AnswerKey, fingerprint: str, owner: str) -> KeyedCommand:
        self._make_room(owner)
        command = KeyedCommand(
            table=self,
            name=name,
            fingerprint=fingerprint,
            owner=owner,
            taken_s=self._clock.mono_s(),
            answer=asyncio.get_running_loop().create_future(),
        )
        self._commands[name] = command
        self._of.setdefault(owner, {})[name] = None
        return command

    def _forget_old(self) -> None:
        oldest_s = self._clock.mono_s() - KEPT_FOR_S
        for name in tuple(islice(self._commands, _LOOKED_AT)):
            if self._commands[name].taken_s > oldest_s:
                return
            self._drop(name)

    def _make_room(self, owner: str) -> None:
        """Evict one answer if there are too many: the owner's oldest, else the oldest of all."""
        own = self._of.get(owner, {})
        if len(own) >= MOST_OF_ONE or (own and len(self._commands) >= MOST_KEPT):
            self._drop(next(iter(own)))
        elif len(self._commands) >= MOST_KEPT:
            self._drop(next(iter(self._commands)))

    def _drop(self, name: AnswerKey) -> None:
        command = self._commands.pop(name)
        own = self._of[command.owner]
        del own[name]
        if not own:
            del self._of[command.owner]
        if command.answer.done():
            self._evict_if_forgotten(command)

    def _evict_if_forgotten(self, command: KeyedCommand) -> None:
        """Delete the stored answer of a key that has left memory, unless it was replaced."""
        current = self._commands.get(command.name)
        is_current = current is not None and (current.is_stored or current.is_committing)
        if command.is_stored and not is_current:
            self._evicted[command.name] = None


def fingerprint_of(command: str, arguments: object) -> str:
    """Return what identifies a command and its arguments.

    Arguments with their default values are left out, so a version that has more of them agrees.
    """
    text = json.dumps([command, _given(arguments)], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:_FINGERPRINT_DIGITS]


def _given(value: object) -> Any:  # noqa: ANN401 - JSON
    if is_dataclass(value):
        members = ((item, getattr(value, item.name)) for item in fields(value))
        return {item.name: _given(one) for item, one in members if one != item.default}
    return [_given(one) for one in value] if isinstance(value, tuple) else encoded(value)


def as_json(result: object) -> JsonObject:
    """Return the result of a command as JSON."""
    made: Any = encoded(result)
    return _NO_RESULT if made is None else made


def _text(kept: JsonObject | Refusal) -> str:
    # In ASCII, because a title may have half of a surrogate pair, which SQLite cannot read again.
    named = {"refusal": kept.value} if isinstance(kept, Refusal) else {"result": kept}
    return json.dumps(named, separators=(",", ":"))


def _kept(text: str) -> JsonObject | Refusal | None:
    """Return a stored answer, None if it is damaged."""
    try:
        match json.loads(text):
            case {"result": dict() as result}:
                return result
            case {"refusal": str() as refusal}:
                return next((one for one in Refusal if one.value == refusal), None)
            case _:
                return None
    except (ValueError, RecursionError):
        return None


def _refuse(answer: asyncio.Future[JsonObject], err: RefusedError) -> None:
    answer.set_exception(err)
    answer.exception()  # marks the exception as retrieved, as there may be no waiter
