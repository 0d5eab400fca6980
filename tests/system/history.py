"""Random guests and a host against a running party, with a record of all operations and answers."""

import http.client
import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any, Final

from tests.system.linearizability import (
    NEVER_S,
    Operation,
    is_linearizable,
    shortest_failure,
)
from tests.system.promises.crowd import TITLES
from tests.system.stage import Answer, Browser, Stage, until

type Json = Any
"""JSON that a test reads from an answer and asserts on."""

type Register = tuple[str, ...]
"""A value that is written and read whole, such as ("vote", guest, entry) or ("waits", entry)."""

GUESTS: Final = ("Ann", "Ben", "Cem", "Dee")
HEALED_S: Final = 60.0
FEWEST_WAITING: Final = 3


@dataclass(kw_only=True)
class History:
    """All operations and their answers, per register; thread-safe."""

    operations: dict[Register, list[Operation]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)
    played: set[str] = field(default_factory=set)
    revisions: list[tuple[float, float, int, tuple[str, ...]]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    bugs: list[str] = field(default_factory=list)
    unknown_requests: list[tuple[str, str, float]] = field(default_factory=list)
    started_s: float = field(default_factory=time.monotonic)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def now_s(self) -> float:
        return time.monotonic() - self.started_s

    def note(
        self,
        register: Register,
        value: Hashable,
        actor: str,
        span_s: tuple[float, float],
        *,
        is_write: bool,
    ) -> None:
        """Record an operation on a register."""
        with self._lock:
            self.operations[register].append(
                Operation(
                    actor=actor,
                    invoked_s=span_s[0],
                    returned_s=span_s[1],
                    value=value,
                    is_write=is_write,
                )
            )

    def note_entry(self, entry: str, title: str) -> None:
        with self._lock:
            self.titles[entry] = title

    def note_state(self, guest: str, state: Json, span_s: tuple[float, float]) -> None:
        """Record a guest's state as a read of every register in it."""
        entries = [entry["id"] for entry in state["queue"]["entries"]]
        with self._lock:
            if state["player"]["entry"] is not None:
                # It may leave the queue without a command.
                self.played.add(state["player"]["entry"]["id"])
            for entry in state["queue"]["entries"]:
                self.titles.setdefault(entry["id"], entry["song"]["title"])
            self.revisions.append((*span_s, state["revision"], tuple(entries)))
            known = list(self.titles)
        for entry in known:
            is_waiting = entry in entries
            self.note(("waits", entry), is_waiting, guest, span_s, is_write=False)
            if is_waiting:
                vote = state["me"]["votes"].get(entry, 0)
                self.note(("vote", guest, entry), vote, guest, span_s, is_write=False)
        self.note(("name", guest), state["me"]["name"], guest, span_s, is_write=False)

    def failures(self) -> list[str]:
        """Return the registers that are not linearizable, each with a minimal failing history."""
        found = list(self.bugs)
        for register, operations in sorted(self._with_unknown_requests().items()):
            initial = _INITIAL[register[0]]
            if register[0] == "waits" and register[1] in self.played:
                continue
            if not is_linearizable(operations, initial):
                lines = shortest_failure(operations, initial)
                found.append("\n".join((f"{' '.join(register)}:", *map(str, lines))))
        return found + self._revisions_out_of_order()

    def _with_unknown_requests(self) -> dict[Register, list[Operation]]:
        """Return the operations and the writes that each unanswered request may have made."""
        found = {register: list(known) for register, known in self.operations.items()}
        for guest, title, invoked_s in self.unknown_requests:
            for entry in (one for one, of in self.titles.items() if of == title):
                for register, value in (
                    (("vote", guest, entry), 1),
                    (("waits", entry), True),
                ):
                    found.setdefault(register, []).append(
                        Operation(
                            actor=guest,
                            invoked_s=invoked_s,
                            returned_s=NEVER_S,
                            value=value,
                            is_write=True,
                        )
                    )
        return found

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
_INITIAL: Final[dict[str, Hashable]] = {"vote": 0, "waits": False, "name": ""}


@dataclass(kw_only=True)
class Actors:
    """Guests, one thread each, and a host who also starts jobs and controls the player."""

    stage: Stage
    seed: int
    history: History = field(default_factory=History)
    guests: dict[str, Browser] = field(default_factory=dict)
    host: Browser = field(init=False)
    _is_over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.host = self.stage.host()
        for name in GUESTS:
            self.guests[name] = self.stage.guest()
            self.guests[name].done("set_profile", name=name)
            span_s = (self.history.now_s(), self.history.now_s())
            self.history.note(("name", name), name, name, span_s, is_write=True)

    def start(self) -> None:
        for number, name in enumerate((*self.guests, "host")):
            chance = Random(self.seed * 100 + number)
            act = self._act_as_host if name == "host" else self._act_as_guest
            thread = threading.Thread(target=self._run, args=(act, name, chance), name=name)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Stop all threads; then wait until every guest can read the state again."""
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive(), thread.name
        self.stage.wait_until_served(within_s=HEALED_S)
        for name, guest in self.guests.items():
            until(lambda name=name, guest=guest: self._read(name, guest), within_s=20, what=name)

    def _run(self, act: Callable[[str, Random], None], name: str, chance: Random) -> None:
        while not self._is_over.is_set():
            try:
                act(name, chance)
            except Exception as failure:  # noqa: BLE001 - reported at the end
                self.history.bugs.append(f"{name}: {failure!r}")
            time.sleep(0.02 + 0.03 * chance.random())

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
            entry = result["entry"]["id"]
            self.history.note_entry(entry, title)
            self.history.note(
                ("waits", entry), value=True, actor=name, span_s=span_s, is_write=True
            )
            self.history.note(("vote", name, entry), 1, name, span_s, is_write=True)

    def _vote(self, name: str, guest: Browser, chance: Random) -> None:
        entry, value = self._some_entry(chance), chance.choice((0, 1))
        if entry is None:
            return
        answer, span_s = self._ask(guest, "vote", entry=entry, value=value)
        if answer is None or answer.status == HTTPStatus.OK:
            self.history.note(("vote", name, entry), value, name, span_s, is_write=True)

    def _withdraw(self, name: str, guest: Browser, chance: Random) -> None:
        self._take_away(name, guest, "withdraw", chance)

    def _rename(self, name: str, guest: Browser, chance: Random) -> None:
        called = f"{name} {chance.randrange(10_000)}"
        answer, span_s = self._ask(guest, "set_profile", name=called)
        if answer is None or answer.status == HTTPStatus.OK:
            self.history.note(("name", name), called, name, span_s, is_write=True)

    def _read(self, name: str, guest: Browser) -> bool:
        invoked_s = self.history.now_s()
        try:
            answer = guest.ask("GET", "/api/v1/state")
        except (OSError, http.client.HTTPException):
            return False
        self.history.counts[f"read {answer.status}"] += 1
        if answer.status != HTTPStatus.OK:
            return False
        self.history.note_state(name, answer.json, (invoked_s, self.history.now_s()))
        return True

    # --- the host --------------------------------------------------------------------------------

    def _act_as_host(self, name: str, chance: Random) -> None:
        command = chance.choice(
            ("remove", "pause", "play", "seek", "scan_library", "set_volume", "set_lights")
        )
        if command == "remove":
            self._take_away(name, self.host, command, chance)
            return
        args: dict[str, object] = {}
        if command == "seek":
            args = {"position_s": chance.randrange(400)}
        elif command == "set_lights":
            effect = chance.choice(("spectrum", "rainbow", "fire"))
            args = {"state": "ON", "brightness": 255, "effect": effect}
        elif command == "set_volume":
            args = {"volume": chance.randrange(10) / 10}
        self._ask(self.host, command, **args)

    def _take_away(self, name: str, browser: Browser, command: str, chance: Random) -> None:
        entry = self._some_entry(chance)
        if entry is None or len(self._waiting()) <= FEWEST_WAITING:
            return
        answer, span_s = self._ask(browser, command, entry=entry)
        if answer is None or answer.status == HTTPStatus.OK:
            self.history.note(("waits", entry), False, name, span_s, is_write=True)

    # --- both ------------------------------------------------------------------------------------

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
