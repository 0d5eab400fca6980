"""Check that the inner loops of the visualizer run compiled, not in numpy."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from raveberry_server.adapters.check_result import Finding, Verdict

_PROBE: Final = (
    sys.executable,
    "-c",
    "from raveberry_visualizer.kernels import WHY_NOT_COMPILED; print(WHY_NOT_COMPILED or '')",
)
"""Run in a child process, because server and visualizer never import each other."""

_TIMEOUT_S: Final = 20.0


def light_findings(probe: Sequence[str] = _PROBE) -> Iterator[Finding]:
    """Check that the visualizer's inner loops are compiled."""
    try:
        ended = subprocess.run(  # noqa: S603 - this Python with fixed arguments
            probe, capture_output=True, check=False, text=True, timeout=_TIMEOUT_S
        )
    except subprocess.TimeoutExpired:
        yield _warning("the light show could not be checked in time", "run the doctor again")
        return
    if ended.returncode:
        reason = ended.stderr.strip().rsplit("\n", maxsplit=1)[-1]
        yield _warning(
            f"the light show cannot be loaded: {reason}", "reinstall the Python packages"
        )
    elif reason := ended.stdout.strip():
        yield _warning(
            "the inner loops of the light show are not compiled, so it takes several times the "
            f"CPU: {reason}",
            "apt-get install gcc python3-dev, then start with scripts/run",
        )
    else:
        yield Finding(
            part="lights",
            verdict=Verdict.OK,
            text="the inner loops of the light show are compiled",
        )


def _warning(text: str, mend: str) -> Finding:
    return Finding(part="lights", verdict=Verdict.WARN, text=text, mend=mend)
