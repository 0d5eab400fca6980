"""Health of an online source, derived from its latest answers."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from raveberry_server.application.errors import Cause, FetchError
from raveberry_server.domain.notices import Notice, NoticeCode

_REST_S: Final = 60.0
"""Time without further searches after a failure, so that guests do not wait in vain."""
_MANY_FAILURES: Final = 3
_TELLING: Final = frozenset({Cause.BROKEN, Cause.BLOCKED, Cause.UNPLAYABLE})
"""Failures that concern all songs when several occur in a row."""


class OnlineFault(StrEnum):
    """Codes of faults of an online source, which texts/ has under `health`."""

    SEARCH_BROKEN = "online_search_broken"
    SEARCH_UNREACHABLE = "online_search_unreachable"
    SITE_FAILED = "site_search_failed"
    DOWNLOADS_FAILED = "downloads_failed"


class OnlineHealth:
    """Health of one online source and its sites."""

    def __init__(self) -> None:
        self._failure: FetchError | None = None
        self._rest_until_s = 0.0
        self._sites: dict[str, tuple[FetchError, float]] = {}
        self._fetches_failed = 0
        self._fetch_cause: Cause | None = None
        self._has_answered = False

    @property
    def has_answered(self) -> bool:
        """True if the last search succeeded."""
        return self._has_answered

    @property
    def reason(self) -> Notice | None:
        """The problem and its remedy, None while the source works."""
        if self._failure is not None:
            is_network = self._failure.cause is Cause.NETWORK
            code = OnlineFault.SEARCH_UNREACHABLE if is_network else OnlineFault.SEARCH_BROKEN
            return Notice(code, failure=self._failure.cause.code)
        for site, (failure, _) in self._sites.items():
            return Notice(OnlineFault.SITE_FAILED, site=site, failure=failure.cause.code)
        if self._fetches_failed >= _MANY_FAILURES:
            return Notice(OnlineFault.DOWNLOADS_FAILED, count=self._fetches_failed)
        return None

    @property
    def needs_account(self) -> bool:
        """True if the downloads that fail would work with an account."""
        return self._fetches_failed >= _MANY_FAILURES and self._fetch_cause is Cause.BLOCKED

    def expect_worth_asking(self, now_s: float) -> None:
        """Raise the last failure again until the pause after it has passed.

        Raises:
            FetchError: the last search failed a moment ago.
        """
        if self._failure is not None and now_s < self._rest_until_s:
            raise self._failure

    def note_search(self, failure: FetchError | None, now_s: float) -> None:
        """Record the outcome of a search."""
        self._failure = failure
        self._has_answered = failure is None
        self._rest_until_s = now_s + _REST_S

    def by_promise(self, sites: Iterable[str], now_s: float) -> Sequence[str]:
        """Return the sites in order, but recently failed ones last."""
        return sorted(sites, key=lambda site: site in self._sites and now_s < self._sites[site][1])

    def note_site(self, site: str, failure: FetchError | None, now_s: float) -> None:
        """Record the outcome of a query to one site."""
        if failure is None:
            self._sites.pop(site, None)
        else:
            self._sites[site] = (failure, now_s + _REST_S)

    def note_for(self, site: str, sites: Iterable[str]) -> Notice | None:
        """Return the reason why hits are not from the first site, None if they are."""
        first = next(iter(sites))
        if site == first or first not in self._sites:
            return None
        return Notice(NoticeCode.FOUND_ON_OTHER_SITE, site=site, silent=first)

    def note_fetch(self, failure: FetchError | None) -> None:
        """Record the outcome of a fetch."""
        if failure is None:
            self._fetches_failed = 0
        elif failure.cause in _TELLING:
            self._fetches_failed += 1
            self._fetch_cause = failure.cause

    def begin_anew(self) -> None:
        """Forget past failures, as the source was updated or reconfigured."""
        self._failure = None
        self._sites.clear()
        self._fetches_failed = 0
