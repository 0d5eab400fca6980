"""Commands received over MQTT, and their replies."""

import json
import logging
from typing import Final

from raveberry_contract import ContractError, Topics, messages
from raveberry_contract.topics import COMMAND, REPLY, Address

from raveberry_server.application.party import Party
from raveberry_server.commands.dispatcher import CommandDispatcher
from raveberry_server.commands.idempotency import IdempotencyKey
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER, Caller, Newcomer, Role
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.domain.model.state import PartyState
from raveberry_server.presenter.refusals import internal_error, invalid_message, problem_message

from .connection import MqttMessage, Outbox

_LOGGER = logging.getLogger(__name__)

LONGEST_PAYLOAD: Final = 64 * 1024
_LONGEST_TOPIC: Final = 65_535
_LONGEST_GUEST: Final = 100


class MqttCommands:
    """Executor of the messages on the command topics."""

    def __init__(self, *, topics: Topics, party: Party, commands: CommandDispatcher) -> None:
        self._topics = topics
        self._party = party
        self._commands = commands

    async def take(self, name: str, message: MqttMessage, outbox: Outbox) -> None:
        """Carry out a command and reply on its `reply_to`, if any."""
        if message.is_retained:
            # It would be carried out again with every connection.
            _LOGGER.warning("Ignored a retained command %r; send commands without retain", name)
            return
        wanted, key = None, None
        try:
            envelope = _envelope(message.payload)
            wanted, key = self._expect_topic(envelope.reply_to), envelope.id
            caller = caller_of(envelope.acting_as, self._party.saved.state)
            idempotency_key = IdempotencyKey(text=key) if key is not None else None
            result = await self._commands.execute(name, envelope.args, caller, key=idempotency_key)
        except RefusedError as err:
            if wanted is None:
                wanted, key = self._where_to_answer(message.payload)
            if wanted is None:
                _LOGGER.warning("Refused the command %r: %s", name, err.message)
            reply = messages.Reply(id=key, ok=False, error=problem_message(err))
        except Exception:
            # Each command is a task of the bridge: a bug in one would end the bridge and the
            # server.
            _LOGGER.exception("Cannot carry out the command %r", name)
            reply = messages.Reply(id=key, ok=False, error=problem_message(internal_error()))
        else:
            reply = messages.Reply(id=key, ok=True, result=result)
        if wanted is not None:
            outbox.publish(wanted, REPLY.encode(reply))

    def _where_to_answer(self, payload: bytes) -> tuple[Address[messages.Reply] | None, str | None]:
        """Return `reply_to` and `id` of a refused message, as far as they can be read."""
        try:
            raw = json.loads(payload.decode(errors="replace"))
        except (ValueError, RecursionError):
            return None, None
        if not isinstance(raw, dict):
            return None, None
        topic, key = raw.get("reply_to"), raw.get("id")
        try:
            wanted = self._expect_topic(topic) if isinstance(topic, str) else None
        except RefusedError:
            return None, None
        return wanted, key if isinstance(key, str) and key.isprintable() else None

    def _expect_topic(self, name: str | None) -> Address[messages.Reply] | None:
        """Return the topic of a name if a reply may be sent to it.

        Raises:
            RefusedError: `bad_request` otherwise: callers must not publish with the server's
                rights.
        """
        if name is None:
            return None
        is_topic = name.isprintable() and len(name.encode()) <= _LONGEST_TOPIC
        address = self._topics.received(name) if is_topic else None
        if address is None or address.topic is not REPLY:
            raise RefusedError(Refusal.REPLY_TOPIC_INVALID, prefix=self._topics.name(REPLY))
        return address


def caller_of(acting: messages.ActingGuest | None, state: PartyState) -> Caller:
    """Return the caller of a command: the host, or the guest in `as`, who may be granted a role.

    Raises:
        RefusedError: `bad_request` for an invalid id.
    """
    if acting is None:
        return HOST_CALLER
    if not acting.guest.isprintable() or not 0 < len(acting.guest) <= _LONGEST_GUEST:
        raise RefusedError(Refusal.GUEST_ID_INVALID, longest=_LONGEST_GUEST)
    name = GuestId(f"mqtt:{acting.guest}")
    granted = Role.MOD if acting.role == "mod" else Role.GUEST
    known = state.guests.get(name)
    if known is not None:
        return Caller(id=name, role=max(granted, min(known.role, Role.MOD)))
    newcomer = Newcomer(id=name, token_hash=None, name=acting.name or "")
    return Caller(id=name, role=granted, newcomer=newcomer)


def _envelope(payload: bytes) -> messages.CommandEnvelope:
    if len(payload) > LONGEST_PAYLOAD:
        raise RefusedError(Refusal.REQUEST_TOO_LARGE, largest_kb=64)
    try:
        return COMMAND.decode(payload or b"{}")
    except ContractError as err:
        raise invalid_message(err) from err
