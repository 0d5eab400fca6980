"""An evening with a real Home Assistant: set up, automated, spoken to, restarted and removed.

test_home_assistant.py has the media player and lights, test_dashboard_card.py what is clicked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pytest

from scripts.home_assistant import INTEGRATION, HomeAssistantError, Login
from tests.ports import free_port
from tests.system.home_assistant import test_home_assistant as home_assistant
from tests.system.home_assistant.test_home_assistant import (
    SOON_S,
    ask_for_songs,
    at_home,
    run_home_assistant,
    shown,
)
from tests.system.support.party_system import ROOT, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

BACK_S: Final = 30.0
ALL, FIRST, LAST = slice(None), slice(1), slice(-1, None)
BLUEPRINTS: Final = sorted(path.stem for path in (INTEGRATION / "blueprints").rglob("*.yaml"))
ACTIONS: Final = frozenset(re.findall(r"(?m)^(\w+):", (INTEGRATION / "services.yaml").read_text()))
VOICE: Final = "tts.stand_in_voice"
SPOKEN: Final = "stand_in_voice.spoken"
"""State with the last text of the stand-in for text-to-speech."""

STAND_IN: Final = ROOT / "tests" / "homeassistant" / "stand_ins" / "stand_in_voice"

TOOLS: Final = tuple(
    f"Raveberry{name}"
    for name in ("NowPlaying", "Next", "HowLong", "WhoAsked", "Request", "Vote", "Skip", "Open",
                 "Close", "Announce", "Lights", "Volume")
)  # fmt: skip
"""The intents, which Home Assistant 2026.2 offers to language models; later ones have llm.py."""

SONGS: Final = (
    "Balcony Lights",
    "Harbour Lanterns",
    "Last Tram Home",
    "Night Ferry",
    "Orchard Waltz",
    "Paper Planets",
    "Salt and Linen",
    "Second Gear",
    "Tarde Azul",
    "Velvet Gateway",
)

type Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Home:
    """A Home Assistant and the party that it shows."""

    system: System
    login: Login
    called: set[str] = field(default_factory=set)

    def ask(self, kind: str, **how: object) -> Any:  # noqa: ANN401 - JSON
        return at_home(self.login, lambda home: home.ask(kind, **how))

    def http(self, method: str, path: str, body: Json | None = None) -> Any:  # noqa: ANN401 - JSON
        return at_home(self.login, lambda home: home.http(method, path, body))

    @property
    def entry(self) -> Json:
        (entry,) = at_home(self.login, lambda home: home.entries())
        return entry

    def entity(self, domain: str, key: str) -> str:
        """Return the entity of the party with a translation key."""
        (found,) = [
            entity["entity_id"]
            for entity in at_home(self.login, lambda home: home.entities())
            if entity["entity_id"].startswith(f"{domain}.") and entity["translation_key"] == key
        ]
        return str(found)

    @property
    def player(self) -> str:
        return home_assistant.entity_of(self.login, "media_player")

    def state(self, entity: str) -> str | None:
        state: str | None = shown(self.login, entity)["state"]
        return state

    def becomes(self, entity: str, *states: str, within_s: float = SOON_S) -> None:
        until(
            lambda: self.state(entity) in states,
            within_s=within_s,
            what=f"{entity} is {' or '.join(states)}",
        )

    def set_states(self, entity: str, *states: str) -> None:
        """Set the state of an entity that nothing else provides."""
        for state in states:
            self.http("POST", f"/api/states/{entity}", {"state": state})

    def set_up(self, step: str, **answers: object) -> None:
        """Fill in one form of "Set up your party"."""
        flows = "/api/config/config_entries/options/flow"
        menu = self.http("POST", flows, {"handler": self.entry["entry_id"]})
        flow = f"{flows}/{menu['flow_id']}"
        assert step in menu["menu_options"]
        form = self.http("POST", flow, {"next_step_id": step})
        assert form["type"] == "form", form
        assert self.http("POST", flow, answers)["type"] == "menu"
        assert self.http("POST", flow, {"next_step_id": "finish"})["type"] == "create_entry"

    def act(self, action: str, *, answers: bool = False, **data: object) -> Json:
        """Call an action of the party; return its answer if it has one."""
        domain, _, service = action.rpartition(".")
        self.called.add(service)
        answer = self.ask(
            "call_service",
            domain=domain or "raveberry",
            service=service,
            service_data=data,
            target={"entity_id": self.player},
            **({"return_response": True} if answers else {}),
        )
        return dict(answer["response"][self.player]) if answers else {}

    def answer(self, action: str, **data: object) -> Json:
        return self.act(action, answers=True, **data)

    def fill_queue(self) -> None:
        """Let the music play, and songs wait."""
        for _ in range(3):
            self.act("enqueue_random")
        self.act("media_player.media_play")
        self.becomes(self.player, "playing")
        until(lambda: len(self.queue()["entries"]) >= 2, within_s=SOON_S, what="songs wait")

    def queue(self) -> Json:
        return self.answer("get_queue")

    @property
    def current(self) -> Json:
        """The entry that plays, without an id between two songs."""
        return self.queue()["current"] or {"id": None, "score": 0}

    def new_song(self) -> str:
        """Return the title of a song that neither waits nor has played."""
        queue = self.queue()
        known = [*queue["entries"], *([queue["current"]] if queue["current"] else [])]
        known += self.answer("get_history", limit=100)["plays"]
        titles = {one["song"]["title"] for one in known}
        hits = self.answer("search", q="a", limit=50)["hits"]
        return next(str(hit["song"]["title"]) for hit in hits if hit["song"]["title"] not in titles)

    def entry_of(self, guest: str) -> str | None:
        """Return the waiting entry that a guest has requested."""
        for entry in self.queue()["entries"]:
            if (entry["requested_by"] or {}).get("name") == guest:
                return str(entry["id"])
        return None

    def waits(self, entry: str, at: slice = ALL) -> bool:
        """Return whether an entry is in a part of the queue."""
        return entry in [waiting["id"] for waiting in self.queue()["entries"]][at]

    def say(self, text: str, language: str = "en") -> str:
        """Say something to Assist, and return what it answers."""
        answer = self.ask("conversation/process", text=text, language=language)
        response = answer["response"]
        assert response["response_type"] != "error", response
        return str(response["speech"]["plain"]["speech"])

    def tool(self, tool: str, **args: object) -> str:
        """Call a tool as a language model does, and return what it is answered."""
        called = self.ask(
            "call_service",
            domain=STAND_IN.name,
            service="call_tool",
            service_data={"tool": tool, "args": args},
            return_response=True,
        )
        assert set(TOOLS) <= set(called["response"]["offered"])
        return str(called["response"]["answer"]["speech"]["plain"]["speech"])

    def automate(self, blueprint: str, **inputs: object) -> None:
        """Make an automation from an installed blueprint."""
        wish = {
            "alias": blueprint,
            "use_blueprint": {"path": f"raveberry/{blueprint}.yaml", "input": inputs},
        }
        self.http("POST", f"/api/config/automation/config/{blueprint}", wish)
        self.becomes(f"automation.{blueprint}", "on")

    @property
    def panels(self) -> Json:
        return dict(self.ask("get_panels"))

    @property
    def installed(self) -> list[str]:
        folder = self.system.folder / "home-assistant/blueprints/automation/raveberry"
        return sorted(path.stem for path in folder.glob("*.yaml"))


@pytest.fixture
def system() -> Iterator[System]:
    """A party with songs that are longer than this test."""
    variables = {"RAVEBERRY_SOURCES": "local", "RAVEBERRY_GUEST_URL": "http://party.example/"}
    with a_system(variables=variables) as system:
        for song in SONGS:
            system.add_tone(song, length_s=240)
        with system.running():
            system.wait_until_served()
            yield system


@pytest.fixture
def login(system: System) -> Iterator[Login]:
    """Start Home Assistant beside the party, with a voice."""
    run_home_assistant(system, "--port", str(free_port()), "--component", str(STAND_IN))
    login = Login.read(system.folder / "home-assistant")
    assert login is not None
    yield login
    run_home_assistant(system, "--stop")


@pytest.fixture
def home(system: System, login: Login) -> Home:
    return Home(system=system, login=login)


def test_an_evening_with_home_assistant(home: Home) -> None:
    ask_for_songs(home.system)
    home.becomes(home.player, "playing")
    set_it_up(home)
    act_on_songs(home)
    act_on_guests(home)
    act_on_the_party(home)
    announce(home)
    assert home.called >= ACTIONS
    let_automations_run(home)
    speak(home)
    let_a_model_act(home)
    lose_the_broker(home)
    restart(home)
    remove(home)


def set_it_up(home: Home) -> None:
    """Add and take back the dashboard, and install all blueprints."""
    path = f"party-{home.system.node}"
    assert path not in home.panels
    home.set_up("dashboard", dashboard=True)
    assert home.panels[path]["title"] == home.entry["title"]
    config = home.ask("lovelace/config", url_path=path)
    assert config == {"strategy": {"type": "custom:raveberry", "entity": home.player}}
    home.set_up("dashboard", dashboard=False)
    assert path not in home.panels
    home.set_up("dashboard", dashboard=True)

    home.set_up("blueprints", blueprints=BLUEPRINTS)
    assert home.installed == BLUEPRINTS
    listed = home.ask("blueprint/list", domain="automation")
    assert {f"raveberry/{name}.yaml" for name in BLUEPRINTS} <= set(listed)
    home.set_up("blueprints", blueprints=[name for name in BLUEPRINTS if name != "winner"])
    assert "winner" not in home.installed
    home.set_up("blueprints", blueprints=BLUEPRINTS)


def act_on_songs(home: Home) -> None:
    """Call the actions that request, find and order songs."""
    *_, last, wish = (
        hit["song"]["title"] for hit in home.answer("search", q="a", limit=50)["hits"]
    )
    entry = home.answer("enqueue", query=last)["entry"]["id"]
    assert home.answer("request", query=wish, guest="Ann")["place"] >= 1
    home.act("enqueue_random")
    home.act("vote", entry=entry, value=1)
    for action, place, is_there in (
        ("prioritize", FIRST, True),
        ("move", LAST, True),
        ("remove", ALL, False),
        ("bring_back", ALL, True),
        ("remove", ALL, False),
    ):
        home.act(action, entry=entry)
        until(
            lambda place=place, is_there=is_there: home.waits(entry, place) is is_there,  # type: ignore[misc]
            within_s=SOON_S,
            what=f"{action} is done",
        )
    home.act("undo")
    until(lambda: home.waits(entry), within_s=SOON_S, what="the removal is undone")
    saved = home.answer("save_playlist", name="Tonight")
    assert saved["songs"] >= 1
    assert saved["uri"] in [one["uri"] for one in home.answer("get_playlists")["playlists"]]
    assert home.answer("enqueue_playlist", uri=saved["uri"])["total"] == saved["songs"]


def act_on_guests(home: Home) -> None:
    """Call the actions that decide on guests, their requests and their texts."""
    home.act("set_setting", name="approval", value=True)
    home.act("set_setting", name="moderate_texts", value=True)
    for name in ("Bea", "Cleo"):
        guest = home.system.guest()
        guest.done("enqueue_random")
        guest.done("set_profile", name=name)
    until(
        lambda: (
            [len(home.answer("get_undecided")[kind]) for kind in ("approval", "texts")] == [2, 2]
        ),
        within_s=SOON_S,
        what="two requests and two names wait",
    )
    undecided = home.answer("get_undecided")
    for verb, request, text in zip(
        ("approve", "reject"), undecided["approval"], undecided["texts"], strict=True
    ):
        home.act(verb, entry=request["id"])
        home.act(f"{verb}_text", text=text["id"])
    until(
        lambda: home.answer("get_undecided") == {"approval": [], "texts": []},
        within_s=SOON_S,
        what="all is decided",
    )
    home.act("set_setting", name="approval", value=False)
    home.act("set_setting", name="moderate_texts", value=False)
    (guest_id,) = [
        guest["id"] for guest in home.answer("get_guests")["guests"] if guest["name"] == "Bea"
    ]
    home.act("mute_guest", guest=guest_id, minutes=15)
    with pytest.raises(HomeAssistantError, match="Their page has to be open"):
        home.act("set_role", guest=guest_id, role="mod")
    home.act("ban_guest", guest=guest_id, on=True)
    home.act("ban_guest", guest=guest_id, on=False)
    home.act("forget_guest", guest=guest_id)
    assert guest_id not in [guest["id"] for guest in home.answer("get_guests")["guests"]]


def act_on_the_party(home: Home) -> None:
    """Call the actions of party, lights, knowledge and codes."""
    for action in ("export", "get_history", "get_library", "get_recap", "get_sources", "get_stats"):
        assert home.answer(action), action
    assert home.answer("make_mod_code")["code"]
    home.act("rotate_code")
    home.act("add_hashtag", text="#dance")
    home.act("remove_hashtag", text="#dance")
    home.act("set_lights", brightness=200, effect="disabled")
    home.act("save_light_scene", name="Midnight")
    scenes = home.entity("select", "light_scene")
    until(
        lambda: "Midnight" in shown(home.login, scenes)["attributes"]["options"],
        within_s=SOON_S,
        what="the scene is offered",
    )
    home.act("remove_light_scene", name="Midnight")
    assert home.answer("get_found_lights") == {"lights": []}
    for action in ("add_light", "remove_light"):
        with pytest.raises(HomeAssistantError, match="no such light"):
            home.act(action, device="wled-a0b1c2d3e4f5")
    with pytest.raises(HomeAssistantError, match="No source that can be updated"):
        home.act("renew_source")
    output, *_ = shown(home.login, home.player)["attributes"]["source_list"]
    home.act("set_output", output=output, on=True)
    home.act("buzz")
    home.act("set_sleep_timer", minutes=180)
    is_open = home.entity("switch", "party")
    home.act("close_party")
    home.becomes(is_open, "off")
    home.act("open_party", duration_s=7200)
    home.becomes(is_open, "on")
    home.fill_queue()


def announce(home: Home) -> None:
    """Let the stand-in for text-to-speech speak; the host allows Home Assistant's address."""
    home.http("POST", "/api/config/config_entries/flow", {"handler": STAND_IN.name})
    home.becomes(VOICE, "unknown")
    address = urlsplit(home.login.url).netloc
    home.act("set_setting", name="allowed_private_hosts", value=[address])
    text = "Last orders, please"
    media = f"media-source://tts/{VOICE}?message={quote(text)}"
    until(lambda: is_announced(home, media), within_s=BACK_S, what="the buzzer is over")
    assert home.state(SPOKEN) == text
    home.becomes(home.player, "playing")


