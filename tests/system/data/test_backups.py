"""Backups taken while the party runs restore to the same party, and every copy starts."""

import http.client
import json
import shutil
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from tests.rounds import Rounds
from tests.system.promises.crowd import LONG_S, TITLES, begin, prepare
from tests.system.support import supervisor_backup
from tests.system.support.party_system import Browser, System, a_system, until

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

VOTES_PER_S: Final = 150
GUESTS: Final = 10
RESTORED_WITHIN_S: Final = 5.0
PLACE_S: Final = 8.0
"""Maximum loss of the position: it is written every 5 s; the rest is the time of the backup."""

type Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote with the times at which it was sent and acknowledged."""

    value: int
    sent_s: float
    done_s: float


@dataclass(kw_only=True)
class Load:
    """Guests who vote at a steady rate, with a record of each vote."""

    system: System
    seed: int
    guests: list[Browser] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    votes: dict[Key, list[Vote]] = field(default_factory=lambda: defaultdict(list))
    is_over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Vote until the end of the block."""
        for number in range(GUESTS):
            guest = self.system.guest()
            guest.done("set_profile", name=f"Guest {number}")
            self.guests.append(guest)
        for number, title in enumerate(TITLES):
            entry: Any = self.guests[number].done("enqueue", query=title)["entry"]
            self.entries.append(entry["id"])
            self.votes[number, entry["id"]].append(Vote(1, 0, time.monotonic()))
        threads = [threading.Thread(target=self._vote, args=(number,)) for number in range(GUESTS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.is_over.set()
            for thread in threads:
                thread.join()

    def possible(self, key: Key, *, from_s: float, until_s: float) -> set[int]:
        """Return the values that a vote may have in a copy made between these times."""
        before = [vote for vote in self.votes[key] if vote.done_s < from_s]
        meanwhile = [vote for vote in self.votes[key] if vote.done_s >= from_s > 0]
        return {before[-1].value if before else 0} | {
            vote.value for vote in meanwhile if vote.sent_s <= until_s
        }

    def count(self) -> int:
        """Return the number of acknowledged votes."""
        return sum(map(len, self.votes.values()))

    def _vote(self, number: int) -> None:
        random = Random(f"{self.seed} {number}")
        connection = http.client.HTTPConnection("127.0.0.1", self.system.guest_port, timeout=15)
        headers = {"Cookie": self.guests[number].cookie, "Content-Type": "application/json"}
        next_s = time.monotonic()
        while not self.is_over.is_set():
            entry, value = random.choice(self.entries), random.choice((0, 1))
            sent_s = time.monotonic()
            body = json.dumps({"entry": entry, "value": value})
            connection.request("POST", "/api/v1/command/vote", body, headers)
            response = connection.getresponse()
            answer = response.read()
            assert response.status == 200, answer
            self.votes[number, entry].append(Vote(value, sent_s, time.monotonic()))
            next_s += GUESTS / VOTES_PER_S
            self.is_over.wait(max(0.0, next_s - time.monotonic()))
        connection.close()


@dataclass(frozen=True, slots=True)
class Shown:
    """The parts of the state that must survive."""

    song: str
    epoch: int
    queue: Sequence[str]
    names: Sequence[str]


def shown(guests: Sequence[Browser]) -> Shown:
    states: list[Any] = [guest.state() for guest in guests]
    player = states[0]["player"]
    return Shown(
        song=player["entry"]["song"]["title"],
        epoch=player["epoch"],
        queue=sorted(entry["id"] for entry in states[0]["queue"]["entries"]),
        names=[state["me"]["name"] for state in states],
    )


@contextmanager
def two_systems(rounds: Rounds) -> Iterator[tuple[System, Load, System]]:
    """Run a party under load, and a second one to restore into whose server is not started yet."""
    with ExitStack() as stack:
        live = stack.enter_context(a_system(held_back=("visualizer",)))
        prepare(live)
        variables = {"RAVEBERRY_OUTPUT": "null", "RAVEBERRY_MUSIC": str(live.music)}
        other = stack.enter_context(
            a_system(
                held_back=("server", "broker", "visualizer"),
                is_patient=False,
                variables=variables,
            )
        )
        stack.enter_context(live.running())
        live.wait_until_served()
        begin(live)
        load = Load(system=live, seed=rounds.seed)
        stack.enter_context(load.running())
        stack.enter_context(other.running())
        until(lambda: other.mpd_if_there("status"), within_s=20, what="the other MPD runs")
        yield live, load, other


def play_for_long(live: System) -> None:
    """Return to the start of the long song when it is half over, so that it never ends."""
    if float(live.mpd("status")["elapsed"]) < LONG_S / 2:
        return
    live.host().done("seek", position_s=0)
    until(
        lambda: float(live.mpd("status")["elapsed"]) < LONG_S / 4,
        within_s=20,
        what="the long song starts again",
    )


def start_restored(other: System, load: Load) -> tuple[float, list[Browser]]:
    """Start the restored server; return the seconds until it plays, and its guests."""
    guests = [Browser(port=other.guest_port) for _ in load.guests]
    for guest, known in zip(guests, load.guests, strict=True):
        guest.cookie = known.cookie
    began_s = time.monotonic()
    other.let_go("server")
    until(
        lambda: other.is_served() and other.mpd_if_there("status").get("state") == "play",
        within_s=60,
        what="the restored party plays",
    )
    return time.monotonic() - began_s, guests


def log_tail(system: System) -> str:
    return "\n".join(system.log("server").splitlines()[-15:])


@pytest.mark.long
@pytest.mark.rounds(25)
def test_hot_backups_restore_to_the_same_party(rounds: Rounds) -> None:
    with two_systems(rounds) as (live, load, other):
        backup, took_s = other.folder / "backup.tar.gz", list[float]()
        votes, began_s = load.count(), time.monotonic()
        for number in rounds:
            time.sleep(rounds.random.uniform(0.0, 0.3))
            play_for_long(live)
            before = shown(load.guests)
            from_s = time.monotonic()
            supervisor_backup.archive(
                live.folder / "data",
                backup,
                run=lambda words: live.shell(*words[1:]).returncode,
            )
            until_s = time.monotonic()
            place_s = float(live.mpd("status")["elapsed"])
            supervisor_backup.restore(backup, other.folder / "data")
            ready_s, guests = start_restored(other, load)
            took_s.append(ready_s)
            note = f"round {number}:\n{log_tail(other)}"
            assert "damaged" not in other.log("server"), note
            assert shown(guests) == before, note
            # It may have played for as long as it was being started.
            behind_s = place_s - float(other.mpd("status")["elapsed"])
            assert -1 - ready_s < behind_s < PLACE_S + (until_s - from_s), note
            check_votes(load, guests, from_s=from_s, until_s=until_s, note=note)
            other.hold_back("server")
            other.mpd("clear")
            (other.folder / "logs" / "server" / "current").write_bytes(b"")
        rate = (load.count() - votes) / (time.monotonic() - began_s)
        took_s.sort()
        rounds.report(
            f"{rounds.count} hot backups under {rate:.0f} votes/s: 0 torn; restored and playing "
            f"after {took_s[len(took_s) // 2]:.1f} s (median), {took_s[-1]:.1f} s (most)"
        )
        assert took_s[-1] <= RESTORED_WITHIN_S, took_s


def check_votes(
    load: Load, guests: Sequence[Browser], *, from_s: float, until_s: float, note: str
) -> None:
    """Assert that each vote is the last one acknowledged before the backup, or a later one."""
    for number, guest in enumerate(guests):
        me: Any = guest.state()["me"]
        for entry in load.entries:
            found = me["votes"].get(entry, 0)
            possible = load.possible((number, entry), from_s=from_s, until_s=until_s)
            assert found in possible, f"guest {number}, {entry}: {found}, not {possible}; {note}"


@pytest.mark.long
@pytest.mark.rounds(5)
def test_plain_hot_copies_start_too(rounds: Rounds) -> None:
    with two_systems(rounds) as (live, load, other):
        until(
            lambda: is_song_in_file(live.folder / "data" / "party.db"),
            within_s=60,
            what="SQLite has written its log into the file",
        )
        for number in rounds:
            play_for_long(live)
            data = other.folder / "data"
            shutil.rmtree(data, ignore_errors=True)
            copy_while_written(live.folder / "data", data, rounds.random)
            ready_s, guests = start_restored(other, load)
            assert shown(guests).song == "Overture", f"round {number}:\n{log_tail(other)}"
            assert ready_s < 30
            other.hold_back("server")
            other.mpd("clear")


def is_song_in_file(database: Path) -> bool:
    """Return True if the file has the playing song without its log: any copy has it then."""
    file = f"{database.as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(file, uri=True)) as connection:
            return connection.execute("SELECT entry FROM playback").fetchone() not in (
                None,
                (None,),
            )
    except sqlite3.Error:
        return False


def copy_while_written(source: Path, target: Path, random: Random) -> None:
    """Copy the files in chunks with pauses, as slow disks do, so that log and database differ."""
    target.mkdir()
    names = ["party.db", "party.db-wal", "library.db", "library.db-wal"]
    random.shuffle(names)
    for name in names:
        if (source / name).exists():
            content = bytearray()
            with (source / name).open("rb") as file:
                while chunk := file.read(64 * 1024):
                    content += chunk
                    time.sleep(0.02)
            (target / name).write_bytes(content)
        time.sleep(random.uniform(0.0, 1.0))
