"""What can be said to a voice assistant about the party, and what it answers.

The sentences that lead here are in docs/custom_sentences; an integration cannot bring its own.
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

from .const import DOMAIN
from .contract.messages import ActingGuest, Enqueued, PlayerState
from .errors import RaveberryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant

    from .contract.messages import Entry
    from .coordinator import Known, RaveberryConfigEntry, RaveberryCoordinator

    type Said = tuple[str, dict[str, str]]
    """The key of a sentence among the translations, and what it is filled in with."""

_HOST: Final = "host"
_VOLUME_STEP: Final = 0.1
_MINUTE_S: Final = 60.0


async def async_setup_intents(hass: HomeAssistant) -> None:
    """Make known what we can be told."""
    for handler in (
        Answer("RaveberryNowPlaying", "Tells which song plays at the party.", _now_playing),
        Answer("RaveberryWhoAsked", "Tells who asked for the song that plays.", _who_asked),
        HowLong(),
        Request(),
        Skip(),
        Volume(),
    ):
        intent.async_register(hass, handler)


class PartyIntent(intent.IntentHandler, ABC):
    """Something that is said about the party; the first one that is set up."""

    @abstractmethod
    async def answer(self, said: intent.Intent, party: RaveberryCoordinator) -> Said:
        """What to answer.

        Raises:
            RaveberryError: the server does not do it.
        """

    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Do what was said, and answer in the language it was said in."""
        response = intent_obj.create_response()
        texts = await async_get_translations(
            intent_obj.hass, intent_obj.language.partition("-")[0], "common", [DOMAIN]
        )
        party = _party(intent_obj.hass)
        key: str
        filled: dict[str, str]
        if party is None or not party.data.is_server_available:
            key, filled = "voice_no_party", {}
        else:
            try:
                key, filled = await self.answer(intent_obj, party)
            except RaveberryError as err:
                key, filled = "voice_failed", {"reason": err.placeholders.get("message", err.key)}
        sentence = texts[f"component.{DOMAIN}.common.{key}"].format(**filled)
        if key in ("voice_no_party", "voice_failed"):
            response.async_set_error(intent.IntentResponseErrorCode.FAILED_TO_HANDLE, sentence)
        else:
            response.async_set_speech(sentence)
        return response


class Answer(PartyIntent):
    """A question that what is known already answers."""

    def __init__(
        self, intent_type: str, description: str, answer_of: Callable[[Known], Said]
    ) -> None:
        """Answer questions of that type."""
        self.intent_type = intent_type
        self.description = description
        self._answer_of = answer_of

    async def answer(self, said: intent.Intent, party: RaveberryCoordinator) -> Said:
        """What is known."""
        return self._answer_of(party.data)


class HowLong(PartyIntent):
    """When somebody's next song plays: that of whoever asks, or of a guest by name."""

    intent_type = "RaveberryHowLong"
    description = "Tells how long it takes until a guest's own song plays."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """Whose song."""
        return {vol.Optional("guest"): intent.non_empty_string}

    async def answer(self, said: intent.Intent, party: RaveberryCoordinator) -> Said:
        """Minutes."""
        name = _slot(self, said, "guest")
        if name is not None:
            wanted = name.casefold()
            entry = _next_of(
                party.data,
                lambda entry: (
                    entry.requested_by is not None and entry.requested_by.name.casefold() == wanted
                ),
            )
        else:
            guest = await _speaker(said)
            ours = _HOST if guest is None else f"mqtt:{guest.guest}"
            entry = _next_of(
                party.data,
                lambda entry: entry.requested_by is not None and entry.requested_by.id == ours,
            )
        if entry is None:
            return ("voice_none_of", {"guest": name}) if name else ("voice_none_of_yours", {})
        filled = {"song": _named(entry)}
        wait_s = wait_of(party.data, entry)
        if wait_s is None:
            return "voice_waits", filled
        minutes = round(wait_s / _MINUTE_S)
        if minutes <= 1:
            return "voice_in_a_minute", filled
        return "voice_in_minutes", {**filled, "minutes": str(minutes)}


