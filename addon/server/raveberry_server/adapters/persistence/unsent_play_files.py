"""Plays that wait for the server to which they are reported: a JSON file for each source."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from raveberry_server.application.errors import StoreError
from raveberry_server.application.ports.history import StartedSong
from raveberry_server.domain.model.song import Song


class UnsentPlayFiles:
    """Implementation of `UnsentPlays` in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def unsent(self, source: str) -> Sequence[StartedSong]:
        """Return the plays that wait for a source, oldest first."""
        return await asyncio.to_thread(self._read, self._file(source))

    async def keep_unsent(self, source: str, plays: Sequence[StartedSong]) -> None:
        """Replace the plays that wait for a source; without any there is no file."""
        await asyncio.to_thread(self._write, self._file(source), plays)

    def _file(self, source: str) -> Path:
        return self._folder / f"{source}.json"

    def _read(self, file: Path) -> Sequence[StartedSong]:
        try:
            rows = json.loads(file.read_bytes())
            return tuple(
                StartedSong(song=Song(**song), started_at=datetime.fromisoformat(started_at))
                for song, started_at in rows
            )
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, TypeError) as err:
            raise StoreError(f"{file} cannot be read: {err}") from err

    def _write(self, file: Path, plays: Sequence[StartedSong]) -> None:
        rows = [[asdict(play.song), play.started_at.isoformat()] for play in plays]
        unfinished = file.with_suffix(".unfinished")
        try:
            if not rows:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps(rows), encoding="utf-8")
            unfinished.replace(file)
        except OSError as err:
            raise StoreError(f"{file} cannot be written: {err}") from err
