"""Declarations of options: names, types, defaults and what replaces an unusable value.

An option has a name in the app (`cache_mb`) and one among environment variables
(`RAVEBERRY_CACHE_MB`). `options.py` holds those of the server; a source declares its own.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final, cast, override
from urllib.parse import urlsplit

from raveberry_server.domain.model.errors import RaveberryError

from .translations import english
from .translations.message_rendering import rendered

type Network = IPv4Network | IPv6Network

_HIGHEST_PORT: Final = 65535


class OptionReasonCode(StrEnum):
    """Codes of the reasons in `ProblemCode.OPTION_UNUSABLE`; texts/ has their words."""

    TOPIC_LEVEL_EXPECTED = "option_topic_level_expected"
    STREAM_EXPECTED = "option_stream_expected"
    SNAPCAST_EXPECTED = "option_snapcast_expected"
    ADDRESS_EXPECTED = "option_address_expected"
    JSON_EXPECTED = "option_json_expected"
    FLAG_EXPECTED = "option_flag_expected"
    NETWORKS_EXPECTED = "option_networks_expected"
    NUMBER_EXPECTED = "option_number_expected"
    MEGABYTES_EXPECTED = "option_megabytes_expected"
    PORT_EXPECTED = "option_port_expected"
    CHOICE_EXPECTED = "option_choice_expected"
    NAMES_EXPECTED = "option_names_expected"
    LIST_EXPECTED = "option_list_expected"
    PLAIN_VALUE_EXPECTED = "option_plain_value_expected"
    PORTS_EQUAL = "option_ports_equal"
    BROKER_PORT_TAKEN = "option_broker_port_taken"
    VISUALIZER_EXPECTED = "option_visualizer_expected"
    VISUALIZER_INCOMPLETE = "option_visualizer_incomplete"
    STREAM_ADDRESS_MISSING = "option_stream_address_missing"
    USER_MISSING = "option_user_missing"
    PASSWORD_MISSING = "option_password_missing"  # noqa: S105 - not a password


class ValueUsed(StrEnum):
    """Codes of what is used instead of an unusable value, where that is not a value."""

    NOTHING = "option_used_nothing"
    NO_PASSWORD = "option_used_no_password"  # noqa: S105 - not a password
    LOCAL_BROKER = "option_used_local_broker"


SECRET_VALUE: Final = "option_secret_value"  # noqa: S105 - the code of a text
"""Code of the text that is shown instead of a secret value."""


class UnusableValueError(RaveberryError, ValueError):
    """An option has an unusable value.

    Attributes:
        code: what is expected.
        params: the values of the placeholders in its text, apart from `given`, the value.
    """

    def __init__(self, code: OptionReasonCode, **params: str | int) -> None:
        """Keep the code and the values of its placeholders."""
        super().__init__(code)
        self.code = code
        self.params = params

    @override
    def __str__(self) -> str:
        return rendered(english.PROBLEMS[self.code], self.params, english.PROBLEMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionType[T]:
    """The type of an option's value.

    Attributes:
        parse: converts text to the value; its UnusableValueError describes what is expected.
        schema: its type in the app's `config.yaml`.
        separator: separator of the items of a list, None for a single value.
        choices: the valid texts, of each item of a list; empty where they are not enumerable.
        is_json: whether the app gives a structure, which is passed on as JSON.
    """

    parse: Callable[[str], T]
    schema: str = "str"
    separator: str | None = None
    choices: tuple[str, ...] = ()
    is_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow[T]:
    """An option.

    Attributes:
        env: name of the environment variable.
        addon: name in ``options.json``, None where the app offers no choice.
        default: text that is parsed if none is given; may refer to options above it as ``$NAME``.
        safe: text that replaces an unusable value in the app, where the default would be unsafe.
        preset: text that a new installation of the app starts with, where the option is then always
            set; None where the option is left out until it is needed.
        is_secret: whether the value is hidden wherever options are shown.
        meaning: one line for people.
    """

    env: str
    addon: str | None
    type: OptionType[T]
    default: str
    meaning: str
    safe: str | None = None
    preset: str | None = None
    is_secret: bool = False

    @property
    def schema(self) -> str:
        """Type of the option in the app's `config.yaml`; a question mark makes it optional."""
        kind = "password" if self.is_secret else self.type.schema
        return f"{kind}?" if self.preset is None else kind


def option[T](  # noqa: PLR0913 - the columns of the table
    name: str,
    type_: OptionType[T],
    meaning: str,
    *,
    default: str = "",
    safe: str | None = None,
    preset: str | None = None,
    is_secret: bool = False,
) -> OptionRow[T]:
    """Return an option that the app offers, with its variable named alike."""
    return OptionRow(
        env=f"RAVEBERRY_{name.upper()}",
        addon=name,
        type=type_,
        default=default,
        meaning=meaning,
        safe=safe,
        preset=preset,
        is_secret=is_secret,
    )


