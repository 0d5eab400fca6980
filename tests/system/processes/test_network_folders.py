"""A network share that hangs: its songs wait, everything else continues, and so do they later.

The share is sshfs of Debian, whose server is stopped. No process that waits for it can be killed.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from raveberry_server.adapters.processes.stream_relay_urls import relayed

from tests.system.promises.crowd import WITHOUT_LIMITS, Json, is_known
from tests.system.support.network_share import Share, mounted_share, needs_share
from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(240), needs_share]

MORE_THAN_THREADS = 10
"""Transfers at once; the server has eight common threads."""

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


def files_of_share(system: System, share: Share) -> list[str]:
    """Return the files of the share that MPD has open; only links of our kernel are read."""
    opened = Path(f"/proc/{system.pid('mpd')}/fd")
    targets = []
    for link in opened.iterdir():
        with suppress(FileNotFoundError):
            targets.append(str(link.readlink()))
    return [target for target in targets if target.startswith(str(share.mount))]


def elapsed_s(system: System) -> float:
    return float(system.mpd_if_there("status").get("elapsed", 0))


def expect_services_to_end(system: System) -> None:
    """Expect player and server to end on request and to start while a share hangs."""
    for service in ("mpd", "server"):
        before = system.pid(service)
        os.kill(before, signal.SIGTERM)
        until(
            lambda name=service, old=before: system.is_back(name, after=old),
            within_s=15,
            what=f"{service} ends",
        )
    until(system.is_served, within_s=60, what="the server starts while the share hangs")


def test_a_song_of_a_share_plays_on_while_the_share_hangs(party: tuple[System, Share]) -> None:
    system, share = party
    host = system.host()
    host.done("enqueue", query="Iris")
    until(lambda: playing(host) == "Iris", within_s=30, what="a song of the share plays")
    until(lambda: elapsed_s(system) > 1, within_s=30, what="it is heard")
    assert files_of_share(system, share) == []
    player = system.pid("mpd")
    share.hang()
    host.done("seek", position_s=200.0)
    until(lambda: elapsed_s(system) > 202, within_s=30, what="a later part of it is heard")

    host.done("enqueue", query="Lotus")
    host.done("enqueue", query="Birch")
    skipped_s = time.monotonic()
    host.done("skip")
    until(lambda: playing(host) == "Birch", within_s=30, what="a song of another folder plays")
    heard_from_s = elapsed_s(system)
    until(lambda: elapsed_s(system) > heard_from_s, within_s=30, what="it is heard")
    assert time.monotonic() - skipped_s < 10
    assert system.pid("mpd") == player, "the player was restarted"

    expect_services_to_end(system)
    until(lambda: playing(host) == "Birch", within_s=60, what="the music goes on")


def test_a_share_that_hangs_while_speakers_fetch_its_song_stops_nothing_else(
    party: tuple[System, Share],
) -> None:
    system, share = party
    host, guest = system.host(), system.guest()
    # More than sockets and the read-ahead of the kernel take at once.
    with (share.origin / "Iris.flac").open("ab") as file:
        file.write(bytes(60_000_000))
    found: Json = json.loads(host.ask("GET", "/api/v1/search?q=Iris").body)
    link: Json = host.done("song_file", uri=found["hits"][0]["song"]["uri"])
    with ExitStack() as stack:
        speakers = []
        for number in range(MORE_THAN_THREADS):
            phone = Browser(port=guest.port, address=f"127.0.0.{number // 4 + 2}")
            speaker = stack.enter_context(closing(phone.connection()))
            speaker.request("GET", urlsplit(link["url"]).path)
            answer = speaker.getresponse()
            if answer.status == HTTPStatus.OK:
                answer.read(100_000)
                speakers.append((speaker, answer))
        assert len(speakers) == 3
        share.hang()
        for speaker, answer in speakers:
            assert speaker.sock is not None
            speaker.sock.settimeout(1)
            with pytest.raises(TimeoutError):
                answer.read()
        assert guest.ask("GET", "/healthz").status == HTTPStatus.OK
        assert search_s(guest, "Amber") < 5
        host.done("enqueue", query="Amber")
        until(lambda: playing(host) == "Amber", within_s=30, what="a local song plays")


def last_listed(system: System) -> str:
    """Return the title of the last song in MPD's list."""
    location = system.mpd_if_there("playlistinfo").get("file", "")
    found = relayed(location)
    return Path(found[1] if found else location).stem


