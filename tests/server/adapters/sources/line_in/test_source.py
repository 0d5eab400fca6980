"""The line-in is one song, for host and mods, in a house that has one."""

import pytest
from raveberry_server.adapters.sources.line_in.source import SONG, LineInSource
from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.role_url_policy import UrlPolicy
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Role

OPTION = "Line-in"
LINE_IN = LineInSource(device="default", device_option=OPTION)
NONE = LineInSource(device=None, device_option=OPTION)


@pytest.mark.parametrize(
    "query", ["DJ", "dj plays", "Line-in", "line in", "linein", "Vinyl", "turn"]
)
async def test_it_is_found_by_words(query: str) -> None:
    assert (await LINE_IN.search(query, 10)).songs == (SONG,)
    assert (await NONE.search(query, 10)).songs == ()


@pytest.mark.parametrize("query", ["", " ", "d", "djinn", "line dance", "-", "\0", "x" * 10_000])
async def test_it_is_not_found_by_other_words(query: str) -> None:
    assert (await LINE_IN.search(query, 10)).songs == ()


@pytest.mark.parametrize("uri", ["line_in:", "line_in:other", "line_in:live ", "", "pulse:default"])
async def test_no_other_input_can_be_named(uri: str) -> None:
    assert await LINE_IN.song(uri) is None
    assert await LINE_IN.playable(uri) is None


async def test_the_input_of_the_option_is_played() -> None:
    assert await LINE_IN.playable(SONG.uri) == "pulse:default"
    assert await NONE.song(SONG.uri) is None
    assert await NONE.playable(SONG.uri) is None


async def test_guests_can_neither_see_nor_request_it() -> None:
    catalog = Catalog(sources=[LINE_IN])
    for role in Role:
        policy = UrlPolicy(role=role)
        page = await catalog.browse_page("", 0, 10, policy)
        assert [item.song for item in page.items] == ([SONG] if role >= Role.MOD else [])
    assert await catalog.song_within(UrlPolicy(role=Role.MOD), SONG.uri) == SONG
    for nobody in (UrlPolicy(role=Role.GUEST), UrlPolicy()):
        with pytest.raises(RefusedError) as refused:
            await catalog.song_within(nobody, SONG.uri)
        assert refused.value.refusal is Refusal.LINE_IN_MODS_ONLY


async def test_a_house_without_one_does_not_list_it() -> None:
    catalog = Catalog(sources=[NONE])
    assert (await catalog.browse_page("", 0, 10, UrlPolicy(role=Role.HOST))).items == ()
    assert (NONE.health.is_set_up, NONE.health.option) == (False, OPTION)
    assert (LINE_IN.health.is_set_up, LINE_IN.health.option) == (True, None)