@dataclass(frozen=True, slots=True)
class OptionValues:
    """Values of declared options by their variables; an option that is missing has its default."""

    values: Mapping[str, object] = field(default_factory=dict)

    def __getitem__[T](self, row: OptionRow[T]) -> T:
        """Return the value of an option."""
        if row.env not in self.values:
            return row.type.parse(row.default)
        return cast("T", self.values[row.env])

    def variables(self, rows: Iterable[OptionRow[Any]]) -> Mapping[str, str]:
        """Return the values that are set as environment variables, except secrets."""
        spelled = {row.env: _spelled(row, self[row]) for row in rows if not row.is_secret}
        return {env: text for env, text in spelled.items() if text}


def _spelled(row: OptionRow[Any], value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return (row.type.separator or ",").join(map(str, value))
        case _:
            return str(value)


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _paths(text: str) -> tuple[Path, ...]:
    return tuple(_path(part) for part in text.split(":") if part)


def _file(text: str) -> Path | None:
    return _path(text) if text else None


def _relative_file(text: str) -> Path | None:
    return Path(text).expanduser() if text else None


def _text(text: str) -> str | None:
    return text or None


def _json(text: str) -> str | None:
    try:
        json.loads(text or "null")
    except (ValueError, RecursionError) as err:
        raise UnusableValueError(OptionReasonCode.JSON_EXPECTED, detail=str(err)) from err
    return text or None


def _address(text: str) -> str | None:
    if not text:
        return None
    try:
        url = urlsplit(text)
        is_usable = url.scheme in {"http", "https"} and url.hostname and url.port != 0
    except ValueError as err:
        raise UnusableValueError(OptionReasonCode.ADDRESS_EXPECTED) from err
    if not is_usable or url.query or url.fragment:
        raise UnusableValueError(OptionReasonCode.ADDRESS_EXPECTED)
    return text.rstrip("/")


def _flag(text: str) -> bool:
    match text.lower():
        case "true" | "1" | "yes" | "on":
            return True
        case "false" | "0" | "no" | "off" | "":
            return False
        case _:
            raise UnusableValueError(OptionReasonCode.FLAG_EXPECTED)


def _networks(text: str) -> tuple[Network, ...]:
    parts = (part.strip() for part in text.split(","))
    try:
        return tuple(ip_network(part, strict=False) for part in parts if part)
    except ValueError as err:
        raise UnusableValueError(OptionReasonCode.NETWORKS_EXPECTED, detail=str(err)) from err


PATH: Final = OptionType(parse=_path)
PATHS: Final = OptionType(parse=_paths, separator=":")
FILE: Final = OptionType(parse=_file)
RELATIVE_FILE: Final = OptionType(parse=_relative_file)
TEXT: Final = OptionType(parse=_text)
LINE: Final = OptionType(parse=str)
JSON: Final = OptionType(parse=_json, is_json=True)
ADDRESS: Final = OptionType(parse=_address)
FLAG: Final = OptionType(parse=_flag, schema="bool")
NETWORKS: Final = OptionType(parse=_networks, separator=",")


def whole_number(
    least: int, most: int, *, reason: OptionReasonCode = OptionReasonCode.NUMBER_EXPECTED
) -> OptionType[int]:
    """Return the type of whole numbers in a range, both ends included."""

    def parse(text: str) -> int:
        # int() would accept signs, other digits and texts that take minutes.
        if text.isascii() and text.isdigit() and least <= int(text[:12]) <= most:
            return int(text)
        raise UnusableValueError(reason, low=least, high=most)

    return OptionType(parse=parse, schema=f"int({least},{most})")


_PORT_NUMBER: Final = whole_number(1, _HIGHEST_PORT, reason=OptionReasonCode.PORT_EXPECTED)
PORT: Final = OptionType(parse=_PORT_NUMBER.parse, schema="port")


def choice[C: StrEnum](choices: type[C]) -> OptionType[C]:
    """Return the type of an enumeration, spelled in any case."""

    def parse(text: str) -> C:
        try:
            return choices(text.lower())
        except ValueError as err:
            reason = OptionReasonCode.CHOICE_EXPECTED
            raise UnusableValueError(reason, choices=", ".join(choices)) from err

    return OptionType(
        parse=parse, schema=f"list({'|'.join(choices)})", choices=tuple(map(str, choices))
    )


def names_of(known: tuple[str, ...]) -> OptionType[tuple[str, ...]]:
    """Return the type of selections from names."""

    def parse(text: str) -> tuple[str, ...]:
        names = tuple(name.strip() for name in text.split(",") if name.strip())
        if unknown := {*names} - {*known}:
            raise UnusableValueError(
                OptionReasonCode.NAMES_EXPECTED,
                choices=", ".join(sorted(known)),
                unknown=repr(min(unknown)[:40]),
            )
        return names

    return OptionType(parse=parse, schema=f"list({'|'.join(known)})", separator=",", choices=known)
