"""A stand-in for Home Assistant's Supervisor: the HTTP API of its source, with faults on demand.

    python tests/supervisor/stand_in.py --host 172.30.32.2 --port 80 --control 127.0.0.1:8990

The API listens at the address of the Supervisor; the control endpoint changes its answers while it
runs:

    PUT /mqtt      {"host": "core-mosquitto", "port": 1883, "username": "u", "password": "p"}, null
    PUT /app       {"network": {"8080/tcp": 8123}}    any fields of the app, merged
    PUT /host      {"hostname": "homeassistant", "interfaces": [...]}
    PUT /fault     {"kind": "hang", "path": "^/services"} or {"kind": null}
    GET /requests  all requests to the API: [{"method", "path", "status", "at_s"}]
    GET /discovery the discovery messages of apps

Kinds of faults: `bad_gateway` (502 with HTML), `hang` (no answer), `slow` (after `delay_s`),
`refused` (403, an unknown token), `unauthorized` (401), `malformed` (cut JSON),
`nonsense` (JSON of another shape), `huge` (an endless body), `reset` (cut connection),
`starting` (400, "System is not ready") and `absent` (the port is closed).
"""

import argparse
import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self
from uuid import uuid4

from aiohttp import web

type Json = Any
type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

TOKEN: Final = "0123456789abcdef" * 7
VERSION: Final = "2026.11.1"

# supervisor/api/middleware/security.py: paths for every app, whatever its permissions ...
_BYPASS: Final = re.compile(
    r"^(?:|/addons/self/(?!security|update)[^/]+|/addons/self/options/config|/info|/services.*"
    r"|/discovery.*|/auth)$"
)
# ... those for apps with `hassio_api` and the default role, and those for everyone.
_DEFAULT_ROLE: Final = re.compile(r"^(?:|/.+/info)$")
_OPEN: Final = re.compile(r"^(?:|/supervisor/ping|/core/api/.*|/ingress/[-_A-Za-z0-9]+/.*)$")

_HUGE_CHUNK: Final = b" " * 65_536
_HUGE_CHUNKS: Final = 4_096


def an_app(**changes: Json) -> dict[str, Json]:
    """Return the app as `/addons/self/info` shows it, with the fields that are used."""
    return {
        "name": "Raveberry",
        "slug": "local_raveberry",
        "hostname": "local-raveberry",
        "dns": ["local-raveberry.local.hass.io"],
        "version": "0.1.0",
        "version_latest": "0.1.0",
        "state": "started",
        "options": {},
        "network": {"8080/tcp": 8080, "1883/tcp": None},
        "network_description": None,
        "host_network": False,
        "ip_address": "172.30.33.5",
        "hassio_api": True,
        "hassio_role": "default",
        "homeassistant_api": False,
        "auth_api": False,
        "audio": True,
        "audio_input": None,
        "audio_output": None,
        "services": ["mqtt:want"],
        "discovery": ["raveberry"],
        "ingress": True,
        "ingress_entry": "/api/hassio_ingress/stand-in-token",
        "ingress_url": "/api/hassio_ingress/stand-in-token/",
        "ingress_port": 8099,
        "ingress_panel": True,
        "watchdog": True,
        "protected": True,
        "rating": 8,
        **changes,
    }


def an_interface(address: str = "192.168.1.20/24", **changes: Json) -> dict[str, Json]:
    """Return one interface as `/network/info` shows it."""
    return {
        "interface": "end0",
        "type": "ethernet",
        "enabled": True,
        "connected": True,
        "primary": True,
        "mac": "DC:A6:32:00:00:01",
        "ipv4": {
            "method": "auto",
            "address": [address],
            "nameservers": ["192.168.1.1"],
            "gateway": "192.168.1.1",
            "route_metric": None,
            "ready": True,
        },
        "ipv6": {
            "method": "auto",
            "addr_gen_mode": "default",
            "ip6_privacy": "default",
            "address": ["fe80::dea6:32ff:fe00:1/64"],
            "nameservers": [],
            "gateway": None,
            "route_metric": None,
            "ready": True,
        },
        "wifi": None,
        "vlan": None,
        "mdns": "announce",
        "llmnr": "announce",
        **changes,
    }


