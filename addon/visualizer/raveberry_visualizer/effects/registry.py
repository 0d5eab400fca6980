"""All effects, as their modules declare them."""

from collections.abc import Mapping
from typing import Final

from raveberry_visualizer.effects.shared.effect_kind import EffectKind, Use
from raveberry_visualizer.plugin_discovery import plugins

_KINDS: Final = sorted(
    plugins("raveberry_visualizer.effects", EffectKind).values(),
    key=lambda kind: not kind.is_still,
)


def _used_as(use: Use) -> Mapping[str, EffectKind]:
    return {kind.id: kind for kind in _KINDS if kind.use is use}


EFFECTS: Final = _used_as(Use.CHOICE)
"""By id, in display order: still ones, then the others, each sorted by id."""

OVERRIDES: Final = _used_as(Use.OVERRIDE)
"""Effects that temporarily replace the chosen one and cannot be chosen; by id."""

OVERLAYS: Final = _used_as(Use.OVERLAY)
"""Effects that are temporarily drawn over the chosen one and cannot be chosen; by id."""
