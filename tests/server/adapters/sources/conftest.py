"""Shared fixtures of the source tests."""

from tests.fakes.sounds import sounds

__all__ = ["sounds"]
