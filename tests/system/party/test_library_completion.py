"""The host switches the lookup of missing tags and covers on and off.

The song lacks an artist, but its name says too little to ask MusicBrainz, so nothing is sent.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.system.support.party_system import Browser, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


def lookup(host: Browser) -> Mapping[str, Any] | None:
    """Return the job as the host page gets it, None while it is not shown."""
    found: Any = host.done("sources")
    return next((job for job in found["jobs"] if job["kind"] == "musicbrainz"), None)


def test_the_lookup_is_shown_while_it_is_switched_on() -> None:
    with a_system() as system:
        system.add_tone("Ferry")
        with system.running():
            system.wait_until_served()
            host = system.host()
            until(
                lambda: host.done("library")["songs"],
                within_s=60,
                what="the song is in the library",
            )
            assert lookup(host) is None
            host.done("set_setting", name="musicbrainz_lookup", value=True)
            until(
                lambda: (lookup(host) or {}).get("state") == "done",
                within_s=60,
                what="everything is looked up",
            )
            job = lookup(host)
            assert job is not None
            assert job["reason"]["code"] == "musicbrainz_completed"
            host.done("set_setting", name="musicbrainz_lookup", value=False)
            assert lookup(host) is None
