"""One open page: frames in, answers out."""

import asyncio
import json
import logging
from contextlib import ExitStack, suppress
from typing import Final

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web
from raveberry_contract import ContractError, loads, messages

from raveberry_server.adapters.web.auth.visitors import Authenticator, Visitor
from raveberry_server.application.catalog.search import SearchProgress, look_everywhere, searcher
from raveberry_server.domain import command_arguments as arguments
from raveberry_server.domain.model.errors import Reason, RefusedError
from raveberry_server.domain.model.ids import GuestId
from raveberry_server.presenter.command_messages import (
    decode_arguments,
    internal_error,
    invalid_message,
    problem_message,
    result_message,
    search_answer,
)
from raveberry_server.presenter.state import Viewer

from .budgets import Budgets
from .context import WebContext

_LOGGER = logging.getLogger(__name__)

HEARTBEAT_S: Final = 30.0
MOST_IN_HAND: Final = 32
"""Commands of one page that are carried out at once; the next ones wait in its socket."""

LONGEST_FRAME: Final = 64 * 1024
_LONGEST_READ: Final = 2 * LONGEST_FRAME
"""A frame longer than `LONGEST_FRAME` is answered; one longer than this ends the socket, as soon as
it says how long it will be: what is not complete yet is kept in memory."""

_CONTROL: Final = frozenset({WSMsgType.PING, WSMsgType.PONG})
_CLOSE_PATIENCE_S: Final = 2.0
_ALL_BUT_ONE: Final = 2


class PageSocket:
    """A page's socket; implements `Page` of the broadcast."""

    def __init__(  # noqa: PLR0913 - a connection and all that is served there
        self,
        *,
        request: web.Request,
        transport: asyncio.Transport,
        authenticator: Authenticator,
        fresh_token: str,
        browser: str,
        services: WebContext,
        budgets: Budgets,
    ) -> None:
        self._request = request
        self._transport = transport
        self._authenticator = authenticator
        self._fresh_token = fresh_token
        self._browser = browser
        self._live = services.live
        self._budgets = budgets
        self._party = services.party
        self._commands = services.commands
        self._catalog = services.catalog
        self._guest = self._visitor().id
        self._in_hand = asyncio.Semaphore(MOST_IN_HAND)
        self._reading: asyncio.Task[None] | None = None
        self._close_code = WSCloseCode.OK
        self._place_of_previews = ExitStack()

    @property
    def guest(self) -> GuestId:
        """The identity that the page has, or gets with its first command."""
        return self._guest

    @property
    def transport(self) -> asyncio.Transport:
        """Where bytes for it go; it may be closing, when the page has gone."""
        return self._transport

    @property
    def browser(self) -> str:
        """The name that the browser has given itself."""
        return self._browser

    def offer_promotion(self, secret: str) -> None:
        """Send the page what it may become a mod by."""
        self._live.send(self, messages.PromotionFrame(secret=secret))

    def viewer(self) -> Viewer:
        """Who looks at it now."""
        return self._visitor().viewer

    def fall_behind(self) -> None:
        """Close it: it does not read what it is sent, and may come back for what it missed."""
        self.stop(WSCloseCode.TRY_AGAIN_LATER)

    def come_anew(self) -> None:
        """Close it: its cookie holds no more, and the page comes back with another one."""
        self.stop(WSCloseCode.SERVICE_RESTART)

    def stop(self, code: WSCloseCode) -> None:
        """Close it with a code."""
        self._close_code = code
        if self._reading is not None:
            self._reading.cancel()

    async def serve(self, ws: web.WebSocketResponse, since: int | None) -> None:
        """Serve the page until it goes or has to."""
        try:
            async with asyncio.TaskGroup() as tasks:
                self._live.open(self, since)
                self._reading = tasks.create_task(self._read(ws, tasks), name="page")
        finally:
            self._live.close(self)
            self._place_of_previews.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(_CLOSE_PATIENCE_S):
                    await ws.close(code=self._close_code)
            if self._transport.get_write_buffer_size():
                # It does not even read that it is closed, and would be kept in memory for ever.
                self._transport.abort()

    async def _read(self, ws: web.WebSocketResponse, tasks: asyncio.TaskGroup) -> None:
        searches: set[asyncio.Task[None]] = set()
        async for message in ws:
            try:
                # While this one waits its turn, nothing more is read from its socket.
                await self._admit()
                if message.type in _CONTROL:
                    await _answer_control(ws, message)
                    continue
                frame = _frame(message)
            except RefusedError as err:
                self._refuse(_id_in(message), err)
                if self._transport.is_closing():
                    # Each refusal pauses: thousands of frames that were sent before the page went
                    # would be kept in memory for as many seconds.
                    break
                continue
            await self._in_hand.acquire()
            task = tasks.create_task(self._answer(frame), name="page command")
            if frame.search is not None:
                searches.add(task)
                task.add_done_callback(searches.discard)
        # Nobody is left to be told what they find.
        for search in searches:
            search.cancel()

    async def _admit(self) -> None:
        """Wait for this page's turn.

        Raises:
            RefusedError: `rate_limited`.
        """
        claimant = self._authenticator.claimant(self._request)
        await self._budgets.expect_request_left(claimant)
        async with self._budgets.commands.turn(claimant):
            pass

    async def _answer(self, frame: messages.ClientFrame) -> None:
        try:
            if frame.search is not None:
                await self._search(frame.id, frame.search)
            elif frame.watch_lights is not None:
                self._watch_lights(on=frame.watch_lights)
                self._live.send(self, messages.AckFrame(id=frame.id, result={}))
            else:
                await self._carry_out(frame)
        except RefusedError as err:
            self._refuse(frame.id, err)
        except Exception:
            # Each command is a task of the page: a bug in one would end its others and its socket.
            _LOGGER.exception("Cannot carry out %s", frame.command or "a search")
            self._refuse(frame.id, internal_error())
        finally:
            self._in_hand.release()

    async def _carry_out(self, frame: messages.ClientFrame) -> None:
        command = self._commands.command(frame.command or "")
        caller = self._visitor().caller
        self._commands.expect_role(command, caller.role)
        args: object = decode_arguments(command.arguments, frame.args or {})
        result = await self._commands.carry_out(command, args, caller)
        shown = result_message(result, args, self._party.saved.state, self._party.now())
        self._live.send(self, messages.AckFrame(id=frame.id, result=shown))

    async def _search(self, name: str, wanted: messages.SearchRequest) -> None:
        """Answer as the sources do, each time with all there is so far."""
        query = arguments.Search(q=wanted.q, limit=wanted.limit, sources=wanted.sources)
        state, viewer = self._party.saved.state, self.viewer()
        by = searcher(state, viewer.id, viewer.role)

        def tell(sighting: SearchProgress) -> None:
            self._commands.note_search(self._visitor().id, query.q, sighting.found.songs)
            self._send_hits(name, query.q, sighting)

        async with self._budgets.search_turn(self._authenticator.claimant(self._request)):
            tell(await look_everywhere(self._catalog, state.settings, query, by, tell))

    def _watch_lights(self, *, on: bool) -> None:
        """Show the page what the lights show, or no more.

        Raises:
            RefusedError: too many pages are shown it.
        """
        self._place_of_previews.close()
        if on:
            claimant = self._authenticator.claimant(self._request)
            self._place_of_previews.enter_context(self._budgets.previews.taking(claimant))
        self._live.watch_lights(self, on=on)

    def _send_hits(self, name: str, query: str, sighting: SearchProgress) -> None:
        answer = search_answer(query, sighting, self._party.saved.state, self._party.now())
        frame = messages.HitsFrame(
            id=name,
            query=answer.query,
            hits=answer.hits,
            more=answer.more,
            done=sighting.is_done,
            note=answer.note,
            playlists=answer.playlists,
        )
        self._live.send(self, frame)

    def _refuse(self, name: str | None, refused: RefusedError) -> None:
        self._live.send(self, messages.NackFrame(id=name, error=problem_message(refused)))

    def _visitor(self) -> Visitor:
        return self._authenticator.visitor(self._request, self._fresh_token)


