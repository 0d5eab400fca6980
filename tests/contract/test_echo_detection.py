"""Own messages come back once and in order; all others are somebody else's."""

from raveberry_contract.echo_detection import EchoDetector


def test_an_echo_is_expected_once() -> None:
    echoes = EchoDetector()
    echoes.note_published("a", b"1")
    assert echoes.is_own("a", b"1")
    assert not echoes.is_own("a", b"1")


def test_a_foreign_payload_is_no_echo() -> None:
    echoes = EchoDetector()
    echoes.note_published("a", b"1")
    for topic, payload in (("a", b"2"), ("a", b""), ("b", b"1")):
        assert not echoes.is_own(topic, payload)
    assert echoes.is_own("a", b"1")


def test_a_replayed_message_is_foreign() -> None:
    echoes = EchoDetector()
    for payload in (b"1", b"2"):
        echoes.note_published("a", payload)
        assert echoes.is_own("a", payload)
    assert not echoes.is_own("a", b"1")
    assert echoes.latest("a") == b"2"


def test_lost_echoes_are_not_awaited() -> None:
    echoes = EchoDetector()
    for payload in (b"1", b"2", b"3"):
        echoes.note_published("a", payload)
    assert echoes.is_own("a", b"2")
    assert not echoes.is_own("a", b"1")
    assert echoes.is_own("a", b"3")


def test_there_is_no_latest_before_the_first() -> None:
    assert EchoDetector().latest("a") is None


def test_a_broker_that_never_answers_fills_no_memory() -> None:
    echoes = EchoDetector()
    for number in range(10_000):
        echoes.note_published("a", b"%d" % number)
    assert len(echoes._awaited["a"]) < 1_000
