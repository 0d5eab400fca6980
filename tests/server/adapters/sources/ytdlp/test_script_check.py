"""`raveberry doctor` checks the scripts of yt-dlp."""

from pathlib import Path

import pytest
from raveberry_server.adapters.check_result import Verdict
from raveberry_server.adapters.sources.ytdlp.script_check import script_findings
from raveberry_server.option_rows import OptionValues


def test_the_script_engine_of_ytdlp_is_shown(tmp_path: Path) -> None:
    (finding,) = script_findings(OptionValues(), tmp_path)
    assert finding.verdict is Verdict.OK
    assert "with quickjs 2" in finding.text
    assert "yt-dlp-ejs" in finding.text


def test_a_missing_script_engine_is_reported_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = script_findings(OptionValues(), tmp_path)
    assert finding.verdict is Verdict.WARN
    assert "quickjs" in (finding.mend or "")
