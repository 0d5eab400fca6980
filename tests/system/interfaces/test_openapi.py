"""The OpenAPI description is true: fuzzed by Schemathesis against a running party."""

import subprocess

import pytest

from tests.system.support.party_system import BIN, ROOT, System, a_system

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

EVERYDAY_EXAMPLES = 3
LONG_EXAMPLES = 12
BOUNDARIES_AND_EXAMPLES = "examples,coverage,fuzzing"


def fuzzed(
    system: System, port: int, *, phases: str, examples: int
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            BIN / "schemathesis",
            f"--config-file={ROOT / 'tests/system/interfaces/schemathesis.toml'}",
            "run",
            f"http://127.0.0.1:{port}/api/v1/openapi.json",
            "--checks=all",
            f"--max-examples={examples}",
            f"--phases={phases}",
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


@pytest.mark.parametrize(
    ("door", "phases"), [("guest", "examples,fuzzing"), ("host", BOUNDARIES_AND_EXAMPLES)]
)
def test_every_answer_is_one_that_the_description_promises(door: str, phases: str) -> None:
    expect_described(door, phases=phases, examples=EVERYDAY_EXAMPLES)


@pytest.mark.long
@pytest.mark.parametrize("door", ["guest", "host"])
def test_every_answer_at_the_boundaries_of_each_value_is_as_promised_too(door: str) -> None:
    expect_described(door, phases=BOUNDARIES_AND_EXAMPLES, examples=LONG_EXAMPLES)


def expect_described(door: str, *, phases: str, examples: int) -> None:
    with a_system() as system:
        system.add_tone("Concert Pitch", length_s=60)
        with system.running():
            system.wait_until_served()
            server = system.pid("server")
            port = system.guest_port if door == "guest" else system.host_port
            done = fuzzed(system, port, phases=phases, examples=examples)
            assert done.returncode == 0, done.stdout[-6000:]
            assert system.pid("server") == server, "the server has crashed"
            system.wait_until_served()
