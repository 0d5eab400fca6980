"""Notices: reasons and notes that people read, as codes with parameters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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
    DOWNLOAD_RETRIED = "download_retried"
    SCAN_FAILED = "scan_failed"
    UPDATE_FAILED = "update_failed"
    FILE_UNPLAYABLE = "file_unplayable"
    FILE_SOUNDLESS = "file_soundless"
    FILE_GONE = "file_gone"
    FILE_INACCESSIBLE = "file_inaccessible"
    PLAYER_CRASHED = "player_crashed"
    STREAM_CUT_OFF = "stream_cut_off"
    STREAM_SILENT = "stream_silent"
    EARLIER_VERSION = "earlier_version"


@dataclass(frozen=True, slots=True, init=False)
class Notice:
    """A reason or note.

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
        text = english.NOTICES.get(self.code) or english.REFUSALS.get(self.code) or (self.code,)
        return rendered(text, self.params, english.NOTICES, english.REFUSALS)
