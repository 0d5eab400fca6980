"""Cue sheets are read as programs and people write them."""

import pytest
from raveberry_server.jobs.library import cue_sheet
from raveberry_server.jobs.library.cue_sheet import CueSheetError, CueTrack, cue_sheet_in

SHEET = """\
REM GENRE "Trip Hop"
REM DATE 1998
REM DISCNUMBER 2
REM DISCID 860B640B
REM COMMENT "ExactAudioCopy v0.99pb4"
CATALOG 0724384569921
PERFORMER "Various Artists"
TITLE "Mezzanine: \\"Live\\" Cuts"
FILE "Album.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Angel"
    PERFORMER "Ann"
    SONGWRITER "Cole"
    ISRC GBAAA9800322
    FLAGS DCP
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Risingson"
    PERFORMER "Bob"
    INDEX 00 06:18:20
    INDEX 01 06:19:60
    INDEX 02 07:00:00
"""


def test_a_sheet_names_the_album_and_its_tracks() -> None:
    sheet = cue_sheet_in(SHEET)
    assert (sheet.title, sheet.performer) == ('Mezzanine: \\"Live\\" Cuts', "Various Artists")
    assert (sheet.genre, sheet.date, sheet.disc) == ("Trip Hop", "1998", "2")
    (file,) = sheet.files
    assert file.name == "Album.wav"
    assert list(file.tracks) == [
        CueTrack(1, 0.0, "Angel", "Ann", "Cole", "GBAAA9800322"),
        CueTrack(2, 379.8, "Risingson", "Bob"),
    ]


def starts_s(text: str) -> list[tuple[int, float]]:
    """Return numbers and starts of all tracks, file by file."""
    return [
        (track.number, track.start_s) for file in cue_sheet_in(text).files for track in file.tracks
    ]


ONE = 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ONE.replace("\n", "\r\n"), [(1, 0.0)], id="lines of Windows"),
        pytest.param(ONE.replace("\n", "\r"), [(1, 0.0)], id="lines of an old Mac"),
        pytest.param(f"\ufeff{ONE}", [(1, 0.0)], id="byte order mark"),
        pytest.param(ONE.lower(), [(1, 0.0)], id="lower case"),
        pytest.param(f"\n\n??? !!!\nTITLE\nTITLE  \n{ONE}\x1a", [(1, 0.0)], id="other lines"),
        pytest.param(f'REM FILE "old.wav" WAVE\n{ONE}', [(1, 0.0)], id="a command in a remark"),
        pytest.param(ONE.replace(" AUDIO", ""), [(1, 0.0)], id="a track without its kind"),
        pytest.param(
            f"{ONE}TRACK 02 MODE1/2352\nINDEX 01 05:00:00\nTITLE x\n", [(1, 0.0)], id="data"
        ),
        pytest.param(f"{ONE}TRACK xx AUDIO\nINDEX 01 05:00:00\n", [(1, 0.0)], id="no number"),
        pytest.param(f"{ONE}TRACK 02 AUDIO\nINDEX 01 never\n", [(1, 0.0)], id="no time"),
        pytest.param(f"{ONE}TRACK 02 AUDIO\nINDEX 01 -1:00:00\n", [(1, 0.0)], id="negative time"),
        pytest.param(
            f"{ONE}TRACK 02 AUDIO\nINDEX 01 999999:00:00\n", [(1, 0.0)], id="a time of years"
        ),
        pytest.param(f"{ONE}TRACK 02 AUDIO\nTITLE x\n", [(1, 0.0)], id="no index"),
        pytest.param(
            f"{ONE}TRACK 02 AUDIO\nINDEX 00 01:00:00\n", [(1, 0.0), (2, 60.0)], id="pause only"
        ),
        pytest.param(
            f"{ONE}TRACK 02 AUDIO\nINDEX 01 100:00:37\n",
            [(1, 0.0), (2, 6_000 + 37 / 75)],
            id="hours of minutes",
        ),
        pytest.param(
            'FILE "a.wav" WAVE\nTRACK 2 AUDIO\nINDEX 1 1:0:0\nTRACK 1 AUDIO\nINDEX 1 0:0:0\n',
            [(1, 0.0), (2, 60.0)],
            id="in another order",
        ),
        pytest.param(
            f"{ONE}TRACK 01 AUDIO\nINDEX 01 01:00:00\n", [(1, 0.0), (2, 60.0)], id="same number"
        ),
        pytest.param(f"{ONE}TRACK 02 AUDIO\nINDEX 01 00:00:00\n", [(2, 0.0)], id="same time"),
        pytest.param(
            f'{ONE}TRACK 02 AUDIO\nINDEX 00 03:00:00\nFILE "b.wav" WAVE\nINDEX 01 00:00:00\n',
            [(1, 0.0), (2, 0.0)],
            id="a pause at the end of the file before",
        ),
        pytest.param("INDEX 01 00:01:00\n" + ONE, [(1, 0.0)], id="an index without a track"),
    ],
)
def test_sheets_of_any_program_are_read(text: str, expected: list[tuple[int, float]]) -> None:
    assert starts_s(text) == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('FILE "My Album.wav" WAVE', "My Album.wav"),
        ('FILE "He said "no".wav" WAVE', 'He said "no".wav'),
        ("FILE My Album.flac WAVE", "My Album.flac"),
        ("FILE album.flac", "album.flac"),
        ('FILE "album.flac', "album.flac"),
        ('FILE "C:\\Music\\album.wav" wave', "C:\\Music\\album.wav"),
        ('FILE "" WAVE', ""),
    ],
)
def test_names_of_files_are_read_with_and_without_quotes(line: str, name: str) -> None:
    assert cue_sheet_in(f"{line}\nTRACK 01 AUDIO\nINDEX 01 00:00:00").files[0].name == name


