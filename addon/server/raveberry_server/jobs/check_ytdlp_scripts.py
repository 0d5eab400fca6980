"""Check that yt-dlp can run the scripts of sites.

Usage: ``python -m raveberry_server.jobs.check_ytdlp_scripts DATA``.
Prints one JSON object ``{"engine", "version", "solver"}``, or ``{"failed"}`` and what is missing.
YouTube obfuscates the addresses of its sound with a challenge in its player. The check solves a
challenge of the same shape in a minimal player, with yt-dlp's detection and solver.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raveberry_server.adapters.sources.ytdlp.version_selection import FOLDER, YtdlpVersions
from raveberry_server.application.errors import Cause, FetchError

from .ytdlp_client import ENGINE, SilentLogger, YtdlpOptions, opened_site, use_overlay

if TYPE_CHECKING:
    from yt_dlp import YoutubeDL

_RIDDLE: Final = "raveberry"
_PLAYER: Final = """
var _yt_player = {}; (function (g) {
  var first = 0;
  function Address() { this.parts = {}; }
  Address.prototype.set = function (name, value) { this.parts[name] = value; };
  Address.prototype.get = function (name) { return this.parts[name]; };
  Address.prototype.turned = function () {
    this.parts.n = this.parts.n.split("").reverse().join("");
  };
  var made = function (address, name, signature) {
    var it = new Address();
    it.set("alr", "yes");
    return it;
  };
})(_yt_player);
"""
"""A player whose challenge is to reverse a word."""


def tried_engine() -> Mapping[str, str]:
    """Return the script engine and solver that yt-dlp uses, after they solved a challenge.

    Raises:
        FetchError: none works; the detail names what is missing.
    """
    with closing(opened_site(YtdlpOptions())) as site:
        try:
            return _tried(site)
        except FetchError:
            raise
        except Exception as err:  # a new release may fail in any way
            raise FetchError(Cause.BROKEN, f"yt-dlp cannot run scripts: {err}") from err


def _tried(site: "YoutubeDL") -> Mapping[str, str]:
    # yt-dlp's internals, as there is no public API for this.
    from yt_dlp.extractor.youtube.jsc._builtin.quickjs import QuickJSJCP  # noqa: PLC0415
    from yt_dlp.extractor.youtube.jsc.provider import (  # noqa: PLC0415
        JsChallengeRequest,
        JsChallengeType,
        NChallengeInput,
    )

    solver = QuickJSJCP(site.get_info_extractor("Youtube"), SilentLogger(), {})
    engine = solver.runtime_info
    if engine is None:
        raise FetchError(Cause.BROKEN, f"yt-dlp finds no {ENGINE} that it can use")
    riddle = NChallengeInput(player_url="", challenges=[_RIDDLE])
    request = JsChallengeRequest(JsChallengeType.N, riddle)
    script = solver._construct_stdin(_PLAYER, False, [request])  # noqa: FBT003, SLF001
    said = json.loads(solver._run_js_runtime(script))  # noqa: SLF001
    if said["responses"][0].get("data") != {_RIDDLE: _RIDDLE[::-1]}:
        raise FetchError(Cause.BROKEN, f"yt-dlp-ejs solves no challenges: {str(said)[:200]}")
    solver_version = solver._core_script.version  # noqa: SLF001
    return {"engine": engine.name, "version": engine.version, "solver": solver_version}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check and print its result."""
    (data,) = sys.argv[1:] if arguments is None else arguments
    use_overlay(YtdlpVersions(folder=Path(data) / FOLDER).overlay())
    try:
        said = tried_engine()
    except FetchError as err:
        said = {"failed": (err.detail or str(err))[:300]}
    print(json.dumps(said))  # noqa: T201 - the result
    return 0


if __name__ == "__main__":
    sys.exit(main())
