"""Port of the player."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain

STREAM_OUTPUT: Final = "stream"
"""Name of the player's output that streams to remote listeners."""

ROOMS_OUTPUT: Final = "rooms"
"""Name of the player's output for the rooms of a Snapcast server."""

ANNOUNCEMENT_OUTPUT: Final = "announcements"
"""Name of the player's output for announcements, if it can mix two sounds."""


INPUT_SCHEME: Final = "pulse:"
"""Precedes the name of a PulseAudio source in the location of a song that is recorded live."""

STREAM_SCHEMES: Final = ("http://", "https://", INPUT_SCHEME)
"""How the locations begin that the player opens through the relay for streams."""


class SongFiles(Protocol):
    """Files that the player opens for songs, of which some have to be made first."""

    def observe(self, observer: Callable[[], None]) -> Callable[[], None]:
        """Call the observer when other songs can be opened; return a function that ends this."""
        ...

    async def is_ready(self, location: str) -> bool:
        """Return whether the player may open a song now."""
        ...

    async def prepare(self, location: str) -> None:
        """Wait until the player may open a song, but not for long."""
        ...


class ReadyFiles:
    """Files that can be opened at any time, as those of a local disk."""

    def observe(self, _observer: Callable[[], None]) -> Callable[[], None]:
        """Return a function that does nothing, as nothing changes."""
        return lambda: None

    async def is_ready(self, _location: str) -> bool:
        """Return True."""
        return True

    async def prepare(self, _location: str) -> None:
        """Return at once."""


class PlayerState(StrEnum):
    """Playback state of the player.

    `STARTING`: playback was requested, but there is no sound yet. `PLAYING`: sound is audible.
    """

    STOPPED = "stopped"
    STARTING = "starting"
    PLAYING = "playing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSong:
    """A song in the player's queue: its id there and the location that it opened."""

    number: int
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerReport:
    """Snapshot of the player.

    Attributes:
        current: the song that plays, is paused, or was current when the player stopped; None after
            the end of the queue.
        songs: all songs in the player's queue, in its order.
        position_s: playback position in the current song.
        duration_s: duration of the current song, None if the player does not know it.
        volume: 0 to 1, None if the output has none.
        is_in_order: it plays its queue once from front to back, as the reconciler requires.
        stream_title: what the station that plays calls its current song, None without one.
        error: the player's last error, which may be old; None if there is none.
    """

    state: PlayerState
    current: PlayerSong | None = None
    songs: tuple[PlayerSong, ...] = ()
    position_s: float | None = None
    duration_s: float | None = None
    stream_title: str | None = None
    volume: float | None = None
    crossfade_s: int = 0
    replay_gain: ReplayGain = ReplayGain.AUTO
    is_in_order: bool = True
    outputs: tuple[Output, ...] = ()
    error: str | None = None

    @property
    def ways_out(self) -> tuple[Output, ...]:
        """Outputs that the host can switch; the others are internal."""
        ours = (STREAM_OUTPUT, ANNOUNCEMENT_OUTPUT)
        return tuple(output for output in self.outputs if output.name not in ours)

    @property
    def is_sending(self) -> bool:
        """True if it streams to remote listeners."""
        return any(output.name == STREAM_OUTPUT and output.is_on for output in self.outputs)

    @property
    def can_mix(self) -> bool:
        """True if an announcement can be mixed with the music."""
        return any(output.name == ANNOUNCEMENT_OUTPUT for output in self.outputs)

    @property
    def can_mix_everywhere(self) -> bool:
        """True if an announcement over the music is heard by all who hear the music.

        Stream and rooms get the music alone: there an announcement has to interrupt it.
        """
        unmixed = (STREAM_OUTPUT, ROOMS_OUTPUT)
        return self.can_mix and not any(
            output.is_on and output.name in unmixed for output in self.outputs
        )


class Player(Protocol):
    """Player of sound files with a short queue; one caller at a time.

    Every method but `close` raises PlayerLostError when the player cannot be reached or does not
    answer in time; the connection is closed then.
    """

    async def connect(self) -> None:
        """Connect to the player, or reconnect."""
        ...

    async def close(self) -> None:
        """Disconnect; the player plays on, and a pending `changed` raises PlayerLostError."""
        ...

    async def changed(self) -> None:
        """Wait until something has changed since the last call; other calls may run meanwhile."""
        ...

    async def report(self) -> PlayerReport:
        """Return a snapshot of the player."""
        ...

    async def add(self, location: str, *, place: int) -> int:
        """Insert a song into the queue at that position from 0; return its id.

        Raises:
            TrackError: the player does not accept it.
        """
        ...

    async def remove(self, number: int) -> None:
        """Remove a song from the queue; no error if it is not there."""
        ...

    async def clear(self) -> None:
        """Stop and clear the queue."""
        ...

    async def start(self, number: int, position_s: float, *, is_held: bool) -> None:
        """Start a song of the queue at a position, playing or paused.

        The volume may be 0 after a paused start.

        Raises:
            TrackError: the player cannot play that song.
        """
        ...

    async def seek(self, number: int, position_s: float) -> None:
        """Seek to a position in the current song.

        Raises:
            TrackError: the player cannot seek there, or is at another song by now.
        """
        ...

    async def pause(self) -> None:
        """Pause the current song."""
        ...

    async def resume(self) -> None:
        """Resume the paused song."""
        ...

    async def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        ...

    async def set_crossfade(self, seconds: int) -> None:
        """Set the crossfade between two songs."""
        ...

    async def set_replay_gain(self, mode: ReplayGain) -> None:
        """Set the replay gain mode."""
        ...

    async def set_output(self, output: str, *, is_on: bool) -> None:
        """Turn the output with that id on or off."""
        ...

    async def set_in_order(self) -> None:
        """Set the player to play its queue once from front to back."""
        ...

    async def play_announcement(self, location: str, volume: float) -> None:
        """Play an announcement over the music.

        Raises:
            TrackError: the player does not accept it.
        """
        ...

    async def announcement_state(self) -> PlayerState:
        """Return the playback state of the announcement."""
        ...

    async def announcement_error(self) -> str | None:
        """Return the error that ended the announcement, None if there is none."""
        ...

    async def stop_announcement(self) -> None:
        """Stop the announcement; no error if there is none."""
        ...

    async def restart(self) -> None:
        """End the player's process, which its supervisor restarts; the connection is closed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChange:
    """Changes of a room; None leaves a value unchanged."""

    room: str
    volume: float | None = None
    is_muted: bool | None = None
    name: str | None = None
    latency_ms: int | None = None


class Rooms(Protocol):
    """Control of the rooms."""

    async def change(self, change: RoomChange) -> None:
        """Change a room.

        Raises:
            RefusedError: `unavailable` without a server of rooms, `not_found` for an unknown room.
        """
        ...
