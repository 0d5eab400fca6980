"""A connection that the client library gives up is made anew."""

import asyncio

import pytest
from raveberry_server.adapters.nats.connection import NatsAddress, NatsClosedError, connected

from tests.fakes.real_nats import a_nats_server

PATIENCE_S = 60.0


async def test_an_error_of_nats_that_ends_the_connection_ends_what_uses_it() -> None:
    async with a_nats_server() as server:
        with pytest.RaisesGroup(NatsClosedError):
            async with (
                asyncio.timeout(PATIENCE_S),
                connected(NatsAddress(servers=(server.url,)), "test") as client,
            ):
                # The library believes that NATS takes it, and NATS refuses it.
                client._max_payload = 1 << 30
                await client.publish("a", bytes(2 << 20))
                await asyncio.Event().wait()