def expect_no_copies(system: System) -> None:
    """Let all songs of the share be read from it while they play, as very large ones are."""
    copies = system.folder / "data" / "cache" / "network"
    copies.parent.mkdir(parents=True, exist_ok=True)
    copies.write_text("in the way")


def make_mix(file: Path) -> None:
    """Write a file that is larger than all buffers together: 20 minutes of noise."""
    noise = ("-f", "lavfi", "-i", "anoisesrc=duration=1200:sample_rate=44100")
    tags = ("-ac", "2", "-metadata", "title=Mix", "-metadata", "artist=Tones")
    subprocess.run(["ffmpeg", "-v", "error", *noise, *tags, str(file)], check=True)


@pytest.mark.parametrize("is_skipped", [False, True])
def test_a_song_that_is_too_large_to_copy_stops_alone_when_its_share_hangs(
    party: tuple[System, Share], *, is_skipped: bool
) -> None:
    system, share = party
    host = system.host()
    expect_no_copies(system)
    make_mix(share.origin / "Mix.wav")
    # sshfs remembers the names of files for twenty seconds.
    until(lambda: is_found_by_a_scan(host, "Mix"), within_s=90, what="it is scanned")
    host.done("enqueue", query="Mix")
    until(lambda: playing(host) == "Mix", within_s=30, what="it plays")
    host.done("seek", position_s=600.0)
    until(lambda: elapsed_s(system) > 601, within_s=30, what="it is heard")
    assert files_of_share(system, share) == []
    player = system.pid("mpd")
    host.done("enqueue", query="Birch")
    share.hang()
    hung_s = time.monotonic()
    if is_skipped:
        time.sleep(5)
        host.done("skip")
    until(
        lambda: playing(host) == "Birch",
        within_s=10 if is_skipped else 120,
        what="a song of another folder plays",
    )
    until(lambda: elapsed_s(system) < 600, within_s=30, what="the player has begun it")
    sys.stdout.write(f"another song {time.monotonic() - hung_s:.0f} s after the share hung\n")
    heard_from_s = elapsed_s(system)
    until(lambda: elapsed_s(system) > heard_from_s, within_s=30, what="it is heard")
    assert system.pid("mpd") == player, "the player was restarted"

    expect_services_to_end(system)
    until(lambda: playing(host) == "Birch", within_s=60, what="the music goes on")
    share.answer()


def test_the_next_song_is_taken_from_the_player_if_its_share_hangs(
    party: tuple[System, Share],
) -> None:
    system, share = party
    host = system.host()
    host.done("enqueue", query="Amber")
    until(lambda: playing(host) == "Amber", within_s=30, what="a local song plays")
    expect_no_copies(system)
    host.done("enqueue", query="Iris")
    until(lambda: last_listed(system) == "Iris", within_s=30, what="it is the next in MPD's list")
    share.hang()
    host.done("enqueue", query="Lotus")
    until(lambda: last_listed(system) == "Amber", within_s=60, what="it is in MPD's list no more")
    assert playing(host) == "Amber"


