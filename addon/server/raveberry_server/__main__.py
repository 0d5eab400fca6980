"""`python -m raveberry_server` runs the server; with arguments, the `raveberry` command."""

import sys


def main() -> None:
    """Run server or command; each is imported only when it is used."""
    if sys.argv[1:]:
        from raveberry_server.cli.main import main as command_line  # noqa: PLC0415 - see above

        sys.exit(command_line())
    from .app import run  # noqa: PLC0415 - see above

    sys.exit(run())


if __name__ == "__main__":
    main()
