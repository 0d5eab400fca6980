"""Presets of settings."""

import pytest
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.settings import Settings, setting_rows, to_json
from raveberry_server.domain.presets import PRESETS, apply_preset, undo_preset
from raveberry_server.domain.setting_changes import with_setting

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


def test_a_preset_is_undone_once_by_its_name() -> None:
    party = DomainParty()
    party.set("cooldown_s", 77)
    before = party.state.settings
    changed = party.do(apply_preset(party.state, "wedding"))
    assert changed["cooldown_s"] == 77
    assert "order" not in changed
    assert party.state.settings.approval
    assert party.do(undo_preset(party.state, "office")) == {}
    assert party.do(undo_preset(party.state, "wedding")).keys() == changed.keys()
    assert party.state.settings == before
    assert party.state.applied_preset is None
    party.set("cooldown_s", 78)
    assert party.do(undo_preset(party.state, "wedding")) == {}
    assert party.state.settings.cooldown_s == 78


def test_the_undo_of_a_preset_leaves_what_was_changed_since() -> None:
    party = DomainParty()
    party.do(apply_preset(party.state, "wedding"))
    party.set("song_max_s", 300)
    assert "song_max_s" not in party.do(undo_preset(party.state, "wedding"))
    assert party.state.settings.song_max_s == 300
    assert not party.state.settings.approval


def test_the_undo_of_a_preset_returns_the_volume_that_it_limited() -> None:
    party = DomainParty()
    party.set("volume", 0.9)
    party.do(apply_preset(party.state, "office"))
    assert party.state.settings.volume == 0.5
    party.do(undo_preset(party.state, "office"))
    assert party.state.settings.volume == 0.9


def test_a_preset_that_changes_nothing_leaves_the_one_before_to_undo() -> None:
    party = DomainParty()
    party.do(apply_preset(party.state, "wedding"))
    applied = party.state.applied_preset
    assert party.do(apply_preset(party.state, "wedding")) == {}
    assert party.state.applied_preset is applied


def test_a_preset_that_does_not_exist_is_refused() -> None:
    party = DomainParty()
    with pytest.raises(RefusedError) as refused:
        apply_preset(party.state, "funeral")
    assert refused.value.refusal is Refusal.PRESET_UNKNOWN
