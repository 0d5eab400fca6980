"""The MQTT client paho, without the modules that it imports for proxies, WebSockets and TLS.

With what they import they take 3.2 MB, half of it OpenSSL (bench/weight.md). paho looks for a
proxy only if PySocks is installed, and computes hashes only for WebSockets, which this visualizer
does not use. TLS is loaded for a broker that needs it.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

_UNUSED: Final[Mapping[str, Mapping[str, object]]] = {
    **({} if find_spec("socks") else {"urllib.request": {}}),
    "hashlib": {},
    # paho catches these two errors, which only a socket with TLS raises.
    "ssl": {"SSLWantReadError": (), "SSLWantWriteError": ()},
}
"""Modules, with the names that paho uses of each in any case."""


@contextmanager
def _without_unused_modules() -> Iterator[None]:
    """Let the import of these modules have no effect inside the block, unless they are loaded."""
    absent = _UNUSED.keys() - sys.modules.keys()
    for name in absent:
        sys.modules[name] = _stand_in(name)
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(_UNUSED[name])
    return module


with _without_unused_modules():
    from paho.mqtt import client as _paho
    from paho.mqtt.client import (
        Client,
        ConnectFlags,
        DisconnectFlags,
        MQTTMessage,
        MQTTMessageInfo,
    )


def use_tls(client: Client, *, ca: str | None) -> None:
    """Let a client connect by TLS.

    Args:
        client: the client, not yet connected.
        ca: file of trusted certificates, None for those of the system.

    Raises:
        OSError: the certificates cannot be read.
        ValueError: the file contains no certificates.
    """
    paho: Any = _paho
    paho.ssl = import_module("ssl")
    client.tls_set(ca_certs=ca)


__all__ = ["Client", "ConnectFlags", "DisconnectFlags", "MQTTMessage", "MQTTMessageInfo", "use_tls"]
