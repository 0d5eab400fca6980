"""What plays."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from raveberry_server.domain.model.playback import Output
from raveberry_server.domain.model.settings import ReplayGain

STREAM_OUTPUT: Final = "stream"
"""The name of the player's output that sends to those who listen along."""

VOICE_OUTPUT: Final = "announcements"
"""The name of the player's output for a sound over the music, if it can mix two."""


class PlayerState(StrEnum):
    """What the player does.

    `STARTING`: told to play, but there is no sound yet. `PLAYING`: sound comes out.
    """

    STOPPED = "stopped"
    STARTING = "starting"
    PLAYING = "playing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerSong:
    """One song in the player's own list: the player's number for it, and what it opened."""

    number: int
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerReport:
    """What the player says of itself at one moment.

    Attributes:
        current: the song that plays or is held, or that was when the player stopped; None once
            the player has come to the end of its list.
        songs: all songs in the player's list, in its order.
        position_s: where the current song stands.
        duration_s: how long the current song is, None if the player cannot tell.
        volume: 0 to 1, None if the output has none.
        is_in_order: it plays its list once from front to back, as we need it.
        error: the player's last complaint, which may be old; None if there is none.
    """

    state: PlayerState
    current: PlayerSong | None = None
    songs: tuple[PlayerSong, ...] = ()
    position_s: float | None = None
    duration_s: float | None = None
    volume: float | None = None
    crossfade_s: int = 0
    replay_gain: ReplayGain = ReplayGain.AUTO
    is_in_order: bool = True
    outputs: tuple[Output, ...] = ()
    error: str | None = None

    @property
    def ways_out(self) -> tuple[Output, ...]:
        """The outputs that people switch; the others are ours."""
        ours = (STREAM_OUTPUT, VOICE_OUTPUT)
        return tuple(output for output in self.outputs if output.name not in ours)

    @property
    def is_sending(self) -> bool:
        """Whether it sends to those who listen along."""
        return any(output.name == STREAM_OUTPUT and output.is_on for output in self.outputs)

    @property
    def can_mix(self) -> bool:
        """Whether a sound can be heard over the music."""
        return any(output.name == VOICE_OUTPUT for output in self.outputs)


class Player(Protocol):
    """Plays sound files from a short list of its own; one caller at a time.

    Every method but `close` raises PlayerLostError when the player cannot be reached or does not
    answer in time; the connection is closed then.
    """

    async def connect(self) -> None:
        """Reach the player, anew if need be."""
        ...

    async def close(self) -> None:
        """Let go of the player, which plays on; a waiting `changed` ends with PlayerLostError."""
        ...

    async def changed(self) -> None:
        """Wait until something changed since the last call; may wait while others call."""
        ...

    async def report(self) -> PlayerReport:
        """What the player says of itself."""
        ...

    async def add(self, location: str, *, place: int) -> int:
        """Put a song into the list at that place from 0; the player's number for it.

        Raises:
            TrackError: the player does not take it.
        """
        ...

    async def remove(self, number: int) -> None:
        """Take a song out of the list; fine if it is not there."""
        ...

    async def clear(self) -> None:
        """Stop and empty the list."""
        ...

    async def start(self, number: int, position_s: float, *, is_held: bool) -> None:
        """Go to a position of a song in the list and play from there, or stay there in silence.

        The volume may be 0 after a silent start.

        Raises:
            TrackError: the player cannot go there.
        """
        ...

    async def seek(self, position_s: float) -> None:
        """Go to a position in the current song.

        Raises:
            TrackError: the player cannot go there.
        """
        ...

    async def pause(self) -> None:
        """Hold the current song."""
        ...

    async def resume(self) -> None:
        """Let the held song go on."""
        ...

    async def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""
        ...

    async def set_crossfade(self, seconds: int) -> None:
        """Set how long two songs overlap."""
        ...

    async def set_replay_gain(self, mode: ReplayGain) -> None:
        """Set how loudness is evened out."""
        ...

    async def set_output(self, output: str, *, is_on: bool) -> None:
        """Switch the output of that id."""
        ...

    async def set_in_order(self) -> None:
        """Play the list once from front to back."""
        ...

    async def speak(self, location: str, volume: float) -> None:
        """Let a sound be heard over the music.

        Raises:
            TrackError: the player does not take it.
        """
        ...

    async def voice(self) -> PlayerState:
        """What has become of that sound."""
        ...

    async def hush(self) -> None:
        """End it; fine if there is none."""
        ...

    async def restart(self) -> None:
        """End the player's process, which its supervisor starts again; closes the connection."""
        ...
