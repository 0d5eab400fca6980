"""Write what derives from the declarations of effects and light protocols, or check it.

These are the names of effects, their parameters and palettes in Home Assistant's translations, from
`texts/`, and the kinds of lights and their fields in the schema of the app and in its manual.
Everything else in these files is written by hand.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
TRANSLATIONS: Final = ROOT / "custom_components/raveberry/translations"
ICONS: Final = TRANSLATIONS.with_name("icons.json")
CONFIG: Final = ROOT / "addon/config.yaml"
MANUAL: Final = ROOT / "addon/DOCS.md"

sys.path[:0] = [
    str(ROOT / "scripts"),
    str(ROOT / "addon/visualizer"),
    str(ROOT / "addon/contract"),
]

import text_catalogue  # noqa: E402 - needs the path set above
from raveberry_visualizer.effects import COVER, EFFECTS, OWN, PALETTES, REQUESTER  # noqa: E402 - needs the path set above
from raveberry_visualizer.sinks import SINKS, SinkKind  # noqa: E402 - needs the path set above
from raveberry_visualizer.sinks.config.lights_option import CANVAS, SEGMENT  # noqa: E402 - needs the path set above
from raveberry_visualizer.sinks.config.sink_kind import (  # noqa: E402 - needs the path set above
    ChoiceField,
    FlagField,
    NumberField,
    OwnField,
)

_SHOWN_OTHERWISE: Final = ("disabled", "fixed")
"""Effects that are a light that is off and the effect "off" in Home Assistant."""

_UNKNOWN: Final = "effect_parameter"
"""Translation key of parameters that the integration does not know."""

_KNOWN: Final = "effect_"
"""Prefix of the translation keys of the others."""


class MissingWordsError(Exception):
    """A language lacks words."""


def light_words(language: text_catalogue.Language) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the words of the effects and of the palettes in a language of `texts/`, by id.

    Raises:
        MissingWordsError: an effect, a parameter or a palette has no words.
    """
    texts = language.own if language.is_complete else language.texts
    words: dict[str, Any] = texts["effects"]
    needed = {id_: [parameter.id for parameter in kind.parameters] for id_, kind in EFFECTS.items()}
    paths = [f"effects.{id_}.name" for id_ in needed if not words.get(id_, {}).get("name")]
    paths += [
        f"effects.{id_}.parameters.{parameter}"
        for id_, parameters in needed.items()
        for parameter in parameters
        if not words.get(id_, {}).get("parameters", {}).get(parameter)
    ]
    palettes = (OWN, COVER, REQUESTER, *PALETTES)
    shown: dict[str, str] = texts["host"]["lights"]["palettes"]
    paths += [f"host.lights.palettes.{name}" for name in palettes if not shown.get(name)]
    if paths:
        raise MissingWordsError(f"texts/{language.code}.json needs {', '.join(paths)}")
    return {id_: words[id_] for id_ in EFFECTS}, {name: shown[name] for name in palettes}


def translation(path: Path, language: text_catalogue.Language) -> tuple[Path, str]:
    """Return Home Assistant's translation for a language of `texts/` and its content."""
    content = json.loads(path.read_text())
    effects, palettes = light_words(language)
    entities = content["entity"]
    effect = entities["light"]["led"]["state_attributes"]["effect"]
    effect["state"] = {"off": effect["state"]["off"]} | {
        id_: words["name"] for id_, words in effects.items() if id_ not in _SHOWN_OTHERWISE
    }
    entities["select"]["light_palette"]["state"] = palettes
    pattern = entities["number"][_UNKNOWN]["name"]
    rows = {
        f"{_KNOWN}{id_}_{parameter.id}": {
            "name": pattern.replace("{effect}", words["name"]).replace(
                "{parameter}", words["parameters"][parameter.id]
            )
        }
        for id_, words in effects.items()
        for parameter in EFFECTS[id_].parameters
    }
    entities["number"] = with_parameters(entities["number"], rows)
    return path, json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def icons() -> str:
    """Return the icons of Home Assistant with those of all parameters."""
    content = json.loads(ICONS.read_text())
    numbers = content["entity"]["number"]
    rows = {
        f"{_KNOWN}{id_}_{parameter.id}": numbers[_UNKNOWN]
        for id_, kind in EFFECTS.items()
        for parameter in kind.parameters
    }
    content["entity"]["number"] = with_parameters(numbers, rows)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def with_parameters(numbers: dict[str, Any], rows: dict[str, Any]) -> dict[str, Any]:
    """Return rows of number entities with these rows of parameters after that of unknown ones."""
    made: dict[str, Any] = {}
    for key, row in numbers.items():
        if key == _UNKNOWN:
            made |= {key: row, **rows}
        elif not key.startswith(_KNOWN):
            made[key] = row
    return made


