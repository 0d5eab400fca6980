"""The party as interfaces to it see it: its state and changes, and no way to change it."""

from collections.abc import Callable
from typing import Protocol

from raveberry_server.domain.model.state import Now

from .party import Listener
from .ports import SavedState


class PartyView(Protocol):
    """A party whose state can be read: the party itself, or a replica."""

    @property
    def saved(self) -> SavedState:
        """The only state that clients may see."""
        ...

    @property
    def is_store_well(self) -> bool:
        """True if the last commit succeeded."""
        ...

    def now(self) -> Now:
        """Return the current time and the number of active guests."""
        ...

    def mono_s(self) -> float:
        """Return the monotonic clock of `now`."""
        ...

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every commit, until the returned function is called."""
        ...
