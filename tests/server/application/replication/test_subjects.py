"""Messages are signed with the key of the party, and subjects are those of the table."""

import zlib
from datetime import UTC, datetime

import pytest
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.subjects import (
    COMMAND,
    SUBJECTS,
    Answer,
    Pieces,
    Refused,
    RemoteCommand,
    SnapshotRequest,
)
from raveberry_server.application.replication.values import UnreadableValueError, decoded, encoded
from raveberry_server.domain.guests.joining import JoinRequest
from raveberry_server.domain.model.guest import Caller, Location, Newcomer, Role
from raveberry_server.domain.model.guest_texts import DefaultNames
from raveberry_server.domain.model.ids import GuestId

from tests.architecture.tree import ROOT

OURS, THEIRS = Sealer(b"a" * 32), Sealer(b"b" * 32)

COMMAND_OF_A_NEWCOMER = RemoteCommand(
    name="enqueue",
    caller=Caller(
        id=GuestId("ann"),
        role=Role.MOD,
        newcomer=Newcomer(
            id=GuestId("ann"),
            token_hash=None,
            default_names=DefaultNames(pattern="{style}", styles=("Red",), animals=("Fox", "Owl")),
            location=Location(key="192.0.2.1", network="192.0.2.0/24"),
        ),
    ),
    deadline_s=12.5,
    arguments={"query": "Möwe", "list": [1, {"deep": None}]},
    wish=JoinRequest(name="Ann"),
    claimant=("192.0.2.1", "ann"),
)


def test_a_message_arrives_as_it_was_sent() -> None:
    sealed = OURS.seal("command", COMMAND_OF_A_NEWCOMER)
    assert OURS.open("command", sealed, RemoteCommand) == COMMAND_OF_A_NEWCOMER


def test_long_messages_are_compressed() -> None:
    long = Answer(result=["song"] * 10_000)
    sealed = OURS.seal("command", long)
    assert len(sealed) < 1_000
    assert OURS.open("command", sealed, Answer) == long


def test_bytes_arrive_as_they_are() -> None:
    sealed = OURS.seal("piece", b"\x00\xff")
    assert OURS.open("piece", sealed, bytes) == b"\x00\xff"


def test_json_is_no_bytes_and_bytes_are_no_json() -> None:
    refusal = OURS.seal("piece", Answer(refused=Refused(refusal="internal_error")))
    with pytest.raises(UnreadableValueError, match="is no bytes"):
        OURS.open("piece", refusal, bytes)
    with pytest.raises(UnreadableValueError, match="is no Answer"):
        OURS.open("piece", OURS.seal("piece", b"{}"), Answer)


@pytest.mark.parametrize(
    ("sealer", "subject", "cut"), [(THEIRS, "command", 0), (OURS, "pages", 0), (OURS, "command", 1)]
)
def test_a_message_with_another_key_subject_or_content_is_not_read(
    sealer: Sealer, subject: str, cut: int
) -> None:
    sealed = sealer.seal(subject, Answer(result="a"))
    with pytest.raises(WrongKeyError):
        OURS.open("command", sealed[: len(sealed) - cut], Answer)


@pytest.mark.parametrize(
    "body", [b"j{", b"znothing", b"z" + zlib.compress(b"\xff"), b"bbytes", b"j7", b"", b"j[]"]
)
def test_a_signed_message_that_makes_no_sense_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableValueError):
        OURS.open("command", OURS._signed("command", body), Answer)


def test_an_answer_of_a_newer_minor_version_is_read() -> None:
    raw = {"result": 1, "revision": 7, "of_the_future": True}
    assert decoded(Answer, raw) == Answer(result=1, revision=7)
    assert decoded(Pieces, {"version": [1, 9]}).version == (1, 9)


def test_what_is_none_is_left_out() -> None:
    assert encoded(Answer()) == {"revision": 0}
    refused = Refused(refusal="muted", params={"name": "Ann"}, retry_after_s=2.0)
    assert decoded(Refused, encoded(refused)) == refused


def test_times_arrive_with_their_zone() -> None:
    moment = datetime(2026, 12, 31, 23, 59, 59, 123456, tzinfo=UTC)
    assert decoded(datetime, encoded(moment)) == moment


def test_each_request_says_its_version() -> None:
    assert SnapshotRequest().version == (1, 1)


def test_each_party_has_subjects_of_its_own_whatever_its_name() -> None:
    assert COMMAND.of("raveberry") == "raveberry.raveberry.command"
    assert COMMAND.of("bar *.>") == "raveberry.bar=20=2A=2E=3E.command"
    subjects = [subject.of("a") for subject in SUBJECTS]
    assert len(set(subjects)) == len(subjects)


def test_the_page_about_scale_lists_all_subjects() -> None:
    page = (ROOT / "docs" / "scale.md").read_text()
    for subject in SUBJECTS:
        kind = "feed" if subject.is_feed else "request"
        assert f"| `raveberry.NODE.{subject.name}` | {kind} |" in page
