"""Context of command handlers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from raveberry_contract import commands, messages

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.current_lyrics import CurrentLyrics
from raveberry_server.application.catalog.discovery import Discovery
from raveberry_server.application.catalog.playlist_enqueuer import PlaylistEnqueuer
from raveberry_server.application.catalog.recent_searches import RecentSearches
from raveberry_server.application.history.queries import HistoryQueries
from raveberry_server.application.jobs.source_maintenance import SourceMaintenance
from raveberry_server.application.mod_promotions import Promotions
from raveberry_server.application.party import Party, StepFunction
from raveberry_server.application.playlists.playlist_editor import Keeping, PlaylistEditor
from raveberry_server.application.ports.bluetooth import BluetoothSpeakers
from raveberry_server.application.ports.library import LibraryService
from raveberry_server.application.ports.player import Rooms
from raveberry_server.application.ports.processes import Processes
from raveberry_server.application.presence import Presence
from raveberry_server.application.problems.disk_space import DiskSpace
from raveberry_server.domain.guests import joining
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller, Role
from raveberry_server.domain.model.settings import Mode, Settings
from raveberry_server.domain.model.state import Now, PartyState, Step
from raveberry_server.presenter.state import Viewer

from .idempotency import KeyedCommand
from .lights_port import Lights


class GuestAccess(Protocol):
    """Check of the address that guests get."""

    async def check(self, state: PartyState) -> messages.AccessCheck:
        """Return the address, what keeps guests from it, and when a guest last opened the page."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandContext:
    """Services that command handlers use.

    Attributes:
        disk_space: measures the disk of the data.
        draw_code: returns an unpredictable code.
        draw_chance: returns a uniform random number from 0 to 1.
        code_link: returns the link that admits guests with the current join code.
        wifi_qr: returns the QR code of the guests' Wi-Fi as PNG; refuses if none is set.
        song_link: returns the link to the file of a song, by its URI and path.
        me: returns what only a viewer may know.
        rooms: rooms of Snapcast; None without it.
        thumbnail: returns a small version of a cover, None if there is none.
        keyed: the command that is carried out, if it has an idempotency key.
    """

    party: Party
    catalog: Catalog
    discovery: Discovery
    lyrics: CurrentLyrics
    playlists: PlaylistEnqueuer
    history: HistoryQueries
    saved_playlists: PlaylistEditor
    searches: RecentSearches
    sources: SourceMaintenance
    lights: Lights
    rooms: Rooms | None
    bluetooth: BluetoothSpeakers
    library: LibraryService
    processes: Processes
    disk_space: Callable[[], Awaitable[DiskSpace]]
    draw_chance: Callable[[], float]
    presence: Presence
    promotions: Promotions
    draw_code: Callable[[], str]
    code_link: Callable[[PartyState], str]
    wifi_qr: Callable[[Settings], bytes]
    song_link: Callable[[str, Path], messages.SongFile]
    guest_access: GuestAccess
    me: Callable[[Viewer], messages.Me]
    thumbnail: Callable[[bytes], Awaitable[bytes | None]]
    keyed: KeyedCommand | None = None

    @property
    def state(self) -> PartyState:
        """The state that clients may see."""
        return self.party.saved.state

    async def apply(self, caller: Caller, step: StepFunction[Any]) -> None:
        """Apply a step after admitting the newcomer, if any, and wait for its commit.

        Raises:
            RefusedError: nothing has changed.
        """
        await self.answer(caller, step, lambda _result, _state, _now: None)

    async def answer[R, Answer](
        self, caller: Caller, step: StepFunction[R], present: Callable[[R, PartyState, Now], Answer]
    ) -> Answer:
        """Apply a step after admitting the newcomer, if any; return the answer when committed.

        The answer is made at once, because it is stored in the same commit if the command has an
        idempotency key. It is a message of the contract; a refusal is stored for commands that
        are refused unless they get a better answer later.

        Raises:
            RefusedError: nothing has changed.
        """
        applied = admitting(caller, step)

        def step_with_answer(state: PartyState, now: Now) -> Step[Answer]:
            made = applied(state, now)
            return Step(
                state=made.state,
                events=made.events,
                result=present(made.result, made.state, now),
            )

        return await self.party.apply(step_with_answer, keeper=self.keyed)

    def keeping[R](self, present: Callable[[R], object]) -> Keeping[R] | None:
        """Return who keeps the answer to a change of saved playlists; None without a key."""
        return None if self.keyed is None else Keeping(keeper=self.keyed, present=present)

    def expect_role(self, command: commands.Command[Any, Any], role: Role) -> None:
        """Raise unless the role may run the command in the current mode.

        Raises:
            RefusedError: `not_allowed`.
        """
        expect_role(command, role, self.state.settings)


def expect_role(command: commands.Command[Any, Any], role: Role, settings: Settings) -> None:
    """Raise unless the role may run the command with these settings.

    Raises:
        RefusedError: `not_allowed`.
    """
    if role >= Role[command.least_role.name]:
        return
    if command.is_open_in_full_control and settings.mode is Mode.FULL_CONTROL:
        return
    is_hosts = command.least_role is messages.Role.HOST
    raise RefusedError(Refusal.HOST_ONLY if is_hosts else Refusal.MODS_ONLY)


def admitting[R](caller: Caller, step: StepFunction[R]) -> StepFunction[R]:
    """Return a step that admits the newcomer first; a refusal undoes both."""
    newcomer = caller.newcomer
    if newcomer is None:
        return step

    def admit_then_step(state: PartyState, now: Now) -> Step[R]:
        admitted = joining.admit(state, newcomer, now)
        made = step(admitted.state, now)
        return Step(state=made.state, events=admitted.events + made.events, result=made.result)

    return admit_then_step
