"""Patience of Chromium's expectations, as other parts of the tests run beside these."""

from playwright.sync_api import expect

expect.set_options(timeout=30_000)
