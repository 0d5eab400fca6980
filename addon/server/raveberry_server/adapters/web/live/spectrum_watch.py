"""Screens that watch the spectrum of the music."""

from collections.abc import Callable
from typing import Protocol

from raveberry_contract import messages

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.presenter.spectrum_feed import SpectrumFeed
from raveberry_server.presenter.state import Viewer


class Screen(Protocol):
    """A page that may be a screen."""

    def viewer(self) -> Viewer:
        """Return the current viewer of the page."""
        ...


class SpectrumWatch[Page: Screen]:
    """Sends each spectrum to all screens that watch it, and asks for none without them."""

    def __init__(
        self,
        *,
        feed: SpectrumFeed,
        send: Callable[[tuple[Page, ...], messages.SpectrumFrame], None],
    ) -> None:
        self._feed = feed
        self._send = send
        self._pages: dict[Page, None] = {}
        self._end = _nothing

    def add(self, page: Page) -> None:
        """Start sending to a page.

        Raises:
            RefusedError: `not_allowed` for guests.
        """
        if page in self._pages:
            return
        if not page.viewer().may_invite:
            raise RefusedError(Refusal.HOST_ONLY)
        if not self._pages:
            self._end = self._feed.watch(self._pass_on)
        self._pages[page] = None

    def remove(self, page: Page) -> None:
        """Stop sending to a page."""
        if page in self._pages:
            del self._pages[page]
            if not self._pages:
                self._end()
                self._end = _nothing

    def recheck(self, page: Page) -> None:
        """Stop sending to a page that is no longer a screen, as its link was renewed."""
        if page in self._pages and not page.viewer().may_invite:
            self.remove(page)

    def _pass_on(self, spectrum: messages.Spectrum) -> None:
        self._send(tuple(self._pages), messages.SpectrumFrame(spectrum=spectrum))


def _nothing() -> None:
    """End nothing, as nothing is watched."""
