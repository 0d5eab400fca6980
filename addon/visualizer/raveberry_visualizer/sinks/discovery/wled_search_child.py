"""The process that searches for WLEDs: `python -P wled_search_child.py seconds [own address]…`.

For each device that answers, it writes one line of JSON to standard output: its `host`, and its
description as `info`.
"""

import json
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection, HTTPException
from threading import Event

from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceStateChange, Zeroconf

_TYPE = "_wled._tcp.local."
_ANSWER_MS = 3000
_HTTP_S = 3.0
_MOST_BYTES = 65_536
_MOST_DEVICES = 100
_AT_ONCE = 8


def main(search_s: float, interfaces: Sequence[str]) -> None:
    """Search for that time, then query each device found."""
    with Zeroconf(
        interfaces=list(interfaces) or InterfaceChoice.All, ip_version=IPVersion.V4Only
    ) as network:
        names: set[str] = set()
        browser = ServiceBrowser(network, _TYPE, handlers=[_recorder(names)])
        Event().wait(search_s)
        browser.cancel()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            found = pool.map(partial(_address_of, network), sorted(names)[:_MOST_DEVICES])
            addresses = dict.fromkeys(address for address in found if address is not None)
            for line in pool.map(_queried, addresses):
                if line is not None:
                    sys.stdout.write(f"{line}\n")


def _recorder(names: set[str]) -> Callable[..., None]:
    def record(
        zeroconf: Zeroconf,  # noqa: ARG001 - passed by keyword, like the next one
        service_type: str,  # noqa: ARG001
        name: str,
        state_change: ServiceStateChange,
    ) -> None:
        if state_change is ServiceStateChange.Removed:
            names.discard(name)
        else:
            names.add(name)

    return record


def _address_of(network: Zeroconf, name: str) -> tuple[str, int] | None:
    """Return address and port of a found device; None if it does not answer."""
    service = network.get_service_info(_TYPE, name, timeout=_ANSWER_MS)
    if service is None or service.port is None:
        return None
    hosts = service.parsed_addresses(IPVersion.V4Only)
    return (hosts[0], service.port) if hosts else None


def _queried(address: tuple[str, int]) -> str | None:
    """Return host and description of a device as JSON; None if it does not answer properly."""
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
