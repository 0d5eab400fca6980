"""Filters: songs that are not played here (docs/rules.md, "Filter").

The last start of each song is part of the state (`PartyState.last_played`), so a request is
decided and a search result marked without a query to the database, and the start of a song and its
record are one commit. The least recently played songs are dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from raveberry_server.domain.model.clock_set_back import elapsed_s
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.immutable_mappings import mutable_copy
from raveberry_server.domain.model.settings import Settings
from raveberry_server.domain.model.song import Song, fold_text, match_key
from raveberry_server.domain.model.state import Now, PartyState
from raveberry_server.domain.notices import Notice, NoticeCode

MAX_LAST_PLAYED: Final = 20_000
"""Some years of parties, and 4 MB of memory."""

_MINUTE_S: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterVerdict:
    """The reason for which a song is refused.

    Attributes:
        notice: a short explanation.
        refusal: the refusal of a request for it.
    """

    notice: Notice
    refusal: RefusedError


def expect_passes_filters(
    state: PartyState, song: Song, now: Now, *, is_hosts: bool = False
) -> None:
    """Refuse songs that a filter rejects; the host may request a song of any length.

    Raises:
        RefusedError: `too_long`, `filtered` or `cooldown`.
    """
    objection = filter_verdict(state, song, now, is_hosts=is_hosts)
    if objection is not None:
        raise objection.refusal


def filter_verdict(
    state: PartyState, song: Song, now: Now, *, is_hosts: bool = False
) -> FilterVerdict | None:
    """Return the filter that rejects a song now, or None; words are not patterns.

    A song that the host requests may have any length.
    """
    settings = state.settings
    longest_s = 0 if is_hosts else settings.song_max_s
    if longest_s and song.duration_s is not None and song.duration_s > longest_s:
        longest = _minutes(longest_s)
        return FilterVerdict(
            notice=Notice(NoticeCode.LONGER_THAN, longest=longest),
            refusal=RefusedError(Refusal.SONG_TOO_LONG, longest=longest, limit=longest_s),
        )
    return _content_verdict(settings, song) or _cooldown_verdict(state, song, now)


def with_last_played(state: PartyState, song: Song, at: datetime) -> Mapping[str, datetime]:
    """Return the last start of each song, with this one as the newest."""
    played = mutable_copy(state.last_played)
    played.pop(match_key(song), None)
    played[match_key(song)] = at
    while len(played) > MAX_LAST_PLAYED:
        del played[next(iter(played))]
    return MappingProxyType(played)


def contains_forbidden_word(settings: Settings, text: str) -> bool:
    """Return True if a text contains a forbidden word."""
    return _contains_any_word(text, settings.forbidden_words)


def _content_verdict(settings: Settings, song: Song) -> FilterVerdict | None:
    if song.explicit and not settings.explicit_allowed:
        return FilterVerdict(
            notice=Notice(NoticeCode.EXPLICIT),
            refusal=RefusedError(Refusal.EXPLICIT_FILTERED),
        )
    if _contains_any_word(song.artist, settings.blocked_artists):
        return FilterVerdict(
            notice=Notice(NoticeCode.ARTIST_UNWANTED),
            refusal=RefusedError(Refusal.ARTIST_FILTERED),
        )
    if _contains_any_word(f"{song.artist} {song.title}", settings.forbidden_words):
        return FilterVerdict(
            notice=Notice(NoticeCode.TITLE_UNWANTED),
            refusal=RefusedError(Refusal.TITLE_FILTERED),
        )
    return None


def _cooldown_verdict(state: PartyState, song: Song, now: Now) -> FilterVerdict | None:
    settings = state.settings
    if not state.last_played or not (settings.cooldown_s or settings.new_music_only):
        return None
    played_at = state.last_played.get(match_key(song))
    if played_at is None:
        return None
    if settings.new_music_only:
        return FilterVerdict(
            notice=Notice(NoticeCode.HEARD_BEFORE),
            refusal=RefusedError(Refusal.PLAYED_BEFORE),
        )
    passed_s = elapsed_s(played_at, now.at)
    left_s = settings.cooldown_s - passed_s
    if left_s <= 0:
        return None
    return FilterVerdict(
        notice=Notice(NoticeCode.PLAYED_AGO, passed_s=passed_s),
        refusal=RefusedError(
            Refusal.PLAYED_RECENTLY,
            passed_s=passed_s,
            limit=settings.cooldown_s,
            remaining=0,
            retry_after_s=left_s,
        ),
    )


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, _MINUTE_S)
    return f"{minutes}:{rest:02}" if rest else f"{minutes}"


def _contains_any_word(text: str, setting: str) -> bool:
    words = _split_words(setting)
    if not words:
        return False
    padded = f" {fold_text(text)} "
    return any(f" {word} " in padded for word in words)


@lru_cache(maxsize=8)  # each hit of each search is compared with the same few words
def _split_words(setting: str) -> Iterable[str]:
    return tuple(filter(None, map(fold_text, setting.split(","))))
