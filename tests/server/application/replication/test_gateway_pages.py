"""Guests at gateways are present as long as their gateway reports them."""

import pytest
from raveberry_server.application.presence import Presence
from raveberry_server.application.replication.gateway_pages import (
    FORGOTTEN_AFTER_S,
    GatewayPages,
    PagesReport,
    PagesReporter,
)
from raveberry_server.domain.model.ids import GuestId

from tests.fakes.party.guests import one_who_took_part

ANN, BEN = GuestId("ann"), GuestId("ben")


@pytest.fixture
def presence() -> Presence:
    presence = Presence()
    presence.note_guests({}, {name: one_who_took_part(name) for name in (ANN, BEN)})
    return presence


def test_a_report_opens_and_closes_pages(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    assert pages.take(reporter.report(frozenset({ANN})), 0.0)
    assert presence.guests_active(0.0) == 1
    assert pages.take(reporter.report(frozenset({ANN, BEN})), 1.0)
    assert presence.guests_active(1.0) == 2
    assert pages.take(reporter.report(frozenset({BEN})), 2.0)
    assert presence.active(2.0) == {BEN}


def test_a_guest_at_two_gateways_is_one_guest(presence: Presence) -> None:
    pages = GatewayPages(presence)
    first, second = PagesReporter("a"), PagesReporter("b")
    for reporter in (first, second):
        pages.take(reporter.report(frozenset({ANN})), 0.0)
    assert presence.guests_active(0.0) == 1
    pages.take(first.report(frozenset()), 1.0)
    assert presence.guests_active(1.0) == 1


def test_a_report_after_a_missed_one_needs_all_guests(presence: Presence) -> None:
    pages, reporter = GatewayPages(presence), PagesReporter("a")
    pages.take(reporter.report(frozenset({ANN})), 0.0)
    reporter.report(frozenset({ANN, BEN}))
    assert not pages.take(reporter.report(frozenset({BEN})), 1.0)
    reporter.start_again()
    assert pages.take(reporter.report(frozenset({BEN})), 2.0)
    assert presence.active(2.0) == {BEN}


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
