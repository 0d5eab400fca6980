"""Write what derives from the declarations of effects, or check that it is current.

In Home Assistant's translations, the names of the effects come from `texts/`; everything else is
written by hand.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
TEXTS: Final = ROOT / "texts"
TRANSLATIONS: Final = ROOT / "custom_components/raveberry/translations"

sys.path.insert(0, str(ROOT / "addon/visualizer"))

from raveberry_visualizer.effects import EFFECTS  # noqa: E402 - needs the path set above

_SHOWN_OTHERWISE: Final = ("disabled", "fixed")
"""Effects that are a light that is off and the effect "off" in Home Assistant."""


class MissingWordsError(Exception):
    """A language lacks words."""


def effect_names(language: Path) -> dict[str, str]:
    """Return the names of the effects in a language of `texts/`, by id.

    Raises:
        MissingWordsError: an effect or a parameter has no words.
    """
    words: dict[str, Any] = json.loads(language.read_text())["effects"]
    needed = {id_: [parameter.id for parameter in kind.parameters] for id_, kind in EFFECTS.items()}
    paths = [f"effects.{id_}.name" for id_ in needed if not words.get(id_, {}).get("name")]
    paths += [
        f"effects.{id_}.parameters.{parameter}"
        for id_, parameters in needed.items()
        for parameter in parameters
        if not words.get(id_, {}).get("parameters", {}).get(parameter)
    ]
    if paths:
        raise MissingWordsError(f"{language.relative_to(ROOT)} needs {', '.join(paths)}")
    return {id_: words[id_]["name"] for id_ in EFFECTS}


def translation(language: Path) -> tuple[Path, str]:
    """Return Home Assistant's translation for a language of `texts/` and its content."""
    path = TRANSLATIONS / language.name
    content = json.loads(path.read_text())
    effect = content["entity"]["light"]["led"]["state_attributes"]["effect"]
    names = effect_names(language)
    effect["state"] = {"off": effect["state"]["off"]} | {
        id_: name for id_, name in names.items() if id_ not in _SHOWN_OTHERWISE
    }
    return path, json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def made_files() -> dict[Path, str]:
    """Return the content of each file."""
    return dict(translation(language) for language in sorted(TEXTS.glob("*.json")))


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
