"""yt-dlp finds a working script engine and solver, without a network."""

import json
from pathlib import Path

import pytest
from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.jobs import check_ytdlp_scripts
from raveberry_server.jobs.ytdlp_client import ENGINE


def test_the_engine_of_debian_solves_a_riddle_with_what_yt_dlp_ejs_brings() -> None:
    tried = check_ytdlp_scripts.tried_engine()
    assert tried["engine"] == ENGINE
    assert tried["version"][0].isdigit()
    assert tried["solver"][0].isdigit()


def test_a_missing_engine_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check_ytdlp_scripts.main([str(tmp_path)]) == 0
    assert ENGINE in json.loads(capsys.readouterr().out)["failed"]


def test_a_failing_solver_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        check_ytdlp_scripts, "_PLAYER", "var _yt_player = {}; (function (g) {})(_yt_player);"
    )
    with pytest.raises(FetchError) as failure:
        check_ytdlp_scripts.tried_engine()
    assert failure.value.cause is Cause.BROKEN
    assert "solves no challenges" in str(failure.value)
