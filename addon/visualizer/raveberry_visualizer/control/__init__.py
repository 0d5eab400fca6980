"""Orders in, state out: the lights over MQTT, as the contract says."""

from raveberry_contract import Topics
from raveberry_contract.messages import LightFault

from .broker_file import Broker, BrokerFile
from .desk import Desk
from .link import Link
from .memory import LightsFile, Memory
from .outlet import Message
from .roster import Roster, added_device

__all__ = [
    "Broker",
    "BrokerFile",
    "Desk",
    "LightFault",
    "LightsFile",
    "Link",
    "Memory",
    "Message",
    "Roster",
    "Topics",
    "added_device",
]
