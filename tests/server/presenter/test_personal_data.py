"""A guest reads all data that the server stores on them."""

from dataclasses import replace

from raveberry_contract import messages
from raveberry_server.domain.model.guest import Newcomer
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.domain_party import a_guest
from tests.fakes.party.headless_server import HeadlessServer

ANN = replace(a_guest("ann"), newcomer=Newcomer(id=GuestId("ann"), token_hash=None, name="Ann"))


async def my_data(server: HeadlessServer) -> messages.MyData:
    found: messages.MyData = await server.execute("my_data", ANN)
    return found


async def test_a_guest_reads_and_deletes_what_is_stored() -> None:
    server = HeadlessServer()
    async with server.running():
        assert (await my_data(server)).id is None
        await server.execute("search", ANN, q="Amb")
        made: messages.Enqueued = await server.execute(
            "enqueue", ANN, uri="local:Amber", dedication="For Ben"
        )
        await server.execute("add_hashtag", ANN, text="fun")
        await server.execute("set_profile", ANN, sign="moon")
        found = await my_data(server)
        assert (found.id, found.last_search, found.sign) == ("ann", "Amb", "moon")
        assert found.votes == (messages.OwnVote(title="Amber", artist="The As", value=1),)
        assert found.texts == ("For Ben", "#fun")
        await server.execute("forget_me", ANN)
        found = await my_data(server)
        assert (found.id, found.name, found.last_search) == (None, "", None)
        assert found.sign is None
        assert (found.votes, found.texts) == ((), ())
        assert made.entry.id in server.state.waiting
