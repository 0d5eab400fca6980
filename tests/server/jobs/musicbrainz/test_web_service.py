"""The services' rules are kept, and a bad answer is none; the stand-in enforces the rules."""

import socket
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler

import pytest
import yaml
from raveberry_server.jobs.musicbrainz import web_service
from raveberry_server.jobs.musicbrainz.web_service import (
    PROJECT_URL,
    MusicBrainzClient,
    RequestSpacing,
    ServiceAddresses,
    UnavailableError,
    user_agent,
)
from raveberry_server.jobs.network.guard import AddressPolicy

from tests.architecture.tree import ROOT
from tests.fakes.sources.musicbrainz import (
    MusicBrainzStandIn,
    Respond,
    TestClock,
    credit,
    mbid,
    redirect,
    send,
)

QUERY = 'recording:"innuendo" AND artist:"queen"'
HTML = b"<!DOCTYPE html><html><body>Welcome to the hotspot</body></html>"


class Services:
    """A client, the stand-in, and a clock that moves only while the client sleeps."""

    def __init__(self) -> None:
        self.clock = TestClock()
        self.stand_in = MusicBrainzStandIn(clock=self.clock)
        self.stand_in.add_recording("Innuendo", credit("Queen"), 390_000)

    def client(self, *, within_s: float = 30.0) -> MusicBrainzClient:
        base = self.stand_in.base
        return MusicBrainzClient(
            outside=AddressPolicy(networks=()),
            private_hosts=[base.removeprefix("http://")],
            spacing=RequestSpacing(clock=self.clock, sleep=self.clock.sleep),
            addresses=ServiceAddresses(musicbrainz=f"{base}/ws/2", cover_art=base),
            within_s=within_s,
        )

    def titles(self, client: MusicBrainzClient | None = None) -> Sequence[object]:
        return [row["title"] for row in (client or self.client()).recordings(QUERY)]


@pytest.fixture
def services() -> Iterator[Services]:
    made = Services()
    with made.stand_in.serving():
        yield made


