"""Checks of the music folders for `raveberry doctor`."""

import os
from collections.abc import Iterator
from pathlib import Path

from raveberry_server.adapters.check_result import Finding, Verdict
from raveberry_server.adapters.sound_file_suffixes import PLAYABLE
from raveberry_server.adapters.terminal_texts import Sentence
from raveberry_server.option_rows import PATHS, OptionValues, option

MUSIC = option("music", PATHS, "music folders, separated by colons", preset="/media")


def folder_findings(options: OptionValues, _data: Path) -> Iterator[Finding]:
    """Check that the music folders exist, are readable and contain songs."""
    folders = options[MUSIC]
    if not folders:
        yield Finding(
            part="music",
            verdict=Verdict.WARN,
            description=Sentence("music_unnamed"),
            remedy=Sentence("set_music", option=MUSIC.env, in_container="set_music_option"),
        )
    for folder in folders:
        yield _folder_finding(folder)


def _folder_finding(folder: Path) -> Finding:
    if not folder.is_dir():
        return Finding(
            part="music",
            verdict=Verdict.BAD,
            description=Sentence("music_folder_absent", folder=str(folder)),
            remedy=Sentence(
                "make_folder", option=MUSIC.env, in_container="make_folder_or_set_option"
            ),
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
            description=Sentence(
                "songs_partly_readable",
                songs=songs,
                folder=str(folder),
                places=len(closed),
                example=str(closed[0].filename),
            ),
            remedy=Sentence("make_readable"),
        )
    return Finding(
        part="music",
        verdict=Verdict.OK if songs else Verdict.WARN,
        description=Sentence("songs_found", songs=songs, folder=str(folder)),
        remedy=None if songs else Sentence("add_songs"),
    )
