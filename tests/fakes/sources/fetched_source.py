"""A source that downloads its songs at a speed and with results that the test sets."""

import asyncio
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from raveberry_server.application.errors import Cause, FetchError, SourceError
from raveberry_server.application.ports import (
    FetchOrder,
    FetchReport,
    Found,
    HandedMedia,
    OnFetchReport,
    SourceHealth,
)
from raveberry_server.domain.model.errors import Refusal
from raveberry_server.domain.model.settings import Visibility
from raveberry_server.domain.model.song import Song
from raveberry_server.domain.notices import Notice

from tests.fakes.sources.fake_source import FakeSource


class FetchedSource(FakeSource):
    """Implements `FetchingSource`.

    Attributes:
        script: the results of the next fetches of a uri, each an error or the song that is
            delivered. While it is empty, a fetch waits for `gate` and delivers the ordered song.
        here: the uris of the songs that are downloaded.
        orders: all orders so far.
        unfinished: the uris of partial downloads.
        silent: the uris whose server does not answer, without their query.
        is_discarded: set when none was left after some were discarded.
        ended: the uris of cancelled fetches.
        search_gate: searches wait while it is not set.
        finds_later: whether the source offers placeholders.
        note: the note of its search results.
        is_set_up: whether the source is configured.
        health_reads: how often its health was read.
    """

    def __init__(self, *songs: Song, name: str = "web") -> None:
        super().__init__(songs=songs, name=name)
        self.script = defaultdict[str, list[FetchError | Song]](list)
        self.here = set[str]()
        self.orders = list[FetchOrder]()
        self.unfinished = set[str]()
        self.silent = set[str]()
        self.is_discarded = asyncio.Event()
        self.ended = list[str]()
        self.kept: frozenset[str] | None = None
        self.gate = asyncio.Event()
        self.has_begun = asyncio.Event()
        self.has_ended = asyncio.Event()
        self.search_gate = asyncio.Event()
        self.search_gate.set()
        self.finds_later = False
        self.note: Notice | None = None
        self.is_set_up = True
        self.health_reads = 0

    async def playable(self, uri: str) -> str | None:
        self._expect_found()
        return f"/cache/{uri}" if uri in self.here else None

    async def fetch(self, order: FetchOrder, on_report: OnFetchReport) -> Song:
        uri = order.song.uri
        self.orders.append(order)
        self.unfinished.add(uri)
        self.has_begun.set()
        if uri.partition("?")[0] in self.silent:
            raise FetchError(Cause.NETWORK)
        await on_report(FetchReport(progress=0.5))
        if not self.script[uri]:
            try:
                await self.gate.wait()
            except asyncio.CancelledError:
                self.ended.append(uri)
                self.has_ended.set()
                raise
            line: FetchError | Song = replace(order.song)
        else:
            line = self.script[uri].pop(0)
        if isinstance(line, FetchError):
            raise line
        await on_report(FetchReport(progress=0.6, song=line))
        self.here.add(line.uri)
        self.unfinished.discard(uri)
        return line

    def placeholder(self, words: str) -> Song | None:
        if not self.finds_later:
            return None
        return Song(uri=f"later:{words}", source=self.name, title=words)

    @property
    def health(self) -> SourceHealth:
        self.health_reads += 1
        return SourceHealth(
            name=self.name,
            reason=Notice("service_failed", failure=self.trouble) if self.trouble else None,
            is_set_up=self.is_set_up,
        )

    async def search(self, query: str, limit: int) -> Found:
        await self.search_gate.wait()
        return replace(await super().search(query, limit), note=self.note)

    async def keep_only(self, wanted: Collection[str]) -> None:
        self.kept = frozenset(wanted)

    async def discard_unfinished(self, keep: Collection[str]) -> None:
        self.unfinished &= set(keep)
        if not self.unfinished:
            self.is_discarded.set()


class FakeRadioSource(FetchedSource):
    """Implements `StreamSource` and `RestrictedSource`.

    Attributes:
        audience: those who may request stations.
    """

    def __init__(self, *songs: Song, audience: Visibility = Visibility.MODS) -> None:
        super().__init__(*songs, name="radio")
        self.audience = audience
        self.refusal = Refusal.RADIO_OFF

    async def stream(self, address: str) -> Song:
        song = await self.song(f"radio:{address}")
        if song is None:
            raise SourceError(Refusal.SOURCE_BROKEN, "no stream")
        return song

    def stream_address(self, uri: str) -> str | None:
        address = uri.removeprefix("radio:")
        return address if address.startswith("http") and address != uri else None


class HandedSource(FetchedSource):
    """Implements `ReceivingSource`."""

    def __init__(self) -> None:
        super().__init__(name="home")

    async def receive(self, handed: HandedMedia) -> Song:
        self._expect_well()
        return Song(uri=f"{self.name}:{handed.media}", source=self.name, title=handed.title)


def a_web_song(name: str, *, duration_s: float | None = 180.0) -> Song:
    """Return a song of the source `web`."""
    return Song(
        uri=f"web:{name}", source="web", title=name, artist="The Band", duration_s=duration_s
    )
