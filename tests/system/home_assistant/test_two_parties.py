"""Two real parties at one broker in one Home Assistant, which are never mixed up."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, override
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from scripts import processes
from scripts.home_assistant import Login
from tests.chromium import CHROMIUM, FLAGS
from tests.ports import free_port
from tests.system.home_assistant.test_dashboard_card import opened
from tests.system.home_assistant.test_home_assistant import SOON_S, at_home, run_home_assistant
from tests.system.home_assistant.test_home_assistant_evening import Home
from tests.system.support.party_system import System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

GARDEN, ATTIC = "Garden", "Attic Party"
SONGS: Final = {
    GARDEN: ("Harbour Lanterns", "Night Ferry", "Orchard Waltz", "Tarde Azul"),
    ATTIC: ("Balcony Lights", "Last Tram Home", "Paper Planets", "Velvet Gateway"),
}


@dataclass(frozen=True, kw_only=True)
class Party(Home):
    """One of several parties of a Home Assistant."""

    name: str

    @property
    @override
    def entry(self) -> dict[str, Any]:
        entries = at_home(self.login, lambda home: home.entries())
        (found,) = [entry for entry in entries if entry["title"] == self.name]
        return dict(found)

    def entities(self) -> list[dict[str, Any]]:
        """Return the enabled entities of this party."""
        entry = self.entry["entry_id"]
        return [
            entity
            for entity in at_home(self.login, lambda home: home.entities())
            if entity["config_entry_id"] == entry and not entity["disabled_by"]
        ]

    @override
    def entity(self, domain: str, key: str) -> str:
        (found,) = [
            str(entity["entity_id"])
            for entity in self.entities()
            if entity["entity_id"].startswith(f"{domain}.") and entity["translation_key"] == key
        ]
        return found

    def only(self, domain: str) -> str:
        """Return the only enabled entity of this party in a domain."""
        (found,) = [
            str(entity["entity_id"])
            for entity in self.entities()
            if entity["entity_id"].startswith(f"{domain}.")
        ]
        return found

    @property
    @override
    def player(self) -> str:
        return self.only("media_player")

    def shown(self) -> dict[str, Any]:
        """Return what Home Assistant shows of this party, without what passes by itself."""
        states = at_home(self.login, lambda home: home.states())
        return {
            entity["entity_id"]: states[entity["entity_id"]]["state"]
            for entity in self.entities()
            if entity["entity_id"] in states
        }

    def settled(self) -> dict[str, Any]:
        """Return what Home Assistant shows once two looks a second apart are equal."""
        looks = [self.shown()]

        def is_settled() -> bool:
            time.sleep(1)
            looks.append(self.shown())
            return looks[-1] == looks[-2]

        until(is_settled, within_s=SOON_S, what=f"{self.name} is settled")
        return looks[-1]

    def friendly_names(self) -> set[str]:
        states = at_home(self.login, lambda home: home.states())
        return {
            states[entity["entity_id"]]["attributes"]["friendly_name"]
            for entity in self.entities()
            if entity["entity_id"] in states
        }

    def waiting(self) -> list[str]:
        return [entry["song"]["title"] for entry in self.queue()["entries"]]

    def entries(self) -> list[dict[str, Any]]:
        """Return the entries that wait, without what passes by itself."""
        return [
            {name: value for name, value in entry.items() if name != "eta_s"}
            for entry in self.queue()["entries"]
        ]

    def request_all(self) -> None:
        """Request all songs of the party and let the first one play."""
        for title in SONGS[self.name]:
            until(
                lambda title=title: self.answer("search", q=title)["hits"],  # type: ignore[misc]
                within_s=SOON_S,
                what=f"{title} is found",
            )
            self.answer("enqueue", query=title)
        self.becomes(self.player, "playing")


@pytest.fixture
def systems() -> Iterator[dict[str, System]]:
    """Two parties, of which the second one uses the broker of the first."""
    variables = {"RAVEBERRY_SOURCES": "local", "RAVEBERRY_GUEST_URL": "http://party.example/"}
    elsewhere = variables | {"RAVEBERRY_MQTT_HOST": "127.0.0.1"}
    with a_system(variables=variables) as garden, a_system(variables=elsewhere) as attic:
        attic.mqtt_port = garden.mqtt_port
        systems = {GARDEN: garden, ATTIC: attic}
        for name, system in systems.items():
            for song in SONGS[name]:
                system.add_tone(song, length_s=240)
        with garden.running():
            garden.wait_until_served()
            with attic.running():
                attic.wait_until_served()
                for name, system in systems.items():
                    system.host().done("set_setting", name="party_name", value=name)
                yield systems


@pytest.fixture
def login(systems: dict[str, System]) -> Iterator[Login]:
    """Start Home Assistant beside the parties, without any of them set up."""
    garden = systems[GARDEN]
    run_home_assistant(garden, "--port", str(free_port()))
    login = Login.read(garden.folder / "home-assistant")
    assert login is not None
    for entry in at_home(login, lambda home: home.entries()):
        path = f"/api/config/config_entries/entry/{entry['entry_id']}"
        at_home(login, lambda home, path=path: home.http("DELETE", path))  # type: ignore[misc]
    yield login
    run_home_assistant(garden, "--stop")


def offered(login: Login) -> set[str]:
    """Return the names of the parties that Home Assistant offers to set up."""
    flows = at_home(login, lambda home: home.flows())
    return {flow["context"]["title_placeholders"]["name"] for flow in flows}


def test_two_parties_are_never_mixed_up(systems: dict[str, System], login: Login) -> None:
    until(lambda: offered(login) == {GARDEN, ATTIC}, within_s=SOON_S, what="both are offered")
    for flow in at_home(login, lambda home: home.flows()):
        at_home(login, lambda home, flow=flow: home.finish(flow["flow_id"], {}))  # type: ignore[misc]
    assert offered(login) == set()
    garden, attic = (
        Party(system=system, login=login, name=name) for name, system in systems.items()
    )
    for party in (garden, attic):
        party.request_all()
        party.set_up("dashboard", dashboard=True)

    are_told_apart_by_name(garden, attic)
    act_on_one(garden, attic)
    speak(garden, attic)
    look(garden, attic)
    follow_the_name(garden)
    remove(garden, attic)


def are_told_apart_by_name(garden: Party, attic: Party) -> None:
    """Check devices and entities; what tiles show is the friendly name."""
    devices = garden.ask("config/device_registry/list")
    for party in (garden, attic):
        entry = party.entry["entry_id"]
        names = {device["name"] for device in devices if entry in device["config_entries"]}
        assert party.name in names
        assert {name for name in names if not name.startswith(party.name)} == set()
        shown = party.friendly_names()
        assert len(shown) > 10
        assert {name for name in shown if not name.startswith(party.name)} == set()
    assert not garden.friendly_names() & attic.friendly_names()


def act_on_one(garden: Party, attic: Party) -> None:
    """Act on one party; nothing of the other one changes."""
    before = attic.settled()
    entries = attic.entries()
    last = garden.queue()["entries"][-1]
    garden.act("vote", entry=last["id"], value=1)
    garden.act("prioritize", entry=last["id"])
    until(lambda: garden.waiting()[0] == last["song"]["title"], within_s=SOON_S, what="it is next")
    garden.act("media_player.media_pause")
    garden.becomes(garden.player, "paused")
    garden.act("set_setting", name="approval", value=True)
    light = garden.only("light")
    blue = {"rgb_color": [0, 0, 255], "effect": "off", "brightness": 255}
    at_home(garden.login, lambda home: home.act("light.turn_on", light, **blue))
    until(lambda: strip_color(garden) == {(0, 0, 255)}, within_s=SOON_S, what="it is blue")
    garden.act("close_party")
    garden.becomes(garden.entity("switch", "party"), "off")
    assert attic.shown() == before
    assert attic.entries() == entries
    assert strip_color(attic) != {(0, 0, 255)}
    garden.act("open_party")
    for _ in range(2):  # its queue is empty, as it was closed
        garden.act("enqueue_random")
    garden.act("media_player.media_play")
    garden.becomes(garden.player, "playing")


def strip_color(party: Party) -> set[tuple[int, int, int]]:
    party.system.strip.forget()
    return set(party.system.strip.frame())


def speak(garden: Party, attic: Party) -> None:
    """Name a party, or let the question back be answered by its name alone."""
    for party in (garden, attic):
        title = party.current["song"]["title"]
        spoken = party.name.removesuffix(" Party").lower()
        assert title in garden.say(f"what's playing at the {spoken} party")
        assert title in garden.say(f"was läuft auf der {spoken}-party", "de")
        question = garden.say("what's playing at the party")
        assert question.startswith("Which party: Attic Party, Garden?")
        assert title in garden.say(f"the {spoken} party")
        question = garden.say("was läuft auf der Party", "de")
        assert question.startswith("Welche Party: Attic Party, Garden?")
        assert title in garden.say(spoken, "de")
    playing, other = attic.current["id"], garden.current["id"]
    said = garden.say("skip this song at the attic party")
    assert said.startswith("Skipped"), said
    until(lambda: attic.current["id"] not in {None, playing}, within_s=SOON_S, what="it is skipped")
    assert garden.current["id"] == other
    assert garden.say("skip this song at the party").startswith("Which party")
    assert garden.say("number two").startswith("Skipped")
    until(lambda: garden.current["id"] not in {None, other}, within_s=SOON_S, what="it is skipped")


def look(garden: Party, attic: Party) -> None:
    """Open the dashboard of each party, and the cards of both on one view."""
    cards = [{"type": "custom:raveberry-card", "entity": party.player} for party in (garden, attic)]
    config = {"views": [{"title": "Both", "cards": cards}]}
    garden.ask(
        "lovelace/dashboards/create",
        url_path="both-parties",
        title="Both",
        mode="storage",
        show_in_sidebar=True,
        require_admin=False,
    )
    garden.ask("lovelace/config/save", url_path="both-parties", config=config)
    waiting = {party.name: party.waiting() for party in (garden, attic)}
    paths = {party.name: f"party-{party.system.node}/music" for party in (garden, attic)}
    titles = {panel["url_path"]: panel["title"] for panel in garden.panels.values()}
    for party in (garden, attic):
        assert titles[f"party-{party.system.node}"] == party.name
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=FLAGS,
        )
        for name, other in ((GARDEN, ATTIC), (ATTIC, GARDEN)):
            page = opened(chromium, garden.login, paths[name], language="en")
            card = page.locator("raveberry-card-content")
            for title in waiting[name]:
                expect(card.get_by_text(title).first).to_be_visible(timeout=60_000)
            for title in SONGS[other]:
                expect(page.get_by_text(title)).to_have_count(0)
            page.context.close()
        page = opened(chromium, garden.login, "both-parties/0", language="en")
        cards_shown = page.locator("raveberry-card-content")
        expect(cards_shown).to_have_count(2, timeout=60_000)
        for place, (name, other) in enumerate(((GARDEN, ATTIC), (ATTIC, GARDEN))):
            expect(cards_shown.nth(place).get_by_text(waiting[name][0]).first).to_be_visible()
            for title in SONGS[other]:
                expect(cards_shown.nth(place).get_by_text(title)).to_have_count(0)
        chromium.close()


def follow_the_name(garden: Party) -> None:
    """Rename a party; its dashboard follows at once."""
    path = f"party-{garden.system.node}"
    garden.system.host().done("set_setting", name="party_name", value="Terrace")
    until(
        lambda: garden.panels[path]["title"] == "Terrace",
        within_s=SOON_S,
        what="the dashboard has the new name",
    )
    listed = {one["url_path"]: one["title"] for one in garden.ask("lovelace/dashboards/list")}
    assert listed[path] == "Terrace"
    garden.system.host().done("set_setting", name="party_name", value=GARDEN)
    until(lambda: garden.panels[path]["title"] == GARDEN, within_s=SOON_S, what="and the old one")


def remove(garden: Party, attic: Party) -> None:
    """Remove one party; the other stays as it is, and the removed one is offered while it lives."""
    before, entry = garden.settled(), attic.entry["entry_id"]
    garden.http("DELETE", f"/api/config/config_entries/entry/{entry}")
    assert garden.shown() == before
    assert [one["title"] for one in at_home(garden.login, lambda home: home.entries())] == [GARDEN]
    entities = at_home(garden.login, lambda home: home.entities())
    assert {entity["config_entry_id"] for entity in entities} == {garden.entry["entry_id"]}
    devices = garden.ask("config/device_registry/list")
    assert [device for device in devices if entry in device["config_entries"]] == []
    assert f"party-{attic.system.node}" not in garden.panels
    assert f"party-{garden.system.node}" in garden.panels
    title = garden.current["song"]["title"]
    assert title in garden.say("what's playing at the party")
    until(lambda: offered(garden.login) == {ATTIC}, within_s=SOON_S, what="it is discovered again")

    # A party that ends withdraws its discovery, and what it leaves at the broker is not offered.
    processes.end_all(attic.system.folder, patience_s=10)
    until(
        lambda: offered(garden.login) == set(), within_s=SOON_S, what="its discovery is withdrawn"
    )
    run_home_assistant(garden.system, "--port", str(urlsplit(garden.login.url).port))
    garden.becomes(garden.player, "playing", within_s=SOON_S)
    with attic.system.mqtt() as mqtt:
        until(lambda: mqtt.latest("info"), within_s=SOON_S, what="its info is still retained")
        assert mqtt.retained[f"{mqtt.base}/status"] == b"offline"
    assert offered(garden.login) == set()
