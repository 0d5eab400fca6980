"""The stand-in answers as the Supervisor does, and fails in every requested way."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.supervisor.stand_in import TOKEN, Fault, SupervisorStandIn

BROKER = {"host": "core-mosquitto", "port": 1883, "username": "addons", "password": "secret"}


@pytest.fixture
async def supervisor() -> AsyncIterator[SupervisorStandIn]:
    async with SupervisorStandIn() as stand_in:
        yield stand_in


@pytest.fixture
async def app(supervisor: SupervisorStandIn) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(
        f"http://127.0.0.1:{supervisor.port}",
        headers={"Authorization": f"Bearer {TOKEN}"},
        timeout=aiohttp.ClientTimeout(total=2),
    ) as session:
        yield session


async def answer(app: aiohttp.ClientSession, path: str) -> tuple[int, Any]:
    async with app.get(path) as response:
        return response.status, await response.json(content_type=None)


async def test_the_broker_is_refused_until_there_is_one(
    supervisor: SupervisorStandIn, app: aiohttp.ClientSession
) -> None:
    refused = {"result": "error", "message": "Service not enabled"}
    assert await answer(app, "/services/mqtt") == (400, refused)
    supervisor.mqtt = BROKER
    status, body = await answer(app, "/services/mqtt")
    assert status == 200
    extra = {"ssl": False, "protocol": "3.1.1", "addon": "core_mosquitto"}
    assert body == {"result": "ok", "data": {**BROKER, **extra}}


async def test_services_are_for_apps_that_ask_for_them_in_their_configuration(
    supervisor: SupervisorStandIn, app: aiohttp.ClientSession
) -> None:
    supervisor.app["services"] = []
    assert (await answer(app, "/services/mqtt"))[0] == 403
    assert (await answer(app, "/services/nothing"))[0] == 404


@pytest.mark.parametrize(
    ("path", "without_api", "with_api"),
    [
        ("/info", 200, 200),
        ("/addons/self/info", 200, 200),
        ("/services/mqtt", 400, 400),
        ("/network/info", 403, 200),
        ("/audio/info", 403, 200),
        ("/supervisor/ping", 200, 200),
        ("/discovery", 401, 401),
    ],
)
async def test_an_app_sees_what_its_permissions_allow(
    supervisor: SupervisorStandIn,
    app: aiohttp.ClientSession,
    path: str,
    without_api: int,
    with_api: int,
) -> None:
    for has_api, expected in ((False, without_api), (True, with_api)):
        supervisor.app["hassio_api"] = has_api
        async with app.get(path) as response:
            assert response.status == expected


@pytest.mark.parametrize(("headers", "status"), [({}, 401), ({"Authorization": "Bearer x"}, 403)])
async def test_a_token_is_needed_and_has_to_be_the_right_one(
    supervisor: SupervisorStandIn, headers: dict[str, str], status: int
) -> None:
    async with (
        aiohttp.ClientSession(headers=headers) as stranger,
        stranger.get(f"http://127.0.0.1:{supervisor.port}/info") as response,
    ):
        assert response.status == status


async def test_a_second_discovery_of_a_service_replaces_the_first_one(
    supervisor: SupervisorStandIn, app: aiohttp.ClientSession
) -> None:
    uuids = set()
    for node in ("a", "b"):
        body = {"service": "raveberry", "config": {"node": node}}
        async with app.post("/discovery", json=body) as response:
            uuids.add((await response.json())["data"]["uuid"])
    (uuid,) = uuids
    assert [left["config"] for left in supervisor.discovery.values()] == [{"node": "b"}]
    async with app.delete(f"/discovery/{uuid}") as response:
        assert response.status == 200
    assert not supervisor.discovery


@pytest.mark.parametrize(
    ("body", "status"),
    [({"service": "other", "config": {}}, 403), ({"service": "raveberry"}, 400), ([], 400)],
)
async def test_a_discovery_that_is_not_announced_or_not_whole_is_refused(
    app: aiohttp.ClientSession, body: object, status: int
) -> None:
    async with app.post("/discovery", json=body) as response:
        assert response.status == status


@pytest.mark.parametrize(
    ("kind", "status"),
    [("bad_gateway", 502), ("refused", 403), ("unauthorized", 401), ("starting", 400)],
)
async def test_a_fault_lasts_until_it_is_taken_back(
    supervisor: SupervisorStandIn, app: aiohttp.ClientSession, kind: str, status: int
) -> None:
    await supervisor.break_with(Fault(kind=kind, path="^/info$"))
    async with app.get("/info") as response:
        assert response.status == status
    assert (await answer(app, "/addons/self/info"))[0] == 200
    await supervisor.break_with(None)
    assert (await answer(app, "/info"))[0] == 200


@pytest.mark.parametrize("kind", ["hang", "reset", "absent", "malformed"])
async def test_a_fault_may_leave_no_answer_at_all(
    supervisor: SupervisorStandIn, app: aiohttp.ClientSession, kind: str
) -> None:
    await supervisor.break_with(Fault(kind=kind))
    with pytest.raises((TimeoutError, aiohttp.ClientError, ValueError)):
        await answer(app, "/info")
    await supervisor.break_with(None)
    assert (await answer(app, "/info"))[0] == 200


async def test_as_a_process_it_is_changed_by_its_control_listener(tmp_path: Path) -> None:
    fields = tmp_path / "app.json"
    fields.write_text(json.dumps({"network": {"8080/tcp": 8123}}))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(Path(__file__).with_name("stand_in.py"))),
        *("--token", "abc", "--app", str(fields)),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        at = json.loads(await process.stdout.readline())
        api, control = (f"http://127.0.0.1:{at[name]}" for name in ("port", "control"))
        async with aiohttp.ClientSession(headers={"Authorization": "Bearer abc"}) as app:
            async with app.get(f"{api}/addons/self/info") as response:
                assert (await response.json())["data"]["network"] == {"8080/tcp": 8123}
            await app.put(f"{control}/mqtt", json=BROKER)
            assert (await answer(app, f"{api}/services/mqtt"))[0] == 200
            await app.put(f"{control}/fault", json={"kind": "absent"})
            with pytest.raises(aiohttp.ClientConnectionError):
                await app.get(f"{api}/info")
            await app.put(f"{control}/fault", json={"kind": None})
            assert (await answer(app, f"{api}/info"))[0] == 200
            _, seen = await answer(app, f"{control}/requests")
        paths = [request["path"] for request in seen]
        assert paths[:2] == ["/addons/self/info", "/services/mqtt"]
        assert seen[-1] | {"at_s": 0} == {
            "method": "GET",
            "path": "/info",
            "status": 200,
            "at_s": 0,
        }
    finally:
        process.kill()
        await process.wait()
