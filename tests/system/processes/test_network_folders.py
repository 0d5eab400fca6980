"""A network share that hangs: its songs wait, everything else goes on, and it returns by itself.

The share is sshfs of Debian, whose server is stopped. No process that waits for it can be killed.
"""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from tests.system.promises.crowd import WITHOUT_LIMITS, Json, is_known
from tests.system.support.network_share import Share, mounted_share, needs_share
from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240), needs_share]

LOCAL, REMOTE = ("Amber", "Birch", "Cedar"), ("Iris", "Lotus")


@pytest.fixture
def party() -> Iterator[tuple[System, Share]]:
    """A party with songs of a local folder and of a share."""
    with a_system() as system, mounted_share(system.folder / "share") as share:
        system.variables = {"RAVEBERRY_MUSIC": f"{system.music}:{share.mount}"}
        for title in LOCAL:
            system.add_tone(title, length_s=120)
        for title in REMOTE:
            file = system.add_tone(title, length_s=300)
            file.rename(share.origin / file.name)
        with system.running():
            system.wait_until_served()
            host = system.host()
            for name, value in WITHOUT_LIMITS.items():
                host.done("set_setting", name=name, value=value)
            for title in (*LOCAL, *REMOTE):
                until(lambda name=title: is_known(host, name), within_s=40, what=f"{title} is here")
            try:
                yield system, share
            finally:
                share.answer()


def playing(browser: Browser) -> str | None:
    state: Json = browser.state()
    entry = state["player"]["entry"]
    return entry and entry["song"]["title"]


def waiting(browser: Browser) -> dict[str, Json]:
    state: Json = browser.state()
    return {entry["song"]["title"]: entry for entry in state["queue"]["entries"]}


def is_reported(system: System) -> bool:
    with system.mqtt_soon() as mqtt:
        upkeep: Json = until(lambda: mqtt.latest("upkeep"), within_s=10, what="the problems")
    return any(one["code"] == "music_folder_silent" for one in upkeep["problems"])


def search_s(browser: Browser, title: str) -> float:
    begun_s = time.monotonic()
    assert is_known(browser, title)
    return time.monotonic() - begun_s


def test_a_share_that_hangs_delays_its_own_songs_only(party: tuple[System, Share]) -> None:
    system, share = party
    host, guest = system.host(), system.guest()
    host.done("enqueue", query="Amber")
    until(lambda: playing(host) == "Amber", within_s=30, what="a local song plays")
    share.hang()
    host.done("enqueue", query="Iris")
    host.done("enqueue", query="Birch")
    host.done("skip")
    until(lambda: playing(host) == "Birch", within_s=30, what="the next local song plays")
    iris = waiting(host)["Iris"]
    assert (iris["state"], iris["reason"]["code"]) == ("pending", "source_away")
    until(lambda: is_reported(system), within_s=30, what="the problem is reported")
    assert max(search_s(guest, title) for title in (*LOCAL, *REMOTE)) < 5
    assert guest.ask("GET", "/healthz").status == 200

    before = system.pid("server")
    os.kill(before, signal.SIGTERM)
    until(lambda: system.is_back("server", after=before), within_s=15, what="the server ends")
    until(system.is_served, within_s=60, what="it starts while the share hangs")
    assert playing(host) == "Birch"

    share.answer()
    until(lambda: waiting(host)["Iris"]["state"] == "ready", within_s=60, what="its song is back")
    until(lambda: not is_reported(system), within_s=30, what="the problem is solved")
    host.done("skip")
    until(lambda: playing(host) == "Iris", within_s=30, what="a song of the share plays")
