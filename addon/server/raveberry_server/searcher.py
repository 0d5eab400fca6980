"""A search worker: answers searches of gateways from copies of the party and its library.

It has no pages. It may be killed at any time; gateways then ask another one, or the party.
"""

import secrets
import sys
from collections.abc import Iterator

from .adapters.nats.library_transfer import LibraryFollower
from .adapters.nats.search_answers import SearchAnswers
from .adapters.nats.search_data import RemoteSources, SearchDataFollower
from .adapters.sources.local.copies.library_assembler import LibraryAssembler
from .adapters.sources.local.source import LIBRARY, LocalSource
from .adapters.system.clock import SystemClock
from .adapters.system.metrics import Metric
from .adapters.web.auth.authenticator import Endpoint
from .application.catalog.catalog import Catalog
from .application.replication.popularity import PopularityReplica
from .application.replication.subjects import Feed
from .application.replication.worker_catalog import WorkerCatalog
from .options import Options
from .replica_process import Follower, ReplicaServices
from .replica_process import run as run_process


def run() -> int:
    """Run the worker until it is stopped, and return the exit code."""
    return run_process("searcher", _serve_searches, endpoints=(Endpoint.HOST,))


async def _serve_searches(options: Options, key: bytes, follower: Follower) -> None:
    """Answer searches until cancelled."""
    link, popularity = follower.link, PopularityReplica()
    source = LocalSource(data=options.data, plays=popularity)
    catalog = WorkerCatalog(
        library=Catalog(sources=[source], queries=popularity), party=RemoteSources(link)
    )
    data = SearchDataFollower(
        link=link, popularity=popularity, catalog=catalog, name=secrets.token_hex(8)
    )

    library = LibraryFollower(
        link=link,
        library=LibraryAssembler(library=options.data / LIBRARY),
        clock=SystemClock(),
        epoch=follower.replica.position.epoch,
        number=follower.snapshot.status.library,
    )

    def metrics() -> Iterator[Metric]:
        yield from answers.metrics()
        yield from library.metrics()

    def take(message: Feed) -> None:
        data.take(message)
        library.take(message)

    services = ReplicaServices(
        options=options,
        key=key,
        follower=follower,
        served=(Endpoint.HOST,),
        metrics=metrics,
        on_message=take,
    )
    answers = SearchAnswers(
        link=link,
        party=services.party,
        position=lambda: follower.replica.position,
        catalog=catalog,
        is_current=lambda: library.is_current,
    )

    async def answer() -> None:
        await data.until_ready()
        await library.until_ready()
        # The first search opens the library.
        await source.search("a", 1)
        await answers.run()

    services.party.listen(data.note)
    await source.start_thread()
    try:
        await services.run({"search data": data.run, "library": library.run, "searches": answer})
    finally:
        await source.close()


if __name__ == "__main__":
    sys.exit(run())
