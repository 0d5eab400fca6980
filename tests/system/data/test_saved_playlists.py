"""Saved playlists survive the death of the server: made, imported, undone, exported and played."""

import json
from collections.abc import Iterator
from functools import partial

import pytest

from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

TONES = ("Concert Pitch", "Fifth", "Octave")
FILE = b"#EXTM3U\n#EXTINF:9,Tones - Octave\nOctave.flac\n#EXTINF:9,Tones - Unheard\nUnheard.flac\n"
"""A file of another player: a song of the library, and one that is nowhere."""


@pytest.fixture
def system() -> Iterator[System]:
    with a_system(variables={"RAVEBERRY_SOURCES": "local"}) as system:
        for tone in TONES:
            system.add_tone(tone, length_s=120)
        with system.running():
            system.wait_until_served()
            yield system


def kill_server(system: System) -> None:
    killed = system.kill("server")
    until(partial(system.is_back, "server", after=killed), within_s=30, what="it is back")
    system.wait_until_served()


def uri_of(guest: Browser, title: str) -> str:
    """Return the URI of a song as soon as the library has it."""

    def found() -> str | None:
        answer = guest.ask("GET", f"/api/v1/search?q={title.replace(' ', '+')}")
        hits = json.loads(answer.body).get("hits", ())
        return next((hit["song"]["uri"] for hit in hits if hit["song"]["title"] == title), None)

    return until(found, within_s=30, what=f"the library has {title}") or ""


def playlists(host: Browser) -> dict[object, object]:
    """Return the number of songs of each saved playlist by its name."""
    saved = host.done("playlists")["playlists"]
    assert isinstance(saved, list)
    return {one["name"]: one["songs"] for one in saved}


def exported(host: Browser, uri: object) -> list[str]:
    """Return the files that the export of a playlist names."""
    answer = host.ask("GET", f"/api/v1/playlist/{str(uri).rpartition(':')[2]}.m3u8")
    assert answer.status == 200, answer
    lines = answer.body.decode().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_saved_playlists_lose_nothing_when_the_server_is_killed(system: System) -> None:
    host = system.host()
    songs = [{"location": uri_of(host, title)} for title in TONES[:2]]

    # Made, and killed as soon as the last song is acknowledged.
    made = host.done("create_playlist", name="For dancing")["uri"]
    assert host.done("add_to_playlist", playlist=made, songs=songs)["added"] == 2
    kill_server(system)
    assert playlists(host) == {"For dancing": 2}

    # Imported from a file, whose unknown song is reported, and killed again.
    named = json.loads(host.ask("POST", "/api/v1/playlist/lines?name=Old.m3u8", FILE).body)
    lines = [
        {"location": line["location"], "artist": line["artist"], "title": line["title"]}
        for line in named["lines"]
    ]
    imported = host.done("create_playlist", name=named["name"])["uri"]
    answer = host.done("add_to_playlist", playlist=imported, songs=lines)
    assert answer["added"] == 1
    assert [reason is None for reason in answer["reasons"]] == [True, False]  # type: ignore[attr-defined]
    kill_server(system)
    assert playlists(host) == {"Old": 1, "For dancing": 2}
    assert exported(host, imported) == ["Octave.flac"]

    # A deletion before another kill can still be undone after it.
    host.done("delete_playlist", playlist=made)
    kill_server(system)
    assert playlists(host) == {"Old": 1}
    host.done("undo_playlist", playlist=made)
    assert playlists(host) == {"Old": 1, "For dancing": 2}

    # Played: the songs are in the queue after a kill, and sound.
    host.done("enqueue_playlist", uri=made)
    until(lambda: system.mpd("status").get("state") == "play", within_s=20, what="it plays")
    kill_server(system)
    state = host.state()
    titles = [entry["song"]["title"] for entry in state["queue"]["entries"]]  # type: ignore[index]
    titles.insert(0, state["player"]["entry"]["song"]["title"])  # type: ignore[index]
    assert sorted(titles) == sorted(TONES[:2])
    until(lambda: system.mpd("status").get("state") == "play", within_s=20, what="it plays on")