@dataclass(kw_only=True)
class Fault:
    """A fault in every answer whose path matches."""

    kind: str
    path: str = ""
    delay_s: float = 0.0


@dataclass(kw_only=True)
class SupervisorStandIn:
    """One Supervisor with one app; attributes may be changed while it runs."""

    host: str = "127.0.0.1"
    port: int = 0
    token: str = TOKEN
    app: dict[str, Json] = field(default_factory=an_app)
    hostname: str = "homeassistant"
    interfaces: list[Json] = field(default_factory=lambda: [an_interface()])
    # : The answer of `/services/mqtt`: host, port, username, password, ssl, protocol, addon.
    mqtt: dict[str, Json] | None = None
    fault: Fault | None = None
    requests: list[dict[str, Json]] = field(default_factory=list)
    discovery: dict[str, dict[str, Json]] = field(default_factory=dict)
    _whole: asyncio.Event = field(default_factory=asyncio.Event)
    _runner: web.AppRunner | None = None
    _site: web.TCPSite | None = None

    async def start(self) -> Self:
        """Start listening."""
        app = web.Application(middlewares=[self._record, self._break, self._check_token])
        app.add_routes(
            [
                web.get("/supervisor/ping", self._ping),
                web.get("/info", self._info),
                web.get("/network/info", self._network),
                web.get("/addons/self/info", self._app_info),
                web.get("/addons/{slug}/info", self._app_info),
                web.get("/audio/info", self._audio),
                web.get("/supervisor/info", self._empty),
                web.get("/services", self._services),
                web.get("/services/{service}", self._service),
                web.get("/discovery", self._core_only),
                web.post("/discovery", self._discover),
                web.get("/discovery/{uuid}", self._core_only),
                web.delete("/discovery/{uuid}", self._forget),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen()
        return self

    async def stop(self) -> None:
        """Close all connections and stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = self._site = None

    async def break_with(self, fault: Fault | None) -> None:
        """Answer with this fault from now on, or normally."""
        self.fault = fault
        self._whole.set()
        if fault is not None:
            self._whole.clear()
        if fault is not None and fault.kind == "absent":
            if self._site is not None:
                await self._site.stop()
                self._site = None
        elif self._site is None:
            await self._listen()

    async def __aenter__(self) -> Self:
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def _listen(self) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, self.host, self.port, reuse_address=True)
        await self._site.start()
        self.port = self._runner.addresses[-1][1]

    # --- around every request --------------------------------------------------------------------

    @web.middleware
    async def _record(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        at_s = round(asyncio.get_running_loop().time(), 3)
        seen = {"method": request.method, "path": request.path, "status": None, "at_s": at_s}
        self.requests.append(seen)
        try:
            response = await handler(request)
        except web.HTTPException as err:
            seen["status"] = err.status
            raise
        seen["status"] = response.status
        return response

    @web.middleware
    async def _break(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        fault = self.fault
        if fault is None or not re.search(fault.path, request.path):
            return await handler(request)
        match fault.kind:
            case "hang":
                await self._whole.wait()
                raise web.HTTPGatewayTimeout
            case "slow":
                await asyncio.sleep(fault.delay_s)
                return await handler(request)
            case "huge":
                return await _without_end(request)
            case "reset" | "absent":
                if request.transport is not None:
                    request.transport.abort()
                return web.Response()
            case kind:
                return _BROKEN[kind]()

    @web.middleware
    async def _check_token(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if _OPEN.match(request.path):
            return await handler(request)
        token = request.headers.get("X-Supervisor-Token") or request.headers.get("X-Hassio-Key")
        token = token or request.headers.get("Authorization", "").rsplit(" ", 1)[-1]
        if not token:
            raise web.HTTPUnauthorized
        if token != self.token:
            raise web.HTTPForbidden
        may_role = self.app["hassio_api"] and _DEFAULT_ROLE.match(request.path)
        if not (_BYPASS.match(request.path) or may_role):
            raise web.HTTPForbidden
        return await handler(request)

    # --- the API ---------------------------------------------------------------------------------

    async def _ping(self, _request: web.Request) -> web.Response:
        return _ok({})

    async def _empty(self, _request: web.Request) -> web.Response:
        return _ok({"version": VERSION, "healthy": True, "supported": True})

    async def _info(self, _request: web.Request) -> web.Response:
        return _ok(
            {
                "supervisor": VERSION,
                "homeassistant": "2026.11.0",
                "hassos": "17.2",
                "docker": "28.3.3",
                "hostname": self.hostname,
                "operating_system": "Home Assistant OS 17.2",
                "features": ["reboot", "shutdown", "services", "network", "hostname", "timedate"],
                "machine": "raspberrypi5-64",
                "machine_id": "7a3f" * 8,
                "arch": "aarch64",
                "state": "running",
                "supported_arch": ["aarch64"],
                "supported": True,
                "channel": "stable",
                "logging": "info",
                "timezone": "Europe/Berlin",
            }
        )

    async def _network(self, _request: web.Request) -> web.Response:
        docker = {
            "interface": "hassio",
            "address": "172.30.32.0/23",
            "gateway": "172.30.32.1",
            "dns": "172.30.32.3",
        }
        internet = {"host_internet": True, "supervisor_internet": True}
        return _ok({"interfaces": self.interfaces, "docker": docker, **internet})

    async def _app_info(self, request: web.Request) -> web.Response:
        slug = request.match_info.get("slug", "self")
        if slug not in ("self", self.app["slug"]):
            return _error(f"App {slug} does not exist")
        return _ok(self.app)

    async def _audio(self, _request: web.Request) -> web.Response:
        none: list[Json] = []
        streams = {"input": none, "output": none, "application": none, "card": none}
        return _ok({"version": VERSION, "audio": streams, "host": "172.30.32.4"})

    async def _services(self, _request: web.Request) -> web.Response:
        providers = [self.mqtt.get("addon", "core_mosquitto")] if self.mqtt else []
        mqtt = {"slug": "mqtt", "available": self.mqtt is not None, "providers": providers}
        mysql: dict[str, Json] = {"slug": "mysql", "available": False, "providers": []}
        return _ok({"services": [mqtt, mysql]})

    async def _service(self, request: web.Request) -> web.Response:
        service = request.match_info["service"]
        if service not in ("mqtt", "mysql"):
            return _error("Service does not exist", status=404)
        if not any(wanted.partition(":")[0] == service for wanted in self.app["services"]):
            return _error(f"No access to {service} service!", status=403)
        if service != "mqtt" or self.mqtt is None:
            return _error("Service not enabled")
        defaults = {"ssl": False, "protocol": "3.1.1", "addon": "core_mosquitto"}
        return _ok({**defaults, **self.mqtt})

    async def _core_only(self, _request: web.Request) -> web.Response:
        raise web.HTTPUnauthorized

    async def _discover(self, request: web.Request) -> web.Response:
        try:
            body = await request.json()
        except ValueError:
            return _error("Invalid json")
        match body:
            case {"service": str(service), "config": dict(config)} if len(body) == 2:
                pass
            case _:
                return _error("required key not provided @ data['service']. Got None")
        if service not in self.app["discovery"]:
            message = "Apps must list services they provide via discovery in their config!"
            return _error(message, status=403)
        known = (name for name, left in self.discovery.items() if left["service"] == service)
        uuid = next(known, None) or uuid4().hex
        self.discovery[uuid] = {
            "addon": self.app["slug"],
            "service": service,
            "uuid": uuid,
            "config": config,
        }
        return _ok({"uuid": uuid})

    async def _forget(self, request: web.Request) -> web.Response:
        if self.discovery.pop(request.match_info["uuid"], None) is None:
            return _error("Discovery message not found", status=404)
        return _ok({})


class Control:
    """The endpoint by which a test in another process changes the stand-in."""

    def __init__(self, stand_in: SupervisorStandIn) -> None:
        self._stand_in = stand_in

    def app(self) -> web.Application:
        """Return the routes."""
        app = web.Application()
        app.add_routes(
            [
                web.put("/mqtt", self._set_mqtt),
                web.put("/app", self._set_app),
                web.put("/host", self._set_host),
                web.put("/fault", self._set_fault),
                web.get("/requests", self._requests),
                web.get("/discovery", self._discovery),
            ]
        )
        return app

    async def _set_mqtt(self, request: web.Request) -> web.Response:
        self._stand_in.mqtt = await request.json()
        return web.json_response({})

    async def _set_app(self, request: web.Request) -> web.Response:
        self._stand_in.app |= await request.json()
        return web.json_response({})

    async def _set_host(self, request: web.Request) -> web.Response:
        facts = await request.json()
        self._stand_in.hostname = facts.get("hostname", self._stand_in.hostname)
        self._stand_in.interfaces = facts.get("interfaces", self._stand_in.interfaces)
        return web.json_response({})

    async def _set_fault(self, request: web.Request) -> web.Response:
        facts = await request.json()
        await self._stand_in.break_with(Fault(**facts) if facts.get("kind") else None)
        return web.json_response({})

    async def _requests(self, _request: web.Request) -> web.Response:
        return web.json_response(self._stand_in.requests)

    async def _discovery(self, _request: web.Request) -> web.Response:
        return web.json_response(list(self._stand_in.discovery.values()))


_JSON: Final = "application/json"


def _ok(data: Json) -> web.Response:
    return web.json_response({"result": "ok", "data": data})


def _error(message: str, *, status: int = 400) -> web.Response:
    return web.json_response({"result": "error", "message": message}, status=status)


_BROKEN: Final[dict[str, Callable[[], web.Response]]] = {
    "bad_gateway": lambda: web.Response(
        status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html"
    ),
    "refused": lambda: web.Response(status=403, text="403: Forbidden"),
    "unauthorized": lambda: web.Response(status=401, text="401: Unauthorized"),
    "malformed": lambda: web.Response(text='{"result": "ok", "data": {"ho', content_type=_JSON),
    "nonsense": lambda: web.Response(text='["ok", {"data": 7}]', content_type=_JSON),
    "starting": lambda: _error("System is not ready with state: initialize"),
}
"""The answers of faults that consist of one fixed answer."""


async def _without_end(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": _JSON})
    await response.prepare(request)
    for _ in range(_HUGE_CHUNKS):
        await response.write(_HUGE_CHUNK)
    return response


async def _serve(chosen: argparse.Namespace) -> None:
    stand_in = SupervisorStandIn(host=chosen.host, port=chosen.port, token=chosen.token)
    if chosen.app:
        stand_in.app = an_app(**json.loads(chosen.app.read_text()))
    if chosen.mqtt:
        stand_in.mqtt = json.loads(chosen.mqtt)
    control_host, _, control_port = chosen.control.rpartition(":")
    runner = web.AppRunner(Control(stand_in).app(), shutdown_timeout=0.1)
    async with stand_in:
        await runner.setup()
        await web.TCPSite(runner, control_host, int(control_port)).start()
        at = {"port": stand_in.port, "control": runner.addresses[0][1], "token": stand_in.token}
        sys.stdout.write(json.dumps(at) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Serve until interrupted; the first line of output is the address."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: any that is free")
    parser.add_argument("--control", default="127.0.0.1:0", metavar="HOST:PORT")
    parser.add_argument("--token", default=TOKEN, help="what the app has to send")
    parser.add_argument("--app", type=Path, metavar="FILE", help="JSON: fields of the app")
    parser.add_argument("--mqtt", metavar="JSON", help="what /services/mqtt holds at first")
    try:
        asyncio.run(_serve(parser.parse_args()))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
