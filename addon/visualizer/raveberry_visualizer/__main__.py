"""Entry point: `python -m raveberry_visualizer`."""

import os
import sys

# One thread is fastest for arrays this small; the libraries read this when they are loaded.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from .app import run
from .options import OptionError, options

_BAD_OPTION = 2


def main() -> int:
    """Run with the options of the environment.

    Returns:
        The exit code: 2 for an invalid option.
    """
    try:
        chosen = options(os.environ)
    except OptionError as err:
        sys.stderr.write(f"raveberry_visualizer: {err}\n")
        return _BAD_OPTION
    return run(chosen)


if __name__ == "__main__":
    sys.exit(main())
