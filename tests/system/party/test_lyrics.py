"""Lyrics beside a song reach guests while it plays."""

import pytest

from tests.system.promises.crowd import Json
from tests.system.support.party_system import Browser, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]


def request(guest: Browser, query: str) -> Json:
    """Request a song, and return the id of its entry."""
    asked: Json = guest.done("enqueue", query=query, source="local")
    return asked["entry"]["id"]


def lines_of(guest: Browser, entry: str) -> Json:
    """Return the lyrics of an entry while it is the current one."""
    lyrics: Json = guest.done("lyrics", entry=entry)
    return [(line["at_s"], line["text"]) for line in lyrics["lines"]]


def test_guests_get_the_lyrics_of_the_song_that_plays() -> None:
    with a_system() as system:
        system.add_tone("Night ferry")
        (system.music / "Night ferry.lrc").write_text("[00:01.50]Out\n[00:03.00]And back")
        with system.running():
            system.wait_until_served()
            host, guest = system.host(), system.guest()
            host.done("set_setting", name="autoplay", value=False)
            # Searches are limited, so the scan is awaited.
            until(
                lambda: host.done("library")["songs"],
                within_s=60,
                what="the song is in the library",
            )
            entry = request(guest, "night ferry")
            lines = until(
                lambda: lines_of(guest, entry), within_s=60, what="the song plays and has lyrics"
            )
            assert lines == [(1.5, "Out"), (3.0, "And back")]
            assert lines_of(guest, "another") == []
