"""Base of all intents: the party that is meant, the speaker, and answers in their language."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import intent
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from ..command_errors import RaveberryError
from ..const import CONF_VOICE_CONTROLS, DOMAIN
from ..contract.messages import ActingGuest, PlayerState, Role
from ..roles import role_of
from ..texts import with_nested_texts
from .open_questions import Answer, Choice, open_question
from .party_names import is_same_name, spoken_forms
from .song_names import song_name
from .speakers import guest_id_of, guest_of, queue_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homeassistant.core import HomeAssistant

    from ..contract.messages import Entry
    from ..coordinator import (
        RaveberryConfigEntry,
        RaveberryCoordinator,
        RaveberryState,
    )

_WHICH_PARTY: Final = "voice_which_party"
_MINUTE_S: Final = 60.0
_ERRORS: Final = (
    "voice_no_party",
    "voice_no_party_named",
    _WHICH_PARTY,
    "voice_same_name",
    "voice_failed",
    "voice_host_only",
)

NOTHING_PLAYS: Final[Answer] = ("voice_nothing_plays", {})
NOTHING_NEXT: Final[Answer] = ("voice_nothing_next", {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """The speaker of a sentence.

    Attributes:
        guest: the guest that a user or a voice satellite is; None for an automation.
        is_host: it may do what only hosts may.
    """

    guest: ActingGuest | None
    is_host: bool

    @property
    def guest_id(self) -> str:
        """The id by which the queue names it."""
        return queue_id(self.guest.guest if self.guest else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An intent for a party; `texts` are in the language of the answer."""

    hass: HomeAssistant
    party: RaveberryCoordinator
    asker: Asker
    slots: Mapping[str, Any]
    language: str
    texts: Mapping[str, str]

    @property
    def data(self) -> RaveberryState:
        """State of the party."""
        return self.party.data

    def text(self, name: str) -> str | None:
        """Return a slot as text, None if it is missing."""
        value = self.slots.get(name)
        return str(value).strip() if value is not None else None

    def duration(self, seconds: float) -> str:
        """Return a waiting time in words, such as "7 minutes"."""
        minutes = max(1, round(seconds / _MINUTE_S))
        key = "voice_minute" if minutes == 1 else "voice_minutes"
        return self.texts[f"component.{DOMAIN}.common.{key}"].format(minutes=minutes)

    def place_of(self, entry: Entry, key: str) -> Answer:
        """Return an answer with song, position and waiting time.

        There are three texts: `key`, with `_at` and the position, with `_in` and the time, too.
        """
        values = {"song": song_name(entry.song)}
        if not entry.position:
            return key, values
        values["position"] = str(entry.position)
        wait_s = wait_until_played(self.data, entry)
        if wait_s is None:
            return f"{key}_at", values
        return f"{key}_in", {**values, "wait": self.duration(wait_s)}


class SpokenIntentHandler(intent.IntentHandler, ABC):
    """An intent that is answered in its language."""

    @abstractmethod
    async def answer_intent(self, intent_obj: intent.Intent, texts: Mapping[str, str]) -> Answer:
        """Handle the intent and return the answer, for which the texts are.

        Raises:
            RaveberryError: a command failed.
        """

    async def async_handle(self, intent_obj: intent.Intent) -> intent.IntentResponse:
        """Handle the intent and respond in its language."""
        response = intent_obj.create_response()
        language = intent_obj.language.partition("-")[0]
        texts = await async_get_translations(intent_obj.hass, language, "common", [DOMAIN])
        try:
            key, values = await self.answer_intent(intent_obj, texts)
        except RaveberryError as err:
            key, values = "voice_failed", {"reason": await _reason(intent_obj, err)}
        sentence = texts[f"component.{DOMAIN}.common.{key}"].format(**values)
        if key in _ERRORS:
            response.async_set_error(intent.IntentResponseErrorCode.FAILED_TO_HANDLE, sentence)
        else:
            response.async_set_speech(sentence)
        return response


class RaveberryIntentHandler(SpokenIntentHandler):
    """An intent for a party.

    Attributes:
        is_host_only: only hosts may do it.
    """

    is_host_only = False

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """Slots besides the party."""
        return {}

    @property
    def slot_schema(self) -> dict[vol.Marker, object]:
        """All slots."""
        party = vol.Optional("party", description="Name of the party, if there are several")
        return {**self.own_slots, party: intent.non_empty_string}

    @abstractmethod
    async def answer(self, question: Question) -> Answer:
        """Handle the intent and return the answer.

        Raises:
            RaveberryError: a command failed.
        """

    async def answer_intent(self, intent_obj: intent.Intent, texts: Mapping[str, str]) -> Answer:
        """Return the answer for the party that is meant, or ask which one is."""
        slots = self.async_validate_slots(intent_obj.slots)
        name = slots.pop("party", {}).get("value")
        party = party_for(intent_obj.hass, intent_obj.device_id, name)
        if not isinstance(party, tuple):
            return await self._answer_at(party, intent_obj, slots, texts)
        if party[0] == _WHICH_PARTY:
            likeliest = _likeliest_parties(intent_obj.hass, intent_obj.device_id, name)
            choices = [
                Choice(
                    names=spoken_forms(one.config_entry.title),
                    act=partial(self._answer_at, one, intent_obj, slots, texts),
                )
                for one in sorted(likeliest, key=lambda one: one.config_entry.title)
            ]
            speaker = guest_id_of(intent_obj.device_id, intent_obj.context.user_id)
            await open_question(intent_obj.hass, speaker, choices)
        return party

    async def _answer_at(
        self,
        party: RaveberryCoordinator,
        intent_obj: intent.Intent,
        slots: Mapping[str, Any],
        texts: Mapping[str, str],
    ) -> Answer:
        asker = await asker_of(
            intent_obj.hass, party, intent_obj.device_id, intent_obj.context.user_id
        )
        if self.is_host_only and not asker.is_host:
            return "voice_host_only", {}
        question = Question(
            hass=intent_obj.hass,
            party=party,
            asker=asker,
            slots={name: slot["value"] for name, slot in slots.items()},
            language=intent_obj.language.partition("-")[0],
            texts=texts,
        )
        return await self.answer(question)


