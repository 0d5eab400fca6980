"""Guests and a host who act at random and remember every acknowledged command."""

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any, Final

from tests.system.support.party_system import Browser, System, until

type Json = Any
"""JSON that a test reads from an answer and asserts on."""

LONG_S: Final = 900
"""Duration of the first song, longer than any test."""

TITLES: Final = ("Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel")
WITHOUT_LIMITS: Final = {
    "max_waiting_per_guest": 0,
    "vote_rate_per_min": 0,
    "identity_burst": 0,
    "connections_per_address": 0,
    "max_requests_per_hour": 1000,
    "fresh_requests": 100,
    "autoplay": False,
}


def prepare(system: System) -> None:
    """Add music to the party: one long song, and short ones to request."""
    system.add_tone("Overture", length_s=LONG_S)
    for title in TITLES:
        system.add_tone(title, length_s=5)


def begin(system: System) -> None:
    """Lift the limits and start the long song."""
    host = system.host()
    for name, value in WITHOUT_LIMITS.items():
        host.done("set_setting", name=name, value=value)
    for title in ("Overture", *TITLES):
        until(lambda name=title: is_known(host, name), within_s=20, what=f"{title} is known")
    host.done("enqueue", query="Overture")
    until(lambda: host.state()["player"]["entry"], within_s=20, what="it plays")  # type: ignore[index]


def is_known(browser: Browser, title: str) -> bool:
    return bool(browser.ask("GET", f"/api/v1/search?q={title}").json.get("hits"))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredCommand:
    """A command that was not answered: it may have been executed or not.

    Attributes:
        covers: whether it may cause a difference, by guest, entry and title.
    """

    covers: Callable[[tuple[int, str, str]], bool]


@dataclass(kw_only=True)
class Crowd:
    """Three guests and a host.

    Attributes:
        votes: the acknowledged votes by guest, entry and title; 0 for waiting songs without a vote
            of the guest.
        names: the acknowledged names of the guests.
    """

    system: System
    random: Random
    guests: list[Browser] = field(default_factory=list)
    host: Browser = field(init=False)
    votes: dict[tuple[int, str, str], int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    colors: list[str] = field(default_factory=list)
    remaining: list[float] = field(default_factory=list)
    asked_at_s: float = 0.0
    doubt: UnansweredCommand | None = None

    def __post_init__(self) -> None:
        self.host = self.system.host()
        for name in ("Ann", "Ben", "Cem"):
            guest = self.system.guest()
            guest.done("set_profile", name=name)
            self.guests.append(guest)
        self.look()

    def look(self) -> None:
        """Take the current state as the expected one."""
        states = [guest.state() for guest in self.guests]
        self.votes = votes_in(states)
        self.names = [_me(state)["name"] for state in states]
        self.colors = [_me(state)["color"] for state in states]
        self.remaining = [_me(state)["limits"]["requests"]["remaining"] for state in states]
        self.asked_at_s = time.monotonic()
        self.doubt = None

    def act(self) -> bool:
        """Send a random command and record it if acknowledged; return whether it was answered."""
        guest = self.random.randrange(len(self.guests))
        deed = self.random.choice(
            (
                *(self._enqueue, self._enqueue, self._vote, self._vote, self._vote),
                *(self._withdraw, self._remove, self._rename, self._move_on),
            )
        )
        try:
            deed(guest)
        except (OSError, http.client.HTTPException):
            return False
        self.doubt = None
        return True

    def differences(self) -> list[str]:
        """Return deviations from the acknowledged state that no unanswered command explains."""
        states = [guest.state() for guest in self.guests]
        found = votes_in(states)
        wrong = [
            f"{key}: {self.votes.get(key)} became {found.get(key)}"
            for key in sorted(found.keys() | self.votes.keys())
            if found.get(key) != self.votes.get(key)
            and not (self.doubt is not None and self.doubt.covers(key))
        ]
        passed_s = time.monotonic() - self.asked_at_s
        for guest, state in enumerate(states):
            me = _me(state)
            is_in_doubt = self.doubt is not None and self.doubt.covers((guest, "", "name"))
            if me["name"] != self.names[guest] and not is_in_doubt:
                wrong.append(f"{self.names[guest]} is called {me['name']}")
            if me["color"] != self.colors[guest]:
                wrong.append(f"{self.names[guest]} has another colour")
            refilled = 1 + passed_s * WITHOUT_LIMITS["max_requests_per_hour"] / 3600
            if me["limits"]["requests"]["remaining"] > self.remaining[guest] + refilled:
                wrong.append(f"the requests of {self.names[guest]} are forgotten")
        return wrong

    def _enqueue(self, guest: int) -> None:
        title = self.random.choice(TITLES)
        self.doubt = UnansweredCommand(covers=lambda key: key[2] == title)
        answer = self.guests[guest].command("enqueue", query=title)
        if answer.status == HTTPStatus.UNPROCESSABLE_ENTITY:
            assert answer.json["code"] == "limit_reached"
            return
        entry: Json = answer.json["result"]
        entry = entry["entry"]
        for other in range(len(self.guests)):
            self.votes.setdefault((other, entry["id"], title), 0)
        self.votes[guest, entry["id"], title] = 1

    def _vote(self, guest: int) -> None:
        waiting = self._waiting()
        if not waiting:
            return
        entry, title = self.random.choice(waiting)
        value = self.random.choice((0, 1))
        self.doubt = UnansweredCommand(covers=lambda key: key == (guest, entry, title))
        self.guests[guest].done("vote", entry=entry, value=value)
        self.votes[guest, entry, title] = value

    def _withdraw(self, guest: int) -> None:
        waiting = self._waiting()
        if not waiting:
            return
        entry, title = self.random.choice(waiting)
        self.doubt = UnansweredCommand(covers=lambda key: key[1] == entry)
        if self.guests[guest].command("withdraw", entry=entry).status == HTTPStatus.OK:
            self._drop(entry, title)

    def _remove(self, _guest: int) -> None:
        waiting = self._waiting()
        if len(waiting) < 4:
            return
        entry, title = self.random.choice(waiting)
        self.doubt = UnansweredCommand(covers=lambda key: key[1] == entry)
        self.host.done("remove", entry=entry)
        self._drop(entry, title)

    def _rename(self, guest: int) -> None:
        name = f"{self.names[guest][:3]} {self.random.randrange(1000)}"
        self.doubt = UnansweredCommand(covers=lambda key: key == (guest, "", "name"))
        self.guests[guest].done("set_profile", name=name)
        self.names[guest] = name

    def _move_on(self, _guest: int) -> None:
        self.doubt = UnansweredCommand(covers=lambda _key: False)
        command = self.random.choice(("pause", "play", "seek"))
        if command == "seek":
            self.host.done("seek", position_s=self.random.randrange(LONG_S // 2))
        else:
            self.host.done(command)

    def _waiting(self) -> list[tuple[str, str]]:
        return sorted({(entry, title) for _guest, entry, title in self.votes})

    def _drop(self, entry: str, title: str) -> None:
        for guest in range(len(self.guests)):
            self.votes.pop((guest, entry, title), None)


def votes_in(states: list[dict[str, Json]]) -> dict[tuple[int, str, str], int]:
    """Return the vote of each guest on each waiting song, 0 for none."""
    entries = states[0]["queue"]["entries"]
    return {
        (guest, entry["id"], entry["song"]["title"]): _me(state)["votes"].get(entry["id"], 0)
        for guest, state in enumerate(states)
        for entry in entries
    }


def _me(state: dict[str, Json]) -> Json:
    return state["me"]
