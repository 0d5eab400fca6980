"""Home Assistant has a translation of each fault of the player."""

import json
from pathlib import Path

import pytest
from raveberry_server.application.errors import PlayerFault

from tests.architecture.tree import ROOT

TRANSLATIONS = ROOT / "custom_components" / "raveberry" / "translations"


@pytest.mark.parametrize("file", sorted(TRANSLATIONS.glob("*.json")), ids=lambda file: file.stem)
@pytest.mark.parametrize("fault", PlayerFault)
def test_every_fault_of_the_player_has_words(file: Path, fault: PlayerFault) -> None:
    assert f"player_{fault}" in json.loads(file.read_text(encoding="utf-8"))["issues"]
