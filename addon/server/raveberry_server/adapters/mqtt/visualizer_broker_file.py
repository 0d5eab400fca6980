"""File through which the visualizer follows the server to another broker."""

import json
import os
from pathlib import Path
from typing import Final

from raveberry_server.application.broker_selection import BrokerAddress

BROKER_FILE: Final = "broker.json"
"""File name in the runtime folder; read by raveberry_visualizer.control.mqtt.broker_file."""


def write_broker_file(runtime: Path, broker: BrokerAddress) -> None:
    """Replace the file atomically, readable by its owner only because it contains a password.

    Raises:
        OSError: it cannot be written.
    """
    facts = {
        "host": broker.host,
        "port": broker.port,
        "username": broker.username,
        "password": broker.password,
        "tls": broker.uses_tls,
        "ca": str(broker.ca) if broker.ca else None,
    }
    fresh = runtime / f".{BROKER_FILE}"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(json.dumps(facts))
    fresh.replace(runtime / BROKER_FILE)
