"""Sources that the host sets up on the page can be played: a music server and a playlist's stream.

No option names a source, as in a fresh installation.
"""

import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from raveberry_server.adapters.processes.stream_relay_urls import relayed

from tests.fakes.sources.music_services import (
    PASSWORD,
    PICTURE,
    USER,
    Services,
    served_music,
    station_link,
)
from tests.system.promises.crowd import Json
from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]

VARIABLES = {"RAVEBERRY_SOURCES": ""}
"""No selection enables all sources."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    sound = tmp_path / "sound.mp3"
    subprocess.run(
        [
            *("ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi"),
            *("-i", "sine=frequency=440:duration=60", "-b:a", "64k", str(sound)),
        ],
        check=True,
    )
    with served_music(sound) as services:
        yield services


@pytest.fixture
def system() -> Iterator[System]:
    with a_system(variables=VARIABLES) as system, system.running():
        system.wait_until_served()
        yield system


def health(host: Browser) -> dict[str, Json]:
    overview: Json = host.done("sources")
    return {source["name"]: source for source in overview["sources"]}


def playing(browser: Browser) -> Json:
    state: Json = browser.state()
    return state["player"]["entry"]


def test_a_song_of_the_music_server_is_found_fetched_and_played(
    system: System, services: Services
) -> None:
    host, guest = system.host(), system.guest()
    sources = health(host)
    for name in ("subsonic", "jamendo"):
        assert sources[name]["set_up"] is False
        assert sources[name]["reason"] is None, "what is not set up is no fault"
    host.done("set_setting", name="autoplay", value=False)
    for name, value in (
        ("subsonic_url", services.url()),
        ("subsonic_user", USER),
        ("subsonic_password", "not the right one"),
    ):
        host.done("set_setting", name=name, value=value)
    found: Json = guest.done("search", q="night ferry", sources=["local", "subsonic"])
    assert found["hits"] == []
    assert health(host)["subsonic"]["reason"]["code"] == "music_server_login_wrong"
    host.done("set_setting", name="subsonic_password", value=PASSWORD)
    found = guest.done("search", q="night ferry", sources=["local", "subsonic"])
    (hit,) = found["hits"]
    assert hit["song"]["source"] == "subsonic"
    cover = guest.ask("GET", hit["song"]["artwork_url"])
    assert cover.body == PICTURE, "it is there before the song, and through this server"
    guest.done("enqueue", uri=hit["song"]["uri"])
    until(lambda: playing(guest), within_s=60, what="the song plays")
    assert playing(guest)["song"]["title"] == "Night Ferry"
    (sound,) = (system.folder / "data" / "cache").glob("*.mka")
    assert system.mpd("currentsong")["file"] == str(sound)
    assert health(host)["subsonic"]["version"] == "navidrome 0.58.0"

    state = guest.ask("GET", "/api/v1/state").body.decode()
    assert guest.command("enqueue", uri=station_link("x")).status == HTTPStatus.FORBIDDEN
    told = f"{state}{system.log('server')}"
    assert PASSWORD not in told
    assert all(query.get("t", "-") not in told for _, query in services.asked if "t" in query)

    guest.done("set_profile", source="subsonic")
    gone = system.kill("server")
    until(lambda: system.is_back("server", after=gone), within_s=60, what="the server is back")
    until(system.is_served, within_s=60, what="it serves")
    me: Json = guest.state()["me"]
    assert me["source"] == "subsonic"


def test_a_stream_in_a_playlist_file_plays_when_nothing_waits(
    system: System, services: Services
) -> None:
    host, guest = system.host(), system.guest()
    system.music.mkdir(exist_ok=True)
    link = services.url("/media/station")
    (system.music / "House music.m3u").write_text(f"#EXTINF:-1,House FM\n{link}\n")
    host.done("scan_library")

    def lines() -> list[Json]:
        found: Json = guest.done("search", q="house music", sources=["local"])
        if not found.get("playlists"):
            return []
        page: Json = guest.done("browse", path=found["playlists"][0]["path"])
        return [page["items"][0], found["playlists"][0]]

    line, playlist = until(lines, within_s=30, what="the playlist is in the library")
    assert (line["title"], line["hit"]["mark"]) == ("House FM", "unavailable")
    assert "public addresses" in line["hit"]["reason"]["message"]
    assert link not in str(line)
    host.done("set_setting", name="allowed_private_hosts", value=[services.host])
    page: Json = host.done("browse", path=playlist["path"])
    assert page["items"][0]["hit"]["song"]["uri"] == link
    host.done("set_setting", name="fallback_playlist", value=playlist["uri"])
    until(lambda: playing(guest), within_s=60, what="the stream plays")
    assert playing(guest)["song"]["source"] == "radio"
    assert stream_in_player(system) == link
    backup = services.url("/media/radio")
    host.done("set_setting", name="backup_stream", value=backup)
    host.done("set_setting", name="fallback_playlist", value="")
    host.done("skip")
    until(
        lambda: stream_in_player(system) == backup,
        within_s=60,
        what="the backup stream plays",
    )


def stream_in_player(system: System) -> str | None:
    """Return the URL of the stream that MPD plays by way of the relay, or None."""
    found = relayed(system.mpd("currentsong").get("file", ""))
    return found[1] if found else None
