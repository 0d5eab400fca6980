"""A benchmark says what to install if a program is missing."""

import pytest

from bench.programs import expect_programs


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, **_: "/usr/bin/mpd" if name == "mpd" else None)
    with pytest.raises(SystemExit, match=r"needs parec and wrk; .* pulseaudio-utils wrk"):
        expect_programs("mpd", "parec", "wrk")
    expect_programs("mpd")
