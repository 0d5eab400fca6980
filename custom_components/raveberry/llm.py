"""Tools for language-model assistants, which Home Assistant 2026.8 and later collect from here.

Home Assistant 2026.2 does not import this module; it offers the intents instead.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.components.homeassistant import async_should_expose
from homeassistant.components.llm import LLMTools  # type: ignore[import-not-found,unused-ignore]
from homeassistant.core import callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import intent, llm
from homeassistant.helpers.translation import async_get_translations

from .assist.answers import asker_of, loaded_parties, party_for, wait_until_played
from .command_errors import RaveberryError
from .const import DOMAIN
from .contract.messages import Mark, SearchAnswer

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from .assist.open_questions import Answer
    from .contract.messages import Entry, Song
    from .coordinator import RaveberryState

_MAX_HITS: Final = 10
_MAX_ENTRIES: Final = 25
_MINUTE_S: Final = 60.0

_PROMPT: Final = (
    "Raveberry is a party at which guests request songs and vote. Requests follow its rules, so "
    "a song waits for its turn. Only hosts may skip, open, close, announce or change the lights."
)
type _Parties = dict[vol.Marker, Any]
"""The parameter for the party, if there are several."""

_QUERY: Final = vol.Required("query", description="Title, artist or both")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """A tool that runs an intent.

    Attributes:
        is_repeatable: repeating it has no further effect.
    """

    intent_type: str
    title: str
    description: str
    parameters: dict[vol.Marker, Any]
    is_repeatable: bool = False


_ORDERS: Final = {
    "request": _Order(
        intent_type="RaveberryRequest",
        title="Request a song",
        description=(
            "Requests a song at the party; answers with its place and minutes. If several "
            "versions fit, it asks: call it again with title and artist."
        ),
        parameters={_QUERY: str},
    ),
    "vote": _Order(
        intent_type="RaveberryVote",
        title="Vote for a song",
        description="Votes the current song of the party up or down, or one of its queue.",
        parameters={
            vol.Required("direction"): vol.In(["up", "down"]),
            vol.Optional("query", description="Title; without it, the current song"): str,
        },
        is_repeatable=True,
    ),
    "skip": _Order(
        intent_type="RaveberrySkip",
        title="Skip the song",
        description="Skips the current song of the party. Hosts only.",
        parameters={},
    ),
    "open": _Order(
        intent_type="RaveberryOpen",
        title="Open the party",
        description="Opens the party, so that guests can request songs. Hosts only.",
        parameters={},
        is_repeatable=True,
    ),
    "close": _Order(
        intent_type="RaveberryClose",
        title="Close the party",
        description="Closes the party. Hosts only.",
        parameters={},
        is_repeatable=True,
    ),
    "announce": _Order(
        intent_type="RaveberryAnnounce",
        title="Announce at the party",
        description="Speaks an announcement over the music of the party. Hosts only.",
        parameters={vol.Required("message", description="The words to speak"): str},
    ),
    "lights": _Order(
        intent_type="RaveberryLights",
        title="Change the party lights",
        description="Changes all lights of the party; give one of the arguments. Hosts only.",
        parameters={
            vol.Optional("power"): vol.In(["on", "off"]),
            vol.Optional("percent", description="Brightness"): vol.All(
                vol.Coerce(int), vol.Range(0, 100)
            ),
            vol.Optional("look", description="Name of a colour or an effect"): str,
        },
        is_repeatable=True,
    ),
}


class _OrderTool(llm.Tool):
    """A tool that answers in words, with the rules and roles of the voice assistant."""

    integration = DOMAIN

    def __init__(self, name: str, order: _Order, parties: _Parties) -> None:
        """Describe the tool."""
        self.name = f"{DOMAIN}__{name}"
        self.title = order.title
        self.description = order.description
        self.parameters = vol.Schema({**order.parameters, **parties})
        self.annotations = llm.ToolAnnotations(  # type: ignore[attr-defined,unused-ignore]
            idempotent=order.is_repeatable, destructive=False, open_world=False
        )
        self._intent_type = order.intent_type

    async def async_call(
        self, hass: HomeAssistant, tool_input: llm.ToolInput, llm_context: llm.LLMContext
    ) -> Any:
        """Run the intent and return what it says."""
        given = {name: value for name, value in tool_input.tool_args.items() if value != ""}
        args = self.parameters(given)
        response = await intent.async_handle(
            hass,
            llm_context.platform,
            self._intent_type,
            {name: {"value": value} for name, value in args.items()},
            context=llm_context.context,
            language=llm_context.language,
            assistant=llm_context.assistant,
            device_id=llm_context.device_id,
        )
        has_failed = response.response_type is intent.IntentResponseType.ERROR
        return _result({"answer": response.speech["plain"]["speech"]}, has_failed=has_failed)


class _SearchTool(llm.Tool):
    """Songs that can be requested."""

    name = f"{DOMAIN}__search"
    title = "Search for songs"
    description = "Searches the music of the party for songs that can be requested."
    integration = DOMAIN

    def __init__(self, parties: _Parties) -> None:
        """Describe the tool."""
        self.parameters = vol.Schema({_QUERY: str, **parties})
        self.annotations = _reading()

    async def async_call(
        self, hass: HomeAssistant, tool_input: llm.ToolInput, llm_context: llm.LLMContext
    ) -> Any:
        """Return the songs."""
        args = self.parameters(tool_input.tool_args)
        party = party_for(hass, llm_context.device_id, args.get("party"))
        if isinstance(party, tuple):
            return await _refused(hass, llm_context, party)
        user_id = llm_context.context.user_id if llm_context.context else None
        asker = await asker_of(hass, party, llm_context.device_id, user_id)
        try:
            answer = await party.client.guest_command(
                asker.guest, SearchAnswer, "search", q=args["query"], limit=_MAX_HITS
            )
        except RaveberryError as err:
            return _result({"error": err.key}, has_failed=True)
        songs = [_song(hit.song) for hit in answer.hits if hit.mark in (Mark.OK, Mark.WAITING)]
        return _result({"songs": songs})


class _QueueTool(llm.Tool):
    """The current song and the queue."""

    name = f"{DOMAIN}__queue"
    title = "Read the queue"
    description = "Returns the current song of the party and the songs that wait, in order."
    integration = DOMAIN

    def __init__(self, parties: _Parties) -> None:
        """Describe the tool."""
        self.parameters = vol.Schema(parties)
        self.annotations = _reading()

    async def async_call(
        self, hass: HomeAssistant, tool_input: llm.ToolInput, llm_context: llm.LLMContext
    ) -> Any:
        """Return the songs with votes, guests and minutes."""
        args = self.parameters(tool_input.tool_args)
        party = party_for(hass, llm_context.device_id, args.get("party"))
        if isinstance(party, tuple):
            return await _refused(hass, llm_context, party)
        data = party.data
        current = data.player.entry if data.player else None
        waiting = data.queue.entries if data.queue else ()
        return _result(
            {
                "current": _entry(data, current) if current else None,
                "waiting": [_entry(data, entry) for entry in waiting[:_MAX_ENTRIES]],
                "length": data.queue.length if data.queue else 0,
                "is_open": data.party.open if data.party else None,
            }
        )


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: llm.LLMContext, api_id: str
) -> LLMTools | None:
    """Return the tools if the player of a party is exposed to the assistant."""
    if api_id != llm.LLM_API_ASSIST or not llm_context.assistant:
        return None
    registry = er.async_get(hass)
    players = [
        entity.entity_id
        for entry in hass.config_entries.async_loaded_entries(DOMAIN)
        for entity in er.async_entries_for_config_entry(registry, entry.entry_id)
        if entity.domain == "media_player"
    ]
    if not any(async_should_expose(hass, llm_context.assistant, player) for player in players):
        return None
    names = sorted({party.config_entry.title for party in loaded_parties(hass)})
    parties: _Parties = {}
    prompt = _PROMPT
    if len(names) > 1:
        prompt += f" There are several parties: {', '.join(names)}."
        parties = {
            vol.Optional("party", description="Without it, the likeliest one"): vol.In(names)
        }
    orders = [_OrderTool(name, order, parties) for name, order in _ORDERS.items()]
    return LLMTools(tools=[_SearchTool(parties), _QueueTool(parties), *orders], prompt=prompt)


def _reading() -> Any:
    return llm.ToolAnnotations(  # type: ignore[attr-defined,unused-ignore]
        read_only=True, destructive=False, idempotent=True, open_world=False
    )


def _result(data: dict[str, Any], *, has_failed: bool = False) -> Any:
    return llm.ToolResult(data=data, error=has_failed)  # type: ignore[attr-defined,unused-ignore]


async def _refused(hass: HomeAssistant, llm_context: llm.LLMContext, answer: Answer) -> Any:
    """Return why no party is meant."""
    key, values = answer
    language = (llm_context.language or hass.config.language).partition("-")[0]
    texts = await async_get_translations(hass, language, "common", [DOMAIN])
    text = texts[f"component.{DOMAIN}.common.{key}"].format(**values)
    return _result({"error": text}, has_failed=True)


def _song(song: Song) -> dict[str, Any]:
    wanted = ("title", "artist", "album", "duration_s")
    return {name: value for name, value in asdict(song).items() if name in wanted}


def _entry(data: RaveberryState, entry: Entry) -> dict[str, Any]:
    wait_s = wait_until_played(data, entry) if entry.position else None
    return {
        **_song(entry.song),
        "position": entry.position,
        "score": entry.score,
        "requested_by": entry.requested_by.name if entry.requested_by else None,
        "minutes": None if wait_s is None else round(wait_s / _MINUTE_S),
    }
