"""WebSocket commands of the dashboard card.

The logged-in user is a guest of their own at the party, or what the settings `host_users` and
`mod_users` of the server make them.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.components import websocket_api
from homeassistant.core import callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er

from .command_errors import RaveberryError, RefusedError
from .const import DOMAIN
from .contract import encoded
from .live_feed import FEEDS
from .roles import acting_guest

if TYPE_CHECKING:
    from homeassistant.auth.models import User
    from homeassistant.components.websocket_api import ActiveConnection
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.typing import VolDictType

    from .live_feed import Frame, LiveFeed

ME_INTERVAL_S: Final = 1.0
"""Least time between two reads of a user's own state that follow changes of the party."""

_READING: Final = frozenset(
    {"browse", "discover", "history", "lyrics", "online_sources", "recap", "search", "stats"}
)
"""Commands that need no right to control the player."""

_ENTITY: Final[VolDictType] = {vol.Required("entity_id"): cv.entity_id}


@callback
def register_websocket_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, subscribe)
    websocket_api.async_register_command(hass, command)


@websocket_api.websocket_command({vol.Required("type"): f"{DOMAIN}/subscribe", **_ENTITY})
@callback
def subscribe(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send the party of a media player, as the user sees it, and what changes."""
    feed = _feed(hass, connection, msg, POLICY_READ)
    if feed is None:
        return
    subscription = _Subscription(
        feed=feed, connection=connection, message_id=msg["id"], user=connection.user
    )
    connection.send_result(msg["id"])
    subscription.start()
    connection.subscriptions[msg["id"]] = subscription.stop


@websocket_api.websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/command",
        **_ENTITY,
        vol.Required("command"): vol.Match(r"^[a-z_]{1,60}$"),
        vol.Optional("args", default=dict): dict,
    }
)
@websocket_api.async_response
async def command(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Carry out a command as the user; the result is its `result`, or the `error` of a refusal."""
    policy = POLICY_READ if msg["command"] in _READING else POLICY_CONTROL
    feed = _feed(hass, connection, msg, policy)
    if feed is None:
        return
    try:
        guest = acting_guest(feed.party.data, connection.user)
        result = await feed.party.client.forward(guest, msg["command"], msg["args"])
    except RefusedError as err:
        connection.send_result(msg["id"], {"error": encoded(err.problem)})
    except RaveberryError as err:
        connection.send_error(
            msg["id"],
            websocket_api.ERR_HOME_ASSISTANT_ERROR,
            str(err),
            translation_domain=DOMAIN,
            translation_key=err.key,
            translation_placeholders=err.placeholders,
        )
    else:
        if msg["command"] not in _READING:
            feed.note_command(connection.user.id)
        connection.send_result(msg["id"], {"result": feed.with_artwork_urls(result)})


def _feed(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any], policy: str
) -> LiveFeed | None:
    """Return the feed of a media player; send an error and return None if it has no party.

    Raises:
        Unauthorized: the user has no such right to it.
    """
    entity_id = msg["entity_id"]
    if not connection.user.permissions.check_entity(entity_id, policy):
        raise Unauthorized(entity_id=entity_id, permission=policy)
    registered = er.async_get(hass).async_get(entity_id)
    entry_id = registered.config_entry_id if registered is not None else None
    feed = hass.data.get(FEEDS, {}).get(entry_id) if entry_id is not None else None
    if feed is None:
        connection.send_error(msg["id"], websocket_api.ERR_NOT_FOUND, "No party has this player.")
    return feed


class _Subscription:
    """One open card."""

    def __init__(
        self,
        *,
        feed: LiveFeed,
        connection: ActiveConnection,
        message_id: int,
        user: User,
    ) -> None:
        self._feed = feed
        self._party = feed.party
        self._connection = connection
        self._message_id = message_id
        self._user = user
        self._is_shown = False
        self._changed, self._commanded = asyncio.Event(), asyncio.Event()
        self._personal: object = None
        self._me: Frame = {}

    @callback
    def start(self) -> None:
        """Send the first frames when they are known, and follow the party from then on."""
        feed = self._feed
        self._unsubscribe = feed.subscribe(self._receive)
        self._unsubscribe_commands = feed.subscribe_commands(self._user.id, self._note_command)
        self._task = self._party.config_entry.async_create_background_task(
            self._party.hass, self._read_repeatedly(), f"raveberry card of {self._party.name}"
        )

    @callback
    def stop(self) -> None:
        """Send nothing more."""
        self._unsubscribe()
        self._unsubscribe_commands()
        self._task.cancel()

    @callback
    def _note_command(self) -> None:
        self._commanded.set()
        self._changed.set()

    @callback
    def _receive(self, frame: Frame | None) -> None:
        if frame is None:
            self._is_shown = False
            self._send({"type": "unavailable"})
            return
        if frame and self._is_shown:
            self._send(frame)
        if not self._is_shown or self._read_personal() != self._personal:
            self._changed.set()

    def _read_personal(self) -> object:
        return self._feed.shown.personal if self._feed.shown is not None else None

    async def _read_repeatedly(self) -> None:
        """Read the user's own state whenever it may have changed."""
        while True:
            await self._read_me()
            # After the user's own commands at once; others change it more often than it matters.
            with suppress(TimeoutError):
                async with asyncio.timeout(ME_INTERVAL_S):
                    await self._commanded.wait()
            await self._changed.wait()
            self._commanded.clear()
            self._changed.clear()

    async def _read_me(self) -> None:
        feed = self._feed
        if feed.shown is None:
            return
        self._personal = feed.shown.personal
        guest = acting_guest(self._party.data, self._user)
        try:
            raw = await self._party.client.forward(guest, "me", {})
        except RaveberryError:
            self._changed.set()
            return
        me = feed.with_artwork_urls(dict(raw))
        if me["id"] is None and guest is not None:
            # The first command makes a guest of this id.
            me["id"] = f"mqtt:{guest.guest}"
        if not self._is_shown:
            for frame in feed.first_frames(me):
                self._send(frame)
            self._is_shown = feed.shown is not None
        elif me != self._me:
            self._send({"type": "me", **me})
        self._me = me

    def _send(self, frame: Frame) -> None:
        self._connection.send_event(self._message_id, frame)
