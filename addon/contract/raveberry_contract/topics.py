"""All MQTT topics: their messages, how they are delivered, who publishes and who receives them.

A topic is one row: a `Topic`. Publishers take QoS, retain flag and rate from it, subscribers their
filters and decoders; docs/contract.md is generated from the rows.
"""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any, Final, Literal, TypeAliasType, cast

from .codec import dumps, loads
from .errors import ContractError
from .messages import (
    CommandEnvelope,
    Event,
    Info,
    LightOrder,
    LightsInfo,
    LightsOrder,
    LightState,
    LightsWatch,
    Party,
    Player,
    Presence,
    Queue,
    Reply,
    Settings,
    Spectrum,
    Undecided,
    Upkeep,
)

ROOT: Final = "raveberry"

_LEVEL = re.compile(r"[^/+#\x00]+")
_LEVELS = re.compile(r"[^/+#\x00]+(/[^/+#\x00]+)*")


class Peer(StrEnum):
    """A process that publishes or receives messages; other clients do as the integration does."""

    SERVER = "server"
    VISUALIZER = "visualizer"
    INTEGRATION = "integration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Delivery of the messages of a topic.

    Attributes:
        qos: 0 at most once, 1 at least once.
        most_per_s: most messages a second of one topic, because changes are coalesced; None where
            each message counts.
        rate_of: what the rate applies to.
    """

    is_retained: bool = False
    qos: Literal[0, 1]
    most_per_s: int | None = None
    rate_of: str = "topic"

    @property
    def interval_s(self) -> float:
        """Shortest time between two messages."""
        return 0.0 if self.most_per_s is None else 1.0 / self.most_per_s


_STATE: Final = Delivery(is_retained=True, qos=1, most_per_s=5)
_COMMANDS: Final = Delivery(qos=1)
_EVENTS: Final = Delivery(qos=0, most_per_s=5, rate_of="votes on one entry")
_PREVIEWS: Final = Delivery(qos=0, most_per_s=25)
_SPECTRA: Final = Delivery(qos=0, most_per_s=30)
_PREVIEW_REQUESTS: Final = Delivery(qos=0)

_SERVER: Final = frozenset({Peer.SERVER})
_VISUALIZER: Final = frozenset({Peer.VISUALIZER})
_INTEGRATION: Final = frozenset({Peer.INTEGRATION})


@dataclass(frozen=True, slots=True)
class Encoded[Message]:
    """The payload of a message."""

    payload: bytes


@dataclass(frozen=True, slots=True)
class Topic[Message]:
    """One topic, or one for each device, command or caller.

    Attributes:
        path: levels below the node; `+` stands for one level, `#` for one or more.
        message: type of the payload. Bytes and enumerations are sent as they are, anything else as
            JSON.
        publishers: exactly one if the topic is retained.
        variable: what the wildcard stands for.
        note: format of a payload of bytes.
    """

    path: str
    message: type[Message] | TypeAliasType
    delivery: Delivery
    publishers: frozenset[Peer]
    subscribers: frozenset[Peer]
    _: KW_ONLY
    variable: str = ""
    note: str = ""

    def encode(self, message: Message) -> Encoded[Message]:
        """Return the payload of a message."""
        if isinstance(message, bytes):
            return Encoded(message)
        return Encoded((message if isinstance(message, StrEnum) else dumps(message)).encode())

    def decode(self, payload: bytes) -> Message:
        """Return the message of a payload.

        Raises:
            ContractError: the payload is invalid.
        """
        kind: Any = self.message
        if kind is bytes:
            return cast("Message", payload)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            try:
                return cast("Message", kind(payload.decode()))
            except ValueError as err:
                known = " or ".join(kind)
                raise ContractError("$", f"expected {known}, got {payload[:20]!r}") from err
        return cast("Message", loads(kind, payload))


STATUS: Final = Topic("status", Presence, _STATE, _SERVER, _INTEGRATION)
"""Presence of the server; its last will is `offline`."""
INFO: Final = Topic("info", Info, _STATE, _SERVER, _INTEGRATION)
PLAYER: Final = Topic("player", Player, _STATE, _SERVER, _INTEGRATION | _VISUALIZER)
QUEUE: Final = Topic("queue", Queue, _STATE, _SERVER, _INTEGRATION)
PARTY: Final = Topic("party", Party, _STATE, _SERVER, _INTEGRATION | _VISUALIZER)
SETTINGS: Final[Topic[Settings]] = Topic(
    "settings", Settings, _STATE, _SERVER, _INTEGRATION | _VISUALIZER
)
ARTWORK: Final = Topic(
    "artwork", bytes, _STATE, _SERVER, _INTEGRATION | _VISUALIZER, note="image bytes"
)
"""Cover of the current song, empty without one."""
JOIN_QR: Final = Topic("join_qr", bytes, _STATE, _SERVER, _INTEGRATION, note="PNG bytes")
UNDECIDED: Final = Topic("undecided", Undecided, _STATE, _SERVER, _INTEGRATION)
UPKEEP: Final = Topic("upkeep", Upkeep, _STATE, _SERVER, _INTEGRATION)
EVENT: Final[Topic[Event]] = Topic("event", Event, _EVENTS, _SERVER, _INTEGRATION | _VISUALIZER)
COMMAND: Final = Topic(
    "command/+", CommandEnvelope, _COMMANDS, _INTEGRATION, _SERVER, variable="name"
)
REPLY: Final = Topic("reply/#", Reply, _COMMANDS, _SERVER, _INTEGRATION, variable="caller")
LIGHTS_STATUS: Final = Topic("lights/status", Presence, _STATE, _VISUALIZER, _SERVER | _INTEGRATION)
"""Presence of the visualizer; its last will is `offline`."""
LIGHTS_INFO: Final = Topic("lights/info", LightsInfo, _STATE, _VISUALIZER, _SERVER | _INTEGRATION)
VISUALIZER_STATUS: Final = Topic(
    "visualizers/+/status",
    Presence,
    _STATE,
    _VISUALIZER,
    _SERVER | _INTEGRATION,
    variable="visualizer",
)
"""Presence of a visualizer on another machine; its last will is `offline`."""
VISUALIZER_INFO: Final = Topic(
    "visualizers/+/info",
    LightsInfo,
    _STATE,
    _VISUALIZER,
    _SERVER | _INTEGRATION,
    variable="visualizer",
)
LIGHTS_SET: Final = Topic("lights/set", LightsOrder, _COMMANDS, _SERVER | _INTEGRATION, _VISUALIZER)
LIGHTS_WATCH: Final = Topic("lights/watch", LightsWatch, _PREVIEW_REQUESTS, _SERVER, _VISUALIZER)
LIGHT_PREVIEW: Final = Topic(
    "lights/+/preview",
    bytes,
    _PREVIEWS,
    _VISUALIZER,
    _SERVER,
    variable="device",
    note="three bytes per pixel",
)
SPECTRUM: Final = Topic("spectrum", Spectrum, _SPECTRA, _VISUALIZER, _SERVER)
"""The music, published only while `lights/watch` requests it."""
LIGHT_STATE: Final = Topic(
    "lights/+/state",
    LightState,
    _STATE,
    _VISUALIZER,
    _SERVER | _INTEGRATION,
    variable="device",
)
LIGHT_SET: Final = Topic(
    "lights/+/set",
    LightOrder,
    _COMMANDS,
    _SERVER | _INTEGRATION,
    _VISUALIZER,
    variable="device",
)

TOPICS: Final[Mapping[str, Topic[Any]]] = {
    value.path: value for value in tuple(vars().values()) if isinstance(value, Topic)
}
"""Every topic by its path."""

INFO_FILTER: Final = f"{ROOT}/+/{INFO.path}"
"""Subscription to the `info` of all servers."""


def published_by(peer: Peer) -> tuple[Topic[Any], ...]:
    """Return the topics on which a process publishes."""
    return tuple(topic for topic in TOPICS.values() if peer in topic.publishers)


def received_by(peer: Peer) -> tuple[Topic[Any], ...]:
    """Return the topics to which a process subscribes."""
    return tuple(topic for topic in TOPICS.values() if peer in topic.subscribers)


def node_of(info_topic: str) -> str:
    """Return the node of an `info` topic.

    Raises:
        ValueError: the topic is not an `info` topic.
    """
    match info_topic.split("/"):
        case [root, node, INFO.path] if root == ROOT and _LEVEL.fullmatch(node):
            return node
        case _:
            raise ValueError(f"{info_topic!r} is not {INFO_FILTER}")


@dataclass(frozen=True, slots=True)
class Address[Message]:
    """A topic of one node.

    Attributes:
        name: the topic as the broker knows it.
        level: what stands for the wildcard, such as the id of a device.
    """

    topic: Topic[Message]
    name: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one node.

    Raises:
        ValueError: the node is empty or contains `/`, `+`, `#` or NUL.
    """

    node: str

    def __post_init__(self) -> None:
        """Raise ValueError unless the node is a single topic level."""
        if not _LEVEL.fullmatch(self.node):
            raise ValueError(f"node {self.node!r} must be one topic level without / + #")

    @property
    def base(self) -> str:
        """Return the prefix of all topics of this node."""
        return f"{ROOT}/{self.node}"

    def address[Message](self, topic: Topic[Message], level: str = "") -> Address[Message]:
        """Return a topic of this node, with a level in place of its wildcard."""
        return Address(topic, self.name(topic, level), level)

    def name(self, topic: Topic[Any], level: str = "") -> str:
        """Return the name of a topic, with a level in place of its wildcard."""
        return f"{self.base}/{re.sub(r'[+#]', lambda _: level, topic.path)}"

    def filter(self, topic: Topic[Any]) -> str:
        """Return the subscription to a topic, for all levels in place of its wildcard."""
        return f"{self.base}/{topic.path}"

    def received(self, name: str) -> Address[Any] | None:
        """Return the topic of a received message, None if this node has no such topic."""
        path = name.removeprefix(f"{self.base}/")
        if path == name:
            return None
        if path in TOPICS and not TOPICS[path].variable:
            return Address(TOPICS[path], name)
        for topic in TOPICS.values():
            before, wildcard, after = _split(topic.path)
            level = path[len(before) : len(path) - len(after)]
            if (
                wildcard
                and path == f"{before}{level}{after}"
                and (_LEVEL if wildcard == "+" else _LEVELS).fullmatch(level)
            ):
                return Address(topic, name, level)
        return None


def _split(path: str) -> tuple[str, str, str]:
    """Return the path before its wildcard, the wildcard, and the path behind it."""
    before, wildcard, after = path.partition("+")
    return (before, wildcard, after) if wildcard else path.partition("#")
