"""Check of the music folders for `raveberry doctor`."""

import os
from collections.abc import Iterator
from pathlib import Path

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.sound_file_suffixes import PLAYABLE
from raveberry_server.domain.model.guest_texts import pluralize
from raveberry_server.option_rows import PATHS, OptionValues, option

MUSIC = option("music", PATHS, "music folders, separated by colons", preset="/media")


def folder_findings(options: OptionValues, _data: Path) -> Iterator[Finding]:
    """Check that the music folders exist, are readable and contain songs."""
    folders = options[MUSIC]
    if not folders:
        yield Finding(
            part="music",
            verdict=Verdict.WARN,
            text="no music folder is named",
            mend="set RAVEBERRY_MUSIC, or start with scripts/run --music DIR",
        )
    for folder in folders:
        yield _folder_finding(folder)


def _folder_finding(folder: Path) -> Finding:
    if not folder.is_dir():
        return Finding(
            part="music",
            verdict=Verdict.BAD,
            text=f"{folder} is not there",
            mend="make it, or choose another with RAVEBERRY_MUSIC or scripts/run --music DIR",
        )
    closed: list[OSError] = []
    songs = 0
    for place, _, names in os.walk(folder, onerror=closed.append, followlinks=True):
        for name in names:
            file = Path(place, name)
            if file.suffix.lower() not in PLAYABLE:
                continue
            if os.access(file, os.R_OK):
                songs += 1
            else:
                closed.append(PermissionError(0, "not readable", str(file)))
    if closed:
        return Finding(
            part="music",
            verdict=Verdict.WARN,
            text=f"{pluralize(songs, 'song')} in {folder}; "
            f"{pluralize(len(closed), 'place')} cannot be read, "
            f"as {closed[0].filename}",
            mend="let the user who runs the party read them (chmod -R a+rX)",
        )
    return Finding(
        part="music",
        verdict=Verdict.OK if songs else Verdict.WARN,
        text=f"{pluralize(songs, 'song')} in {folder}",
        mend=None if songs else "put songs there, or choose another folder",
    )
