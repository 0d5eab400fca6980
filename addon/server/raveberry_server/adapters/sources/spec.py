"""Declaration of a source: its name, its capabilities and how it is opened."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from raveberry_server.application.ports import Capability, Source

from .context import SourceContext


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """Declaration of a source, found by the registry as `SPEC` of the package's module `source`.

    Attributes:
        name: name of the source, as in a song's `source` field and as the scheme of its URIs.
        rank: sources with a lower rank come first in searches and lists.
        capabilities: what the source implements beyond the port `Source`.
        open: opens the source, and closes on exit what it has opened.
        is_optional: whether the option `sources` selects it; the others are always open.
        settings: settings of the party that belong to this source.
    """

    name: str
    rank: int
    capabilities: frozenset[Capability]
    open: Callable[[SourceContext], AbstractAsyncContextManager[Source]]
    is_optional: bool = True
    settings: tuple[str, ...] = ()