def app_schema(text: str) -> str:
    """Return the configuration of the app with all kinds of lights and their fields."""
    fields: dict[str, list[OwnField]] = {}
    for kind in SINKS.values():
        for field in kind.fields:
            fields.setdefault(field.key, []).append(field)
    kinds = "|".join((*SINKS, SEGMENT, CANVAS))
    text = replaced(CONFIG, text, r"(      kind: list\()[^)]*(\)\n)", kinds)
    lines = "".join(f"      {key}: {schema_type(declared)}\n" for key, declared in fields.items())
    return replaced(
        CONFIG, text, r"(      # Written by scripts/lights:\n)[^#]*(      # End.\n)", lines
    )


def schema_type(declared: list[OwnField]) -> str:
    """Return the type of a field in the Supervisor's notation: all values of all kinds."""
    if all(isinstance(field, FlagField) for field in declared):
        return "bool?"
    choices = [field.allowed for field in declared if isinstance(field, ChoiceField)]
    numbers = [
        number for field in declared if isinstance(field, NumberField) for number in field.allowed
    ]
    if choices:
        return f"list({'|'.join(dict.fromkeys(sum(choices, ())))})?"
    return f"int({min(numbers)},{max(numbers)})?"


def manual(text: str) -> str:
    """Return the manual of the app with the table of kinds."""
    head = "| `kind` | Most pixels | UDP port | Frames per second | White | Own fields |"
    rows = "\n".join([head, "| --- | --- | --- | --- | --- | --- |", *map(row, SINKS.values())])
    pattern = r"(<!-- generated: kinds of lights -->\n).*?(<!-- end -->\n)"
    return replaced(MANUAL, text, pattern, f"\n{rows}\n\n")


def row(kind: SinkKind) -> str:
    """Return the row of a kind."""
    cells = (
        f"`{kind.id}`",
        f"{kind.most_pixels:,}",
        "" if kind.port is None else str(kind.port),
        str(kind.fps),
        "yes" if kind.most_primaries > 3 else "no",  # noqa: PLR2004 - red, green and blue
        "; ".join(map(described, kind.fields)),
    )
    return f"| {' | '.join(cells)} |"


def described(field: OwnField) -> str:
    """Return the values of a field."""
    if isinstance(field, FlagField):
        return f"`{field.key}` true or false (false)"
    if isinstance(field, NumberField) and isinstance(field.allowed, range):
        return f"`{field.key}` {field.allowed[0]} to {field.allowed[-1]} ({field.default})"
    default = field.default if isinstance(field, NumberField) else field.allowed[0]
    return f"`{field.key}` {', '.join(map(str, field.allowed))} ({default})"


def replaced(path: Path, text: str, pattern: str, content: str) -> str:
    """Return a text with the part between the two groups of a pattern replaced.

    Raises:
        SystemExit: the pattern does not occur exactly once.
    """
    parts = re.split(pattern, text, flags=re.DOTALL)
    if len(parts) != 4:  # noqa: PLR2004 - before, the two groups, after
        raise SystemExit(f"{path.name} must have {pattern!r} once")
    before, first, last, after = parts
    return before + first + content + last + after


def made_files() -> dict[Path, str]:
    """Return the content of each file."""
    translations = dict(
        translation(path, language)
        for code, language in text_catalogue.languages().items()
        if (path := TRANSLATIONS / f"{code}.json").exists()
    )
    return translations | {
        ICONS: icons(),
        CONFIG: app_schema(CONFIG.read_text()),
        MANUAL: manual(MANUAL.read_text()),
    }


def main() -> int:
    """Write the files, or check them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail if it must")
    is_check = parser.parse_args().check
    try:
        made = made_files()
    except MissingWordsError as err:
        sys.exit(str(err))
    stale = [path for path, content in made.items() if path.read_text() != content]
    for path in stale:
        name = path.relative_to(ROOT)
        if is_check:
            print(f"{name} is not current; run scripts/lights", file=sys.stderr)
        else:
            path.write_text(made[path])
            print(f"wrote {name}")
    return int(is_check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
