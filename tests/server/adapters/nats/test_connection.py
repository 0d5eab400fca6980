"""Connections to NATS: encrypted if wanted, and made anew if the client library gives one up."""

import asyncio
from pathlib import Path

import pytest
from nats.errors import ConnectionClosedError
from raveberry_server.adapters.nats.connection import NatsAddress, NatsClosedError, connected

from tests.fakes.certificates import server_context
from tests.fakes.party.gateways import a_gateway, a_published_party
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


async def test_a_message_to_a_connection_that_has_just_ended_is_an_error_of_nats() -> None:
    async with (
        a_nats_server() as server,
        asyncio.timeout(PATIENCE_S),
        connected(NatsAddress(servers=(server.url,)), "test") as client,
    ):
        # The library has not noticed yet, and writes by itself.
        client._flusher_task.cancel()
        client._transport._io_writer.transport.abort()
        await asyncio.sleep(0)
        with pytest.raises(ConnectionClosedError):
            await client.publish("a", b"")


async def test_party_and_gateway_meet_over_tls_and_trust_no_other_certificate(
    tmp_path: Path,
) -> None:
    folders = [tmp_path / name for name in ("ours", "theirs")]
    for folder in folders:
        folder.mkdir()
    ours, theirs = (server_context(folder)[1] for folder in folders)
    conf = tmp_path / "nats.conf"
    conf.write_text(f'tls {{ cert_file: "{ours}", key_file: "{ours.with_name("key.pem")}" }}')
    async with (
        a_nats_server(conf, "tls") as server,
        a_published_party(tmp_path, server, ca=ours),
        a_gateway(tmp_path / "a", server, ca=ours) as gateway,
        a_gateway(tmp_path / "b", server, ca=theirs) as other,
        asyncio.timeout(PATIENCE_S),
    ):
        await gateway.until_open()
        assert "certificate" in await other.until_logged("NATS refuses this process")
