"""Search of pages in the sources of this server."""

from collections.abc import Callable

from raveberry_contract import messages

from raveberry_server.application.catalog.catalog import Catalog
from raveberry_server.application.catalog.search import (
    SearchProgress,
    SearchQuery,
    search_all,
    searcher,
)
from raveberry_server.application.party_view import PartyView
from raveberry_server.domain.model.guest import Caller
from raveberry_server.presenter.command_results import search_answer

from .dispatcher import CommandDispatcher


class SourceSearch:
    """Search that answers as the sources do."""

    def __init__(self, *, party: PartyView, catalog: Catalog, commands: CommandDispatcher) -> None:
        self._party = party
        self._catalog = catalog
        self._commands = commands

    async def search(
        self,
        caller: Callable[[], Caller],
        wanted: messages.SearchRequest,
        tell: Callable[[messages.SearchAnswer, bool], None],
    ) -> None:
        """Pass on the results so far, each time a source answers, and whether they are complete."""
        query = SearchQuery(words=wanted.q, limit=wanted.limit, sources=wanted.sources)
        state, asking = self._party.saved.state, caller()
        by = searcher(state, asking.id, asking.role)

        def pass_on(progress: SearchProgress) -> None:
            uris = (song.uri for song in progress.found.songs)
            self._commands.note_search(caller().id, query.words, uris)
            state, now = self._party.saved.state, self._party.now()
            answer = search_answer(query.words, progress, state, now, asking.role)
            tell(answer, progress.is_done)

        pass_on(await search_all(self._catalog, state.settings, query, by, pass_on))
