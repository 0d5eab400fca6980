"""Reports of a player with three songs, for tests."""

from dataclasses import replace

from raveberry_server.application.playback.desired_state import PlayableEntry
from raveberry_server.application.ports import PlayerReport, PlayerSong, PlayerState
from raveberry_server.domain.model.ids import EntryId

A, B, C = EntryId("e0"), EntryId("e1"), EntryId("e2")
OPENS_A, OPENS_B, OPENS_C = (
    PlayableEntry(entry=entry, location=f"/music/{entry}") for entry in (A, B, C)
)
SONG_A, SONG_B, SONG_C = (
    PlayerSong(number=number, location=playable.location)
    for number, playable in enumerate((OPENS_A, OPENS_B, OPENS_C), start=1)
)
ENTRIES = {1: A, 2: B, 3: C}
FOREIGN = PlayerSong(number=9, location="/elsewhere.mp3")

STOPPED, STARTING, PLAYING, PAUSED = PlayerState


def says(
    state: PlayerState, *songs: PlayerSong, at: int | None = 0, **more: object
) -> PlayerReport:
    """Return a report with these songs in the list, the current one at that place."""
    made = PlayerReport(
        state=state,
        songs=songs,
        current=songs[at] if songs and at is not None else None,
        position_s=10.0 if state in (PLAYING, PAUSED) else None,
        duration_s=180.0,
        volume=0.8,
    )
    return replace(made, **more)
