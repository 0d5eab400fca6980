"""The OpenAPI description is true: fuzzed by Schemathesis against a running party."""

import subprocess

import pytest

from tests.system.stage import BIN, ROOT, Stage, a_stage

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]

EXAMPLES_OF_EACH = 12


def fuzzed(stage: Stage, port: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            BIN / "schemathesis",
            f"--config-file={ROOT / 'tests/system/schemathesis.toml'}",
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
        cwd=stage.folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("door", ["guest", "host"])
def test_every_answer_is_one_that_the_description_promises(door: str) -> None:
    with a_stage() as stage:
        stage.add_tone("Concert Pitch", length_s=60)
        with stage.running():
            stage.wait_until_served()
            server = stage.pid("server")
            done = fuzzed(stage, stage.guest_port if door == "guest" else stage.host_port)
            assert done.returncode == 0, done.stdout[-6000:]
            assert stage.pid("server") == server, "the server has crashed"
            stage.wait_until_served()
