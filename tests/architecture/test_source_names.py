"""Sources are plug-ins: nothing outside its package knows a source by name or imports it."""

import ast
import re
from collections.abc import Iterator

import pytest
from raveberry_server.adapters.sources.registry import SPECS

from tests.architecture.tree import ROOT

SERVER = ROOT / "addon/server/raveberry_server"
SOURCES = SERVER / "adapters/sources"
PACKAGES = {name: spec.open.__module__.split(".")[-2] for name, spec in SPECS.items()}
"""The folder of each source."""

PYTHON = ("addon/server", "addon/contract", "custom_components", "scripts")
PAGES = "frontend/src"
LANGUAGES = (
    "addon/server/raveberry_server/translations/",
    "frontend/src/shared/texts/",
    "frontend/src/host/compiled/",
)
"""Files of languages, which name everything."""

OTHER_MEANINGS = {
    ("addon/contract/raveberry_contract/messages.py", "online"): "a peer that is online",
    ("custom_components/raveberry/contract/messages.py", "online"): "a peer that is online",
    ("addon/server/raveberry_server/domain/model/settings.py", "radio"): "an icon",
    ("addon/server/raveberry_server/options.py", "stream"): "an audio source of the lights",
    ("addon/server/raveberry_server/options.py", "local"): "a durability",
    (
        "addon/server/raveberry_server/adapters/sources/subsonic/source.py",
        "stream",
    ): "a method of the music server",
    ("addon/server/raveberry_server/application/errors.py", "stream"): "a fault of the player",
    ("addon/server/raveberry_server/application/ports/player.py", "stream"): "an output of MPD",
    (
        "addon/server/raveberry_server/application/ports/source_capabilities.py",
        "radio",
    ): "a capability",
    ("addon/server/raveberry_server/cli/service_configurations.py", "home"): "a home directory",
    ("addon/server/raveberry_server/jobs/ytdlp_fetch.py", "home"): "a folder of yt-dlp",
    ("frontend/src/shared/contract.ts", "online"): "a peer that is online",
    ("frontend/src/shared/client/page-client.ts", "online"): "an event of the browser",
}
NAMED = {
    ("custom_components/raveberry/media_player.py", "home:"): "the source of what it hands over",
    ("custom_components/raveberry/media_source.py", "home:"): "the source of what it hands over",
    ("custom_components/raveberry/media_source.py", "radio"): "the contract's name for a stream",
    ("custom_components/raveberry/media_source.py", "local:"): "the songs that have a file",
    ("custom_components/raveberry/media_player.py", "radio"): "the contract's name for a stream",
}
"""Places that mean the source; each is on the other side of the contract."""


def python_literals() -> Iterator[tuple[str, str]]:
    """Yield each file and string that is the name of a source or its URI scheme."""
    names = {*SPECS, *(f"{name}:" for name in SPECS)}
    for top in PYTHON:
        for path in sorted((ROOT / top).rglob("*")):
            if not path.is_file() or path.suffix not in ("", ".py"):
                continue
            text = path.read_text(errors="replace")
            if not path.suffix and "python" not in text.partition("\n")[0]:
                continue
            name = str(path.relative_to(ROOT))
            if name.startswith(LANGUAGES):
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Constant) and node.value in names:
                    yield name, str(node.value)


def page_literals() -> Iterator[tuple[str, str]]:
    """Yield the same of the pages; attributes of HTML are no names of sources."""
    quoted = re.compile(rf"(?<!role=)(?<!type=)[\"'`](({'|'.join(SPECS)}):?)[\"'`]")
    for path in sorted((ROOT / PAGES).rglob("*.ts")):
        name = str(path.relative_to(ROOT))
        if not name.startswith(LANGUAGES):
            yield from ((name, found[1]) for found in quoted.finditer(path.read_text()))


def is_of(source: str, file: str) -> bool:
    return f"adapters/sources/{PACKAGES[source]}/" in file


def test_a_source_is_named_in_its_package_and_languages_only() -> None:
    found = {
        (file, text)
        for file, text in (*python_literals(), *page_literals())
        if not is_of(text.removesuffix(":"), file)
    }
    assert found - {*OTHER_MEANINGS, *NAMED} == set()


@pytest.mark.parametrize("source", SPECS)
def test_a_source_is_imported_by_its_package_and_its_jobs_only(source: str) -> None:
    package = f"raveberry_server.adapters.sources.{PACKAGES[source]}"
    importing = re.compile(rf"(?:from|import) {re.escape(package)}\b")
    importers = [
        str(path.relative_to(SERVER))
        for path in sorted(SERVER.rglob("*.py"))
        if importing.search(path.read_text())
    ]
    assert [
        path
        for path in importers
        if not path.startswith((f"adapters/sources/{PACKAGES[source]}/", "jobs/"))
    ] == []
