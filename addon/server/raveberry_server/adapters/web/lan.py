"""This machine's own address in the network."""

import socket
from typing import Final

_ANYWHERE: Final = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): nothing is sent, the kernel only picks a route."""


def lan_address() -> str:
    """The address that others in the network reach this machine at; ``127.0.0.1`` without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANYWHERE)
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address
