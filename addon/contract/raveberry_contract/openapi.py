"""OpenAPI description, generated from the command table and the contract."""

from dataclasses import MISSING, fields
from typing import Any, Final

from . import messages
from .commands import COMMANDS, NONE, Command
from .json_schema import Schemas
from .versions import VERSION

type Json = dict[str, Any]

_REFS: Final = "#/components/schemas/"
_MOMENT: Final[Json] = {"type": "string", "format": "date-time"}
_ROLES: Final = {
    messages.Role.GUEST: "guests",
    messages.Role.MOD: "mods",
    messages.Role.HOST: "the host",
}


def openapi_document() -> Json:
    """Return the OpenAPI 3.1 document."""
    schemas = Schemas(refs=_REFS)
    problem = _problem(schemas)
    paths: Json = {
        "/healthz": {"get": _health(schemas)},
        "/api/v1/state": {
            "get": _reading("state", "Everything that a page shows", schemas, messages.State)
            | {
                # A number has at most ten digits.
                "parameters": [
                    _in_address("entries", {"type": "integer", "minimum": 0, "maximum": 10**10 - 1})
                ]
            }
        },
        "/api/v1/settings": {
            "get": _reading("settings", "What settings there are", schemas, messages.SettingsTable)
        },
        "/api/v1/search": {
            "get": _search_by_address(schemas),
            "post": _with_body(
                "search",
                "Look for songs",
                messages.SearchRequest,
                schemas,
                schemas.schema_of(messages.SearchAnswer),
            ),
        },
        "/api/v1/browse": {"get": _browse(schemas)},
        "/api/v1/history": {"get": _history(schemas)},
        "/api/v1/stats": {"get": _stats(schemas)},
        "/api/v1/export.m3u8": {"get": _export("m3u8", "a playlist", "audio/x-mpegurl")},
        "/api/v1/export.csv": {"get": _export("csv", "a spreadsheet", "text/csv")},
        "/api/v1/playlist/{number}.m3u8": {"get": _playlist()},
        "/api/v1/playlist/lines": {"post": _playlist_lines(schemas)},
        "/api/v1/backup": {"get": _backup()},
        "/api/v1/restore": {"post": _restore(schemas)},
        "/api/v1/song/{key}/artwork": {"get": _artwork()},
        "/api/v1/session": {
            "post": _with_body(
                "session",
                "Join, or take another name",
                messages.SessionRequest,
                schemas,
                schemas.schema_of(messages.Me),
            )
        },
    }
    for command in COMMANDS.values():
        paths[f"/api/v1/command/{command.name}"] = {"post": _command(command, schemas)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Raveberry", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.definitions.items())),
            "responses": {"Problem": problem},
        },
    }


def _problem(schemas: Schemas) -> Json:
    described = schemas.schema_of(messages.Problem)
    members = {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    }
    rfc9457 = {"type": "object", "properties": members, "required": list(members)}
    return {
        "description": "Why not, and what to do",
        "content": {"application/problem+json": {"schema": {"allOf": [described, rfc9457]}}},
    }


def _operation(name: str, summary: str, schema: Json) -> Json:
    return {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {
                "description": "Done",
                "content": {"application/json": {"schema": schema}},
            },
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _reading(name: str, summary: str, schemas: Schemas, kind: object) -> Json:
    return _operation(name, summary, schemas.schema_of(kind))


def _with_body(name: str, summary: str, kind: type, schemas: Schemas, answer: Json) -> Json:
    body = {
        "required": any(
            field.default is MISSING and field.default_factory is MISSING for field in fields(kind)
        ),
        "content": {"application/json": {"schema": schemas.schema_of(kind)}},
    }
    return _operation(name, summary, answer) | {"requestBody": body}


def _command(command: Command[Any, Any], schemas: Schemas) -> Json:
    has_result = command.result is not NONE
    result = (
        schemas.schema_of(command.result) if has_result else {"type": "object", "maxProperties": 0}
    )
    answer = {"type": "object", "properties": {"result": result}, "required": ["result"]}
    meaning = (command.arguments.__doc__ or "").strip().partition("\n")[0]
    summary = f"{meaning} Least role: {_ROLES[command.least_role]}."
    operation = _with_body(f"command_{command.name}", summary, command.arguments, schemas, answer)
    if command.is_reading:
        return operation
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "The same key gets the same answer for ten minutes, with one effect",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
    }
    return operation | {"parameters": [key]}


