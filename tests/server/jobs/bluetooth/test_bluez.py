"""Loudspeakers among the objects of BlueZ, its errors, and its questions while pairing."""

from typing import Final

import pytest
from dbus_fast import Message, MessageType
from raveberry_server.domain.notices import Notice, NoticeCode
from raveberry_server.jobs.bluetooth.bluez import (
    BluezError,
    Device,
    agent_reply,
    problem_of,
    surroundings_in,
)

ADAPTER: Final = "org.bluez.Adapter1"
DEVICE: Final = "org.bluez.Device1"
PLAYS_SOUND: Final = "0000110b-0000-1000-8000-00805f9b34fb"
SPEAKER: Final = {
    "Address": "AA:BB:CC:00:00:01",
    "Adapter": "/org/bluez/hci0",
    "Alias": "Boom",
    "UUIDs": [PLAYS_SOUND],
}


def devices(**properties: object) -> list[Device]:
    found = surroundings_in({"/org/bluez/hci0/dev": {DEVICE: {**SPEAKER, **properties}}})
    return list(found.devices)


@pytest.mark.parametrize(
    "properties",
    [
        {"Address": None},
        {"Address": 7},
        {"Adapter": None},
        {"UUIDs": None},
        {"UUIDs": "0000110b"},
        {"UUIDs": [7]},
        {"UUIDs": [], "Class": None},
        {"UUIDs": [], "Class": "0x240414"},
        {"UUIDs": [], "Class": True},
        {"UUIDs": [], "Class": 0x5A020C},
        {"UUIDs": ["other"], "Class": 0x240404, "Paired": True},
    ],
    ids=repr,
)
def test_a_device_that_is_malformed_or_plays_no_sound_is_left_out(
    properties: dict[str, object],
) -> None:
    assert devices(**properties) == []


@pytest.mark.parametrize("objects", [None, [], 7, {"/": None}, {"/": {DEVICE: 7, ADAPTER: []}}])
def test_malformed_objects_are_left_out(objects: object) -> None:
    found = surroundings_in(objects)
    assert (found.controllers, found.devices, found.controller) == ([], [], None)


@pytest.mark.parametrize(
    "properties",
    [
        {"UUIDs": [PLAYS_SOUND]},
        {"UUIDs": [], "Class": 0x240414},
        {"UUIDs": None, "Class": 0x240404},
    ],
    ids=repr,
)
def test_a_loudspeaker_is_found_by_its_profile_or_before_pairing_by_its_class(
    properties: dict[str, object],
) -> None:
    (device,) = devices(**properties)
    assert (device.address, device.name, device.is_paired) == ("AA:BB:CC:00:00:01", "Boom", False)


@pytest.mark.parametrize(
    ("alias", "name", "shown"),
    [
        ("Boom", "B-1", "Boom"),
        ("", "B-1", "B-1"),
        (None, None, "AA:BB:CC:00:00:01"),
        ("a\n\tb\x00\u202ec", "", "a b c"),
        ("x" * 300, "", "x" * 60),
        (7, " ", "AA:BB:CC:00:00:01"),
    ],
)
def test_names_are_one_short_line(alias: object, name: object, shown: str) -> None:
    (device,) = devices(Alias=alias, Name=name)
    assert device.name == shown


def test_the_controller_that_is_powered_is_used() -> None:
    off, on = {ADAPTER: {"Powered": False}}, {ADAPTER: {"Powered": True, "Discovering": True}}
    found = surroundings_in({"/org/bluez/hci0": off, "/org/bluez/hci1": on})
    assert found.controller is not None
    assert (found.controller.path, found.controller.is_searching) == ("/org/bluez/hci1", True)
    only_off = surroundings_in({"/org/bluez/hci0": off}).controller
    assert only_off is not None
    assert not only_off.is_powered


@pytest.mark.parametrize(
    ("name", "detail", "code"),
    [
        ("org.bluez.Error.NotReady", "Resource Not Ready", NoticeCode.BLUETOOTH_OFF),
        ("org.bluez.Error.ConnectionAttemptFailed", "Page Timeout", NoticeCode.SPEAKER_AWAY),
        ("org.bluez.Error.Failed", "Host is down", NoticeCode.SPEAKER_AWAY),
        ("org.freedesktop.DBus.Error.UnknownObject", "", NoticeCode.SPEAKER_AWAY),
        (
            "org.bluez.Error.Failed",
            "br-connection-profile-unavailable",
            NoticeCode.SPEAKER_WITHOUT_SOUND,
        ),
    ],
)
def test_each_failure_has_a_reason_that_says_what_to_do(
    name: str, detail: str, code: NoticeCode
) -> None:
    assert problem_of(BluezError(name, detail)) == Notice(code)


def test_another_failure_names_the_words_of_bluez() -> None:
    refused = problem_of(BluezError("org.bluez.Error.AuthenticationRejected"))
    assert refused == Notice(NoticeCode.SPEAKER_REFUSES, detail="AuthenticationRejected")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("RequestPinCode", ["0000"]),
        ("RequestPasskey", [0]),
        ("RequestConfirmation", []),
        ("Cancel", []),
    ],
)
def test_questions_while_pairing_are_answered(question: str, answer: list[object]) -> None:
    message = Message(
        path="/raveberry/agent", interface="org.bluez.Agent1", member=question, serial=5
    )
    reply = agent_reply(message)
    assert reply is not None
    assert (reply.message_type, reply.body) == (MessageType.METHOD_RETURN, answer)


def test_other_messages_are_not_answered() -> None:
    message = Message(path="/elsewhere", interface="org.bluez.Agent1", member="Cancel", serial=5)
    assert agent_reply(message) is None
