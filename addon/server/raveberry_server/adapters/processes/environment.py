"""Environment of child processes, without the server's secrets.

The server's environment holds the Supervisor's token and the passwords of the broker and the host.
A child reads untrusted files and pages, so it receives only the variables that are listed here.
"""

import json
import os
from collections.abc import Callable, Collection
from typing import Final

_KEPT: Final = frozenset(
    {
        "DBUS_SYSTEM_BUS_ADDRESS",
        "HOME",
        "LANG",
        "LANGUAGE",
        "LC_ALL",
        "LC_CTYPE",
        "MALLOC_ARENA_MAX",
        "PATH",
        "PULSE_COOKIE",
        "PULSE_RUNTIME_PATH",
        "PULSE_SERVER",
        "PYTHONMALLOC",
        "PYTHONPATH",
        "REQUESTS_CA_BUNDLE",
        "SSL_CERT_DIR",
        "SSL_CERT_FILE",
        "TMPDIR",
        "TZ",
        "VIRTUAL_ENV",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
    }
)
_OWN_NAMES: Final = "RAVEBERRY_OWN_NAMES"
_providers: list[Callable[[], Collection[str]]] = []


def know_own_names(names: Callable[[], Collection[str]]) -> None:
    """Set the source of the server's public names, which are passed on to all children."""
    _providers[:] = [names]


def child_environment(*, for_pip: bool = False) -> dict[str, str]:
    """Return the environment of a child that is about to be started.

    Args:
        for_pip: include pip's variables, which may hold the password of a package index.
    """
    kept = {
        name: text
        for name, text in os.environ.items()
        if name in _KEPT or (for_pip and name.startswith("PIP_"))
    }
    names = sorted({name for provider in _providers for name in provider()})
    return kept | {_OWN_NAMES: json.dumps(names)}


def own_names() -> Collection[str]:
    """Return the server's public names, as passed to this child."""
    try:
        names = json.loads(os.environ.get(_OWN_NAMES, "[]"))
    except ValueError:
        return ()
    return tuple(map(str, names)) if isinstance(names, list) else ()
