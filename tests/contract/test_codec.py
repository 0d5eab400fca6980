"""The codec decodes valid JSON and refuses everything else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any, Literal, NewType

import pytest
from raveberry_contract import ContractError, decoded, dumps, encoded, loads
from raveberry_contract.messages import (
    ActingGuest,
    Color,
    CommandEnvelope,
    Event,
    Fraction,
    Health,
    Info,
    LightOrder,
    LightState,
    Player,
    PlayerState,
    Queue,
    SearchRequest,
    SongEvent,
    Voted,
    VoteEvent,
)

from tests.contract.samples import FOLDER

GuestId = NewType("GuestId", str)
NOON = datetime(2026, 12, 31, 12, 0, 0, 250_000, UTC)


@dataclass(frozen=True, slots=True)
class MaxLength:
    max_length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shout:
    """A message with the limits that the contract itself does not use."""

    text: Annotated[str, MaxLength(3)]
    at: datetime | None = None
    choice: Literal[1, "two"] = 1
    number: str | int = 0


def sample(file: str, /, **changes: Any) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads((FOLDER / "v1" / f"{file}.json").read_text())
    return raw | changes


def color(**changes: Any) -> dict[str, Any]:
    return sample("LightState", color={"r": 1, "g": 2, "b": 3} | changes)


DEEP = "[" * 40 + "]" * 40

BAD_TEXTS = [
    (Info, b"", "$", "not JSON"),
    (Info, b"\xff\xfe", "$", "not UTF-8"),
    (Info, "{", "$", "not JSON"),
    (Info, "{} {}", "$", "not JSON"),
    (Info, "nul", "$", "not JSON"),
    (Queue, '{"revision": NaN}', "$", "NaN is not JSON"),
    (Queue, '{"revision": Infinity}', "$", "Infinity is not JSON"),
    (Queue, '{"revision": -Infinity}', "$", "-Infinity is not JSON"),
    (Queue, "9" * 5000, "$", "not JSON"),
    (Info, "[" * 100_000, "$", "not JSON"),
    (Info, "[" * 5000 + "]" * 5000, "$", "expected an object, got a list of 1"),
    (Info, "null", "$", "expected an object, got null"),
    (Info, "[]", "$", "expected an object, got a list of 0"),
    (Info, '"online"', "$", 'expected an object, got "online"'),
    (Info, "{}", "$.contract", "is missing"),
    (Color, '{"r": 1, "r": 2, "g": 3}', "$.b", "is missing"),
    (CommandEnvelope, '{"args": {"x": ' + DEEP + "}}", "$.args.x" + "[0]" * 32, "32 levels"),
    (CommandEnvelope, r'{"args": {"x": ["\ud800"]}}', "$.args.x[0]", "half of a surrogate"),
    (CommandEnvelope, r'{"args": {"x": {"\ud800": 1}}}', "$.args.x", "half of a surrogate"),
    (CommandEnvelope, r'{"args": {"\ud800": 1}}', "$.args", "half of a surrogate"),
    (CommandEnvelope, r'{"id": "\ud800"}', "$.id", "half of a surrogate"),
    (LightOrder, '{"effect": "' + "x" * 99 + '", "state": "dim"}', "$.state", "one of ON, OFF"),
]

BAD_VALUES = [
    (Info, sample("Info", contract=[1]), "$.contract", "a list of 2"),
    (Info, sample("Info", contract=[1, 0, 0]), "$.contract", "a list of 2"),
    (Info, sample("Info", contract="1.0"), "$.contract", "a list of 2"),
    (Info, sample("Info", contract=[1, "0"]), "$.contract[1]", "a whole number"),
    (Info, sample("Info", id=7), "$.id", "expected a string, got 7"),
    (Info, sample("Info", id=None), "$.id", "expected a string, got null"),
    (Info, sample("Info", name="\ud800"), "$.name", "half of a surrogate"),
    (Info, sample("Info", host_url=7), "$.host_url", "expected a string, got 7"),
    (Info, sample("Info", node=["x" * 80]), "$.node", "expected a string, got a list of 1"),
    (Info, sample("Info", node={"x": 1}), "$.node", "expected a string, got an object"),
    (Player, sample("Player.idle", muted=1), "$.muted", "true or false"),
    (Player, sample("Player.idle", muted="no"), "$.muted", "true or false"),
    (Player, sample("Player.idle", epoch=True), "$.epoch", "a whole number"),
    (Player, sample("Player.idle", epoch=1.5), "$.epoch", "a whole number"),
    (Player, sample("Player.idle", epoch="1"), "$.epoch", "a whole number"),
    (Player, sample("Player.idle", position_s="1"), "$.position_s", "a number"),
    (Player, sample("Player.idle", position_s=False), "$.position_s", "a number"),
    (Player, sample("Player.idle", position_s=10**400), "$.position_s", "a finite number"),
    (Player, sample("Player.idle", position_s=float("inf")), "$.position_s", "a finite number"),
    (Player, sample("Player.idle", volume=1.01), "$.volume", "from 0.0 to 1.0, got 1.01"),
    (Player, sample("Player.idle", volume=-1), "$.volume", "from 0.0 to 1.0"),
    (Player, sample("Player.idle", state="stopped"), "$.state", "playing, paused, idle, error"),
    (Player, sample("Player.idle", state=True), "$.state", "one of"),
    (Player, sample("Player.idle", state=["idle"]), "$.state", "one of"),
    (Player, sample("Player.idle", now="noon"), "$.now", "a time as RFC 3339"),
    (Player, sample("Player.idle", now=0), "$.now", "expected a string"),
    (Player, sample("Player.idle", now="2026-12-31T12:00:00"), "$.now", "needs its offset"),
    (Player, sample("Player.idle", now="0001-01-01T00:00:00+14:00"), "$.now", "RFC 3339"),
    (Player, sample("Player.idle", entry={}), "$.entry.id", "is missing"),
    (Player, sample("Player.idle", outputs=None), "$.outputs", "expected a list, got null"),
    (Player, sample("Player.idle", outputs=[1]), "$.outputs[0]", "expected an object, got 1"),
    (Player, sample("Player.idle", outputs=[{"id": "0"}]), "$.outputs[0].name", "is missing"),
    (LightState, color(r=256), "$.color.r", "from 0 to 255"),
    (LightState, color(r=-1), "$.color.r", "from 0 to 255"),
    (LightState, color(r=0.5), "$.color.r", "a whole number"),
    (LightState, color(r=None), "$.color.r", "a whole number"),
    (LightState, sample("LightState", state="on"), "$.state", "one of ON, OFF"),
    (LightOrder, {"color": [1, 2, 3]}, "$.color", "expected an object, got a list of 3"),
    (Event, "party_opened", "$.type", "expected one of song_requested"),
    (Event, {}, "$.type", "expected one of song_requested"),
    (Event, {"type": "song_sung"}, "$.type", "expected one of song_requested"),
    (Event, {"type": ["buzzer"]}, "$.type", "expected one of song_requested"),
    (Event, {"type": "buzzer"}, "$.at", "is missing"),
    (Health, sample("Health", status="fine"), "$.status", "expected one of ok, failing"),
    (Voted, sample("Voted", value=2), "$.value", "expected one of -1, 0, 1"),
    (Voted, sample("Voted", value="1"), "$.value", "expected one of -1, 0, 1"),
    (SearchRequest, {"q": "a", "limit": 0}, "$.limit", "from 1 to 100"),
    (SearchRequest, {"q": "a", "sources": "local"}, "$.sources", "expected a list"),
    (CommandEnvelope, {"as": {"name": "Ann"}}, "$.as.guest", "is missing"),
    (CommandEnvelope, {"args": []}, "$.args", "expected an object, got a list of 0"),
    (CommandEnvelope, {"args": None}, "$.args", "expected an object, got null"),
    (Shout, {"text": "long"}, "$.text", "at most 3 characters"),
    (Shout, {"text": "x", "choice": 2}, "$.choice", "expected one of 1, two"),
    (Shout, {"text": "x", "number": None}, "$.number", "expected a whole number, got null"),
]


@pytest.mark.parametrize(("kind", "text", "path", "reason"), BAD_TEXTS)
def test_a_bad_text_is_refused_with_path_and_reason(
    kind: Any, text: str | bytes, path: str, reason: str
) -> None:
    with pytest.raises(ContractError) as caught:
        loads(kind, text)
    assert caught.value.path == path
    assert reason in caught.value.reason
    assert str(caught.value) == f"{path}: {caught.value.reason}"


@pytest.mark.parametrize(("kind", "raw", "path", "reason"), BAD_VALUES)
def test_a_bad_value_is_refused_with_path_and_reason(
    kind: Any, raw: object, path: str, reason: str
) -> None:
    with pytest.raises(ContractError) as caught:
        decoded(kind, raw)
    assert caught.value.path == path
    assert reason in caught.value.reason


def test_a_refusal_quotes_at_most_one_line() -> None:
    with pytest.raises(ContractError) as caught:
        decoded(Health, {"status": "x" * 1_000_000, "checks": {}})
    assert len(str(caught.value)) < 100


def test_unknown_keys_are_ignored() -> None:
    assert decoded(Color, {"r": 1, "g": 2, "b": 3, "w": 4}) == Color(r=1, g=2, b=3)


def test_whole_numbers_may_be_spelled_with_a_point() -> None:
    assert decoded(Color, {"r": 1.0, "g": 2, "b": 3}) == Color(r=1, g=2, b=3)
    assert decoded(Voted, sample("Voted", value=1.0)).value == 1


def test_a_number_may_be_spelled_without_a_point() -> None:
    assert decoded(Player, sample("Player.idle", volume=1)).volume == 1.0


def test_bytes_bytearrays_and_strings_are_read_alike() -> None:
    text = '{"r":1,"g":2,"b":3}'
    assert (
        loads(Color, text) == loads(Color, text.encode()) == loads(Color, bytearray(text, "utf8"))
    )


def test_a_field_with_a_wire_name_is_read_and_written_by_it() -> None:
    envelope = CommandEnvelope(acting_as=ActingGuest(guest="button"))
    assert dumps(envelope) == '{"as":{"guest":"button"},"args":{}}'
    assert loads(CommandEnvelope, dumps(envelope)) == envelope


def test_times_of_any_offset_become_utc_with_milliseconds() -> None:
    local = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert encoded(local) == "2026-12-31T12:00:00.250Z"
    assert decoded(Shout, {"text": "", "at": local.isoformat()}).at == NOON


def test_years_keep_their_four_digits() -> None:
    assert encoded(datetime(999, 1, 1, tzinfo=UTC)) == "0999-01-01T00:00:00.000Z"


def test_optional_fields_without_a_value_are_left_out_and_others_sent_as_null() -> None:
    assert encoded(LightOrder(brightness=3)) == {"brightness": 3}
    assert encoded(decoded(Player, sample("Player.idle")))["entry"] is None


def test_events_are_distinguished_by_their_type() -> None:
    raw = sample("Event.song_started")
    assert isinstance(decoded(Event, raw), SongEvent)


def test_an_alias_inside_a_union_is_opened() -> None:
    kind: Any = Event | None
    assert decoded(kind, None) is None
    assert isinstance(decoded(kind, sample("Event.song_started")), SongEvent)


def test_a_record_with_a_tag_is_refused_without_it() -> None:
    raw = sample("Event.vote_cast")
    del raw["type"]
    with pytest.raises(ContractError, match=r"\$\.type: is missing"):
        decoded(VoteEvent, raw)


def test_any_json_is_kept_as_it_is_and_copied() -> None:
    raw = {"args": {"a": [1, 2.5, None, True, {"b": "ä"}]}}
    envelope = decoded(CommandEnvelope, raw)
    assert envelope.args == raw["args"]
    assert envelope.args["a"] is not raw["args"]["a"]


def test_plain_kinds_can_be_read_on_their_own() -> None:
    assert loads(int, "7") == 7
    assert loads(PlayerState, '"idle"') is PlayerState.IDLE
    assert loads(Fraction, "0.5") == 0.5
    assert decoded(tuple[int, ...], [1, 2]) == (1, 2)
    assert decoded(GuestId, "g1") == GuestId("g1")
    assert decoded(Shout, {"text": "", "number": "x"}).number == "x"


def test_a_lone_null_is_only_null() -> None:
    kind: Any = None | Literal["x"]
    with pytest.raises(ContractError, match="expected one of x"):
        decoded(kind, 1)
    with pytest.raises(ContractError, match="expected null, got 1"):
        decoded(type(None), 1)


def test_text_is_compact_and_not_escaped() -> None:
    assert dumps({"a": ["ä", 1]}) == '{"a":["ä",1]}'


def test_what_is_not_json_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        dumps(float("nan"))


@pytest.mark.parametrize("kind", [set, bytes, list[int], Mapping])
def test_other_types_are_not_supported(kind: Any) -> None:
    with pytest.raises(TypeError, match="no place for"):
        decoded(kind, "x")


def test_other_values_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="not part of the contract"):
        encoded({1, 2})
