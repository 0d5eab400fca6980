"""Sources of other Python packages, found by their entry points."""

import asyncio
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from raveberry_server.adapters.sources import registry
from raveberry_server.adapters.sources.context import SourceContext
from raveberry_server.adapters.sources.registry import SPECS, opened_sources, registered
from raveberry_server.adapters.sources.spec import SourceSetting
from raveberry_server.application.ports import Source
from raveberry_server.domain.model.settings import Settings
from raveberry_server.option_rows import FLAG, option

from tests.fakes.party.memory_store import MemoryStore
from tests.ports import free_port

MODULE = """
from contextlib import asynccontextmanager

from raveberry_server.adapters.sources.spec import SourceSpec
from raveberry_server.application.ports import Capability, Found
from raveberry_server.domain.model.song import Song
from raveberry_server.option_rows import TEXT, option

TITLE = option("tone_title", TEXT, "title of the tone", default="A")


class ToneSource:
    name = "tone"

    def __init__(self, title):
        self._song = Song(uri="tone:1", source="tone", title=title, artist="Tuning Fork")

    async def search(self, query, limit):
        return Found(songs=(self._song,), has_more=False)

    async def song(self, uri):
        return self._song if uri == "tone:1" else None

    async def playable(self, uri):
        return None


@asynccontextmanager
async def opened(source_context):
    yield ToneSource(source_context.options[TITLE])


SPEC = SourceSpec(
    name="tone",
    rank=90,
    capabilities=frozenset({Capability.SEARCH}),
    open=opened,
    options=(TITLE,),
)
"""
METADATA = "Metadata-Version: 2.1\nName: raveberry-tone\nVersion: 1.0\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
ENTRY_POINTS = """[raveberry.sources]
tone = raveberry_tone:SPEC
absent = raveberry_absent:SPEC
module = raveberry_tone
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder into which pip has installed a package with a source, and two broken ones."""
    info = "raveberry_tone-1.0.dist-info"
    wheel = tmp_path / "raveberry_tone-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("raveberry_tone.py", MODULE)
        made.writestr(f"{info}/METADATA", METADATA)
        made.writestr(f"{info}/WHEEL", WHEEL)
        made.writestr(f"{info}/entry_points.txt", ENTRY_POINTS)
        made.writestr(f"{info}/RECORD", "")
    folder = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps")
    subprocess.run([*pip, f"--target={folder}", wheel], check=True)  # noqa: S603 - our own wheel
    return folder


@asynccontextmanager
async def serving(folder: Path, installed: Path) -> AsyncIterator[str]:
    """Run a server that finds the installed packages, without a player."""
    port = free_port()
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "raveberry_server",
        env={
            **os.environ,
            "PYTHONPATH": str(installed),
            "RAVEBERRY_RUNTIME": str(folder),
            "RAVEBERRY_DATA": str(folder / "data"),
            "RAVEBERRY_GUEST_PORT": str(port),
            "RAVEBERRY_HOST_PORT": str(free_port()),
            "RAVEBERRY_MQTT_PORT": str(free_port()),
            "RAVEBERRY_SOURCES": "local,tone",
            "RAVEBERRY_TONE_TITLE": "Concert Pitch",
        },
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        await server.wait()


async def found(session: aiohttp.ClientSession, url: str) -> list[dict[str, object]]:
    """Search as the search page does, as soon as the server answers."""
    while True:
        try:
            async with session.post(f"{url}/api/v1/command/search", json={"q": "pitch"}) as answer:
                body = json.loads(await answer.read())
                assert answer.status == 200, body
                hits: list[dict[str, object]] = body["result"]["hits"]
                return hits
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.1)


async def test_the_songs_of_an_installed_source_are_found_by_the_search_page(
    tmp_path: Path, installed: Path
) -> None:
    async with (
        asyncio.timeout(60),
        serving(tmp_path / "run", installed) as url,
        aiohttp.ClientSession() as session,
    ):
        (hit,) = await found(session, url)
    assert hit["song"] == {
        **hit["song"],  # type: ignore[dict-item]
        "uri": "tone:1",
        "title": "Concert Pitch",
        "source": "tone",
    }


class TestARegistry:
    """A package that does not fit is left out, and the rest works."""

    local = SPECS["local"]

    def test_a_source_with_the_name_of_another_is_left_out(self) -> None:
        other = replace(self.local, rank=7)
        assert registered([self.local], [other]) == {"local": self.local}

    def test_a_source_with_the_option_of_another_is_left_out(self) -> None:
        other = replace(self.local, name="other", options=(option("music", FLAG, "noise"),))
        assert registered([self.local], [other]) == {"local": self.local}

    def test_a_source_with_a_setting_is_left_out(self) -> None:
        setting = SourceSetting(name="volume", hint=float, default=0.5)
        other = replace(self.local, name="other", options=(), settings=(setting,))
        assert registered([self.local], [other]) == {"local": self.local}

    def test_sources_of_packages_are_ranked_among_the_others(self) -> None:
        first = replace(self.local, name="first", rank=-1, options=(), settings=())
        assert list(registered([self.local], [first])) == ["first", "local"]

    async def test_a_source_that_cannot_be_opened_is_left_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        @asynccontextmanager
        async def broken(_context: SourceContext) -> AsyncIterator[Source]:
            raise ZeroDivisionError
            yield

        specs = {
            "broken": replace(self.local, name="broken", open=broken),
            "stream": SPECS["stream"],
        }
        monkeypatch.setattr(registry, "SPECS", specs)
        context = SourceContext(data=tmp_path, plays=MemoryStore(), settings=Settings)
        async with opened_sources(context) as opened:
            assert [source.name for source in opened] == ["stream"]
        assert "The source broken cannot be opened" in caplog.text
