"""Serialized parts of the state, which thousands of pages share."""

from dataclasses import replace

from raveberry_contract import dumps
from raveberry_server.domain.model.guest import Role
from raveberry_server.presenter.queue_json import SettingsSerializer
from raveberry_server.presenter.state import NO_LIGHTS, settings_message

from tests.fakes.party.domain_party import DomainParty


def test_settings_are_serialized_once_for_each_role_until_they_change() -> None:
    state = DomainParty(subsonic_url="http://192.168.1.5:4533").state
    serializer = SettingsSerializer()
    texts = {role: serializer.settings(state, role) for role in (Role.GUEST, Role.HOST)}
    assert texts[Role.GUEST] != texts[Role.HOST]
    for role, text in texts.items():
        assert text == dumps(settings_message(state, role))
        assert serializer.settings(state, role) is text
    louder = replace(state, settings=replace(state.settings, volume=state.settings.volume + 1))
    assert serializer.settings(louder, Role.HOST) == dumps(settings_message(louder, Role.HOST))


def test_lights_are_serialized_once_for_each_role_until_they_change() -> None:
    found = replace(NO_LIGHTS, found=())
    serializer = SettingsSerializer()
    for_guest, for_host = (serializer.lights(found, role) for role in (Role.GUEST, Role.HOST))
    assert "found" not in for_guest
    assert "found" in for_host
    assert serializer.lights(found, Role.HOST) is for_host
    assert serializer.lights(NO_LIGHTS, Role.HOST) == dumps(NO_LIGHTS)