def is_announced(home: Home, media: str) -> bool:
    """Announce something; return whether no other sound was playing."""
    try:
        home.act("announce", media_uri=media)
    except HomeAssistantError as err:
        if "Another sound is playing" not in str(err):
            raise
        return False
    return True


def let_automations_run(home: Home) -> None:
    """Run each blueprint."""
    player = home.player
    up, skip = "input_button.up", "input_button.skip"
    home.set_states(up, "2026-11-30T20:00:00+00:00")
    home.set_states(skip, "2026-11-30T20:00:00+00:00")
    home.automate("buttons", player=player, up=[up], skip=[skip])
    playing = home.current
    home.set_states(up, "2026-11-30T20:01:00+00:00")
    until(
        lambda: home.current["score"] > playing["score"],
        within_s=SOON_S,
        what="a button votes",
    )
    home.set_states(skip, "2026-11-30T20:01:00+00:00")
    until(
        lambda: home.current["id"] not in {None, playing["id"]},
        within_s=SOON_S,
        what="a button skips",
    )

    limit, night = home.entity("number", "volume_max"), "binary_sensor.night"
    home.set_states(night, "off")
    home.automate("quiet_hours", limit=limit, quiet=[night], quiet_volume=40)
    home.set_states(night, "on")
    home.becomes(limit, "40", "40.0")
    home.set_states(night, "off")
    home.becomes(limit, "100", "100.0")

    song = home.new_song()
    home.automate("nfc_guest", tag="bracelet", guest="Nina", song=song, node=home.system.node)
    home.http("POST", "/api/events/tag_scanned", {"tag_id": "bracelet", "device_id": None})
    nina = until(lambda: home.entry_of("Nina"), within_s=SOON_S, what="a tag is a guest")
    let_win(home, str(nina))

    phone, bell = "sensor.phone", "binary_sensor.bell"
    home.set_states(phone, "idle")
    home.set_states(bell, "off")
    home.automate("doorbell_and_phone", player=player, phones=[phone], bells=[bell], voice=VOICE)
    home.set_states(phone, "ringing")
    home.becomes(player, "paused")
    home.set_states(phone, "idle")
    home.becomes(player, "playing")
    home.set_states(bell, "on")
    home.becomes(SPOKEN, "Someone is at the door.")

    light = home_assistant.entity_of(home.login, "light")
    events = home_assistant.entity_of(home.login, "event")
    home.automate("lights_follow_votes", player=player, votes=events, lights=[light], span=1)
    home.act("vote", entry=home.current["id"], value=1)
    home.act("enqueue_random")  # an event, as those of votes are disabled at first
    until(
        lambda: shown(home.login, light)["attributes"].get("rgb_color") == [0, 255, 0],
        within_s=SOON_S,
        what="the light is green",
    )

    let_people_leave(home, events)


