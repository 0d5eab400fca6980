"""Whether the net works for us, as the last answers tell."""

from collections.abc import Iterable, Sequence
from typing import Final

from raveberry_server.application.errors import Cause, FetchError

_REST_S: Final = 60.0
"""How long nobody asks again after a search has failed, so that others do not wait for nothing."""
_MANY_FAILURES: Final = 3
_TELLING: Final = frozenset({Cause.BROKEN, Cause.BLOCKED, Cause.UNPLAYABLE})
"""Failures that say something about all songs when there are several in a row."""


class OnlineHealth:
    """What can be said of the source as a whole."""

    def __init__(self) -> None:
        self._failure: FetchError | None = None
        self._rest_until_s = 0.0
        self._sites: dict[str, tuple[FetchError, float]] = {}
        self._fetches_failed = 0
        self._has_answered = False

    @property
    def has_answered(self) -> bool:
        """Whether the last search brought an answer."""
        return self._has_answered

    @property
    def reason(self) -> str | None:
        """What is wrong and what helps, None if all is well."""
        if self._failure is not None:
            is_ours = self._failure.cause is not Cause.NETWORK
            help_ = "renew the source" if is_ours else "it is tried again by itself"
            return f"The search of the net fails: {self._failure}; {help_}"
        for site, (failure, _) in self._sites.items():
            return f"The search of {site} fails: {failure}; another site is searched instead"
        if self._fetches_failed >= _MANY_FAILURES:
            return (
                f"The last {self._fetches_failed} songs of the net could not be fetched: "
                "renew the source"
            )
        return None

    def expect_worth_asking(self, now_s: float) -> None:
        """Let nobody wait for what has just failed.

        Raises:
            FetchError: it has.
        """
        if self._failure is not None and now_s < self._rest_until_s:
            raise self._failure

    def note_search(self, failure: FetchError | None, now_s: float) -> None:
        """A search has brought an answer, or failed."""
        self._failure = failure
        self._has_answered = failure is None
        self._rest_until_s = now_s + _REST_S

    def by_promise(self, sites: Iterable[str], now_s: float) -> Sequence[str]:
        """The sites in their order, but last those that have failed just now."""
        return sorted(sites, key=lambda site: site in self._sites and now_s < self._sites[site][1])

    def note_site(self, site: str, failure: FetchError | None, now_s: float) -> None:
        """A site has answered, or has not."""
        if failure is None:
            self._sites.pop(site, None)
        else:
            self._sites[site] = (failure, now_s + _REST_S)

    def note_for(self, site: str, sites: Iterable[str]) -> str | None:
        """Why an answer is from that site, None if it is the first one."""
        first = next(iter(sites))
        if site == first or first not in self._sites:
            return None
        return f"{first} does not answer, these are from {site}: {self._sites[first][0]}"

    def note_fetch(self, failure: FetchError | None) -> None:
        """A song has come, or has not."""
        if failure is None:
            self._fetches_failed = 0
        elif failure.cause in _TELLING:
            self._fetches_failed += 1

    def begin_anew(self) -> None:
        """Forget what was, because the source is another one now."""
        self._failure = None
        self._sites.clear()
        self._fetches_failed = 0
