"""WebSocket of one page: commands, searches and their answers."""

import asyncio
import json
import logging
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from typing import Final

from aiohttp import WSCloseCode, WSMessage, WSMsgType
from raveberry_contract import ContractError, loads, messages
from raveberry_contract.commands import COMMANDS

from raveberry_server.adapters.web.auth.authenticator import Authenticator
from raveberry_server.adapters.web.transport.websocket_connection import WebSocketConnection
from raveberry_server.application.throttling.fair_queue import Claimant, working_for
from raveberry_server.domain.model.errors import Refusal, RefusedError
from raveberry_server.domain.model.guest import Caller
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.presenter.refusals import internal_error, invalid_message, problem_message
from raveberry_server.presenter.state import Viewer

from .context import WebContext
from .rate_limits import RateLimits
from .transport.visitor import PageRequest, Visitor

_LOGGER = logging.getLogger(__name__)

MOST_IN_HAND: Final = 32
"""Commands of one page that are carried out at once; further ones wait in its socket."""

MOST_REFUSED: Final = 50
"""Refused frames after which a page is disconnected. While they wait, nothing is read from its
socket, so the end of the connection is not noticed."""

LONGEST_FRAME: Final = 64 * 1024
_CONTROL: Final = frozenset({WSMsgType.PING, WSMsgType.PONG})
_ALL_BUT_ONE: Final = 3


