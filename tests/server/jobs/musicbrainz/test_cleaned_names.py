"""Names of files and albums are reduced to what MusicBrainz knows."""

import pytest
from raveberry_server.jobs.musicbrainz.cleaned_names import (
    SongName,
    album_without_extras,
    names_in_file_name,
    title_without_extras,
)


@pytest.mark.parametrize(
    ("file_name", "names"),
    [
        ("Queen - Bohemian Rhapsody.mp3", [("Queen", "Bohemian Rhapsody")]),
        ("01 - Queen - Bohemian Rhapsody.mp3", [("Queen", "Bohemian Rhapsody")]),
        ("01. Queen \u2013 Bohemian Rhapsody.flac", [("Queen", "Bohemian Rhapsody")]),
        ("1-07 Queen - Innuendo.flac", [("Queen", "Innuendo")]),
        ("queen_-_bohemian_rhapsody.ogg", [("queen", "bohemian rhapsody")]),
        ("Queen - Innuendo - 11 - Delilah.mp3", [("Queen", "Delilah")]),
        ("Queen - Innuendo (Official Video) [HD].m4a", [("Queen", "Innuendo")]),
        ("Queen - Innuendo (Remastered 2011) Official Music Video.mp3", [("Queen", "Innuendo")]),
        ("Queen - Innuendo [dQw4w9WgXcQ].opus", [("Queen", "Innuendo")]),
        ("Queen - Innuendo [Alternative].opus", [("Queen", "Innuendo [Alternative]")]),
        ("Queen - Innuendo (Live).mp3", [("Queen", "Innuendo (Live)")]),
        ("Prince - 1999.mp3", [("Prince", "1999")]),
        ("50 Cent - In Da Club.mp3", [("50 Cent", "In Da Club"), ("Cent", "In Da Club")]),
        ("queen bohemian rhapsody.mp3", [("", "queen bohemian rhapsody")]),
        ("queen.bohemian.rhapsody.mp3", [("", "queen bohemian rhapsody")]),
        ("Thriller.mp3", [("", "Thriller")]),
        ("AC-DC - T.N.T..mp3", [("AC-DC", "T.N.T.")]),
        (".mp3", [("", "mp3")]),
        ("--- - ---.mp3", []),
        ("", []),
        ("\udcff - \udcfe.mp3", []),
        ("(Official Video).mp3", [("", "(Official Video)")]),
        ("07.mp3", [("", "07")]),
    ],
)  # fmt: skip
def test_artist_and_title_are_read_from_file_names(
    file_name: str, names: list[tuple[str, str]]
) -> None:
    assert names_in_file_name(file_name) == [SongName(*name) for name in names]


def test_a_crafted_name_takes_no_long_time() -> None:
    for part in ("(", "[a", " - ", "0 ", "official ", "1-"):
        assert len(names_in_file_name(part * 100_000)) <= 2


@pytest.mark.parametrize(
    ("album", "cleaned"),
    [
        ("Hot Space", "Hot Space"),
        ("Hot Space (Deluxe Edition)", "Hot Space"),
        ("Hot Space [Disc 2]", "Hot Space"),
        ("Hot Space (40th Anniversary Edition) [Remastered]", "Hot Space"),
        ("Hot Space (Live)", "Hot Space (Live)"),
        ("(Special)", "(Special)"),
    ],
)
def test_editions_of_an_album_are_the_same_album(album: str, cleaned: str) -> None:
    assert album_without_extras(album) == cleaned


def test_a_title_keeps_brackets_that_tell_songs_apart() -> None:
    assert title_without_extras("Innuendo (Lyrics)") == "Innuendo"
    assert title_without_extras("Innuendo (Acoustic)") == "Innuendo (Acoustic)"
