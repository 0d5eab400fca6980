"""Cache of recent search results."""

from raveberry_server.adapters.sources import recent_answers
from raveberry_server.adapters.sources.recent_answers import RecentAnswers
from raveberry_server.application.ports import Found

NOTHING = Found(songs=(), has_more=False)


async def test_an_answer_holds_for_a_while_and_for_the_same_question() -> None:
    answers = RecentAnswers()
    assert answers.found("elm", 5, 0.0) is None
    assert answers.keep("elm", 5, NOTHING, 0.0) is NOTHING
    assert answers.found("elm", 5, 599.0) is NOTHING
    assert answers.found("elm", 6, 599.0) is None
    assert answers.found("elm", 5, 600.0) is None


async def test_only_so_many_are_remembered_the_newest_first() -> None:
    answers = RecentAnswers()
    for number in range(recent_answers._MOST + 1):
        answers.keep(f"elm {number}", 5, NOTHING, 0.0)
    assert answers.found("elm 0", 5, 1.0) is None
    assert answers.found("elm 1", 5, 1.0) is NOTHING
