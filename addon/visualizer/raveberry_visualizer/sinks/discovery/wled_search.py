"""Search for WLEDs by mDNS, in a child process."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from raveberry_visualizer.engine import DaemonThread, FoundDevice, SearchError
from raveberry_visualizer.sinks.config.light_entry import LightSpec, light_spec
from raveberry_visualizer.sinks.config.sink_kind import MOST_PIXELS
from raveberry_visualizer.sinks.registry import SINKS

_CHILD: Final = Path(__file__).with_name("wled_search_child.py")
_SEARCH_S: Final = 4.0
"""WLEDs answer within a second; on a busy Wi-Fi the first query or answer may be lost."""

_TIMEOUT_S: Final = 20.0
_MAC: Final = re.compile(r"[0-9a-f]{12}")
_LONGEST_NAME: Final = 60
_HAS_WHITE: Final = 0x02
"""Bit of `leds.lc`, the capabilities of a strip (JSON API of WLED)."""


class WledSearch:
    """Searches for WLEDs in the background.

    A child process searches, because its imports would otherwise stay in memory.

    Args:
        interfaces: own IPv4 addresses to search from; empty for all.
        id_prefix: how the ids of the devices begin.
    """

    def __init__(
        self,
        *,
        interfaces: Sequence[str] = (),
        search_s: float = _SEARCH_S,
        id_prefix: str = "",
    ) -> None:
        self._id_prefix = id_prefix
        # -P: do not import from the folder of the child's file.
        self._command = (sys.executable, "-P", str(_CHILD), str(search_s), *interfaces)
        self._thread: DaemonThread | None = None
        self._results: SimpleQueue[tuple[FoundDevice, ...] | SearchError] = SimpleQueue()

    @property
    def is_running(self) -> bool:
        """True while it searches."""
        return self._thread is not None and self._thread.is_alive

    def start(self) -> None:
        """Start a search; no effect if one is running."""
        if not self.is_running:
            # Not waited for at shutdown; the child ends by itself.
            self._thread = DaemonThread(self._run)
            self._thread.start()

    def take_result(self) -> Sequence[FoundDevice] | None:
        """Return the result of a finished search once; None otherwise.

        Raises:
            SearchError: the search failed; raised once.
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
                self._command, capture_output=True, check=False, timeout=_TIMEOUT_S
            )
        except (OSError, subprocess.TimeoutExpired) as err:
            self._results.put(SearchError(f"the search for devices failed: {err}"))
            return
        if child.returncode:
            message = child.stderr.decode(errors="replace").strip().rsplit("\n", maxsplit=1)[-1]
            self._results.put(SearchError(f"the search for devices failed: {message}"))
            return
        found = (found_wled(line) for line in child.stdout.splitlines())
        self._results.put(
            tuple(replace(one, id=f"{self._id_prefix}{one.id}") for one in found if one is not None)
        )


def found_wled(line: bytes) -> FoundDevice | None:
    """Parse a line of the child; return None for a device that cannot be driven.

    Args:
        line: JSON with `host` and `info`, the device's answer to /json/info.
    """
    try:
        found = json.loads(line)
        host, info = found["host"], found["info"]
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
    """Return the light of a found device, driven by DDP, which WLED shows without tearing."""
    entry = {
        "id": found.id,
        "name": found.name,
        "kind": "ddp",
        "host": found.host,
        "pixels": found.pixels,
        "white": found.has_white,
    }
    return light_spec(entry, where=found.id, kinds=SINKS)