@pytest.mark.parametrize("place", ["music folder", "inside", "link"])
def test_a_scan_while_a_share_hangs_finds_everything_else_and_keeps_its_songs(place: str) -> None:
    with a_system() as system, ExitStack() as stack:
        system.add_tone("Amber", length_s=600)
        # Home Assistant mounts inside of /media.
        mount = (system.music if place == "inside" else system.folder) / "share"
        share = stack.enter_context(mounted_share(mount, beside=system.folder / "share"))
        folders, seen = [system.music], share.mount
        if place == "music folder":
            folders.append(share.mount)
        elif place == "link":
            seen = system.music / "linked"
            seen.symlink_to(share.mount)
        system.variables = {"RAVEBERRY_MUSIC": ":".join(map(str, folders))}
        shared = system.add_tone("Iris", length_s=300)
        shared.rename(share.origin / shared.name)
        stack.enter_context(system.running())
        stack.callback(share.answer)
        system.wait_until_served()
        host = system.host()
        for title in ("Amber", "Iris"):
            until(lambda name=title: is_known(host, name), within_s=60, what=f"{title} is here")
        host.done("enqueue", query="Amber")
        until(lambda: playing(host) == "Amber", within_s=30, what="a local song plays")
        until(lambda: not is_scanning(host), within_s=60, what="the scan at the start is done")
        share.hang()
        system.add_tone("Dahlia", length_s=120)
        late = system.add_tone("Olive", length_s=300)
        late.rename(share.origin / late.name)
        heard_s = elapsed_s(system)
        host.done("scan_library")
        until(lambda: is_known(host, "Dahlia"), within_s=60, what="another folder is scanned")
        until(lambda: away(host) == [str(seen)], within_s=60, what="its folder is named")
        until(lambda: left_out(host) == str(seen), within_s=60, what="a scan has ended")
        library = contents(host)
        assert [one["songs"] for one in library["folders"] if not one["present"]] == [1]
        until(lambda: is_reported(system), within_s=30, what="the problem is reported")
        until(lambda: elapsed_s(system) > heard_s, within_s=30, what="the music plays on")
        assert playing(host) == "Amber"

        share.answer()
        # By a scan of its own, as the songs of the share were hidden.
        until(lambda: is_known(host, "Iris"), within_s=60, what="its songs are back")
        # sshfs remembers the names of files for twenty seconds.
        until(lambda: is_found_by_a_scan(host, "Olive"), within_s=90, what="a new song is found")
        assert away(host) == []


@pytest.mark.long
def test_a_new_song_on_a_share_inside_a_music_folder_is_found_by_itself() -> None:
    with a_system() as system, ExitStack() as stack:
        share = stack.enter_context(
            mounted_share(system.music / "share", beside=system.folder / "share")
        )
        system.variables = {"RAVEBERRY_MUSIC": str(system.music)}
        system.add_tone("Amber", length_s=120)
        stack.enter_context(system.running())
        stack.callback(share.answer)
        system.wait_until_served()
        host = system.host()
        until(lambda: is_known(host, "Amber"), within_s=60, what="the first scan")
        until(lambda: not is_scanning(host), within_s=60, what="the scan at the start is done")
        # Written by the share's own machine, of which this kernel is not told.
        late = system.add_tone("Olive", length_s=120)
        until(lambda: is_known(host, "Olive"), within_s=60, what="a local song is found at once")
        late.rename(share.origin / late.name)
        until(lambda: not is_known(host, "Olive"), within_s=60, what="it is no local song any more")
        until(lambda: is_known(host, "Olive"), within_s=180, what="the song of the share is found")


def contents(host: Browser) -> Json:
    answer: Json = host.done("library")
    return answer


def is_scanning(host: Browser) -> bool:
    return bool(contents(host)["scan"]["state"] != "done")


def is_found_by_a_scan(host: Browser, title: str) -> bool:
    host.done("scan_library")
    until(lambda: not is_scanning(host), within_s=60, what="the scan ends")
    return is_known(host, title)


def left_out(host: Browser) -> str | None:
    """Return the folders that the newest scan has left out, None while it is not done."""
    reason = contents(host)["scan"]["reason"]
    return reason and reason["params"]["paths"]


def away(host: Browser) -> list[str]:
    """Return the music folders that are away."""
    return [folder["path"] for folder in contents(host)["folders"] if not folder["present"]]
