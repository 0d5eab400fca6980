"""Says when the music folders have changed: ``python -m raveberry_server.jobs.watch``.

One line for each burst of changes, once it has been quiet for a moment. Where the system cannot
tell of changes, the folders are looked through now and then.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from watchfiles import Change, watch

from .child import live_modestly
from .folders import is_hidden

_QUIET_MS: Final = 2_000
"""So long nothing changes after a burst."""
_LONGEST_MS: Final = 30_000
"""A burst that does not end, such as a large copy, is told after so long."""
_LOOK_MS: Final = 10_000
"""How often it is looked whether a disk was plugged in or taken away."""
_POLL_MS: Final = 60_000
"""How often files are looked at where the system does not tell of changes."""
_REMOTE: Final = ("nfs", "cifs", "smb", "9p", "fuse", "virtiofs")
"""Starts of types of file systems that change without this system's knowledge."""

type Identity = tuple[int, int]


def bursts(roots: Sequence[Path], ignored: Path) -> Iterator[None]:
    """Yields after each burst of changes below the roots, and when a root comes or goes.

    Args:
        roots: music folders, which need not be there.
        ignored: the folder whose own files are of no interest: the library lies there.
    """
    polls = any(_is_remote(root) for root in roots)
    while True:
        present = _present(roots)
        try:
            yield from _bursts_in(roots, present, ignored, polls=polls)
        except (OSError, RuntimeError) as err:
            if polls:
                raise
            print(f"{err}; the folders are looked through instead", file=sys.stderr)  # noqa: T201 - for the log
            polls = True
        # Whatever changed while nobody watched.
        yield


def _bursts_in(
    roots: Sequence[Path], present: Mapping[Path, Identity], ignored: Path, *, polls: bool
) -> Iterator[None]:
    """Until another set of roots is there."""

    def is_of_interest(_change: Change, path: str) -> bool:
        return not is_hidden(os.path.basename(path)) and os.path.dirname(path) != str(ignored)  # noqa: PTH119, PTH120 - texts by the thousand

    while not present:
        time.sleep(_LOOK_MS / 1_000)
        if _present(roots):
            return
    for changes in watch(
        *present,
        watch_filter=is_of_interest,
        debounce=_LONGEST_MS,
        step=_QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        force_polling=polls,
        poll_delay_ms=_POLL_MS,
        ignore_permission_denied=True,
    ):
        if _present(roots) != present:
            return
        if changes:
            yield


def _present(roots: Sequence[Path]) -> dict[Path, Identity]:
    """The roots that are there; a disk that is plugged in is another one than its empty folder."""
    found = {}
    for root in roots:
        try:
            status = root.stat()
        except OSError:
            continue
        found[root] = (status.st_dev, status.st_ino)
    return found


def _is_remote(root: Path) -> bool:
    """Whether others may change a folder without this system's knowledge, by its mount."""
    best, kind = "", ""
    for line in Path("/proc/self/mounts").read_text(errors="replace").splitlines():
        _, place, of_kind, *_ = line.split(" ")
        if len(place) >= len(best) and root.absolute().is_relative_to(place):
            best, kind = place, of_kind
    return kind.startswith(_REMOTE) and best != "/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Watch until the server is gone, and say by the exit code that it cannot go on."""
    parser = argparse.ArgumentParser(prog="raveberry_server.jobs.watch", description=__doc__)
    parser.add_argument("--library", type=Path, required=True, help="the file library.db")
    parser.add_argument("folders", type=Path, nargs="*", help="music folders")
    given = parser.parse_args(arguments)
    try:
        for _ in bursts([folder.absolute() for folder in given.folders], given.library.parent):
            print("changed", flush=True)  # noqa: T201 - to the server
    except (OSError, RuntimeError) as err:
        print(f"The folders cannot be watched: {err}", file=sys.stderr)  # noqa: T201 - the reason
    return 1


if __name__ == "__main__":
    live_modestly()
    sys.exit(main())
