"""The source `home`: received media are fetched once, and their address is kept secret."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from raveberry_server.adapters.sources.home_assistant.source import HomeAssistantSource
from raveberry_server.application.errors import Cause, FetchError, SourceError
from raveberry_server.application.ports import FetchOrder, FetchReport, HandedMedia
from raveberry_server.domain.model.song import Song

from tests.fakes.caches import a_cache
from tests.fakes.sites import PICTURE, SIGNATURE, Site, served

MEDIA = "media-source://media_source/local/Party/ferry_song.mp3"


@pytest.fixture(scope="module")
def site(sounds: Path) -> Iterator[Site]:
    with served(sounds / "covered.mp3") as site:
        yield site


class Kitchen:
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
def kitchen(tmp_path: Path, site: Site) -> Kitchen:
    return Kitchen(tmp_path, site)


async def test_what_is_handed_over_has_the_name_of_its_file_until_it_is_here(
    kitchen: Kitchen,
) -> None:
    song = await kitchen.receive()
    assert song == Song(uri=f"home:{MEDIA}", source="home", title="ferry song")
    assert await kitchen.home.playable(song.uri) is None
    named = await kitchen.receive("media-source://tts/x?message=Hi", title="Hi", artist="Piper")
    assert (named.title, named.artist) == ("Hi", "Piper")


async def test_a_fetched_song_says_what_its_tags_say_and_has_their_cover(kitchen: Kitchen) -> None:
    song = await kitchen.fetch(await kitchen.receive())
    assert (song.title, song.artist, song.album) == ("Señorita", "Ann & Bob", "The Album")
    file = await kitchen.home.playable(song.uri)
    assert file is not None
    assert song.artwork is not None
    cover = await kitchen.home.artwork(song.artwork)
    assert cover is not None
    assert cover.startswith(b"\xff\xd8\xff")


async def test_what_home_assistant_says_goes_before_the_tags(kitchen: Kitchen) -> None:
    song = await kitchen.fetch(
        await kitchen.receive(title="Ferry", artwork=kitchen.site.url("/cover.jpg"))
    )
    assert (song.title, song.artist) == ("Ferry", "Ann & Bob")
    assert song.artwork is not None
    assert await kitchen.home.artwork(song.artwork) == PICTURE


async def test_a_fetched_song_can_be_asked_for_again_without_being_fetched(
    kitchen: Kitchen,
) -> None:
    song = await kitchen.fetch(await kitchen.receive())
    asked = len(kitchen.site.asked)
    assert await kitchen.home.song(song.uri) == song
    assert await kitchen.receive() == song
    assert await kitchen.fetch(song) == song
    assert len(kitchen.site.asked) == asked


async def test_only_home_assistant_can_tell_where_a_song_is(kitchen: Kitchen) -> None:
    song = await kitchen.receive()
    assert await kitchen.home.song(song.uri) is None
    assert await kitchen.home.song("local:1") is None


async def test_it_is_fetched_from_this_house_only_where_the_host_has_allowed_that(
    kitchen: Kitchen,
) -> None:
    song = await kitchen.receive()
    failure = await kitchen.failure(song, private_hosts=("127.0.0.1:1",))
    assert failure.cause is Cause.REFUSED
    assert await kitchen.home.playable(song.uri) is None


async def test_the_signature_lies_in_a_file_for_us_alone_until_the_song_is_here(
    kitchen: Kitchen,
) -> None:
    song = await kitchen.receive()
    (file,) = kitchen.handed
    assert file.stat().st_mode & 0o777 == 0o600
    assert SIGNATURE in file.read_text()
    await kitchen.fetch(song)
    assert kitchen.handed == []
    kept = [path for path in kitchen.folder.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if SIGNATURE.encode() in path.read_bytes()]


async def test_no_song_report_failure_or_log_shows_the_signature(
    kitchen: Kitchen, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    fine = await kitchen.receive()
    await kitchen.fetch(fine)
    lost = await kitchen.receive(
        "media-source://a/b.mp3", address=kitchen.site.url(f"/none.mp3?authSig={SIGNATURE}")
    )
    page = await kitchen.receive(
        "media-source://a/c.mp3", address=kitchen.site.url(f"/several?authSig={SIGNATURE}")
    )
    failures = [await kitchen.failure(lost), await kitchen.failure(page)]
    refused = await kitchen.failure(page, private_hosts=())
    shown = [fine, lost, page, *kitchen.reports, *failures, refused]
    assert not [one for one in shown if SIGNATURE in repr(one) or SIGNATURE in str(one)]
    assert caplog.records
    assert SIGNATURE not in caplog.text


async def test_an_address_that_has_expired_says_what_helps(kitchen: Kitchen) -> None:
    song = await kitchen.receive(address=kitchen.signed("too-old"))
    failure = await kitchen.failure(song)
    assert failure.cause is Cause.GONE
    assert "ask for it there once more" in str(failure)


async def test_what_left_the_cache_must_be_handed_over_once_more(kitchen: Kitchen) -> None:
    song = await kitchen.fetch(await kitchen.receive())
    for file in (kitchen.folder / "cache").glob("*.mka"):
        file.unlink()
    assert (await kitchen.failure(song)).cause is Cause.GONE
    assert await kitchen.fetch(await kitchen.receive()) == song


async def test_a_restart_does_not_forget_where_a_song_is(kitchen: Kitchen) -> None:
    song = await kitchen.receive()
    kitchen.home = kitchen.anew()
    assert (await kitchen.fetch(song)).uri == song.uri


async def test_addresses_that_nobody_waits_for_are_forgotten(kitchen: Kitchen) -> None:
    one, other = await kitchen.receive(), await kitchen.receive("media-source://a/b.mp3")
    await kitchen.home.keep_only([one.uri])
    assert len(kitchen.handed) == 2, "the request for the other may not be on disk yet"
    await kitchen.home.keep_only([one.uri, other.uri])
    await kitchen.home.keep_only([other.uri])
    assert len(kitchen.handed) == 1


async def test_a_full_disk_is_told(kitchen: Kitchen) -> None:
    (kitchen.folder / "handed").write_text("no folder")
    with pytest.raises(SourceError, match="cannot be noted"):
        await kitchen.receive()


async def test_it_finds_nothing_by_itself(kitchen: Kitchen) -> None:
    await kitchen.fetch(await kitchen.receive())
    home = kitchen.home
    assert (await home.search("Señorita", 9)).songs == ()
    assert await home.browse("", 0, 9) is None
    assert await home.playlist("home:x", 9) is None
    assert await home.playlist_like("x") is None
    assert await home.random_songs(3) == ()
    assert home.placeholder("x") is None
    assert home.health.reason is None
