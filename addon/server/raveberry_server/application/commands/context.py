"""What the handlers work with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.playlist_reader import PlaylistReader
from raveberry_server.application.catalog.recent_searches import Searches
from raveberry_server.application.history.queries import Chronicle
from raveberry_server.application.jobs.library_scan import LibraryOverview
from raveberry_server.application.jobs.source_maintenance import Sources
from raveberry_server.application.party import Party
from raveberry_server.application.presence import Presence
from raveberry_server.domain import administration
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.state import Now, PartyState, Step


class Lights(Protocol):
    """Where orders for the lights go."""

    async def order(self, order: arguments.SetLights) -> None:
        """Pass an order on.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...

    async def switch(self, *, on: bool) -> None:
        """Darken all lights, or light those up again that were on.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def direct(self, order: arguments.SetLightShow) -> None:
        """Pass on what all lights together should do.

        Raises:
            RefusedError: `unavailable` without lights.
        """
        ...

    async def save_scene(self, name: str) -> None:
        """Keep what all lights show under a name.

        Raises:
            RefusedError: `unavailable` without lights, `bad_request` without a name,
                `limit_reached` for one scene too many.
        """
        ...

    async def recall_scene(self, name: str) -> None:
        """Show a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def remove_scene(self, name: str) -> None:
        """Forget a scene.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown scene.
        """
        ...

    async def find(self) -> None:
        """Look for devices in the network.

        Raises:
            RefusedError: `unavailable` without a light show, or where that leads nowhere.
        """
        ...

    async def add(self, device: str) -> None:
        """Make a light of a device that was found.

        Raises:
            RefusedError: `unavailable` without a light show, `not_found` for an unknown device.
        """
        ...

    async def take_back(self, device: str) -> None:
        """Have a light no more that was found and added.

        Raises:
            RefusedError: `unavailable` without a light show, `not_found` for another device.
        """
        ...

    async def calibrate(self, device: str, *, on: bool) -> None:
        """Have a device flash whenever it hears a click, or no more.

        Raises:
            RefusedError: `unavailable` without lights, `not_found` for an unknown device.
        """
        ...


class Librarian(Protocol):
    """Who keeps the library up to date."""

    def scan(self) -> None:
        """Look for new, changed and removed files soon; one look at a time."""
        ...

    async def overview(self, offset: int, limit: int) -> LibraryOverview:
        """What there is, with so many unreadable files from that one on.

        Raises:
            SourceError: the library cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the handlers work with.

    Attributes:
        draw_code: a code that nobody can foresee.
        draw_chance: a number from 0 to 1, all alike.
        code_link: the link that lets in by the join code that there is.
    """

    party: Party
    catalog: Catalog
    playlists: PlaylistReader
    chronicle: Chronicle
    searches: Searches
    sources: Sources
    lights: Lights
    librarian: Librarian
    draw_chance: Callable[[], float]
    presence: Presence
    draw_code: Callable[[], str]
    code_link: Callable[[PartyState], str]

    async def apply(self, caller: Caller, step: Callable[[PartyState, Now], Step[Any]]) -> object:
        """Take a step of the party, after letting a newcomer in; its result is on disk.

        Raises:
            RefusedError: the party is as before.
        """
        return await self.party.apply(admitting(caller, step))


def admitting(
    caller: Caller, step: Callable[[PartyState, Now], Step[Any]]
) -> Callable[[PartyState, Now], Step[Any]]:
    """A step that lets a newcomer in first; a refusal leaves no trace of either."""
    newcomer = caller.newcomer
    if newcomer is None:
        return step

    def admit_then_step(state: PartyState, now: Now) -> Step[Any]:
        admitted = administration.admitted(state, newcomer, now)
        made = step(admitted.state, now)
        return Step(state=made.state, events=admitted.events + made.events, result=made.result)

    return admit_then_step
