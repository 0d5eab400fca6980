"""Table of the actions, from which their validation and services.yaml are made.

An action sends a command of the contract, which has the types and bounds of its arguments.
`scripts/contract` writes services.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from .contract import commands
from .contract.json_schema import Schemas

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionField:
    """An argument in the form of an action; `default` is filled in."""

    example: object = None
    default: object = None
    unit: str | None = None
    is_url: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action of the media player.

    Attributes:
        command: command that it sends; None if it answers from what is known already.
        fields: offered arguments of the command, and those of `_OWN_ARGUMENTS`.
        one_of: arguments that exclude each other.
        needs_response: it is useless without its response.
    """

    command: commands.Command[Any, Any] | None
    fields: Mapping[str, ActionField] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()
    needs_response: bool = False


_ENTRY: Final = {"entry": ActionField(example="e_2")}
_GUEST: Final = {"guest": ActionField(example="g_2")}
_TEXT: Final = {"text": ActionField(example="name:g_2")}
_HASHTAG: Final = {"text": ActionField(example="#dance")}
_SCENE: Final = {"name": ActionField(example="Midnight")}
_LIGHT: Final = {"device": ActionField(example="wled-a0b1c2d3e4f5")}
_SINCE: Final = {"since": ActionField(example="2026-12-31 20:00:00")}

