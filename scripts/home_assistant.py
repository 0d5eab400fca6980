"""Set up and start a real Home Assistant that shows a party: onboarded, with MQTT and a dashboard.

Its configuration is the folder `home-assistant` of the run folder; its log is beside the others. It
runs in the background until `--stop`. `scripts/home-assistant` runs this in `.venv-ha`.
"""

import argparse
import asyncio
import json
import os
import secrets
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, Self

import aiohttp

ROOT: Final = Path(__file__).resolve().parents[1]
INTEGRATION: Final = ROOT / "custom_components" / "raveberry"
DASHBOARD: Final = "raveberry-party"
USERNAME: Final = "host"
START_PATIENCE_S: Final = 180.0
DISCOVERY_PATIENCE_S: Final = 60.0
STOP_PATIENCE_S: Final = 15.0

CONFIGURATION: Final = """\
homeassistant:
  name: Raveberry
  unit_system: metric
  time_zone: UTC
  language: en
  internal_url: http://127.0.0.1:{port}
http:
  server_host: 127.0.0.1
  server_port: {port}
frontend:
media_source:
repairs:
automation: !include automations.yaml
conversation:
tts:
  - platform: demo
template:
  - triggers:
      - trigger: time_pattern
        seconds: "/2"
    conditions: "{{{{ {players} | count > 0 }}}}"
    actions:
      - action: raveberry.get_queue
        target:
          entity_id: "{{{{ {players} }}}}"
        response_variable: queues
    sensor:
      - name: Waiting songs
        state: "{{{{ queues.values() | map(attribute='length') | sum }}}}"
        attributes:
          entries: "{{{{ (queues.values() | first).entries }}}}"
logger:
  default: info
"""

PLAYERS: Final = "integration_entities('raveberry') | select('match', 'media_player') | list"
"""Template of the players of all parties."""

ONBOARDED: Final = {
    "version": 4,
    "minor_version": 1,
    "key": "onboarding",
    # All steps but the user, as the others would look up devices and services on the internet.
    "data": {"done": ["core_config", "integration", "analytics"]},
}


class HomeAssistantError(Exception):
    """Failure or unexpected answer of Home Assistant; the message names the cause or a log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """Address and credentials of the party's MQTT broker."""

    host: str
    port: int
    username: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Credentials of a Home Assistant, and the broker that it was set up with."""

    url: str
    username: str
    password: str
    refresh_token: str
    broker: Broker

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return the stored login of a configuration folder, None before the first set-up."""
        file = folder / "login.json"
        if not file.exists():
            return None
        raw = json.loads(file.read_text())
        return cls(**(raw | {"broker": Broker(**raw["broker"])}))

    def write(self, folder: Path) -> None:
        """Store it, readable by the owner only."""
        file = folder / "login.json"
        file.touch(mode=0o600)
        file.write_text(json.dumps(asdict(self), indent=2) + "\n")

    @property
    def client_id(self) -> str:
        """OAuth client id of Home Assistant's own web page."""
        return f"{self.url}/"


