"""The embedded broker accepts every message of ours, and none that is much larger."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from paho.mqtt import publish, subscribe
from raveberry_contract import dumps, messages
from raveberry_server.adapters.mqtt.state_topics import QUEUE_LIMIT, UNDECIDED_LIMIT
from raveberry_server.cli.service_configurations import LARGEST_PACKET, mosquitto_conf
from raveberry_server.domain.model.guest_texts import MAX_DEDICATION_LENGTH, MAX_NAME_LENGTH
from raveberry_server.options import load
from raveberry_server.presenter.entries import artwork_url

from tests.fakes.real_broker import a_broker

AT = datetime(2026, 1, 1, 12, microsecond=999_999, tzinfo=UTC)
WIDE = "\U0001d11e"
"""A letter of four bytes, the most that UTF-8 has."""

TEXT = WIDE * 500
"""The longest text of a tag (`jobs/library/tag_parser.py`); other sources cut at 200 letters."""

URI = "x" * 4_096
"""The longest path of Linux; links have at most 2,000 letters."""

LISTED = 500
"""The largest `limit` of `browse` and `history`."""

REASON = messages.Notice(code="x" * 32, params={"detail": WIDE * 300}, message=WIDE * 300)
SONG = messages.Song(
    uri=URI,
    source="x" * 40,
    title=TEXT,
    artist=TEXT,
    album=TEXT,
    duration_s=123_456.789,
    artwork_url=artwork_url(URI),
    explicit=False,
    licence="x" * 100,
)
GUEST = messages.Guest(id="x" * 64, name=WIDE * MAX_NAME_LENGTH, color="#ffffff")
ENTRY = messages.Entry(
    id="x" * 32,
    song=SONG,
    state=messages.EntryState.APPROVAL,
    progress=0.123456789,
    reason=REASON,
    score=-1_000_000,
    up=1_000_000,
    down=1_000_000,
    position=100_000,
    eta_s=123_456.789,
    why=messages.PlaceReason.REQUEST_ORDER,
    requested_by=GUEST,
    requested_at=AT,
    origin=messages.Origin.FALLBACK,
    turn=100_000,
    pinned=False,
    dedication=WIDE * MAX_DEDICATION_LENGTH,
)
WAITING_TEXT = messages.WaitingText(
    id="x" * 64,
    kind=messages.TextKind.DEDICATION,
    text=WIDE * MAX_DEDICATION_LENGTH,
    guest=GUEST,
    entry="x" * 32,
    title=TEXT,
    at=AT,
)
PLAY = messages.Play(
    epoch=1 << 60,
    song=SONG,
    started_at=AT,
    ended_at=AT,
    end="party_closed",
    up=1_000_000,
    down=1_000_000,
    origin=messages.Origin.FALLBACK,
    requested_by=GUEST,
)
ITEM = messages.BrowseItem(
    kind=messages.BrowseKind.SONG,
    path=URI,
    title=TEXT,
    subtitle=TEXT,
    note=messages.Notice(code="x" * 32, params={"times": 1 << 60}, message="x" * 50),
    artwork_url=artwork_url(URI),
    hit=messages.Hit(song=SONG, mark=messages.Mark.UNAVAILABLE, reason=REASON, entry="x" * 32),
    uri=URI,
)
LARGEST = {
    "queue": messages.Queue(
        revision=1 << 60, length=100_000, duration_s=1e9, entries=(ENTRY,) * QUEUE_LIMIT
    ),
    "undecided": messages.Undecided(
        approval=(ENTRY,) * UNDECIDED_LIMIT, texts=(WAITING_TEXT,) * UNDECIDED_LIMIT
    ),
    "history": messages.History(plays=(PLAY,) * LISTED, more=True),
    "browse": messages.BrowseAnswer(path=URI, title=TEXT, items=(ITEM,) * LISTED, more=True),
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_message_is_accepted(name: str) -> None:
    envelope = 1_000
    assert len(dumps(LARGEST[name]).encode()) + envelope <= LARGEST_PACKET


async def test_the_embedded_broker_refuses_larger_ones(tmp_path: Path) -> None:
    settings = mosquitto_conf(
        load({"RAVEBERRY_RUNTIME": str(tmp_path), "RAVEBERRY_DATA": str(tmp_path)}), user="root"
    )
    limits = [line for line in settings.splitlines() if line.startswith("max_packet_size")]
    async with a_broker(tmp_path, "\n".join(("allow_anonymous true", *limits))) as broker:
        largest = bytes(LARGEST_PACKET - 100)
        await asyncio.to_thread(
            publish.single, "largest", largest, qos=1, retain=True, port=broker.port
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", broker.port)
        writer.write(b"\x10\x0e\x00\x04MQTT\x04\x02\x00\x3c\x00\x02me")
        assert await reader.readexactly(4) == b"\x20\x02\x00\x00"
        # The header of a larger message, and none of its payload.
        writer.write(b"\x30" + _remaining_length(LARGEST_PACKET + 1) + b"\x00\x05large")
        with suppress(ConnectionResetError):
            async with asyncio.timeout(5):
                assert await reader.read() == b""
        writer.close()
        found = await asyncio.to_thread(subscribe.simple, "#", 1, port=broker.port)
        assert (found.topic, len(found.payload)) == ("largest", len(largest))


def _remaining_length(length: int) -> bytes:
    """Return a length as in section 2.2.3 of MQTT 3.1.1."""
    low, rest = length % 128, length // 128
    return bytes([low | 128]) + _remaining_length(rest) if rest else bytes([low])
