"""Promotions by the host: one open page, one browser, one secret."""

import asyncio
from dataclasses import dataclass, field

import pytest
from raveberry_server.application import mod_promotions
from raveberry_server.application.mod_promotions import Promotions
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.ids import GuestId

MIA = GuestId("mia")


@dataclass(kw_only=True, eq=False)
class OpenPage:
    """A page that records its offers."""

    guest: GuestId = MIA
    browser: str = "phone"
    secrets: list[str] = field(default_factory=list)

    def offer_promotion(self, secret: str) -> None:
        self.secrets.append(secret)


async def offered(at: Promotions, tasks: asyncio.TaskGroup) -> asyncio.Task[None]:
    """Offer the promotion, and return the task that waits for the page."""
    waiting = tasks.create_task(at.offer(MIA))
    await asyncio.sleep(0)
    return waiting


def refuses(at: Promotions, secret: str, guest: GuestId = MIA) -> bool:
    with pytest.raises(RefusedError) as refused, at.accepting(guest, secret):
        pass
    return refused.value.reason is Reason.NOT_ALLOWED


async def test_the_page_that_was_offered_it_accepts_once() -> None:
    at, page = Promotions(), OpenPage()
    at.note_open(page)
    async with asyncio.TaskGroup() as tasks:
        waiting = await offered(at, tasks)
        (secret,) = page.secrets
        assert refuses(at, f"{secret}x")
        assert refuses(at, secret, GuestId("troll"))
        with at.accepting(MIA, secret):
            assert not waiting.done()
    assert refuses(at, secret)


async def test_the_page_opened_last_is_offered_it_alone() -> None:
    at, tabs = Promotions(), [OpenPage(), OpenPage()]
    for page in tabs:
        at.note_open(page)
    async with asyncio.TaskGroup() as tasks:
        await offered(at, tasks)
        assert [len(page.secrets) for page in tabs] == [0, 1]
        with at.accepting(MIA, tabs[1].secrets[0]):
            pass


async def test_nothing_is_offered_while_two_browsers_have_one_cookie() -> None:
    at, mine, planted = Promotions(), OpenPage(), OpenPage(browser="other")
    at.note_open(mine)
    at.note_open(planted)
    assert at.has_several_browsers(MIA)
    with pytest.raises(RefusedError, match="several browsers"):
        await at.offer(MIA)
    # An earlier client may return, even when the guest's own page is gone.
    at.note_close(mine)
    with pytest.raises(RefusedError, match="several browsers"):
        await at.offer(MIA)
    assert [*mine.secrets, *planted.secrets] == []
    # A new cookie ends that: pages with the old one belong to no guest.
    at.forget(MIA)
    assert not at.has_several_browsers(MIA)
    with pytest.raises(RefusedError, match="open"):
        await at.offer(MIA)
    at.note_close(planted)


async def test_without_a_page_nothing_is_offered() -> None:
    at, page = Promotions(), OpenPage()
    at.note_open(page)
    at.note_close(page)
    with pytest.raises(RefusedError) as refused:
        await at.offer(MIA)
    assert refused.value.reason is Reason.CONFLICT


async def test_an_offer_that_is_not_accepted_in_time_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mod_promotions, "ACCEPTED_WITHIN_S", 0.01)
    at, page = Promotions(), OpenPage()
    at.note_open(page)
    with pytest.raises(RefusedError, match="does not respond"):
        await at.offer(MIA)
    assert refuses(at, page.secrets[0])


async def test_a_promotion_that_cannot_be_accepted_is_reported_to_the_host() -> None:
    at, page = Promotions(), OpenPage()
    at.note_open(page)
    with pytest.RaisesGroup(pytest.RaisesExc(RefusedError, match="does not respond")):
        async with asyncio.TaskGroup() as tasks:
            await offered(at, tasks)
            with pytest.raises(ZeroDivisionError), at.accepting(MIA, page.secrets[0]):
                raise ZeroDivisionError


async def test_a_closed_host_page_offers_no_promotion() -> None:
    at, page = Promotions(), OpenPage()
    at.note_open(page)
    async with asyncio.TaskGroup() as tasks:
        waiting = await offered(at, tasks)
        with at.accepting(MIA, page.secrets[0]):
            waiting.cancel()
            await asyncio.wait([waiting])
        waiting = await offered(at, tasks)
        with pytest.raises(RefusedError, match="open"):
            await at.offer(MIA)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert refuses(at, page.secrets[1])
