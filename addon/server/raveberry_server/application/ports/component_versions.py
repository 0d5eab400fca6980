"""Installed versions of a component that is updated at run time."""

from typing import Protocol


class ComponentVersions(Protocol):
    """Installed versions of the component that a source needs."""

    def go_back(self) -> str | None:
        """Switch to the previous version; return its name, None if there is none.

        Raises:
            OSError: the switch cannot be recorded.
        """
        ...

    def take_up(self) -> None:
        """Load the version that is to be used from now on."""
        ...
