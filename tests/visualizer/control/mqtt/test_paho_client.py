"""paho is imported without an HTTP client, and others can import that afterwards."""

import subprocess
import sys

PROGRAM = """
import sys
from raveberry_visualizer.control.mqtt.paho_client import Client
print("urllib.request" in sys.modules, "http.client" in sys.modules)
import urllib.request
print(urllib.request.Request("http://example.org").host)
"""


def test_paho_does_not_load_an_http_client() -> None:
    done = subprocess.run(  # noqa: S603 - the program above
        [sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["False", "False", "example.org"]
