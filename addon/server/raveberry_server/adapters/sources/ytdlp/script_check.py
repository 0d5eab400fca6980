"""Check for `raveberry doctor` that yt-dlp can run the scripts of sites."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.terminal_texts import Sentence
from raveberry_server.option_rows import OptionValues


def script_findings(_options: OptionValues, data: Path) -> Iterator[Finding]:
    """Check that yt-dlp can run the scripts that YouTube's streams require."""
    tried = subprocess.run(  # noqa: S603 - fixed arguments
        [sys.executable, "-P", "-m", "raveberry_server.jobs.check_ytdlp_scripts", str(data)],
        capture_output=True,
        check=False,
    )
    try:
        said = json.loads(tried.stdout)
    except ValueError:
        said = {"failed": tried.stderr.decode(errors="replace").strip()[-300:]}
    if "failed" in said:
        yield Finding(
            part="scripts",
            verdict=Verdict.WARN,
            description=Sentence("scripts_fail", detail=said["failed"]),
            remedy=Sentence("install_quickjs", in_container="update_image"),
        )
        return
    yield Finding(
        part="scripts",
        verdict=Verdict.OK,
        description=Sentence("scripts_run", **said),
    )
