"""Outputs of the player."""

from dataclasses import replace

from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.immutable_mappings import with_item
from raveberry_server.domain.model.playback import Output, Room
from raveberry_server.domain.model.state import PartyState, Step


def set_output(
    state: PartyState, output: str, *, is_on: bool, is_exclusive: bool = False
) -> Step[None]:
    """Switch an output of the player; `is_exclusive` switches all others off.

    The choice is stored by name, because the player renumbers its outputs when they change.

    Raises:
        RefusedError: `not_found`; the refusal lists the known ids.
    """
    outputs = state.playback.outputs
    chosen = next((one for one in outputs if one.id == output), None)
    if not outputs:
        raise RefusedError(Refusal.OUTPUTS_UNKNOWN)
    if chosen is None:
        known = ", ".join(f"{one.id} ({one.name})" for one in outputs)
        raise RefusedError(Refusal.OUTPUT_UNKNOWN, name=repr(output[:40]), choices=known)
    wanted = with_item(state.playback.outputs_wanted, chosen.name, is_on)
    if is_on and is_exclusive:
        for other in outputs:
            if other is not chosen:
                wanted = with_item(wanted, other.name, value=False)
    playback = replace(state.playback, outputs_wanted=wanted)
    return Step(state=replace(state, playback=playback), result=None)


def update_outputs(
    state: PartyState, outputs: tuple[Output, ...], *, can_mix: bool = False
) -> Step[None]:
    """Update the outputs of the player, and its ability to mix."""
    if (outputs, can_mix) == (state.playback.outputs, state.playback.can_mix):
        return Step(state=state, result=None)
    playback = replace(state.playback, outputs=outputs, can_mix=can_mix)
    return Step(state=replace(state, playback=playback), result=None)


def update_rooms(state: PartyState, rooms: tuple[Room, ...]) -> Step[None]:
    """Update the rooms in which the music plays."""
    if rooms == state.playback.rooms:
        return Step(state=state, result=None)
    return Step(state=replace(state, playback=replace(state.playback, rooms=rooms)), result=None)
