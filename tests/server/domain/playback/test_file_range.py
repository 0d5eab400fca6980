"""The location of a part of a file names the file, the start and the end."""

import pytest
from raveberry_server.domain.playback.file_range import FileRange, file_of


@pytest.mark.parametrize(
    ("location", "part"),
    [
        ("/m/a.flac/#t=1.200,2.480", FileRange(file="/m/a.flac", start_s=1.2, end_s=2.48)),
        ("/m/a.flac/#t=0.000", FileRange(file="/m/a.flac", start_s=0.0)),
        ("/m/new\nline/#t=1.000", FileRange(file="/m/new\nline", start_s=1.0)),
        ("/m/a.flac", None),
        ("/m/a.flac#t=1.000", None),
        ("/m/#t=1,2.flac", None),
        ("/m/a.flac/#t=1.2,2.48", None),
        ("/m/a.flac/#t=-1.000", None),
        ("/m/a.flac/#t=", None),
        ("/#t=1.000", None),
        ("http://radio.example/#t=1", None),
        ("", None),
    ],
)
def test_the_location_of_a_part_names_file_start_and_end(
    location: str, part: FileRange | None
) -> None:
    assert FileRange.of(location) == part
    assert file_of(location) == (part.file if part else location)
    if part:
        assert part.location == location
