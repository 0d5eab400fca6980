"""Media source: the streams, libraries and evenings of the parties, for other players."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from homeassistant.components import media_source
from homeassistant.components.media_player import BrowseError, MediaClass, MediaType
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from .browse_media import library_title, read_page, title_of
from .command_errors import RaveberryError
from .const import DOMAIN
from .contract.messages import Evenings, History, Song, SongFile

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

_LIVE: Final = "live"
_EVENING: Final = "evening"
_LIBRARY: Final = "library"
_SONG: Final = "song"
"""Second part of an identifier, which begins with the id of the config entry."""

_STREAM_TYPE: Final = "audio/mpeg"
_HOME_PREFIX: Final = "home:"
"""Prefix of the server's URIs for media of Home Assistant."""

_LOCAL_PREFIX: Final = "local:"
"""Prefix of the server's URIs for songs of its music folders."""

MAX_EVENINGS: Final = 50
MAX_SONGS: Final = 500


async def async_get_media_source(hass: HomeAssistant) -> RaveberryMediaSource:
    """Return the media source of all parties."""
    return RaveberryMediaSource(hass)


def song_uri(media_id: str) -> str | None:
    """Return the server's URI of a song by its media id, None if it is no song of a party."""
    prefix = media_source.generate_media_source_id(DOMAIN, "")
    parts = media_id.removeprefix(prefix).strip("/").split("/")
    if not media_id.startswith(prefix) or len(parts) != 4 or parts[1] != _SONG:  # noqa: PLR2004 - as `_song_identifier` makes it
        return None
    return unquote(parts[3])


class RaveberryMediaSource(MediaSource):
    """The streams, libraries and evenings of the parties."""

    name = "Raveberry"

    def __init__(self, hass: HomeAssistant) -> None:
        """Initialize the media source."""
        super().__init__(DOMAIN)
        self._hass = hass

    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        """Return the address of the stream, or of a song that others can play, too.

        Raises:
            Unresolvable: there is no stream, or only the party has the song.
        """
        match (item.identifier or "").split("/"):
            case [entry_id, kind] if kind == _LIVE:
                party = self._party(entry_id)
                if party is None:
                    raise Unresolvable(translation_domain=DOMAIN, translation_key="media_not_found")
                if party.info.stream_url is None:
                    raise Unresolvable(translation_domain=DOMAIN, translation_key="stream_off")
                return PlayMedia(party.info.stream_url, _STREAM_TYPE)
            case [entry_id, kind, source, uri] if kind == _SONG:
                return await self._resolve_song(entry_id, source, unquote(uri), item)
            case _:
                raise Unresolvable(translation_domain=DOMAIN, translation_key="media_not_found")

    async def _resolve_song(
        self, entry_id: str, source: str, uri: str, item: MediaSourceItem
    ) -> PlayMedia:
        if _is_radio(source, uri):
            return PlayMedia(uri, _STREAM_TYPE)
        party = self._party(entry_id)
        if party is not None and uri.startswith(_LOCAL_PREFIX):
            return await _resolve_file(party, uri)
        media_id = uri.removeprefix(_HOME_PREFIX)
        if not _is_of_home_assistant(uri):
            raise Unresolvable(
                translation_domain=DOMAIN, translation_key="song_not_playable_elsewhere"
            )
        if media_source.is_media_source_id(media_id):
            return await media_source.async_resolve_media(
                self._hass, media_id, item.target_media_player
            )
        return PlayMedia(media_id, mimetypes.guess_type(media_id)[0] or _STREAM_TYPE)

    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        """Return the parties, the evenings of one, or the songs of an evening.

        Raises:
            BrowseError: there is no such folder, or the server does not answer.
        """
        try:
            return await self._browse(*filter(None, (item.identifier or "").split("/", 1)))
        except RaveberryError as err:
            raise BrowseError(
                translation_domain=DOMAIN,
                translation_key=err.key,
                translation_placeholders=err.placeholders,
            ) from err

    async def _browse(self, entry_id: str = "", path: str = "") -> BrowseMediaSource:
        if not entry_id:
            return await self._browse_parties()
        party = self._party(entry_id)
        if party is not None and not path:
            return await self._browse_party(party)
        match path.split("/"):
            case [kind, page] if party is not None and kind == _LIBRARY:
                return await self._browse_library(party, unquote(page))
            case [kind, since, until] if party is not None and kind == _EVENING:
                return await self._browse_evening(party, unquote(since), unquote(until))
            case _:
                raise BrowseError(translation_domain=DOMAIN, translation_key="media_not_found")

    async def _browse_parties(self) -> BrowseMediaSource:
        folder = _folder(None, self.name or DOMAIN)
        parties = self._parties()
        if len(parties) == 1:
            return await self._browse_party(parties[0])
        folder.children = [_folder(party.config_entry.entry_id, party.name) for party in parties]
        return folder

    async def _browse_party(self, party: RaveberryCoordinator) -> BrowseMediaSource:
        entry_id = party.config_entry.entry_id
        texts = await async_get_translations(
            self._hass, self._hass.config.language, "common", [DOMAIN]
        )
        live = BrowseMediaSource(
            domain=DOMAIN,
            identifier=f"{entry_id}/{_LIVE}",
            media_class=MediaClass.MUSIC,
            media_content_type=_STREAM_TYPE,
            title=texts[f"component.{DOMAIN}.common.media_live"],
            can_play=party.info.stream_url is not None,
            can_expand=False,
        )
        answer = await party.client.typed_command(Evenings, "evenings", limit=MAX_EVENINGS)
        folder = _folder(entry_id, party.name)
        folder.children = [
            live,
            _folder(f"{entry_id}/{_LIBRARY}/", library_title(self._hass)),
            *(
                _folder(
                    f"{entry_id}/{_EVENING}/{quote(evening.since.isoformat(), safe='')}/"
                    + quote(evening.until.isoformat() if evening.until else "", safe=""),
                    f"{dt_util.as_local(evening.since):%Y-%m-%d %H:%M}",
                )
                for evening in answer.evenings
            ),
        ]
        folder.not_shown = 1 if answer.more else 0
        return folder

    async def _browse_library(self, party: RaveberryCoordinator, path: str) -> BrowseMediaSource:
        entry_id = party.config_entry.entry_id
        page = await read_page(party.client, path)
        folder = _folder(
            f"{entry_id}/{_LIBRARY}/{quote(path, safe='')}", title_of(self._hass, page)
        )
        folder.children = [
            _browse_song(entry_id, item.hit.song)
            if item.hit
            else _folder(
                f"{entry_id}/{_LIBRARY}/{quote(item.path or '', safe='')}",
                title_of(self._hass, item),
            )
            for item in page.items
            if item.hit or item.path is not None
        ]
        folder.not_shown = 1 if page.more else 0
        return folder

    async def _browse_evening(
        self, party: RaveberryCoordinator, since: str, until: str
    ) -> BrowseMediaSource:
        began_at = dt_util.parse_datetime(since)
        if began_at is None:
            raise BrowseError(translation_domain=DOMAIN, translation_key="media_not_found")
        period = {"since": since, "until": until} if until else {"since": since}
        answer = await party.client.typed_command(History, "history", **period, limit=MAX_SONGS)
        entry_id = party.config_entry.entry_id
        folder = _folder(
            f"{entry_id}/{_EVENING}/{quote(since, safe='')}/{quote(until, safe='')}",
            f"{dt_util.as_local(began_at):%Y-%m-%d %H:%M}",
        )
        # A song that played several times is listed once, at its first time.
        songs = {play.song.uri: play.song for play in reversed(answer.plays)}
        folder.children = [_browse_song(entry_id, song) for song in songs.values()]
        folder.not_shown = 1 if answer.more else 0
        return folder

    def _parties(self) -> list[RaveberryCoordinator]:
        entries: list[RaveberryConfigEntry] = self._hass.config_entries.async_loaded_entries(DOMAIN)
        return [entry.runtime_data for entry in entries]

    def _party(self, entry_id: str) -> RaveberryCoordinator | None:
        return next(
            (party for party in self._parties() if party.config_entry.entry_id == entry_id), None
        )


