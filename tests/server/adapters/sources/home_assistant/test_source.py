"""The source `home`: received media are fetched once, and their address is kept secret."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.home_assistant.source import HomeAssistantSource
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.application.ports import (
    FetchOrder,
    FetchReport,
    HandedMedia,
    SearchableSource,
)
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.song import Song

from tests.fakes.sources.song_caches import a_cache
from tests.fakes.sources.song_site import PICTURE, SIGNATURE, Site, served

MEDIA = "media-source://media_source/local/Party/ferry_song.mp3"


@pytest.fixture(scope="module")
def site(sounds: Path) -> Iterator[Site]:
    with served(sounds / "covered.mp3") as site:
        yield site


class SourceFixture:
    """The source in a temporary folder."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder = folder
        self.site = site
        self.reports: list[FetchReport] = []
        self.home = self.anew()

    def anew(self) -> HomeAssistantSource:
        return HomeAssistantSource(
            cache=a_cache(self.folder / "cache", "home", most_bytes=50_000_000),
            folder=self.folder / "handed",
        )

    def signed(self, signature: str = SIGNATURE) -> str:
        return self.site.url(f"/signed.mp3?authSig={signature}")

    async def receive(self, media: str = MEDIA, **said: str) -> Song:
        said.setdefault("address", self.signed())
        return await self.home.receive(HandedMedia(media=media, **said))

    async def fetch(self, song: Song, *, private_hosts: tuple[str, ...] | None = None) -> Song:
        async def on_report(report: FetchReport) -> None:
            self.reports.append(report)

        hosts = (self.site.host,) if private_hosts is None else private_hosts
        return await self.home.fetch(FetchOrder(song=song, private_hosts=hosts), on_report)

    async def failure(self, song: Song, **how: tuple[str, ...]) -> FetchError:
        with pytest.raises(FetchError) as failure:
            await self.fetch(song, **how)
        return failure.value

    @property
    def handed(self) -> list[Path]:
        return list((self.folder / "handed").glob("*"))


@pytest.fixture
def fixture(tmp_path: Path, site: Site) -> SourceFixture:
    return SourceFixture(tmp_path, site)


async def test_what_is_handed_over_has_the_name_of_its_file_until_it_is_here(
    fixture: SourceFixture,
) -> None:
    song = await fixture.receive()
    assert song == Song(uri=f"home:{MEDIA}", source="home", title="ferry song")
    assert await fixture.home.playable(song.uri) is None
    named = await fixture.receive("media-source://tts/x?message=Hi", title="Hi", artist="Piper")
    assert (named.title, named.artist) == ("Hi", "Piper")


async def test_a_fetched_song_has_the_names_and_cover_of_its_tags(
    fixture: SourceFixture,
) -> None:
    song = await fixture.fetch(await fixture.receive())
    assert (song.title, song.artist, song.album) == ("Señorita", "Ann & Bob", "The Album")
    file = await fixture.home.playable(song.uri)
    assert file is not None
    assert song.artwork is not None
    cover = await fixture.home.artwork(song.artwork)
    assert cover is not None
    assert cover.startswith(b"\xff\xd8\xff")


async def test_metadata_of_home_assistant_precede_tags(fixture: SourceFixture) -> None:
    song = await fixture.fetch(
        await fixture.receive(title="Ferry", artwork=fixture.site.url("/cover.jpg"))
    )
    assert (song.title, song.artist) == ("Ferry", "Ann & Bob")
    assert song.artwork is not None
    assert await fixture.home.artwork(song.artwork) == PICTURE


async def test_a_fetched_song_can_be_asked_for_again_without_being_fetched(
    fixture: SourceFixture,
) -> None:
    song = await fixture.fetch(await fixture.receive())
    asked = len(fixture.site.asked)
    assert await fixture.home.song(song.uri) == song
    assert await fixture.receive() == song
    assert await fixture.fetch(song) == song
    assert len(fixture.site.asked) == asked


async def test_only_home_assistant_knows_the_address_of_a_song(fixture: SourceFixture) -> None:
    song = await fixture.receive()
    assert await fixture.home.song(song.uri) is None
    assert await fixture.home.song("local:1") is None


async def test_local_addresses_are_fetched_only_if_allowed(
    fixture: SourceFixture,
) -> None:
    song = await fixture.receive()
    failure = await fixture.failure(song, private_hosts=("127.0.0.1:1",))
    assert failure.cause is Cause.REFUSED
    assert await fixture.home.playable(song.uri) is None


async def test_the_signature_lies_in_a_file_for_us_alone_until_the_song_is_here(
    fixture: SourceFixture,
) -> None:
    song = await fixture.receive()
    (file,) = fixture.handed
    assert file.stat().st_mode & 0o777 == 0o600
    assert SIGNATURE in file.read_text()
    await fixture.fetch(song)
    assert fixture.handed == []
    kept = [path for path in fixture.folder.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if SIGNATURE.encode() in path.read_bytes()]


async def test_no_song_report_failure_or_log_shows_the_signature(
    fixture: SourceFixture, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    fine = await fixture.receive()
    await fixture.fetch(fine)
    lost = await fixture.receive(
        "media-source://a/b.mp3", address=fixture.site.url(f"/none.mp3?authSig={SIGNATURE}")
    )
    page = await fixture.receive(
        "media-source://a/c.mp3", address=fixture.site.url(f"/several?authSig={SIGNATURE}")
    )
    failures = [await fixture.failure(lost), await fixture.failure(page)]
    refused = await fixture.failure(page, private_hosts=())
    shown = [fine, lost, page, *fixture.reports, *failures, refused]
    assert not [one for one in shown if SIGNATURE in repr(one) or SIGNATURE in str(one)]
    assert caplog.records
    assert SIGNATURE not in caplog.text


async def test_an_expired_address_has_a_remedy(fixture: SourceFixture) -> None:
    song = await fixture.receive(address=fixture.signed("too-old"))
    failure = await fixture.failure(song)
    assert failure.cause is Cause.GONE
    assert failure.refusal is Refusal.MEDIA_EXPIRED


async def test_an_evicted_song_must_be_handed_over_again(fixture: SourceFixture) -> None:
    song = await fixture.fetch(await fixture.receive())
    for file in (fixture.folder / "cache").glob("*.mka"):
        file.unlink()
    assert (await fixture.failure(song)).cause is Cause.GONE
    assert await fixture.fetch(await fixture.receive()) == song


async def test_a_restart_does_not_forget_where_a_song_is(fixture: SourceFixture) -> None:
    song = await fixture.receive()
    fixture.home = fixture.anew()
    assert (await fixture.fetch(song)).uri == song.uri


async def test_addresses_that_nobody_waits_for_are_forgotten(fixture: SourceFixture) -> None:
    one, other = await fixture.receive(), await fixture.receive("media-source://a/b.mp3")
    await fixture.home.keep_only([one.uri])
    assert len(fixture.handed) == 2, "the request for the other may not be on disk yet"
    await fixture.home.keep_only([one.uri, other.uri])
    await fixture.home.keep_only([other.uri])
    assert len(fixture.handed) == 1


async def test_a_full_disk_is_reported(fixture: SourceFixture) -> None:
    (fixture.folder / "handed").write_text("no folder")
    with pytest.raises(RefusedError, match="could not save"):
        await fixture.receive()


async def test_received_media_are_not_searched(fixture: SourceFixture) -> None:
    await fixture.fetch(await fixture.receive())
    assert not isinstance(fixture.home, SearchableSource)
    assert fixture.home.health.reason is None