class Request(PartyIntent):
    """A wish, as the guest that the voice satellite or the user is, with a guest's limits."""

    intent_type = "RaveberryRequest"
    description = "Asks for a song at the party, by its title or artist."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """Which song."""
        return {vol.Required("query"): intent.non_empty_string}

    async def answer(self, said: intent.Intent, party: RaveberryCoordinator) -> Said:
        """Which song it is, and when it plays."""
        guest = await _speaker(said)
        query = _slot(self, said, "query")
        enqueued = await party.client.ask_as(guest, Enqueued, "enqueue", query=query)
        entry = enqueued.entry
        filled = {"song": _named(entry), "position": str(entry.position)}
        if enqueued.duplicate:
            return "voice_waits", filled
        if entry.position is None:
            return "voice_asked_host", filled
        return ("voice_asked" if entry.position else "voice_plays_now"), filled


class Skip(PartyIntent):
    """The song that plays is over."""

    intent_type = "RaveberrySkip"
    description = "Skips the song that plays at the party."

    async def answer(self, said: intent.Intent, party: RaveberryCoordinator) -> Said:
        """Which one."""
        player = party.data.player
        if player is None or player.entry is None:
            return "voice_nothing_plays", {}
        await party.client.command("skip", epoch=player.epoch)
        return "voice_skipped", {"song": _named(player.entry)}


class Volume(PartyIntent):
    """Louder or quieter, by a step."""

    intent_type = "RaveberryVolume"
    description = "Makes the music of the party louder or quieter."

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """Which way."""
        return {vol.Required("direction"): vol.In(["louder", "quieter"])}

    async def answer(self, said: intent.Intent, party: RaveberryCoordinator) -> Said:
        """That it is done."""
        is_louder = _slot(self, said, "direction") == "louder"
        volume = party.data.player.volume if party.data.player else 0.0
        wanted = volume + (_VOLUME_STEP if is_louder else -_VOLUME_STEP)
        await party.client.command("set_volume", volume=round(min(1.0, max(0.0, wanted)), 2))
        return ("voice_louder" if is_louder else "voice_quieter"), {}


def wait_of(known: Known, entry: Entry) -> float | None:
    """Seconds until a waiting song plays, None if nobody can tell."""
    player, queue = known.player, known.queue
    if player is None or queue is None or player.state is not PlayerState.PLAYING:
        return None
    ahead = takewhile(lambda one: one.id != entry.id, queue.entries)
    durations_s = [player.duration_s, *(one.song.duration_s for one in ahead)]
    told_s = [duration_s for duration_s in durations_s if duration_s is not None]
    if len(told_s) < len(durations_s):
        return entry.eta_s
    since = dt_util.utcnow() - (player.position_at + known.clock_lead)
    played_s = player.position_s + since.total_seconds()
    return max(0.0, sum(told_s) - min(played_s, told_s[0]))


def _now_playing(known: Known) -> Said:
    entry = known.player.entry if known.player else None
    if entry is None:
        return "voice_nothing_plays", {}
    return "voice_plays", {"song": _named(entry)}


def _who_asked(known: Known) -> Said:
    entry = known.player.entry if known.player else None
    if entry is None:
        return "voice_nothing_plays", {}
    if entry.requested_by is None:
        return "voice_nobody_asked", {"song": _named(entry)}
    if entry.requested_by.id == _HOST:
        return "voice_host_asked", {"song": _named(entry)}
    return "voice_guest_asked", {"song": _named(entry), "guest": entry.requested_by.name}


def _next_of(known: Known, is_theirs: Callable[[Entry], bool]) -> Entry | None:
    return next(filter(is_theirs, known.queue.entries), None) if known.queue else None


def _named(entry: Entry) -> str:
    song = entry.song
    return f"{song.title}, {song.artist}" if song.artist else song.title


def _party(hass: HomeAssistant) -> RaveberryCoordinator | None:
    entries: list[RaveberryConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return entries[0].runtime_data if entries else None


async def _speaker(said: intent.Intent) -> ActingGuest | None:
    """Who is speaking: a voice satellite, or a user at a keyboard; None is the host."""
    if said.device_id is not None:
        device = dr.async_get(said.hass).async_get(said.device_id)
        name = (device.name_by_user or device.name) if device else None
        return ActingGuest(guest=f"satellite-{said.device_id}", name=name)
    if said.context.user_id is not None:
        user = await said.hass.auth.async_get_user(said.context.user_id)
        return ActingGuest(guest=f"user-{said.context.user_id}", name=user.name if user else None)
    return None


def _slot(handler: PartyIntent, said: intent.Intent, name: str) -> str | None:
    slot = handler.async_validate_slots(said.slots).get(name)
    return str(slot["value"]) if slot else None
