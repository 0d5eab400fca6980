"""Simulate waiting times in each queue order while ten guests flood the queue.

    .venv/bin/python bench/fairness.py [--nights 5] [--picture docs/fairness.svg]

The simulation runs the server's rules with every limit switched off, so that only the orders
differ. Of 200 guests, 190 request one song each, spread over eight hours. The other 10 request ten
songs each at the start and another one whenever one of theirs has played, and upvote all songs of
their group. Songs of the 190 get votes from random guests. A party ends when all 190 songs have
played, or after twenty hours. Time is simulated, so a seed always gives the same result.
"""

import argparse
import random
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from raveberry_server.domain import setting_changes
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.guest import Caller, Newcomer, Role
from raveberry_server.domain.model.ids import EntryId, GuestId
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.domain.playback import current_song
from raveberry_server.domain.queue import order as queue
from raveberry_server.domain.requests import song_requests, voting
from raveberry_server.domain.requests.song_requests import Request

NIGHTS: Final = (
    ("fair", "fair", True),
    ("votes", "votes", True),
    ("fifo", "fifo", True),
    ("fifo, nobody floods", "fifo", False),
)
GUESTS, FLOODERS = 200, 10
SONGS_OF_A_FLOODER: Final = 10
ARRIVALS_S: Final = 8 * 3_600.0
LONGEST_S: Final = 20 * 3_600.0
START: Final = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)
WITHOUT_LIMITS: Final = (
    ("max_waiting_per_guest", 0),
    ("max_requests_per_hour", 0),
    ("vote_rate_per_min", 0),
)


@dataclass(frozen=True)
class Outcome:
    """Waiting times of the 190 in seconds, and the number of songs played for each of the 200."""

    waits_s: Sequence[float]
    heard: Sequence[int]


class Night:
    """Simulation of one party in one queue order."""

    def __init__(self, *, order: str, seed: int, has_flooders: bool = True) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - not for security
        self._state = PartyState()
        self._time_s = 0.0
        self._songs = 0
        self._asked_at_s: dict[EntryId, float] = {}
        self._waits_s: dict[GuestId, float] = {}
        self._heard = Counter[GuestId]()
        self._guests = [GuestId(f"guest{number}") for number in range(GUESTS)]
        self._polite = self._guests[FLOODERS:]
        self._gang = self._guests[:FLOODERS] if has_flooders else []
        for name, value in (("order", order), *WITHOUT_LIMITS):
            self._do(setting_changes.set_setting(self._state, name, value))
        for guest in self._guests:
            newcomer = Newcomer(id=guest, token_hash=None)
            self._do(joining.admit(self._state, newcomer, self._now))

    def outcome(self) -> Outcome:
        """Simulate the party and return its outcome."""
        polite = self._polite
        arrivals = sorted((self._dice.uniform(0, ARRIVALS_S), guest) for guest in polite)
        for guest in self._gang:
            for _ in range(SONGS_OF_A_FLOODER):
                self._ask(guest)
        while self._time_s < LONGEST_S and len(self._waits_s) < len(polite):
            while arrivals and arrivals[0][0] <= self._time_s:
                self._ask(arrivals.pop(0)[1])
            self._play_one()
        waits_s = [self._waits_s.get(guest, LONGEST_S) for guest in polite]
        return Outcome(waits_s=waits_s, heard=[self._heard[guest] for guest in self._guests])

    @property
    def _now(self) -> Now:
        at = START + timedelta(seconds=self._time_s)
        return Now(at=at, mono_s=self._time_s, guests_active=GUESTS)

    def _do[R](self, step: Step[R]) -> R:
        self._state = step.state
        return step.result

    def _ask(self, guest: GuestId) -> None:
        self._songs += 1
        song = Song(
            uri=f"local:{self._songs}",
            source="local",
            title=f"Song {self._songs}",
            duration_s=self._dice.uniform(150, 270),
        )
        step = song_requests.request(self._state, _caller(guest), Request(song=song), self._now)
        entry = self._do(step).entry
        self._asked_at_s[entry] = self._time_s
        is_of_the_gang = guest in self._gang
        voters = self._gang if is_of_the_gang else self._dice.sample(self._guests, self._likes())
        for voter in voters:
            self._do(voting.vote(self._state, _caller(voter), entry, 1, self._now))

    def _likes(self) -> int:
        """Return a random number of upvotes, exponentially distributed, at most 20."""
        return min(20, int(self._dice.expovariate(1 / 4)))

    def _play_one(self) -> None:
        entry = queue.next_ready(self._state)
        if entry is None:
            self._time_s += 60
            return
        self._do(current_song.start_song(self._state, entry.id, 0.0, self._now))
        guest = entry.requested_by
        assert guest is not None  # noqa: S101 - there are no automatic songs here
        self._heard[guest] += 1
        if guest not in self._gang:
            self._waits_s[guest] = self._time_s - self._asked_at_s[entry.id]
        self._time_s += entry.song.duration_s or 0.0
        self._do(current_song.finish_song(self._state, self._state.playback.epoch, self._now))
        self._state = replace(self._state, removals=())
        if guest in self._gang:
            self._ask(guest)


