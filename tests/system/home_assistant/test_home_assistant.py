"""The party in a real Home Assistant: discovery, media player, lights and media.

test_home_assistant_evening.py has the flow that sets it up, automations, Assist and removal.
"""

import asyncio
import json
import os
import shutil
import subprocess
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from scripts.home_assistant import (
    DASHBOARD,
    HomeAssistant,
    HomeAssistantError,
    Login,
    logged_in,
    tokens_of,
)
from tests.chromium import CHROMIUM, FLAGS
from tests.ports import free_port
from tests.system.party.test_documentation_pictures import request_and_vote
from tests.system.support.party_system import ROOT, System, a_system, demo_music, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

SOON_S: Final = 60.0
"""Longer than anything takes on a machine with four parts of the tests."""


@pytest.fixture
def system() -> Iterator[System]:
    """A party with the demo music of scripts/run, which has covers."""
    variables = {
        "RAVEBERRY_MUSIC": str(demo_music()),
        "RAVEBERRY_SOURCES": "local,radio",
        "RAVEBERRY_GUEST_URL": "http://party.example/",
    }
    with a_system(variables=variables) as system, system.running():
        system.wait_until_served()
        yield system


@pytest.fixture
def login(system: System) -> Iterator[Login]:
    """Start Home Assistant beside the party, as scripts/run --home-assistant does."""
    printed = run_home_assistant(system, "--port", str(free_port()))
    login = Login.read(system.folder / "home-assistant")
    assert login is not None
    assert f"{login.url}/{DASHBOARD}" in printed
    assert login.password in printed
    yield login
    run_home_assistant(system, "--stop")


class Place(Protocol):
    """The run folder of a party, and the variables that name its broker."""

    @property
    def folder(self) -> Path: ...

    @property
    def environment(self) -> Mapping[str, str]: ...