async def _resolve_file(party: RaveberryCoordinator, uri: str) -> PlayMedia:
    """Return the temporary address of a song's file.

    Raises:
        Unresolvable: the file is gone, or the server does not answer.
    """
    try:
        file = await party.client.typed_command(SongFile, "song_file", uri=uri)
    except RaveberryError as err:
        raise Unresolvable(
            translation_domain=DOMAIN,
            translation_key=err.key,
            translation_placeholders=err.placeholders,
        ) from err
    return PlayMedia(file.url, file.content_type)


def _browse_song(entry_id: str, song: Song) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=f"{entry_id}/{_SONG}/{quote(song.source, safe='')}/{quote(song.uri, safe='')}",
        media_class=MediaClass.TRACK,
        media_content_type=_STREAM_TYPE,
        title=f"{song.artist} - {song.title}" if song.artist else song.title,
        can_play=_is_radio(song.source, song.uri)
        or song.uri.startswith(_LOCAL_PREFIX)
        or _is_of_home_assistant(song.uri),
        can_expand=False,
    )


def _folder(identifier: str | None, title: str) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=MediaClass.DIRECTORY,
        media_content_type=MediaType.MUSIC,
        title=title,
        can_play=False,
        can_expand=True,
        children_media_class=MediaClass.MUSIC,
    )


def _is_radio(source: str, uri: str) -> bool:
    """Return whether a song is a stream with a public address."""
    return source == "radio" and uri.startswith(("http://", "https://"))


def _is_of_home_assistant(uri: str) -> bool:
    return uri.startswith((f"{_HOME_PREFIX}media-source://", f"{_HOME_PREFIX}/"))
