"""Report changes in the music folders: ``python -m raveberry_server.jobs.watch_folders``.

Prints one line for each burst of changes, after a moment without any. Where the system cannot
report changes, the folders are polled.

It runs as long as the server, so it avoids every import that it can (bench/weight.md).
"""

import os
import sys
import time
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

from raveberry_server.adapters.system.mounts import remote_mount
from raveberry_server.jobs.library.skipped_folder_names import is_hidden

from .child_setup import live_modestly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Final

    from watchfiles._rust_notify import RustNotify

_QUIET_MS: "Final" = 2_000
"""Pause that ends a burst."""
_LONGEST_MS: "Final" = 30_000
"""A burst without a pause, such as a large copy, is reported after this time."""
_LOOK_MS: "Final" = 10_000
"""Interval of the check for mounted and unmounted disks."""
_POLL_MS: "Final" = 60_000
"""Interval of polling where the system does not report changes."""
_STRANGE_NAME: "Final" = "Unable to decode path"
"""Start of the watching library's error for a changed file whose name is not UTF-8."""

type Identity = tuple[int, int]


def bursts(roots: "Sequence[str]", ignored: str) -> "Iterator[None]":
    """Yield after each burst of changes below the roots, and when a root appears or disappears.

    Args:
        roots: absolute paths of music folders, which need not exist.
        ignored: the folder of the library, whose files are ignored.
    """
    polls = any(remote_mount(root) is not None for root in roots)
    while True:
        present = _present(roots)
        try:
            yield from _bursts_in(roots, present, ignored, polls=polls)
        except (OSError, RuntimeError) as err:
            if str(err).startswith(_STRANGE_NAME):
                # The pause that ends a burst, as there may be more of them.
                time.sleep(_QUIET_MS / 1_000)
            elif polls:
                raise
            else:
                print(f"{err}; the folders are looked through instead", file=sys.stderr)  # noqa: T201 - for the log
                polls = True
        # Something may have changed while there was no watch.
        yield


def watch(roots: "Sequence[str]", *, polls: bool) -> "Iterator[Sequence[str]]":
    """Yield the paths of each burst of changes below the roots, or none periodically.

    Raises:
        OSError: there are too many folders to watch.
        RuntimeError: the watching library failed.
    """
    is_verbose, is_deep, passes_over_forbidden = False, True, True
    watcher = _watcher_class()(
        list(roots), is_verbose, polls, _POLL_MS, is_deep, passes_over_forbidden
    )
    with watcher:
        while True:
            told = watcher.watch(_LONGEST_MS, _QUIET_MS, _LOOK_MS, None)
            if told == "signal":
                raise KeyboardInterrupt
            yield [path for _change, path in told] if isinstance(told, set) else ()


def _watcher_class() -> "type[RustNotify]":
    """Return the documented back end of watchfiles, without its package.

    The package imports asyncio's and multiprocessing's half of the standard library, which needs
    more memory than the rest of this process.
    """
    package = PathFinder.find_spec("watchfiles")
    folders = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec("watchfiles._rust_notify", folders)
    if spec is None or spec.loader is None:
        raise RuntimeError("watchfiles is not installed")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    watcher: type[RustNotify] = module.RustNotify
    return watcher


def _bursts_in(
    roots: "Sequence[str]", present: "Mapping[str, Identity]", ignored: str, *, polls: bool
) -> "Iterator[None]":
    """Yield after each burst, until a different set of roots is present."""
    while not present:
        time.sleep(_LOOK_MS / 1_000)
        if _present(roots):
            return
    for paths in watch(tuple(present), polls=polls):
        if _present(roots) != present:
            return
        if any(_is_of_interest(path, ignored) for path in paths):
            yield


def _is_of_interest(path: str, ignored: str) -> bool:
    folder, name = os.path.split(path)
    return not is_hidden(name) and folder != ignored


def _present(roots: "Sequence[str]") -> dict[str, Identity]:
    """Return the roots that exist; a mounted disk has another identity than its mount point."""
    found = {}
    for root in roots:
        try:
            status = os.stat(root)
        except OSError:
            continue
        found[root] = (status.st_dev, status.st_ino)
    return found


def main(arguments: "Sequence[str]") -> int:
    """Watch until the server is gone; return the exit code if that fails earlier.

    Args:
        arguments: the file library.db, then the music folders.
    """
    library, *folders = arguments
    try:
        roots = [os.path.abspath(folder) for folder in folders]
        for _ in bursts(roots, os.path.dirname(os.path.abspath(library))):
            print("changed", flush=True)  # noqa: T201 - to the server
    except (OSError, RuntimeError) as err:
        print(f"The folders cannot be watched: {err}", file=sys.stderr)  # noqa: T201 - the reason
    return 1


if __name__ == "__main__":
    live_modestly()
    sys.exit(main(sys.argv[1:]))
