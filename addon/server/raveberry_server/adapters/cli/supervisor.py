"""What the add-on learns from Home Assistant's Supervisor."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Final

from raveberry_server.domain.errors import RaveberryError

SUPERVISOR: Final = "supervisor"
"""The host by which every add-on reaches the Supervisor."""

_GUEST_PORT: Final = "8080/tcp"
"""The guests' port as the add-on's config.yaml names it."""

_TIMEOUT_S: Final = 10.0


class SupervisorError(RaveberryError):
    """The Supervisor does not answer as it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor:
    """The Supervisor's API, as far as a start needs it."""

    token: str
    host: str = SUPERVISOR
    port: int = 80

    def broker(self) -> Mapping[str, str]:
        """Home Assistant's MQTT broker as our variables, empty when it has none.

        Raises:
            SupervisorError: no answer, or none that makes sense.
        """
        match self._get("/services/mqtt"):
            case {"data": {"host": str(host), "port": int(port), **rest}}:
                return {
                    "RAVEBERRY_MQTT_HOST": host,
                    "RAVEBERRY_MQTT_PORT": str(port),
                    "RAVEBERRY_MQTT_USERNAME": str(rest.get("username") or ""),
                    "RAVEBERRY_MQTT_PASSWORD": str(rest.get("password") or ""),
                    "RAVEBERRY_MQTT_TLS": "true" if rest.get("ssl") else "false",
                }
            case {"result": "error"}:
                return {}
            case {"data": {**facts}}:
                # Their values may be secret.
                names = ", ".join(map(str, facts))
                raise SupervisorError(
                    f"The Supervisor's answer names no broker by host and port: it has {names}"
                )
            case _:
                raise SupervisorError("The Supervisor's answer names no broker")

    def guest_page(self) -> Mapping[str, str]:
        """The guests' page by this machine's name in the network, empty when it is not open.

        Raises:
            SupervisorError: no answer.
        """
        match self._get("/info"), self._get("/addons/self/info"):
            case {"data": {"hostname": str(name)}}, {"data": {"network": {**ports}}}:
                port = ports.get(_GUEST_PORT)
                return {"RAVEBERRY_GUEST_URL": f"http://{name}.local:{port}"} if port else {}
            case _:
                return {}

    def _get(self, path: str) -> object:
        connection = HTTPConnection(self.host, self.port, timeout=_TIMEOUT_S)
        try:
            connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
            answer: object = json.loads(connection.getresponse().read())
        except (OSError, HTTPException, ValueError) as err:
            raise SupervisorError(f"The Supervisor does not answer: {err}") from err
        finally:
            connection.close()
        return answer