class PageSocket:
    """WebSocket of a page; implements `Page` of the broadcast."""

    __slots__ = (
        "_authenticator",
        "_browser",
        "_close_code",
        "_commands",
        "_connection",
        "_guest",
        "_in_hand",
        "_live",
        "_place_of_previews",
        "_rate_limits",
        "_request",
        "_searching",
    )

    def __init__(  # noqa: PLR0913 - one page and all services
        self,
        *,
        request: PageRequest,
        connection: WebSocketConnection,
        authenticator: Authenticator,
        browser: str,
        services: WebContext,
        rate_limits: RateLimits,
    ) -> None:
        self._request = request
        self._connection = connection
        self._authenticator = authenticator
        self._browser = browser
        self._live = services.live
        self._rate_limits = rate_limits
        self._commands = services.commands
        self._searching = services.searching
        self._guest = self._visitor().id
        self._in_hand = asyncio.Semaphore(MOST_IN_HAND)
        self._close_code = WSCloseCode.OK
        self._place_of_previews: ExitStack | None = None

    @property
    def guest(self) -> GuestId:
        """The present identity, or the one that the first command creates."""
        return self._guest

    @property
    def transport(self) -> asyncio.Transport:
        """Transport that frames are written to; closing if the page has disconnected."""
        return self._connection.transport

    @property
    def browser(self) -> str:
        """Random name that the browser sends, empty without one."""
        return self._browser

    def offer_promotion(self, secret: str) -> None:
        """Offer the role mod to the page."""
        self._live.send(self, messages.PromotionFrame(secret=secret))

    def viewer(self) -> Viewer:
        """Return the current viewer of the page."""
        return self._visitor().viewer

    def fall_behind(self) -> None:
        """Close it because it does not read; the page reconnects for what it missed."""
        self.stop(WSCloseCode.TRY_AGAIN_LATER)

    def resync(self) -> None:
        """Close it because its cookie is invalid; the page reconnects with another one."""
        self.stop(WSCloseCode.SERVICE_RESTART)

    def stop(self, code: WSCloseCode) -> None:
        """Close it with a code, once the commands that were read are answered."""
        self._close_code = code
        self._connection.end_reading()

    def open(self, since: int | None, entries: int | None) -> None:
        """Send the page what it shows."""
        self._live.open(self, since, entries)

    async def serve(self) -> None:
        """Carry out the commands of the page until it disconnects or is stopped."""
        try:
            await self._serve_to_its_end()
        except Exception:
            # The pages share a task group: a bug that meets one would end all of them.
            _LOGGER.exception("A page failed")

    async def _serve_to_its_end(self) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:
                await self._read(tasks)
        except Exception:
            self._close_code = WSCloseCode.INTERNAL_ERROR
            raise
        finally:
            try:
                self._live.close(self)
                self._leave_previews()
            finally:
                await self._connection.close(self._close_code)

    async def _read(self, tasks: asyncio.TaskGroup) -> None:
        searches: set[asyncio.Task[None]] = set()
        refused = 0
        while (message := await self._connection.receive()) is not None:
            # While this frame waits for its turn, further ones wait in the memory of the page, not
            # parsed in ours.
            with self._connection.reading_held():
                try:
                    claimant = await self._admit()
                    if message.type in _CONTROL:
                        self._answer_control(message)
                        continue
                    frame = _frame(message)
                except RefusedError as err:
                    self._refuse(_id_in(message), err)
                    refused += 1
                    if self.transport.is_closing():
                        break
                    if refused >= MOST_REFUSED:
                        self._close_code = WSCloseCode.TRY_AGAIN_LATER
                        break
                    continue
                await self._in_hand.acquire()
            with working_for(claimant):
                task = tasks.create_task(self._answer(frame), name="page command")
            if frame.search is not None or _is_search(frame.command):
                searches.add(task)
                task.add_done_callback(searches.discard)
        # The page has disconnected, so the results would reach no client.
        for search in searches:
            search.cancel()

    async def _admit(self) -> Claimant | None:
        """Wait for this page's turn, and return whose it is.

        Raises:
            RefusedError: `rate_limited`.
        """
        claimant = self._authenticator.claimant(self._request)
        await self._connection.peer.within_share()
        await self._rate_limits.expect_request_left(claimant)
        await self._rate_limits.commands.pass_turn(claimant)
        return claimant

    def _answer_control(self, message: WSMessage) -> None:
        if message.type is WSMsgType.PING:
            self._connection.pong(message.data)

    async def _answer(self, frame: messages.ClientFrame) -> None:
        await self._connection.peer.measured(self._answered(frame))

    async def _answered(self, frame: messages.ClientFrame) -> None:
        try:
            if frame.search is not None:
                await self._search(frame.id, frame.search)
            elif frame.watch_lights is not None:
                self._watch_lights(on=frame.watch_lights)
                self._live.send(self, messages.AckFrame(id=frame.id, result={}))
            elif frame.watch_spectrum is not None:
                self._live.watch_spectrum(self, on=frame.watch_spectrum)
                self._live.send(self, messages.AckFrame(id=frame.id, result={}))
            else:
                await self._carry_out(frame)
        except RefusedError as err:
            self._refuse(frame.id, err)
        except Exception:
            # Each command is a task of the page: a bug in one would end the others and the socket.
            _LOGGER.exception("Cannot carry out %s", frame.command or "a search")
            self._refuse(frame.id, internal_error())
        finally:
            self._in_hand.release()

    async def _carry_out(self, frame: messages.ClientFrame) -> None:
        if _is_search(frame.command):
            async with self._rate_limits.search_turn(self._authenticator.claimant(self._request)):
                result = await self._result_of(frame)
        else:
            result = await self._result_of(frame)
        self._live.send(self, messages.AckFrame(id=frame.id, result=result))

    async def _result_of(self, frame: messages.ClientFrame) -> Mapping[str, object]:
        visitor = self._visitor()
        key = visitor.idempotency_key(frame.key) if frame.key is not None else None
        return await self._commands.execute(
            frame.command or "", frame.args or {}, visitor.caller, key=key
        )

    async def _search(self, name: str, wanted: messages.SearchRequest) -> None:
        """Send results as sources answer, each time all that were found so far."""
        tell = partial(self._send_hits, name)
        async with self._rate_limits.search_turn(self._authenticator.claimant(self._request)):
            await self._searching.search(self._searcher, wanted, tell)

    def _searcher(self) -> Caller:
        visitor = self._visitor()
        return Caller(id=visitor.id, role=visitor.role)

    def _watch_lights(self, *, on: bool) -> None:
        """Start or stop light previews.

        Raises:
            RefusedError: too many pages have previews.
        """
        self._leave_previews()
        if on:
            claimant = self._authenticator.claimant(self._request)
            self._place_of_previews = ExitStack()
            self._place_of_previews.enter_context(self._rate_limits.previews.taking(claimant))
        self._live.watch_lights(self, on=on)

    def _leave_previews(self) -> None:
        if self._place_of_previews is not None:
            self._place_of_previews.close()
            self._place_of_previews = None

    def _send_hits(
        self,
        name: str,
        answer: messages.SearchAnswer,
        is_done: bool,  # noqa: FBT001 - as in the port
    ) -> None:
        frame = messages.HitsFrame(
            id=name,
            query=answer.query,
            hits=answer.hits,
            more=answer.more,
            done=is_done,
            note=answer.note,
            playlists=answer.playlists,
        )
        self._live.send(self, frame)

    def _refuse(self, name: str | None, refused: RefusedError) -> None:
        self._live.send(self, messages.NackFrame(id=name, error=problem_message(refused)))

    def _visitor(self) -> Visitor:
        return self._authenticator.visitor(self._request)


def _is_search(name: str | None) -> bool:
    command = COMMANDS.get(name or "")
    return command is not None and command.is_search


def _frame(message: WSMessage) -> messages.ClientFrame:
    if message.type is not WSMsgType.TEXT:
        raise RefusedError(Refusal.FRAME_NOT_TEXT)
    if len(message.data.encode()) > LONGEST_FRAME:
        raise RefusedError(Refusal.REQUEST_TOO_LARGE, largest_kb=64)
    try:
        frame = loads(messages.ClientFrame, message.data)
    except ContractError as err:
        raise invalid_message(err) from err
    kinds = [frame.command, frame.search, frame.watch_lights, frame.watch_spectrum]
    if kinds.count(None) != _ALL_BUT_ONE:
        raise RefusedError(Refusal.FRAME_AMBIGUOUS)
    return frame


def _id_in(message: WSMessage) -> str | None:
    """Return the id of a refused frame, None if it cannot be read."""
    if message.type is not WSMsgType.TEXT or len(message.data) > LONGEST_FRAME:
        return None
    try:
        raw = json.loads(message.data)
    except (ValueError, RecursionError):
        return None
    name = raw.get("id") if isinstance(raw, dict) else None
    return name if isinstance(name, str) and name.isprintable() else None
