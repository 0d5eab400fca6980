"""Integration and visualizer agree about effects."""

import json
from pathlib import Path

import numpy as np
import pytest
from raveberry_visualizer.control.lights_info import OWN_COLORS
from raveberry_visualizer.dsp import Features
from raveberry_visualizer.effects import COVER, EFFECTS, OWN, PALETTES, REQUESTER, Look

INTEGRATION = Path(__file__).resolve().parents[2] / "custom_components/raveberry"
LANGUAGES = sorted((INTEGRATION / "translations").glob("*.json"))


def hue(effect: str, *, red: float, blue: float) -> np.ndarray:
    """All the light of an effect in a second of loud music, by primary."""
    color = np.array([[red], [0.0], [blue]], dtype=np.float32)
    kind, total = EFFECTS[effect], np.zeros(3)
    drawn = kind.make(8)
    look = Look(color=color, speed=0.5, parameters=kind.parameter_values({}))
    for number in range(60):
        features = Features(
            bands=np.full_like(Features().bands, 0.8),
            bass=0.8,
            mid=0.8,
            treble=0.8,
            level=0.8,
            bass_onset=1.0 - number % 20 / 20,
            mid_onset=1.0 - number % 20 / 20,
            treble_onset=1.0 - number % 20 / 20,
            bpm=180.0,
            beats=number // 20,
            beat_phase=number % 20 / 20,
        )
        frame = drawn.draw(features, look, 1 / 60)
        total += frame.sum(axis=1)
    assert effect == "disabled" or total.any(), "it showed nothing, so this proves nothing"
    return total


@pytest.mark.parametrize("effect", EFFECTS)
def test_the_info_names_the_effects_that_ignore_the_colour(effect: str) -> None:
    blue_of_red = hue(effect, red=1.0, blue=0.0)[2]
    red_of_blue = hue(effect, red=0.0, blue=1.0)[0]
    shows_color = blue_of_red == red_of_blue == 0
    assert shows_color == (effect not in OWN_COLORS)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in LANGUAGES])
def test_every_palette_has_a_name_in_every_language(path: Path) -> None:
    texts = json.loads(path.read_text())["entity"]["select"]["light_palette"]
    assert list(texts["state"]) == [OWN, COVER, REQUESTER, *PALETTES]
