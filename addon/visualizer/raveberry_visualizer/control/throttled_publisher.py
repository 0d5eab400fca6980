"""Throttling of retained messages: only changes, and at a limited rate per topic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

SHORTEST_INTERVAL_S: Final = 0.2
"""Five messages per second and topic, the contract's limit."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message to publish."""

    topic: str
    payload: str | bytes
    is_retained: bool = True


@dataclass(slots=True)
class _Topic:
    """The last message of a topic."""

    payload: str = ""
    published_at_s: float | None = None


class ThrottledPublisher:
    """Selects the messages that are due and differ from the last one of their topic."""

    def __init__(self) -> None:
        self._topics: dict[str, _Topic] = {}

    def republish_all(self) -> None:
        """Publish all topics again, at once."""
        self._topics.clear()

    def republish(self, topic: str) -> None:
        """Publish a topic again when it is due, even if it is unchanged."""
        if topic in self._topics:
            self._topics[topic].payload = ""

    def remove(self, topic: str) -> None:
        """Forget a topic that is no longer published."""
        self._topics.pop(topic, None)

    def is_due(self, topic: str, now_s: float, interval_s: float = SHORTEST_INTERVAL_S) -> bool:
        """Check that the interval since the last message of a topic is over."""
        at_s = self._topics.setdefault(topic, _Topic()).published_at_s
        return at_s is None or now_s - at_s >= interval_s

    def changed(self, due: Iterable[tuple[str, str]], now_s: float) -> Iterator[Message]:
        """Yield the messages that differ from the last one, of topics that are due."""
        for topic, payload in due:
            if self._topics[topic].payload != payload:
                self._topics[topic] = _Topic(payload, now_s)
                yield Message(topic, payload)
