"""A match is certain or none, whatever an answer contains."""

from typing import Any

import pytest
from raveberry_server.adapters.sources.local.musicbrainz.findings import Recording
from raveberry_server.jobs.musicbrainz.cleaned_names import SongName
from raveberry_server.jobs.musicbrainz.matches import matching_recording, matching_release_group

from tests.fakes.sources.musicbrainz import credit, mbid, release

ON_ALBUM = release("Hot Space")
BOTH = ("Queen", " & ", "David Bowie")
WITH_GUEST = ("Queen", " feat. ", "David Bowie")
NAME = SongName("Queen", "Under Pressure")


def recording(**changed: object) -> dict[str, Any]:
    return {
        "id": mbid("song"),
        "score": 100,
        "title": "Under Pressure",
        "length": 248_000,
        "artist-credit": credit("Queen"),
        "releases": [ON_ALBUM],
        **changed,
    }


def test_the_song_of_that_name_and_length_is_found_with_its_album() -> None:
    found = matching_recording([recording()], NAME, 247.0)
    assert found == Recording("Under Pressure", "Queen", "Hot Space", mbid("Hot Space"))


@pytest.mark.parametrize(
    ("artist", "title", "credited", "called"),
    [
        ("queen", "under pressure!", ("Queen",), "Under Pressure"),
        ("The Queen", "Under Pressure", ("Queen",), "Under Pressure"),
        ("David Bowie and Queen", "Under Pressure", BOTH, "Under Pressure"),
        ("Queen ft. David Bowie", "Under Pressure", WITH_GUEST, "Under Pressure"),
        ("Queen", "Under Pressure (feat. David Bowie)", BOTH, "Under Pressure"),
        ("Queen", "Under Pressure", WITH_GUEST, "Under Pressure"),
        ("Beyonce", "Deja Vu", ("Beyonc\u00e9",), "D\u00e9j\u00e0 Vu"),
        ("The The", "This Is the Day", ("The The",), "This Is the Day"),
        ("", "queen under pressure", ("Queen",), "Under Pressure"),
        ("", "Under Pressure Queen", ("Queen",), "Under Pressure"),
    ],
)  # fmt: skip
def test_spellings_of_the_same_names_match(
    artist: str, title: str, credited: tuple[str, ...], called: str
) -> None:
    row = recording(title=called, **{"artist-credit": credit(*credited)})
    found = matching_recording([row], SongName(artist, title), 248.0)
    assert found is not None
    assert (found.title, found.artist) == (called, "".join(credited))


@pytest.mark.parametrize(
    ("artist", "title", "changed"),
    [
        ("Queen", "Under Pressure", {"title": "Under Pressure (live)"}),
        ("Queen", "Under Pressure (Live)", {}),
        ("Queen", "Pressure", {}),
        ("Queen", "Under Pressure", {"artist-credit": credit("Queen Tribute Band")}),
        ("Queen", "Under Pressure", {"artist-credit": credit(*BOTH)}),
        ("Queen feat. Bowie", "Under Pressure", {}),
        ("", "Under Pressure", {}),
        ("", "Under Pressure by Queen", {}),
        ("Queen", "Under Pressure", {"length": 252_000}),
        ("Queen", "Under Pressure", {"length": None}),
        ("Queen", "Under Pressure", {"score": 89}),
    ],
)
def test_anything_else_is_no_match(artist: str, title: str, changed: dict[str, Any]) -> None:
    assert matching_recording([recording(**changed)], SongName(artist, title), 248.0) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"title": None}, {"title": 7.5}, {"title": ["Under Pressure"]}, {"title": ""},
        {"length": "long"}, {"length": []}, {"length": True}, {"length": -1}, {"length": 1e400},
        {"score": None}, {"score": "high"}, {"score": {}}, {"score": True},
        {"artist-credit": None}, {"artist-credit": []}, {"artist-credit": "Queen"},
        {"artist-credit": [None, 7, "Queen"]}, {"artist-credit": [{"name": None, "artist": None}]},
        {"artist-credit": [{"name": {}, "artist": []}]},
        {"artist-credit": [{"name": "Queen", "joinphrase": 7}, {"name": "Other"}]},
    ],
)  # fmt: skip
def test_a_malformed_recording_is_passed_over(changed: dict[str, Any]) -> None:
    rows = [recording(**changed), {}, recording()]
    found = matching_recording(rows, NAME, 248.0)
    assert found is not None
    assert found.artist == "Queen"
    assert matching_recording(rows[:2], NAME, 248.0) is None


