"""The process that looks for WLEDs: `python -P discovery_child.py seconds [own address]…`.

One line of JSON goes to standard output for each that answers: its `host`, and as `info` what it
says of itself.
"""

import json
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from threading import Event

from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceStateChange, Zeroconf

_TYPE = "_wled._tcp.local."
_ANSWER_MS = 1000
_HTTP_S = 3.0
_MOST_BYTES = 65_536
_MOST_DEVICES = 100
_AT_ONCE = 8


def main(search_s: float, interfaces: Sequence[str]) -> None:
    """Look for so long, then ask each that was found."""
    with Zeroconf(
        interfaces=list(interfaces) or InterfaceChoice.All, ip_version=IPVersion.V4Only
    ) as network:
        names: set[str] = set()
        browser = ServiceBrowser(network, _TYPE, handlers=[_noting(names)])
        Event().wait(search_s)
        browser.cancel()
        addresses = {
            address for name in sorted(names)[:_MOST_DEVICES] for address in _of(network, name)
        }
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for line in pool.map(_asked, addresses):
            if line is not None:
                sys.stdout.write(f"{line}\n")


def _noting(names: set[str]) -> Callable[..., None]:
    def note(
        zeroconf: Zeroconf,  # noqa: ARG001 - named by its caller, like the next one
        service_type: str,  # noqa: ARG001
        name: str,
        state_change: ServiceStateChange,
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            names.discard(name)
        else:
            names.add(name)

    return note


def _of(network: Zeroconf, name: str) -> Sequence[tuple[str, int]]:
    """Address and port of one that was found."""
    service = network.get_service_info(_TYPE, name, timeout=_ANSWER_MS)
    if service is None or service.port is None:
        return ()
    return [(host, service.port) for host in service.parsed_addresses(IPVersion.V4Only)[:1]]


def _asked(address: tuple[str, int]) -> str | None:
    """What a device says of itself; None if it says nothing that can be read."""
    host, port = address
    connection = HTTPConnection(host, port, timeout=_HTTP_S)
    try:
        connection.request("GET", "/json/info")
        info = json.loads(connection.getresponse().read(_MOST_BYTES))
    except (OSError, HTTPException, ValueError, RecursionError):
        return None
    finally:
        connection.close()
    return json.dumps({"host": host, "info": info})


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2:])