def answering(body: bytes, kind: str = "application/json", status: int = 200) -> Respond:
    return lambda handler: send(handler, status, body, kind)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Send a header without end, a byte at a time."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            threading.Event().wait(0.05)
    except OSError:
        return


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send a body without end, as fast as possible."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n")
        while True:
            handler.wfile.write(b"[" * 65_536)
    except OSError:
        return


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"recordings": [')
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def test_the_agent_has_a_version_and_the_address_of_the_project() -> None:
    config = yaml.safe_load((ROOT / "addon" / "config.yaml").read_text(encoding="utf-8"))
    assert config["url"] == PROJECT_URL
    assert user_agent() == f"Raveberry/{config['version']} ( {PROJECT_URL} )"


def test_requests_are_a_second_apart_also_from_those_of_a_process_before(
    services: Services,
) -> None:
    for _ in range(2):
        client = services.client()
        for _ in range(3):
            assert services.titles(client) == ["Innuendo"]
    assert services.stand_in.refused == []
    assert len(services.clock.pauses_s) == 6
    assert all(1.0 < pause_s < 1.2 for pause_s in services.clock.pauses_s)


def test_redirects_are_requests_too(services: Services) -> None:
    services.stand_in.faults = [lambda handler: redirect(handler, "?a"), answering(b"{}")]
    services.titles()
    assert len(services.stand_in.requests) == 3
    assert services.clock.pauses_s[0] == services.clock.pauses_s[1] == pytest.approx(1.1)


def test_a_slow_answer_costs_no_further_pause(services: Services) -> None:
    client = services.client()
    services.titles(client)
    services.clock.now_s += 5
    services.titles(client)
    assert len(services.clock.pauses_s) == 1


def test_the_stand_in_refuses_what_the_service_refuses(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = services.client()
    assert client.recordings('recording:"a" AND nofield:"b"') == ()
    assert client.recordings("recording:(unbalanced") == ()
    monkeypatch.setattr(web_service, "_HEADERS", {"User-Agent": "Python-urllib/3.13"})
    with pytest.raises(UnavailableError):
        client.recordings(QUERY)
    assert "no meaningful agent" in services.stand_in.refused[-1]


def test_a_service_that_is_busy_gets_growing_pauses(services: Services) -> None:
    services.stand_in.faults = [answering(b"{}", status=503) for _ in range(4)]
    assert services.titles() == ["Innuendo"]
    pauses_s = [pause_s for pause_s in services.clock.pauses_s if pause_s > 2]
    assert pauses_s == [5.0, 10.0, 20.0, 40.0]


def test_a_service_that_stays_away_is_given_up_after_minutes(services: Services) -> None:
    services.stand_in.faults = [answering(b"{}", status=503) for _ in range(99)]
    with pytest.raises(UnavailableError, match="/ws/2/recording: FetchError"):
        services.titles()
    assert len(services.stand_in.requests) == 7
    assert 300 < sum(services.clock.pauses_s) < 600


@pytest.mark.parametrize(
    "respond",
    [
        answering(HTML, "text/html"),
        answering(HTML),
        answering(b""),
        answering(b"\xff\xfe\x00"),
        answering(b"null"),
        answering(b"[]"),
        answering(b"7"),
        answering(b"{}"),
        answering(b'{"recordings": null}'),
        answering(b'{"recordings": {"title": "x"}}'),
        answering(b"[" * 100_000),
        answering(b'{"recordings": [' + b" " * 1_000_001 + b"]}"),
        answering(b"{}", status=500),
        answering(b"{}", status=401),
        answering(b"{}", status=204),
        endless,
        cut_off,
        lambda handler: redirect(handler, "http://192.168.1.1/admin"),
        lambda handler: redirect(handler, "http://127.0.0.1:1/"),
        lambda handler: redirect(handler, "http://[::1]/"),
        lambda handler: redirect(handler, "file:///etc/passwd"),
        lambda handler: redirect(handler, "http://[broken"),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again(services: Services, respond: Respond) -> None:
    services.stand_in.faults = [respond]
    assert services.titles() == ["Innuendo"]
    assert 5.0 in services.clock.pauses_s


def test_a_header_without_end_ends_after_a_while(services: Services) -> None:
    services.stand_in.faults = [dripping]
    assert services.titles(services.client(within_s=0.5)) == ["Innuendo"]


@pytest.mark.parametrize("rows", [b"[null]", b'[1, [], "x"]', b"[]"])
def test_rows_of_another_type_are_left_out(services: Services, rows: bytes) -> None:
    services.stand_in.faults = [answering(b'{"recordings": ' + rows + b"}")]
    assert services.client().recordings(QUERY) in ([], ())


def test_a_cover_is_fetched_through_redirects(services: Services, image: bytes) -> None:
    services.stand_in.add_release_group("Innuendo", credit("Queen"), image)
    assert services.client().front_image(mbid("Innuendo")) == image
    assert services.client().front_image(mbid("Other")) is None


@pytest.mark.parametrize(
    "respond",
    [
        answering(HTML, "text/html"),
        answering(HTML, "image/jpeg"),
        answering(b"", "image/jpeg"),
        answering(b"\xff\xd8\xff\xe0nothing more", "image/jpeg"),
        answering(b"<svg onload='alert(1)'/>", "image/svg+xml"),
        answering(b"GIF89a", "image/gif"),
        answering(b"\xff\xd8" + b"\0" * 700_000, "image/jpeg"),
        answering(b"gone", status=404),
        endless,
    ],
)
def test_an_image_that_is_none_is_no_cover(services: Services, respond: Respond) -> None:
    services.stand_in.faults = [respond]
    assert services.client().front_image(mbid("Innuendo")) is None
    assert len(services.stand_in.requests) == 1


@pytest.mark.parametrize(
    "address",
    ["http://192.168.1.1/cover.jpg", "http://127.0.0.1:1/x.jpg", "http://169.254.169.254/"],
)
def test_an_image_in_the_house_is_not_fetched(services: Services, address: str) -> None:
    services.stand_in.faults = [lambda handler: redirect(handler, address) for _ in range(9)]
    with pytest.raises(UnavailableError, match="connections into this house"):
        services.client().front_image(mbid("Innuendo"))
