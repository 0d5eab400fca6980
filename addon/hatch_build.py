"""Compiles what of the light show is written in C, beside its sources.

hatchling does it for a wheel, and scripts/run, scripts/test and pytest for a checkout; by hand it
is `.venv/bin/python addon/hatch_build.py`.
"""

import os
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, Final, override

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE: Final = Path(__file__).resolve().parent / "visualizer" / "raveberry_visualizer"
MODULES: Final = {
    source: source.with_suffix(str(sysconfig.get_config_var("EXT_SUFFIX")))
    for source in sorted(PACKAGE.glob("*.c"))
}
"""What each source is compiled to."""

FLAGS: Final = (
    *("-O3", "-fPIC", "-shared", "-Wall"),
    # Nobody asks for errno or traps of floating point, which would keep loops from being vectors.
    *("-fno-math-errno", "-fno-trapping-math"),
    # Neither more than the least machine of an architecture has, nor roundings that only some do.
    "-ffp-contract=off",
)


class CompileError(Exception):
    """It cannot be compiled here; the message says what to do."""


class ModulesHook(BuildHookInterface[BuilderConfig]):
    """Puts the compiled modules into a wheel."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile them for the machine that the wheel is made on."""
        if self.target_name == "wheel":
            for source, compiled in MODULES.items():
                compile_module(source, compiled)
                build_data["artifacts"].append(compiled.relative_to(self.root).as_posix())
            build_data["pure_python"] = False
            build_data["infer_tag"] = True


def compile_module(source: Path, compiled: Path) -> None:
    """Compile one module.

    Raises:
        CompileError: something is missing for it.
    """
    import numpy as np  # noqa: PLC0415 - it takes long, and mostly there is nothing to do

    includes = (sysconfig.get_path("include"), np.get_include())
    # Whoever imports it meanwhile finds the old one or the new one, and never half of it.
    made = compiled.with_suffix(f".{os.getpid()}.so")
    command = [
        *shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"),
        *FLAGS,
        *(f"-I{folder}" for folder in includes),
        *(str(source), "-o", str(made), "-lm"),
    ]
    try:
        subprocess.run(command, check=True)  # noqa: S603 - our own words
    except (OSError, subprocess.CalledProcessError) as err:
        made.unlink(missing_ok=True)
        raise CompileError(f"to compile C takes gcc and python3-dev of Debian: {err}") from err
    made.replace(compiled)


def is_current(source: Path, compiled: Path) -> bool:
    """Whether a compiled module is younger than what it is made of."""
    made_of = (source, Path(__file__))
    made_at = compiled.stat().st_mtime if compiled.exists() else 0.0
    return all(made_at > path.stat().st_mtime for path in made_of)


if __name__ == "__main__":
    try:
        for a_source, its_compiled in MODULES.items():
            if not is_current(a_source, its_compiled):
                compile_module(a_source, its_compiled)
    except CompileError as error:
        sys.exit(str(error))
