"""Registry of sources: every package here with a module `source` is one."""

from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any, Final

from raveberry_server.adapters import sources
from raveberry_server.application.ports import Source
from raveberry_server.option_rows import OptionRow

from .context import SourceContext
from .spec import SourceSpec


def _discovered() -> Iterator[SourceSpec]:
    for package in iter_modules(sources.__path__, f"{sources.__name__}."):
        if package.ispkg and find_spec(f"{package.name}.source") is not None:
            spec = import_module(f"{package.name}.source").SPEC
            if not isinstance(spec, SourceSpec):
                raise TypeError(f"SPEC of {package.name}.source is no SourceSpec")
            yield spec


SPECS: Final[Mapping[str, SourceSpec]] = {
    spec.name: spec for spec in sorted(_discovered(), key=lambda spec: (spec.rank, spec.name))
}
"""The declarations of all sources by name, in the order in which a search shows them."""

SOURCE_OPTIONS: Final[tuple[OptionRow[Any], ...]] = tuple(
    row for spec in SPECS.values() for row in spec.options
)
"""The options of all sources, in their order."""
PATH_CHECKS: Final = tuple(check for spec in SPECS.values() for check in spec.path_checks)
"""The checks of paths that these options name."""


@asynccontextmanager
async def opened_sources(
    source_context: SourceContext, wanted: Collection[str] | None = None
) -> AsyncIterator[Sequence[Source]]:
    """Open the wanted sources, or all; those that are not optional are always among them."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(spec.open(source_context))
            for spec in SPECS.values()
            if wanted is None or not spec.is_optional or spec.name in wanted
        ]
