"""Open addresses as jobs and the relay do: ``python -m tests.attacks.inside_visits HOW``.

Reads one address per line and prints the result for each. `relay` requests it through the relay, as
the player does; `job` connects under the guard of the jobs; `plain` connects without protection.
"""

# ruff: noqa: T201 - its output is the result

import asyncio
import http.client
import sys
import urllib.request

from raveberry_server.adapters.processes.relay_process import RelayProcess
from raveberry_server.domain.model.settings import Settings
from raveberry_server.jobs.network.guard import AddressPolicy, ConnectionGuard
from raveberry_server.jobs.network.local_networks import own_networks
from raveberry_server.jobs.probe_stream import station_at

OWN_NAMES = ("1.party.example",)
_PATIENCE_S = 3.0


async def by_relay(addresses: list[str]) -> None:
    """Request each address twice through the relay, as some stations are harmless only at first."""
    relay = RelayProcess(settings=Settings, own_names=lambda: OWN_NAMES)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(relay.run())
        for address in addresses:
            link = await relay.link_to(address)
            told = [await asyncio.to_thread(_asked, link) for _ in range(2)]
            print(*told, flush=True)
        running.cancel()


def _asked(link: str) -> str:
    place, _, path = link.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(place, timeout=15)
    try:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        return f"{answer.status}:{len(answer.read())}"
    except (OSError, http.client.HTTPException) as err:
        return type(err).__name__
    finally:
        connection.close()


def by_job(addresses: list[str]) -> None:
    """Probe each address as the job that checks a station does."""
    guard = ConnectionGuard(outside=AddressPolicy(networks=own_networks(), own_names=OWN_NAMES))
    guard.stand()
    for address in addresses:
        for _ in range(2):
            try:
                told = str(station_at(address)["address"])
            except Exception as err:  # noqa: BLE001 - a hostile address may cause anything
                told = type(err).__name__
        print(told, flush=True)


def plainly(addresses: list[str]) -> None:
    """Open each address without protection."""
    for address in addresses:
        for _ in range(2):
            try:
                with urllib.request.urlopen(address, timeout=_PATIENCE_S) as answer:  # noqa: S310
                    told = str(answer.status)
            except Exception as err:  # noqa: BLE001 - as above
                told = type(err).__name__
        print(told, flush=True)


if __name__ == "__main__":
    asked = [line.rstrip("\n") for line in sys.stdin]
    match sys.argv[1]:
        case "relay":
            asyncio.run(by_relay(asked))
        case "job":
            by_job(asked)
        case _:
            plainly(asked)
