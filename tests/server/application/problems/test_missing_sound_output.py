"""A party without sound is reported to the host, with a remedy for its kind of installation."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from raveberry_server.application.errors import PlayerFault
from raveberry_server.application.problems.missing_sound_output import SoundOutputWatch
from raveberry_server.application.problems.problems import Problem
from raveberry_server.domain.playback import faults

from tests.fakes.party.headless_server import HeadlessServer
from tests.fakes.tasks import running


@asynccontextmanager
async def watched(
    *, is_silent: bool = False, in_addon: bool = False
) -> AsyncIterator[HeadlessServer]:
    server = HeadlessServer()
    output = SoundOutputWatch(
        party=server.party, problems=server.problems, is_silent=is_silent, in_addon=in_addon
    )
    async with server.running(), running(output.run()):
        await asyncio.sleep(0)
        yield server


async def lose(server: HeadlessServer, fault: PlayerFault) -> None:
    await server.step(lambda state, now: faults.report_fault(state, fault, now))
    await delivered()


async def delivered() -> None:
    """Wait until listeners are notified of the last commit."""
    for _ in range(5):
        await asyncio.sleep(0)


def told(server: HeadlessServer) -> list[Problem]:
    return list(server.problems.current)


async def test_a_lost_output_is_a_problem_until_the_music_is_back() -> None:
    async with watched() as server:
        assert told(server) == []
        await lose(server, PlayerFault.OUTPUT)
        (problem,) = told(server)
        assert problem.code == "sound_missing"
        assert "The speaker or the sound server" in problem.message
        await server.step(lambda state, _now: faults.clear_fault(state))
        await delivered()
        assert told(server) == []


async def test_in_home_assistant_it_names_the_apps_audio_panel() -> None:
    async with watched(in_addon=True) as server:
        await lose(server, PlayerFault.OUTPUT)
        assert "Audio panel" in told(server)[0].message


@pytest.mark.parametrize(
    "fault", [fault for fault in PlayerFault if fault is not PlayerFault.OUTPUT]
)
async def test_other_faults_of_the_player_are_none_of_the_output(fault: PlayerFault) -> None:
    async with watched() as server:
        await lose(server, fault)
        assert told(server) == []


async def test_a_machine_without_any_sound_is_a_problem_from_the_start() -> None:
    async with watched(is_silent=True) as server:
        (problem,) = told(server)
        assert "PULSE_SERVER" in problem.message
