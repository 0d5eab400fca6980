"""Interrupted at any await, the server loses no task and no answer, and still stops."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from random import Random
from typing import Any, Final

import aiohttp
import aiohttp.web
import pytest
from raveberry_server import app
from raveberry_server.adapters.persistence.sqlite_store import SqliteStore
from raveberry_server.adapters.web import rate_limits
from raveberry_server.application import task_supervisor
from raveberry_server.application.party import Change, Party
from raveberry_server.application.throttling.rate_limiter import Rate
from raveberry_server.domain.model.events import SongStarted
from raveberry_server.options import Loaded, load

from tests.fakes.player.fake_player import AudioFile, FakePlayer
from tests.fakes.real_clock import RealClock
from tests.fakes.sources.fake_source import a_library
from tests.ports import free_port
from tests.rounds import Rounds
from tests.server.interruptions import Interruptions

type Json = Any

TITLES: Final = ("Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel")
GUESTS: Final = ("Ann", "Ben", "Cem", "Dee")
SETTINGS: Final = {
    "max_waiting_per_guest": 0,
    "vote_rate_per_min": 0,
    "connections_per_address": 0,
    "identity_burst": 0,
    "max_requests_per_hour": 1000,
    "fresh_requests": 100,
    "queue_max": 500,
    "autoplay": False,
}
SUPERVISED: Final = frozenset(
    {
        "player", "web", "sound output", "mqtt", "library scans", "library watch", "song fetcher",
        "source maintenance", "playlists", "retention", "scheduler", "autoplay", "random alarm",
        "newcomer watch", "installation", "relay", "disk", "memory",
    }
)  # fmt: skip
BETWEEN_CHECKS: Final = 500
HEALED_S: Final = 30.0


@dataclass(kw_only=True)
class Guest:
    """Sends requests, votes and names, and records the possible outcomes of each.

    Attributes:
        votes: possible values of this guest's vote, by entry.
        titles: titles of the songs, by entry.
        names: possible names of this guest.
        unanswered: why the last command without a result had none.
    """

    session: aiohttp.ClientSession
    random: Random
    votes: dict[str, set[int]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    answered: int = 0
    unanswered: str = ""

    async def act(self) -> None:
        deed = self.random.choice((self._enqueue, self._vote, self._vote, self._rename))
        await deed()

    async def state(self) -> Json:
        async with self.session.get("/api/v1/state") as answer:
            answer.raise_for_status()
            return await answer.json()

    async def command(self, name: str, args: Mapping[str, object]) -> tuple[bool, Json]:
        """Return whether a command may have been carried out, and its result if it was answered."""
        try:
            async with self.session.post(f"/api/v1/command/{name}", json=args) as answer:
                if answer.status == HTTPStatus.OK:
                    self.answered += 1
                    return True, (await answer.json())["result"]
                self.unanswered = f"{answer.status} {await answer.text()}"
                return answer.status == HTTPStatus.INTERNAL_SERVER_ERROR, None
        except aiohttp.ClientConnectorError as err:
            self.unanswered = repr(err)
            return False, None
        except (aiohttp.ClientError, TimeoutError) as err:
            self.unanswered = repr(err)
            return True, None

    async def _enqueue(self) -> None:
        # A request for a waiting song becomes a vote.
        title = self.random.choice(TITLES)
        is_possible, result = await self.command("enqueue", {"query": title})
        if result is not None:
            entry = result["entry"]["id"]
            self.votes[entry], self.titles[entry] = {1}, title
        elif is_possible:
            for entry in (one for one, of in self.titles.items() if of == title):
                self.votes[entry].add(1)

    async def _vote(self) -> None:
        if not self.votes:
            return
        entry, value = self.random.choice(sorted(self.votes)), self.random.choice((0, 1))
        is_possible, result = await self.command("vote", {"entry": entry, "value": value})
        if result is not None:
            self.votes[entry] = {value}
        elif is_possible:
            self.votes[entry].add(value)

    async def _rename(self) -> None:
        name = f"Guest {self.random.randrange(10_000)}"
        is_possible, result = await self.command("set_profile", {"name": name})
        if result is not None:
            self.names = {name}
        elif is_possible and self.names:
            self.names.add(name)


@dataclass(kw_only=True)
class Running:
    """A server in this event loop, and its party."""

    url: str
    host_url: str
    data: Path
    interruptions: Interruptions
    parties: list[Party] = field(default_factory=list)
    started: set[str] = field(default_factory=set)

    def note(self, change: Change) -> None:
        started = (event for event in change.events if isinstance(event, SongStarted))
        self.started |= {event.entry.id for event in started}


@asynccontextmanager
async def running(
    folder: Path, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Running]:
    """Run the whole server, without a player and music."""
    port, host_port = free_port(), free_port()
    options = load(
        {
            "RAVEBERRY_RUNTIME": str(folder),
            "RAVEBERRY_DATA": str(folder / "data"),
            "RAVEBERRY_MUSIC": str(folder / "music"),
            "RAVEBERRY_GUEST_PORT": str(port),
            "RAVEBERRY_HOST_PORT": str(host_port),
            "RAVEBERRY_MQTT_PORT": str(free_port()),
        }
    )
    (folder / "music").mkdir()
    interruptions = Interruptions(random=rounds.random)
    found = Running(
        url=f"http://127.0.0.1:{port}",
        host_url=f"http://127.0.0.1:{host_port}",
        data=folder / "data",
        interruptions=interruptions,
    )

    class WatchedParty(Party):
        def __init__(self, **parts: Any) -> None:  # noqa: ANN401 - passed on
            super().__init__(**parts)
            found.parties.append(self)
            self.listen(found.note)

    @asynccontextmanager
    async def sources(*_: object) -> AsyncIterator[list[object]]:
        yield [a_library(*TITLES)]

    player = FakePlayer(clock=RealClock())
    player.files = {f"/music/local:{title}": AudioFile(duration_s=1e6) for title in TITLES}
    monkeypatch.setattr(app, "Party", WatchedParty)
    monkeypatch.setattr(app, "opened_sources", sources)
    monkeypatch.setattr(app, "MpdPlayer", lambda **_: player)
    monkeypatch.setattr(task_supervisor, "FIRST_PAUSE_S", 0.001)
    monkeypatch.setattr(task_supervisor, "LONGEST_PAUSE_S", 0.02)
    for name in ("REQUESTS_OF_GUEST", "REQUESTS_OF_NEWCOMERS"):
        monkeypatch.setattr(rate_limits, name, Rate(at_once=10**6, per_s=10**6))
    handle = aiohttp.web.Application._handle
    monkeypatch.setattr(
        aiohttp.web.Application,
        "_handle",
        lambda itself, request: interruptions.handler(handle(itself, request)),
    )
    loop = asyncio.get_running_loop()
    loop.set_task_factory(interruptions.make_task)
    try:
        async with asyncio.TaskGroup() as tasks:
            server = tasks.create_task(app.serve(Loaded(options=options, variables={})))
            try:
                yield found
            finally:
                interruptions.is_on = False
                if not server.done():
                    os.kill(os.getpid(), signal.SIGTERM)
                # It does not end if a task has swallowed its cancellation.
                await asyncio.wait_for(server, HEALED_S)
    finally:
        loop.set_task_factory(None)


async def until_well(guest: Guest) -> Json:
    """Return the state, as soon as the server answers."""
    async with asyncio.timeout(HEALED_S):
        while True:
            try:
                return await guest.state()
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(0.05)


async def expect_all_there(server: Running, guests: list[Guest]) -> None:
    """Check that nothing acknowledged is lost and all supervised tasks run."""
    lost = []
    for guest in guests:
        state = await until_well(guest)
        waiting = {entry["id"] for entry in state["queue"]["entries"]}
        for entry, values in guest.votes.items():
            if entry not in waiting | server.started:
                lost.append(f"entry {entry}")
            elif entry in waiting and state["me"]["votes"].get(entry, 0) not in values:
                lost.append(f"vote of {entry}: {state['me']['votes'].get(entry)} and not {values}")
        if guest.names and state["me"]["name"] not in guest.names:
            lost.append(f"name {state['me']['name']} and not {guest.names}")
    assert not lost
    tasks = {task.get_name() for task in asyncio.all_tasks() if not task.done()}
    assert tasks >= SUPERVISED, f"ended: {SUPERVISED - tasks}"
    if server.interruptions.cancelled:
        _, pending = await asyncio.wait(server.interruptions.cancelled, timeout=HEALED_S)
        assert not pending, "their cancellation was swallowed"


async def interrupt(folder: Path, rounds: Rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(folder, rounds, monkeypatch) as server:
        timeout = aiohttp.ClientTimeout(total=5)
        guests = [
            Guest(
                session=aiohttp.ClientSession(server.url, timeout=timeout, cookie_jar=jar),
                random=Random(f"{rounds.seed} {name}"),
            )
            for name in GUESTS
            for jar in (aiohttp.CookieJar(unsafe=True),)
        ]
        # Nothing is interrupted yet, but the disk of a busy machine may take seconds.
        patient = aiohttp.ClientTimeout(total=HEALED_S)
        host = Guest(
            session=aiohttp.ClientSession(server.host_url, timeout=patient), random=rounds.random
        )
        try:
            await until_well(host)
            for name, value in SETTINGS.items():
                _, result = await host.command("set_setting", {"name": name, "value": value})
                assert result is not None, f"{name}: {host.unanswered}"
            for guest in guests:
                await until_well(guest)
            await make_all_interruptions(server, guests, rounds)
        finally:
            for guest in (*guests, host):
                await guest.session.close()
    (party,) = server.parties
    store = SqliteStore(data=server.data)
    kept = (await store.load()).state
    await store.close()
    assert kept.waiting == party.saved.state.waiting
    # Guests who never took part are not stored.
    assert len(kept.guests) >= len(GUESTS)
    assert all(party.saved.state.guests[name] == guest for name, guest in kept.guests.items())


async def make_all_interruptions(server: Running, guests: list[Guest], rounds: Rounds) -> None:
    interruptions = server.interruptions
    while interruptions.counts.total() < rounds.count:
        goal = min(rounds.count, interruptions.counts.total() + BETWEEN_CHECKS)
        interruptions.is_on = True
        async with asyncio.timeout(120):
            while interruptions.counts.total() < goal:
                await asyncio.gather(*(guest.act() for guest in guests))
        interruptions.is_on = False
        await expect_all_there(server, guests)
    answered = sum(guest.answered for guest in guests)
    assert answered > rounds.count / 20, "hardly anything was acknowledged"
    kinds: Counter[str] = Counter()
    tasks: Counter[str] = Counter()
    for (task, kind), count in interruptions.counts.items():
        kinds[kind] += count
        tasks[task] += count
    rounds.report(
        f"seed {rounds.seed}: {dict(kinds)} in {dict(tasks)}, {answered} commands acknowledged"
    )


@pytest.mark.rounds(200)
@pytest.mark.timeout(120)
async def test_interrupted_awaits_lose_nothing(
    tmp_path: Path, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    await interrupt(tmp_path, rounds, monkeypatch)


@pytest.mark.long
@pytest.mark.rounds(2_500)
@pytest.mark.timeout(300)
async def test_thousands_of_interrupted_awaits_lose_nothing(
    tmp_path: Path, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    await interrupt(tmp_path, rounds, monkeypatch)
