"""Overwriting of messages that other clients publish on this server's retained topics."""

import logging
from collections.abc import Callable, Iterable
from typing import Final

from raveberry_contract.echo_detection import EchoDetector

from .connection import MqttMessage
from .throttle import Throttle

_LOGGER = logging.getLogger(__name__)
_INTERVAL_S: Final = 0.2
"""At most 5 messages per second and topic, however many others send (docs/contract.md, MQTT)."""


class RetainedTopicGuard:
    """Guard of retained topics during one connection.

    Args:
        topics: the guarded topics.
        send: publishes a retained message.
    """

    def __init__(self, *, topics: Iterable[str], send: Callable[[str, bytes], None]) -> None:
        self._echoes = EchoDetector()
        self._send = send
        self._paces = {
            topic: Throttle(act=self._overwriter_of(topic), interval_s=_INTERVAL_S)
            for topic in topics
        }
        self._complained: set[str] = set()

    @property
    def filters(self) -> tuple[str, ...]:
        """Topics to subscribe to, so that foreign messages are noticed."""
        return tuple(self._paces)

    def publish(self, topic: str, payload: str | bytes) -> None:
        """Publish on one of the topics."""
        data = payload.encode() if isinstance(payload, str) else payload
        self._echoes.note_published(topic, data)
        self._send(topic, data)

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

    def _overwriter_of(self, topic: str) -> Callable[[], None]:
        def overwrite() -> None:
            latest = self._echoes.latest(topic)
            if latest is not None:
                self.publish(topic, latest)

        return overwrite
