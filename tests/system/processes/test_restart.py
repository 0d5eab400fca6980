"""A killed server is back at once.

The time depends on the machine, so it is compared with the minimum for a server of this kind there
and then: Python, uvloop and aiohttp without an application.
"""

import http.client
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial

import pytest

from tests.ports import free_port
from tests.rounds import Rounds
from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

RAN_S = 5.5
BARE_STARTS = 5.0
"""Maximum of a restart in bare starts; a back-off alone would take more."""

BARE_SERVER = """
import sys
import uvloop
from aiohttp import web

async def healthz(request):
    return web.Response(text="ok")

app = web.Application()
app.router.add_get("/healthz", healthz)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None, loop=uvloop.new_event_loop())
"""


def restart_s(system: System) -> float:
    """Return the seconds from `kill -9` of the server until it serves."""
    killed = system.kill("server")
    killed_s = time.monotonic()
    until(partial(system.is_back, "server", after=killed), within_s=30, what="it is back")
    system.wait_until_served(within_s=30)
    return time.monotonic() - killed_s


def bare_start_s() -> float:
    """Return the seconds from the start of an empty server until it serves."""
    port = free_port()

    def is_served() -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with suppress(OSError):
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        return False

    started_s = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", BARE_SERVER, str(port)]) as server:
        try:
            until(is_served, within_s=30, what="a bare server is served")
            return time.monotonic() - started_s
        finally:
            server.kill()


@pytest.mark.long
@pytest.mark.rounds(6)
def test_a_server_that_ran_longer_than_five_seconds_is_served_again_at_once(
    rounds: Rounds,
) -> None:
    restarts_s, bare_s = [], []
    with a_system() as system:
        system.add_tone("Concert Pitch", length_s=1)
        with system.running():
            system.wait_until_served()
            for _ in rounds:
                time.sleep(RAN_S)
                bare_s.append(bare_start_s())
                restarts_s.append(restart_s(system))
    ratio = statistics.median(restarts_s) / statistics.median(bare_s)
    rounds.report(
        f"kill to served: median {statistics.median(restarts_s):.2f} s, "
        f"slowest {max(restarts_s):.2f} s; {ratio:.1f} bare starts"
    )
    assert ratio <= BARE_STARTS, (restarts_s, bare_s)
