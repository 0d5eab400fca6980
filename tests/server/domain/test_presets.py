"""Presets of settings."""

import pytest
from raveberry_server.domain.model.settings import Settings, setting_rows, to_json
from raveberry_server.domain.presets import PRESETS
from raveberry_server.domain.setting_changes import set_settings, with_setting

from tests.fakes.party.domain_party import DomainParty


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_valid_values_only(name: str) -> None:
    for setting, value in PRESETS[name].items():
        after = with_setting(Settings(), setting, value)
        assert to_json(getattr(after, setting)) == value, setting


def test_every_preset_sets_the_same_settings_so_that_no_earlier_one_remains() -> None:
    first, *others = (preset.keys() for preset in PRESETS.values())
    assert all(other == first for other in others)


def test_no_preset_reveals_or_replaces_an_account_or_an_address() -> None:
    rows = setting_rows()
    for preset in PRESETS.values():
        for name in preset:
            assert not rows[name].is_secret
            assert not rows[name].is_host_only
            assert not rows[name].is_address


def test_a_preset_is_undone_by_setting_the_values_before() -> None:
    party = DomainParty()
    party.set("cooldown_s", 77)
    before = party.state.settings
    changed = party.do(set_settings(party.state, PRESETS["wedding"]))
    assert changed["cooldown_s"] == 77
    assert "order" not in changed
    assert party.state.settings.approval
    party.do(set_settings(party.state, changed))
    assert party.state.settings == before
