"""Guests at gateways are present as long as their gateway reports them."""

import pytest
from raveberry_server.application.presence import Presence
from raveberry_server.application.replication.gateway_pages import (
    FORGOTTEN_AFTER_S,
    MOST_GUESTS,
    GatewayPages,
    PagesReport,
    PagesReporter,
)
from raveberry_server.application.replication.sealing import Sealer
from raveberry_server.application.replication.subjects import PAGES
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.guests import one_who_took_part

ANN, BEN = GuestId("ann"), GuestId("ben")


@pytest.fixture
def presence() -> Presence:
    presence = Presence()
    presence.note_guests({}, {name: one_who_took_part(name) for name in (ANN, BEN)})
    return presence


def reported(pages: GatewayPages, reporter: PagesReporter, *guests: GuestId) -> bool:
    """Report guests and note the answer, which is returned."""
    is_taken = pages.take(reporter.report(frozenset(guests)), 0.0)
    reporter.note_answer(is_taken=is_taken)
    return is_taken


def test_a_report_opens_and_closes_pages(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    assert reported(pages, reporter, ANN)
    assert presence.guests_active(0.0) == 1
    assert reported(pages, reporter, ANN, BEN)
    assert presence.guests_active(1.0) == 2
    assert reported(pages, reporter, BEN)
    assert presence.active(2.0) == {BEN}


def test_a_guest_at_two_gateways_is_one_guest(presence: Presence) -> None:
    pages = GatewayPages(presence)
    first, second = PagesReporter("a"), PagesReporter("b")
    for reporter in (first, second):
        reported(pages, reporter, ANN)
    assert presence.guests_active(0.0) == 1
    reported(pages, first)
    assert presence.guests_active(1.0) == 1


def test_a_report_that_is_lost_is_sent_again(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    reported(pages, reporter, ANN)
    lost = reporter.report(frozenset({ANN, BEN}))
    assert reporter.report(frozenset({BEN})) == lost
    assert pages.take(lost, 1.0)
    reporter.note_answer(is_taken=True)
    assert reported(pages, reporter, BEN)
    assert presence.active(2.0) == {BEN}


def test_a_report_whose_answer_is_lost_is_taken_once(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    reported(pages, reporter, ANN)
    assert pages.take(reporter.report(frozenset({BEN})), 1.0)
    again = reporter.report(frozenset({ANN}))
    assert (again.opened, again.closed) == ((BEN,), (ANN,))
    assert pages.take(again, FORGOTTEN_AFTER_S)
    pages.forget_silent(FORGOTTEN_AFTER_S + 1.0)
    assert presence.active(2.0) == {BEN}


def test_a_report_after_a_missed_one_needs_all_guests(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    reported(pages, reporter, ANN)
    reporter.report(frozenset({ANN, BEN}))
    reporter.note_answer(is_taken=True)
    assert not reported(pages, reporter, BEN)
    assert reported(pages, reporter, BEN)
    assert presence.active(2.0) == {BEN}


def test_guests_who_stay_are_not_gone_while_all_are_reported_again(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    reported(pages, reporter, ANN, BEN)
    seen = list[int]()
    presence.listen(lambda: seen.append(presence.guests_active(0.0)))
    reporter.note_answer(is_taken=False)
    assert reported(pages, reporter, ANN)
    assert seen == [1]


def test_a_crowd_is_reported_in_parts(presence: Presence) -> None:
    crowd = frozenset(GuestId(f"guest {number}") for number in range(2 * MOST_GUESTS + 1))
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    for present in (MOST_GUESTS, 2 * MOST_GUESTS, len(crowd), len(crowd)):
        assert reported(pages, reporter, *crowd)
        assert len(presence.active(0.0)) == present
    for present in (MOST_GUESTS + 1, 1, 0):
        assert reported(pages, reporter)
        assert len(presence.active(0.0)) == present


def test_an_unknown_gateway_has_to_report_all_guests(presence: Presence) -> None:
    report = PagesReport(gateway="a", number=4, opened=(ANN,))
    assert not GatewayPages(presence).take(report, 0.0)


def test_a_repeated_guest_is_counted_once(presence: Presence) -> None:
    pages = GatewayPages(presence)
    pages.take(PagesReport(gateway="a", number=0, opened=(ANN, ANN)), 0.0)
    pages.take(PagesReport(gateway="a", number=1, closed=(ANN, ANN, BEN)), 1.0)
    assert presence.active(1.0) == set()


def test_the_guests_of_a_silent_gateway_are_gone(presence: Presence) -> None:
    pages = GatewayPages(presence)
    pages.take(PagesReporter("a").report(frozenset({ANN})), 0.0)
    pages.take(PagesReporter("b").report(frozenset({BEN})), 5.0)
    pages.forget_silent(FORGOTTEN_AFTER_S)
    assert presence.active(FORGOTTEN_AFTER_S) == {BEN}


def test_the_largest_report_is_small_enough_for_nats() -> None:
    came, left = (
        frozenset(GuestId(f"{side}{number:031}") for number in range(MOST_GUESTS)) for side in "ab"
    )
    reporter = PagesReporter("a" * 16)
    reporter.report(left)
    reporter.note_answer(is_taken=True)
    report = reporter.report(came)
    assert (len(report.opened), len(report.closed)) == (MOST_GUESTS, MOST_GUESTS)
    assert len(Sealer(b"k" * 32).seal(PAGES.name, report)) < 1_000_000
