"""Intents that change something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import voluptuous as vol
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import intent
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.color import color_name_to_rgb

from ..command_errors import RaveberryError
from ..const import DOMAIN
from ..contract.messages import Enqueued, Mark, SearchAnswer, Voted
from .answers import (
    NOTHING_NEXT,
    NOTHING_PLAYS,
    RaveberryIntentHandler,
    next_entry,
)
from .choices import SongChoice, ask
from .song_names import folded, matching_entries, song_name, versions, without_by

if TYPE_CHECKING:
    from ..contract.messages import Entry, Song
    from .answers import Question
    from .open_questions import Answer

_VOLUME_STEP: Final = 0.1
_SEARCHED: Final = 10
"""Results among which versions of a song are looked for."""

_GERMAN_COLORS: Final = {
    "blau": "blue",
    "gelb": "yellow",
    "gold": "gold",
    "grun": "green",
    "hellblau": "lightblue",
    "lila": "purple",
    "orange": "orange",
    "pink": "hotpink",
    "rosa": "pink",
    "rot": "red",
    "turkis": "turquoise",
    "violett": "violet",
    "weiss": "white",
}
"""Names of colours, as they are compared, in the CSS names that Home Assistant knows."""


class RequestHandler(RaveberryIntentHandler):
    """A song request as the guest that the voice satellite or user represents."""

    intent_type = "RaveberryRequest"
    description = "Requests a song at the party by title or artist."

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """The search text."""
        return {vol.Required("query"): intent.non_empty_string}

    async def answer(self, question: Question) -> Answer:
        """Request the song, or ask which version is meant."""
        query = question.text("query") or ""
        songs = versions(query, await _requestable_songs(question, query))
        if len(songs) > 1:
            return await ask(
                question,
                [SongChoice(song=song, act=partial(_request, uri=song.uri)) for song in songs],
            )
        return await _request(question, query=without_by(query))


async def _request(question: Question, **which: str) -> Answer:
    """Request a song and return its position."""
    guest = question.asker.guest
    enqueued = await question.party.client.guest_command(guest, Enqueued, "enqueue", **which)
    entry = enqueued.entry
    if enqueued.duplicate:
        return question.place_of(entry, "voice_waits")
    values = {"song": song_name(entry.song)}
    if entry.position is None:
        return "voice_asked_host", values
    if entry.position == 0:
        return "voice_plays_now", values
    return question.place_of(entry, "voice_waits")


async def _requestable_songs(question: Question, query: str) -> list[Song]:
    try:
        answer = await question.party.client.guest_command(
            question.asker.guest, SearchAnswer, "search", q=query, limit=_SEARCHED
        )
    except RaveberryError:
        return []  # the request will tell the reason
    return [hit.song for hit in answer.hits if hit.mark in (Mark.OK, Mark.WAITING)]


class VoteHandler(RaveberryIntentHandler):
    """A vote on the song that is playing, on the next one, or on a named one."""

    intent_type = "RaveberryVote"
    description = "Votes a song at the party up or down: the current one, or one of the queue."

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """The direction, and words of the song."""
        return {
            vol.Required("direction"): vol.In(["up", "down"]),
            vol.Optional("query"): intent.non_empty_string,
            vol.Optional("which"): vol.In(["next"]),
        }

    async def answer(self, question: Question) -> Answer:
        """Vote, or ask which song is meant."""
        if "which" in question.slots:
            entry = next_entry(question.data, lambda _entry: True)
            return NOTHING_NEXT if entry is None else await _vote(question, entry)
        query = question.text("query")
        current = question.data.player.entry if question.data.player else None
        if query is None:
            return NOTHING_PLAYS if current is None else await _vote(question, current)
        waiting = question.data.queue.entries if question.data.queue else ()
        entries = matching_entries(query, (*((current,) if current else ()), *waiting))
        if not entries:
            return "voice_not_queued", {"query": query}
        if len(entries) > 1:
            return await ask(
                question,
                [SongChoice(song=entry.song, act=partial(_vote, entry=entry)) for entry in entries],
            )
        return await _vote(question, entries[0])


async def _vote(question: Question, entry: Entry) -> Answer:
    is_up = question.slots["direction"] == "up"
    voted = await question.party.client.guest_command(
        question.asker.guest, Voted, "vote", entry=entry.id, value=1 if is_up else -1
    )
    values = {"song": song_name(entry.song), "score": str(voted.score)}
    return ("voice_voted_up" if is_up else "voice_voted_down"), values


class SkipHandler(RaveberryIntentHandler):
    """Skip the current song."""

    intent_type = "RaveberrySkip"
    description = "Skips the song that is playing at the party."
    is_host_only = True

    async def answer(self, question: Question) -> Answer:
        """Skip the current song and return its name."""
        player = question.data.player
        if player is None or player.entry is None:
            return NOTHING_PLAYS
        await question.party.client.command("skip", epoch=player.epoch)
        return "voice_skipped", {"song": song_name(player.entry.song)}


class VolumeHandler(RaveberryIntentHandler):
    """Change the volume by one step, or set it."""

    intent_type = "RaveberryVolume"
    description = "Turns the music of the party up or down, or sets its volume in percent."
    is_host_only = True

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """The direction or the volume."""
        return {
            vol.Exclusive("direction", "volume"): vol.In(["louder", "quieter"]),
            vol.Exclusive("percent", "volume"): vol.All(vol.Coerce(int), vol.Range(0, 100)),
        }

    async def answer(self, question: Question) -> Answer:
        """Change the volume and confirm it."""
        volume = question.data.player.volume if question.data.player else 0.0
        if "percent" in question.slots:
            target = question.slots["percent"] / 100
            is_louder = target >= volume
        else:
            is_louder = question.slots.get("direction") == "louder"
            target = volume + (_VOLUME_STEP if is_louder else -_VOLUME_STEP)
        await question.party.client.command(
            "set_volume", volume=round(min(1.0, max(0.0, target)), 2)
        )
        return ("voice_louder" if is_louder else "voice_quieter"), {}


class OpenHandler(RaveberryIntentHandler):
    """Open the party."""

    intent_type = "RaveberryOpen"
    description = "Opens the party, so that guests can request songs."
    is_host_only = True

    async def answer(self, question: Question) -> Answer:
        """Open the party and confirm it."""
        await question.party.client.command("open_party")
        return "voice_opened", {}


class CloseHandler(RaveberryIntentHandler):
    """Close the party."""

    intent_type = "RaveberryClose"
    description = "Closes the party."
    is_host_only = True

    async def answer(self, question: Question) -> Answer:
        """Close the party and confirm it."""
        await question.party.client.command("close_party")
        return "voice_closed", {}


class AnnounceHandler(RaveberryIntentHandler):
    """A spoken announcement over the outputs of the party."""

    intent_type = "RaveberryAnnounce"
    description = "Speaks an announcement at the party."
    is_host_only = True

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """The words."""
        return {vol.Required("message"): intent.non_empty_string}

    async def answer(self, question: Question) -> Answer:
        """Speak the words with the first text-to-speech entity."""
        engines = sorted(question.hass.states.async_entity_ids("tts"))
        players = entity_ids(question, "media_player")
        if not engines or not players:
            return "voice_no_tts", {}
        await question.hass.services.async_call(
            "tts",
            "speak",
            {
                "entity_id": engines[0],
                "media_player_entity_id": players[0],
                "message": question.text("message"),
            },
            blocking=True,
        )
        return "voice_announced", {}


class LightsHandler(RaveberryIntentHandler):
    """A change of all lights of the party."""

    intent_type = "RaveberryLights"
    description = "Changes the lights of the party: power, brightness, colour or effect."
    is_host_only = True

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """What to change."""
        return {
            vol.Optional("power"): vol.In(["on", "off"]),
            vol.Optional("step"): vol.In(["brighter", "darker"]),
            vol.Optional("percent"): vol.All(vol.Coerce(int), vol.Range(0, 100)),
            vol.Optional("look"): intent.non_empty_string,
        }

    async def answer(self, question: Question) -> Answer:
        """Change the lights that are available."""
        lights = [
            entity_id
            for entity_id in entity_ids(question, "light")
            if (state := question.hass.states.get(entity_id)) and state.state != "unavailable"
        ]
        if not lights:
            return "voice_no_lights", {}
        changes: dict[str, object] = {}
        if "percent" in question.slots:
            changes = {"brightness_pct": question.slots["percent"]}
        elif "step" in question.slots:
            is_brighter = question.slots["step"] == "brighter"
            changes = {"brightness_step_pct": 20 if is_brighter else -20}
        elif (look := question.text("look")) is not None:
            found = await _look(question, look)
            if found is None:
                return "voice_no_look", {"look": look}
            changes = found
        is_off = question.slots.get("power") == "off"
        await question.hass.services.async_call(
            "light",
            "turn_off" if is_off else "turn_on",
            {"entity_id": lights, **changes},
            blocking=True,
        )
        return "voice_lights_changed", {}


async def _look(question: Question, look: str) -> dict[str, object] | None:
    """Return the attributes of a light for the name of a colour or effect."""
    wanted = folded(look)
    try:
        return {"rgb_color": list(color_name_to_rgb(_GERMAN_COLORS.get(wanted, wanted)))}
    except ValueError:
        pass
    names = await async_get_translations(question.hass, question.language, "entity", [DOMAIN])
    for key, name in names.items():
        _, is_effect, effect = key.partition(".state_attributes.effect.state.")
        if is_effect and wanted in (folded(name), folded(effect)):
            return {"effect": effect}
    return None


def entity_ids(question: Question, platform: str) -> list[str]:
    """Return the entities of the party on a platform."""
    registry = er.async_get(question.hass)
    entries = er.async_entries_for_config_entry(registry, question.party.config_entry.entry_id)
    return [
        entry.entity_id
        for entry in entries
        if entry.domain == platform and entry.disabled_by is None
    ]
