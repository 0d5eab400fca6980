"""A fake server that speaks the contract over HTTP and WebSocket, with simplified rules."""

import asyncio
import json
import struct
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal, Self

import raveberry_contract.messages as m
from aiohttp import WSMsgType, web
from raveberry_contract import dumps, encoded
from raveberry_contract.errors import HTTP_STATUS, ErrorCode
from raveberry_server.adapters.web.languages import preferred_language
from raveberry_server.domain.model.guest import Role
from raveberry_server.domain.model.settings import Settings, visible_settings
from raveberry_server.domain.presets import PRESETS
from raveberry_server.presenter.settings import settings_table

from tests.frontend.fake_playlists import FakePlaylists

ROOT: Final = Path(__file__).parents[2]
STATIC: Final = ROOT / "addon/server/raveberry_server/adapters/web/static"
START: Final = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
POLICY: Final = (
    "default-src 'self'; img-src 'self' data: blob:; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:"
)
COOKIE: Final = "guest"

type Changes = Any
"""Keyword arguments of `dataclasses.replace`."""

ME: Final = m.Guest(id="guest-me", name="Robin", color="#b2ffd1")
ANNA: Final = m.Guest(id="guest-anna", name="Anna", color="#ffb28c")
BO: Final = m.Guest(id="guest-bo", name="Bo", color="#8cc9ff")


def make_song(number: int, title: str, artist: str, **changes: Changes) -> m.Song:
    return replace(
        m.Song(
            uri=f"file:{number}",
            source="local",
            title=title,
            artist=artist,
            album="",
            duration_s=180.0 + number,
            artwork_url=f"/api/v1/song/{number}/artwork",
            explicit=False,
        ),
        **changes,
    )


def make_notice(code: str, **params: str | float) -> m.Notice:
    """Return a notice with a message that no page should show."""
    return m.Notice(code=code, params=params, message=f"English of {code}")


def make_entry(name: str, song: m.Song, **changes: Changes) -> m.Entry:
    return replace(
        m.Entry(
            id=name,
            song=song,
            state=m.EntryState.READY,
            progress=None,
            reason=None,
            score=1,
            up=1,
            down=0,
            position=None,
            eta_s=None,
            why=m.PlaceReason.TURN,
            requested_by=ANNA,
            requested_at=START,
            origin=m.Origin.GUEST,
            turn=1,
            pinned=False,
            dedication=None,
        ),
        **changes,
    )


LIBRARY: Final = (
    make_song(1, "Midnight Orchard", "The Gooseberries", album="Orchard Nights"),
    make_song(2, "Neon Bramble", "Velvet Thicket"),
    make_song(3, "Sugar & Static", "Mono Parade", explicit=True),
    make_song(4, "Lowlands", "Ida Marsh"),
    make_song(5, "Paper Lanterns", "Kite Season"),
    make_song(6, "Glass Elevator", "Ninety Floors", artwork_url=None),
    make_song(7, "Second Summer", "Ida Marsh"),
    make_song(8, "Overripe", "The Gooseberries", artwork_url=None),
)


_ENDLESS_WAV: Final = (
    struct.pack("<4sI4s", b"RIFF", 0xFFFFFFFF, b"WAVE")
    + struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8_000, 16_000, 2, 16)
    + struct.pack("<4sI", b"data", 0xFFFFFFD0)
)
"""WAV header of hours of 16 bit mono audio."""

type Rule = Callable[[dict[str, Any]], Awaitable[object]]


def refusal(
    code: str, name: str, params: dict[str, str | float] | None = None, **limits: float
) -> m.Problem:
    """Return a refusal whose English text must not be shown, as pages have one of their own."""
    return m.Problem(
        code=code, refusal=name, params=params or {}, message=f"[untranslated {name}]", **limits
    )


