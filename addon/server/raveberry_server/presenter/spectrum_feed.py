"""Spectrum of the music, passed on from the visualizer while screens watch it."""

from collections.abc import Callable

from raveberry_contract import messages

type SpectrumListener = Callable[[messages.Spectrum], None]


class SpectrumFeed:
    """Passes each spectrum on to its watchers; nothing is kept."""

    def __init__(self) -> None:
        self._watchers: list[SpectrumListener] = []
        self._watched_listeners: list[Callable[[], None]] = []

    @property
    def is_watched(self) -> bool:
        """Return True while the spectrum is watched."""
        return bool(self._watchers)

    def on_watched_change(self, listener: Callable[[], None]) -> None:
        """Call the listener whenever the first watcher comes or the last one leaves."""
        self._watched_listeners.append(listener)

    def watch(self, watcher: SpectrumListener) -> Callable[[], None]:
        """Send each spectrum to the watcher, until the returned function is called."""
        self._watchers.append(watcher)
        if len(self._watchers) == 1:
            self._notify_watched_change()

        def end() -> None:
            self._watchers.remove(watcher)
            if not self._watchers:
                self._notify_watched_change()

        return end

    def receive(self, spectrum: messages.Spectrum) -> None:
        """Pass on a spectrum of the visualizer."""
        for watcher in tuple(self._watchers):
            watcher(spectrum)

    def _notify_watched_change(self) -> None:
        for listener in self._watched_listeners:
            listener()
