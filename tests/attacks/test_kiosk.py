"""The key of a kiosk in the hands of an attacker: it stays one voice and one budget of identities.

The key is a cookie on a tablet that strangers hold, so it may be copied to any number of browsers.
"""

import logging
import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from raveberry_server.domain.model.ballot import VOTES_PER_VOICE
from raveberry_server.domain.model.settings import Settings

from tests.attacks.networks import PartyNetwork, Phone, a_network
from tests.attacks.test_voices import address_of, comes_and_votes, join_code, newcomer, party

pytestmark = [
    pytest.mark.system,
    pytest.mark.long,
    pytest.mark.timeout(300),
    pytest.mark.skipif(os.geteuid() != 0, reason="makes network namespaces"),
]

_LOGGER = logging.getLogger(__name__)

ADDRESSES: Final = 60
NAMES_PER_ADDRESS: Final = 3
HONEST: Final = 5
NAME_COOKIE: Final = "raveberry_kiosk_name"


def test_a_copied_key_at_60_addresses_is_one_voice_and_one_budget(tmp_path: Path) -> None:
    with a_network(tmp_path, devices=HONEST + 2) as house:
        songs = party(house)
        house.host("set_setting", name="kiosk", value=True)
        link = urlsplit(house.state()["me"]["kiosk_url"])
        tablet = newcomer(house, HONEST)
        assert tablet.ask("GET", f"{link.path}?{link.query}")[0] == 303
        tablet.cookies[NAME_COOKIE] = "Table%205"
        assert tablet.command("vote", entry=songs[0], value=1) == 200
        key = dict(tablet.cookies)

        began_s = time.monotonic()
        answers = votes_with(house, key, songs)
        took_s = time.monotonic() - began_s

        # Neither the crowd nor the guests of the tablet are kept out by it.
        code = join_code(house)
        honest = [comes_and_votes(newcomer(house, at), code, songs[0]) for at in range(HONEST)]
        assert honest == [200] * HONEST
        assert tablet.command("vote", entry=songs[1], value=1) == 200

        scores = house.scores()
        voted = sum(answer == 200 for of_name in answers for answer in of_name[:1])
        down = max(1 - scores.get(song, -99) for song in songs[2:])
        _LOGGER.info(
            "a copied key: %d names at %d addresses in %.1f s, %d voted, a song moved by %d",
            *(len(answers), ADDRESSES, took_s, voted, down),
        )
        # All songs begin with the host's own vote.
        assert scores[songs[0]] - 1 - HONEST == VOTES_PER_VOICE
        assert down == VOTES_PER_VOICE
        limits = Settings()
        # The name at the tablet used up one unit.
        assert voted <= limits.identity_burst - 1 + took_s / limits.identity_refill_s + 1
        assert voted >= limits.identity_burst - 1
        assert house.state()["party"]["guests_active"] == HONEST + 1


def votes_with(
    house: PartyNetwork, key: dict[str, str], songs: Sequence[str]
) -> Sequence[Sequence[int]]:
    """Vote under new names from many addresses; return the answers for each name."""

    def act(number: int) -> list[int]:
        thief = Phone(
            device=house.troll,
            server=house.server,
            address=(address_of(house.troll), *house.troll_addresses)[number % ADDRESSES],
            cookies={**key, NAME_COOKIE: f"Troll%20{number}"},
        )
        up = thief.command("vote", entry=songs[0], value=1)
        return [up, *(thief.command("vote", entry=song, value=-1) for song in songs[2:])]

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(act, range(ADDRESSES * NAMES_PER_ADDRESS)))
