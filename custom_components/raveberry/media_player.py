"""The party's player."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

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

from . import home_media, issues
from .browse import LISTS, library_page, list_uri, search_results, wanted
from .contract import encoded
from .contract.errors import ErrorCode
from .contract.messages import Enqueued, Entry, PlayerState, Song, Undecided
from .entity import RaveberryEntity, command
from .errors import AddressNotAllowedError, NotSupportedError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from homeassistant.core import HomeAssistant, ServiceResponse
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator

PARALLEL_UPDATES = 0  # the server takes commands in turn by itself

_STATES: Final = {
    PlayerState.PLAYING: MediaPlayerState.PLAYING,
    PlayerState.PAUSED: MediaPlayerState.PAUSED,
    PlayerState.IDLE: MediaPlayerState.IDLE,
    # Home Assistant knows no player in trouble; the attribute `error` and the binary sensor
    # say what it is.
    PlayerState.ERROR: MediaPlayerState.IDLE,
}

# The server calls a medium so that it was handed; where it is, only Home Assistant can tell.
_HANDED: Final = "home:"

SHOWN_IN_QUEUE: Final = 25
"""How much of the queue is an attribute; the action `get_queue` returns all that is known."""


async def async_setup_entry(
    hass: HomeAssistant,
    entry: RaveberryConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the player."""
    async_add_entities([PartyPlayer(entry.runtime_data)])


