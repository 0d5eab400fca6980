"""Media player entity of the party."""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.components.media_player import (
    ATTR_MEDIA_EXTRA,
    BrowseMedia,
    MediaPlayerDeviceClass,
    MediaPlayerEnqueue,
    MediaPlayerEntity,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    MediaType,
    RepeatMode,
    SearchMedia,
    SearchMediaQuery,
)
from homeassistant.util import slugify

from . import home_assistant_media, issues
from .browse_media import PLAYLIST_TYPES, browse_library, enqueue_args, playlist_uri, search_library
from .command_errors import AddressNotAllowedError, RefusedError
from .const import CONF_POWER
from .contract import encoded
from .contract.errors import ErrorCode
from .contract.messages import ActingGuest, Enqueued, Entry, PlayerState, Song, Undecided
from .entity import RaveberryEntity, command
from .media_source import song_uri
from .texts import fault_text, in_language, place_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from homeassistant.core import HomeAssistant, ServiceResponse
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
    from homeassistant.util.json import JsonValueType

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0  # the server serializes commands

_STATES: Final = {
    PlayerState.PLAYING: MediaPlayerState.PLAYING,
    PlayerState.PAUSED: MediaPlayerState.PAUSED,
    PlayerState.IDLE: MediaPlayerState.IDLE,
    # Home Assistant has no error state; the attribute `error` and a binary sensor report it.
    PlayerState.ERROR: MediaPlayerState.IDLE,
}

# Prefix of the server's URIs for media of Home Assistant, which only Home Assistant can resolve.
_HOME_PREFIX: Final = "home:"

_MINUTE_S: Final = 60.0

_PLACES: Final[Mapping[MediaPlayerEnqueue | None, Mapping[str, bool]]] = {
    MediaPlayerEnqueue.NEXT: {"top": True},
    MediaPlayerEnqueue.PLAY: {"play": True},
    MediaPlayerEnqueue.REPLACE: {"replace": True},
}
"""Arguments of a request by where it is queued."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the player."""
    async_add_entities([RaveberryMediaPlayer(entry.runtime_data)])


