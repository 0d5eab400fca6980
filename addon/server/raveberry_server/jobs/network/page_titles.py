"""Title and metadata of a web page, read from its head."""

import html
import re
from collections.abc import Mapping
from typing import Final

from raveberry_server.application.errors import Cause, FetchError

from .http_client import answer_at, expect_good, start_of_body

_MOST_BYTES: Final = 300_000
"""The rest of a page is not read, as its metadata is in its head."""
_WITHIN_S: Final = 6.0
_LONGEST: Final = 500
_KINDS: Final = frozenset({"text/html", "application/xhtml+xml"})
# A tag ends at the next bracket, so that the time is linear in the size of the page.
_TITLE: Final = re.compile(r"<title(?:\s[^<>]*)?>([^<>]*)</title", re.IGNORECASE)
_META: Final = re.compile(r"<meta\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""\b(name|property|content)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def page_at(address: str) -> tuple[str, Mapping[str, str]]:
    """Return the final address of a page after redirects, and its titles.

    Raises:
        FetchError: it is no page, or an error response.
        OSError, http.client.HTTPException: it cannot be reached.
    """
    with answer_at(address) as (location, answer):
        expect_good(answer.status)
        if answer.headers.get_content_type() not in _KINDS:
            raise FetchError(Cause.BROKEN, "it is no page")
        body = start_of_body(answer, most_bytes=_MOST_BYTES, within_s=_WITHIN_S)
    charset = answer.headers.get_content_charset("utf-8")
    try:
        text = body.decode(charset, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    return location, titles_in(text)


def titles_in(text: str) -> Mapping[str, str]:
    """Return the `title` of a page and its metadata by name, the first of each."""
    titles: dict[str, str] = {}
    title = _TITLE.search(text)
    if title is not None:
        titles["title"] = _line(title[1])
    for tag in _META.finditer(text):
        attributes = {
            found[1].lower(): found[2] if found[2] is not None else found[3]
            for found in _ATTRIBUTE.finditer(tag[1])
        }
        name = attributes.get("property") or attributes.get("name") or ""
        if name.startswith("og:") and "content" in attributes:
            titles.setdefault(name[:_LONGEST], _line(attributes["content"]))
    return titles


def _line(text: str) -> str:
    return " ".join(html.unescape(text[: 4 * _LONGEST]).split())[:_LONGEST]
