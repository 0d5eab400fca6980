"""Notices: reasons, notes and titles of pages, as codes with parameters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from raveberry_server.translations import english
from raveberry_server.translations.message_rendering import Param, rendered

if TYPE_CHECKING:
    from collections.abc import Mapping


class NoticeCode(StrEnum):
    """Codes of notices, apart from those of refusals.

    texts/ has their words. The placeholders of a text are the arguments of `Notice`.
    """

    WAITING_AT = "waiting_at"
    PLAYING_NOW = "playing_now"
    ALREADY_WAITING = "already_waiting"
    FULL = "full"
    LONGER_THAN = "longer_than"
    EXPLICIT = "explicit"
    ARTIST_UNWANTED = "artist_unwanted"
    TITLE_UNWANTED = "title_unwanted"
    HEARD_BEFORE = "heard_before"
    PLAYED_AGO = "played_ago"
    GONE = "gone"
    SOURCE_OFF = "source_off"
    LINE_TOO_LONG = "line_too_long"
    LINE_UNREADABLE = "line_unreadable"
    LINK_UNREADABLE = "link_unreadable"
    OTHER_MACHINE = "other_machine"
    OUTSIDE_FOLDERS = "outside_folders"
    FILE_UNREADABLE = "file_unreadable"
    FILE_UNKNOWN_HERE = "file_unknown_here"
    VOTE_ADDED = "vote_added"
    PLAYLIST_ADDED = "playlist_added"
    IN_PLAYLIST = "in_playlist"
    PLAYLIST_FULL = "playlist_full"
    DOWNLOAD_RETRIED = "download_retried"
    SOURCE_AWAY = "source_away"
    SCAN_FAILED = "scan_failed"
    SCAN_RETRIED = "scan_retried"
    LIBRARY_SCANNED = "library_scanned"
    LOUDNESS_FAILED = "loudness_failed"
    LOUDNESS_RETRIED = "loudness_retried"
    LOUDNESS_MEASURED = "loudness_measured"
    MUSICBRAINZ_FAILED = "musicbrainz_failed"
    MUSICBRAINZ_RETRIED = "musicbrainz_retried"
    MUSICBRAINZ_COMPLETED = "musicbrainz_completed"
    COMPONENT_CURRENT = "component_current"
    COMPONENT_UPDATED = "component_updated"
    UPDATE_FAILED = "update_failed"
    FILE_UNPLAYABLE = "file_unplayable"
    FILE_SOUNDLESS = "file_soundless"
    FILE_GONE = "file_gone"
    FILE_INACCESSIBLE = "file_inaccessible"
    PLAYER_CRASHED = "player_crashed"
    STREAM_CUT_OFF = "stream_cut_off"
    STREAM_SILENT = "stream_silent"
    ANNOUNCEMENT_UNPLAYABLE = "announcement_unplayable"
    ANNOUNCEMENT_LATE = "announcement_late"
    ANNOUNCEMENT_WITHOUT_OUTPUT = "announcement_without_output"
    ANNOUNCEMENT_CUT_OFF = "announcement_cut_off"
    BLUETOOTH_OFF = "bluetooth_off"
    SPEAKER_AWAY = "speaker_away"
    SPEAKER_REFUSES = "speaker_refuses"
    SPEAKER_WITHOUT_SOUND = "speaker_without_sound"
    SPEAKER_NOT_CHOSEN = "speaker_not_chosen"
    FOUND_ON_OTHER_SITE = "found_on_other_site"
    FOUND_BY_NAME = "found_by_name"
    FOUND_ELSEWHERE = "found_elsewhere"
    OTHER_SOURCE_SILENT = "other_source_silent"
    SOURCE_SILENT = "source_silent"
    ONLINE_SEARCH_LATE = "online_search_late"
    SONG_COUNT = "song_count"
    TIMES_PLAYED = "times_played"
    VOTE_SUM = "vote_sum"
    VARIOUS_ARTISTS = "various_artists"
    FROM_SOURCE = "from_source"
    EARLIER_VERSION = "earlier_version"
    PAGE_LIBRARY = "page_library"
    PAGE_ARTISTS = "page_artists"
    PAGE_ALBUMS = "page_albums"
    PAGE_GENRES = "page_genres"
    PAGE_PLAYLISTS = "page_playlists"
    PAGE_FOLDERS = "page_folders"
    PAGE_RECENT = "page_recent"
    PAGE_FAVOURITES = "page_favourites"
    PAGE_MOST_PLAYED = "page_most_played"
    PAGE_LAST_PLAYED = "page_last_played"
    PAGE_RANDOM = "page_random"
    PAGE_SAVED = "page_saved"
    PAGE_STARRED = "page_starred"
    PAGE_STATIONS = "page_stations"


_TEXTS: Final = (english.NOTICES, english.REFUSALS, english.HEALTH, english.SOURCES)


@dataclass(frozen=True, slots=True, init=False)
class Notice:
    """A reason, note or title.

    Attributes:
        code: a code of `NoticeCode` or `Refusal`.
        params: the values of the placeholders in its text.
    """

    code: str
    params: "Mapping[str, Param]"

    def __init__(self, code: str, /, **params: Param) -> None:
        """Keep the code and the values of the placeholders."""
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "params", params)

    @property
    def message(self) -> str:
        """English text, for logs and developers; the code if it is unknown."""
        known = (texts[self.code] for texts in _TEXTS if self.code in texts)
        return rendered(next(known, (self.code,)), self.params, *_TEXTS)
