"""Requests to the process of the loudspeakers."""

import asyncio

import pytest
from raveberry_server.jobs.bluetooth.bluez import Bluez, BluezError, Surroundings, surroundings_in
from raveberry_server.jobs.bluetooth.speaker_sinks import SoundServer
from raveberry_server.jobs.bluetooth.speakers import SpeakerControl, question_in, serve


class QuietBluez(Bluez):
    """A controller without devices."""

    async def surroundings(self) -> Surroundings:
        return surroundings_in({"/org/bluez/hci0": {"org.bluez.Adapter1": {"Powered": True}}})


class AbsentBluez(Bluez):
    """No BlueZ."""

    async def surroundings(self) -> Surroundings:
        raise BluezError("org.freedesktop.DBus.Error.ServiceUnknown")


@pytest.mark.parametrize(
    "line", [b"", b"{", b"7", b"[]", b"null", b'{"do": "overview"}', b"\xff\xfe", b"[" * 100_000]
)
def test_malformed_lines_are_no_requests(line: bytes) -> None:
    assert question_in(line) is None


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"do": "overview"},
        {"do": "overview", "search": 1},
        {"do": "connect"},
        {"do": "connect", "address": 7},
        {"do": "dance", "address": "x"},
    ],
    ids=repr,
)
async def test_malformed_requests_are_refused(question: dict[str, object]) -> None:
    async with asyncio.TaskGroup() as tasks:
        control = SpeakerControl(bluez=QuietBluez(), sound=SoundServer(), tasks=tasks)
        assert await control.answer(question) == {"refusal": "invalid_message"}


async def test_malformed_lines_do_not_keep_others_from_their_answer() -> None:
    written: list[object] = []
    reader = asyncio.StreamReader()
    reader.feed_data(b'{"id"\n{"id": 4, "do": "overview", "search": false}\n')
    reader.feed_eof()
    async with asyncio.TaskGroup() as tasks:
        control = SpeakerControl(bluez=QuietBluez(), sound=SoundServer(), tasks=tasks)
        await serve(reader, written.append, control, tasks)
    assert written == [{"id": 4, "speakers": (), "searching": False, "problem": None}]


async def test_without_bluez_the_answer_has_the_reason() -> None:
    async with asyncio.TaskGroup() as tasks:
        control = SpeakerControl(bluez=AbsentBluez(), sound=SoundServer(), tasks=tasks)
        answer = await control.answer({"do": "overview", "search": False})
    assert answer["problem"] == {"code": "bluetooth_missing", "params": {}}
