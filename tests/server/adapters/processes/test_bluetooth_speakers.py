"""Bluetooth loudspeakers: a mocked BlueZ of others, a real D-Bus, and a real sound server."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from dbus_fast import Variant
from raveberry_server.adapters.processes.bluetooth_speakers import BluetoothProcess, overview_of
from raveberry_server.application.ports.bluetooth import Speaker, SpeakersOverview
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.notices import Notice, NoticeCode

from tests.fakes.player.mocked_bluez import CONNECTS, MockedBluez, fails

BOOM: Final = "AA:BB:CC:00:00:01"
OTHER: Final = "AA:BB:CC:00:00:02"
ADAPTER: Final = ("/org/bluez/hci0", "org.bluez.Adapter1")
DEVICE: Final = (f"/org/bluez/hci0/dev_{BOOM.replace(':', '_')}", "org.bluez.Device1")
WITHIN_S: Final = 40.0


class House:
    """A machine with Bluetooth and a sound server."""

    def __init__(self, *, bluez: MockedBluez, bluetooth: BluetoothProcess) -> None:
        self.bluez = bluez
        self.bluetooth = bluetooth

    def add_sink(self, address: str) -> None:
        """Make a sink as the sound server's Bluetooth module does."""
        name = f"bluez_sink.{address.replace(':', '_')}.a2dp_sink"
        properties = f"sink_properties='device.bus=bluetooth device.string={address}'"
        pactl("load-module", "module-null-sink", f"sink_name={name}", properties)

    async def until(self, is_so: Callable[[Speaker], bool], address: str = BOOM) -> Speaker:
        """Wait until a loudspeaker is in a certain state, and return it."""
        shown = None
        try:
            async with asyncio.timeout(WITHIN_S):
                while True:
                    overview = await self.bluetooth.overview(search=False)
                    shown = next((one for one in overview.speakers if one.address == address), None)
                    if shown is not None and is_so(shown):
                        return shown
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise AssertionError(f"it remains {shown}") from None