def party_for(
    hass: HomeAssistant, device_id: str | None, name: str | None = None
) -> RaveberryCoordinator | Answer:
    """Return the party that is meant, or why there is none.

    Of several it is the one in the area of the device, else the one that plays, else the open one.
    """
    parties = _likeliest_parties(hass, device_id, name)
    if name is not None and not parties:
        return "voice_no_party_named", {"party": name}
    if not parties or not parties[0].data.is_server_available:
        return "voice_no_party", {}
    if len(parties) == 1:
        return parties[0]
    names = [party.config_entry.title for party in parties]
    if all(is_same_name(other, names[0]) for other in names):
        return "voice_same_name", {"party": names[0]}
    return _WHICH_PARTY, {"parties": ", ".join(sorted(names))}


def _likeliest_parties(
    hass: HomeAssistant, device_id: str | None, name: str | None
) -> list[RaveberryCoordinator]:
    """Return the parties that may be meant, as few as can be told."""
    parties = loaded_parties(hass)
    if name is not None:
        parties = [one for one in parties if is_same_name(one.config_entry.title, name)]
    likely: tuple[Callable[[RaveberryCoordinator], bool], ...] = (
        lambda party: _is_in_area(hass, party, device_id),
        lambda party: party.data.is_server_available,
        lambda party: _state(party) is PlayerState.PLAYING,
        lambda party: _state(party) is PlayerState.PAUSED,
        lambda party: party.data.party is not None and party.data.party.open,
    )
    for is_likely in likely:
        if len(parties) > 1:
            parties = list(filter(is_likely, parties)) or parties
    return parties


def loaded_parties(hass: HomeAssistant) -> list[RaveberryCoordinator]:
    """Return the parties that are set up."""
    entries: list[RaveberryConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry.runtime_data for entry in entries]


def _is_in_area(hass: HomeAssistant, party: RaveberryCoordinator, device_id: str | None) -> bool:
    """Return whether a party is in the area of a device."""
    registry = dr.async_get(hass)
    speaker = registry.async_get(device_id) if device_id else None
    device = registry.async_get(party.device_id)
    area = speaker.area_id if speaker else None
    return area is not None and device is not None and device.area_id == area


def _state(party: RaveberryCoordinator) -> PlayerState | None:
    player = party.data.player
    return player.state if player else None


async def asker_of(
    hass: HomeAssistant, party: RaveberryCoordinator, device_id: str | None, user_id: str | None
) -> Asker:
    """Return who speaks through a device or as a user; neither is an automation."""
    options = party.config_entry.options
    user = await hass.auth.async_get_user(user_id) if user_id is not None else None
    is_user_host = user is not None and role_of(party.data, user) is Role.HOST
    guest = guest_of(device_id, user_id)
    if guest is None:
        return Asker(guest=None, is_host=True)
    if device_id is None:
        name = user.name if user else None
        return Asker(guest=ActingGuest(guest=guest, name=name), is_host=is_user_host)
    device = dr.async_get(hass).async_get(device_id)
    name = (device.name_by_user or device.name) if device else None
    return Asker(
        guest=ActingGuest(guest=guest, name=name),
        is_host=is_user_host or options.get(CONF_VOICE_CONTROLS, True),
    )


def wait_until_played(data: RaveberryState, entry: Entry) -> float | None:
    """Return the seconds until a queued song plays, None if unknown."""
    player, queue = data.player, data.queue
    if player is None or queue is None or player.state is not PlayerState.PLAYING:
        return None
    if not any(other.id == entry.id for other in queue.entries):
        return entry.eta_s
    ahead = takewhile(lambda other: other.id != entry.id, queue.entries)
    durations_s = [player.duration_s, *(other.song.duration_s for other in ahead)]
    known_s = [duration_s for duration_s in durations_s if duration_s is not None]
    if len(known_s) < len(durations_s):
        return entry.eta_s
    since = dt_util.utcnow() - (player.position_at + data.clock_lead)
    played_s = player.position_s + since.total_seconds()
    return max(0.0, sum(known_s) - min(played_s, known_s[0]))


def next_entry(data: RaveberryState, is_match: Callable[[Entry], bool]) -> Entry | None:
    """Return the first entry of the queue that matches."""
    return next(filter(is_match, data.queue.entries), None) if data.queue else None


async def _reason(intent_obj: intent.Intent, err: RaveberryError) -> str:
    """Return the text of an error in the language of the intent."""
    texts = await async_get_translations(
        intent_obj.hass, intent_obj.language.partition("-")[0], "exceptions", [DOMAIN]
    )
    text = texts[f"component.{DOMAIN}.exceptions.{err.key}.message"]
    return text.format(**with_nested_texts(texts, err.key, err.placeholders))