class PartyPlayer(RaveberryEntity, MediaPlayerEntity):
    """What everybody hears."""

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
        | MediaPlayerEntityFeature.VOLUME_MUTE
        | MediaPlayerEntityFeature.VOLUME_SET
        | MediaPlayerEntityFeature.VOLUME_STEP
    )
    _unrecorded_attributes = frozenset({"queue"})

    def __init__(self, coordinator: RaveberryCoordinator) -> None:
        """Be the player of a server."""
        super().__init__(coordinator, "player")

    @property
    def available(self) -> bool:
        """Whether the server is there and has said what plays."""
        return super().available and self.known.player is not None

    @property
    def _entry(self) -> Entry | None:
        return self.known.player.entry if self.known.player else None

    @property
    def _song(self) -> Song | None:
        return self._entry.song if self._entry else None

    @property
    def state(self) -> MediaPlayerState | None:
        """What the player does."""
        return _STATES[self.known.player.state] if self.known.player else None

    @property
    def volume_level(self) -> float | None:
        """Volume of 0 to 1."""
        return self.known.player.volume if self.known.player else None

    @property
    def is_volume_muted(self) -> bool | None:
        """Whether nothing is heard on purpose."""
        return self.known.player.muted if self.known.player else None

    @property
    def shuffle(self) -> bool | None:
        """Whether the order "first come, first served" picks at random."""
        return self.known.player.shuffle if self.known.player else None

    @property
    def repeat(self) -> RepeatMode | None:
        """Whether finished songs come again."""
        return RepeatMode(self.known.player.repeat) if self.known.player else None

    @property
    def source_list(self) -> list[str] | None:
        """The outputs of the player that there are."""
        player = self.known.player
        return [output.name for output in player.outputs if output.available] if player else None

    @property
    def source(self) -> str | None:
        """The first output that is on."""
        player = self.known.player
        outputs = player.outputs if player else ()
        return next((output.name for output in outputs if output.on), None)

    @property
    def media_content_id(self) -> str | None:
        """Address of the song."""
        return self._song.uri if self._song else None

    @property
    def media_title(self) -> str | None:
        """Title of the song."""
        return self._song.title if self._song else None

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
        """Length of the song in whole seconds; None for a stream."""
        player = self.known.player
        return round(player.duration_s) if player and player.duration_s is not None else None

    @property
    def media_position(self) -> int | None:
        """Where the song was at `media_position_updated_at`, in whole seconds."""
        player = self.known.player
        return int(player.position_s) if player and player.entry else None

    @property
    def media_position_updated_at(self) -> datetime | None:
        """When that was, by the clock of Home Assistant."""
        player = self.known.player
        return player.position_at + self.known.clock_lead if player and player.entry else None

    @property
    def media_image_hash(self) -> str | None:
        """Changes with the cover; None when there is none."""
        artwork = self.known.artwork
        return artwork.digest if artwork else None

    async def async_get_media_image(self) -> tuple[bytes | None, str | None]:
        """The cover and its type."""
        artwork = self.known.artwork
        return (artwork.content, artwork.content_type) if artwork else (None, None)

    @property
    def extra_state_attributes(self) -> dict[str, Any]:
        """The queue, who asked for the song and what is wrong."""
        player, queue, entry = self.known.player, self.known.queue, self._entry
        return {
            "requested_by": entry.requested_by.name if entry and entry.requested_by else None,
            "score": entry.score if entry else None,
            "error": player.error.help if player and player.error else None,
            "queue": [_line(entry) for entry in queue.entries[:SHOWN_IN_QUEUE]] if queue else [],
        }

    # --- commands ----------------------------------------------------------------------------

    @command
    async def async_media_play(self) -> None:
        """Go on."""
        await self.client.command("play")

    @command
    async def async_media_pause(self) -> None:
        """Stop here for a while."""
        await self.client.command("pause")

    @command
    async def async_media_next_track(self) -> None:
        """Skip the song that is shown, and no later one."""
        await self._skip()

    @command
    async def async_media_previous_track(self) -> None:
        """Begin the song again: what has played belongs to the history."""
        await self.client.command("restart_song")

    @command
    async def async_set_shuffle(self, shuffle: bool) -> None:
        """Pick at random, or in the order of asking."""
        await self.client.command("set_shuffle", on=shuffle)

    @command
    async def async_set_repeat(self, repeat: RepeatMode) -> None:
        """Have finished songs come again."""
        await self.client.command("set_repeat", mode=repeat.value)

    @command
    async def async_select_source(self, source: str) -> None:
        """Let the music be heard from one output and no other."""
        await self.async_set_output(output=source, on=True, exclusive=True)

    @command
    async def async_clear_playlist(self) -> None:
        """Take all songs out of the queue; `undo` brings them back."""
        await self.client.command("clear_queue")

    @command
    async def async_media_seek(self, position: float) -> None:
        """Go to a position in the song."""
        await self.client.command("seek", position_s=position)

    @command
    async def async_set_volume_level(self, volume: float) -> None:
        """Set the volume."""
        await self.client.command("set_volume", volume=volume)

    @command
    async def async_mute_volume(self, mute: bool) -> None:
        """Silence the music or let it be heard again."""
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
        """Ask for a song: by the rules of the party, as the next one, or now.

        Voice assistants and most cards do not say how; that means by the rules.
        """
        extra = kwargs.get(ATTR_MEDIA_EXTRA) or {}
        if announce:
            await self._announce(media_id, extra)
            return
        if enqueue is MediaPlayerEnqueue.REPLACE:
            raise NotSupportedError("replace_not_supported")
        if media_type in LISTS:
            await self.client.command("enqueue_playlist", **wanted(list_uri(media_id)))
            return
        before = self.known.player
        enqueued = await self._request(media_id, extra)
        if enqueue in (MediaPlayerEnqueue.NEXT, MediaPlayerEnqueue.PLAY):
            await self.client.command("prioritize", entry=enqueued.entry.id)
        if enqueue is MediaPlayerEnqueue.PLAY and before and before.entry:
            await self._skip(before.epoch)
            if before.state is PlayerState.PAUSED:
                await self.client.command("play")

    async def _request(self, media_id: str, extra: dict[str, Any]) -> Enqueued:
        media_id = media_id.removeprefix(_HANDED)
        if not home_media.is_at_home(media_id):
            return await self.client.ask(Enqueued, "enqueue", **wanted(media_id))
        address = await self._address(media_id)
        if home_media.is_station(media_id):
            return await self.client.ask(Enqueued, "enqueue", uri=address, source="radio")
        said = home_media.said_of(extra)
        if home_media.is_at_home(said.get("artwork", "")):
            said["artwork"] = await self._address(said["artwork"])
        with self._reported(address):
            return await self.client.ask(
                Enqueued, "hand_over", media=media_id, address=address, **said
            )

    async def _announce(self, media_id: str, extra: dict[str, Any]) -> None:
        said = {"volume": extra.get("announce_volume"), "duck": extra.get("announce_duck")}
        manner = {name: value for name, value in said.items() if value is not None}
        if not home_media.is_at_home(media_id):
            await self.client.command("announce", media_uri=media_id, **manner)
            return
        address = await self._address(media_id)
        with self._reported(address):
            await self.client.command("announce", media_uri=address, **manner)

    async def _address(self, media_id: str) -> str:
        is_app_here = self.coordinator.info.host_url is None
        return await home_media.address_of(
            self.hass, media_id, self.entity_id, is_app_here=is_app_here
        )

    @contextmanager
    def _reported(self, address: str) -> Iterator[None]:
        """Offer to allow Home Assistant's address, where the server may not fetch from it."""
        entry = self.coordinator.config_entry
        try:
            yield
        except RefusedError as err:
            if err.code != ErrorCode.NOT_ALLOWED:
                raise
            host = home_media.host_and_port(address)
            issues.report_address(self.hass, entry, host)
            raise AddressNotAllowedError({"host": host}) from err
        issues.forget(self.hass, entry, issues.ADDRESS)

    async def _skip(self, epoch: int | None = None) -> None:
        """End the song of that epoch, or the shown one; nothing is to do when it is over."""
        if epoch is None and self.known.player:
            epoch = self.known.player.epoch
        try:
            await self.client.command("skip", epoch=epoch)
        except RefusedError as err:
            if err.code != ErrorCode.CONFLICT:
                raise

    @command
    async def async_browse_media(
        self,
        media_content_type: MediaType | str | None = None,
        media_content_id: str | None = None,
    ) -> BrowseMedia:
        """One page of the library, or of Home Assistant's own media."""
        path = media_content_id or ""
        if home_media.is_at_home(path):
            return await home_media.page(self.hass, path)
        page = await library_page(self.client, path, web_url=self.coordinator.info.guest_url)
        if not path:
            page.children = [*(page.children or ()), *await home_media.front_lines(self.hass)]
        return page

    @command
    async def async_search_media(self, query: SearchMediaQuery) -> SearchMedia:
        """The songs that may be asked for, best first."""
        return await search_results(self.client, query, web_url=self.coordinator.info.guest_url)

    # --- actions -----------------------------------------------------------------------------

    async def async_get_queue(self) -> ServiceResponse:
        """What plays and what waits, as the contract spells it."""
        queue = self.known.queue
        return {
            "current": encoded(self._entry),
            "length": queue.length if queue else 0,
            "entries": encoded(queue.entries if queue else ()),
        }

    @command
    async def async_set_output(self, *, output: str, on: bool, exclusive: bool) -> None:
        """Switch one output, by its name or id."""
        player = self.known.player
        outputs = player.outputs if player else ()
        chosen = next((known.id for known in outputs if known.name == output), output)
        await self.client.command("set_output", output=chosen, on=on, exclusive=exclusive)

    async def async_get_undecided(self) -> ServiceResponse:
        """The requests and texts that wait for the host's word, as the contract spells them."""
        undecided = self.known.undecided or Undecided(approval=(), texts=())
        return encoded(undecided)  # type: ignore[no-any-return] # JSON of any shape

    @command
    async def async_enqueue(self, **request: str) -> ServiceResponse:
        """Ask for a song by its address or by what to search for."""
        return encoded(await self.client.ask(Enqueued, "enqueue", **request))  # type: ignore[no-any-return] # JSON of any shape

    @command
    async def async_carry_out(self, name: str, args: dict[str, object]) -> ServiceResponse:
        """Have a command carried out, and return what it gives."""
        return encoded(await self.client.command(name, **args))  # type: ignore[no-any-return] # JSON of any shape


def _line(entry: Entry) -> dict[str, Any]:
    """An entry as the attribute shows it: enough for a card, no more."""
    return {
        "id": entry.id,
        "title": entry.song.title,
        "artist": entry.song.artist,
        "score": entry.score,
        "eta_s": entry.eta_s,
        "why": entry.why,
        "requested_by": entry.requested_by.name if entry.requested_by else None,
    }
