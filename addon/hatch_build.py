"""Build hook that compiles the C modules of the light show next to their sources.

hatchling runs it for a wheel; scripts/run, scripts/test and pytest run it for a checkout. Run
`.venv/bin/python addon/hatch_build.py` to compile manually. The light show also works without the
modules: numpy replaces its inner loops, and nothing runs with real-time priority.
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
    for source in sorted(PACKAGE.rglob("*.c"))
}
"""Sources and their compiled modules."""

FLAGS: Final = (
    *("-O3", "-fPIC", "-shared", "-Wall"),
    # Support for errno and floating-point traps, which are not used, would prevent vectorisation.
    *("-fno-math-errno", "-fno-trapping-math"),
    # Fused multiply-add rounds differently, and only some machines have it.
    "-ffp-contract=off",
)


class CompileError(Exception):
    """Failure to compile a module; the message names the remedy."""


class ModulesHook(BuildHookInterface[BuilderConfig]):
    """hatchling hook that adds the compiled modules to a wheel."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the modules and include them; fall back to a pure Python wheel on failure."""
        if self.target_name != "wheel":
            return
        try:
            for source, compiled in MODULES.items():
                compile_module(source, compiled)
        except CompileError as err:
            self.app.display_warning(f"the light show gets no C modules: {err}")
            return
        for compiled in MODULES.values():
            build_data["artifacts"].append(compiled.relative_to(self.root).as_posix())
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def compile_module(source: Path, compiled: Path) -> None:
    """Compile one module.

    Raises:
        CompileError: the compiler or a header is missing.
    """
    import numpy as np  # noqa: PLC0415 - slow import that is rarely needed

    includes = (sysconfig.get_path("include"), np.get_include())
    # Replaced atomically, as a process may import it meanwhile.
    made = compiled.with_suffix(f".{os.getpid()}.so")
    command = [
        *shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"),
        *FLAGS,
        *(f"-I{folder}" for folder in includes),
        *(str(source), "-o", str(made), "-lm"),
    ]
    try:
        subprocess.run(command, check=True)  # noqa: S603 - fixed arguments
    except (OSError, subprocess.CalledProcessError) as err:
        made.unlink(missing_ok=True)
        raise CompileError(f"compiling C takes gcc and python3-dev of Debian: {err}") from err
    made.replace(compiled)


def is_current(source: Path, compiled: Path) -> bool:
    """Return whether a compiled module is newer than its source and this script."""
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
