"""No secret is shown in a line of a log."""

import pytest
from raveberry_server.adapters.system.redaction import redacted


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("GET https://ann:pw@nas.local/x", "GET https://***@nas.local/x"),
        ("password=hunter2 next", "password=*** next"),
        ("wifi_password: hunter2", "wifi_password: ***"),
        ('{"access_token": "abc", "a": 1}', '{"access_token": "***", "a": 1}'),
        ("Authorization: Bearer abc.def-ghi", "Authorization: ***"),
        ("sent Bearer abcdefghij", "sent Bearer ***"),
        ("/rest/ping?u=me&t=0a1b&s=xy&v=1", "/rest/ping?u=***&t=***&s=***&v=1"),
        ("GET /p/ABC-DEF 302", "GET /p/*** 302"),
        ("jwt eyJhbGciOiJIUzI1.eyJzdWIi.x-y", "jwt ***"),
        (f"key {'a1' * 20}", "key ***"),
        ("Amber by The As, token ring", "Amber by The As, token ring"),
        ("3 songs in 2.5 s", "3 songs in 2.5 s"),
    ],
)
def test_what_looks_like_a_secret_is_masked(line: str, shown: str) -> None:
    assert redacted(line) == shown


def test_known_secrets_are_masked_wherever_they_are() -> None:
    assert redacted("a xhunter2x hunter22", ["hunter2", "hunter22"]) == "a x***x ***"


def test_a_secret_of_a_few_letters_masks_no_words() -> None:
    assert redacted("an entry", ["an", ""]) == "an entry"
