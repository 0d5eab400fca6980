"""Host names that the guest port answers to, as protection against DNS rebinding.

A foreign page may point its own name at this machine and would then share its origin with our
pages. IP addresses, and names that no public resolver knows, cannot be used for that.
"""

import html
from collections.abc import Collection
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from raveberry_server.adapters.web.languages import preferred_language
from raveberry_server.application.catalog.url_validation import is_local_name
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.settings import Settings

_PAGE: Final = """<!doctype html>
<html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Raveberry</title>
<style>body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:10vh auto;padding:0 1rem}}
code{{overflow-wrap:anywhere;font-weight:bold}}</style>
<h1>Raveberry</h1>{paragraphs}</html>
"""
_TEXTS: Final = {
    "en": """
<p>This party does not know the name {name} yet, so it does not answer there.</p>
<p>Guests: scan the code at the party again.</p>
<p>Host: open the settings on your page and add {name} to “allowed_hosts”, or set “guest_url” to
the address that guests use.</p>""",
    "de": """
<p>Diese Party kennt den Namen {name} noch nicht und antwortet dort deshalb nicht.</p>
<p>Gäste: Scannt den Code auf der Party noch einmal.</p>
<p>Gastgeber: Öffne auf deiner Seite die Einstellungen und trage {name} bei „allowed_hosts“ ein,
oder setze „guest_url“ auf die Adresse, die Gäste benutzen.</p>""",
}
_LONGEST_NAME: Final = 253


def expect_known_name(
    request: web.Request, settings: Settings, guest_url: str | None
) -> web.Response | None:
    """Return None if the request uses a known name, else an error page for browsers.

    Raises:
        RefusedError: `not_allowed`, for other clients.
    """
    given = request.headers.getall("Host", [])
    # Browsers always send a Host header, so a request without one is not from a foreign page.
    if not given or (len(given) == 1 and is_known(given[0], settings, guest_url)):
        return None
    is_page = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
    if is_page and not request.path.startswith("/api/"):
        return _page(_name_in(given[0]) or "?", request.headers.get("Accept-Language", ""))
    raise RefusedError(Refusal.SERVER_NAME_UNKNOWN)


def is_known(host: str, settings: Settings, guest_url: str | None) -> bool:
    """Return whether a Host header names this server."""
    if _is_out_of_reach(host):
        return True
    name = _name_in(host)
    return name is not None and name in _names(settings, guest_url)


@lru_cache(maxsize=64)
def _is_out_of_reach(host: str) -> bool:
    """Return whether no public resolver can point the name in a Host header at this machine."""
    name = _name_in(host)
    return name is not None and (_is_address(name) or is_local_name(name))


def _names(settings: Settings, guest_url: str | None) -> Collection[str]:
    texts = [*settings.allowed_hosts, settings.guest_url, guest_url or ""]
    return {name for name in map(_name_of, texts) if name}


def _name_of(text: str) -> str | None:
    """Return the host name in a URL or in a setting."""
    return _name_in(text.partition("://")[2].partition("/")[0] if "://" in text else text.strip())


def _name_in(host: str) -> str | None:
    """Return the normalised name in a Host header, without its port; None if it is invalid."""
    try:
        name = urlsplit(f"//{host}").hostname
        return name.encode("idna").decode().rstrip(".")[:_LONGEST_NAME] if name else None
    except (ValueError, UnicodeError):
        return None


def _is_address(name: str) -> bool:
    try:
        ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


def _page(name: str, languages: str) -> web.Response:
    language = preferred_language(languages, _TEXTS)
    marked = f"<code>{html.escape(name)}</code>"
    paragraphs = _TEXTS[language].format(name=marked)
    return web.Response(
        status=403,
        text=_PAGE.format(language=language, paragraphs=paragraphs),
        content_type="text/html",
        headers={"Cache-Control": "no-store", "Vary": "Host, Accept, Accept-Language"},
    )
