"""The language of a page follows the browser's preferences."""

import pytest
from raveberry_server.adapters.web.languages import preferred_language

AVAILABLE = ("ar", "de", "en", "pt-br")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de", "de"),
        ("de-AT, de;q=0.9, en;q=0.8", "de"),
        ("fr-FR, de;q=0.5, en;q=0.8", "en"),
        ("en;q=0.1,de;q=0.2", "de"),
        ("DE-ch", "de"),
        ("pt-BR,de", "pt-br"),
        ("pt,de", "de"),
        ("de;q=0,ar;q=0.1", "ar"),
        ("de;q=much,ar", "ar"),
        ("tlh", "en"),
        ("*", "en"),
        (";;,,;q=1", "en"),
        ("", "en"),
    ],
)
def test_the_most_preferred_available_language_is_chosen(header: str, language: str) -> None:
    assert preferred_language(header, AVAILABLE) == language
