"""Echoes of own messages, told apart from messages that others publish on the same topic.

A broker sends a client what it publishes on a topic that it subscribes to, once and in order
(MQTT 3.1.1 has no "no local"). Whatever else arrives was published by somebody else.
"""

from collections import defaultdict, deque
from typing import Final

LARGEST_PAYLOAD: Final = 256 * 1024
"""Bytes; larger messages are dropped unread."""

_MOST_AWAITED: Final = 256
"""Echoes of a topic that are waited for; where the broker lets nobody read, none ever comes."""


class Echoes:
    """Remembers what was published until its echo arrives."""

    def __init__(self) -> None:
        """Remember nothing."""
        self._awaited: defaultdict[str, deque[bytes]] = defaultdict(
            lambda: deque(maxlen=_MOST_AWAITED)
        )
        self._latest: dict[str, bytes] = {}

    def note_published(self, topic: str, payload: bytes) -> None:
        """Remember a message, and that it is the newest of its topic."""
        self._latest[topic] = payload
        self._awaited[topic].append(payload)

    def is_own(self, topic: str, payload: bytes) -> bool:
        """Whether a message that arrived is the echo of one of ours, which is then forgotten."""
        awaited = self._awaited.get(topic)
        if awaited is None or payload not in awaited:
            return False
        # Echoes keep their order: those before this one were lost on the way.
        while awaited.popleft() != payload:
            pass
        return True

    def latest(self, topic: str) -> bytes | None:
        """The newest message of ours on a topic, None if there is none."""
        return self._latest.get(topic)
