"""Songs with a measured gain in MPD's list, which are played without it if that fails.

MPD opens another file for such a song (ADR 31). Reports and commands know the song only: they name
its own file, and its number stays the same if its own file takes the place of the other one.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol

import mpd

from raveberry_server.domain.playback.file_range import FileRange, file_of

from .mpd_ranges import add_to_list, listed_location

_LOGGER = logging.getLogger(__name__)
_KEPT_S: Final = 10_800.0
"""Longer than a song and what interrupts it."""


class AdjustedSongs(Protocol):
    """Files by which songs are played with a gain that their tags lack."""

    async def adjusted(self, location: str, file: str) -> str:
        """Return what plays a song with its gain; without one its file, which may be a copy.

        Raises:
            TrackError: its folder does not answer.
        """
        ...

    def original(self, location: str) -> str:
        """Return the file of the song behind an adjusted one, and any other file as it is."""
        ...


class CopiedSongs(Protocol):
    """Copies that MPD opens in place of some songs."""

    def path_of(self, location: str) -> str:
        """Return the copy of a song, the song itself if it has none."""
        ...

    def original(self, file: str) -> str:
        """Return the song of a copy, any other file as it is."""
        ...

    async def is_read_from_network(self, location: str) -> bool:
        """Return whether a song has no copy and is in a network folder."""
        ...


class Gains:
    """Translation between songs and the files that MPD opens for them.

    A song may be opened again while it plays, after an announcement or a restart of MPD. One that
    began before it was measured goes on without a gain, as its volume would change.

    Args:
        songs: the files with gains, None without any.
        copies: copies of songs, None without any.
        mono_s: monotonic seconds.
    """

    def __init__(
        self,
        songs: AdjustedSongs | None,
        *,
        copies: CopiedSongs | None = None,
        mono_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._songs = songs
        self._copies = copies
        self._mono_s = mono_s
        self._without: set[str] = set()
        self._begun_without: dict[str, float] = {}
        self._renumbered: dict[int, int] = {}

    async def opened(self, location: str) -> str:
        """Return the file that MPD opens for a song.

        Raises:
            TrackError: its folder does not answer.
        """
        if not location.startswith("/"):
            return location
        plain = self._plain(location)
        if self._songs is None:
            return plain
        # Always, as it refuses a song in a folder that hangs, and the player would hang with it.
        opened = await self._songs.adjusted(location, plain)
        if location in self._without:
            return plain
        oldest_s = self._mono_s() - _KEPT_S
        self._begun_without = {
            begun: at_s for begun, at_s in self._begun_without.items() if at_s > oldest_s
        }
        if location in self._begun_without:
            return plain
        if opened == plain:
            self._begun_without[location] = self._mono_s()
        return opened

    def number(self, number: int) -> int:
        """Return MPD's number of a song."""
        return self._renumbered.get(number, number)

    def named(
        self, status: Mapping[str, Any], listed: Sequence[Mapping[str, Any]]
    ) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
        """Return MPD's `status` and `playlistinfo` with the files and numbers of the songs."""
        present = {str(song.get("id")) for song in listed}
        self._renumbered = {
            known: own for known, own in self._renumbered.items() if str(own) in present
        }
        known = {str(own): str(known) for known, own in self._renumbered.items()}
        named, status, blamed = [], dict(status), set[str]()
        for song in listed:
            opened = str(song.get("file", ""))
            original = listed_location(self._original(opened), song)
            if original != opened and opened not in blamed and "error" in status:
                status["error"] = str(status["error"]).replace(opened, original)
                # Another part of the same file would be inserted into the location of this one.
                blamed.add(opened)
            if opened.startswith("/") and not self._is_adjusted(opened):
                # An earlier server may have opened it.
                self._begun_without.setdefault(original, self._mono_s())
            number = song.get("id")
            named.append({**song, "file": original, "id": known.get(str(number), number)})
        if "songid" in status:
            status["songid"] = known.get(str(status["songid"]), status["songid"])
        return status, named

    def failed(self, status: Mapping[str, Any], listed: Sequence[Mapping[str, Any]]) -> int | None:
        """Return MPD's number of the song whose file with a gain it could not play."""
        error = str(status.get("error", ""))
        playing = status.get("songid") if status.get("state") != "stop" else None
        for song in listed:
            opened = str(song.get("file", ""))
            is_named = opened in error and self._is_adjusted(opened)
            if is_named and song.get("id") != playing:
                return int(song["id"])
        return None

    def replace(self, client: mpd.MPDClient, number: int) -> int | None:
        """Put a song's own file in place of the one with its gain, from now on.

        Returns:
            MPD's number of it, None if the song is played without a gain.

        Raises:
            mpd.CommandError: MPD does not take it.
        """
        listed = client.playlistid(number)
        opened = str(listed[0].get("file", "")) if listed else ""
        if not self._is_adjusted(opened):
            return None
        original = listed_location(self._original(opened), listed[0])
        part, place = FileRange.of(original), int(listed[0]["pos"])
        own = add_to_list(client, self._plain(original), part, place)
        _LOGGER.warning("MPD fails with %s, so %s is played without its gain", opened, original)
        self._without.add(original)
        client.deleteid(number)
        known = next((known for known, old in self._renumbered.items() if old == number), number)
        self._renumbered[known] = own
        return own

    def _original(self, opened: str) -> str:
        if not opened.startswith("/"):
            return opened
        file = self._songs.original(opened) if self._songs else opened
        return self._copies.original(file) if self._copies else file

    def _is_adjusted(self, opened: str) -> bool:
        original = self._original(opened)
        # A song that began before it was copied is opened itself.
        return opened not in (original, self._plain(original))

    def _plain(self, location: str) -> str:
        """Return the file that MPD opens for a song without its gain."""
        file = file_of(location)
        return self._copies.path_of(file) if self._copies else file
