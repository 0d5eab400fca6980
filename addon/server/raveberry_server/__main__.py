"""`python -m raveberry_server` runs the server; with arguments, the `raveberry` command."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NO_AUTHORITIES: Final = {"SSL_CERT_FILE": os.devnull, "SSL_CERT_DIR": os.devnull}


def main() -> None:
    """Run server or command; each is imported only when it is used."""
    if sys.argv[1:]:
        from raveberry_server.cli.main import main as command_line  # noqa: PLC0415 - see above

        sys.exit(command_line())
    with _without_authorities():
        from .app import run  # noqa: PLC0415 - see above

    sys.exit(run())


@contextmanager
def _without_authorities() -> Iterator[None]:
    """Let OpenSSL find no certificate authorities inside the block.

    aiohttp loads all of them twice when it is imported, which takes 2 MB. The server connects by
    TLS to the broker only, with a context of its own.
    """
    before = {name: os.environ.get(name) for name in _NO_AUTHORITIES}
    os.environ.update(_NO_AUTHORITIES)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


if __name__ == "__main__":
    main()
