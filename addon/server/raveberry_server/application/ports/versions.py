"""Installed versions of a component that is updated at run time."""

from typing import Protocol


class ComponentVersions(Protocol):
    """The versions of what a source needs from elsewhere."""

    def go_back(self) -> str | None:
        """Use the version before; its name, None if there is none.

        Raises:
            OSError: it cannot be noted.
        """
        ...

    def take_up(self) -> None:
        """Work with the version that is to be used now."""
        ...
