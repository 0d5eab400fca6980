"""Media players of Home Assistant: their view for the state machine, and commands to them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.media_player import (
    ATTR_GROUP_MEMBERS,
    ATTR_MEDIA_CONTENT_ID,
    ATTR_MEDIA_CONTENT_TYPE,
    ATTR_MEDIA_EXTRA,
    ATTR_MEDIA_VOLUME_LEVEL,
    ATTR_MEDIA_VOLUME_MUTED,
    SERVICE_PLAY_MEDIA,
    MediaPlayerEntityFeature,
    MediaPlayerState,
    MediaType,
)
from homeassistant.components.media_player import DOMAIN as MEDIA_PLAYER
from homeassistant.const import (
    ATTR_ENTITY_ID,
    ATTR_SUPPORTED_FEATURES,
    SERVICE_MEDIA_PAUSE,
    SERVICE_MEDIA_STOP,
    SERVICE_TURN_OFF,
    SERVICE_TURN_ON,
    SERVICE_VOLUME_MUTE,
    SERVICE_VOLUME_SET,
    STATE_OFF,
    STATE_UNAVAILABLE,
    STATE_UNKNOWN,
)
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from .follower import Activity, PlayerView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from homeassistant.core import Context, HomeAssistant, State

CALL_TIMEOUT_S: Final = 20.0

_STANDBY: Final = "standby"
"""A state that Home Assistant has given up, and that some integrations still use."""

_ACTIVITIES: Final[Mapping[str, Activity]] = {
    MediaPlayerState.PLAYING: Activity.PLAYING,
    MediaPlayerState.BUFFERING: Activity.BUFFERING,
    MediaPlayerState.OFF: Activity.OFF,
    _STANDBY: Activity.OFF,
    STATE_UNAVAILABLE: Activity.UNAVAILABLE,
    STATE_UNKNOWN: Activity.UNAVAILABLE,
}
_SONOS: Final = "sonos"
_CAST: Final = "cast"
_SONOS_RADIO: Final = "x-rincon-mp3radio:"
"""Scheme by which Sonos plays a stream without an end."""


def view_of(state: State | None, *, is_by_person: bool = False) -> PlayerView:
    """Return the view of a player; one that is missing is unavailable."""
    if state is None:
        return PlayerView(activity=Activity.UNAVAILABLE)
    attributes = state.attributes
    members: Sequence[str] = attributes.get(ATTR_GROUP_MEMBERS) or []
    media_id = attributes.get(ATTR_MEDIA_CONTENT_ID)
    media_type = attributes.get(ATTR_MEDIA_CONTENT_TYPE)
    return PlayerView(
        activity=_ACTIVITIES.get(state.state, Activity.STOPPED),
        media_id=None if media_id is None else str(media_id),
        media_type=None if media_type is None else str(media_type),
        volume=attributes.get(ATTR_MEDIA_VOLUME_LEVEL),
        is_muted=attributes.get(ATTR_MEDIA_VOLUME_MUTED),
        is_led=len(members) > 1 and members[0] != state.entity_id,
        is_by_person=is_by_person,
    )


class HousePlayer:
    """One media player of Home Assistant."""

    def __init__(self, *, hass: HomeAssistant, entity_id: str, context: Context) -> None:
        """Take the player, and the context of all commands to it."""
        self._hass = hass
        self._entity_id = entity_id
        self._context = context
        self._lock = asyncio.Lock()
        self._has_snapshot = False

    @property
    def name(self) -> str:
        """Name of the player."""
        if state := self._hass.states.get(self._entity_id):
            return state.name
        entry = er.async_get(self._hass).async_get(self._entity_id)
        if entry is None:
            return self._entity_id
        device = dr.async_get(self._hass).async_get(entry.device_id or "")
        by_device = (device.name_by_user or device.name) if device else None
        return entry.name or by_device or self._entity_id

    async def start(self, stream: str, *, title: str, is_first: bool) -> None:
        """Play the stream.

        Args:
            stream: its URL.
            title: what the player shows.
            is_first: the player is taken over now, and not started again.

        Raises:
            Exception: the player refuses, with any error of its integration, or does not answer.
        """
        platform = self._platform
        async with self._lock, asyncio.timeout(CALL_TIMEOUT_S):
            if platform == _SONOS:
                stream = _SONOS_RADIO + stream.partition(":")[2]
                if is_first:
                    self._has_snapshot = await self._call_sonos("snapshot")
            state = self._hass.states.get(self._entity_id)
            if state is not None and state.state == STATE_OFF and platform != _CAST:
                await self._call(SERVICE_TURN_ON, MediaPlayerEntityFeature.TURN_ON)
            await self._call(
                SERVICE_PLAY_MEDIA,
                MediaPlayerEntityFeature.PLAY_MEDIA,
                {
                    ATTR_MEDIA_CONTENT_ID: stream,
                    ATTR_MEDIA_CONTENT_TYPE: MediaType.MUSIC,
                    ATTR_MEDIA_EXTRA: {"title": title, "stream_type": "LIVE"},
                },
                is_required=True,
            )

    async def give_back(self, before: PlayerView) -> None:
        """Put the player back as it was.

        Raises:
            Exception: the player refuses, with any error of its integration, or does not answer.
        """
        async with self._lock, asyncio.timeout(CALL_TIMEOUT_S):
            has_snapshot, self._has_snapshot = self._has_snapshot, False
            player = view_of(self._hass.states.get(self._entity_id))
            if has_snapshot and not player.is_led and await self._call_sonos("restore"):
                return
            if before.volume is not None and before.volume != player.volume:
                await self.set_volume(before.volume)
            if before.is_muted is not None and before.is_muted != player.is_muted:
                await self.set_muted(is_muted=before.is_muted)
            if player.is_led:
                return
            if before.activity is Activity.PLAYING and before.media_id is not None:
                await self._call(
                    SERVICE_PLAY_MEDIA,
                    MediaPlayerEntityFeature.PLAY_MEDIA,
                    {
                        ATTR_MEDIA_CONTENT_ID: before.media_id,
                        ATTR_MEDIA_CONTENT_TYPE: before.media_type or MediaType.MUSIC,
                    },
                )
                return
            is_off = before.activity is Activity.OFF and player.activity is not Activity.OFF
            if is_off and await self._call(SERVICE_TURN_OFF, MediaPlayerEntityFeature.TURN_OFF):
                return
            if player.activity in {Activity.PLAYING, Activity.BUFFERING}:
                await self._stop()

    async def set_volume(self, volume: float) -> None:
        """Set the volume, if the player has one.

        Raises:
            Exception: the player refuses, with any error of its integration.
        """
        await self._call(
            SERVICE_VOLUME_SET,
            MediaPlayerEntityFeature.VOLUME_SET,
            {ATTR_MEDIA_VOLUME_LEVEL: volume},
        )

    async def set_muted(self, *, is_muted: bool) -> None:
        """Mute or unmute the player, if it can.

        Raises:
            Exception: the player refuses, with any error of its integration.
        """
        await self._call(
            SERVICE_VOLUME_MUTE,
            MediaPlayerEntityFeature.VOLUME_MUTE,
            {ATTR_MEDIA_VOLUME_MUTED: is_muted},
        )

    async def _stop(self) -> None:
        if not await self._call(SERVICE_MEDIA_STOP, MediaPlayerEntityFeature.STOP):
            await self._call(SERVICE_MEDIA_PAUSE, MediaPlayerEntityFeature.PAUSE)

    async def _call(
        self,
        service: str,
        feature: MediaPlayerEntityFeature,
        data: Mapping[str, Any] | None = None,
        *,
        is_required: bool = False,
    ) -> bool:
        """Call an action of the player if it supports it; return whether it does."""
        state = self._hass.states.get(self._entity_id)
        features = state.attributes.get(ATTR_SUPPORTED_FEATURES, 0) if state else 0
        if not features & feature and not is_required:
            return False
        await self._hass.services.async_call(
            MEDIA_PLAYER,
            service,
            {ATTR_ENTITY_ID: self._entity_id, **(data or {})},
            blocking=True,
            context=self._context,
        )
        return True

    @property
    def _platform(self) -> str | None:
        entry = er.async_get(self._hass).async_get(self._entity_id)
        return entry.platform if entry else None

    async def _call_sonos(self, service: str) -> bool:
        """Let Sonos keep or restore its queue and position, which it does best by itself."""
        if not self._hass.services.has_service(_SONOS, service):
            return False
        with suppress(HomeAssistantError):
            await self._hass.services.async_call(
                _SONOS,
                service,
                {ATTR_ENTITY_ID: self._entity_id, "with_group": False},
                blocking=True,
                context=self._context,
            )
            return True
        return False
