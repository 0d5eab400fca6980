"""Shared fixtures of the source tests."""

from tests.fakes.player.sound_files import sounds

__all__ = ["sounds"]