@pytest.mark.parametrize(
    ("value", "title"),
    [('"Angel"', "Angel"), ("Angel Heart", "Angel Heart"), ('"Angel', "Angel"), ('""', "")],
)
def test_titles_are_read_with_and_without_quotes(value: str, title: str) -> None:
    assert cue_sheet_in(f"{ONE}TITLE {value}\n").files[0].tracks[0].title == title


def test_a_track_of_99_tracks_has_its_own_names() -> None:
    tracks = "".join(
        f'TRACK {number:02} AUDIO\nTITLE "Song {number}"\nINDEX 01 {number:02}:00:00\n'
        for number in range(1, 100)
    )
    (file,) = cue_sheet_in(f'FILE "a.wav" WAVE\n{tracks}').files
    assert [(one.number, one.title) for one in file.tracks] == [
        (number, f"Song {number}") for number in range(1, 100)
    ]


def test_tracks_and_lines_of_huge_sheets_are_limited() -> None:
    tracks = "".join(
        f"TRACK {number % 999} AUDIO\nINDEX 01 {number}:00:00\n" for number in range(4_000)
    )
    text = f'TITLE "{"x" * 100_000}"\nFILE "a.wav" WAVE\n{tracks}'
    assert len(cue_sheet_in(text).files[0].tracks) == cue_sheet.MOST_TRACKS
    assert len(cue_sheet_in(text).title) < 1_001


@pytest.mark.parametrize(
    "text",
    ["", "\0\0\0", "no sheet at all", 'FILE "a.wav" WAVE', "TRACK 01 AUDIO\nINDEX 01 00:00:00\n",
     'TITLE "x"\nPERFORMER "y"\n', f"RIFF\0{ONE}", 'FILE "a.wav" WAVE\nTRACK 01 AUDIO\n'],
)  # fmt: skip
def test_a_text_without_tracks_in_a_file_is_refused(text: str) -> None:
    with pytest.raises(CueSheetError):
        cue_sheet_in(text)
