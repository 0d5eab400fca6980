"""Intents that only answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import voluptuous as vol
from homeassistant.helpers import intent
from homeassistant.util import dt as dt_util

from .answers import (
    NOTHING_NEXT,
    NOTHING_PLAYS,
    RaveberryIntentHandler,
    next_entry,
)
from .song_names import matching_entries, song_name
from .speakers import HOST

if TYPE_CHECKING:
    from ..contract.messages import Entry
    from .answers import Question
    from .open_questions import Answer


class NowPlayingHandler(RaveberryIntentHandler):
    """The song that is playing."""

    intent_type = "RaveberryNowPlaying"
    description = "Returns the song that is playing at the party."

    async def answer(self, question: Question) -> Answer:
        """Return the song."""
        entry = question.data.player.entry if question.data.player else None
        return NOTHING_PLAYS if entry is None else ("voice_plays", {"song": song_name(entry.song)})


class NextHandler(RaveberryIntentHandler):
    """The song that plays next."""

    intent_type = "RaveberryNext"
    description = "Returns the song that plays next at the party, and in how many minutes."

    async def answer(self, question: Question) -> Answer:
        """Return the first song of the queue."""
        entry = next_entry(question.data, lambda _entry: True)
        if entry is None:
            return NOTHING_NEXT
        key, values = question.place_of(entry, "voice_next")
        guest = entry.requested_by
        if guest is None or guest.id == HOST:
            return key, values
        return key.replace("voice_next", "voice_next_of"), {**values, "guest": guest.name}


class WhoAskedHandler(RaveberryIntentHandler):
    """Who requested the song that is playing."""

    intent_type = "RaveberryWhoAsked"
    description = "Returns who requested the song that is playing at the party."

    async def answer(self, question: Question) -> Answer:
        """Return the guest."""
        entry = question.data.player.entry if question.data.player else None
        if entry is None:
            return NOTHING_PLAYS
        values = {"song": song_name(entry.song)}
        if entry.requested_by is None:
            return "voice_nobody_asked", values
        if entry.requested_by.id == HOST:
            return "voice_host_asked", values
        return "voice_guest_asked", {**values, "guest": entry.requested_by.name}


class HowLongHandler(RaveberryIntentHandler):
    """Place and time of the speaker's next song, of a guest's or a named one; end of the queue."""

    intent_type = "RaveberryHowLong"
    description = (
        "Returns how long it takes until a song plays at the party: that of the speaker, of a"
        " guest, or one by its title. With the subject queue: how long the queue lasts."
    )

    @property
    def own_slots(self) -> dict[vol.Marker, object]:
        """The optional name of a guest or words of a song, which may be either; or the queue."""
        return {
            vol.Optional("guest"): intent.non_empty_string,
            vol.Optional("query"): intent.non_empty_string,
            vol.Optional("subject"): vol.In(["queue"]),
        }

    async def answer(self, question: Question) -> Answer:
        """Return position and minutes of the song, or the minutes of the queue."""
        if "subject" in question.slots:
            return _end_of_queue(question)
        if (query := question.text("query")) is not None:
            entry = _named(question, query) or _of_guest(question, query)
            missing: Answer = ("voice_not_queued", {"query": query})
        elif (name := question.text("guest")) is not None:
            entry = _of_guest(question, name) or _named(question, name)
            missing = ("voice_none_of", {"guest": name})
        else:
            speaker = question.asker.guest_id
            entry = next_entry(
                question.data,
                lambda entry: entry.requested_by is not None and entry.requested_by.id == speaker,
            )
            missing = ("voice_none_of_yours", {})
        return missing if entry is None else question.place_of(entry, "voice_waits")


def _named(question: Question, query: str) -> Entry | None:
    """Return the song of the queue that a query names."""
    waiting = question.data.queue.entries if question.data.queue else ()
    return next(iter(matching_entries(query, waiting)), None)


def _of_guest(question: Question, name: str) -> Entry | None:
    """Return the next song of a guest."""
    wanted = name.casefold()
    return next_entry(
        question.data,
        lambda entry: (
            entry.requested_by is not None and entry.requested_by.name.casefold() == wanted
        ),
    )


def _end_of_queue(question: Question) -> Answer:
    """Return the minutes until the queue is empty."""
    queue, player = question.data.queue, question.data.player
    if queue is None or not queue.entries:
        return NOTHING_NEXT
    rest_s = queue.duration_s
    if player is not None and player.duration_s is not None:
        since = dt_util.utcnow() - (player.position_at + question.data.clock_lead)
        rest_s += max(0.0, player.duration_s - player.position_s - since.total_seconds())
    return "voice_queue_lasts", {"wait": question.duration(rest_s)}
