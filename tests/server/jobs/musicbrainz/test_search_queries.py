"""Queries are what Lucene understands, whatever the names contain."""

import pytest
from raveberry_server.jobs.musicbrainz.cleaned_names import SongName
from raveberry_server.jobs.musicbrainz.search_queries import recording_query, release_group_query

from tests.fakes.sources.musicbrainz import FIELDS, LuceneQuery

SPECIAL = '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ / AND OR NOT'


def terms(entity: str, query: str) -> dict[str, list[str]]:
    """Return the terms of a query as the stand-in parses it."""
    return LuceneQuery(query, FIELDS[entity]).terms


@pytest.mark.parametrize(
    "text", ["Innuendo", SPECIAL, "\\", '"', 'a\\" OR artist:"b', "a\nb", "\u6771\u4eac", "*"]
)
def test_names_stay_what_they_are(text: str) -> None:
    shown = " ".join(text.split())
    query = recording_query(SongName(artist=text, title=text), 200.0)
    assert terms("recording", query) == {"recording": [shown], "artist": [shown]}
    query = release_group_query(text, text)
    assert terms("release-group", query) == {"releasegroup": [shown], "artist": [shown]}


def test_without_an_artist_each_word_may_be_of_either() -> None:
    query = recording_query(SongName(artist="", title="queen & AND (innuendo)"), 200.0)
    words = ["queen", "and", "and", "innuendo"]
    assert terms("recording", query) == {"recording": words, "artist": words}


@pytest.mark.parametrize(
    ("duration_s", "length"), [(200.4, "[197400 TO 203400]"), (1.0, "[0 TO 4000]")]
)
def test_only_recordings_of_about_that_length_are_asked_for(duration_s: float, length: str) -> None:
    assert f"dur:{length}" in recording_query(SongName("a", "b"), duration_s)


def test_a_long_name_makes_no_long_query() -> None:
    assert len(recording_query(SongName("", "word " * 5_000), 200.0)) < 1_000
