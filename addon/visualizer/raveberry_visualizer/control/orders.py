"""Orders for the lights, from the contract's words to settings."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from raveberry_contract import ContractError
from raveberry_contract.messages import MOST_SCENES, LightOrder, LightsOrder, Power

from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import LightSetting

from .memory import Memory, rgb
from .roster import Roster

LONGEST_NAME: Final = 60


def ordered(setting: LightSetting, order: LightOrder, palettes: Collection[str]) -> LightSetting:
    """The setting that an order asks for; what it leaves out stays.

    Raises:
        ContractError: it asks for what there is not.
    """
    effect = _or(order.effect, setting.effect)
    _expect(effect, EFFECTS, "$.effect")
    if order.palette is not None:
        _expect(order.palette, palettes, "$.palette")
    power = None if order.state is None else order.state is Power.ON
    return replace(
        setting,
        is_on=_or(power, setting.is_on),
        brightness=_or(order.brightness, setting.brightness),
        color=setting.color if order.color is None else rgb(order.color),
        effect=effect,
        parameters=_tuned(setting.parameters, effect, order.parameters or {}),
        palette=_or(order.palette, setting.palette),
        is_monochrome=_or(order.monochrome, setting.is_monochrome),
        delay_ms=_or(order.delay_ms, setting.delay_ms),
        gamma=_or(order.gamma, setting.gamma),
        white=setting.white if order.white is None else rgb(order.white),
        crossfade_s=_or(order.crossfade_s, setting.crossfade_s),
    )


def remembered(memory: Memory, order: LightsOrder) -> Memory:
    """What is kept of all lights together after an order; what it leaves out stays."""
    return replace(
        memory,
        speed=_or(order.speed, memory.speed),
        safe=_or(order.safe, memory.safe),
        automatic=_or(order.automatic, memory.automatic),
        reactions=_or(order.reactions, memory.reactions),
    )


def expect_possible(order: LightsOrder, memory: Memory, roster: Roster) -> None:
    """An order is carried out as a whole, or not at all.

    Raises:
        ContractError: it asks for what there is not.
    """
    for path, name in (("$.scene", order.scene), ("$.remove_scene", order.remove_scene)):
        if name is not None:
            _expect(name, memory.scenes, path)
    if order.save_scene is not None:
        _expect_room(order.save_scene, memory.scenes)
    if order.calibration is not None:
        _expect(order.calibration.device, roster.lights, "$.calibration.device")
    if order.find and not roster.can_search:
        raise ContractError(
            "$.find", "the add-on has a network of its own; name the devices in its options"
        )
    if order.add is not None:
        _expect(order.add, [one.id for one in roster.found], "$.add")
    if order.remove is not None:
        _expect(order.remove, roster.added, "$.remove")


def _expect_room(name: str, scenes: Collection[str]) -> None:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise ContractError(
            "$.save_scene", f"a name has 1 to {LONGEST_NAME} characters that can be printed"
        )
    if name not in scenes and len(scenes) >= MOST_SCENES:
        raise ContractError("$.save_scene", f"{MOST_SCENES} scenes are kept; remove one first")


def _or[T](chosen: T | None, before: T) -> T:
    return before if chosen is None else chosen


def _expect(name: str, known: Collection[str], path: str) -> None:
    if name not in known:
        allowed = ", ".join(known) or "none"
        raise ContractError(path, f"expected one of {allowed}, got {name!r:.80}")


def _tuned(
    before: Mapping[str, Mapping[str, float]], effect: str, chosen: Mapping[str, float]
) -> Mapping[str, Mapping[str, float]]:
    """All that is tuned, after some parameters of one effect were ordered."""
    parameters = {parameter.id: parameter for parameter in EFFECTS[effect].parameters}
    for name, value in chosen.items():
        path = f"$.parameters.{name:.40}"
        if name not in parameters:
            known = ", ".join(parameters) or "none"
            raise ContractError(path, f"effect {effect} has no such parameter; it has: {known}")
        if not parameters[name].allows(value):
            low, high = parameters[name].low, parameters[name].high
            raise ContractError(path, f"must be from {low} to {high}, got {value}")
    return {**before, effect: {**before.get(effect, {}), **chosen}} if chosen else before
