"""Own messages come back once and in order; all others are somebody else's."""

from raveberry_contract.echoes import Echoes


def test_an_echo_is_our_own_once() -> None:
    echoes = Echoes()
    echoes.note_published("a", b"1")
    assert echoes.is_own("a", b"1")
    assert not echoes.is_own("a", b"1")


def test_a_foreign_payload_is_not() -> None:
    echoes = Echoes()
    echoes.note_published("a", b"1")
    for topic, payload in (("a", b"2"), ("a", b""), ("b", b"1")):
        assert not echoes.is_own(topic, payload)
    assert echoes.is_own("a", b"1")


def test_an_old_message_of_ours_that_is_replayed_is_foreign() -> None:
    echoes = Echoes()
    for payload in (b"1", b"2"):
        echoes.note_published("a", payload)
        assert echoes.is_own("a", payload)
    assert not echoes.is_own("a", b"1")
    assert echoes.latest("a") == b"2"


def test_echoes_that_were_lost_are_not_waited_for() -> None:
    echoes = Echoes()
    for payload in (b"1", b"2", b"3"):
        echoes.note_published("a", payload)
    assert echoes.is_own("a", b"2")
    assert not echoes.is_own("a", b"1")
    assert echoes.is_own("a", b"3")


def test_there_is_no_latest_before_the_first() -> None:
    assert Echoes().latest("a") is None


def test_a_broker_that_never_answers_fills_no_memory() -> None:
    echoes = Echoes()
    for number in range(10_000):
        echoes.note_published("a", b"%d" % number)
    assert len(echoes._awaited["a"]) < 1_000
