"""Environment of child processes: what programs need, and none of the server's secrets.

The server's own holds the Supervisor's token, the broker's password and the host's. A child reads
strangers' files and pages, so it gets what is named here and nothing else.
"""

import json
import os
from collections.abc import Callable, Collection
from typing import Final

_KEPT: Final = frozenset(
    {
        "HOME",
        "LANG",
        "LANGUAGE",
        "LC_ALL",
        "LC_CTYPE",
        "MALLOC_ARENA_MAX",
        "PATH",
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
    }
)
_OWN_NAMES: Final = "RAVEBERRY_OWN_NAMES"
_providers: list[Callable[[], Collection[str]]] = []


def know_own_names(names: Callable[[], Collection[str]]) -> None:
    """Hand the names that lead to this house from outside on to all children from now on."""
    _providers[:] = [names]


def child_environment(*, for_pip: bool = False) -> dict[str, str]:
    """Return the environment of a child that is about to be started.

    Args:
        for_pip: with what pip is told, which may hold the password of an index.
    """
    kept = {
        name: text
        for name, text in os.environ.items()
        if name in _KEPT or (for_pip and name.startswith("PIP_"))
    }
    names = sorted({name for provider in _providers for name in provider()})
    return kept | {_OWN_NAMES: json.dumps(names)}


def own_names() -> Collection[str]:
    """Return the names that lead to this house from outside, in a child."""
    try:
        names = json.loads(os.environ.get(_OWN_NAMES, "[]"))
    except ValueError:
        return ()
    return tuple(map(str, names)) if isinstance(names, list) else ()
