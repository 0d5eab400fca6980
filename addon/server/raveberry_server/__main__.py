"""`python -m raveberry_server` is the server; with a command it is the `raveberry` command."""

import sys

from .adapters.cli.main import main as command_line
from .app import run


def main() -> None:
    """Run what the arguments name."""
    sys.exit(command_line() if sys.argv[1:] else run())


if __name__ == "__main__":
    main()