def let_people_leave(home: Home, events: str) -> None:
    """Run the blueprints that close and open the party, and announce the winner."""
    player = home.player
    home.automate("winner", player=player, event=events, voice=VOICE, words="{guest}: {score}")
    ann, is_open = "person.ann", home.entity("switch", "party")
    home.set_states(ann, "home")
    home.automate("everybody_gone", player=player, people=[ann], minutes=0)
    best, *_ = home.answer("get_recap")["winners"]
    home.set_states(ann, "not_home")
    home.becomes(is_open, "off")
    home.becomes(SPOKEN, f"{best['guest']['name']}: {best['score']}", within_s=BACK_S)
    home.becomes(player, "paused", "idle")
    home.automate("party_starts", player=player, starters=[ann], hours=2)
    home.set_states(ann, "home")
    home.becomes(is_open, "on")


def let_win(home: Home, entry: str) -> None:
    """Let the song of a guest play and end."""
    home.act("enqueue_random")
    home.act("prioritize", entry=entry)
    until(lambda: home.waits(entry, FIRST), within_s=SOON_S, what="it is next")
    home.act("media_player.media_next_track")
    until(lambda: home.current["id"] == entry, within_s=SOON_S, what="it plays")
    home.act("media_player.media_next_track")
    until(lambda: home.current["id"] not in {None, entry}, within_s=SOON_S, what="it has ended")
    until(lambda: home.answer("get_recap")["winners"], within_s=SOON_S, what="a guest leads")


