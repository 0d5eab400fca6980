"""A party without sound is reported to the host, with a remedy for its kind of installation."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from raveberry_server.application.errors import PlayerFault
from raveberry_server.application.problems.sound_output import SoundOutput
from raveberry_server.application.problems.table import Problem
from raveberry_server.domain.playback import faults

from tests.fakes.house import House
from tests.fakes.tasks import running


@asynccontextmanager
async def watched(*, is_silent: bool = False, in_addon: bool = False) -> AsyncIterator[House]:
    house = House()
    output = SoundOutput(
        party=house.party, problems=house.problems, is_silent=is_silent, in_addon=in_addon
    )
    async with house.running(), running(output.run()):
        await asyncio.sleep(0)
        yield house


async def lose(house: House, fault: PlayerFault) -> None:
    await house.step(lambda state, now: faults.report_fault(state, fault, fault.remedy, now))
    await delivered()


async def delivered() -> None:
    """Wait until listeners are notified of the last commit."""
    for _ in range(5):
        await asyncio.sleep(0)


def told(house: House) -> list[Problem]:
    return list(house.problems.current)


async def test_a_lost_output_is_a_problem_until_the_music_is_back() -> None:
    async with watched() as house:
        assert told(house) == []
        await lose(house, PlayerFault.OUTPUT)
        (problem,) = told(house)
        assert problem.code == "sound_missing"
        assert "the speaker or the sound server" in problem.message
        await house.step(lambda state, _now: faults.clear_fault(state))
        await delivered()
        assert told(house) == []


async def test_in_home_assistant_it_names_the_apps_audio_panel() -> None:
    async with watched(in_addon=True) as house:
        await lose(house, PlayerFault.OUTPUT)
        assert "Audio panel" in told(house)[0].message


@pytest.mark.parametrize(
    "fault", [fault for fault in PlayerFault if fault is not PlayerFault.OUTPUT]
)
async def test_other_faults_of_the_player_are_none_of_the_output(fault: PlayerFault) -> None:
    async with watched() as house:
        await lose(house, fault)
        assert told(house) == []


async def test_a_machine_without_any_sound_is_a_problem_from_the_start() -> None:
    async with watched(is_silent=True) as house:
        (problem,) = told(house)
        assert "PULSE_SERVER" in problem.message