def _caller(guest: GuestId) -> Caller:
    return Caller(id=guest, role=Role.GUEST)


def jain(values: Sequence[float]) -> float:
    """Return Jain's fairness index: 1 when all values are equal, 1/n when one has everything."""
    squares = sum(value * value for value in values)
    return sum(values) ** 2 / (len(values) * squares) if squares else 1.0


def main() -> None:
    """Simulate, print the table and write the diagram."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--nights", type=int, default=5)
    parser.add_argument("--picture", type=Path)
    args = parser.parse_args()
    waits_s: dict[str, list[float]] = {}
    print(
        "| order | median wait | 95 of 100 within | worst wait | never heard "
        "| Jain, waits | Jain, songs heard |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, order, has_flooders in NIGHTS:
        outcomes = [
            Night(order=order, seed=seed, has_flooders=has_flooders).outcome()
            for seed in range(args.nights)
        ]
        print(_row(name, outcomes))
        waits_s[name] = sorted(wait for outcome in outcomes for wait in outcome.waits_s)
    if args.picture:
        args.picture.write_text("\n".join(picture(waits_s)) + "\n", encoding="utf-8")


def _row(order: str, outcomes: Sequence[Outcome]) -> str:
    waits_s = sorted(wait for outcome in outcomes for wait in outcome.waits_s)
    never = sum(wait >= LONGEST_S for wait in waits_s) / len(outcomes)
    cells = (
        order,
        _clock(statistics.median(waits_s)),
        _clock(waits_s[int(len(waits_s) * 0.95)]),
        _clock(waits_s[-1]),
        f"{never:.0f} of {GUESTS - FLOODERS}",
        f"{statistics.mean(jain(outcome.waits_s) for outcome in outcomes):.2f}",
        f"{statistics.mean(jain(outcome.heard) for outcome in outcomes):.2f}",
    )
    return f"| {' | '.join(cells)} |"


def _clock(seconds: float) -> str:
    if seconds >= LONGEST_S:
        return "more than 20 h"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min"


# --- the picture ---------------------------------------------------------------------------------

WIDTH, HEIGHT, LEFT, TOP = 720, 360, 64, 56
HOURS: Final = 12
COLORS: Final = dict(
    zip((name for name, _, _ in NIGHTS), ("#1b9e77", "#d95f02", "#7570b3", "#999999"), strict=True)
)


def picture(waits_s: dict[str, list[float]]) -> Iterator[str]:
    """Yield the lines of an SVG diagram of the share of songs played, by hours of waiting."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="system-ui, sans-serif" font-size="13">'
    )
    yield "<title>Guests who have heard their song, by hours of waiting, in each order</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    yield (
        f'<text x="{LEFT}" y="26" font-size="15" font-weight="600" fill="#222">'
        "Guests who have heard their song, while ten of 200 flood the queue</text>"
    )
    for share in (0, 25, 50, 75, 100):
        y = _y(share / 100)
        yield f'<path d="M{LEFT} {y}H{WIDTH - 24}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end" fill="#444">{share} %</text>'
    for hour in range(0, HOURS + 1, 2):
        yield (
            f'<text x="{_x(hour * 3_600)}" y="{HEIGHT - 16}" text-anchor="middle" '
            f'fill="#444">{hour} h</text>'
        )
    for number, (order, waits) in enumerate(waits_s.items()):
        yield f'<path d="{_curve(waits)}" fill="none" stroke="{COLORS[order]}" stroke-width="3"/>'
        y = HEIGHT - 140 + 20 * number
        yield f'<path d="M{WIDTH - 190} {y - 4}h24" stroke="{COLORS[order]}" stroke-width="3"/>'
        yield f'<text x="{WIDTH - 158}" y="{y}" fill="#222">{order}</text>'
    yield "</svg>"


def _curve(waits_s: Sequence[float]) -> str:
    points = []
    for step in range(HOURS * 12 + 1):
        limit_s = step * 300.0
        share = sum(wait <= limit_s for wait in waits_s) / len(waits_s)
        points.append(f"{_x(limit_s)} {_y(share)}")
    return f"M{'L'.join(points)}"


def _x(seconds: float) -> float:
    return round(LEFT + (WIDTH - 24 - LEFT) * seconds / (HOURS * 3_600), 1)


def _y(share: float) -> float:
    return round(HEIGHT - 40 - (HEIGHT - 40 - TOP) * share, 1)


if __name__ == "__main__":
    main()
