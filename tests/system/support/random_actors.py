"""Random guests and a host against a running party, with a record of all operations and answers."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from random import Random
from typing import Any, Final

from tests.system.promises.crowd import TITLES
from tests.system.support.linearizability import NEVER_S, Operation, failure_of
from tests.system.support.party_system import Answer, Browser, System, until
from tests.system.support.queue_model import (
    EntryRead,
    Prioritized,
    QueueRead,
    Removed,
    Requested,
    Seen,
    VoteSet,
    Withdrawn,
    failures_of_queue,
    wrong_turns,
)

type Json = Any
"""JSON that a test reads from an answer and asserts on."""

GUESTS: Final = ("Ann", "Ben", "Cem", "Dee")
HEALED_S: Final = 60.0
LONGEST_SHOWN: Final = 5
FEWEST_WAITING: Final = 3
BEFORE_S: Final = 0.0
"""Time of what happened before a history."""


@dataclass(frozen=True, slots=True)
class Named:
    """A guest set their name."""

    guest: str
    name: str

    def __str__(self) -> str:
        return f"set the name {self.name!r}"


@dataclass(frozen=True, slots=True)
class NameRead:
    """A guest read their name."""

    guest: str
    name: str

    def __str__(self) -> str:
        return f"read the name {self.name!r}"


def after_naming(name: str, operation: Operation) -> str | None:
    """Return a guest's name after an operation, or None if its answer is impossible."""
    match operation.action:
        case Named(_, new):
            return new
        case NameRead(_, read) if read == name:
            return name
        case _:
            return None


