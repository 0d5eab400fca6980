"""One device against a crowd, in three networks: the votes of the device stay limited.

Without the limits, one address made 20 identities at once and one more every 15 s, whose votes all
counted and raised the quorum. Behind the same address no new guest could vote any more, and 50
addresses of one device had 1,000 votes.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from raveberry_server.domain.guests.shared_voices import (
    CODE_VOICES_BURST,
    CODE_VOICES_REFILL_S,
    MIN_AGE_TO_KICK_S,
)
from raveberry_server.domain.model.ballot import KICK_VOTES_PER_VOICE, VOTES_PER_VOICE

from tests.attacks.networks import PartyNetwork, Phone, a_network
from tests.supervisor.network import Namespace

pytestmark = [
    pytest.mark.system,
    pytest.mark.long,
    pytest.mark.timeout(300),
    pytest.mark.skipif(os.geteuid() != 0, reason="makes network namespaces"),
]

_LOGGER = logging.getLogger(__name__)

HONEST: Final = 100
WITHIN_S: Final = 30.0
SONGS: Final = 10


@dataclass
class Troll:
    """One device that creates identities without end and downvotes everything."""

    tabs: list[Phone] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)


@pytest.mark.parametrize("network", ["flat IPv4", "one /64 for all", "one address for all"])
def test_a_crowd_votes_and_kicks_beside_a_troll_that_swings_no_song(
    network: str, tmp_path: Path
) -> None:
    is_shared = network == "one address for all"
    count = 1 if is_shared else HONEST + 1
    with a_network(tmp_path, devices=count, is_ipv6="/64" in network) as house:
        songs = party(house)
        code = join_code(house)
        # Behind one address only the code distinguishes a crowd from a troll.
        with trolling(house, songs[1:], [""] if is_shared else ["", code]) as troll:
            crowd = [newcomer(house, number) for number in range(HONEST)]
            began_s = time.monotonic()
            with ThreadPoolExecutor(20) as pool:
                voted = list(pool.map(lambda phone: comes_and_votes(phone, code, songs[0]), crowd))
            joined_s = time.monotonic()
            took_s = joined_s - began_s
            scores = house.scores()
            # All songs begin with the host's own vote.
            swung = max(abs(scores.get(song, -99) - 1) for song in songs[1:])
            assert house.state()["party"]["guests_active"] <= HONEST + 1
            if is_shared:
                # Behind one address only guests of a minimum age can kick.
                time.sleep(max(0.0, MIN_AGE_TO_KICK_S - (time.monotonic() - joined_s)))
            kicked_by = kicks(house, crowd, songs[-1])
        _LOGGER.info(
            "%s: %d of %d newcomers voted in %.1f s, the score says %d; the troll tried %d times, "
            "%d were taken, and swung a song by %d; %d honest guests kicked a song",
            *(network, voted.count(200), HONEST, took_s, scores[songs[0]] - 1),
            *(len(troll.answers), troll.answers.count(200), swung, kicked_by),
        )
        assert voted.count(200) == HONEST
        assert took_s <= WITHIN_S
        assert scores[songs[0]] - 1 == HONEST
        assert swung <= VOTES_PER_VOICE
        assert set(songs[1:-1]) <= set(house.scores()), "the troll kicked a song"
        assert kicked_by <= HONEST // 4 + 2 + KICK_VOTES_PER_VOICE


def test_behind_one_address_a_troll_with_the_code_counts_at_the_stated_rate(
    tmp_path: Path,
) -> None:
    with a_network(tmp_path, devices=1) as house:
        songs = party(house)
        began_s = time.monotonic()
        with trolling(house, songs[1:2], [join_code(house)]):
            time.sleep(15)
        took_s = time.monotonic() - began_s
        swung = 1 - house.scores().get(songs[1], 1)
        _LOGGER.info("with the code behind one address: %d downvotes in %.1f s", swung, took_s)
        assert swung <= CODE_VOICES_BURST + took_s / CODE_VOICES_REFILL_S + VOTES_PER_VOICE


def party(house: PartyNetwork) -> Sequence[str]:
    """Request some songs as the host and return their ids."""
    for name, value in {
        "mode": "full_voting",
        "max_waiting_per_guest": 0,
        "max_requests_per_hour": 0,
        "fresh_requests": 0,
    }.items():
        house.host("set_setting", name=name, value=value)
    deadline_s = time.monotonic() + 60
    songs: list[str] = []
    while len(songs) < SONGS and time.monotonic() < deadline_s:
        try:
            songs.append(house.host("enqueue", query=f"Song {len(songs)}")["entry"]["id"])
        except AssertionError:
            time.sleep(0.2)  # the library is still being scanned
    return songs


def join_code(house: PartyNetwork) -> str:
    return str(house.state()["me"]["join_url"]).rpartition("/")[2]


def newcomer(house: PartyNetwork, number: int) -> Phone:
    device = house.devices[min(number, len(house.devices) - 1)]
    return Phone(device=device, server=house.server, address=address_of(device))


def address_of(device: Namespace) -> str:
    return device.address.partition("/")[0]


def comes_and_votes(phone: Phone, code: str, song: str) -> int:
    """Scan the code, load the page and vote."""
    phone.ask("GET", f"/p/{code}")
    phone.ask("GET", "/api/v1/state")
    return phone.command("vote", entry=song, value=1)


def kicks(house: PartyNetwork, crowd: Sequence[Phone], song: str) -> int:
    """Let honest guests downvote a song until it is gone; return how many were needed."""
    for number, phone in enumerate(crowd, start=1):
        phone.command("vote", entry=song, value=-1)
        if song not in house.scores():
            return number
    return len(crowd) + 1


@contextmanager
def trolling(house: PartyNetwork, songs: Sequence[str], codes: Sequence[str]) -> Iterator[Troll]:
    """Let the troll vote inside the block."""
    troll, is_over = Troll(), threading.Event()
    addresses = [address_of(house.troll), *house.troll_addresses]
    if len(house.devices) == 1:
        addresses = addresses[:1]

    def act(first: int) -> None:
        turn = first
        while not is_over.is_set():
            tab = Phone(
                device=house.troll,
                server=house.server,
                address=addresses[turn % len(addresses)],
            )
            code = codes[turn % len(codes)]
            if code:
                tab.ask("GET", f"/p/{code}")
            for song in songs:
                troll.answers.append(tab.command("vote", entry=song, value=-1))
                if is_over.is_set() or troll.answers[-1] == 429:
                    break
            turn += 4

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(act, number) for number in range(4)]
        try:
            yield troll
        finally:
            is_over.set()
            for each in running:
                each.result()