def run_home_assistant(system: Place, *options: str) -> str:
    """Run scripts/home-assistant for the party, and return what it prints."""
    done = subprocess.run(
        [ROOT / "scripts" / "home-assistant", "--run-dir", system.folder, *options],
        env=system.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def at_home[T](login: Login, action: Callable[[HomeAssistant], Awaitable[T]]) -> T:
    """Run an action in Home Assistant over its WebSocket API."""

    async def act() -> T:
        async with logged_in(login) as home:
            return await action(home)

    return asyncio.run(act())


def entity_of(login: Login, domain: str) -> str:
    """Return the only enabled entity that we provide in a domain."""
    entities = at_home(login, lambda home: home.entities())
    (found,) = [
        entity["entity_id"]
        for entity in entities
        if entity["entity_id"].startswith(f"{domain}.") and not entity["disabled_by"]
    ]
    return str(found)


def shown(login: Login, entity: str) -> dict[str, Any]:
    return at_home(login, lambda home: home.states()).get(entity, {"state": None})


def queued(login: Login, player: str) -> list[str]:
    """Return the titles of the songs that wait."""
    answer = at_home(
        login,
        lambda home: home.ask(
            "call_service",
            domain="raveberry",
            service="get_queue",
            target={"entity_id": player},
            return_response=True,
        ),
    )
    return [entry["song"]["title"] for entry in answer["response"][player]["entries"]]


def ask_for_songs(system: System) -> list[str]:
    """Request three songs as a guest and return their titles; the first one plays."""
    guest = system.guest()

    def library() -> list[dict[str, Any]]:
        answer = json.loads(guest.ask("GET", "/api/v1/search?q=a&limit=50").body)
        return [hit["song"] for hit in answer.get("hits", ())]

    songs = (
        until(lambda: len(library()) >= 3 and library(), within_s=SOON_S, what="the library") or []
    )
    titles = [str(song["title"]) for song in songs[:3]]
    for song in songs[:3]:
        guest.done("enqueue", uri=song["uri"])
    return titles


def is_blue(system: System) -> bool:
    system.strip.forget()
    return all(blue > 100 and red == green == 0 for red, green, blue in system.strip.frame())


def test_home_assistant_shows_and_steers_the_party(system: System, login: Login) -> None:
    # The integration is discovered, and set up by confirming the discovery.
    (entry,) = at_home(login, lambda home: home.entries())
    assert (entry["source"], entry["state"]) == ("mqtt", "loaded")
    player, light = entity_of(login, "media_player"), entity_of(login, "light")

    # The current song is shown with its cover.
    title, *waiting = ask_for_songs(system)
    until(lambda: shown(login, player)["state"] == "playing", within_s=SOON_S, what="it plays")
    until(
        lambda: queued(login, player) == waiting,
        within_s=SOON_S,
        what="the others wait",
    )
    attributes = shown(login, player)["attributes"]
    assert attributes["media_title"] == title
    assert "entity_picture" in attributes

    # The library can be browsed, and a search result can be played next.
    pages = at_home(login, lambda home: home.ask("media_player/browse_media", entity_id=player))[
        "children"
    ]
    page = next(line for line in pages if line["can_expand"])
    opened = at_home(
        login,
        lambda home: home.ask(
            "media_player/browse_media",
            entity_id=player,
            media_content_type=page["media_content_type"],
            media_content_id=page["media_content_id"],
        ),
    )
    assert opened["children"]
    hits = at_home(
        login,
        lambda home: home.ask("media_player/search_media", entity_id=player, search_query="a"),
    )["result"]
    wish = next(hit for hit in hits if not hit["title"].endswith((title, *waiting)))
    at_home(
        login,
        lambda home: home.act(
            "media_player.play_media",
            player,
            media_content_type="music",
            media_content_id=wish["media_content_id"],
            enqueue="next",
        ),
    )
    until(
        lambda: wish["title"].endswith(queued(login, player)[0]),
        within_s=SOON_S,
        what="the wish is next",
    )

    # The pause action reaches MPD.
    at_home(login, lambda home: home.act("media_player.media_pause", player))
    until(lambda: system.mpd("status")["state"] == "pause", within_s=SOON_S, what="MPD pauses")
    until(lambda: shown(login, player)["state"] == "paused", within_s=SOON_S, what="it is shown")

    # A light action changes the DDP packets.
    assert not is_blue(system)
    blue = {"rgb_color": [0, 0, 255], "effect": "off", "brightness": 255}
    at_home(login, lambda home: home.act("light.turn_on", light, **blue))
    until(lambda: is_blue(system), within_s=SOON_S, what="the strip is blue")
    until(
        lambda: shown(login, light)["attributes"].get("rgb_color") == [0, 0, 255],
        within_s=SOON_S,
        what="the light is shown blue",
    )

    # The player is unavailable while the server is down.
    killed = system.kill("server")
    until(lambda: shown(login, player)["state"] == "unavailable", within_s=SOON_S, what="gone")
    until(lambda: shown(login, player)["state"] == "paused", within_s=SOON_S, what="back")
    assert system.is_back("server", after=killed)
    assert shown(login, player)["attributes"]["media_title"] == title


def test_home_assistants_own_media_play_at_the_party(system: System, login: Login) -> None:
    player = entity_of(login, "media_player")
    media = system.folder / "home-assistant" / "media"
    media.mkdir(exist_ok=True)
    shutil.copy(next(demo_music().rglob("*.mp3")), media / "handed.mp3")
    folder = at_home(
        login,
        lambda home: home.ask(
            "media_player/browse_media",
            entity_id=player,
            media_content_type="",
            media_content_id="media-source://media_source/local/.",
        ),
    )
    (piece,) = folder["children"]
    assert piece["title"] == "handed.mp3"

    def play(media_id: str, **how: object) -> None:
        data = {"media_content_type": "music", "media_content_id": media_id, **how}
        at_home(login, lambda home: home.act("media_player.play_media", player, **data))

    # Local media are fetched only after the host has allowed it in the repair issue.
    with pytest.raises(HomeAssistantError, match="may not fetch"):
        play(piece["media_content_id"])
    issues = at_home(login, lambda home: home.ask("repairs/list_issues"))["issues"]
    (issue,) = [issue for issue in issues if issue["domain"] == "raveberry"]
    fix = "/api/repairs/issues/fix"
    wish = {"handler": "raveberry", "issue_id": issue["issue_id"]}
    form = at_home(login, lambda home: home.http("POST", fix, wish))
    at_home(login, lambda home: home.http("POST", f"{fix}/{form['flow_id']}", {}))

    play(piece["media_content_id"], extra={"title": "Handed Over", "artist": "The House"})
    until(
        lambda: shown(login, player)["attributes"].get("media_title") == "Handed Over",
        within_s=SOON_S,
        what="it is fetched and plays",
    )
    assert system.mpd("status")["state"] == "play"
    guest = json.loads(system.guest().ask("GET", "/api/v1/state").body)
    assert guest["player"]["entry"]["song"]["uri"] == f"home:{piece['media_content_id']}"
    written = [file for file in (system.folder / "logs").rglob("*") if file.is_file()]
    assert written
    assert not [file for file in written if b"authSig" in file.read_bytes()]

    # Text to speech interrupts the music, which then resumes.
    events = entity_of(login, "event")
    at_home(
        login,
        lambda home: home.act("tts.demo_say", player, message="Last orders, please"),
    )
    until(
        lambda: shown(login, events)["attributes"].get("event_type") == "announcement_finished",
        within_s=SOON_S,
        what="it is spoken to its end",
    )
    until(
        lambda: system.mpd("status")["state"] == "play", within_s=SOON_S, what="the music goes on"
    )
    assert shown(login, player)["attributes"]["media_title"] == "Handed Over"


# --- the dashboard -------------------------------------------------------------------------------


@pytest.fixture
def page(login: Login) -> Iterator[Page]:
    tokens = json.dumps(json.dumps(asyncio.run(tokens_of(login))))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        context = chromium.new_context(
            locale="en-GB", viewport={"width": 1440, "height": 820}, reduced_motion="reduce"
        )
        context.add_init_script(f"localStorage.setItem('hassTokens', {tokens})")
        yield context.new_page()
        chromium.close()


def test_the_dashboard_shows_the_party_with_its_queue(
    system: System, login: Login, page: Page, tmp_path: Path
) -> None:
    """With RAVEBERRY_SCREENSHOTS=docs this makes the picture of the documentation."""
    request_and_vote(system)
    page.goto(f"{login.url}/{DASHBOARD}")
    card = page.locator("raveberry-card-content")
    expect(card.get_by_role("heading", name="Tarde Azul")).to_be_visible(timeout=60_000)
    for title in ("Harbour in the Morning", "Kick Out the Ladder"):
        expect(card.get_by_text(title)).to_be_visible()
    for place in range(4):
        expect(card.locator("rb-cover img").nth(place)).to_have_js_property("complete", value=True)
    page.wait_for_load_state("networkidle")
    folder = Path(os.environ.get("RAVEBERRY_SCREENSHOTS", tmp_path))
    page.screenshot(path=folder / "dashboard.png")
    assert (folder / "dashboard.png").stat().st_size > 10_000
