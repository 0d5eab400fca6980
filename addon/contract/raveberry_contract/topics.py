"""MQTT topics."""

import re
from dataclasses import dataclass
from typing import Final

ROOT: Final = "raveberry"
INFO_FILTER: Final = f"{ROOT}/+/info"
"""Subscription to the ``info`` topics of all servers."""

_LEVEL = re.compile(r"[^/+#\x00]+")
_REPLY = re.compile(r"[^/+#\x00]+(/[^/+#\x00]+)*")


def node_of(info_topic: str) -> str:
    """Return the node of an ``info`` topic.

    Raises:
        ValueError: the topic is not an ``info`` topic.
    """
    match info_topic.split("/"):
        case [root, node, "info"] if root == ROOT and _LEVEL.fullmatch(node):
            return node
        case _:
            raise ValueError(f"{info_topic!r} is not {INFO_FILTER}")


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one node.

    Raises:
        ValueError: the node is empty or contains ``/``, ``+``, ``#`` or NUL.
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

    @property
    def status(self) -> str:
        """``online`` or ``offline``; the server's last will. Retained."""
        return f"{self.base}/status"

    @property
    def info(self) -> str:
        """Identity and addresses of the server. Retained."""
        return f"{self.base}/info"

    @property
    def player(self) -> str:
        """State of the player. Retained."""
        return f"{self.base}/player"

    @property
    def queue(self) -> str:
        """Entries of the queue. Retained."""
        return f"{self.base}/queue"

    @property
    def party(self) -> str:
        """Opening, mode, order and guests of the party. Retained."""
        return f"{self.base}/party"

    @property
    def settings(self) -> str:
        """All settings, with secrets masked. Retained."""
        return f"{self.base}/settings"

    @property
    def artwork(self) -> str:
        """Cover of the current song as image bytes, empty without a cover. Retained."""
        return f"{self.base}/artwork"

    @property
    def join_qr(self) -> str:
        """QR code of the join link as PNG bytes. Retained."""
        return f"{self.base}/join_qr"

    @property
    def undecided(self) -> str:
        """Requests and texts that wait for approval. Retained."""
        return f"{self.base}/undecided"

    @property
    def upkeep(self) -> str:
        """Health of the sources and the library. Retained."""
        return f"{self.base}/upkeep"

    @property
    def event(self) -> str:
        """Events. Not retained."""
        return f"{self.base}/event"

    def command(self, name: str) -> str:
        """Return the topic of a command."""
        return f"{self.base}/command/{name}"

    @property
    def command_filter(self) -> str:
        """Subscription to all commands."""
        return f"{self.base}/command/+"

    def command_name(self, topic: str) -> str | None:
        """Return the command of a topic, None if it is not a command topic."""
        name = topic.removeprefix(f"{self.base}/command/")
        return name if name != topic and _LEVEL.fullmatch(name) else None

    def reply(self, caller: str) -> str:
        """Return the topic of the replies to a caller."""
        return f"{self.base}/reply/{caller}"

    def is_reply(self, topic: str) -> bool:
        """Return True if a topic is valid for replies: below `reply`, without wildcards."""
        caller = topic.removeprefix(self.reply(""))
        return caller != topic and _REPLY.fullmatch(caller) is not None

    @property
    def lights_status(self) -> str:
        """``online`` or ``offline``; the visualizer's last will. Retained."""
        return f"{self.base}/lights/status"

    @property
    def lights_info(self) -> str:
        """Devices, effects and audio features. Retained."""
        return f"{self.base}/lights/info"

    @property
    def lights_set(self) -> str:
        """Commands for all lights together."""
        return f"{self.base}/lights/set"

    @property
    def lights_watch(self) -> str:
        """Requests for previews, repeated while pages watch them."""
        return f"{self.base}/lights/watch"

    def light_preview(self, device: str) -> str:
        """Return the topic of a device's preview, three bytes (RGB) per pixel. Not retained."""
        return f"{self.base}/lights/{device}/preview"

    @property
    def light_preview_filter(self) -> str:
        """Subscription to the previews of all LED devices."""
        return f"{self.base}/lights/+/preview"

    def light_state(self, device: str) -> str:
        """Return the topic of a device's state. Retained."""
        return f"{self.base}/lights/{device}/state"

    @property
    def light_state_filter(self) -> str:
        """Subscription to the states of all LED devices."""
        return f"{self.base}/lights/+/state"

    def light_set(self, device: str) -> str:
        """Return the topic of commands for a device."""
        return f"{self.base}/lights/{device}/set"

    @property
    def light_set_filter(self) -> str:
        """Subscription to the commands for all LED devices."""
        return f"{self.base}/lights/+/set"

    def light_device(self, topic: str) -> str | None:
        """Return the device of a ``state``, ``set`` or ``preview`` topic, or None."""
        match topic.split("/"):
            case [root, self.node, "lights", device, "state" | "set" | "preview"] if (
                root == ROOT and _LEVEL.fullmatch(device)
            ):
                return device
            case _:
                return None