def pactl(*arguments: str) -> str:
    return subprocess.run(  # noqa: S603 - our own words
        ["/usr/bin/pactl", *arguments], check=True, capture_output=True, text=True, timeout=10
    ).stdout.strip()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Return a folder whose path leaves room for the name of a unix socket."""
    with TemporaryDirectory(prefix="rb", dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture
async def house(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    bluez = MockedBluez(short_folder)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bluez.address)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{short_folder}/pulse")
    (short_folder / "class" / "hci0").mkdir(parents=True)
    bluetooth = BluetoothProcess(controllers=short_folder / "class", has_sound_server=True)
    with a_sound_server(short_folder):
        async with bluez.running(), running(bluetooth):
            yield House(bluez=bluez, bluetooth=bluetooth)


@contextmanager
def a_sound_server(folder: Path) -> Iterator[None]:
    script = folder / "default.pa"
    script.write_text(
        f"load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/pulse\n"
        "load-module module-null-sink sink_name=built_in\nset-default-sink built_in\n"
    )
    command = ("/usr/bin/pulseaudio", "-n", "-F", str(script), "--daemonize=no")
    options = ("--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes")
    process = subprocess.Popen([*command, *options], env={"HOME": str(folder), "PATH": "/usr/bin"})  # noqa: S603 - our own words
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def a_player() -> Iterator[None]:
    """Play silence under the name of the player."""
    command = ("/usr/bin/pacat", "--client-name=Music Player Daemon", "--playback", "/dev/zero")
    process = subprocess.Popen(command)  # noqa: S603 - our own words
    try:
        yield
    finally:
        process.kill()
        process.wait(30)


@asynccontextmanager
async def running(bluetooth: BluetoothProcess) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(bluetooth.run())
        yield
        task.cancel()


async def test_a_search_finds_loudspeakers_and_no_phones(house: House) -> None:
    await house.bluez.add_speaker(BOOM, "Boom\nbox")
    await house.bluez.add_phone(OTHER)
    overview = await house.bluetooth.overview(search=True)
    assert overview == SpeakersOverview(
        is_available=True,
        is_searching=True,
        speakers=(Speaker(address=BOOM, name="Boom box", is_paired=False, is_connected=False),),
    )
    assert await house.bluez.get(*ADAPTER, "Discovering")


async def test_a_new_loudspeaker_is_paired_trusted_and_connected_and_plays(house: House) -> None:
    await house.bluez.add_speaker(BOOM, "Boom")
    await house.bluetooth.overview(search=True)
    with a_player():
        answer = await house.bluetooth.set_connected(BOOM.lower(), is_connected=True)
        assert answer.speakers[0].is_busy
        await house.until(lambda speaker: speaker.is_connected)
        house.add_sink(BOOM)
        speaker = await house.until(lambda speaker: not speaker.is_busy)
        assert speaker == replace(
            Speaker(address=BOOM, name="Boom", is_paired=True, is_connected=True, is_playing=True),
            latency_ms=speaker.latency_ms,
        )
    assert await house.bluez.get(*DEVICE, "Trusted")
    # Controllers pair badly while they search.
    assert not await house.bluez.get(*ADAPTER, "Discovering")
    assert pactl("get-default-sink") == "bluez_sink.AA_BB_CC_00_00_01.a2dp_sink"


async def test_a_loudspeaker_that_does_not_play_is_shown_with_the_reason(house: House) -> None:
    await house.bluez.add_speaker(BOOM, "Boom")
    await house.bluetooth.set_connected(BOOM, is_connected=True)
    await house.until(lambda speaker: speaker.is_connected)
    house.add_sink(BOOM)
    await house.until(lambda speaker: speaker.is_playing)
    pactl("set-default-sink", "built_in")
    speaker = await house.until(lambda speaker: not speaker.is_playing)
    assert speaker.problem == Notice(NoticeCode.SPEAKER_NOT_CHOSEN)


async def test_a_device_without_a_sink_is_shown_as_without_sound(house: House) -> None:
    await house.bluez.add_speaker(BOOM, "Boom")
    await house.bluetooth.set_connected(BOOM, is_connected=True)
    speaker = await house.until(lambda speaker: speaker.is_connected and not speaker.is_busy)
    assert speaker.problem == Notice(NoticeCode.SPEAKER_WITHOUT_SOUND)


async def test_a_loudspeaker_can_be_disconnected_and_removed(house: House) -> None:
    await house.bluez.add_speaker(BOOM, "Boom")
    await house.bluez.set(*DEVICE, "Paired", Variant("b", True))
    await house.bluez.set(*DEVICE, "Connected", Variant("b", True))
    await house.bluetooth.set_connected(BOOM, is_connected=False)
    await house.until(lambda speaker: not speaker.is_connected and not speaker.is_busy)
    await house.bluetooth.remove(BOOM)
    async with asyncio.timeout(WITHIN_S):
        while (await house.bluetooth.overview(search=False)).speakers:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.1)


@pytest.mark.parametrize(
    ("step", "error", "detail", "problem"),
    [
        (
            "pairs",
            "org.bluez.Error.AuthenticationFailed",
            "Authentication Failed",
            Notice(NoticeCode.SPEAKER_REFUSES, detail="Authentication Failed"),
        ),
        (
            "connects",
            "org.bluez.Error.Failed",
            "br-connection-page-timeout",
            Notice(NoticeCode.SPEAKER_AWAY),
        ),
    ],
)
async def test_a_failed_action_is_shown_with_its_reason_until_the_next_one(
    house: House, step: str, error: str, detail: str, problem: Notice
) -> None:
    await house.bluez.add_speaker(BOOM, "Boom", **{step: fails(error, detail)})
    await house.bluetooth.set_connected(BOOM, is_connected=True)
    speaker = await house.until(lambda speaker: speaker.problem is not None)
    assert speaker.problem == problem
    assert not speaker.is_busy
    assert (await house.bluetooth.set_connected(BOOM, is_connected=True)).speakers[0].is_busy


async def test_a_loudspeaker_that_is_connected_already_is_no_failure(house: House) -> None:
    twice = fails("org.bluez.Error.AlreadyConnected", "Already Connected")
    await house.bluez.add_speaker(BOOM, "Boom", connects=f"{CONNECTS}; {twice}")
    house.add_sink(BOOM)
    await house.bluetooth.set_connected(BOOM, is_connected=True)
    assert (await house.until(lambda speaker: speaker.is_playing)).problem is None


async def test_an_unknown_loudspeaker_is_refused(house: House) -> None:
    with pytest.raises(RefusedError) as refused:
        await house.bluetooth.set_connected(OTHER, is_connected=True)
    assert refused.value.refusal is Refusal.SPEAKER_UNKNOWN


async def test_a_controller_that_is_off_is_shown_and_a_search_switches_it_on(house: House) -> None:
    await house.bluez.set(*ADAPTER, "Powered", Variant("b", False))
    overview = await house.bluetooth.overview(search=False)
    assert overview.problem == Notice(NoticeCode.BLUETOOTH_OFF)
    overview = await house.bluetooth.overview(search=True)
    assert (overview.is_searching, overview.problem) == (True, None)
    assert await house.bluez.get(*ADAPTER, "Powered")


async def test_without_bluez_loudspeakers_are_refused_with_what_it_takes(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={short_folder}/nothing")
    (short_folder / "hci0").mkdir()
    bluetooth = BluetoothProcess(controllers=short_folder, has_sound_server=True)
    async with running(bluetooth):
        overview = await bluetooth.overview(search=True)
        assert overview.is_available
        assert overview.problem == Notice(Refusal.BLUETOOTH_MISSING)
        for act in (bluetooth.set_connected(BOOM, is_connected=True), bluetooth.remove(BOOM)):
            with pytest.raises(RefusedError) as refused:
                await act
            assert refused.value.refusal is Refusal.BLUETOOTH_MISSING


@pytest.mark.parametrize(("has_sound_server", "has_controller"), [(False, True), (True, False)])
async def test_without_controller_or_sound_server_nothing_is_started(
    tmp_path: Path, *, has_sound_server: bool, has_controller: bool
) -> None:
    if has_controller:
        (tmp_path / "hci0").mkdir()
    bluetooth = BluetoothProcess(controllers=tmp_path, has_sound_server=has_sound_server)
    # Nothing runs that could answer.
    assert await bluetooth.overview(search=True) == SpeakersOverview(is_available=False)
    with pytest.raises(RefusedError) as refused:
        await bluetooth.remove(BOOM)
    assert refused.value.refusal is Refusal.BLUETOOTH_MISSING


GOOD: Final = {
    "address": BOOM,
    "name": "Boom",
    "paired": True,
    "connected": True,
    "playing": False,
    "busy": False,
    "latency_ms": 180,
    "problem": {"code": "speaker_away", "params": {}},
}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"speakers": None},
        {"speakers": "x"},
        {"speakers": [None, 1, [], {}]},
        {"speakers": [{**GOOD, "address": 7}]},
        {"speakers": [{**GOOD, "paired": "yes"}]},
        {"speakers": [{**GOOD, "latency_ms": "180"}]},
        {"speakers": [{**GOOD, "problem": 5}]},
        {"speakers": [], "searching": 1, "problem": "bad"},
    ],
)
def test_malformed_answers_of_the_process_show_nothing(answer: dict[str, object]) -> None:
    assert overview_of(answer) == SpeakersOverview(is_available=True)


def test_an_answer_of_the_process_is_shown_as_it_is() -> None:
    overview = overview_of({"speakers": [GOOD], "searching": True, "problem": None})
    (speaker,) = overview.speakers
    assert (speaker.latency_ms, speaker.problem) == (180, Notice(NoticeCode.SPEAKER_AWAY))
    assert overview.is_searching