@pytest.mark.parametrize(
    "releases",
    [
        None, 7, "x", [], [None], [{}], [{"status": "Official"}],
        [{"status": "Official", "release-group": None}],
        [{"status": "Official", "release-group": {"title": None, "primary-type": "Album"}}],
        [{"status": "Official", "release-group": {"title": "A", "primary-type": 7}}],
        [{"status": "Official", "release-group": {"title": "A", "primary-type": ["Album"]}}],
        [{**ON_ALBUM, "status": "Bootleg"}],
        [release("Hits", **{"secondary-types": ["Compilation"]})],
        [release("Radio", **{"primary-type": "Broadcast"})],
    ],
)  # fmt: skip
def test_an_uncertain_album_is_left_out(releases: object) -> None:
    found = matching_recording([recording(releases=releases)], NAME, 248.0)
    assert found == Recording("Under Pressure", "Queen")


def test_the_first_album_is_preferred_to_others_and_to_singles() -> None:
    single = release("Under Pressure", "1981-10-26", **{"primary-type": "Single"})
    later, undated = release("Later", "1999"), release("Undated", "")
    row = recording(releases=[undated, later, single, ON_ALBUM])
    found = matching_recording([row], NAME, 248.0)
    assert found is not None
    assert found.album == "Hot Space"


def test_the_nearest_length_is_preferred() -> None:
    rows = [
        recording(length=250_000, title="UNDER PRESSURE"),
        recording(),
        recording(length=246_000),
    ]
    found = matching_recording(rows, NAME, 248.2)
    assert found is not None
    assert found.title == "Under Pressure"


def test_an_id_that_is_none_becomes_no_part_of_an_address() -> None:
    for bad in ("../../etc", "x" * 36, None, 7, mbid("a").upper(), f"{mbid('a')}/.."):
        row = recording(releases=[release("Hot Space", id=bad)])
        found = matching_recording([row], NAME, 248.0)
        assert found == Recording("Under Pressure", "Queen", "Hot Space", "")
        assert matching_release_group([group(id=bad)], "Queen", "Hot Space") is None


def group(**changed: object) -> dict[str, Any]:
    return {
        "id": mbid("group"),
        "score": 100,
        "title": "Hot Space",
        "primary-type": "Album",
        "first-release-date": "1982",
        "artist-credit": credit("Queen"),
        **changed,
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Hot Space II"}, {"title": None}, {"title": {}}, {"score": 50}, {"score": None},
        {"artist-credit": credit("King")}, {"artist-credit": None}, {"id": None},
    ],
)  # fmt: skip
def test_another_album_is_no_match(changed: dict[str, Any]) -> None:
    assert matching_release_group([group(**changed), {}], "Queen", "Hot Space") is None


def test_an_album_is_preferred_to_a_single_of_its_name() -> None:
    rows = [
        group(id=mbid("single"), **{"primary-type": "Single", "first-release-date": "1981"}),
        group(id=mbid("live"), **{"secondary-types": ["Live"], "first-release-date": "1980"}),
        group(id=mbid("again"), **{"first-release-date": None}),
        group(),
    ]
    assert matching_release_group(rows, "The QUEEN", "hot space") == mbid("group")


def test_an_album_without_words_matches_nothing() -> None:
    assert matching_release_group([group(title="???")], "Queen", "!!!") is None
