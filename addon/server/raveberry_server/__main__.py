"""`python -m raveberry_server` is the server; with a command it is the `raveberry` command."""

import sys


def main() -> None:
    """Run what the arguments name; neither of the two carries the other's modules."""
    if sys.argv[1:]:
        from raveberry_server.adapters.cli.main import main as command_line  # noqa: PLC0415 - see above

        sys.exit(command_line())
    from .app import run  # noqa: PLC0415 - see above

    sys.exit(run())


if __name__ == "__main__":
    main()
