"""Intents for voice assistants.

The sentences are in docs/custom_sentences, as a custom integration cannot ship them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import voluptuous as vol
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import intent
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from .command_errors import RaveberryError
from .const import DOMAIN
from .contract.messages import ActingGuest, Enqueued, PlayerState
from .texts import with_nested_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant

    from .contract.messages import Entry
    from .coordinator import RaveberryConfigEntry, RaveberryCoordinator, RaveberryState

    type Response = tuple[str, dict[str, str]]
    """Translation key of a sentence, and its placeholders."""

_HOST: Final = "host"
_VOLUME_STEP: Final = 0.1
_MINUTE_S: Final = 60.0


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Register the intents."""
    for handler in (
        StateQueryHandler(
            "RaveberryNowPlaying", "Returns the song that is playing at the party.", _now_playing
        ),
        StateQueryHandler(
            "RaveberryWhoAsked", "Returns who requested the song that is playing.", _who_asked
        ),
        HowLongHandler(),
        RequestHandler(),
        SkipHandler(),
        VolumeHandler(),
    ):
        intent.async_register(hass, handler)


class RaveberryIntentHandler(intent.IntentHandler, ABC):
    """Base class of the intents, which apply to the party that was set up first."""

    @abstractmethod
    async def respond(self, intent_obj: intent.Intent, party: RaveberryCoordinator) -> Response:
        """Handle the intent and return the response.

        Raises:
            RaveberryError: a command failed.
        """

    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Handle the intent and respond in its language."""
        response = intent_obj.create_response()
        texts = await async_get_translations(
            intent_obj.hass, intent_obj.language.partition("-")[0], "common", [DOMAIN]
        )
        party = _party(intent_obj.hass)
        key: str
        placeholders: dict[str, str]
        if party is None or not party.data.is_server_available:
            key, placeholders = "voice_no_party", {}
        else:
            try:
                key, placeholders = await self.respond(intent_obj, party)
            except RaveberryError as err:
                key, placeholders = "voice_failed", {"reason": await _reason(intent_obj, err)}
        sentence = texts[f"component.{DOMAIN}.common.{key}"].format(**placeholders)
        if key in ("voice_no_party", "voice_failed"):
            response.async_set_error(intent.IntentResponseErrorCode.FAILED_TO_HANDLE, sentence)
        else:
            response.async_set_speech(sentence)
        return response


class StateQueryHandler(RaveberryIntentHandler):
    """A question that is answered from the current state."""

    def __init__(
        self,
        intent_type: str,
        description: str,
        respond_from: Callable[[RaveberryState], Response],
    ) -> None:
        """Create the handler of an intent type."""
        self.intent_type = intent_type
        self.description = description
        self._respond_from = respond_from

    async def respond(self, intent_obj: intent.Intent, party: RaveberryCoordinator) -> Response:
        """Return the response for the current state."""
        return self._respond_from(party.data)


class HowLongHandler(RaveberryIntentHandler):
    """The time until the next song of the speaker, or of a named guest."""

    intent_type = "RaveberryHowLong"
    description = "Returns how long it takes until a guest's song plays."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """The optional name of a guest."""
        return {vol.Optional("guest"): intent.non_empty_string}

    async def respond(self, intent_obj: intent.Intent, party: RaveberryCoordinator) -> Response:
        """Return the minutes until the song plays."""
        name = _slot(self, intent_obj, "guest")
        if name is not None:
            folded = name.casefold()
            entry = _next_entry(
                party.data,
                lambda entry: (
                    entry.requested_by is not None and entry.requested_by.name.casefold() == folded
                ),
            )
        else:
            guest = await _speaker(intent_obj)
            guest_id = _HOST if guest is None else f"mqtt:{guest.guest}"
            entry = _next_entry(
                party.data,
                lambda entry: entry.requested_by is not None and entry.requested_by.id == guest_id,
            )
        if entry is None:
            return ("voice_none_of", {"guest": name}) if name else ("voice_none_of_yours", {})
        placeholders = {"song": _song_name(entry)}
        wait_s = wait_until_played(party.data, entry)
        if wait_s is None:
            return "voice_waits", placeholders
        minutes = round(wait_s / _MINUTE_S)
        if minutes <= 1:
            return "voice_in_a_minute", placeholders
        return "voice_in_minutes", {**placeholders, "minutes": str(minutes)}


class RequestHandler(RaveberryIntentHandler):
    """A song request as the guest that the voice satellite or user represents."""

    intent_type = "RaveberryRequest"
    description = "Requests a song at the party by title or artist."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """The search text."""
        return {vol.Required("query"): intent.non_empty_string}

    async def respond(self, intent_obj: intent.Intent, party: RaveberryCoordinator) -> Response:
        """Request the song and return its position."""
        guest = await _speaker(intent_obj)
        query = _slot(self, intent_obj, "query")
        enqueued = await party.client.guest_command(guest, Enqueued, "enqueue", query=query)
        entry = enqueued.entry
        placeholders = {"song": _song_name(entry), "position": str(entry.position)}
        if enqueued.duplicate:
            return "voice_waits", placeholders
        if entry.position is None:
            return "voice_asked_host", placeholders
        return ("voice_asked" if entry.position else "voice_plays_now"), placeholders


class SkipHandler(RaveberryIntentHandler):
    """Skip the current song."""

    intent_type = "RaveberrySkip"
    description = "Skips the song that is playing at the party."

    async def respond(self, intent_obj: intent.Intent, party: RaveberryCoordinator) -> Response:
        """Skip the current song and return its name."""
        player = party.data.player
        if player is None or player.entry is None:
            return "voice_nothing_plays", {}
        await party.client.command("skip", epoch=player.epoch)
        return "voice_skipped", {"song": _song_name(player.entry)}


class VolumeHandler(RaveberryIntentHandler):
    """Change the volume by one step."""

    intent_type = "RaveberryVolume"
    description = "Turns the music of the party up or down."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """The direction."""
        return {vol.Required("direction"): vol.In(["louder", "quieter"])}

    async def respond(self, intent_obj: intent.Intent, party: RaveberryCoordinator) -> Response:
        """Change the volume and confirm it."""
        is_louder = _slot(self, intent_obj, "direction") == "louder"
        volume = party.data.player.volume if party.data.player else 0.0
        target = volume + (_VOLUME_STEP if is_louder else -_VOLUME_STEP)
        await party.client.command("set_volume", volume=round(min(1.0, max(0.0, target)), 2))
        return ("voice_louder" if is_louder else "voice_quieter"), {}


def wait_until_played(data: RaveberryState, entry: Entry) -> float | None:
    """Return the seconds until a queued song plays, None if unknown."""
    player, queue = data.player, data.queue
    if player is None or queue is None or player.state is not PlayerState.PLAYING:
        return None
    ahead = takewhile(lambda other: other.id != entry.id, queue.entries)
    durations_s = [player.duration_s, *(other.song.duration_s for other in ahead)]
    known_s = [duration_s for duration_s in durations_s if duration_s is not None]
    if len(known_s) < len(durations_s):
        return entry.eta_s
    since = dt_util.utcnow() - (player.position_at + data.clock_lead)
    played_s = player.position_s + since.total_seconds()
    return max(0.0, sum(known_s) - min(played_s, known_s[0]))


def _now_playing(data: RaveberryState) -> Response:
    entry = data.player.entry if data.player else None
    if entry is None:
        return "voice_nothing_plays", {}
    return "voice_plays", {"song": _song_name(entry)}


def _who_asked(data: RaveberryState) -> Response:
    entry = data.player.entry if data.player else None
    if entry is None:
        return "voice_nothing_plays", {}
    if entry.requested_by is None:
        return "voice_nobody_asked", {"song": _song_name(entry)}
    if entry.requested_by.id == _HOST:
        return "voice_host_asked", {"song": _song_name(entry)}
    return "voice_guest_asked", {"song": _song_name(entry), "guest": entry.requested_by.name}


def _next_entry(data: RaveberryState, is_match: Callable[[Entry], bool]) -> Entry | None:
    return next(filter(is_match, data.queue.entries), None) if data.queue else None


def _song_name(entry: Entry) -> str:
    song = entry.song
    return f"{song.title}, {song.artist}" if song.artist else song.title


async def _reason(intent_obj: intent.Intent, err: RaveberryError) -> str:
    """Return the text of an error in the language of the intent."""
    texts = await async_get_translations(
        intent_obj.hass, intent_obj.language.partition("-")[0], "exceptions", [DOMAIN]
    )
    text = texts[f"component.{DOMAIN}.exceptions.{err.key}.message"]
    return text.format(**with_nested_texts(texts, err.key, err.placeholders))


def _party(hass: HomeAssistant) -> RaveberryCoordinator | None:
    entries: list[RaveberryConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return entries[0].runtime_data if entries else None


async def _speaker(intent_obj: intent.Intent) -> ActingGuest | None:
    """Return the guest for the voice satellite or user; None is the host."""
    if intent_obj.device_id is not None:
        device = dr.async_get(intent_obj.hass).async_get(intent_obj.device_id)
        name = (device.name_by_user or device.name) if device else None
        return ActingGuest(guest=f"satellite-{intent_obj.device_id}", name=name)
    if intent_obj.context.user_id is not None:
        user = await intent_obj.hass.auth.async_get_user(intent_obj.context.user_id)
        return ActingGuest(
            guest=f"user-{intent_obj.context.user_id}", name=user.name if user else None
        )
    return None


def _slot(handler: RaveberryIntentHandler, intent_obj: intent.Intent, name: str) -> str | None:
    slot = handler.async_validate_slots(intent_obj.slots).get(name)
    return str(slot["value"]) if slot else None
