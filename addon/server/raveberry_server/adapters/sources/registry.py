"""Registry of sources: the packages here with a module `source`, and those of other packages.

Another package offers a source by an entry point of the group `raveberry.sources`, whose object is
a `SourceSpec`.
"""

import logging
import sys
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

from raveberry_server.adapters import sources
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.application.jobs.empty_library import EmptyLibrary
from raveberry_server.application.ports import Source
from raveberry_server.application.ports.library import ScannedFolders
from raveberry_server.option_rows import OptionRow, OptionValues

from .context import SourceContext
from .spec import SourceSpec

_LOGGER = logging.getLogger(__name__)

GROUP: Final = "raveberry.sources"
"""Entry points of sources in other packages."""


def _bundled() -> Iterator[SourceSpec]:
    for package in iter_modules(sources.__path__, f"{sources.__name__}."):
        if package.ispkg and find_spec(f"{package.name}.source") is not None:
            yield import_module(f"{package.name}.source").SPEC


def _installed() -> Iterator[SourceSpec]:
    """Yield the sources of other packages; one that cannot be loaded is left out."""
    if not _has_entry_points():
        return
    # It takes half a megabyte, which a server without such a package saves.
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    for entry in entry_points(group=GROUP):
        try:
            spec = entry.load()
        except Exception:
            # Importing another package may raise anything; the server starts without its source.
            _LOGGER.exception("The source %s (%s) cannot be loaded", entry.name, entry.value)
            continue
        if isinstance(spec, SourceSpec):
            yield spec
        else:
            _LOGGER.error("The source %s (%s) is no SourceSpec", entry.name, entry.value)


def _has_entry_points() -> bool:
    """Return whether a package on the import path mentions the group."""
    return any(
        GROUP in file.read_text(encoding="utf-8", errors="replace")
        for folder in sys.path
        for file in Path(folder).glob("*.*-info/entry_points.txt")
    )


def registered(
    bundled: Iterable[SourceSpec], installed: Iterable[SourceSpec]
) -> Mapping[str, SourceSpec]:
    """Return sources by name, in the order in which a search shows them.

    A source of another package is left out if it takes the name or an option of one before it, or
    has a setting: the table of settings is written before the program starts.
    """
    specs = {spec.name: spec for spec in bundled}
    for spec in installed:
        options = {row.env for known in specs.values() for row in known.options}
        if spec.name in specs or options & {row.env for row in spec.options}:
            _LOGGER.error("The source %s is left out: its name or option is taken", spec.name)
        elif spec.settings:
            _LOGGER.error("The source %s is left out: it cannot have settings", spec.name)
        else:
            specs[spec.name] = spec
    return {
        spec.name: spec for spec in sorted(specs.values(), key=lambda spec: (spec.rank, spec.name))
    }


SPECS: Final = registered(_bundled(), _installed())
"""The declarations of all sources by name, in the order in which a search shows them."""

SOURCE_OPTIONS: Final[tuple[OptionRow[Any], ...]] = tuple(
    row for spec in SPECS.values() for row in spec.options
)
"""The options of all sources, in their order."""
PATH_CHECKS: Final = tuple(check for spec in SPECS.values() for check in spec.path_checks)
"""The checks of paths that these options name."""


def is_chosen(spec: SourceSpec, wanted: Collection[str] | None) -> bool:
    """Return whether the names of the option `sources` choose a source; None chooses all."""
    if wanted is None or not spec.is_optional or spec.name in wanted:
        return True
    others = (SPECS[name] for name in wanted if name in SPECS)
    return any(spec.comes_with in other.capabilities for other in others)


def scanned_folders(
    data: Path, options: OptionValues, remote_folders: RemoteFolders
) -> ScannedFolders:
    """Return the folders whose scans find songs, for a server that has not opened its sources."""
    found = (
        spec.folders(data, options, remote_folders)
        for spec in SPECS.values()
        if spec.folders is not None
    )
    return next(found, EmptyLibrary())


@asynccontextmanager
async def opened_sources(
    source_context: SourceContext, wanted: Collection[str] | None = None
) -> AsyncIterator[Sequence[Source]]:
    """Open the wanted sources, or all; those that are not optional are always among them.

    One that cannot be opened is left out.
    """
    async with AsyncExitStack() as stack:
        opened = []
        for name, spec in SPECS.items():
            if is_chosen(spec, wanted):
                try:
                    opened.append(await stack.enter_async_context(spec.open(source_context)))
                except Exception:
                    # Any failure of one source; the party goes on with the others.
                    _LOGGER.exception("The source %s cannot be opened", name)
        yield opened
