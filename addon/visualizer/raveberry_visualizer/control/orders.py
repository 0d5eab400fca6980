"""Orders for the lights, from the contract's words to settings."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from raveberry_contract import ContractError
from raveberry_contract.messages import LightOrder, Power

from raveberry_visualizer.effects import EFFECTS
from raveberry_visualizer.engine import LightSetting

from .memory import rgb


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


def _or[T](chosen: T | None, before: T) -> T:
    return before if chosen is None else chosen


def _expect(name: str, known: Collection[str], path: str) -> None:
    if name not in known:
        raise ContractError(path, f"expected one of {', '.join(known)}, got {name!r:.80}")


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
