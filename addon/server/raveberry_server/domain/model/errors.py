"""Base class of the server's errors, and the table of refusals."""

from enum import StrEnum
from typing import Self, override

from raveberry_server.domain.notices import Notice
from raveberry_server.translations.message_rendering import Param


class RaveberryError(Exception):
    """Base class of all errors of the server."""


class Reason(StrEnum):
    """Error codes; a test compares them with those of the contract."""

    BAD_REQUEST = "bad_request"
    NOT_ALLOWED = "not_allowed"
    PARTY_CLOSED = "party_closed"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    GONE = "gone"
    TOO_LARGE = "too_large"
    LIMIT_REACHED = "limit_reached"
    COOLDOWN = "cooldown"
    FILTERED = "filtered"
    TOO_LONG = "too_long"
    QUEUE_FULL = "queue_full"
    DUPLICATE = "duplicate"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    SOURCE_FAILED = "source_failed"


class Refusal(StrEnum):
    """Codes of all refusals, each with its reason.

    texts/ has their words. The placeholders of a text are the arguments of `RefusedError`.
    """

    reason: Reason

    def __new__(cls, code: str, reason: Reason) -> Self:
        """Create the member of a row."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.reason = reason
        return member

    UPLOAD_DAMAGED = "upload_damaged", Reason.BAD_REQUEST
    UPLOAD_FOREIGN = "upload_foreign", Reason.BAD_REQUEST
    UPLOAD_TOO_LARGE = "upload_too_large", Reason.BAD_REQUEST
    INVALID_MESSAGE = "invalid_message", Reason.BAD_REQUEST
    REQUEST_UNREADABLE = "request_unreadable", Reason.BAD_REQUEST
    HTTP_INVALID = "http_invalid", Reason.BAD_REQUEST
    METHOD_NOT_ALLOWED = "method_not_allowed", Reason.BAD_REQUEST
    BODY_TOO_SLOW = "body_too_slow", Reason.BAD_REQUEST
    BODY_COMPRESSED = "body_compressed", Reason.BAD_REQUEST
    WEBSOCKET_EXPECTED = "websocket_expected", Reason.BAD_REQUEST
    FRAME_NOT_TEXT = "frame_not_text", Reason.BAD_REQUEST
    FRAME_AMBIGUOUS = "frame_ambiguous", Reason.BAD_REQUEST
    IDEMPOTENCY_KEY_INVALID = "idempotency_key_invalid", Reason.BAD_REQUEST
    REPLY_TOPIC_INVALID = "reply_topic_invalid", Reason.BAD_REQUEST
    GUEST_ID_INVALID = "guest_id_invalid", Reason.BAD_REQUEST
    WHOLE_NUMBER_EXPECTED = "whole_number_expected", Reason.BAD_REQUEST
    URI_OR_QUERY_EXPECTED = "uri_or_query_expected", Reason.BAD_REQUEST
    LINK_NOT_OF_A_SONG = "link_not_of_a_song", Reason.BAD_REQUEST
    MEDIA_MISSING = "media_missing", Reason.BAD_REQUEST
    ADDRESS_INCOMPLETE = "address_incomplete", Reason.BAD_REQUEST
    SOURCE_UNKNOWN = "source_unknown", Reason.BAD_REQUEST
    ONLINE_SOURCE_UNKNOWN = "online_source_unknown", Reason.BAD_REQUEST
    NAME_EMPTY = "name_empty", Reason.BAD_REQUEST
    COLOR_INVALID = "color_invalid", Reason.BAD_REQUEST
    SIGN_UNKNOWN = "sign_unknown", Reason.BAD_REQUEST
    HASHTAG_EMPTY = "hashtag_empty", Reason.BAD_REQUEST
    PLAYLIST_UNNAMED = "playlist_unnamed", Reason.BAD_REQUEST
    PLAYLIST_FILE_INVALID = "playlist_file_invalid", Reason.BAD_REQUEST
    PLAYLIST_FILE_EMPTY = "playlist_file_empty", Reason.BAD_REQUEST
    PLAYLIST_BATCH_TOO_LARGE = "playlist_batch_too_large", Reason.BAD_REQUEST
    SCENE_UNNAMED = "scene_unnamed", Reason.BAD_REQUEST
    EFFECT_UNKNOWN = "effect_unknown", Reason.BAD_REQUEST
    PALETTE_UNKNOWN = "palette_unknown", Reason.BAD_REQUEST
    PARAMETER_UNKNOWN = "parameter_unknown", Reason.BAD_REQUEST
    PARAMETER_OUT_OF_RANGE = "parameter_out_of_range", Reason.BAD_REQUEST
    SETTING_NOT_A_SWITCH = "setting_not_a_switch", Reason.BAD_REQUEST
    SETTING_NOT_WHOLE = "setting_not_whole", Reason.BAD_REQUEST
    SETTING_NOT_A_NUMBER = "setting_not_a_number", Reason.BAD_REQUEST
    SETTING_NOT_AN_ADDRESS = "setting_not_an_address", Reason.BAD_REQUEST
    SETTING_NOT_A_LINE = "setting_not_a_line", Reason.BAD_REQUEST
    SETTING_NOT_A_CHOICE = "setting_not_a_choice", Reason.BAD_REQUEST
    SETTING_NOT_A_LIST = "setting_not_a_list", Reason.BAD_REQUEST
    SETTING_NOT_QUIET_HOURS = "setting_not_quiet_hours", Reason.BAD_REQUEST
    HOST_ONLY = "host_only", Reason.NOT_ALLOWED
    MODS_ONLY = "mods_only", Reason.NOT_ALLOWED
    MOD_PROTECTED = "mod_protected", Reason.NOT_ALLOWED
    BANNED = "banned", Reason.NOT_ALLOWED
    MUTED = "muted", Reason.NOT_ALLOWED
    JOIN_CODE_NEEDED = "join_code_needed", Reason.NOT_ALLOWED
    CODE_WRONG = "code_wrong", Reason.NOT_ALLOWED
    MOD_OFFER_MISSING = "mod_offer_missing", Reason.NOT_ALLOWED
    KIOSK_NAME_NEEDED = "kiosk_name_needed", Reason.NOT_ALLOWED
    KIOSK_GUEST = "kiosk_guest", Reason.NOT_ALLOWED
    NAME_RESERVED = "name_reserved", Reason.NOT_ALLOWED
    COLOR_RESERVED = "color_reserved", Reason.NOT_ALLOWED
    TOP_HOST_ONLY = "top_host_only", Reason.NOT_ALLOWED
    SONG_NOT_YOURS = "song_not_yours", Reason.NOT_ALLOWED
    VOTING_OFF = "voting_off", Reason.NOT_ALLOWED
    CHEERS_OFF = "cheers_off", Reason.NOT_ALLOWED
    DEDICATIONS_OFF = "dedications_off", Reason.NOT_ALLOWED
    DEDICATION_NOT_YOURS = "dedication_not_yours", Reason.NOT_ALLOWED
    DOWNVOTES_OFF = "downvotes_off", Reason.NOT_ALLOWED
    LINE_IN_MODS_ONLY = "line_in_mods_only", Reason.NOT_ALLOWED
    RADIO_HOST_ONLY = "radio_host_only", Reason.NOT_ALLOWED
    RADIO_OFF = "radio_off", Reason.NOT_ALLOWED
    FILE_PATH_NOT_TAKEN = "file_path_not_taken", Reason.NOT_ALLOWED
    SCHEME_NOT_TAKEN = "scheme_not_taken", Reason.NOT_ALLOWED
    LINK_MALFORMED = "link_malformed", Reason.NOT_ALLOWED
    ADDRESS_PRIVATE = "address_private", Reason.NOT_ALLOWED
    ADDRESS_NOT_LISTED = "address_not_listed", Reason.NOT_ALLOWED
    HOUSE_ONLY = "house_only", Reason.NOT_ALLOWED
    ORIGIN_FOREIGN = "origin_foreign", Reason.NOT_ALLOWED
    SERVER_NAME_UNKNOWN = "server_name_unknown", Reason.NOT_ALLOWED
    HOST_PAGE_ELSEWHERE = "host_page_elsewhere", Reason.NOT_ALLOWED
    HOST_PAGE_LOCAL = "host_page_local", Reason.NOT_ALLOWED
    HOST_PASSWORD_NEEDED = "host_password_needed", Reason.NOT_ALLOWED
    WIFI_HIDDEN = "wifi_hidden", Reason.NOT_ALLOWED
    PARTY_CLOSED = "party_closed", Reason.PARTY_CLOSED
    REQUESTS_CLOSED = "requests_closed", Reason.PARTY_CLOSED
    LAST_ORDERS_OVER = "last_orders_over", Reason.PARTY_CLOSED
    NOTHING_FOUND = "nothing_found", Reason.NOT_FOUND
    LINKED_SONG_NOT_FOUND = "linked_song_not_found", Reason.NOT_FOUND
    SEARCH_INCOMPLETE = "search_incomplete", Reason.NOT_FOUND
    PROCESS_UNKNOWN = "process_unknown", Reason.NOT_FOUND
    JOB_UNKNOWN = "job_unknown", Reason.NOT_FOUND
    SONG_UNKNOWN = "song_unknown", Reason.NOT_FOUND
    SONG_NOT_QUEUED = "song_not_queued", Reason.NOT_FOUND
    SONG_FORGOTTEN = "song_forgotten", Reason.NOT_FOUND
    SONG_FILE_MISSING = "song_file_missing", Reason.NOT_FOUND
    NO_OTHER_SONG = "no_other_song", Reason.NOT_FOUND
    NO_SONGS = "no_songs", Reason.NOT_FOUND
    PLAYLIST_UNKNOWN = "playlist_unknown", Reason.NOT_FOUND
    PLAYLIST_NOT_FOUND = "playlist_not_found", Reason.NOT_FOUND
    PLAYLIST_UNPLAYABLE = "playlist_unplayable", Reason.NOT_FOUND
    PLAYLIST_EMPTY = "playlist_empty", Reason.NOT_FOUND
    SONG_NOT_IN_PLAYLIST = "song_not_in_playlist", Reason.NOT_FOUND
    SHELF_UNKNOWN = "shelf_unknown", Reason.NOT_FOUND
    NOTHING_PLAYED = "nothing_played", Reason.NOT_FOUND
    GUEST_UNKNOWN = "guest_unknown", Reason.NOT_FOUND
    TEXT_DECIDED = "text_decided", Reason.NOT_FOUND
    HASHTAG_UNKNOWN = "hashtag_unknown", Reason.NOT_FOUND
    OUTPUTS_UNKNOWN = "outputs_unknown", Reason.NOT_FOUND
    OUTPUT_UNKNOWN = "output_unknown", Reason.NOT_FOUND
    BLUETOOTH_MISSING = "bluetooth_missing", Reason.NOT_FOUND
    SPEAKER_UNKNOWN = "speaker_unknown", Reason.NOT_FOUND
    ROOM_UNKNOWN = "room_unknown", Reason.NOT_FOUND
    PRESET_UNKNOWN = "preset_unknown", Reason.NOT_FOUND
    SETTING_UNKNOWN = "setting_unknown", Reason.NOT_FOUND
    COMMAND_UNKNOWN = "command_unknown", Reason.NOT_FOUND
    LIGHT_UNKNOWN = "light_unknown", Reason.NOT_FOUND
    SCENE_UNKNOWN = "scene_unknown", Reason.NOT_FOUND
    COVER_MISSING = "cover_missing", Reason.NOT_FOUND
    LISTENING_OFF = "listening_off", Reason.NOT_FOUND
    WIFI_UNSET = "wifi_unset", Reason.NOT_FOUND
    FILE_UNKNOWN = "file_unknown", Reason.NOT_FOUND
    ADDRESS_UNKNOWN = "address_unknown", Reason.NOT_FOUND
    NOTHING_PLAYS = "nothing_plays", Reason.CONFLICT
    ANOTHER_SONG_PLAYS = "another_song_plays", Reason.CONFLICT
    ANOTHER_SOUND_PLAYS = "another_sound_plays", Reason.CONFLICT
    SONG_PLAYS_ALREADY = "song_plays_already", Reason.CONFLICT
    SONG_HERE_ALREADY = "song_here_already", Reason.CONFLICT
    SONG_REQUESTED_AGAIN = "song_requested_again", Reason.CONFLICT
    SONG_NOT_WAITING = "song_not_waiting", Reason.CONFLICT
    SONG_HAS_VOTES = "song_has_votes", Reason.CONFLICT
    MOVE_CIRCULAR = "move_circular", Reason.CONFLICT
    NOTHING_TO_UNDO = "nothing_to_undo", Reason.CONFLICT
    SHUFFLE_NEEDS_FIFO = "shuffle_needs_fifo", Reason.CONFLICT
    GUEST_IN_SEVERAL_BROWSERS = "guest_in_several_browsers", Reason.CONFLICT
    GUEST_PAGE_CLOSED = "guest_page_closed", Reason.CONFLICT
    GUEST_PAGE_SILENT = "guest_page_silent", Reason.CONFLICT
    KEY_USED = "key_used", Reason.CONFLICT
    JOB_NOT_RUNNING = "job_not_running", Reason.CONFLICT
    UPLOAD_TOO_NEW = "upload_too_new", Reason.CONFLICT
    NO_PREVIOUS_VERSION = "no_previous_version", Reason.CONFLICT
    NOTHING_TO_UPDATE = "nothing_to_update", Reason.CONFLICT
    SONG_LEFT = "song_left", Reason.GONE
    SONG_REMOVED_AT_ONCE = "song_removed_at_once", Reason.GONE
    REQUEST_TOO_LARGE = "request_too_large", Reason.TOO_LARGE
    WAITING_LIMIT = "waiting_limit", Reason.LIMIT_REACHED
    FAILURES_LIMIT = "failures_limit", Reason.LIMIT_REACHED
    REQUEST_LIMIT = "request_limit", Reason.LIMIT_REACHED
    TEXTS_WAITING = "texts_waiting", Reason.LIMIT_REACHED
    SCENES_LIMIT = "scenes_limit", Reason.LIMIT_REACHED
    SAVED_PLAYLISTS_LIMIT = "saved_playlists_limit", Reason.LIMIT_REACHED
    CONNECTIONS_OF_GUEST = "connections_of_guest", Reason.LIMIT_REACHED
    PLAYED_RECENTLY = "played_recently", Reason.COOLDOWN
    EXPLICIT_FILTERED = "explicit_filtered", Reason.FILTERED
    ARTIST_FILTERED = "artist_filtered", Reason.FILTERED
    TITLE_FILTERED = "title_filtered", Reason.FILTERED
    PLAYED_BEFORE = "played_before", Reason.FILTERED
    HASHTAG_FILTERED = "hashtag_filtered", Reason.FILTERED
    SONG_TOO_LONG = "song_too_long", Reason.TOO_LONG
    QUEUE_FULL = "queue_full", Reason.QUEUE_FULL
    SONG_PLAYS_NOW = "song_plays_now", Reason.DUPLICATE
    SONG_WAITS_ALREADY = "song_waits_already", Reason.DUPLICATE
    VOTE_LIMIT = "vote_limit", Reason.RATE_LIMITED
    NEWCOMERS_LIMIT = "newcomers_limit", Reason.RATE_LIMITED
    CODES_LIMIT = "codes_limit", Reason.RATE_LIMITED
    BUZZER_COOLDOWN = "buzzer_cooldown", Reason.RATE_LIMITED
    CHEER_LIMIT = "cheer_limit", Reason.RATE_LIMITED
    TOO_MANY_REQUESTS = "too_many_requests", Reason.RATE_LIMITED
    TOO_MANY_WAITING = "too_many_waiting", Reason.RATE_LIMITED
    PLAYLISTS_LIMIT = "playlists_limit", Reason.RATE_LIMITED
    INTERNAL_ERROR = "internal_error", Reason.UNAVAILABLE
    INTERRUPTED = "interrupted", Reason.UNAVAILABLE
    PARTY_UNREACHABLE = "party_unreachable", Reason.UNAVAILABLE
    DISK_FULL = "disk_full", Reason.UNAVAILABLE
    DATABASE_UNREADABLE = "database_unreadable", Reason.UNAVAILABLE
    NOT_SAVED = "not_saved", Reason.UNAVAILABLE
    BACKUP_FAILED = "backup_failed", Reason.UNAVAILABLE
    RESTORE_FAILED = "restore_failed", Reason.UNAVAILABLE
    RESTORE_RUNNING = "restore_running", Reason.UNAVAILABLE
    BACKUP_RUNNING = "backup_running", Reason.UNAVAILABLE
    PROCESS_NOT_RESTARTABLE = "process_not_restartable", Reason.UNAVAILABLE
    HISTORY_UNAVAILABLE = "history_unavailable", Reason.UNAVAILABLE
    NO_SOUND = "no_sound", Reason.UNAVAILABLE
    ROOMS_MISSING = "rooms_missing", Reason.UNAVAILABLE
    LIGHTS_MISSING = "lights_missing", Reason.UNAVAILABLE
    LIGHT_SHOW_STOPPED = "light_show_stopped", Reason.UNAVAILABLE
    DISCOVERY_UNAVAILABLE = "discovery_unavailable", Reason.UNAVAILABLE
    PLAYLIST_PENDING = "playlist_pending", Reason.UNAVAILABLE
    HOME_ASSISTANT_MEDIA_OFF = "home_assistant_media_off", Reason.UNAVAILABLE
    CONNECTIONS_LIMIT = "connections_limit", Reason.UNAVAILABLE
    LINK_TITLE_UNREADABLE = "link_title_unreadable", Reason.SOURCE_FAILED
    LINK_KIND_UNKNOWN = "link_kind_unknown", Reason.SOURCE_FAILED
    PLAYLIST_UNREADABLE = "playlist_unreadable", Reason.SOURCE_FAILED
    SEARCH_FAILED = "search_failed", Reason.SOURCE_FAILED
    SONG_GONE = "song_gone", Reason.SOURCE_FAILED
    SITE_BLOCKS = "site_blocks", Reason.SOURCE_FAILED
    REGION_BLOCKED = "region_blocked", Reason.SOURCE_FAILED
    DOWNLOAD_TOO_LONG = "download_too_long", Reason.SOURCE_FAILED
    STREAM_ENDLESS = "stream_endless", Reason.SOURCE_FAILED
    DOWNLOAD_TOO_LARGE = "download_too_large", Reason.SOURCE_FAILED
    SITE_SILENT = "site_silent", Reason.SOURCE_FAILED
    DOWNLOAD_TOO_SLOW = "download_too_slow", Reason.SOURCE_FAILED
    ACCOUNT_NEEDED = "account_needed", Reason.SOURCE_FAILED
    LINK_NOT_TAKEN = "link_not_taken", Reason.SOURCE_FAILED
    SOUND_MISSING = "sound_missing", Reason.SOURCE_FAILED
    DOWNLOAD_NO_SPACE = "download_no_space", Reason.SOURCE_FAILED
    SOURCE_BROKEN = "source_broken", Reason.SOURCE_FAILED
    SOURCES_SILENT = "sources_silent", Reason.SOURCE_FAILED
    LIBRARY_UNREADABLE = "library_unreadable", Reason.SOURCE_FAILED
    LIBRARY_UNSCANNED = "library_unscanned", Reason.SOURCE_FAILED
    MUSIC_FOLDER_AWAY = "music_folder_away", Reason.SOURCE_FAILED
    MUSIC_FOLDER_SILENT = "music_folder_silent", Reason.SOURCE_FAILED
    SONG_FILE_UNREADABLE = "song_file_unreadable", Reason.SOURCE_FAILED
    PAST_PLAYS_UNREADABLE = "past_plays_unreadable", Reason.SOURCE_FAILED
    LINK_TO_PLAYLIST = "link_to_playlist", Reason.SOURCE_FAILED
    LINK_INTO_HOUSE = "link_into_house", Reason.SOURCE_FAILED
    MEDIA_EXPIRED = "media_expired", Reason.SOURCE_FAILED
    STATION_UNKNOWN = "station_unknown", Reason.SOURCE_FAILED
    STATION_OFF_AIR = "station_off_air", Reason.SOURCE_FAILED


class RefusedError(RaveberryError):
    """A command was refused and changed nothing.

    Attributes:
        refusal: the code of the refusal, the same on every interface.
        params: the values of the placeholders in its text.
        limit: the limit that was reached, if any.
        remaining: the rest of that limit.
        retry_after_s: the seconds until a retry can succeed.
    """

    def __init__(
        self,
        refusal: Refusal,
        /,
        *,
        limit: float | None = None,
        remaining: float | None = None,
        retry_after_s: float | None = None,
        **params: Param,
    ) -> None:
        """Keep the code and the values of the placeholders."""
        super().__init__(refusal, params)
        self.refusal = refusal
        self.params = params
        self.limit = limit
        self.remaining = remaining
        self.retry_after_s = retry_after_s

    @property
    def reason(self) -> Reason:
        """Category of the refusal."""
        return self.refusal.reason

    @property
    def notice(self) -> Notice:
        """The refusal as a notice, with the limits among its parameters."""
        limits = {"limit": self.limit, "retry_after_s": self.retry_after_s}
        known = {name: value for name, value in limits.items() if value is not None}
        return Notice(self.refusal, **{**known, **self.params})

    @property
    def message(self) -> str:
        """English text, for logs and developers."""
        return self.notice.message

    @override
    def __str__(self) -> str:
        """Return category and English text."""
        return f"{self.reason}: {self.message}"