class HomeAssistant:
    """The HTTP and WebSocket API of a Home Assistant, for one user."""

    def __init__(self, *, session: aiohttp.ClientSession, url: str, token: str) -> None:
        """Initialize the client of one user with an access token."""
        self._session = session
        self._url = url
        self._token = token

    async def http(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        """Return the JSON response to a request.

        Raises:
            HomeAssistantError: the status is 400 or above.
        """
        headers = {"Authorization": f"Bearer {self._token}"}
        async with self._session.request(
            method, f"{self._url}{path}", json=body, headers=headers
        ) as answer:
            if answer.status >= HTTPStatus.BAD_REQUEST:
                raise HomeAssistantError(f"{method} {path}: {answer.status} {await answer.text()}")
            return await answer.json()

    async def ask(self, kind: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """Return the result of a WebSocket command.

        Raises:
            HomeAssistantError: the token or the command is rejected.
        """
        async with self._session.ws_connect(f"{self._url}/api/websocket") as socket:
            await socket.receive_json()
            await socket.send_json({"type": "auth", "access_token": self._token})
            greeting = await socket.receive_json()
            if greeting["type"] != "auth_ok":
                raise HomeAssistantError(f"no entry: {greeting}")
            await socket.send_json({"id": 1, "type": kind, **arguments})
            answer = await socket.receive_json()
            if not answer["success"]:
                raise HomeAssistantError(f"{kind}: {answer['error']}")
            return answer["result"]

    async def act(self, action: str, entity_id: str, **data: object) -> Any:  # noqa: ANN401 - JSON
        """Call an action on an entity through the WebSocket."""
        domain, _, service = action.partition(".")
        return await self.ask(
            "call_service",
            domain=domain,
            service=service,
            service_data=data,
            target={"entity_id": entity_id},
        )

    async def states(self) -> dict[str, dict[str, Any]]:
        """Return all states by entity id."""
        return {state["entity_id"]: state for state in await self.ask("get_states")}

    async def flows(self) -> list[dict[str, Any]]:
        """Return our discovery flows that wait for confirmation."""
        progress = await self.ask("config_entries/flow/progress")
        return [flow for flow in progress if flow["handler"] == "raveberry"]

    async def entries(self) -> list[dict[str, Any]]:
        """Return our config entries."""
        entries: list[dict[str, Any]] = await self.ask("config_entries/get", domain="raveberry")
        return entries

    async def entities(self) -> list[dict[str, Any]]:
        """Return our entries of the entity registry."""
        registry = await self.ask("config/entity_registry/list")
        return [entity for entity in registry if entity["platform"] == "raveberry"]

    async def configure(self, handler: str, answers: Mapping[str, object]) -> None:
        """Set up an integration whose config flow has at most one form.

        Answers that the form has no field for are left out, as forms of versions differ.
        """
        flow = await self.http("POST", "/api/config/config_entries/flow", {"handler": handler})
        if flow["type"] == "create_entry":
            return
        fields = {field["name"] for field in flow["data_schema"]}
        given = {name: answer for name, answer in answers.items() if name in fields}
        await self.finish(flow["flow_id"], given)

    async def finish(self, flow_id: str, answers: Mapping[str, object]) -> None:
        """Submit the last form of a flow.

        Raises:
            HomeAssistantError: the flow creates no config entry.
        """
        done = await self.http("POST", f"/api/config/config_entries/flow/{flow_id}", answers)
        if done["type"] != "create_entry":
            raise HomeAssistantError(f"the flow did not end with an entry: {done}")


async def tokens_of(login: Login) -> dict[str, object]:
    """Return the tokens that Home Assistant's frontend stores in the browser after a login."""
    async with aiohttp.ClientSession() as session:
        tokens = await _tokens(
            session, login.url, grant_type="refresh_token", refresh_token=login.refresh_token
        )
    return {
        **tokens,
        "refresh_token": login.refresh_token,
        "hassUrl": login.url,
        "clientId": login.client_id,
        "expires": (time.time_ns() // 10**9 + int(tokens["expires_in"])) * 1000,
    }


@asynccontextmanager
async def logged_in(login: Login) -> AsyncIterator[HomeAssistant]:
    """Provide the API as the user of that login."""
    async with aiohttp.ClientSession() as session:
        tokens = await _tokens(
            session, login.url, grant_type="refresh_token", refresh_token=login.refresh_token
        )
        yield HomeAssistant(session=session, url=login.url, token=tokens["access_token"])


async def _tokens(session: aiohttp.ClientSession, url: str, **form: str) -> dict[str, Any]:
    async with session.post(f"{url}/auth/token", data={"client_id": f"{url}/", **form}) as answer:
        tokens: dict[str, Any] = await answer.json()
        if answer.status != HTTPStatus.OK:
            raise HomeAssistantError(f"no token: {tokens}")
        return tokens


# --- the process ---------------------------------------------------------------------------------


def _lay_out(folder: Path, port: int, components: Sequence[Path]) -> None:
    """Write the configuration and the integrations; keep Home Assistant's own storage."""
    storage = folder / ".storage"
    storage.mkdir(parents=True, exist_ok=True)
    (folder / "configuration.yaml").write_text(CONFIGURATION.format(port=port, players=PLAYERS))
    (folder / "automations.yaml").touch()
    onboarding = storage / "onboarding"
    if not onboarding.exists():
        onboarding.write_text(json.dumps(ONBOARDED))
    # Copied, as Home Assistant writes bytecode beside the modules that it loads.
    for component in (INTEGRATION, *components):
        copy = folder / "custom_components" / component.name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(component, copy, ignore=shutil.ignore_patterns("__pycache__"))


def _start(folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start Home Assistant in a session of its own and return its process."""
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "homeassistant", "--config", str(folder), "--skip-pip"]
    with (log.parent / "stderr").open("wb") as errors:
        process = subprocess.Popen(  # noqa: S603 - Home Assistant
            [*command, "--log-file", str(log)],
            # In a folder with custom components of its own, Home Assistant would take those.
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
    (folder / "pid").write_text(f"{process.pid}\n")
    return process


def _running(folder: Path) -> int | None:
    """Return the process id of the Home Assistant of a folder, None unless it runs."""
    try:
        pid = int((folder / "pid").read_text())
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    return pid if os.fsencode(folder) in arguments else None


def stop(folder: Path) -> None:
    """Stop the Home Assistant of a folder, if it runs; then its port is free.

    The command line of a process is gone before its sockets are closed, so its end is awaited at a
    pidfd.

    Raises:
        HomeAssistantError: it cannot be ended.
    """
    pid = _running(folder)
    if pid is None:
        return
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        # Otherwise the id may have passed to another process before it was opened.
        if _running(folder) == pid:
            _end(process, pid)
    finally:
        os.close(process)


def _end(process: int, pid: int) -> None:
    """End a process, politely first."""
    ended = select.poll()
    ended.register(process, select.POLLIN)
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            signal.pidfd_send_signal(process, number)
        except ProcessLookupError:
            return
        if ended.poll(STOP_PATIENCE_S * 1000):
            return
    raise HomeAssistantError(f"Home Assistant, process {pid}, does not end")


async def _answering(
    session: aiohttp.ClientSession, url: str, process: subprocess.Popen[bytes], log: Path
) -> None:
    """Wait until the web server of a Home Assistant that was started here answers.

    Raises:
        HomeAssistantError: it has exited, or takes too long.
    """
    deadline_s = time.monotonic() + START_PATIENCE_S
    while time.monotonic() < deadline_s:
        try:
            async with session.get(f"{url}/manifest.json") as answer:
                if answer.status == HTTPStatus.OK:
                    return
        except aiohttp.ClientError:
            pass
        # Its command line in /proc is empty for a moment after the start.
        if process.poll() is not None:
            raise HomeAssistantError(
                f"Home Assistant has ended; see {log} and stderr beside it\n{_end_of(log)}"
            )
        await asyncio.sleep(0.1)
    raise HomeAssistantError(f"Home Assistant does not answer at {url}; see {log}\n{_end_of(log)}")


def _end_of(log: Path) -> str:
    """Return the last lines of a log and of the error output beside it."""
    files = (file for file in (log, log.parent / "stderr") if file.exists())
    return "\n".join(
        line for file in files for line in file.read_text(errors="replace").splitlines()[-10:]
    )


# --- the first start -----------------------------------------------------------------------------


async def _onboard(session: aiohttp.ClientSession, url: str, broker: Broker) -> Login:
    """Create the user of a new Home Assistant."""
    password = secrets.token_urlsafe(9)
    user = {
        "client_id": f"{url}/",
        "language": "en",
        "name": "Host",
        "username": USERNAME,
        "password": password,
    }
    async with session.post(f"{url}/api/onboarding/users", json=user) as answer:
        if answer.status != HTTPStatus.OK:
            raise HomeAssistantError(f"no user could be made: {await answer.text()}")
        code = (await answer.json())["auth_code"]
    tokens = await _tokens(session, url, grant_type="authorization_code", code=code)
    return Login(
        url=url,
        username=USERNAME,
        password=password,
        refresh_token=tokens["refresh_token"],
        broker=broker,
    )


async def _add_party(home: HomeAssistant, broker: Broker) -> None:
    """Set up MQTT and confirm the party discovered through it."""
    access = {"username": broker.username, "password": broker.password}
    given = {key: value for key, value in access.items() if value}
    # Versions since 2026.8 require this section of the form.
    section = {"other_settings": {"set_client_cert": False, "set_ca_cert": "off"}}
    address = {"broker": broker.host, "port": broker.port}
    await home.configure("mqtt", {**address, **given, **section})
    deadline_s = time.monotonic() + DISCOVERY_PATIENCE_S
    while not (flows := await home.flows()):
        if time.monotonic() > deadline_s:
            raise HomeAssistantError(
                f"no party has announced itself at {broker.host}:{broker.port}; start it first"
            )
        await asyncio.sleep(0.2)
    for flow in flows:
        await home.finish(flow["flow_id"], {})


async def _add_dashboard(home: HomeAssistant) -> None:
    """Create the dashboard of the party and make it the default."""
    await home.ask(
        "lovelace/dashboards/create",
        url_path=DASHBOARD,
        title="Party",
        icon="mdi:party-popper",
        mode="storage",
        show_in_sidebar=True,
        require_admin=False,
    )
    config = {"strategy": {"type": "custom:raveberry"}}
    await home.ask("lovelace/config/save", url_path=DASHBOARD, config=config)
    await home.ask("frontend/set_user_data", key="core", value={"default_panel": DASHBOARD})


# --- the program ---------------------------------------------------------------------------------


async def start(
    *, run_dir: Path, port: int, broker: Broker, components: Sequence[Path] = ()
) -> Login:
    """Start the Home Assistant of a run folder, and set it up on the first start.

    `components`: folders of other integrations that it has.

    Raises:
        HomeAssistantError: it does not start, or the party is not discovered.
    """
    folder, log = run_dir / "home-assistant", run_dir / "logs" / "home-assistant" / "current"
    url = f"http://127.0.0.1:{port}"
    stop(folder)
    login = Login.read(folder)
    if login is None or (login.url, login.broker) != (url, broker):
        # Incomplete, or for another party; a new one takes seconds.
        shutil.rmtree(folder, ignore_errors=True)
        login = None
    _lay_out(folder, port, components)
    process = _start(folder, log)
    async with aiohttp.ClientSession() as session:
        await _answering(session, url, process, log)
        if login is None:
            login = await _onboard(session, url, broker)
            async with logged_in(login) as home:
                await _add_party(home, broker)
                await _add_dashboard(home)
            login.write(folder)
    return login


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--run-dir", type=Path, default=ROOT / ".run", metavar="DIR")
    parser.add_argument("--port", type=int, default=8123, help="its port (8123)")
    parser.add_argument(
        "--component",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="another integration to install",
    )
    parser.add_argument("--stop", action="store_true", help="end it")
    chosen = parser.parse_args()
    chosen.run_dir = chosen.run_dir.expanduser().absolute()
    return chosen


def _broker(variables: Mapping[str, str]) -> Broker:
    """Return the broker from the environment variables that configure the party."""
    return Broker(
        host=variables.get("RAVEBERRY_MQTT_HOST") or "127.0.0.1",
        port=int(variables.get("RAVEBERRY_MQTT_PORT") or 1883),
        username=variables.get("RAVEBERRY_MQTT_USERNAME", ""),
        password=variables.get("RAVEBERRY_MQTT_PASSWORD", ""),
    )


def main() -> int:
    """Start it and print its address, or stop it; return the exit code."""
    chosen = _arguments()
    try:
        if chosen.stop:
            stop(chosen.run_dir / "home-assistant")
            return 0
        login = asyncio.run(
            start(
                run_dir=chosen.run_dir,
                port=chosen.port,
                broker=_broker(os.environ),
                components=chosen.component,
            )
        )
    except HomeAssistantError as err:
        stop(chosen.run_dir / "home-assistant")
        print(f"scripts/home-assistant: {err}", file=sys.stderr)
        return 1
    print(
        f"Home Assistant: {login.url}/{DASHBOARD}\n"
        f"  user {login.username}, password {login.password}",
        flush=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
