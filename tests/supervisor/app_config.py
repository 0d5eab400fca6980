"""An app's config.yaml as the Supervisor reads it, and the options that it writes for the app.

Follows supervisor/apps/{options,validate,app}.py of August 2026: `options` are the defaults, the
user's options are merged over them, and the result is checked against `schema` before it is
written.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import yaml

ADDON: Final = Path(__file__).resolve().parents[2] / "addon"

_TYPE: Final = re.compile(
    r"(?P<name>bool|email|url|port|device|str|password|int|float|match|list)"
    r"(?:\((?P<argument>.*)\))?\??"
)
_PORTS: Final = range(1, 65_536)


class OptionsRefusedError(Exception):
    """Raised for options with which the Supervisor would not start the app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A folder that `map` requests."""

    kind: str
    is_read_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AppConfig:
    """The parts of config.yaml that decide how the container is started."""

    values: Mapping[str, object]

    @classmethod
    def load(cls, folder: Path = ADDON) -> Self:
        """Read an app's configuration."""
        return cls(values=yaml.safe_load((folder / "config.yaml").read_text()))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a boolean of config.yaml."""
        return bool(self.values.get(name, default))

    @property
    def slug(self) -> str:
        """The slug of the app within its repository."""
        return str(self.values["slug"])

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables of `environment`."""
        asked = self.values.get("environment") or {}
        assert isinstance(asked, dict)
        return {str(name): str(value) for name, value in asked.items()}

    @property
    def mounts(self) -> Sequence[Mount]:
        """The folders that are shared with the app, read-only by default."""
        mapped = self.values.get("map") or []
        assert isinstance(mapped, list)
        found = []
        for item in mapped:
            if isinstance(item, dict):
                found.append(
                    Mount(kind=item["type"], is_read_only=bool(item.get("read_only", True)))
                )
            else:
                kind, _, access = str(item).partition(":")
                found.append(Mount(kind=kind, is_read_only=access != "rw"))
        return found

    @property
    def schema(self) -> Mapping[str, object]:
        """The types of the options."""
        schema = self.values["schema"]
        assert isinstance(schema, dict)
        return schema

    def options(self, saved: Mapping[str, object]) -> Mapping[str, object]:
        """Return the content of /data/options.json for the options that a user saved.

        Raises:
            OptionsRefusedError: the schema does not allow it.
        """
        defaults = self.values.get("options") or {}
        assert isinstance(defaults, dict)
        return _checked_group({**defaults, **saved}, self.schema, "root")


def _checked_group(
    values: Mapping[str, object], schema: Mapping[str, object], where: str
) -> Mapping[str, object]:
    # Unknown names are dropped with a warning.
    checked = {
        name: _checked(value, schema[name], name)
        for name, value in values.items()
        if name in schema
    }
    for name, kind in schema.items():
        first = kind[0] if isinstance(kind, list) and kind else kind
        is_optional = isinstance(first, str) and first.endswith("?")
        if name not in checked and not is_optional:
            raise OptionsRefusedError(f"Missing option '{name}' in {where}")
    return checked


def _checked(value: object, kind: object, name: str) -> object:
    if isinstance(kind, list):
        if not isinstance(value, list):
            raise OptionsRefusedError(f"Invalid list for option '{name}'")
        return [_checked(item, kind[0], name) for item in value]
    if isinstance(kind, dict):
        if not isinstance(value, dict):
            raise OptionsRefusedError(f"Invalid dict for option '{name}'")
        return _checked_group(value, kind, name)
    return _checked_scalar(value, str(kind), name)


def _checked_scalar(value: object, kind: str, name: str) -> object:  # noqa: PLR0911 - one a type
    if value is None:
        raise OptionsRefusedError(f"Missing required option '{name}'")
    match = _TYPE.fullmatch(kind)
    assert match is not None, f"the Supervisor knows no type {kind}"
    argument = match["argument"] or ""
    try:
        match match["name"]:
            case "int" | "float" as number:
                amount = int(str(value)) if number == "int" else float(str(value))
                return _in_range(amount, amount, argument)
            case "bool":
                return _boolean(value)
            case "port":
                return _in_range(int(str(value)), int(str(value)), f"{_PORTS[0]},{_PORTS[-1]}")
            case "match":
                # voluptuous matches at the beginning of the text only.
                _expect(re.match(argument, str(value)) is not None)
                return str(value)
            case "list":
                _expect(str(value) in argument.split("|"))
                return str(value)
            case "str" | "password":
                _expect(isinstance(value, str))
                return _in_range(value, len(str(value)), argument)
            case _:
                return value
    except ValueError as err:
        raise OptionsRefusedError(f"{value!r} is not allowed for option '{name}' ({kind})") from err


def _in_range[T](value: T, amount: float, limits: str) -> T:
    least, _, most = limits.partition(",")
    _expect(not least or amount >= float(least))
    _expect(not most or amount <= float(most))
    return value


def _boolean(value: object) -> bool:
    if isinstance(value, str):
        text = value.lower()
        _expect(text in {"1", "true", "yes", "on", "enable", "0", "false", "no", "off", "disable"})
        return text in {"1", "true", "yes", "on", "enable"}
    return bool(value)


def _expect(claim: object) -> None:
    if not claim:
        raise ValueError