def speak(home: Home) -> None:
    """Ask and order in English and German; a question back is answered in words."""
    home.fill_queue()
    queue = home.queue()
    title, following = (entry["song"]["title"] for entry in (queue["current"], queue["entries"][0]))
    assert title in home.say("what's playing at the party")
    assert following in home.say("what's next at the party")
    assert following in home.say("was kommt als nächstes auf der Party", "de")
    assert "no downvotes at this party" in home.say("vote this song down")
    assert "keine Gegenstimmen" in home.say("stimm gegen diesen Song", "de")
    songs = [hit["song"]["title"] for hit in home.answer("search", q="a")["hits"]]
    known = {title, *(entry["song"]["title"] for entry in home.queue()["entries"])}
    wish = next(song for song in songs if song not in known)
    assert wish in home.say(f"spiel {wish} auf der Party", "de")
    until(
        lambda: wish in [entry["song"]["title"] for entry in home.queue()["entries"]],
        within_s=SOON_S,
        what="a spoken wish waits",
    )
    home.say("skip this song at the party")
    until(
        lambda: home.current["id"] not in {None, queue["current"]["id"]},
        within_s=SOON_S,
        what="it is skipped by voice",
    )
    is_open = home.entity("switch", "party")
    home.say("Mach die Party zu", "de")
    home.becomes(is_open, "off")
    home.say("open the party")
    home.becomes(is_open, "on")


