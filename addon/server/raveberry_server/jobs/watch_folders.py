"""Report changes in the music folders: ``python -m raveberry_server.jobs.watch_folders``.

Prints one line for each burst of changes, after a moment without any. Network folders, also those
mounted inside a music folder, and folders of which the system cannot report changes are polled.

It runs as long as the server, so it avoids every import that it can (bench/weight.md).
"""

import os
import sys
import time
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

from raveberry_server.adapters.system.mounts import remote_mounts_below
from raveberry_server.jobs.library.skipped_folder_names import is_hidden

from .child_setup import live_modestly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Final

    from watchfiles._rust_notify import RustNotify

    from raveberry_server.adapters.system.mounts import Mount

_QUIET_MS: "Final" = 2_000
"""Pause that ends a burst."""
_LONGEST_MS: "Final" = 30_000
"""A burst without a pause, such as a large copy, is reported after this time."""
_LOOK_MS: "Final" = 10_000
"""Interval of the check for mounted and unmounted disks and network folders."""
_POLL_MS: "Final" = 60_000
"""Interval of polling where the system does not report changes."""
_STRANGE_NAME: "Final" = "Unable to decode path"
"""Start of the watching library's error for a changed file whose name is not UTF-8."""

type Identity = tuple[int, int] | Mount
"""Device and inode of a local folder, or the mount of a network folder; another disk has others."""


def bursts(roots: "Sequence[str]", ignored: str) -> "Iterator[None]":
    """Yield after each burst of changes below the roots, and when a folder appears or disappears.

    Args:
        roots: absolute paths of music folders, which need not exist.
        ignored: the folder of the library, whose files are ignored.
    """
    polls = False
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


def watch(watched: "Sequence[str]", polled: "Sequence[str]") -> "Iterator[Sequence[str]]":
    """Yield the paths of each burst of changes below the folders, or none periodically.

    Args:
        watched: folders whose changes the system reports.
        polled: folders to look through from time to time.

    Raises:
        OSError: there are too many folders to watch.
        RuntimeError: the watching library failed.
    """
    is_verbose, is_deep, passes_over_forbidden = False, True, True
    made = _watcher_class()
    watchers = [
        made(list(folders), is_verbose, polls, _POLL_MS, is_deep, passes_over_forbidden)
        for folders, polls in ((watched, False), (polled, True))
        if folders
    ]
    try:
        while True:
            for watcher in watchers:
                told = watcher.watch(_LONGEST_MS, _QUIET_MS, _LOOK_MS // len(watchers), None)
                if told == "signal":
                    raise KeyboardInterrupt
                yield [path for _change, path in told] if isinstance(told, set) else ()
    finally:
        for watcher in watchers:
            watcher.close()


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
    """Yield after each burst, until different folders are present."""
    while not present:
        time.sleep(_LOOK_MS / 1_000)
        if _present(roots):
            return
    remote = [folder for folder, (place, _) in present.items() if polls or isinstance(place, str)]
    local = [folder for folder in present if folder not in remote]
    for paths in watch(local, remote):
        if _present(roots) != present:
            return
        if any(_is_of_interest(path, ignored) for path in paths):
            yield


def _is_of_interest(path: str, ignored: str) -> bool:
    folder, name = os.path.split(path)
    return not is_hidden(name) and folder != ignored


def _present(roots: "Sequence[str]") -> "dict[str, Identity]":
    """Return the roots that exist and the network folders mounted inside of them."""
    found: dict[str, Identity] = {}
    for root in roots:
        try:
            status = os.stat(root)
        except OSError:
            continue
        found[root] = (status.st_dev, status.st_ino)
        found.update(remote_mounts_below(root))
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
