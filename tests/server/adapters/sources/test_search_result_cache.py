"""Cache of recent search results."""

from raveberry_server.adapters.sources import search_result_cache
from raveberry_server.adapters.sources.search_result_cache import SearchResultCache
from raveberry_server.application.ports import Found

NOTHING = Found(songs=(), has_more=False)


async def test_an_answer_holds_for_a_while_and_for_the_same_question() -> None:
    answers = SearchResultCache()
    assert answers.found("elm", 5, 0.0) is None
    assert answers.keep("elm", 5, NOTHING, 0.0) is NOTHING
    assert answers.found("elm", 5, 599.0) is NOTHING
    assert answers.found("elm", 6, 599.0) is None
    assert answers.found("elm", 5, 600.0) is None


async def test_the_cache_keeps_the_newest_results() -> None:
    answers = SearchResultCache()
    for number in range(search_result_cache._MOST + 1):
        answers.keep(f"elm {number}", 5, NOTHING, 0.0)
    assert answers.found("elm 0", 5, 1.0) is None
    assert answers.found("elm 1", 5, 1.0) is NOTHING
