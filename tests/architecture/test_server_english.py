"""The English of the server is for developers: no page and no integration shows it."""

import re

import pytest

from tests.architecture.tree import ROOT

READ = re.compile(
    r"\b(?!err|self|frame)\w+\??\.message\b|\{[^{}=]*\bmessage\b[^{}:]*\}(?= = |: [A-Z])"
)
"""Access to a field `message`, or its unpacking."""

SHOWING = (("frontend/src", "*.ts"), ("custom_components/raveberry", "*.py"))
EXEMPT = {"compiled", "contract", "contract.ts"}


def reads(text: str) -> list[str]:
    code = re.sub(r'^\s*(?://|\*|/\*|#).*$|"[^"\n]*"', "", text, flags=re.MULTILINE)
    return READ.findall(code)


def test_no_page_and_no_integration_reads_the_english_of_the_server() -> None:
    files = [
        path
        for folder, pattern in SHOWING
        for path in (ROOT / folder).rglob(pattern)
        if not EXEMPT & {*path.relative_to(ROOT).parts}
    ]
    assert len(files) > 150
    found = {str(path.relative_to(ROOT)): reads(path.read_text()) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "text",
    [
        "return problem.message;",
        "entry.reason?.message",
        "const { code, message } = problem;",
        "text({ code, params, message }: Coded): string {",
        "default=notice.message)",
    ],
)
def test_a_read_is_found(text: str) -> None:
    assert reads(text)


@pytest.mark.parametrize("text", ["// the message of a problem", 'case {"message": str(message)}:'])
def test_other_messages_are_none(text: str) -> None:
    assert not reads(text)
