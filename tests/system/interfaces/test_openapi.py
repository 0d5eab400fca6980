"""The OpenAPI description is true: fuzzed by Schemathesis against a running party."""

import subprocess

import pytest

from tests.system.support.party_system import BIN, ROOT, System, a_system

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

EXAMPLES_OF_EACH = 12


def fuzzed(system: System, port: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            BIN / "schemathesis",
            f"--config-file={ROOT / 'tests/system/interfaces/schemathesis.toml'}",
            "run",
            f"http://127.0.0.1:{port}/api/v1/openapi.json",
            "--checks=all",
            f"--max-examples={EXAMPLES_OF_EACH}",
            "--phases=examples,coverage,fuzzing",
            "--generation-deterministic",
            "--suppress-health-check=all",
            "--continue-on-failure",
            "--warnings=off",
            "--request-timeout=20",
            "--no-color",
        ],
        cwd=system.folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("door", ["guest", "host"])
def test_every_answer_is_one_that_the_description_promises(door: str) -> None:
    with a_system() as system:
        system.add_tone("Concert Pitch", length_s=60)
        with system.running():
            system.wait_until_served()
            server = system.pid("server")
            done = fuzzed(system, system.guest_port if door == "guest" else system.host_port)
            assert done.returncode == 0, done.stdout[-6000:]
            assert system.pid("server") == server, "the server has crashed"
            system.wait_until_served()
