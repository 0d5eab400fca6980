"""Write the settings that sources declare into the table of settings, or check that they are there.

The table is typed, so that rules and sources read settings as attributes; the declarations are in
the `SPEC` of each source. `scripts/settings` and `scripts/docs` derive the rest from the table.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_origin

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "addon/server/raveberry_server/domain/model/settings.py"

sys.path[:0] = [str(ROOT / "addon/server"), str(ROOT / "addon/contract")]

from raveberry_server.adapters.sources.registry import SPECS  # noqa: E402 - needs the path set above
from raveberry_server.domain.model import settings  # noqa: E402 - needs the path set above

_BLOCK: Final = re.compile(
    r"(^    # Written by scripts/sources from the sources:\n)(?:^    .*\n)*?(^    # End.\n)",
    re.MULTILINE,
)
_NAMES: Final[Mapping[int, str]] = {
    id(value): name
    for name, value in vars(settings).items()
    if not name.startswith("_") and (isinstance(value, Enum) or name == "TextList")
}
"""Names of markers in the table's module, such as SECRET, by identity."""


def table_with_sources(text: str) -> str:
    """Return the table with the fields that sources declare.

    Raises:
        SystemExit: the table does not have exactly one place for them.
    """
    fields = "".join(
        f"    {declared.name}: {spelled_type(declared.hint)} = {spelled(declared.default)}\n"
        for spec in SPECS.values()
        for declared in spec.settings
    )
    text, count = _BLOCK.subn(lambda found: f"{found[1]}{fields}{found[2]}", text)
    if count != 1:
        raise SystemExit(f"{TABLE.name} must have one place for settings of sources, not {count}")
    return subprocess.run(  # noqa: S603 - a tool of this environment
        (sys.executable, "-m", "ruff", "format", "--quiet", f"--stdin-filename={TABLE}", "-"),
        input=text,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout


def spelled_type(hint: Any) -> str:  # noqa: ANN401 - a type
    """Return a type as the table writes it.

    Raises:
        SystemExit: the type is not in the table's module.
    """
    if get_origin(hint) is Annotated:
        kind, *notes = get_args(hint)
        return f"Annotated[{', '.join((spelled_type(kind), *map(spelled, notes)))}]"
    if hint == settings.TextList:
        return "TextList"
    if hint in (bool, int, float, str) or hasattr(settings, hint.__name__):
        return str(hint.__name__)
    raise SystemExit(f"{hint} is no type of {TABLE.name}")


def spelled(value: object) -> str:
    """Return a marker or a default as an expression."""
    if isinstance(value, Enum):
        return _NAMES.get(id(value)) or f"{type(value).__name__}.{value.name}"
    if is_dataclass(value):
        return repr(value).replace("'", '"')
    if isinstance(value, tuple):
        return f"({''.join(f'{spelled(item)}, ' for item in value)})"
    return json.dumps(value) if isinstance(value, str) else repr(value)


def main() -> int:
    """Write the table, or check it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; fail if it must")
    is_check = parser.parse_args().check
    before = TABLE.read_text()
    after = table_with_sources(before)
    if before == after:
        return 0
    name = TABLE.relative_to(ROOT)
    if is_check:
        print(f"{name} is not current; run scripts/sources", file=sys.stderr)
        return 1
    TABLE.write_text(after)
    print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
