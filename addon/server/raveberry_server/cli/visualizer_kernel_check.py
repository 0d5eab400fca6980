"""Check that the inner loops of the visualizer run compiled, not in numpy."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.terminal_texts import Sentence

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
        yield _warning(Sentence("lights_unchecked"), Sentence("run_doctor_again"))
        return
    if ended.returncode:
        reason = ended.stderr.strip().rsplit("\n", maxsplit=1)[-1]
        yield _warning(Sentence("lights_not_loaded", detail=reason), Sentence("reinstall_packages"))
    elif reason := ended.stdout.strip():
        yield _warning(
            Sentence("lights_not_compiled", detail=reason),
            Sentence("install_compiler", in_container="update_image"),
        )
    else:
        yield Finding(
            part="lights",
            verdict=Verdict.OK,
            description=Sentence("lights_compiled"),
        )


def _warning(description: Sentence, remedy: Sentence) -> Finding:
    return Finding(part="lights", verdict=Verdict.WARN, description=description, remedy=remedy)
