"""Which songs are not played here, whoever asks."""

from collections.abc import Iterable

from .errors import Reason, RefusedError
from .settings import Settings
from .song import Song, folded


def expect_fitting(settings: Settings, song: Song) -> None:
    """Let only songs through that may be played here.

    Raises:
        RefusedError: `too_long` or `filtered`.
    """
    longest_s = settings.song_max_s
    if longest_s and song.duration_s is not None and song.duration_s > longest_s:
        minutes, seconds = divmod(longest_s, 60)
        raise RefusedError(
            Reason.TOO_LONG,
            f"Songs may last {minutes}:{seconds:02} minutes; pick a shorter version",
            limit=longest_s,
        )
    objection = objection_to(settings, song)
    if objection is not None:
        raise RefusedError(Reason.FILTERED, f"{objection}; pick another song")


def objection_to(settings: Settings, song: Song) -> str | None:
    """Why a song is filtered, None if it is not; words are words and no patterns."""
    if song.explicit and not settings.explicit_allowed:
        return "Explicit songs are not played here"
    if _has_one_of(folded(song.artist), _listed(settings.blocked_artists)):
        return "That artist is not played here"
    if _has_one_of(folded(f"{song.artist} {song.title}"), _listed(settings.forbidden_words)):
        return "That title holds a word that is not played here"
    return None


def _listed(setting: str) -> Iterable[str]:
    return filter(None, map(folded, setting.split(",")))


def _has_one_of(text: str, words: Iterable[str]) -> bool:
    padded = f" {text} "
    return any(f" {word} " in padded for word in words)
