"""Brings ``library.db`` in step with the music folders: ``python -m raveberry_server.jobs.scan``.

Says how far it is as one JSON object a line. Only what is new or changed is read; batches are
committed, so a scan that was killed goes on where it stood.
"""

import argparse
import json
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from raveberry_server.adapters.providers.library import opened_for_scan

from .child import live_modestly
from .folders import FileStamp, Folder, Walk
from .shelving import Shelving
from .tags import UnreadableError, line, tags_of

_BATCH: Final = 500
_REPORT_S: Final = 0.5
_MANY: Final = 500
"""From so many changes on, merging the search indexes pays."""


class Scan:
    """One look at all music folders."""

    def __init__(self, *, shelving: Shelving, roots: Sequence[Path]) -> None:
        self._shelving = shelving
        self._roots = roots
        self._look = 0
        self._done = 0
        self._total = 0
        self._changes = 0
        self._uncommitted = 0
        self._reported_s = 0.0

    def run(self) -> None:
        """Look at everything; report, commit and tidy up on the way.

        Raises:
            OSError: a music folder went away meanwhile.
            sqlite3.Error: the library cannot be written; what was committed stays.
        """
        shelving = self._shelving
        shelving.begin()
        self._look = shelving.next_look()
        present = {root: shelving.keep_root(root) for root in self._roots if root.is_dir()}
        missing = {root: shelving.miss_root(root) for root in self._roots if root not in present}
        counting = Walk()
        for root in present:
            self._total += sum(len(folder.sounds) for folder in counting.folders_below(root))
        self._report()
        walk = Walk()
        for root, number in present.items():
            self._look_below(walk, root, number)
        shelving.drop_unseen_folders(self._look, tuple(present.values()))
        shelving.drop_roots_but((*present.values(), *missing.values()))
        if self._changes:
            shelving.count_parts()
        shelving.end()
        if self._changes >= _MANY:
            shelving.tidy_index()
        self._report(summary=self._summary(missing, walk.closed))

    def _look_below(self, walk: Walk, root: Path, number: int) -> None:
        numbers: dict[Path, int] = {}
        for folder in walk.folders_below(root):
            numbers[folder.path] = self._shelving.keep_folder(
                folder.path,
                root=number,
                parent=numbers[folder.parent] if folder.parent else None,
                name=line(folder.path.name) or "?",
                cover=folder.cover,
                look=self._look,
            )
            self._look_into(folder, numbers[folder.path])

    def _look_into(self, folder: Folder, number: int) -> None:
        known = dict(self._shelving.known_files(number))
        for name, stamp in folder.sounds:
            before = known.pop(name, None)
            if before is None:
                self._read(folder.path / name, number, stamp, None)
            elif before.stamp != stamp:
                added_at = self._shelving.added_at(before.id)
                self._shelving.drop_files([before.id])
                self._read(folder.path / name, number, stamp, added_at)
            self._done += 1
            self._report()
        if known:
            self._shelving.drop_files([file.id for file in known.values()])
            self._count_change()

    def _read(self, path: Path, folder: int, stamp: FileStamp, added_at: str | None) -> None:
        try:
            self._shelving.keep_song(folder, path, stamp, tags_of(path), added_at=added_at)
        except UnreadableError as err:
            self._shelving.keep_problem(folder, path, stamp, str(err))
        except OSError as err:
            self._shelving.keep_problem(folder, path, stamp, f"cannot be opened: {err.strerror}")
        self._count_change()

    def _count_change(self) -> None:
        self._changes += 1
        self._uncommitted += 1
        if self._uncommitted >= _BATCH:
            self._shelving.end()
            self._shelving.begin()
            self._uncommitted = 0

    def _report(self, summary: str | None = None) -> None:
        now_s = time.monotonic()
        if summary is None and now_s - self._reported_s < _REPORT_S:
            return
        self._reported_s = now_s
        progress = min(self._done / self._total, 1.0) if self._total else 0.0
        print(json.dumps({"progress": progress, "summary": summary}), flush=True)  # noqa: T201 - to the server

    def _summary(self, missing: Iterable[Path], closed: Sequence[Path]) -> str:
        songs, problems = self._shelving.counts()
        parts = [f"{songs} songs"]
        if problems:
            parts.append(f"{problems} files that cannot be read")
        if closed:
            parts.append(f"{len(closed)} folders that cannot be opened")
        parts += [f"{line(str(root))} is not there, its songs are kept" for root in missing]
        return "; ".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Scan, and say by the exit code whether it succeeded."""
    parser = argparse.ArgumentParser(prog="raveberry_server.jobs.scan", description=__doc__)
    parser.add_argument("--library", type=Path, required=True, help="the file library.db")
    parser.add_argument("folders", type=Path, nargs="*", help="music folders")
    given = parser.parse_args(arguments)
    at = datetime.now(tz=UTC)  # noqa: TID251 - the outermost part of a process of its own
    try:
        with closing(opened_for_scan(given.library)) as connection:
            roots = tuple(dict.fromkeys(folder.absolute() for folder in given.folders))
            Scan(shelving=Shelving(connection=connection, at=at), roots=roots).run()
    except (sqlite3.Error, OSError) as err:
        print(f"The scan stopped: {err}", file=sys.stderr)  # noqa: T201 - the reason
        return 1
    return 0


if __name__ == "__main__":
    live_modestly()
    sys.exit(main())
