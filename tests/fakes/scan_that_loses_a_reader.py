"""A scan of which one reader is killed when it is to read `5/5500.mp3`."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence

from raveberry_server.jobs.library import tag_reader_processes
from raveberry_server.jobs.library.cue_sheet_files import PlainTracks
from raveberry_server.jobs.library.song_rows import FileReading, readings
from raveberry_server.jobs.scan_library import main


def _fatal_readings(
    paths: Sequence[str], tracks: Mapping[str, PlainTracks]
) -> Sequence[FileReading]:
    if any(path.endswith("/5/5500.mp3") for path in paths):
        os.kill(os.getpid(), signal.SIGKILL)
    return readings(paths, tracks)


def _use_fatal_readings() -> None:
    tag_reader_processes.readings = _fatal_readings  # in the reader, not in the scan


if __name__ == "__main__":
    sys.exit(main(readers=tag_reader_processes.forked_readers(on_work=_use_fatal_readings)))
