"""The broker and the Supervisor of a home: present, late, changed, faulty and missing."""

import json
import secrets

import pytest

from tests.supervisor.rig import Rig
from tests.system.support.party_system import until

pytestmark = [pytest.mark.system, pytest.mark.long, pytest.mark.timeout(300)]

STATUS = "raveberry/raveberry/status"
JOINED_WITHIN_S = 30
"""Ten seconds on an idle machine."""


def status(house: Rig) -> bytes:
    return house.mosquitto.retained(STATUS, within_s=1)


@pytest.fixture(scope="module")
def house(machine: Rig) -> Rig:
    """A party that was started before the Mosquitto app was installed."""
    machine.app.start()
    machine.app.until_served()
    machine.app.play()
    return machine


def test_music_plays_without_a_broker_in_the_house(house: Rig) -> None:
    house.sound.until_heard()
    asked = [
        request for request in house.supervisor.requests() if request["path"] == "/services/mqtt"
    ]
    assert asked
    assert asked[-1]["status"] == 400


def test_a_broker_that_comes_later_is_joined(house: Rig) -> None:
    house.mosquitto.start()
    house.supervisor.offer_broker(house.mosquitto.facts)
    until(lambda: status(house) == b"online", within_s=JOINED_WITHIN_S, what="the party joins")
    player = json.loads(house.mosquitto.retained("raveberry/raveberry/player"))
    assert player["state"] == "playing"


def test_the_lights_follow_to_the_same_broker(house: Rig) -> None:
    until(
        lambda: house.mosquitto.retained("raveberry/raveberry/lights/info", within_s=1),
        within_s=JOINED_WITHIN_S,
        what="the lights are known at the broker",
    )


def test_home_assistant_is_told_of_the_party(house: Rig) -> None:
    until(
        lambda: [left["service"] for left in house.supervisor.discovery()] == ["raveberry"],
        within_s=JOINED_WITHIN_S,
        what="the discovery is left",
    )


def test_a_changed_password_is_learnt(house: Rig) -> None:
    house.mosquitto.stop()
    house.mosquitto.password = secrets.token_urlsafe(24)
    house.supervisor.offer_broker(house.mosquitto.facts)
    house.mosquitto.start()
    until(lambda: status(house) == b"online", within_s=JOINED_WITHIN_S, what="the party is back")
    house.app.until_playing()


def test_a_restart_of_the_broker_is_survived(house: Rig) -> None:
    house.mosquitto.stop()
    house.mosquitto.start()
    until(lambda: status(house) == b"online", within_s=JOINED_WITHIN_S, what="the party is back")


def test_the_token_is_in_no_log(house: Rig) -> None:
    assert house.app.token not in house.app.log
    assert house.mosquitto.password not in house.app.log


def test_nothing_has_ended_meanwhile(house: Rig) -> None:
    assert " has ended: " not in house.app.log


@pytest.mark.parametrize("fault", ["hang", "bad_gateway", "refused", "absent"])
def test_a_party_starts_whatever_the_supervisor_answers(house: Rig, fault: str) -> None:
    house.supervisor.break_with(fault)
    house.app.restart()
    house.app.until_served()
    house.app.until_playing(within_s=30)
    assert house.app.is_running
    assert house.app.inside("raveberry", "health")


def test_the_broker_is_joined_once_the_supervisor_is_well_again(house: Rig) -> None:
    house.supervisor.break_with(None)
    until(lambda: status(house) == b"online", within_s=JOINED_WITHIN_S, what="the party joins")