def socket_response() -> web.WebSocketResponse:
    """The upgrade of a request to a socket."""
    return web.WebSocketResponse(
        heartbeat=HEARTBEAT_S,
        compress=False,
        autoping=False,
        max_msg_size=_LONGEST_READ,
        timeout=_CLOSE_PATIENCE_S / 2,
    )


async def _answer_control(ws: web.WebSocketResponse, message: WSMessage) -> None:
    if message.type is WSMsgType.PING:
        with suppress(ConnectionError):
            await ws.pong(message.data)


def _frame(message: WSMessage) -> messages.ClientFrame:
    if message.type is not WSMsgType.TEXT:
        raise RefusedError(Reason.BAD_REQUEST, "Send frames as text")
    if len(message.data.encode()) > LONGEST_FRAME:
        raise RefusedError(Reason.TOO_LARGE, "A frame may hold 64 kB at most")
    try:
        frame = loads(messages.ClientFrame, message.data)
    except ContractError as err:
        raise invalid_message(err) from err
    if [frame.command, frame.search, frame.watch_lights].count(None) != _ALL_BUT_ONE:
        raise RefusedError(
            Reason.BAD_REQUEST, "Send one of `command`, `search` and `watch_lights` in a frame"
        )
    return frame


def _id_in(message: WSMessage) -> str | None:
    """The id of a frame that is refused, as far as it can be read."""
    if message.type is not WSMsgType.TEXT or len(message.data) > LONGEST_FRAME:
        return None
    try:
        raw = json.loads(message.data)
    except (ValueError, RecursionError):
        return None
    name = raw.get("id") if isinstance(raw, dict) else None
    return name if isinstance(name, str) and name.isprintable() else None