ACTIONS: Final[Mapping[str, Action]] = {
    "get_queue": Action(command=None, needs_response=True),
    "enqueue": Action(
        command=commands.ENQUEUE,
        fields={
            "query": ActionField(example="Night Ferry"),
            "uri": ActionField(example="https://music.example/night-ferry", is_url=True),
            "dedication": ActionField(example="For everybody at the bar"),
        },
        one_of=("query", "uri"),
    ),
    "request": Action(
        command=commands.ENQUEUE,
        fields={
            "query": ActionField(example="Night Ferry"),
            "uri": ActionField(example="https://music.example/night-ferry", is_url=True),
            "guest": ActionField(example="Ann"),
            "dedication": ActionField(example="For everybody at the bar"),
        },
        one_of=("query", "uri"),
    ),
    "search": Action(
        command=commands.SEARCH,
        fields={"q": ActionField(example="Night Ferry"), "limit": ActionField(example=5)},
        needs_response=True,
    ),
    "announce": Action(
        command=commands.ANNOUNCE,
        fields={
            "media_uri": ActionField(example="media-source://media_source/local/gong.mp3"),
            "volume": ActionField(example=0.4),
            "duck": ActionField(),
        },
    ),
    "vote": Action(command=commands.VOTE, fields={**_ENTRY, "value": ActionField(default=1)}),
    "prioritize": Action(command=commands.PRIORITIZE, fields=_ENTRY),
    "remove": Action(command=commands.REMOVE, fields=_ENTRY),
    "move": Action(command=commands.MOVE, fields={**_ENTRY, "before": ActionField(example="e_1")}),
    "approve": Action(command=commands.APPROVE, fields=_ENTRY),
    "reject": Action(command=commands.REJECT, fields=_ENTRY),
    "bring_back": Action(command=commands.BRING_BACK, fields=_ENTRY),
    "undo": Action(command=commands.UNDO),
    "enqueue_playlist": Action(
        command=commands.ENQUEUE_PLAYLIST,
        fields={
            "query": ActionField(example="Disco"),
            "uri": ActionField(example="https://music.example/playlist", is_url=True),
        },
        one_of=("query", "uri"),
    ),
    "mute_guest": Action(
        command=commands.MUTE_GUEST,
        fields={**_GUEST, "minutes": ActionField(default=15, unit="min")},
    ),
    "ban_guest": Action(command=commands.BAN_GUEST, fields={**_GUEST, "on": ActionField()}),
    "set_role": Action(
        command=commands.SET_ROLE, fields={**_GUEST, "role": ActionField(default="mod")}
    ),
    "open_party": Action(
        command=commands.OPEN_PARTY, fields={"duration_s": ActionField(example=14400, unit="s")}
    ),
    "close_party": Action(command=commands.CLOSE_PARTY),
    "rotate_code": Action(command=commands.ROTATE_CODE),
    "make_mod_code": Action(command=commands.MAKE_MOD_CODE, needs_response=True),
    "set_setting": Action(
        command=commands.SET_SETTING,
        fields={
            "name": ActionField(example="max_waiting_per_guest"),
            "value": ActionField(example=5),
        },
    ),
    "buzz": Action(command=commands.BUZZ, fields={"sound": ActionField(example="yes")}),
    "export": Action(command=commands.EXPORT, needs_response=True),
    "get_playlists": Action(command=commands.PLAYLISTS, needs_response=True),
    "save_playlist": Action(
        command=commands.SAVE_PLAYLIST, fields={"name": ActionField(example="New Year")}
    ),
    "get_undecided": Action(command=None, needs_response=True),
    "get_guests": Action(command=commands.GUESTS, needs_response=True),
    "get_history": Action(
        command=commands.HISTORY, fields={**_SINCE, "limit": ActionField()}, needs_response=True
    ),
    "get_recap": Action(command=commands.RECAP, needs_response=True),
    "get_stats": Action(command=commands.STATS, fields=_SINCE, needs_response=True),
    "get_sources": Action(command=commands.SOURCES, needs_response=True),
    "get_library": Action(command=commands.LIBRARY, needs_response=True),
    "enqueue_random": Action(command=commands.ENQUEUE_RANDOM),
    "forget_guest": Action(command=commands.FORGET_GUEST, fields=_GUEST),
    "approve_text": Action(command=commands.APPROVE_TEXT, fields=_TEXT),
    "reject_text": Action(command=commands.REJECT_TEXT, fields=_TEXT),
    "add_hashtag": Action(command=commands.ADD_HASHTAG, fields=_HASHTAG),
    "remove_hashtag": Action(command=commands.REMOVE_HASHTAG, fields=_HASHTAG),
    "set_sleep_timer": Action(
        command=commands.SET_SLEEP_TIMER,
        fields={"minutes": ActionField(default=30, unit="min")},
    ),
    "set_output": Action(
        command=commands.SET_OUTPUT,
        fields={
            "output": ActionField(example="Living room"),
            "on": ActionField(default=True),
            "exclusive": ActionField(),
        },
    ),
    "set_lights": Action(
        command=commands.SET_LIGHTS,
        fields={
            "device": ActionField(example="ring"),
            "brightness": ActionField(example=200),
            "effect": ActionField(example="comet"),
            "palette": ActionField(example="sunset"),
        },
    ),
    "save_light_scene": Action(command=commands.SAVE_LIGHT_SCENE, fields=_SCENE),
    "remove_light_scene": Action(command=commands.REMOVE_LIGHT_SCENE, fields=_SCENE),
    "renew_source": Action(command=commands.RENEW_SOURCE, fields={"back": ActionField()}),
    "get_found_lights": Action(command=None, needs_response=True),
    "add_light": Action(command=commands.ADD_LIGHT, fields=_LIGHT),
    "remove_light": Action(command=commands.REMOVE_LIGHT, fields=_LIGHT),
}
"""Actions by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An argument of a command; `schema` is its JSON Schema without null."""

    schema: Mapping[str, Any]
    is_required: bool


_OWN_ARGUMENTS: Final[Mapping[str, Argument]] = {
    "guest": Argument(schema={"type": "string", "maxLength": 60}, is_required=False)
}
"""Arguments of actions that are none of their command."""


def arguments_of(action: Action) -> Mapping[str, Argument]:
    """Return the offered arguments of an action."""
    if action.command is None:
        return {}
    schemas = Schemas()
    schemas.schema_of(action.command.arguments)
    described = schemas.definitions[action.command.arguments.__name__]
    return {
        name: Argument(
            schema=_without_null(described["properties"][name]),
            is_required=name in described["required"],
        )
        if name in described["properties"]
        else _OWN_ARGUMENTS[name]
        for name in action.fields
    }


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "anyOf" in schema:
        (schema,) = (one for one in schema["anyOf"] if one != {"type": "null"})
    if isinstance(schema.get("type"), list):
        (kind,) = (one for one in schema["type"] if one != "null")
        return {**schema, "type": kind}
    return schema