@dataclass(kw_only=True)
class History:
    """All operations and their answers since a moment at which the queue was empty; thread-safe.

    Attributes:
        operations: the operations on votes, queue and names.
        titles: titles of the songs, by entry.
        is_fair: whether the fair order is in force, and not that by votes.
        played: entries that were seen to play, which leave the queue without a command.
        epochs: the starts of songs that were seen.
        turns: the time of each read, and the turns in it by entry.
        unknown_requests: guest, title and time of the requests that were not answered.
    """

    is_fair: bool = False
    operations: list[Operation] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    played: set[str] = field(default_factory=set)
    epochs: set[int] = field(default_factory=set)
    turns: list[tuple[float, dict[str, int]]] = field(default_factory=list)
    revisions: list[tuple[float, float, int, tuple[str, ...]]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    bugs: list[str] = field(default_factory=list)
    unknown_requests: list[tuple[str, str, float]] = field(default_factory=list)
    started_s: float = field(default_factory=time.monotonic)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def now_s(self) -> float:
        return time.monotonic() - self.started_s

    def note(self, actor: str, action: Hashable, span_s: tuple[float, float]) -> None:
        """Record an operation."""
        operation = Operation(
            actor=actor,
            invoked_s=span_s[0],
            returned_s=span_s[1],
            action=action,
            is_read=isinstance(action, QueueRead | EntryRead | NameRead),
        )
        with self._lock:
            self.operations.append(operation)

    def note_entry(self, entry: str, title: str) -> None:
        with self._lock:
            self.titles[entry] = title

    def note_state(self, guest: str, state: Json, span_s: tuple[float, float]) -> None:
        """Record a guest's state as a read of the queue, their votes and their name."""
        entries = tuple(
            Seen(
                entry["id"],
                entry["score"],
                state["me"]["votes"].get(entry["id"], 0),
                entry["turn"] if self.is_fair else 0,
            )
            for entry in state["queue"]["entries"]
        )
        with self._lock:
            if state["player"]["entry"] is not None:
                self.played.add(state["player"]["entry"]["id"])
                self.epochs.add(state["player"]["epoch"])
            turns = {entry["id"]: entry["turn"] for entry in state["queue"]["entries"]}
            self.turns.append((span_s[0], turns))
            for entry in state["queue"]["entries"]:
                self.titles.setdefault(entry["id"], entry["song"]["title"])
            self.revisions.append(
                (*span_s, state["revision"], tuple(entry.entry for entry in entries))
            )
        self.note(guest, QueueRead(guest, entries), span_s)
        self.note(guest, NameRead(guest, state["me"]["name"]), span_s)

    def failures(self) -> list[str]:
        """Return the shortest history of each part that is not linearizable."""
        found = list(self.bugs)
        for guest in GUESTS:
            names = [
                one
                for one in self.operations
                if isinstance(one.action, Named | NameRead) and one.action.guest == guest
            ]
            if failure := failure_of(names, {""}, after_naming):
                found.append(str(failure))
        found += map(str, failures_of_queue(self._operations_on_queue()))
        return found + self._revisions_out_of_order() + self._turns_against_the_rules()

    def _operations_on_queue(self) -> Iterator[Operation]:
        """Yield the operations on entries that never played, and what unanswered requests did."""
        for operation in self.operations:
            match operation.action:
                case QueueRead(guest, entries):
                    waiting = tuple(one for one in entries if one.entry not in self.played)
                    yield replace(operation, action=QueueRead(guest, waiting))
                case Named() | NameRead():
                    pass
                case action if getattr(action, "entry", None) not in self.played:
                    yield operation
        for guest, title, invoked_s in self.unknown_requests:
            for entry in (one for one, of in self.titles.items() if of == title):
                if entry not in self.played:
                    yield Operation(
                        actor=guest,
                        invoked_s=invoked_s,
                        returned_s=NEVER_S,
                        action=Requested(guest, entry),
                    )

    def _turns_against_the_rules(self) -> list[str]:
        """Return the first read whose turns do not follow from the requests that wait in it."""
        requests: dict[str, list[str]] = {guest: [] for guest in GUESTS}
        for operation in sorted(self.operations, key=lambda one: one.invoked_s):
            match operation.action:
                case Requested(guest, entry, False):
                    requests[guest].append(entry)
        are_first = len(self.epochs) <= 1
        if are_first:
            self.counts["turns counted"] += len(self.turns)
        for invoked_s, turns in self.turns:
            if wrong := wrong_turns(turns, requests, are_first=are_first):
                return [f"read from {invoked_s:.3f} on: {wrong}"]
        return []

    def _revisions_out_of_order(self) -> list[str]:
        """Return reads that saw an older state than a read that had ended before they began."""
        found = []
        reads = sorted(self.revisions, key=lambda read: read[1])
        newest, newest_at_s = 0, 0.0
        pending = sorted(self.revisions, key=lambda read: read[0])
        ended = 0
        for invoked_s, _returned_s, revision, _entries in pending:
            while ended < len(reads) and reads[ended][1] < invoked_s:
                if reads[ended][2] > newest:
                    newest, newest_at_s = reads[ended][2], reads[ended][1]
                ended += 1
            if revision < newest:
                found.append(
                    f"revision {revision} was read from {invoked_s:.3f} on, after {newest} had "
                    f"been read at {newest_at_s:.3f}"
                )
        return found[:1]


_REFUSED: Final = Answer(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={}, body=b"")
_SETTINGS: Final = {"mode": "full_voting", "downvotes_to_kick": 0}


@dataclass(kw_only=True)
class Actors:
    """Guests, one thread each, and a host who also starts jobs and controls the player.

    Attributes:
        pause_s: the longest pause of an actor between two operations.
        counts: the answers of all histories, by kind.
        operations: the number of operations of all histories that were checked.
    """

    system: System
    seed: int
    pause_s: float = 0.05
    counts: Counter[str] = field(default_factory=Counter)
    operations: int = 0
    guests: dict[str, Browser] = field(default_factory=dict)
    host: Browser = field(init=False)
    history: History = field(default_factory=History)
    _names: dict[str, str] = field(default_factory=dict)
    _histories: int = 0
    _is_over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.host = self.system.host()
        for name, value in _SETTINGS.items():
            self.host.done("set_setting", name=name, value=value)
        for name in GUESTS:
            self.guests[name] = self.system.guest()
            self.guests[name].done("set_profile", name=name)
            self._names[name] = name

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Run all threads inside the block; at its end their history must be linearizable."""
        self._begin()
        threads = []
        for number, name in enumerate((*self.guests, "host")):
            chance = Random(f"{self.seed} {self._histories} {number}")
            act = self._act_as_host if name == "host" else self._act_as_guest
            threads.append(threading.Thread(target=self._run, args=(act, name, chance), name=name))
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            for thread in threads:
                thread.join(60)
                assert not thread.is_alive(), thread.name
        self._check()

    def _begin(self) -> None:
        """Start a history with an empty queue, in which nobody has had a turn.

        Every second one is in the order `votes`.
        """
        is_fair = self._histories % 2 == 0
        unanswered = [one for one in self.history.unknown_requests if one[2] > BEFORE_S]
        # Closing removes all songs, and forgets the turns.
        for command, args in (
            ("close_party", {}),
            ("open_party", {}),
            ("set_setting", {"name": "order", "value": "fair" if is_fair else "votes"}),
        ):
            until(
                lambda command=command, args=args: self._is_done(command, args),
                within_s=HEALED_S,
                what=command,
            )
        self.history = History(is_fair=is_fair)
        # They may be carried out still; those of earlier histories cannot, as every guest has been
        # answered since.
        self.history.unknown_requests += [
            (guest, title, BEFORE_S) for guest, title, _ in unanswered
        ]
        for name, called in self._names.items():
            self.history.note(name, Named(name, called), (0.0, self.history.now_s()))
        self._histories += 1
        self._is_over.clear()

    def _check(self) -> None:
        """Check the history, as soon as every guest can read the state again."""
        self.system.wait_until_served(within_s=HEALED_S)
        for name, guest in self.guests.items():
            until(lambda name=name, guest=guest: self._read(name, guest), within_s=20, what=name)
        self.counts += self.history.counts
        self.operations += len(self.history.operations)
        found = self.history.failures()
        assert not found, f"seed {self.seed}, history {self._histories}:\n" + "\n\n".join(
            found[:LONGEST_SHOWN]
        )

    def _is_done(self, command: str, args: Mapping[str, object]) -> bool:
        try:
            return self.host.command(command, **args).status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False

    def _run(self, act: Callable[[str, Random], None], name: str, chance: Random) -> None:
        while not self._is_over.is_set():
            try:
                act(name, chance)
            except Exception as failure:  # noqa: BLE001 - reported at the end
                self.history.bugs.append(f"{name}: {failure!r}")
            time.sleep(self.pause_s * chance.uniform(0.4, 1.0))

    # --- guests ----------------------------------------------------------------------------------

    def _act_as_guest(self, name: str, chance: Random) -> None:
        guest = self.guests[name]
        deed = chance.choice(
            (self._enqueue, self._vote, self._vote, self._vote, self._withdraw, self._rename)
        )
        if chance.random() < 0.3:
            self._read(name, guest)
        else:
            deed(name, guest, chance)

    def _enqueue(self, name: str, guest: Browser, chance: Random) -> None:
        title = chance.choice(TITLES)
        answer, span_s = self._ask(guest, "enqueue", query=title)
        if answer is None:
            self.history.unknown_requests.append((name, title, span_s[0]))
        elif answer.status == HTTPStatus.OK:
            result: Json = answer.json["result"]
            entry = result["entry"]
            self.history.note_entry(entry["id"], title)
            self.history.note(name, Requested(name, entry["id"], result["duplicate"]), span_s)
            self.history.note(name, EntryRead(entry["id"], entry["score"]), span_s)

    def _vote(self, name: str, guest: Browser, chance: Random) -> None:
        entry, value = self._some_entry(chance), chance.choice((-1, 0, 1))
        if entry is None:
            return
        answer, span_s = self._ask(guest, "vote", entry=entry, value=value)
        if answer is None:
            self.history.note(name, VoteSet(name, entry, value), span_s)
        elif answer.status == HTTPStatus.OK:
            result: Json = answer.json["result"]
            self.history.note(name, VoteSet(name, entry, value, result["score"]), span_s)

    def _withdraw(self, name: str, guest: Browser, chance: Random) -> None:
        entry = self._some_entry(chance)
        if entry is not None and len(self._waiting()) > FEWEST_WAITING:
            self._change(name, guest, "withdraw", Withdrawn(name, entry))

    def _rename(self, name: str, guest: Browser, chance: Random) -> None:
        called = f"{name} {chance.randrange(10_000)}"
        answer, span_s = self._ask(guest, "set_profile", name=called)
        if answer is None or answer.status == HTTPStatus.OK:
            self.history.note(name, Named(name, called), span_s)

    def _read(self, name: str, guest: Browser) -> bool:
        invoked_s = self.history.now_s()
        try:
            answer = guest.ask("GET", "/api/v1/state")
        except (OSError, http.client.HTTPException):
            return False
        self.history.counts[f"read {answer.status}"] += 1
        if answer.status != HTTPStatus.OK:
            return False
        state: Json = answer.json
        self.history.note_state(name, state, (invoked_s, self.history.now_s()))
        self._names[name] = state["me"]["name"]
        return True

    # --- the host --------------------------------------------------------------------------------

    def _act_as_host(self, name: str, chance: Random) -> None:
        command = chance.choice(
            (
                *("remove", "remove", "prioritize", "pause", "play", "seek"),
                *("scan_library", "set_volume", "set_lights"),
            )
        )
        entry = self._some_entry(chance)
        args: dict[str, object] = {}
        if command == "remove":
            if entry is not None and len(self._waiting()) > FEWEST_WAITING:
                self._change(name, self.host, command, Removed(entry))
            return
        if command == "prioritize":
            if entry is not None:
                self._change(name, self.host, command, Prioritized(entry))
            return
        if command == "seek":
            args = {"position_s": chance.randrange(400)}
        elif command == "set_lights":
            effect = chance.choice(("spectrum", "rainbow", "fire"))
            args = {"state": "ON", "brightness": 255, "effect": effect}
        elif command == "set_volume":
            args = {"volume": chance.randrange(10) / 10}
        self._ask(self.host, command, **args)

    # --- both ------------------------------------------------------------------------------------

    def _change(
        self, name: str, browser: Browser, command: str, change: Withdrawn | Removed | Prioritized
    ) -> None:
        answer, span_s = self._ask(browser, command, entry=change.entry)
        if answer is None or answer.status == HTTPStatus.OK:
            self.history.note(name, change, span_s)

    def _some_entry(self, chance: Random) -> str | None:
        waiting = self._waiting()
        return chance.choice(waiting) if waiting else None

    def _waiting(self) -> list[str]:
        """Return the waiting entries of the newest recorded state."""
        reads = self.history.revisions
        return list(reads[-1][3]) if reads else []

    def _ask(
        self, browser: Browser, command: str, **args: object
    ) -> tuple[Answer | None, tuple[float, float]]:
        """Return the answer to a command, or None if its outcome is unknown."""
        invoked_s = self.history.now_s()
        target, body = f"/api/v1/command/{command}", json.dumps(args).encode()
        try:
            answer = browser.ask("POST", target, body)
        except ConnectionRefusedError:
            # Nothing was listening, so the command was not executed.
            self.history.counts["not connected"] += 1
            return _REFUSED, (invoked_s, self.history.now_s())
        except (OSError, http.client.HTTPException):
            self.history.counts["unanswered"] += 1
            return None, (invoked_s, NEVER_S)
        self.history.counts[f"answered {answer.status}"] += 1
        if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            return None, (invoked_s, NEVER_S)
        return answer, (invoked_s, self.history.now_s())
