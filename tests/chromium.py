"""The browser of the tests: Chromium without its own windows.

They would take half of the processor time of these tests.
"""

from typing import Final

CHROMIUM: Final = "/usr/bin/chromium-headless-shell"
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
