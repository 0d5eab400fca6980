"""Read files in network folders for the server: ``python -m …jobs.library.remote_reader``.

Reads one JSON request a line: ``{"id", "mount", "do": "module:function", "with": arguments}`` is
answered by ``{"id", "text"}``, the result in JSON, in several lines if it is long; by ``{"id",
"errno", "failed"}`` if the file cannot be read; or by ``{"id", "is_busy"}`` while all threads of
the mount wait for it. A mount that hangs holds its own threads only.
"""

import errno
import importlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, Final, TextIO

from raveberry_server.jobs.child_setup import in_background

MOST_AT_ONCE: Final = 4
"""Threads for each mount."""
_PART: Final = 400_000
"""Characters of a line, which is limited to 1 MiB."""
_OURS: Final = "raveberry_server."
_FUNCTIONS: Final = frozenset({"os:statvfs"})


class RemoteReader:
    """Runs each request in a thread, a few at a time for each mount."""

    def __init__(
        self,
        *,
        output: TextIO,
        start: Callable[[Callable[[], object]], None] = in_background,
    ) -> None:
        self._output = output
        self._start = start
        self._running: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, line: bytes) -> None:
        """Begin to answer one request; a malformed one has no answer."""
        try:
            request = json.loads(line)
            name, mount = request["id"], str(request["mount"])
            work = _function(str(request["do"]))
            args = tuple(request["with"])
        except (ValueError, KeyError, TypeError, AttributeError, ImportError) as err:
            print(f"That is no request: {type(err).__name__}", file=sys.stderr)  # noqa: T201 - for the log
            return
        with self._lock:
            is_busy = self._running[mount] >= MOST_AT_ONCE
            self._running[mount] += not is_busy
        if is_busy:
            self._say({"id": name, "is_busy": True})
        else:
            self._start(lambda: self._answer(name, mount, work, args))

    def _answer(
        self, name: object, mount: str, work: Callable[..., object], args: tuple[Any, ...]
    ) -> None:
        try:
            text = json.dumps(work(*args))
        except OSError as err:
            answer: dict[str, object] = {"errno": err.errno or errno.EIO, "failed": str(err)}
        except Exception as err:  # noqa: BLE001 - the files are untrusted
            print(f"{type(err).__name__}: {err}", file=sys.stderr)  # noqa: T201 - for the log
            answer = {"errno": errno.EIO, "failed": type(err).__name__}
        else:
            while len(text) > _PART:
                self._say({"id": name, "is_part": True, "text": text[:_PART]})
                text = text[_PART:]
            answer = {"text": text}
        with self._lock:
            self._running[mount] -= 1
        self._say({"id": name, **answer})

    def _say(self, answer: Mapping[str, object]) -> None:
        line = json.dumps(answer) + "\n"
        with self._lock:
            self._output.write(line)
            self._output.flush()


def _function(name: str) -> Callable[..., object]:
    """Return the function that a request names."""
    module, _, function = name.partition(":")
    if not module.startswith(_OURS) and name not in _FUNCTIONS:
        raise KeyError(name)
    found: Callable[..., object] = getattr(importlib.import_module(module), function)
    return found


def main() -> None:
    """Answer until standard input ends: the server is gone, or has not asked for a while."""
    reader = RemoteReader(output=sys.stdout)
    for line in sys.stdin.buffer:
        reader.take(line)
    # Threads that wait for a folder do not end.
    os._exit(0)


if __name__ == "__main__":
    main()
