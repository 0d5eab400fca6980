"""paho is imported without modules that it does not need, and others can import them afterwards."""

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from raveberry_visualizer.control.mqtt.paho_client import Client, use_tls
from paho.mqtt.enums import CallbackAPIVersion
print(*sorted({"urllib.request", "http.client", "hashlib", "ssl"} & sys.modules.keys()))
"""
PROXIES = "import urllib.request\nprint(urllib.request.Request('http://example.org').host)"
HASHES = "import hashlib\nprint(len(hashlib.sha256().digest()))"
TLS = """
client = Client(CallbackAPIVersion.VERSION2)
use_tls(client, ca=None)
print(type(client._ssl_context).__module__, client._ssl)
"""


@pytest.mark.parametrize(
    ("afterwards", "printed"),
    [(PROXIES, "example.org"), (HASHES, "32"), (TLS, "ssl True")],
    ids=["proxies", "hashes", "TLS"],
)
def test_paho_loads_no_module_that_only_others_need(afterwards: str, printed: str) -> None:
    done = subprocess.run(  # noqa: S603 - the program above
        [sys.executable, "-c", PROGRAM + afterwards], capture_output=True, check=True, text=True
    )
    assert done.stdout.splitlines() == ["", printed]
