"""WLEDs that tell of themselves in the network, looked for by a process of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from raveberry_visualizer.engine import DaemonThread, FoundDevice, SearchError

from .entry import MOST_PIXELS, LightSpec, light_spec
from .registry import SINKS

_CHILD: Final = Path(__file__).with_name("discovery_child.py")
_SEARCH_S: Final = 4.0
"""WLEDs answer within a second; on a busy Wi-Fi the first question or answer may be lost."""

_PATIENCE_S: Final = 20.0
_MAC: Final = re.compile(r"[0-9a-f]{12}")
_LONGEST_NAME: Final = 60
_HAS_WHITE: Final = 0x02
"""Bit of `leds.lc`, what a strip is capable of (WLED's JSON API)."""


class WledSearch:
    """Looks for WLEDs when told to, in the background.

    A process does it, because what it has to import would stay in memory for the rest of the night.

    Args:
        interfaces: IPv4 addresses of ours to look from; all that there are if none is named.
    """

    def __init__(self, *, interfaces: Sequence[str] = (), search_s: float = _SEARCH_S) -> None:
        # -P: the folder of the child's file holds no modules of its own.
        self._command = (sys.executable, "-P", str(_CHILD), str(search_s), *interfaces)
        self._thread: DaemonThread | None = None
        self._results: SimpleQueue[tuple[FoundDevice, ...] | SearchError] = SimpleQueue()

    @property
    def is_under_way(self) -> bool:
        """It looks at the moment."""
        return self._thread is not None and self._thread.is_alive

    def start(self) -> None:
        """Begin to look; harmless while it already does."""
        if not self.is_under_way:
            # At the end nobody waits for it, and the process ends by itself.
            self._thread = DaemonThread(self._run)
            self._thread.start()

    def found(self) -> Sequence[FoundDevice] | None:
        """What a search that has ended found, told once; None otherwise.

        Raises:
            SearchError: it could not look; told once.
        """
        try:
            result = self._results.get_nowait()
        except Empty:
            return None
        if isinstance(result, SearchError):
            raise result
        return result

    def _run(self) -> None:
        try:
            child = subprocess.run(  # noqa: S603 - our own file and numbers
                self._command, capture_output=True, check=False, timeout=_PATIENCE_S
            )
        except (OSError, subprocess.TimeoutExpired) as err:
            self._results.put(SearchError(f"devices cannot be looked for: {err}"))
            return
        if child.returncode:
            words = child.stderr.decode(errors="replace").strip().rsplit("\n", maxsplit=1)[-1]
            self._results.put(SearchError(f"devices cannot be looked for: {words}"))
            return
        found = (found_wled(line) for line in child.stdout.splitlines())
        self._results.put(tuple(one for one in found if one is not None))


def found_wled(line: bytes) -> FoundDevice | None:
    """The WLED that the child tells of; None for what cannot be driven.

    Args:
        line: JSON: `host`, and as `info` what the device answers to /json/info.
    """
    try:
        told = json.loads(line)
        host, info = told["host"], told["info"]
        mac, name, leds = info["mac"].lower(), info["name"], info["leds"]
        pixels, abilities = leds["count"], leds.get("lc", 0)
        has_white = leds.get("rgbw") is True or bool(abilities & _HAS_WHITE)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None
    if not (_MAC.fullmatch(mac) and isinstance(name, str) and isinstance(host, str)):
        return None
    if not isinstance(pixels, int) or isinstance(pixels, bool) or not 0 < pixels <= MOST_PIXELS:
        return None
    shown = "".join(letter for letter in name if letter.isprintable()).strip()[:_LONGEST_NAME]
    return FoundDevice(
        id=f"wled-{mac}", name=shown or "WLED", host=host, pixels=pixels, has_white=has_white
    )


def found_spec(found: FoundDevice) -> LightSpec:
    """The light that a found device is: driven by DDP, which WLED shows without tearing."""
    entry = {
        "id": found.id,
        "name": found.name,
        "kind": "ddp",
        "host": found.host,
        "pixels": found.pixels,
        "white": found.has_white,
    }
    return light_spec(entry, where=found.id, kinds=SINKS)
