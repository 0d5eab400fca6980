"""The connection to a player that comes and goes."""

import asyncio

import pytest
from raveberry_server.application.errors import PlayerFault, PlayerLostError
from raveberry_server.application.playback.connection import RESTART_WITHIN_S, PlayerConnection

from tests.fakes.clock import FakeClock
from tests.fakes.player.fake_player import FakePlayer
from tests.fakes.tasks import running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def player(clock: FakeClock) -> FakePlayer:
    return FakePlayer(clock=clock)


@pytest.fixture
def connection(player: FakePlayer, clock: FakeClock) -> PlayerConnection:
    return PlayerConnection(player=player, clock=clock, restarts_done=3)


async def test_a_new_connection_stops_announcements_of_an_earlier_server(
    connection: PlayerConnection, player: FakePlayer
) -> None:
    assert connection.generation == 0
    for _ in range(3):
        assert await connection.open()
    assert (player.calls["connect"], player.calls["stop_announcement"]) == (1, 1)
    assert connection.generation == 1


async def test_a_lost_player_is_left_alone_for_a_while(
    connection: PlayerConnection, player: FakePlayer, clock: FakeClock
) -> None:
    player.die()
    with pytest.raises(PlayerLostError):
        await connection.open()
    await connection.close(clock.mono_s())
    assert not await connection.open()
    assert player.calls["connect"] == 1
    clock.advance(connection.retry_from_s - clock.mono_s())
    player.revive()
    assert await connection.open()
    assert connection.generation == 1, "the first attempt was no connection"


async def test_the_pauses_between_attempts_grow_until_the_player_answers(
    connection: PlayerConnection, clock: FakeClock
) -> None:
    async def pause_s() -> float:
        await connection.close(clock.mono_s())
        return connection.retry_from_s - clock.mono_s()

    assert [await pause_s() for _ in range(4)] == [0.5, 1.0, 2.0, 3.0]
    connection.note_answer()
    assert await pause_s() == 0.5


def test_each_requested_restart_is_taken_once(connection: PlayerConnection) -> None:
    assert not connection.take_restart(3), "done before the server was started"
    assert connection.take_restart(4)
    assert not connection.take_restart(4)


def test_a_player_may_be_away_for_a_while_after_a_restart(
    connection: PlayerConnection, clock: FakeClock
) -> None:
    assert not connection.is_restarting(clock.mono_s())
    connection.take_restart(4)
    assert connection.is_restarting(clock.mono_s() + RESTART_WITHIN_S - 0.1)
    assert not connection.is_restarting(clock.mono_s() + RESTART_WITHIN_S)


async def test_a_restarted_player_is_connected_anew(
    connection: PlayerConnection, player: FakePlayer
) -> None:
    await connection.open()
    await connection.restart()
    assert player.calls["restart"] == 1
    assert await connection.open()
    assert connection.generation == 2


async def test_a_player_that_does_not_answer_again_and_again_is_restarted(
    connection: PlayerConnection, player: FakePlayer
) -> None:
    for fault in (PlayerFault.SILENT, PlayerFault.UNREACHABLE, PlayerFault.SILENT):
        await connection.restart_if_hung(fault)
    connection.note_answer()
    await connection.restart_if_hung(PlayerFault.SILENT)
    assert player.calls["restart"] == 0, "it has answered in between, or is not there at all"
    await connection.restart_if_hung(PlayerFault.SILENT)
    assert player.calls["restart"] == 1
    await connection.restart_if_hung(PlayerFault.SILENT)
    assert player.calls["restart"] == 1


async def test_a_player_that_cannot_be_ended_is_tried_again(
    connection: PlayerConnection, player: FakePlayer
) -> None:
    player.die()
    for _ in range(4):
        await connection.restart_if_hung(PlayerFault.SILENT)
    assert player.calls["restart"] == 2


async def test_changes_and_losses_are_both_notified(
    connection: PlayerConnection, player: FakePlayer
) -> None:
    notified = asyncio.Event()

    async def expect_notification() -> None:
        async with asyncio.timeout(5):
            await notified.wait()
        notified.clear()

    async with running(connection.watch(notified.set)):
        await connection.open()
        player.notify()
        await expect_notification()
        player.die()
        await expect_notification()
        player.revive()
        assert await connection.open(), "the loss is known, so it connects again at once"
        assert connection.generation == 2
