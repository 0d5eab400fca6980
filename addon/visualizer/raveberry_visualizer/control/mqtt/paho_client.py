"""The MQTT client paho, without an HTTP client in memory.

paho imports `urllib.request` to find a proxy, but looks for one only if PySocks is installed. With
all that it imports, it takes 1.5 MB (bench/weight.md).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import Final

_HTTP_CLIENT: Final = "urllib.request"


@contextmanager
def _without_http_client() -> Iterator[None]:
    """Let the import of `urllib.request` have no effect inside the block."""
    if _HTTP_CLIENT in sys.modules or find_spec("socks") is not None:
        yield
        return
    sys.modules[_HTTP_CLIENT] = ModuleType(_HTTP_CLIENT)
    try:
        yield
    finally:
        del sys.modules[_HTTP_CLIENT]


with _without_http_client():
    from paho.mqtt.client import (
        Client,
        ConnectFlags,
        DisconnectFlags,
        MQTTMessage,
        MQTTMessageInfo,
    )

__all__ = ["Client", "ConnectFlags", "DisconnectFlags", "MQTTMessage", "MQTTMessageInfo"]
