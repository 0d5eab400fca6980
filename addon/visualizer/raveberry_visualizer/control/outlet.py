"""What is published: only news, and no topic more often than the contract allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

SHORTEST_INTERVAL_S: Final = 0.2
"""Five messages a second and topic, as the contract allows."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message to be published."""

    topic: str
    payload: str | bytes
    is_retained: bool = True


@dataclass(slots=True)
class _Topic:
    """When a topic was last published and with what."""

    payload: str = ""
    published_at_s: float | None = None


class Outlet:
    """Remembers what each topic said last."""

    def __init__(self) -> None:
        self._topics: dict[str, _Topic] = {}

    def repeat_all(self) -> None:
        """Have everything published again, at once."""
        self._topics.clear()

    def repeat(self, topic: str) -> None:
        """Have a topic published again when it is due, even if it says the same."""
        if topic in self._topics:
            self._topics[topic].payload = ""

    def forget(self, topic: str) -> None:
        """A topic is no more."""
        self._topics.pop(topic, None)

    def is_due(self, topic: str, now_s: float, interval_s: float = SHORTEST_INTERVAL_S) -> bool:
        """Whether a topic may speak again."""
        at_s = self._topics.setdefault(topic, _Topic()).published_at_s
        return at_s is None or now_s - at_s >= interval_s

    def news(self, due: Iterable[tuple[str, str]], now_s: float) -> Iterator[Message]:
        """The messages of topics that are due and say something else than before."""
        for topic, payload in due:
            if self._topics[topic].payload != payload:
                self._topics[topic] = _Topic(payload, now_s)
                yield Message(topic, payload)
