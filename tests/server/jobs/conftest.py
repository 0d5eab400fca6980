"""Shared fixtures of the job tests."""

from tests.fakes.sounds import sounds

__all__ = ["sounds"]