def let_a_model_act(home: Home) -> None:
    """Call tools as a language model does, with the name of the party and that of another one."""
    party = home.entry["title"]
    home.fill_queue()
    queue = home.queue()
    playing, following = queue["current"], queue["entries"][0]
    assert playing["song"]["title"] in home.tool("RaveberryNowPlaying")
    assert following["song"]["title"] in home.tool("RaveberryNext", party=party)
    wish = home.new_song()
    assert wish in home.tool("RaveberryRequest", query=wish, party=party)
    until(
        lambda: wish in [entry["song"]["title"] for entry in home.queue()["entries"]],
        within_s=SOON_S,
        what="the wish of a model waits",
    )
    assert "Voted for" in home.tool(
        "RaveberryVote", direction="up", query=following["song"]["title"]
    )
    until(
        lambda: any(
            entry["id"] == following["id"] and entry["score"] > following["score"]
            for entry in home.queue()["entries"]
        ),
        within_s=SOON_S,
        what="the vote of a model counts",
    )
    refused = home.tool("RaveberrySkip", party="Attic")
    assert refused == "There is no party called Attic."
    assert home.current["id"] == playing["id"]
    assert playing["song"]["title"] in home.tool("RaveberrySkip", party=f"{party} party")
    until(
        lambda: home.current["id"] not in {None, playing["id"]},
        within_s=SOON_S,
        what="a model skips",
    )
    is_open = home.entity("switch", "party")
    home.tool("RaveberryClose")
    home.becomes(is_open, "off")
    home.tool("RaveberryOpen")
    home.becomes(is_open, "on")


