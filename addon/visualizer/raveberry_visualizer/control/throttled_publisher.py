"""Throttling of retained messages: only changes, and at a limited rate per topic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from raveberry_contract.topics import Address, Encoded


@dataclass(frozen=True, slots=True)
class Message:
    """A message to publish."""

    address: Address[Any]
    payload: bytes

    @classmethod
    def of[Content](cls, address: Address[Content], message: Encoded[Content]) -> Self:
        """Return the message of a topic's own type."""
        return cls(address, message.payload)


@dataclass(slots=True)
class _Last:
    """The last message of a topic."""

    payload: bytes = b""
    published_at_s: float | None = None


class ThrottledPublisher:
    """Selects the messages that are due and differ from the last one of their topic."""

    def __init__(self) -> None:
        self._last: dict[str, _Last] = {}

    def republish_all(self) -> None:
        """Publish all topics again, at once."""
        self._last.clear()

    def republish(self, address: Address[Any]) -> None:
        """Publish a topic again when it is due, even if it is unchanged."""
        if address.name in self._last:
            self._last[address.name].payload = b""

    def remove(self, address: Address[Any]) -> None:
        """Forget a topic that is no longer published."""
        self._last.pop(address.name, None)

    def is_due(self, address: Address[Any], now_s: float, interval_s: float | None = None) -> bool:
        """Check that the interval since the last message of a topic is over."""
        if interval_s is None:
            interval_s = address.topic.delivery.interval_s
        at_s = self._last.setdefault(address.name, _Last()).published_at_s
        return at_s is None or now_s - at_s >= interval_s

    def changed(self, due: Iterable[Message], now_s: float) -> Iterator[Message]:
        """Yield the messages that differ from the last one, of topics that are due."""
        for message in due:
            if self._last[message.address.name].payload != message.payload:
                self._last[message.address.name] = _Last(message.payload, now_s)
                yield message
