"""scripts/home-assistant says why Home Assistant did not start."""

import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

from scripts import home_assistant
from tests.ports import free_port


@pytest.fixture
def ended() -> subprocess.Popen[bytes]:
    """A process that has exited."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process


async def test_an_end_at_the_start_is_explained_with_the_end_of_its_log(
    tmp_path: Path, ended: subprocess.Popen[bytes]
) -> None:
    log = tmp_path / "current"
    log.write_text("".join(f"line {number}\n" for number in range(100)))
    (tmp_path / "stderr").write_text("Traceback\nOSError: address in use\n")
    async with aiohttp.ClientSession() as session:
        with pytest.raises(home_assistant.HomeAssistantError) as raised:
            await home_assistant._answering(session, f"http://127.0.0.1:{free_port()}", ended, log)
    said = str(raised.value)
    assert "Home Assistant has ended" in said
    assert "line 99" in said
    assert "line 80" not in said
    assert "address in use" in said