class RaveberryMediaPlayer(RaveberryEntity, MediaPlayerEntity):
    """The player of the party."""

    _attr_name = None
    _attr_translation_key = "party"
    _attr_device_class = MediaPlayerDeviceClass.SPEAKER
    _attr_media_content_type = MediaType.MUSIC
    _attr_supported_features = (
        MediaPlayerEntityFeature.BROWSE_MEDIA
        | MediaPlayerEntityFeature.CLEAR_PLAYLIST
        | MediaPlayerEntityFeature.MEDIA_ANNOUNCE
        | MediaPlayerEntityFeature.MEDIA_ENQUEUE
        | MediaPlayerEntityFeature.NEXT_TRACK
        | MediaPlayerEntityFeature.PAUSE
        | MediaPlayerEntityFeature.PLAY
        | MediaPlayerEntityFeature.PLAY_MEDIA
        | MediaPlayerEntityFeature.PREVIOUS_TRACK
        | MediaPlayerEntityFeature.REPEAT_SET
        | MediaPlayerEntityFeature.SEARCH_MEDIA
        | MediaPlayerEntityFeature.SEEK
        | MediaPlayerEntityFeature.SELECT_SOURCE
        | MediaPlayerEntityFeature.SHUFFLE_SET
        | MediaPlayerEntityFeature.STOP
        | MediaPlayerEntityFeature.VOLUME_MUTE
        | MediaPlayerEntityFeature.VOLUME_SET
        | MediaPlayerEntityFeature.VOLUME_STEP
    )
    _reads = frozenset({"player", "clock_lead", "artwork"})

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Initialize the media player."""
        super().__init__(coordinator, "player")
        self._opens_party = bool(coordinator.config_entry.options.get(CONF_POWER))
        if self._opens_party:
            self._attr_supported_features |= (
                MediaPlayerEntityFeature.TURN_OFF | MediaPlayerEntityFeature.TURN_ON
            )
            self._reads |= {"party"}

    @property
    def available(self) -> bool:
        """Return True if the server is available and its player state is known."""
        return super().available and self.data.player is not None

    @property
    def _entry(self) -> Entry | None:
        return self.data.player.entry if self.data.player else None

    @property
    def _song(self) -> Song | None:
        return self._entry.song if self._entry else None

    @property
    def _stream_title(self) -> str | None:
        return self.data.player.stream_title if self.data.player else None

    @property
    def state(self) -> MediaPlayerState | None:
        """Playback state."""
        player = self.data.player
        if player is None:
            return None
        if self._opens_party and player.state is not PlayerState.PLAYING:
            party = self.data.party
            if party is not None and not party.open:
                return MediaPlayerState.OFF
        return _STATES[player.state]

    @property
    def volume_level(self) -> float | None:
        """Volume from 0 to 1."""
        return self.data.player.volume if self.data.player else None

    @property
    def is_volume_muted(self) -> bool | None:
        """Return True if the volume is muted."""
        return self.data.player.muted if self.data.player else None

    @property
    def shuffle(self) -> bool | None:
        """Return True if shuffle is enabled; it applies to the order "first come, first served"."""
        return self.data.player.shuffle if self.data.player else None

    @property
    def repeat(self) -> RepeatMode | None:
        """Repeat mode."""
        return RepeatMode(self.data.player.repeat) if self.data.player else None

    @property
    def source_list(self) -> list[str] | None:
        """Available outputs of the player."""
        player = self.data.player
        return [output.name for output in player.outputs if output.available] if player else None

    @property
    def source(self) -> str | None:
        """The first enabled output."""
        player = self.data.player
        outputs = player.outputs if player else ()
        return next((output.name for output in outputs if output.on), None)

    @property
    def media_title(self) -> str | None:
        """Title of the song, or what the station calls it."""
        return self._stream_title or (self._song.title if self._song else None)

    @property
    def media_channel(self) -> str | None:
        """Name of the station that plays, if it names its songs."""
        return self._song.title if self._song and self._stream_title else None

    @property
    def media_artist(self) -> str | None:
        """Artist of the song."""
        return (self._song.artist or None) if self._song else None

    @property
    def media_album_name(self) -> str | None:
        """Album of the song."""
        return (self._song.album or None) if self._song else None

    @property
    def media_duration(self) -> int | None:
        """Duration of the song in seconds, None for a stream."""
        player = self.data.player
        return round(player.duration_s) if player and player.duration_s is not None else None

    @property
    def media_position(self) -> int | None:
        """Position in seconds at `media_position_updated_at`."""
        player = self.data.player
        return int(player.position_s) if player and player.entry else None

    @property
    def media_position_updated_at(self) -> datetime | None:
        """Time of `media_position` on Home Assistant's clock."""
        player = self.data.player
        return player.position_at + self.data.clock_lead if player and player.entry else None

    @property
    def media_image_hash(self) -> str | None:
        """Hash of the cover."""
        artwork = self.data.artwork
        return artwork.digest if artwork else None

    async def async_get_media_image(self) -> tuple[bytes | None, str | None]:
        """Return the cover and its content type."""
        artwork = self.data.artwork
        return (artwork.content, artwork.content_type) if artwork else (None, None)

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """Requester and dedication of the song, and the player error."""
        player, entry = self.data.player, self._entry
        return {
            "requested_by": entry.requested_by.name if entry and entry.requested_by else None,
            "dedication": entry.dedication if entry else None,
            # Not as `media_content_id`: a scene would request the song again when it is restored.
            "uri": entry.song.uri if entry else None,
            "error": fault_text(self.hass, player.error) if player and player.error else None,
            "error_code": player.error.code if player and player.error else None,
        }

    # --- commands ----------------------------------------------------------------------------

    @command
    async def async_media_play(self) -> None:
        """Resume playback."""
        await self.client.command("play")

    @command
    async def async_media_pause(self) -> None:
        """Pause playback."""
        await self.client.command("pause")

    @command
    async def async_media_stop(self) -> None:
        """Pause playback; the song stays."""
        await self.client.command("pause")

    @command
    async def async_turn_on(self) -> None:
        """Open the party."""
        await self.client.command("open_party")

    @command
    async def async_turn_off(self) -> None:
        """Close the party."""
        await self.client.command("close_party")

    @command
    async def async_media_next_track(self) -> None:
        """Skip the current song, unless it has ended already."""
        epoch = self.data.player.epoch if self.data.player else None
        try:
            await self.client.command("skip", epoch=epoch)
        except RefusedError as err:
            if err.code != ErrorCode.CONFLICT:
                raise

    @command
    async def async_media_previous_track(self) -> None:
        """Restart the current song, as there is no way back to the previous one."""
        await self.client.command("restart_song")

    @command
    async def async_set_shuffle(self, shuffle: bool) -> None:
        """Enable or disable shuffle."""
        await self.client.command("set_shuffle", on=shuffle)

    @command
    async def async_set_repeat(self, repeat: RepeatMode) -> None:
        """Set the repeat mode."""
        await self.client.command("set_repeat", mode=repeat.value)

    @command
    async def async_select_source(self, source: str) -> None:
        """Enable one output and disable all others."""
        await self.async_set_output(output=source, on=True, exclusive=True)

    @command
    async def async_clear_playlist(self) -> None:
        """Clear the queue; `undo` restores it."""
        await self.client.command("clear_queue")

    @command
    async def async_media_seek(self, position: float) -> None:
        """Seek to a position in the song."""
        await self.client.command("seek", position_s=position)

    @command
    async def async_set_volume_level(self, volume: float) -> None:
        """Set the volume."""
        await self.client.command("set_volume", volume=volume)

    @command
    async def async_mute_volume(self, mute: bool) -> None:
        """Mute or unmute the volume."""
        await self.client.command("set_muted", muted=mute)

    @command
    async def async_play_media(
        self,
        media_type: MediaType | str,
        media_id: str,
        enqueue: MediaPlayerEnqueue | None = None,
        announce: bool | None = None,
        **kwargs: Any,
    ) -> None:
        """Request a song or playlist, or play an announcement.

        Without `enqueue`, as with `add`, it is queued by the rules of the party.
        """
        extra = kwargs.get(ATTR_MEDIA_EXTRA) or {}
        if announce:
            await self._announce(media_id, extra)
            return
        place = _PLACES.get(enqueue, {})
        if media_type in PLAYLIST_TYPES:
            request = enqueue_args(playlist_uri(media_id))
            await self.client.command("enqueue_playlist", **request, **place)
            return
        await self._request(media_id, extra, place)

    async def _request(
        self, media_id: str, extra: dict[str, Any], place: Mapping[str, bool]
    ) -> Enqueued:
        media_id = (song_uri(media_id) or media_id).removeprefix(_HOME_PREFIX)
        if not home_assistant_media.is_home_assistant_media(media_id):
            return await self.client.typed_command(
                Enqueued, "enqueue", **enqueue_args(media_id), **place
            )
        url = await self._resolve_url(media_id)
        if home_assistant_media.is_radio_station(media_id):
            return await self.client.typed_command(
                Enqueued, "enqueue", uri=url, source="radio", **place
            )
        metadata = home_assistant_media.media_metadata(extra)
        if home_assistant_media.is_home_assistant_media(metadata.get("artwork", "")):
            metadata["artwork"] = await self._resolve_url(metadata["artwork"])
        with self._address_issue(url):
            return await self.client.typed_command(
                Enqueued, "hand_over", media=media_id, address=url, **metadata, **place
            )

    async def _announce(self, media_id: str, extra: dict[str, Any]) -> None:
        given = {"volume": extra.get("announce_volume"), "duck": extra.get("announce_duck")}
        options = {name: value for name, value in given.items() if value is not None}
        if not home_assistant_media.is_home_assistant_media(media_id):
            await self.coordinator.announce(media_uri=media_id, **options)
            return
        url = await self._resolve_url(media_id)
        with self._address_issue(url):
            await self.coordinator.announce(media_uri=url, **options)

    async def _resolve_url(self, media_id: str) -> str:
        is_local_app = self.coordinator.info.host_url is None
        return await home_assistant_media.resolve_url(
            self.hass, media_id, self.entity_id, is_local_app=is_local_app
        )

    @contextmanager
    def _address_issue(self, url: str) -> Iterator[None]:
        """Create a repair issue if the server may not fetch from Home Assistant's address."""
        entry = self.coordinator.config_entry
        try:
            yield
        except RefusedError as err:
            if err.code != ErrorCode.NOT_ALLOWED:
                raise
            host = home_assistant_media.host_and_port(url)
            issues.create_address_issue(self.hass, entry, host)
            raise AddressNotAllowedError({"host": host}) from err
        issues.delete_issues(self.hass, entry, issues.ADDRESS_ISSUE)

    @command
    async def async_browse_media(
        self,
        media_content_type: MediaType | str | None = None,
        media_content_id: str | None = None,
    ) -> BrowseMedia:
        """Browse the library, or the media sources of Home Assistant."""
        path = media_content_id or ""
        if home_assistant_media.is_home_assistant_media(path):
            return await home_assistant_media.browse(self.hass, path)
        folder = await browse_library(
            self.hass, self.client, path, web_url=self.coordinator.info.guest_url
        )
        if not path:
            folder.children = [
                *(folder.children or ()),
                *await home_assistant_media.root_children(self.hass),
            ]
        return folder

    @command
    async def async_search_media(self, query: SearchMediaQuery) -> SearchMedia:
        """Search for songs and playlists that can be requested, then Home Assistant's media."""
        if home_assistant_media.is_home_assistant_media(query.media_content_id or ""):
            found = SearchMedia(result=[])
        else:
            found = await search_library(
                self.hass, self.client, query, web_url=self.coordinator.info.guest_url
            )
        classes = query.media_filter_classes
        others = await home_assistant_media.search(self.hass, query)
        wanted = [item for item in others if not classes or item.media_class in classes]
        return SearchMedia(result=[*found.result, *wanted])

    # --- actions -----------------------------------------------------------------------------

    async def async_get_queue(self) -> ServiceResponse:
        """Return the current entry and the queue in the format of the contract."""
        queue = self.data.queue
        return {
            "current": self._full_entry(self._entry) if self._entry else None,
            "length": queue.length if queue else 0,
            "entries": [self._full_entry(entry) for entry in (queue.entries if queue else ())],
        }

    @command
    async def async_set_output(self, *, output: str, on: bool, exclusive: bool) -> None:
        """Enable or disable an output, by its name or id."""
        player = self.data.player
        outputs = player.outputs if player else ()
        output_id = next((known.id for known in outputs if known.name == output), output)
        await self.client.command("set_output", output=output_id, on=on, exclusive=exclusive)

    async def async_get_undecided(self) -> ServiceResponse:
        """Return the requests and texts that wait for approval, in the format of the contract."""
        undecided = self.data.undecided or Undecided(approval=(), texts=())
        return self._response(undecided)

    async def async_get_found_lights(self) -> ServiceResponse:
        """Return the LED devices in the network that `add_light` can add."""
        lights = self.data.lights if self.data.are_lights_available else None
        found = (lights.found if lights else None) or ()
        return {"lights": [self._response(light) for light in found]}

    @command
    async def async_enqueue(self, **request: str) -> ServiceResponse:
        """Request a song by its URI or a search text."""
        return self._response(await self.client.typed_command(Enqueued, "enqueue", **request))

    @command
    async def async_request(self, *, guest: str = "", **request: str) -> ServiceResponse:
        """Request a song, optionally for a named guest; return its place and the minutes to it."""
        name = guest.strip()
        acting = ActingGuest(guest=f"named-{slugify(name)}", name=name) if name else None
        made = await self.client.guest_command(acting, Enqueued, "enqueue", **request)
        minutes = None if made.entry.eta_s is None else ceil(made.entry.eta_s / _MINUTE_S)
        answer = {
            "place": made.entry.position,
            "minutes": minutes,
            "why": place_text(self.hass, made.entry),
        }
        return {**self._response(made), **cast("dict[str, JsonValueType]", answer)}

    @command
    async def async_announce(
        self, *, media_uri: str, volume: float | None = None, duck: bool = False
    ) -> None:
        """Play an announcement, also one of Home Assistant's media."""
        await self._announce(media_uri, {"announce_volume": volume, "announce_duck": duck})

    @command
    async def async_command(self, name: str, args: dict[str, object]) -> ServiceResponse:
        """Send a command and return its result."""
        return self._response(await self.client.command(name, **args))

    def _response(self, answer: object) -> dict[str, JsonValueType]:
        """Return an answer in the format of the contract, in the language of Home Assistant."""
        return cast("dict[str, JsonValueType]", in_language(self.hass, encoded(answer)))

    def _full_entry(self, entry: Entry) -> dict[str, JsonValueType]:
        """Return an entry in the format of the contract, with the text of its `why`."""
        return {**self._response(entry), "why_text": place_text(self.hass, entry)}
