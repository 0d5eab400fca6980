"""Overwriting of messages that other clients publish on this server's retained topics."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from raveberry_contract.echo_detection import EchoDetector
from raveberry_contract.topics import Address, Encoded

from .connection import MqttMessage
from .throttle import Throttle

_LOGGER = logging.getLogger(__name__)


class RetainedTopicGuard:
    """Guard of retained topics during one connection.

    Args:
        addresses: the guarded topics.
        send: publishes a message.
    """

    def __init__(
        self,
        *,
        addresses: Iterable[Address[Any]],
        send: Callable[[Address[Any], Encoded[Any]], None],
    ) -> None:
        self._echoes = EchoDetector()
        self._send = send
        self._paces = {
            address.name: Throttle(
                act=self._overwriter_of(address), interval_s=address.topic.delivery.interval_s
            )
            for address in addresses
        }
        self._complained: set[str] = set()

    @property
    def filters(self) -> tuple[str, ...]:
        """Topics to subscribe to, so that foreign messages are noticed."""
        return tuple(self._paces)

    def publish[Message](self, address: Address[Message], message: Encoded[Message]) -> None:
        """Publish on one of the topics."""
        self._echoes.note_published(address.name, message.payload)
        self._send(address, message)

    def take(self, message: MqttMessage) -> bool:
        """Overwrite a foreign message, and return whether it was on one of the topics."""
        pace = self._paces.get(message.topic)
        if pace is None:
            return False
        # Messages retained before this connection are replaced anyway.
        if message.is_retained or self._echoes.is_own(message.topic, message.payload):
            return True
        if message.topic not in self._complained:
            self._complained.add(message.topic)
            _LOGGER.warning(
                "Another client publishes on %s, which is overwritten; each party needs a node of "
                "its own, and SECURITY.md says how a broker keeps others away",
                message.topic,
            )
        pace.call()
        return True

    def stop(self) -> None:
        """Stop overwriting."""
        for pace in self._paces.values():
            pace.stop()

    def _overwriter_of(self, address: Address[Any]) -> Callable[[], None]:
        def overwrite() -> None:
            latest = self._echoes.latest(address.name)
            if latest is not None:
                self.publish(address, Encoded(latest))

        return overwrite