def lose_the_broker(home: Home) -> None:
    """Kill the broker; everything is unavailable and returns by itself."""
    before = home.state(home.player)
    killed = home.system.kill("broker")
    home.becomes(home.player, "unavailable")
    until(lambda: home.system.is_back("broker", after=killed), within_s=BACK_S, what="a new broker")
    home.becomes(home.player, str(before), within_s=BACK_S)
    until(lambda: home.queue() is not None, within_s=BACK_S, what="actions are answered")


def restart(home: Home) -> None:
    """Restart Home Assistant; what was set up is there again."""
    before = {key: home.state(key) for key in (home.player, home.entity("switch", "party"))}
    run_home_assistant(home.system, "--port", str(urlsplit(home.login.url).port))
    for entity, state in before.items():
        home.becomes(entity, str(state), within_s=BACK_S)
    assert home.entry["state"] == "loaded"
    home.becomes("automation.buttons", "on")
    assert f"party-{home.system.node}" in home.panels
    assert home.installed == BLUEPRINTS


def remove(home: Home) -> None:
    """Delete the config entry; nothing of the party is left but what somebody uses."""
    entry = home.entry["entry_id"]
    for blueprint in (name for name in BLUEPRINTS if name != "buttons"):
        if home.state(f"automation.{blueprint}") is not None:
            home.http("DELETE", f"/api/config/automation/config/{blueprint}")
            until(
                lambda name=blueprint: home.state(f"automation.{name}") is None,  # type: ignore[misc]
                within_s=SOON_S,
                what=f"{blueprint} is deleted",
            )
    home.http("DELETE", f"/api/config/config_entries/entry/{entry}")
    assert at_home(home.login, lambda connected: connected.entries()) == []
    assert at_home(home.login, lambda connected: connected.entities()) == []
    devices = home.ask("config/device_registry/list")
    assert [device for device in devices if entry in device["config_entries"]] == []
    issues = home.ask("repairs/list_issues")["issues"]
    assert [issue for issue in issues if issue["domain"] == "raveberry"] == []
    assert f"party-{home.system.node}" not in home.panels
    assert home.ask("lovelace/resources") == []
    # An automation keeps its blueprint; the others are gone.
    assert home.installed == ["buttons"]
    stored = system_files(home.system.folder / "home-assistant" / ".storage", entry)
    assert stored <= {"core.config_entries", "core.device_registry", "core.entity_registry"}
    # The server publishes nothing for Home Assistant's own discovery, so nothing is left of it.
    with home.system.mqtt() as mqtt:
        until(lambda: mqtt.latest("player"), within_s=SOON_S, what="topics are retained")
        assert {topic.partition("/")[0] for topic in mqtt.retained} == {"raveberry"}
    # It plays on, and can be added again.
    assert home.system.is_served()
    until(
        lambda: at_home(home.login, lambda connected: connected.flows()),
        within_s=SOON_S,
        what="the party is discovered again",
    )


def system_files(folder: Path, entry: str) -> set[str]:
    """Return the stored files that name a config entry."""
    return {file.name for file in folder.iterdir() if entry in file.read_text(errors="replace")}