class RefusedError(Exception):
    def __init__(self, problem: m.Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(kw_only=True)
class Connection:
    socket: web.WebSocketResponse
    role: m.Role
    guest: str | None


@dataclass(kw_only=True)
class FakeWebServer:
    """A server whose party a test arranges, inspects and breaks."""

    player: m.Player
    party: m.Party
    lights: m.Lights
    queue: list[m.Entry] = field(default_factory=list)
    votes: dict[str, int] = field(default_factory=dict)
    me: m.Guest | None = ME
    failed: tuple[m.Entry, ...] = ()
    waiting_approval: tuple[m.Entry, ...] = ()
    limits: m.Limits = field(default_factory=lambda: m.Limits(requests=None, votes=None))
    revision: int = 1
    #: Folder of the built pages.
    static: Path = STATIC
    saved_playlists: FakePlaylists = field(default_factory=FakePlaylists)
    #: Refusals by command, until a test deletes them.
    refused: dict[str, m.Problem] = field(default_factory=dict)
    #: Settings that differ from their defaults.
    settings: dict[str, object] = field(default_factory=dict)
    guests: tuple[m.GuestRow, ...] = ()
    bluetooth: m.BluetoothSpeakers = field(
        default_factory=lambda: m.BluetoothSpeakers(available=False, searching=False, speakers=())
    )
    texts: tuple[m.WaitingText, ...] = ()
    #: Number of clients of the audio stream, and whether it delivers audio.
    listeners: int = 0
    has_audio: bool = True
    #: Lyrics of the current song, whichever it is.
    lyrics: Sequence[m.LyricLine] = ()
    join_code: str | None = None
    screen_key: str = "first"
    is_screen_revoked: bool = False
    #: The first steps of the party are pending.
    is_new: bool = False
    applied_preset: str | None = None
    before_preset: m.Settings = field(default_factory=dict)
    #: What `check_access` finds.
    obstacles: tuple[m.AccessObstacle, ...] = ()
    is_reached: bool = False
    source: str | None = None
    #: Code that makes a guest a mod.
    mod_code: str = "STAR42"
    problems: tuple[m.HostProblem, ...] = ()
    #: Whether a page watches the music, each time it said so.
    watches_of_music: list[bool] = field(default_factory=list)
    session_requests: list[dict[str, Any]] = field(default_factory=list)
    is_mod: bool = False
    library: tuple[m.Song, ...] = LIBRARY
    playlists: tuple[m.BrowseItem, ...] | None = None
    note: m.Notice | None = None
    has_suggestions: bool = True
    marks: dict[str, tuple[m.Mark, m.Notice | None]] = field(default_factory=dict)
    #: Received commands: name, arguments, role.
    commands: list[tuple[str, dict[str, Any], m.Role]] = field(default_factory=list)
    resume_revisions: list[int | None] = field(default_factory=list)
    #: Uploaded backups.
    uploads: list[bytes] = field(default_factory=list)
    http_commands: list[str] = field(default_factory=list)
    #: Refusal of the next command, apart from suggestions, which a page loads by itself.
    refusal: m.Problem | None = None
    #: Commands wait for this event before they are handled.
    command_gate: asyncio.Event = field(default_factory=asyncio.Event)
    #: Online results wait for this event before they are sent.
    online_search: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    prefix: str = ""
    _connections: list[Connection] = field(default_factory=list)
    _runner: web.AppRunner | None = None
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def __post_init__(self) -> None:
        self.command_gate.set()
        self.online_search.set()

    # --- lifecycle -------------------------------------------------------------------------------

    async def start(self) -> Self:
        app = web.Application(middlewares=[_with_security_policy])
        root = self.prefix
        app.add_routes(
            [
                web.get(f"{root}/", self._page("index")),
                web.get(f"{root}/guest", self._page("index")),
                web.get(f"{root}/host", self._page("host")),
                web.get(f"{root}/poster", self._page("host")),
                web.get(f"{root}/tv", self._page("tv")),
                web.get(f"{root}/kiosk", self._page("index")),
                web.static(f"{root}/static", self.static),
                web.get(f"{root}/join.svg", self._join_code),
                web.get(f"{root}/wifi.svg", self._join_code),
                web.get(f"{root}/stream.mp3", self._stream),
                web.get(f"{root}/api/v1/song/{{key}}/artwork", self._artwork),
                web.get(f"{root}/api/v1/ws", self._socket),
                web.post(f"{root}/api/v1/command/{{name}}", self._post),
                web.post(f"{root}/api/v1/session", self._session),
                web.post(f"{root}/api/v1/restore", self._restore),
                web.post(f"{root}/api/v1/playlist/lines", self._playlist_lines),
                web.get(f"{root}/api/v1/settings", self._settings_table),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        for connection in list(self._connections):
            await connection.socket.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def disconnect_all(self) -> None:
        """Close all connections and keep accepting new ones."""
        for connection in list(self._connections):
            await connection.socket.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.prefix}/"

    # --- messages --------------------------------------------------------------------------------

    def state(self, role: m.Role, guest: str | None) -> m.State:
        return m.State(
            revision=self.revision,
            now=self.player.now,
            player=self.player,
            queue=m.Queue(
                revision=self.revision,
                length=len(self.queue),
                duration_s=sum(entry.song.duration_s or 0 for entry in self.queue),
                entries=tuple(
                    replace(entry, position=at) for at, entry in enumerate(self.queue, start=1)
                ),
            ),
            party=self.party,
            settings={
                **visible_settings(Settings(), Role[role.name]),
                "mode": self.party.mode,
                "order": self.party.order,
                "join": self.party.join,
                **self.settings,
            },
            lights=self.lights,
            me=self._me(role, guest),
        )

    async def broadcast(self, **parts: Changes) -> None:
        """Broadcast a delta of `player`, `party`, `entries`, `order` or `lights`."""
        self.revision += 1
        frame = m.DeltaFrame(revision=self.revision, now=self.player.now, **parts)
        await self._send_all(dumps(frame))

    async def send_me(self) -> None:
        for connection in self._connections:
            me = self._me(connection.role, connection.guest)
            frame = m.MeFrame(
                id=me.id,
                role=me.role,
                name=me.name,
                color=me.color,
                votes=me.votes,
                limits=me.limits,
                failed=me.failed,
                waiting_approval=me.waiting_approval,
                texts=me.texts,
                join_url=me.join_url,
                join_code=me.join_code,
                source=me.source,
                sign=me.sign,
                stream_url=me.stream_url,
                problems=me.problems,
                screen_url=me.screen_url,
                kiosk_url=me.kiosk_url,
                screen_revoked=me.screen_revoked,
                setup_pending=me.setup_pending,
                applied_preset=me.applied_preset,
            )
            await connection.socket.send_str(dumps(frame))

    async def send_spectrum(self, spectrum: m.Spectrum) -> None:
        await self._send_all(dumps(m.SpectrumFrame(spectrum=spectrum)))

    async def broadcast_raw(self, text: str) -> None:
        await self._send_all(text)

    async def set_player(self, **changes: Changes) -> None:
        self.player = replace(self.player, **changes)
        await self.broadcast(player=self.player)

    async def set_party(self, **changes: Changes) -> None:
        self.party = replace(self.party, **changes)
        await self.broadcast(party=self.party)

    async def set_entry(self, name: str, **changes: Changes) -> None:
        """Change a queued song, sort by score and broadcast the delta."""
        before = self.order
        self.queue = [
            replace(entry, **changes) if entry.id == name else entry for entry in self.queue
        ]
        self.queue.sort(key=lambda entry: -entry.score)
        pairs = self._pairs(before)
        await self.broadcast(entries={name: encoded(changes)}, order=pairs or None)

    async def add(self, entry: m.Entry) -> None:
        self.queue.append(entry)
        whole = {
            key: value for key, value in encoded(entry).items() if key not in {"position", "eta_s"}
        }
        await self.broadcast(entries={entry.id: whole}, order=((entry.id, None),))

    async def remove(self, name: str) -> None:
        self.queue = [entry for entry in self.queue if entry.id != name]
        await self.broadcast(entries={name: None})

    @property
    def order(self) -> list[str]:
        return [entry.id for entry in self.queue]

    def received(self, name: str) -> list[dict[str, Any]]:
        """Return the arguments of all received commands of a name."""
        return [args for command, args, _ in self.commands if command == name]

    async def wait_for(self, name: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait until a command was received `count` times; return the arguments of all of them."""
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(lambda: len(self.received(name)) >= count)
        return self.received(name)

    async def wait_for_listeners(self, count: int) -> None:
        """Wait until the audio stream has `count` clients."""
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(lambda: self.listeners == count)

    def _pairs(self, before: list[str]) -> tuple[tuple[str, str | None], ...]:
        if before == self.order:
            return ()
        following: list[str | None] = [*self.order[1:], None]
        return tuple(reversed(list(zip(self.order, following, strict=True))))

    def _me(self, role: m.Role, guest: str | None) -> m.Me:
        known = self.me if guest is not None else None
        return m.Me(
            id=known.id if known else None,
            role=role,
            name=known.name if known else "",
            color=known.color if known else "#ffffff",
            votes={key: 1 if value > 0 else -1 for key, value in self.votes.items() if value},
            limits=self.limits,
            failed=self.failed,
            waiting_approval=self.waiting_approval,
            texts=self.texts or None,
            join_url=f"{self.url}p/{self.join_code}" if self.join_code else None,
            join_code=self.join_code,
            source=self.source,
            sign=known.sign if known else None,
            stream_url=f"{self.url}stream.mp3" if role is m.Role.HOST else None,
            problems=(self.problems or None) if role is m.Role.HOST else None,
            screen_url=f"{self.url}tv?key={self.screen_key}" if role is m.Role.HOST else None,
            kiosk_url=(
                f"{self.url}kiosk?key=k"
                if role is m.Role.HOST and self.settings.get("kiosk")
                else None
            ),
            screen_revoked=self.is_screen_revoked or None,
            setup_pending=(role is m.Role.HOST and self.is_new) or None,
            applied_preset=self.applied_preset if role is m.Role.HOST else None,
        )

    async def _send_all(self, text: str) -> None:
        for connection in list(self._connections):
            await connection.socket.send_str(text)

    # --- endpoints -------------------------------------------------------------------------------

    def _page(self, name: str) -> Callable[[web.Request], Awaitable[web.FileResponse]]:
        languages = {path.name.split(".")[1] for path in self.static.glob("index.*.html")}

        async def answer(request: web.Request) -> web.FileResponse:
            header = request.headers.get("Accept-Language", "")
            language = preferred_language(header, languages)
            return web.FileResponse(self.static / f"{name}.{language}.html")

        return answer

    async def _join_code(self, _request: web.Request) -> web.Response:
        return web.Response(text=_CODE, content_type="image/svg+xml")

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        """Stream endless silence as fast as the client reads."""
        if not self.has_audio:
            raise web.HTTPForbidden
        response = web.StreamResponse(headers={"Content-Type": "audio/wav"})
        await response.prepare(request)
        await self._count_listeners(1)
        try:
            await response.write(_ENDLESS_WAV)
            while self.has_audio:
                await response.write(bytes(65_536))
        except ConnectionError:
            pass
        finally:
            await self._count_listeners(-1)
        return response

    async def _count_listeners(self, change: int) -> None:
        async with self._changed:
            self.listeners += change
            self._changed.notify_all()

    async def _artwork(self, request: web.Request) -> web.Response:
        number = int(request.match_info["key"])
        return web.Response(text=cover(number), content_type="image/svg+xml")

    def _caller(self, request: web.Request) -> tuple[m.Role, str | None]:
        is_host = (
            request.headers.get("Referer", "").endswith(("/host", "/poster"))
            or "host" in request.cookies
        )
        guest = self.me.id if self.me else request.cookies.get(COOKIE)
        role = m.Role.MOD if self.is_mod else m.Role.GUEST
        return (m.Role.HOST if is_host else role), guest

    async def _post(self, request: web.Request) -> web.Response:
        role, guest = self._caller(request)
        name = request.match_info["name"]
        self.http_commands.append(name)
        if guest is None:
            self.me, guest = ME, ME.id
        try:
            result = await self._execute(name, await request.json(), role)
        except RefusedError as err:
            status = HTTP_STATUS[ErrorCode(err.problem.code)]
            return web.Response(
                status=status, text=dumps(err.problem), content_type="application/problem+json"
            )
        response = web.json_response({"result": encoded(result or {})})
        response.set_cookie(COOKIE, guest, samesite="Lax", httponly=True)
        return response

    async def _session(self, request: web.Request) -> web.Response:
        request_body = await request.json()
        self.session_requests.append(request_body)
        if "code" in request_body and request_body["code"] == self.join_code:
            self.me = ME
            return web.Response(text=dumps(self._me(m.Role.GUEST, ME.id)))
        if "name" in request_body and request_body["name"] != "Host":
            self.me = replace(ME, name=request_body["name"])
            return web.Response(text=dumps(self._me(m.Role.GUEST, ME.id)))
        if "name" in request_body:
            problem = refusal("not_allowed", "name_reserved")
            return web.Response(
                status=403, text=dumps(problem), content_type="application/problem+json"
            )
        if request_body.get("mod_code") != self.mod_code:
            problem = refusal("not_allowed", "code_wrong")
            return web.Response(
                status=403, text=dumps(problem), content_type="application/problem+json"
            )
        self.is_mod = True
        return web.Response(text=dumps(self._me(m.Role.MOD, ME.id)))

    async def _settings_table(self, _request: web.Request) -> web.Response:
        return web.Response(text=dumps(settings_table()), content_type="application/json")

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        role, guest = self._caller(request)
        since = request.query.get("since")
        self.resume_revisions.append(None if since is None else int(since))
        state = self.state(role, guest)
        parts = {key: getattr(state, key) for key in m.State.__slots__}
        await socket.send_str(dumps(m.SnapshotFrame(**parts)))
        connection = Connection(socket=socket, role=role, guest=guest)
        self._connections.append(connection)
        try:
            async with asyncio.TaskGroup() as tasks:
                async for message in socket:
                    if message.type is WSMsgType.TEXT:
                        tasks.create_task(self._frame(connection, json.loads(message.data)))
        finally:
            self._connections.remove(connection)
        return socket

    async def _frame(self, connection: Connection, frame: dict[str, Any]) -> None:
        if (is_watching := frame.get("watch_lights")) is not None:
            if is_watching:
                pixels = {light.id: "/wAAAP8A" for light in self.lights.devices}
                await connection.socket.send_str(dumps(m.PreviewFrame(pixels=pixels)))
            return
        if (is_watching := frame.get("watch_spectrum")) is not None:
            self.watches_of_music.append(is_watching)
            return
        if (search := frame.get("search")) is not None:
            await self._search(connection, frame["id"], search["q"])
            return
        try:
            result = await self._execute(frame["command"], frame["args"], connection.role)
        except RefusedError as err:
            answer: object = m.NackFrame(id=frame["id"], error=err.problem)
        else:
            answer = m.AckFrame(id=frame["id"], result=encoded(result or {}))
        if not connection.socket.closed:
            await connection.socket.send_str(dumps(answer))

    async def _search(self, connection: Connection, name: str, query: str) -> None:
        """Send library results at once and online results when `online_search` is set."""
        hits = self._hits(query)
        local = tuple(hit for hit in hits if hit.song.source == "local")
        if local != hits or not self.online_search.is_set():
            first = m.HitsFrame(
                id=name,
                query=query,
                hits=local,
                more=False,
                done=False,
                playlists=self.playlists,
            )
            await connection.socket.send_str(dumps(first))
            await self.online_search.wait()
        last = m.HitsFrame(
            id=name,
            query=query,
            hits=hits,
            more=False,
            done=True,
            note=self.note,
            playlists=self.playlists,
        )
        if not connection.socket.closed:
            await connection.socket.send_str(dumps(last))

    def _hits(self, query: str) -> tuple[m.Hit, ...]:
        words = query.casefold().split()
        waiting = {entry.song.uri: entry.id for entry in self.queue}
        hits = []
        for song in self.library:
            text = f"{song.title} {song.artist}".casefold()
            if not all(word in text for word in words):
                continue
            mark, reason = self.marks.get(song.uri, (m.Mark.OK, None))
            if song.uri in waiting:
                mark = m.Mark.WAITING
            hits.append(m.Hit(song=song, mark=mark, reason=reason, entry=waiting.get(song.uri)))
        return tuple(hits)

    # --- rules -----------------------------------------------------------------------------------

    async def _execute(self, name: str, args: dict[str, Any], role: m.Role) -> object:
        if name == "lyrics":
            # Asked for by the pages on their own, like the state.
            playing = self.player.entry
            is_current = playing is not None and playing.id == args["entry"]
            lines = self.lyrics if is_current else ()
            return m.Lyrics(entry=args["entry"], lines=tuple(lines))
        async with self._changed:
            self.commands.append((name, args, role))
            self._changed.notify_all()
        await self.command_gate.wait()
        if self.refusal is not None and name != "discover":
            refusal, self.refusal = self.refusal, None
            raise RefusedError(refusal)
        if name in self.refused:
            raise RefusedError(self.refused[name])
        return await self._rules().get(name, self._accept)(args)

    def _rules(self) -> Mapping[str, Rule]:
        playing, paused = m.PlayerState.PLAYING, m.PlayerState.PAUSED
        return {
            "vote": lambda args: self._vote(args["entry"], args["value"]),
            "enqueue": self._enqueue,
            "dedicate": lambda args: self._dedicate(args["entry"], args.get("text") or None),
            "my_data": self._my_data,
            "withdraw": lambda args: self.remove(args["entry"]),
            "remove": lambda args: self.remove(args["entry"]),
            "move": self._move,
            "pause": lambda _: self.set_player(state=paused),
            "play": lambda _: self.set_player(state=playing),
            "seek": self._seek,
            "set_volume": lambda args: self.set_player(volume=args["volume"]),
            "check_access": self._check_access,
            "finish_setup": self._finish_setup,
            "set_setting": self._set_setting,
            "set_settings": self._set_settings,
            "apply_preset": self._apply_preset,
            "undo_preset": self._undo_preset,
            "rotate_code": self._rotate_code,
            "make_mod_code": self._make_mod_code,
            "renew_screen_link": self._renew_screen_link,
            "guests": self._guests,
            "set_profile": self._set_profile,
            "undo": self._undo,
            "browse": self._browse,
            "discover": self._discover,
            "sources": self._sources,
            "bluetooth_speakers": self._bluetooth_speakers,
            "set_bluetooth_speaker": self._bluetooth_speakers,
            "remove_bluetooth_speaker": self._bluetooth_speakers,
            "online_sources": self._online_sources,
            "recap": self._recap,
            "stats": self._stats,
            "library": self._library,
            "history": self._history,
            "evenings": self._evenings,
            "processes": self._processes,
            "save_playlist": self._save_playlist,
            **self.saved_playlists.handlers,
            "search": self._search_once,
            "enqueue_random": lambda _: self._enqueue({"uri": self.library[-1].uri}),
            "enqueue_playlist": self._enqueue_playlist,
            "open_party": lambda _: self.set_party(open=True),
            "close_party": self._close,
            "set_lights": self.set_lights,
        }

    async def _accept(self, _args: dict[str, Any]) -> None:
        """Accept a command without a rule; it is only recorded."""

    async def _my_data(self, _args: dict[str, Any]) -> m.MyData:
        known = self.me or ME
        return m.MyData(
            id=known.id,
            name=known.name,
            color=known.color,
            role=m.Role.GUEST,
            source="",
            joined_at=START,
            muted_until=None,
            device="",
            last_search=None,
            votes=(),
            texts=(),
            requests=(),
            plays=(),
            sign=known.sign,
        )

    async def _dedicate(self, name: str, text: str | None) -> None:
        playing = self.player.entry
        if playing is not None and playing.id == name:
            await self.set_player(entry=replace(playing, dedication=text))
        else:
            await self.set_entry(name, dedication=text)

    async def _set_setting(self, args: dict[str, Any]) -> None:
        name, value = args["name"], args["value"]
        if name in {"mode", "order", "join"}:
            await self.set_party(**{name: value})
        self.settings[name] = value
        await self.broadcast(settings={**visible_settings(Settings(), Role.HOST), **self.settings})

    async def _check_access(self, _args: dict[str, Any]) -> m.AccessCheck:
        return m.AccessCheck(
            guest_url=self.url,
            obstacles=self.obstacles,
            reached_at=START if self.is_reached else None,
        )

    async def _finish_setup(self, _args: dict[str, Any]) -> None:
        self.is_new = False
        await self.send_me()

    async def _set_settings(self, args: dict[str, Any]) -> m.SettingsChanged:
        now = {**visible_settings(Settings(), Role.HOST), **self.settings}
        before = {name: now[name] for name, new in args["values"].items() if now[name] != new}
        for name, value in args["values"].items():
            await self._set_setting({"name": name, "value": value})
        return m.SettingsChanged(before=before)

    async def _apply_preset(self, args: dict[str, Any]) -> m.SettingsChanged:
        changed = await self._set_settings({"values": PRESETS[args["preset"]]})
        self.before_preset, self.applied_preset = changed.before, args["preset"]
        await self.send_me()
        return changed

    async def _undo_preset(self, _args: dict[str, Any]) -> m.SettingsChanged:
        self.applied_preset = None
        await self.send_me()
        return await self._set_settings({"values": self.before_preset})

    async def _rotate_code(self, _args: dict[str, Any]) -> m.JoinCode:
        self.join_code = "K7M2QX"
        await self.send_me()
        return m.JoinCode(code="K7M2QX", join_url=f"{self.url}p/K7M2QX", expires_at=None)

    async def _make_mod_code(self, _args: dict[str, Any]) -> m.ModCode:
        return m.ModCode(code=self.mod_code, expires_at=START + timedelta(hours=1))

    async def _renew_screen_link(self, _args: dict[str, Any]) -> None:
        self.screen_key = "renewed"
        await self.send_me()

    async def _browse(self, args: dict[str, Any]) -> m.BrowseAnswer:
        path = args["path"]
        if path.replace("/", ":") in self.saved_playlists.saved:
            return self.saved_playlists.page(path, args.get("offset", 0), args["limit"])
        if path == "":
            items = tuple(
                replace(make_folder("", path), label=make_notice(f"page_{path}"))
                for path in ("albums", "genres")
            )
            label = make_notice("page_library")
            return m.BrowseAnswer(path="", title="", label=label, items=items, more=False)
        if path == "albums":
            album = make_folder("Orchard Nights", "album/7", m.BrowseKind.ALBUM)
            items = (replace(album, uri="local:album/7"),)
            label = make_notice("page_albums")
            return m.BrowseAnswer(path=path, title="", label=label, items=items, more=False)
        items = tuple(
            m.BrowseItem(
                kind=m.BrowseKind.SONG,
                path=None,
                title=hit.song.title,
                subtitle=None,
                artwork_url=None,
                hit=hit,
            )
            for hit in self._hits("gooseberries")
        )
        return m.BrowseAnswer(path=path, title="Orchard Nights", items=items, more=False)

    async def _discover(self, _args: dict[str, Any]) -> m.Discovered:
        def songs(*hits: m.Hit) -> tuple[m.BrowseItem, ...]:
            return tuple(
                m.BrowseItem(
                    kind=m.BrowseKind.SONG,
                    path=None,
                    title=hit.song.title,
                    subtitle=hit.song.artist,
                    artwork_url=hit.song.artwork_url,
                    hit=hit,
                )
                for hit in hits
            )

        hits = self._hits("")
        playing = self.player.entry
        kind = m.DiscoveryKind
        sections = (
            m.DiscoverySection(kind=kind.FAVOURITES, items=songs(*hits[:4]), path="favourites"),
            m.DiscoverySection(kind=kind.OWN, items=songs(*hits[6:7])),
            m.DiscoverySection(
                kind=kind.SIMILAR,
                items=songs(*hits[1:]),
                title=playing.song.title if playing else None,
            ),
            m.DiscoverySection(
                kind=kind.PLAYLIST, items=songs(*hits[5:]), title="Barbecue", path="saved/1"
            ),
            m.DiscoverySection(kind=kind.RANDOM, items=songs(*reversed(hits))),
            m.DiscoverySection(
                kind=kind.GENRES,
                items=tuple(make_folder(name, f"genre/{name}") for name in ("Disco", "Indie")),
                path="genres",
            ),
            m.DiscoverySection(
                kind=kind.ARTISTS,
                items=tuple(
                    replace(
                        make_folder(song.artist, f"artist/{song.title}", m.BrowseKind.ARTIST),
                        artwork_url=song.artwork_url,
                    )
                    for song in self.library[:5]
                ),
                path="artists",
            ),
        )
        return m.Discovered(sections=sections if self.has_suggestions else ())

    async def _online_sources(self, _args: dict[str, Any]) -> m.OnlineSourcesAnswer:
        return m.OnlineSourcesAnswer(sources=("online", "jamendo"))

    async def _bluetooth_speakers(self, _args: dict[str, Any]) -> m.BluetoothSpeakers:
        return self.bluetooth

    async def _sources(self, _args: dict[str, Any]) -> m.SourcesAnswer:
        return m.SourcesAnswer(
            sources=(
                m.SourceHealth(
                    name="local", works=True, reason=None, version=None, renewable=False
                ),
                m.SourceHealth(
                    name="youtube",
                    works=False,
                    reason=m.Notice(
                        code="downloads_failed", params={"count": 3}, message="[untranslated]"
                    ),
                    version="2026.11.01",
                    renewable=True,
                ),
                m.SourceHealth(
                    name="jamendo",
                    works=True,
                    reason=None,
                    version=None,
                    renewable=False,
                    set_up=False,
                    setting="jamendo_client_id",
                ),
            ),
            jobs=(
                m.Job(
                    id="fetch-e3",
                    kind="fetch",
                    state=m.JobState.FAILED,
                    progress=None,
                    reason=m.Notice(code="source_off", params={}, message="[untranslated]"),
                    started_at=START,
                    ended_at=None,
                    entry="e3",
                    title="Lowlands",
                ),
                m.Job(
                    id="job-1",
                    kind="scan",
                    state=m.JobState.RUNNING,
                    progress=0.25,
                    reason=m.Notice(
                        code="scan_retried", params={"detail": ""}, message="[untranslated]"
                    ),
                    started_at=START,
                    ended_at=None,
                    entry=None,
                ),
            ),
        )

    async def _restore(self, request: web.Request) -> web.Response:
        self.uploads.append(await request.read())
        if self.refusal is not None:
            return web.Response(
                status=400, text=dumps(self.refusal), content_type="application/problem+json"
            )
        accepted = m.BackupAccepted(songs=12, guests=5)
        return web.Response(text=dumps(accepted), content_type="application/json")

    async def _library(self, _args: dict[str, Any]) -> m.LibraryAnswer:
        return m.LibraryAnswer(
            songs=1_200,
            folders=(m.MusicFolder(path="/music", present=False, songs=1_200),),
            problems=1,
            unreadable=(
                m.UnreadableFile(
                    path="/music/bad.mp3",
                    reason=m.Notice(code="file_empty", params={}, message="[untranslated]"),
                ),
            ),
            scan=None,
        )

    async def _stats(self, _args: dict[str, Any]) -> m.Stats:
        liked = m.SongCount(song=self.library[0], times=3, up=9, down=2)
        return m.Stats(
            since=START,
            until=START + timedelta(hours=2),
            plays=40,
            songs=37,
            played_s=7_200.0,
            requests=35,
            guests=12,
            votes=99,
            most_played=(liked,),
            best_liked=(liked,),
            most_active=(m.GuestCount(guest=BO, requests=9),),
            hours=(
                m.HourCount(at=START, plays=18, requests=15, votes=40),
                m.HourCount(at=START + timedelta(hours=2), plays=14, requests=11, votes=59),
            ),
            hits=(m.GuestHits(guest=BO, songs=7, score=31),),
            sources=(
                m.SourceCount(source="local", plays=25),
                m.SourceCount(source="radio", plays=7),
            ),
        )

    async def _history(self, _args: dict[str, Any]) -> m.History:
        play = m.Play(
            epoch=6,
            song=self.library[6],
            started_at=START,
            ended_at=START,
            end="finished",
            up=1,
            down=0,
            origin=m.Origin.GUEST,
            requested_by=ANNA,
        )
        return m.History(plays=(play,), more=False)

    async def _processes(self, _args: dict[str, Any]) -> m.ProcessesAnswer:
        names = ("broker", "mpd", "server", "visualizer")
        return m.ProcessesAnswer(
            processes=tuple(
                m.Process(
                    name=name,
                    state=m.ProcessState.STOPPED if name == "broker" else m.ProcessState.RUNNING,
                    up_s=None if name == "broker" else 7_200.0,
                    memory_bytes=None if name == "broker" else 41_000_000,
                    restartable=True,
                    log=(f"2026-11-24 21:04:05  {name}: starting",),
                )
                for name in names
            ),
            disk=m.Disk(free=4_200_000_000, total=32_000_000_000),
        )

    async def _evenings(self, args: dict[str, Any]) -> m.Evenings:
        evening = m.Evening(
            id=6,
            since=START,
            until=None,
            songs=12,
            guests=31,
            votes=99,
            played_s=7200.0,
            top=(m.SongCount(song=self.library[0], times=1, up=9, down=1),),
        )
        if args["before"] is None:
            return m.Evenings(evenings=(evening,), more=True)
        since = START - timedelta(days=7)
        ended = replace(evening, id=1, since=since, until=since + timedelta(hours=4))
        return m.Evenings(evenings=(ended,), more=False)

    async def _search_once(self, args: dict[str, Any]) -> m.SearchAnswer:
        return m.SearchAnswer(query=args["q"], hits=self._hits(args["q"]), more=False)

    async def _playlist_lines(self, request: web.Request) -> web.Response:
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            return web.Response(
                status=400, text=dumps(refusal), content_type="application/problem+json"
            )
        lines = self.saved_playlists.lines(await request.text(), request.query["name"])
        return web.Response(text=dumps(lines), content_type="application/json")

    async def _save_playlist(self, args: dict[str, Any]) -> m.PlaylistSaved:
        return m.PlaylistSaved(uri="saved:1", name=args["name"], songs=40)

    async def _enqueue_playlist(self, _args: dict[str, Any]) -> m.PlaylistAdded:
        missing = m.MissingSong(title="Lost Track", reason=make_notice("gone"))
        return m.PlaylistAdded(job="j", added=7, total=10, failed=(missing,) * 3)

    async def _move(self, args: dict[str, Any]) -> None:
        before = self.order
        (moved,) = (entry for entry in self.queue if entry.id == args["entry"])
        self.queue.remove(moved)
        place = self.order.index(args["before"]) if args.get("before") else len(self.queue)
        self.queue.insert(place, moved)
        await self.broadcast(order=self._pairs(before) or None)

    async def _undo(self, _args: dict[str, Any]) -> m.Undone:
        return m.Undone(undone="clear_queue", entries=tuple(self.queue))

    async def _guests(self, _args: dict[str, Any]) -> m.GuestList:
        return m.GuestList(guests=self.guests)

    async def _set_profile(self, args: dict[str, Any]) -> None:
        self.source = args.get("source", self.source)
        shown = {name: value for name, value in args.items() if name != "source"}
        if "sign" in shown:
            shown["sign"] = m.Sign(shown["sign"]) if shown["sign"] else None
        self.me = replace(self.me or ME, **shown)
        await self.send_me()

    async def _seek(self, args: dict[str, Any]) -> None:
        at = self.player.position_at + timedelta(milliseconds=1)
        await self.set_player(position_s=args["position_s"], position_at=at)

    async def _close(self, args: dict[str, Any]) -> m.Closed:
        await self.set_party(open=False)
        return m.Closed(recap=await self._recap(args))

    async def _recap(self, _args: dict[str, Any]) -> m.Recap:
        others = (make_entry(f"top-{at}", LIBRARY[at], score=3 - at) for at in (1, 2))
        top = (self.player.entry, *others) if self.player.entry else ()
        return m.Recap(
            since=START - timedelta(hours=2),
            songs=12,
            guests=31,
            votes=99,
            top=top,
            winners=(
                m.GuestHits(guest=BO, songs=3, score=14),
                m.GuestHits(guest=ME, songs=1, score=5),
            ),
            timeline=tuple(
                m.RecapSlot(at=START - timedelta(minutes=15 * (8 - at)), songs=songs, votes=votes)
                for at, (songs, votes) in enumerate(
                    ((1, 3), (2, 8), (1, 5), (0, 0), (2, 21), (3, 30), (2, 25), (1, 7))
                )
            ),
            own=(make_entry("played", LIBRARY[4], score=5, requested_by=ME),),
        )

    async def _vote(self, name: str, value: Literal[-1, 0, 1]) -> m.Voted:
        entries = {entry.id: entry for entry in self.queue}
        playing = self.player.entry
        if playing is not None:
            entries[playing.id] = playing
        if name not in entries:
            raise RefusedError(refusal("gone", "song_left"))
        entry, before = entries[name], self.votes.get(name, 0)
        self.votes[name] = value
        up = entry.up - (before == 1) + (value == 1)
        down = entry.down - (before == -1) + (value == -1)
        numbers: dict[str, Any] = {"score": entry.score - before + value, "up": up, "down": down}
        if playing is not None and name == playing.id:
            await self.set_player(entry=replace(playing, **numbers))
        else:
            await self.set_entry(name, **numbers)
        return m.Voted(entry=name, value=value, **numbers)

    async def _enqueue(self, args: dict[str, Any]) -> m.Enqueued:
        query = args.get("query", "").casefold()
        found = [
            song
            for song in self.library
            if song.uri == args.get("uri") or (query and query in song.title.casefold())
        ]
        if not found:
            raise RefusedError(refusal("not_found", "nothing_found"))
        for at, entry in enumerate(self.queue, start=1):
            if entry.song == found[0]:
                return m.Enqueued(entry=replace(entry, position=at), duplicate=True)
        entry = make_entry(f"entry-{self.revision}", found[0], requested_by=self.me)
        self.votes[entry.id] = 1
        await self.add(entry)
        await self.send_me()
        placed = replace(entry, position=len(self.queue), eta_s=180.0 * len(self.queue))
        return m.Enqueued(entry=placed, duplicate=False)

    async def set_lights(self, args: dict[str, Any]) -> None:
        changes = {key: value for key, value in args.items() if key != "device"}
        if "color" in changes:
            changes["color"] = m.Color(**changes["color"])
        self.lights = replace(
            self.lights,
            devices=tuple(
                replace(light, **changes) if args.get("device") in {None, light.id} else light
                for light in self.lights.devices
            ),
        )
        await self.broadcast(lights=self.lights)


@web.middleware
async def _with_security_policy(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    response = await handler(request)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = POLICY
    return response


def make_fault(code: str) -> m.PlayerFault:
    return m.PlayerFault(code=code, params={}, message=f"[untranslated {code}]", since=START)


def make_light(name: str, **changes: Changes) -> m.Light:
    return replace(
        m.Light(
            id=name.casefold(),
            name=name,
            kind="ddp",
            pixels=60,
            effects=("disabled", "fixed", "rainbow", "rave", "spectrum"),
            available=True,
            state=m.Power.ON,
            brightness=180,
            color=m.Color(r=211, g=20, b=95),
            effect="rave",
        ),
        **changes,
    )


def make_server(*, now: datetime = START, songs: int = 5) -> FakeWebServer:
    """Return a server with a party under way and songs requested by Anna, Bo and the guest."""
    requesters = (ANNA, BO, ME, ANNA, BO, None)
    queue = [
        make_entry(
            f"entry-{song.uri}",
            song,
            requested_by=requesters[at % len(requesters)],
            origin=m.Origin.GUEST if requesters[at % len(requesters)] else m.Origin.AUTOPLAY,
            score=score,
            up=score,
            why=m.PlaceReason.TURN,
            turn=1 + at // 2,
        )
        for at, (song, score) in enumerate(zip(LIBRARY[1:], (5, 4, 3, 2, 1, 1, 1), strict=True))
    ][:songs]
    return FakeWebServer(
        player=m.Player(
            state=m.PlayerState.PLAYING,
            error=None,
            entry=make_entry("entry-now", LIBRARY[0], score=4, up=4, position=0, eta_s=0.0),
            epoch=7,
            position_s=61.0,
            position_at=now,
            now=now,
            duration_s=LIBRARY[0].duration_s,
            volume=0.8,
            muted=False,
            shuffle=False,
            repeat=m.Repeat.OFF,
            autoplay=True,
            output="pulse",
            outputs=(),
        ),
        party=m.Party(
            open=True,
            mode=m.Mode.UPVOTES_ONLY,
            order=m.Order.FAIR,
            join=m.Join.OPEN,
            guests_active=12,
            guests_total=31,
            people_to_party=3,
            partying=True,
            join_code_expires_at=None,
            closes_at=None,
        ),
        lights=m.Lights(
            online=True,
            fps=60.0,
            source="pulse",
            speed=1.0,
            latency_ms=40.0,
            devices=(
                make_light("Bar"),
                make_light("Dance floor", effect="spectrum", pixels=300, state=m.Power.OFF),
            ),
        ),
        queue=queue,
        votes={f"entry-{LIBRARY[1].uri}": 1},
    )


def cover(number: int) -> str:
    hue = number * 67 % 360
    other = (hue + 80) % 360
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<rect width="200" height="200" fill="hsl({hue} 60% 30%)"/>'
        f'<circle cx="{60 + number * 9}" cy="80" r="70" fill="hsl({other} 75% 58%)"/>'
        f'<path d="M0 {120 + number * 4} 200 90V200H0z" fill="hsl({hue} 70% 45%)"/></svg>'
    )


_CODE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25" shape-rendering="crispEdges">'
    + "".join(
        f'<path d="M{x} {y}h1v1h-1z"/>'
        for x in range(25)
        for y in range(25)
        if (x * 7 + y * 13 + x * y) % 3 == 0
    )
    + "</svg>"
)


def make_folder(title: str, path: str, kind: m.BrowseKind = m.BrowseKind.FOLDER) -> m.BrowseItem:
    return m.BrowseItem(
        kind=kind, path=path, title=title, subtitle=None, artwork_url=None, hit=None
    )


def make_guest(name: str, **changes: Changes) -> m.GuestRow:
    return replace(
        m.GuestRow(
            id=f"guest-{name.casefold()}",
            name=name,
            color="#ffb28c",
            role=m.Role.GUEST,
            joined_at=START,
            active=True,
            banned=False,
            muted_until=None,
        ),
        **changes,
    )