def _in_address(name: str, schema: Json, *, is_required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": is_required, "schema": schema}


def _search_by_address(schemas: Schemas) -> Json:
    operation = _reading("search_by_address", "Look for songs", schemas, messages.SearchAnswer)
    return operation | {
        "parameters": [
            _in_address("q", {"type": "string", "maxLength": 500}, is_required=True),
            _in_address("limit", {"type": "integer", "minimum": 1, "maximum": 100}),
            _in_address("sources", {"type": "string"}),
        ]
    }


def _browse(schemas: Schemas) -> Json:
    operation = _reading("browse", "One page of the library", schemas, messages.BrowseAnswer)
    return operation | {
        "parameters": [
            _in_address("path", {"type": "string", "maxLength": 1000}),
            _in_address("offset", {"type": "integer", "minimum": 0, "maximum": 10_000_000}),
            _in_address("limit", {"type": "integer", "minimum": 1, "maximum": 500}),
        ]
    }


def _history(schemas: Schemas) -> Json:
    operation = _reading("history", "What played, the newest first", schemas, messages.History)
    return operation | {
        "parameters": [
            *(_in_address(name, _MOMENT) for name in ("since", "until")),
            _in_address("before", {"type": "integer", "minimum": 0, "maximum": 2**53}),
            _in_address("limit", {"type": "integer", "minimum": 1, "maximum": 500}),
        ]
    }


def _stats(schemas: Schemas) -> Json:
    operation = _reading("stats", "A period in numbers", schemas, messages.Stats)
    return operation | {
        "parameters": [_in_address(name, _MOMENT) for name in ("since", "until")],
    }


def _export(suffix: str, what: str, media_type: str) -> Json:
    return {
        "operationId": f"export_{suffix}",
        "summary": f"What played, as {what}, for the host",
        "parameters": [_in_address(name, _MOMENT) for name in ("since", "until")],
        "responses": {
            "200": {
                "description": "The file",
                "content": {media_type: {"schema": {"type": "string"}}},
            },
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _playlist() -> Json:
    return {
        "operationId": "playlist",
        "summary": "A saved playlist as a file, for the host",
        "parameters": [
            {
                "name": "number",
                "in": "path",
                "required": True,
                "description": "The number in its URI",
                "schema": {"type": "string", "pattern": "^[0-9]{1,15}$"},
            }
        ],
        "responses": {
            "200": {
                "description": "The file",
                "content": {"audio/x-mpegurl": {"schema": {"type": "string"}}},
            },
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _playlist_lines(schemas: Schemas) -> Json:
    answer = _reading("playlist_lines", "", schemas, messages.PlaylistLines)
    return answer | {
        "summary": "The songs that a playlist file or a text of at most 1 MB names, for the host",
        "parameters": [_in_address("name", {"type": "string"})],
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        },
    }


def _backup() -> Json:
    return {
        "operationId": "backup",
        "summary": "A backup of the party for `raveberry restore`, for the host",
        "responses": {
            "200": {
                "description": "The file",
                "content": {"application/gzip": {"schema": {"type": "string", "format": "binary"}}},
            },
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _restore(schemas: Schemas) -> Json:
    answer = _reading("restore", "", schemas, messages.BackupAccepted)
    return answer | {
        "summary": "Restore a backup, for the host; the server restarts with it",
        "requestBody": {
            "required": True,
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        },
    }


def _health(schemas: Schemas) -> Json:
    operation = _reading("health", "Whether everything works", schemas, messages.Health)
    operation["responses"]["503"] = operation["responses"]["200"] | {"description": "Not all does"}
    return operation


def _artwork() -> Json:
    return {
        "operationId": "artwork",
        "summary": "The cover of a song",
        "parameters": [
            {
                "name": "key",
                "in": "path",
                "required": True,
                "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
            },
            {
                "name": "size",
                "in": "query",
                "description": "`small` for a square of at most 4 kB",
                "schema": {"type": "string", "enum": ["small"]},
            },
        ],
        "responses": {
            "200": {"description": "The picture", "content": {"image/*": {}}},
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }
