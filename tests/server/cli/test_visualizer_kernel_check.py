"""The doctor reports whether the visualizer's inner loops are compiled."""

import sys

import pytest
from raveberry_server.adapters.check_result import Verdict
from raveberry_server.cli.visualizer_kernel_check import light_findings


def test_compiled_loops_are_well() -> None:
    (finding,) = light_findings()
    assert (finding.part, finding.verdict, finding.mend) == ("lights", Verdict.OK, None)


@pytest.mark.parametrize(
    ("code", "text", "mend"),
    [
        ("print('built for another numpy')", "CPU: built for another numpy", "gcc"),
        ("import raveberry_nowhere", "No module named 'raveberry_nowhere'", "reinstall"),
    ],
)
def test_a_show_without_them_is_a_warning(code: str, text: str, mend: str) -> None:
    (finding,) = light_findings((sys.executable, "-c", code))
    assert finding.verdict is Verdict.WARN
    assert text in finding.text
    assert mend in (finding.mend or "")
