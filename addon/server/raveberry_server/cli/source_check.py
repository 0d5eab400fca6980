"""Checks of the music sources."""

import json
import subprocess
import sys
from collections.abc import Iterator

from raveberry_server.domain.model.errors import RaveberryError
from raveberry_server.options import Options

from .check_result import Finding, Verdict
from .server_client import ServerClient


def script_findings(options: Options) -> Iterator[Finding]:
    """Check that yt-dlp can run the scripts that YouTube's streams require."""
    if options.sources and "online" not in options.sources:
        return
    tried = subprocess.run(  # noqa: S603 - fixed arguments
        [
            sys.executable,
            "-P",
            "-m",
            "raveberry_server.jobs.check_ytdlp_scripts",
            str(options.data),
        ],
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
            text=f"songs of YouTube fail: {said['failed']}",
            mend="apt-get install quickjs; if it is there, renew the source on the host's page",
        )
        return
    yield Finding(
        part="scripts",
        verdict=Verdict.OK,
        text="yt-dlp runs the scripts of sites with {engine} {version} and yt-dlp-ejs "
        "{solver}".format(**said),
    )


def source_findings(options: Options) -> Iterator[Finding]:
    """Report the health of online sources as the running server knows it; nothing without one."""
    try:
        said = ServerClient(path=options.command_socket).command("sources", {})
    except RaveberryError:
        return
    sources = said.get("sources") if isinstance(said, dict) else None
    for source in sources if isinstance(sources, list) else ():
        name, reason, version = source["name"], source["reason"], source["version"]
        if source.get("set_up") is False:
            text, mend = f"{name} is not set up", None
        elif reason:
            text, mend = f"{name}: {reason}", "see Search and sources in the host's settings"
        else:
            text, mend = f"{name} works{f' ({version})' if version else ''}", None
        verdict = Verdict.WARN if mend else Verdict.OK
        yield Finding(part="sources", verdict=verdict, text=text, mend=mend)
