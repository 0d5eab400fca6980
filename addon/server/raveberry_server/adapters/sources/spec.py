"""Declaration of a source: its name, its capabilities and how it is opened."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from raveberry_server.adapters.check_result import Finding
from raveberry_server.adapters.option_path_checks import PathCheck
from raveberry_server.adapters.processes.remote_folders import RemoteFolders
from raveberry_server.application.ports import Capability, Source
from raveberry_server.application.ports.library import ScannedFolders
from raveberry_server.option_rows import OptionRow, OptionValues

from .context import SourceContext


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSetting:
    """A setting of the party that belongs to a source; `scripts/sources` makes it a field.

    Attributes:
        name: name of the setting, which is an attribute of `Settings`.
        hint: its type with its markers, from `domain/model/settings.py`.
        default: its value until the host changes it.
    """

    name: str
    hint: Any
    default: object


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """Declaration of a source, found by the registry as `SPEC` of the package's module `source`.

    Attributes:
        name: name of the source, as in a song's `source` field and as the scheme of its URIs.
        rank: sources with a lower rank come first in searches and lists.
        capabilities: what the source implements beyond the port `Source`.
        open: opens the source, and closes on exit what it has opened.
        is_offline: whether its songs play without internet access.
        is_optional: whether the option `sources` selects it; the others are always open.
        comes_with: a capability; the choice of a source with it includes this one, as lists from
            before this source lack its name.
        options: options of the source, which are fixed while the server runs.
        path_checks: checks of the paths that its options name, repeated while the server runs.
        examine: checks of `raveberry doctor`, given the options and the data folder.
        settings: settings of the party that belong to this source.
        folders: returns the folders whose scans find its songs, given the data folder, the options
            and what reads network folders; a server that stands by scans them without the source.
    """

    name: str
    rank: int
    capabilities: frozenset[Capability]
    open: Callable[[SourceContext], AbstractAsyncContextManager[Source]]
    is_offline: bool = False
    is_optional: bool = True
    comes_with: Capability | None = None
    options: tuple[OptionRow[Any], ...] = ()
    path_checks: tuple[PathCheck, ...] = ()
    examine: Callable[[OptionValues, Path], Iterator[Finding]] | None = None
    settings: tuple[SourceSetting, ...] = ()
    folders: Callable[[Path, OptionValues, RemoteFolders], ScannedFolders] | None = None
