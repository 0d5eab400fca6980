"""Detection of a client's own messages on its subscriptions.

A broker sends a client the messages that it publishes on its own subscriptions, once and in order
(MQTT 3.1.1 has no "no local"). All other messages come from other clients.
"""

from collections import defaultdict, deque
from typing import Final

LARGEST_PAYLOAD: Final = 256 * 1024
"""Bytes; larger messages are ignored."""

_MOST_AWAITED: Final = 256
"""Maximum expected echoes per topic, as none arrive without permission to read it."""


class EchoDetector:
    """Published messages whose echoes have not arrived yet."""

    def __init__(self) -> None:
        """Start without messages."""
        self._awaited: defaultdict[str, deque[bytes]] = defaultdict(
            lambda: deque(maxlen=_MOST_AWAITED)
        )
        self._latest: dict[str, bytes] = {}

    def note_published(self, topic: str, payload: bytes) -> None:
        """Record a published message as the latest of its topic."""
        self._latest[topic] = payload
        self._awaited[topic].append(payload)

    def is_own(self, topic: str, payload: bytes) -> bool:
        """Return True if a received message is an expected echo, which is then forgotten."""
        awaited = self._awaited.get(topic)
        if awaited is None or payload not in awaited:
            return False
        # Echoes arrive in order, so earlier ones that are missing are lost.
        while awaited.popleft() != payload:
            pass
        return True

    def latest(self, topic: str) -> bytes | None:
        """Return the latest published message of a topic, if any."""
        return self._latest.get(topic)
