"""The processes of the installation are for the host."""

import pytest
from raveberry_contract import messages
from raveberry_server.domain.model.errors import RefusedError
from raveberry_server.domain.model.guest import HOST_CALLER

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer


async def test_the_host_reads_processes_and_disk() -> None:
    async with HeadlessServer().running() as server:
        answer = await server.execute("processes", HOST_CALLER)
        assert isinstance(answer, messages.ProcessesAnswer)
        assert [(one.name, one.restartable) for one in answer.processes] == [("mpd", True)]
        assert answer.disk == messages.Disk(free=1_000_000_000, total=32_000_000_000)
        server.disk = None
        without = await server.execute("processes", HOST_CALLER)
        assert isinstance(without, messages.ProcessesAnswer)
        assert without.disk is None


async def test_only_the_host_restarts_a_process() -> None:
    async with HeadlessServer().running() as server:
        for name, arguments in (("processes", {}), ("restart_process", {"name": "mpd"})):
            with pytest.raises(RefusedError, match="host"):
                await server.execute(name, a_guest("ann"), **arguments)
        assert server.processes.restarted == []
        await server.execute("restart_process", HOST_CALLER, name="mpd")
        assert server.processes.restarted == ["mpd"]
